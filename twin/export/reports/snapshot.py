"""The plan around a finding as PNG, for programs that show no SVG."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import shapely
from PIL import Image, ImageDraw, ImageFont
from shapely.geometry.base import BaseGeometry

from twin.export.fonts import find_font
from twin.export.palette import USE_COLOURS, to_screen
from twin.export.reports.subjects import find_outline, find_place, find_storey
from twin.model.facility import ObstacleKind
from twin.model.finding import Finding
from twin.model.ids import StoreyId
from twin.model.terms import SPACE_USES
from twin.model.twin import Twin

SIZE_PX: Final = (720, 480)
SPAN_M: Final = 18.0
"""How much of the plan is seen from left to right, or more where what is meant is larger."""
FINER: Final = 2
"""Drawn so many times larger, then made smaller: without this, edges are steps."""
ROOM: Final = 1.3
WALL: Final = "#26323c"
BODY: Final = "#b9b6ae"
MARK: Final = "#c2185b"
TEXT_PX: Final = 15
RING_PX: Final = 16
MITRED: Final = frozenset({ObstacleKind.WALL, ObstacleKind.COLUMN})
LINE_PX: Final = 4


def draw_snapshot(twin: Twin, finding: Finding) -> bytes | None:
    """Return the plan around a finding, it in the middle; ``None`` where it has no place. Raises ``ExportError``."""
    at, storey = find_place(twin, finding), find_storey(twin, finding)
    if at is None or storey is None:
        return None
    outline = find_outline(twin, finding)
    window = _Window((at[0], at[1]), outline)
    picture = Image.new("RGB", (SIZE_PX[0] * FINER, SIZE_PX[1] * FINER), "white")
    pen = ImageDraw.Draw(picture)
    for shape, colour in _list_bodies(twin, storey, window.area):
        _fill(pen, window, shape, colour)
    if outline is not None:
        _trace(pen, window, outline)
    x, y = window.place(at[0], at[1])
    reach = RING_PX * FINER
    pen.ellipse((x - reach, y - reach, x + reach, y + reach), outline=MARK, width=LINE_PX * FINER)
    _name_spaces(pen, twin, storey, window)
    data = io.BytesIO()
    picture.resize(SIZE_PX, Image.Resampling.LANCZOS).quantize(64).save(data, "PNG", optimize=True)
    return data.getvalue()


class _Window:
    """The part of the plan that is drawn."""

    def __init__(self, middle: tuple[float, float], outline: BaseGeometry | None) -> None:
        low_x, low_y, high_x, high_y = (*middle, *middle) if outline is None else outline.bounds
        reach_x = ROOM * max(abs(low_x - middle[0]), abs(high_x - middle[0]))
        reach_y = ROOM * max(abs(low_y - middle[1]), abs(high_y - middle[1]))
        half_m = max(SPAN_M / 2.0, reach_x, reach_y * SIZE_PX[0] / SIZE_PX[1])
        self._scale = SIZE_PX[0] * FINER / (2.0 * half_m)
        tall_m = half_m * SIZE_PX[1] / SIZE_PX[0]
        self._left, self._top = middle[0] - half_m, middle[1] + tall_m
        self.area = shapely.box(middle[0] - half_m, middle[1] - tall_m, middle[0] + half_m, middle[1] + tall_m)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place of the plan frame is in the picture, px."""
        return (x - self._left) * self._scale, (self._top - y) * self._scale

    def list_points(self, coordinates: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Return many."""
        return [self.place(x, y) for x, y in coordinates]


def _list_bodies(twin: Twin, storey: StoreyId, area: BaseGeometry) -> Iterator[tuple[BaseGeometry, str]]:
    """Yield floors first, then what stands on them, then walls."""
    for space in twin.list_spaces(storey):
        if space.footprint is not None and space.footprint.intersects(area):
            red, green, blue = (round(255 * channel) for channel in to_screen(USE_COLOURS[space.use]))
            yield space.footprint & area, f"#{red:02x}{green:02x}{blue:02x}"
    bodies = [body for body in twin.obstacles.values() if body.storey == storey and body.kind is not ObstacleKind.VOID]
    for body in sorted(bodies, key=lambda each: (each.kind in MITRED, each.id)):
        if body.footprint.intersects(area):
            yield body.footprint & area, WALL if body.kind in MITRED else BODY


def _fill(pen: ImageDraw.ImageDraw, window: _Window, shape: BaseGeometry, colour: str) -> None:
    """Fill polygons; one with holes is cut into triangles, since the pen knows none."""
    for part in shapely.get_parts(shape):
        if part.geom_type != "Polygon":
            continue
        pieces = shapely.get_parts(shapely.constrained_delaunay_triangles(part)) if part.interiors else [part]
        for piece in pieces:
            pen.polygon(window.list_points(shapely.get_coordinates(piece.exterior).tolist()), fill=colour)


def _trace(pen: ImageDraw.ImageDraw, window: _Window, shape: BaseGeometry) -> None:
    for part in shapely.get_parts(shape):
        line = part.exterior if part.geom_type == "Polygon" else part
        points = window.list_points(shapely.get_coordinates(line).tolist())
        pen.line(points, fill=MARK, width=LINE_PX * FINER, joint="curve")


def _name_spaces(pen: ImageDraw.ImageDraw, twin: Twin, storey: StoreyId, window: _Window) -> None:
    font = _load_font()
    for space in twin.list_spaces(storey):
        seen = None if space.footprint is None else space.footprint & window.area
        if seen is None or seen.is_empty or not space.navigable:
            continue
        name = space.long_name or space.name or SPACE_USES[space.use]["zh-CN"]
        middle = seen.representative_point()
        x, y = window.place(middle.x, middle.y)
        if pen.textlength(name, font=font) < (seen.bounds[2] - seen.bounds[0]) * window.place(1.0, 0.0)[0] - (
            window.place(0.0, 0.0)[0] * (seen.bounds[2] - seen.bounds[0])
        ):
            pen.text((x, y), name, fill=WALL, font=font, anchor="mm")


@cache
def _load_font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(find_font(), TEXT_PX * FINER)
