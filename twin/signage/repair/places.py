"""Where new signs could hang: square to the way at and just behind a decision, and on the walls that one walks towards."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import shapely
from shapely import LineString, Point

from twin.model.continuity import Decision, DecisionKind
from twin.model.facility import ObstacleKind
from twin.model.ids import SpaceId, StoreyId
from twin.model.sign import Mounting
from twin.model.space import Space, SpaceUse
from twin.model.twin import Twin
from twin.signage.arrows import ASIDE_M
from twin.signage.bends import wrap
from twin.signage.hiding import list_plates
from twin.signage.repair.sizes import LETTERS_M, LINES_MAX, UNDERSIDE_M, WALL_UNDERSIDE_M, size_of

GOAL_CELL_M: Final = 1.0
"""Signs at goals are tried more closely than others."""
ROUND_RAD: Final = tuple(math.radians(each) for each in (0.0, 45.0, -45.0, 90.0, -90.0, 135.0, -135.0, 180.0))
FACINGS: Final = 8
"""Directions of hung signs that are told apart."""
BEFORE_WALL_M: Final = 0.03
DOOR_FREE_M: Final = 0.3
"""Signs keep away so far from doors."""
APART_M: Final = 0.6
"""Signs keep away so far from signs."""
CORNER_M: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """
    How closely places are looked for.

    ``ahead_m`` is how far behind a decision, as one comes to it, signs are
    tried, ``goal_ahead_m`` the same at a goal; ``aside_m`` how far beside
    that, ``beside_m`` from where beside the way walls are looked for;
    ``round_m`` how far from where people look round, ``goal_round_m`` the
    same at a goal: a sign that says "here" hangs within three metres of it.
    Signs that hang nearer to each other than a cell are tried once.
    """

    ahead_m: tuple[float, ...]
    goal_ahead_m: tuple[float, ...]
    aside_m: tuple[float, ...]
    beside_m: tuple[float, ...]
    round_m: tuple[float, ...]
    goal_round_m: tuple[float, ...]
    cell_m: float
    wall_cell_m: float
    letters_m: tuple[float, ...]


FIRST: Final = Search(
    ahead_m=(1.0, 2.8),
    goal_ahead_m=(0.5, 1.8),
    aside_m=(0.0,),
    beside_m=(0.0, 1.0, -1.0, 1.8, -1.8),
    round_m=(3.5,),
    goal_round_m=(2.2,),
    cell_m=2.0,
    wall_cell_m=1.5,
    letters_m=LETTERS_M[:2],
)
CLOSER: Final = Search(
    ahead_m=(-1.5, -0.5, 0.5, 1.0, 1.8, 2.8),
    goal_ahead_m=(-1.5, -0.5, 0.5, 1.2, 1.8, 2.5),
    aside_m=(0.0, 0.8, -0.8, 1.6, -1.6),
    beside_m=(0.0, 0.5, -0.5, 1.0, -1.0, 1.8, -1.8, 2.8, -2.8),
    round_m=(1.5, 2.5, 3.5, 5.0, 6.5),
    goal_round_m=(0.8, 1.5, 2.2),
    cell_m=1.0,
    wall_cell_m=0.5,
    letters_m=LETTERS_M[1:],
)
SEARCHES: Final = (FIRST, CLOSER, CLOSER, CLOSER)
"""Where places far apart leave something unsaid, nearer ones are tried, and smaller signs; new signs may hide each other."""
CLEAR_M: Final = 2.5
"""New signs that hang under a ceiling keep about so far from each other."""


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
        if self.mounting is Mounting.HANGING:
            return f"{self.storey}/hanging/{round(self.x_m / CLEAR_M)},{round(self.y_m / CLEAR_M)}"
        return f"{self.storey}/{self.mounting.value}/{self.x_m:.2f},{self.y_m:.2f}"


class Rooms:
    """What signs could be fixed to on a storey: ceilings of known height, walls."""

    def __init__(self, twin: Twin, storey: StoreyId) -> None:
        self.storey = storey
        self.spaces = [
            space
            for space in twin.list_spaces(storey)
            if space.footprint is not None and space.navigable and space.use is not SpaceUse.OUTDOOR
        ]
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


def list_places(rooms: Rooms, decisions: Sequence[Decision], search: Search = FIRST) -> tuple[Place, ...]:
    """Return where signs could answer decisions of a storey, each place once, in the order of keys."""
    found = {
        place.key: place
        for decision in decisions
        for letters_m in search.letters_m
        for place in (
            *_list_round(rooms, decision, search, letters_m),
            *_list_ahead(rooms, decision, search, letters_m),
        )
        if place is not None
    }
    return tuple(found[key] for key in sorted(found))


def _list_round(rooms: Rooms, decision: Decision, search: Search, letters_m: float) -> Iterator[Place | None]:
    """Yield what is round somebody who looks round."""
    if decision.sections[0].heading_rad is not None:
        return
    x, y, z_m = decision.at
    for turn_rad in ROUND_RAD:
        way_rad = decision.onward_rad + turn_rad
        yield rooms.fix(x, y, z_m, way_rad, cell_m=search.wall_cell_m, letters_m=letters_m)
        for far_m in search.goal_round_m if decision.kind is DecisionKind.ARRIVE else search.round_m:
            spot = (x + far_m * math.cos(way_rad), y + far_m * math.sin(way_rad))
            yield rooms.hang(*spot, z_m, way_rad + math.pi, cell_m=_cell_of(decision, search), letters_m=letters_m)


def _list_ahead(rooms: Rooms, decision: Decision, search: Search, letters_m: float) -> Iterator[Place | None]:
    """Yield what is before somebody who walks; who looks round at the end still comes from somewhere."""
    x, y, z_m = decision.at
    walked = next((section for section in decision.sections if section.heading_rad is not None), None)
    if walked is None or walked.heading_rad is None:
        return
    heading_rad = walked.heading_rad
    ahead, aside = _turn(heading_rad), _turn(heading_rad + math.pi / 2.0)
    aheads_m = search.goal_ahead_m if decision.kind is DecisionKind.ARRIVE else search.ahead_m
    for far_m, off_m in product(aheads_m, search.aside_m):
        spot = (x + far_m * ahead[0] + off_m * aside[0], y + far_m * ahead[1] + off_m * aside[1])
        yield rooms.hang(*spot, z_m, heading_rad + math.pi, cell_m=_cell_of(decision, search), letters_m=letters_m)
    back_x, back_y = walked.centre
    for off_m in search.beside_m:
        start = (back_x + off_m * aside[0], back_y + off_m * aside[1])
        yield rooms.fix(*start, z_m, heading_rad, cell_m=search.wall_cell_m, letters_m=letters_m)


def _cell_of(decision: Decision, search: Search) -> float:
    return min(GOAL_CELL_M, search.cell_m) if decision.kind is DecisionKind.ARRIVE else search.cell_m


def _turn(direction_rad: float) -> tuple[float, float]:
    return math.cos(direction_rad), math.sin(direction_rad)
