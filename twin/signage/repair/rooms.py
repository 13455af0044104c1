"""What new signs can be fixed to on a storey, and where there is room for them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import shapely
from shapely import LineString, Point

from twin.model.continuity import Point2
from twin.model.facility import ObstacleKind
from twin.model.ids import SpaceId, StoreyId
from twin.model.sign import Mounting
from twin.model.space import Space, SpaceUse
from twin.model.twin import Twin
from twin.signage.arrows import ASIDE_M
from twin.signage.bends import wrap
from twin.signage.hiding import list_plates
from twin.signage.repair.sizes import LINES_MAX, UNDERSIDE_M, WALL_UNDERSIDE_M, size_of

FACINGS: Final = 8
"""Directions of hung signs that are told apart."""
BEFORE_WALL_M: Final = 0.03
DOOR_FREE_M: Final = 0.3
"""Signs keep away so far from doors."""
APART_M: Final = 0.6
"""Signs keep away so far from signs."""
CORNER_M: Final = 0.05
CLEAR: Final = 20.0
"""New signs that hang or stand free keep about so far from each other, in letter heights: a little more than they are wide."""
STANDING_M: Final = 1.2
"""Lower edge of signs on posts."""
WAY_M: Final = 1.2
"""Posts keep so far from where people walk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sign could be, how it is fixed, and the height of the floor under it."""

    storey: StoreyId
    space: SpaceId
    mounting: Mounting
    x_m: float
    y_m: float
    floor_z_m: float
    underside_m: float
    facing_rad: float
    letters_m: float

    @property
    def key(self) -> str:
        """What tells places apart."""
        facing_deg, letters_mm = math.degrees(self.facing_rad), 1000.0 * self.letters_m
        return f"{self.storey}/{self.mounting.value}/{self.x_m:.2f},{self.y_m:.2f}/{facing_deg:.0f}/{letters_mm:.0f}"

    @property
    def spot(self) -> str:
        """What only one sign can be at, whichever way it looks."""
        if self.mounting is not Mounting.WALL:
            cell_m = CLEAR * self.letters_m
            return f"{self.storey}/free/{cell_m:.2f}/{round(self.x_m / cell_m)},{round(self.y_m / cell_m)}"
        return f"{self.storey}/{self.mounting.value}/{self.x_m:.2f},{self.y_m:.2f}"


class Rooms:
    """What signs could be fixed to on a storey: ceilings of known height, walls, open ground; *ways* are kept free."""

    def __init__(self, twin: Twin, storey: StoreyId, ways: Iterable[Sequence[Point2]] = ()) -> None:
        self.storey = storey
        self.ways = shapely.STRtree([LineString(way) for way in ways if len(way) > 1])
        self.spaces = [
            space
            for space in twin.list_spaces(storey)
            if space.footprint is not None and space.navigable and space.use is not SpaceUse.OUTDOOR
        ]
        self.outdoors = [
            space
            for space in twin.list_spaces(storey)
            if space.footprint is not None and space.navigable and space.use is SpaceUse.OUTDOOR
        ]
        self.ground = shapely.union_all([space.footprint for space in self.outdoors])
        shapely.prepare(self.ground)
        bodies = [body.footprint for body in twin.obstacles.values() if body.storey == storey]
        self.bodies = shapely.union_all(bodies)
        shapely.prepare(self.bodies)
        walls = [
            body.footprint
            for body in twin.obstacles.values()
            if body.storey == storey and body.kind in {ObstacleKind.WALL, ObstacleKind.COLUMN}
        ]
        self.walls = shapely.union_all(walls)
        shapely.prepare(self.walls)
        doors = [portal.line for portal in twin.portals.values() if portal.storey == storey]
        self.doors = shapely.union_all(doors)
        shapely.prepare(self.doors)
        hanging = [sign for sign in twin.signs.values() if sign.storey == storey]
        self.signs = shapely.union_all([plate for sign in hanging for plate, _, _ in list_plates(sign)])
        shapely.prepare(self.signs)
        # Spaces that are open to each other are one room under one ceiling.
        self.free = shapely.union_all([space.footprint for space in self.spaces]).buffer(0.02)
        shapely.prepare(self.free)

    def find_space(self, x: float, y: float) -> Space | None:
        """Return the space over a place, ``None`` outdoors and in walls."""
        at = Point(x, y)
        return next(
            (space for space in self.spaces if space.footprint is not None and space.footprint.covers(at)), None
        )

    def hang(
        self, x: float, y: float, z_m: float, facing_rad: float, *, cell_m: float, letters_m: float
    ) -> Place | None:
        """Return a place for a hung sign, ``None`` where there is no ceiling known, or no room."""
        cell_x, cell_y = (round(round(each / cell_m) * cell_m, 3) for each in (x, y))
        step_rad = 2.0 * math.pi / FACINGS
        # It has two sides.
        facing_rad = round(round(facing_rad / step_rad) % (FACINGS // 2) * step_rad, 6)
        space = self.find_space(cell_x, cell_y)
        width_m, height_m = size_of(int(LINES_MAX.value), letters_m)
        if space is None or space.height_m is None or space.height_m < UNDERSIDE_M.value + height_m:
            return None
        aside = (-math.sin(facing_rad) * width_m / 2.0, math.cos(facing_rad) * width_m / 2.0)
        panel = LineString([(cell_x - aside[0], cell_y - aside[1]), (cell_x + aside[0], cell_y + aside[1])])
        if not self.free.covers(panel) or self.walls.intersects(panel) or self._is_taken(panel):
            return None
        return Place(
            storey=self.storey,
            space=space.id,
            mounting=Mounting.HANGING,
            x_m=cell_x,
            y_m=cell_y,
            floor_z_m=z_m if space.floor_z_m is None else space.floor_z_m,
            underside_m=UNDERSIDE_M.value,
            facing_rad=facing_rad,
            letters_m=letters_m,
        )

    def stand(
        self, x: float, y: float, z_m: float, facing_rad: float, *, cell_m: float, letters_m: float
    ) -> Place | None:
        """Return a place for a sign on a post in the open, ``None`` indoors or where something is in its way."""
        cell_x, cell_y = (round(round(each / cell_m) * cell_m, 3) for each in (x, y))
        step_rad = 2.0 * math.pi / FACINGS
        facing_rad = round(round(facing_rad / step_rad) % (FACINGS // 2) * step_rad, 6)
        at = Point(cell_x, cell_y)
        if self.ground.is_empty or not self.ground.covers(at):
            return None
        if self.ways.query(at, predicate="dwithin", distance=WAY_M).size:
            return None
        space = next(each for each in self.outdoors if each.footprint is not None and each.footprint.covers(at))
        width_m, _ = size_of(int(LINES_MAX.value), letters_m)
        aside = (-math.sin(facing_rad) * width_m / 2.0, math.cos(facing_rad) * width_m / 2.0)
        panel = LineString([(cell_x - aside[0], cell_y - aside[1]), (cell_x + aside[0], cell_y + aside[1])])
        if self.bodies.distance(panel) < APART_M or self._is_taken(panel):
            return None
        return Place(
            storey=self.storey,
            space=space.id,
            mounting=Mounting.STANDING,
            x_m=cell_x,
            y_m=cell_y,
            floor_z_m=z_m if space.floor_z_m is None else space.floor_z_m,
            underside_m=STANDING_M,
            facing_rad=facing_rad,
            letters_m=letters_m,
        )

    def fix(
        self, x: float, y: float, z_m: float, heading_rad: float, *, cell_m: float, letters_m: float
    ) -> Place | None:
        """Return the place on the first wall somebody walks towards, ``None`` where it is far, aslant or taken by a door."""
        ahead = (math.cos(heading_rad), math.sin(heading_rad))
        ray = LineString([(x, y), (x + ASIDE_M.value * ahead[0], y + ASIDE_M.value * ahead[1])])
        met = ray.intersection(self.walls)
        if met.is_empty:
            return None
        far_m = met.distance(Point(x, y))
        hit = (x + far_m * ahead[0], y + far_m * ahead[1])
        normal_rad = self._find_normal(hit, heading_rad)
        if normal_rad is None:
            return None
        width_m, _ = size_of(1, letters_m)
        at = tuple(round(each, 3) for each in self._snap(hit, normal_rad, cell_m))
        aside = (-math.sin(normal_rad) * width_m / 2.0, math.cos(normal_rad) * width_m / 2.0)
        panel = LineString([(at[0] - aside[0], at[1] - aside[1]), (at[0] + aside[0], at[1] + aside[1])])
        taken = self.doors.distance(panel) < DOOR_FREE_M or self.walls.intersects(panel) or self._is_taken(panel)
        space = self.find_space(at[0] + 0.1 * math.cos(normal_rad), at[1] + 0.1 * math.sin(normal_rad))
        # The wall has to go on behind the whole sign.
        backed = all(self.walls.distance(Point(end)) < 2 * BEFORE_WALL_M for end in panel.coords)
        if space is None or taken or not backed:
            return None
        return Place(
            storey=self.storey,
            space=space.id,
            mounting=Mounting.WALL,
            x_m=at[0],
            y_m=at[1],
            floor_z_m=z_m if space.floor_z_m is None else space.floor_z_m,
            underside_m=WALL_UNDERSIDE_M,
            facing_rad=round(normal_rad, 6),
            letters_m=letters_m,
        )

    def _is_taken(self, panel: LineString) -> bool:
        """Tell whether a sign hangs so near that a new one would touch or hide it."""
        return not self.signs.is_empty and bool(self.signs.distance(panel) < APART_M)

    def _find_normal(self, hit: tuple[float, float], heading_rad: float) -> float | None:
        """Return which way the wall at a place looks, ``None`` where one comes to it too much aslant."""
        boundary = self.walls.boundary
        near = boundary.intersection(Point(hit).buffer(CORNER_M))
        sides = [part for part in shapely.get_parts(near) if isinstance(part, LineString) and part.length > CORNER_M]
        if len(sides) != 1:
            return None
        (x0, y0), (x1, y1) = sides[0].coords[0], sides[0].coords[-1]
        along_rad = math.atan2(y1 - y0, x1 - x0)
        normals = (along_rad + math.pi / 2.0, along_rad - math.pi / 2.0)
        facing_rad = min(normals, key=lambda each: abs(wrap(each - heading_rad - math.pi)))
        aslant_rad = abs(wrap(facing_rad - heading_rad - math.pi))
        return wrap(facing_rad) if aslant_rad <= math.radians(45.0) else None

    @staticmethod
    def _snap(hit: tuple[float, float], normal_rad: float, cell_m: float) -> tuple[float, float]:
        """Return the place just before a wall, moved along it to the next of a row of places."""
        along = (-math.sin(normal_rad), math.cos(normal_rad))
        at_m = hit[0] * along[0] + hit[1] * along[1]
        moved_m = round(at_m / cell_m) * cell_m - at_m
        return (
            hit[0] + moved_m * along[0] + BEFORE_WALL_M * math.cos(normal_rad),
            hit[1] + moved_m * along[1] + BEFORE_WALL_M * math.sin(normal_rad),
        )
