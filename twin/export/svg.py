"""Parts of a picture as SVG: words, shapes, and the plan of a storey to draw on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from twin.export.palette import USE_COLOURS, to_screen
from twin.model.facility import ObstacleKind
from twin.model.ids import StoreyId
from twin.model.twin import Twin

PANEL_PX: Final = 620
"""How wide a plan is."""
MARGIN_PX: Final = 48
TITLE_PX: Final = 34
SOLID: Final = frozenset({ObstacleKind.WALL, ObstacleKind.COLUMN})
INK: Final = "#26323c"
FONT: Final = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei',sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of a storey in a picture: ``parts`` are its floors and walls, in metres under ``transform``."""

    name: str
    parts: tuple[str, ...]
    transform: str
    scale: float
    """Pixels in a metre."""
    left: float
    top: float
    height: float

    def draw(self, parts: Iterable[str]) -> str:
        """Return the plan with something on it, in metres of the plan frame."""
        title = draw_text(self.left, self.top + 16, self.name, size=15)
        return "\n".join([title, f'<g transform="{self.transform}">', *self.parts, *parts, "</g>"])


def lay_plan(twin: Twin, storey: StoreyId, more: Iterable[NDArray[np.float64]], left: float, top: float) -> Plan:
    """Return a storey's plan, ``PANEL_PX`` wide, with room for *more* points (n, 2)."""
    spaces = [space for space in twin.list_spaces(storey) if space.footprint is not None and space.navigable]
    walls = [body.footprint for body in twin.obstacles.values() if body.storey == storey and body.kind in SOLID]
    corners = np.concatenate([shapely.get_coordinates([space.footprint for space in spaces]), *more])
    (low_x, low_y), (high_x, high_y) = corners.min(axis=0), corners.max(axis=0)
    scale = (PANEL_PX - 20) / max(high_x - low_x, 1.0)
    height = (high_y - low_y) * scale + 30
    place = (
        f"translate({left:.1f} {top + height:.1f}) scale({scale:.4f} {-scale:.4f}) translate({-low_x:.3f} {-low_y:.3f})"
    )
    floors = []
    for space in spaces:
        red, green, blue = (round(255 * channel) for channel in to_screen(USE_COLOURS[space.use]))
        floors.append(draw_shape(space.footprint, f'fill="rgb({red},{green},{blue})"'))
    parts = (*floors, *(draw_shape(wall, f'fill="{INK}"') for wall in walls))
    return Plan(
        name=twin.storeys[storey].name, parts=parts, transform=place, scale=scale, left=left, top=top, height=height
    )


def draw_picture(parts: Iterable[str], width: float, height: float) -> bytes:
    """Return a whole picture on white."""
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    body = "\n".join(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">'
    return f'{head}\n<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n'.encode()


def draw_shape(shape: BaseGeometry | None, style: str) -> str:
    """Return the path of polygons; holes by the even-odd rule."""
    return f'<path d="{"".join(_list_rings(shape))}" {style} fill-rule="evenodd"/>'


def _list_rings(shape: BaseGeometry | None) -> Iterator[str]:
    for polygon in shapely.get_parts(shape):
        if polygon.geom_type == "Polygon":
            for ring in (polygon.exterior, *polygon.interiors):
                yield "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in shapely.get_coordinates(ring)) + "Z"


def draw_text(x: float, y: float, words: str, *, size: int, colour: str = INK) -> str:
    """Return words at a point, px."""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}">{escape(words)}</text>'
