"""
A storey as SVG that many pictures share: its plan, and the same seen from above and aside.

Both are in metres, y down as SVG has it; a picture of one place is a window on them.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

import shapely
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from twin.export.palette import USE_COLOURS, to_screen
from twin.export.reports.subjects import floor_of
from twin.export.svg import INK, SOLID, draw_shape
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import StoreyId
from twin.model.space import Space
from twin.model.terms import SPACE_USES
from twin.model.twin import Twin

TURN_RAD: Final = math.radians(-30.0)
RISE_RAD: Final = math.radians(50.0)
"""How the slanted view turns the plan, and how steeply it looks down."""
CUT_M: Final = 1.1
"""Walls are cut off so high, so that one sees into the rooms."""
PIECE_M: Final = 3.0
"""Long walls are painted in pieces, so that what stands before them comes after them."""
FLOOR: Final = "#f4f2ec"
SIDE: Final = "#8d97a0"
TOP: Final = "#4a565f"
BODY_SIDE: Final = "#cfc9bd"
BODY_TOP: Final = "#e4dfd5"
NAME_M: Final = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Slant:
    """The slanted view of one storey."""

    floor_z_m: float

    def place(self, x: float, y: float, z_m: float) -> tuple[float, float]:
        """Return where a point is in the picture, metres, y down."""
        aside = x * math.cos(TURN_RAD) - y * math.sin(TURN_RAD)
        deep = x * math.sin(TURN_RAD) + y * math.cos(TURN_RAD)
        return aside, -(deep * math.sin(RISE_RAD) + (z_m - self.floor_z_m) * math.cos(RISE_RAD))

    def lay(self, shape: BaseGeometry, z_m: float) -> BaseGeometry:
        """Return a shape of the plan at a height, as the picture shows it."""
        cos, sin, rise = math.cos(TURN_RAD), math.sin(TURN_RAD), math.sin(RISE_RAD)
        lift = -(z_m - self.floor_z_m) * math.cos(RISE_RAD)
        return affine_transform(shape, [cos, -sin, -sin * rise, -cos * rise, 0.0, lift])


def turn_down(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape of the plan with y down."""
    return affine_transform(shape, [1.0, 0.0, 0.0, -1.0, 0.0, 0.0])


def draw_plan(twin: Twin, storey: StoreyId) -> str:
    """Return the parts of a storey's plan: floors, what stands on them, walls, names."""
    parts = [draw_shape(turn_down(floor), f'fill="{colour}"') for floor, colour, _ in _list_floors(twin, storey)]
    parts += [
        draw_shape(turn_down(body.footprint), f'fill="{INK if body.kind in SOLID else BODY_SIDE}"')
        for body in _list_bodies(twin, storey)
    ]
    parts += [_write_name(space) for _, _, space in _list_floors(twin, storey)]
    return "\n".join(parts)


def draw_slant(twin: Twin, storey: StoreyId) -> str:
    """Return the same from above and aside, walls cut at ``CUT_M``."""
    view = Slant(floor_z_m=floor_of(twin, storey))
    parts = [
        draw_shape(view.lay(floor, view.floor_z_m), f'fill="{colour}"')
        for floor, colour, _ in _list_floors(twin, storey)
    ]
    faces = [face for body in _list_bodies(twin, storey) for face in _list_faces(body, view)]
    faces.sort(key=lambda face: (-face[0], face[1]))
    return "\n".join([*parts, *(part for _, part in faces)])


def _list_floors(twin: Twin, storey: StoreyId) -> Iterator[tuple[BaseGeometry, str, Space]]:
    for space in twin.list_spaces(storey):
        if space.footprint is not None and space.navigable:
            red, green, blue = (round(255 * channel) for channel in to_screen(USE_COLOURS[space.use]))
            yield shapely.simplify(space.footprint, 0.005), f"#{red:02x}{green:02x}{blue:02x}", space


def _list_bodies(twin: Twin, storey: StoreyId) -> list[Obstacle]:
    """Return what stands on a storey, walls last."""
    bodies = [body for body in twin.obstacles.values() if body.storey == storey and body.kind is not ObstacleKind.VOID]
    return sorted(bodies, key=lambda body: (body.kind in SOLID, body.id))


def _list_faces(body: Obstacle, view: Slant) -> Iterator[tuple[float, str]]:
    """Yield the sides of a body that are seen and its top, each with how far back it is."""
    low, high = max(body.bottom_z_m, view.floor_z_m), min(body.top_z_m, view.floor_z_m + CUT_M)
    if high <= low:
        return
    side, top = (SIDE, TOP) if body.kind in SOLID else (BODY_SIDE, BODY_TOP)
    outline = shapely.simplify(body.footprint, 0.005)
    for part in shapely.get_parts(outline):
        ring = shapely.segmentize(shapely.orient_polygons(part).exterior, PIECE_M)
        corners = shapely.get_coordinates(ring).tolist()
        for (x0, y0), (x1, y1) in itertools.pairwise(corners):
            # The outer side lies right of an edge; it is seen if it looks at the eye, which is at the front.
            if (y1 - y0) * math.sin(TURN_RAD) - (x1 - x0) * math.cos(TURN_RAD) < 0.0:
                quad = [
                    view.place(x0, y0, low),
                    view.place(x1, y1, low),
                    view.place(x1, y1, high),
                    view.place(x0, y0, high),
                ]
                yield _deep((x0 + x1) / 2.0, (y0 + y1) / 2.0), draw_shape(shapely.Polygon(quad), f'fill="{side}"')
    middle = outline.representative_point()
    yield _deep(middle.x, middle.y), draw_shape(view.lay(outline, high), f'fill="{top}"')


def _deep(x: float, y: float) -> float:
    return x * math.sin(TURN_RAD) + y * math.cos(TURN_RAD)


def _write_name(space: Space) -> str:
    name = space.long_name or space.name or SPACE_USES[space.use]["zh-CN"]
    footprint = space.footprint
    if footprint is None or footprint.bounds[2] - footprint.bounds[0] < NAME_M * len(name):
        return ""
    middle = footprint.representative_point()
    style = f'font-size="{NAME_M}" text-anchor="middle" fill="{INK}"'
    return f'<text x="{middle.x:.2f}" y="{-middle.y:.2f}" {style}>{escape(name)}</text>'
