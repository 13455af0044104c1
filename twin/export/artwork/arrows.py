"""Direction arrows, as the reader in front of the face sees them; on a grid of 100 by 100."""

import math
from typing import Final

from twin.export.artwork.outline import Outline, draw_polygon, move_outline
from twin.model.sign import Arrow

GRID: Final = 100.0
AHEAD: Final = draw_polygon(
    (50, 4), (92, 46), (92, 66), (58.5, 32.5), (58.5, 96), (41.5, 96), (41.5, 32.5), (8, 66), (8, 46)
)
"""One that points up the page: straight on. Heavy barbs cut parallel to the shaft stay legible from far off."""

TURNS_DEG: Final[dict[Arrow, float]] = {
    Arrow.AHEAD: 0,
    Arrow.UP: 0,
    Arrow.AHEAD_RIGHT: 45,
    Arrow.RIGHT: 90,
    Arrow.BACK: 180,
    Arrow.DOWN: 180,
    Arrow.LEFT: 270,
    Arrow.AHEAD_LEFT: 315,
}
"""Clockwise from up. Down stands for a level down and for what lies behind, as signs have no other for that."""

RIGHTWARD: Final = frozenset({Arrow.RIGHT, Arrow.AHEAD_RIGHT})
"""Those with their symbol on the left (GB/T 20501, known from a paraphrase); of all others it is on the right."""


def draw_arrow(arrow: Arrow) -> Outline | None:
    """Return an arrow, turned about the middle of its grid; ``None`` where there is none to draw."""
    turn_deg = TURNS_DEG.get(arrow)
    if turn_deg is None:
        return None
    c, s = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
    half = GRID / 2
    return move_outline(AHEAD, (c, s, -s, c, half - c * half + s * half, half - s * half - c * half))
