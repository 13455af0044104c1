"""Arrows point as the viewer in front of the face sees them."""

import math

import pytest

from twin.export.artwork.arrows import draw_arrow
from twin.model.sign import Arrow

H = math.sqrt(0.5)
POINTING = {  # on the page: x right, y down
    Arrow.AHEAD: (0.0, -1.0),
    Arrow.UP: (0.0, -1.0),
    Arrow.LEFT: (-1.0, 0.0),
    Arrow.RIGHT: (1.0, 0.0),
    Arrow.DOWN: (0.0, 1.0),
    Arrow.BACK: (0.0, 1.0),
    Arrow.AHEAD_LEFT: (-H, -H),
    Arrow.AHEAD_RIGHT: (H, -H),
}


@pytest.mark.parametrize("arrow", [arrow for arrow in Arrow if arrow is not Arrow.NONE])
def test_the_tip_lies_where_the_arrow_says(arrow: Arrow) -> None:
    outline = draw_arrow(arrow)
    assert outline is not None
    points = [(values[0] - 50, values[1] - 50) for _, values in outline if values]
    u, v = POINTING[arrow]

    tip = max(points, key=lambda point: point[0] * u + point[1] * v)

    assert tip[0] * u + tip[1] * v > 40  # far out in its direction
    assert abs(tip[0] * v - tip[1] * u) < 1e-9  # on its axis
    behind = [abs(x * v - y * u) for x, y in points if x * u + y * v < -40]
    assert max(behind) < 10  # the shaft is slim: the wide end is the head
    assert all(math.hypot(x, y) < 50 * math.sqrt(2) for x, y in points)


def test_no_arrow_is_no_outline() -> None:
    assert draw_arrow(Arrow.NONE) is None
