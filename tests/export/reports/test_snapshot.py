"""The plan around a finding as a picture."""

import io

from PIL import Image

from tests.export.reports.halls import draw_hall, gather
from twin.export.reports.snapshot import draw_snapshot


def _is_mark(colour: object) -> bool:
    """Whether a pixel has the mark's colour, as near as the palette comes."""
    red, green, blue = colour if isinstance(colour, tuple) else (0, 0, 0)
    return bool(abs(red - 194) + abs(green - 24) + abs(blue - 91) < 40)


def test_what_is_meant_is_in_the_middle() -> None:
    twin = draw_hall()
    data = draw_snapshot(twin, gather(twin).items[0].finding)
    assert data is not None
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    marked = [(x, y) for x in range(picture.width) for y in range(picture.height) if _is_mark(picture.getpixel((x, y)))]
    left, right = min(x for x, _ in marked), max(x for x, _ in marked)
    low, high = min(y for _, y in marked), max(y for _, y in marked)
    assert abs((left + right) / 2 - 360) <= 2
    assert abs((low + high) / 2 - 240) <= 2


def test_what_has_no_place_has_no_picture() -> None:
    twin = draw_hall()
    assert draw_snapshot(twin, gather(twin).items[2].finding) is None
