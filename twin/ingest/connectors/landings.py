"""
Where one steps on or off: a point on the free floor in front of a stair's, ramp's or escalator's end.

Metres, plan frame.
"""

import math
from dataclasses import dataclass
from typing import Final

import shapely
from shapely import Point, Polygon

from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, floor_m, offset
from twin.model.ids import OUTSIDE
from twin.model.passage import Landing, Point2
from twin.model.space import Space

STAND_OFF_M: Final = (0.5, 0.4, 0.6, 0.3, 0.8, 1.1, 1.5)
"""How far before an end one is looked for, the best place first."""
TURNS_RAD: Final = (0.0, *(sign * math.radians(turn) for turn in (30, 60, 90) for sign in (1.0, -1.0)))
"""How far off the direction of the end, where straight on is no floor: a flight that ends at a wall."""
CLEAR_M: Final = 0.2
"""Nothing stands this near to the point."""
KNEE_M: Final = 0.1
OVERHEAD_M: Final = 1.9
LEVEL_M: Final = 0.35
"""A floor this near in height to an end is the one that it reaches: one riser and some screed."""
DEPTH_M: Final = 1.5
"""A wheelchair turns on this much floor before an end (GB 55019-2021, turning circle)."""
SLIVER_M2: Final = 0.01
"""Nobody stands on less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An end of a connector: the middle of its edge, the direction away from it, its height and, if known, its width."""

    edge: Point2
    away: Point2
    z_m: float
    width_m: float | None = None


def find_landing(around: Surroundings, storeys: Storeys, end: End) -> Landing:
    """Return where one stands before an end; without a floor there, the nearest place with the space left open."""
    for turn in TURNS_RAD:
        away = _turned(end.away, turn)
        for distance_m in STAND_OFF_M:
            x, y = offset(end.edge, away, distance_m)
            space = find_level_space(around, x, y, end.z_m)
            if space is not None and _is_clear(around, x, y, floor_m(space)):
                floor = clear_floor(around, space, end)
                return Landing(storey=space.storey, space=space.id, at=(x, y, floor_m(space)), area=floor)
    x, y = offset(end.edge, end.away, STAND_OFF_M[0])
    outdoors = around.is_outdoors(x, y, end.z_m)
    return Landing(
        storey=storeys.at_height(end.z_m), space=OUTSIDE if outdoors else None, at=(x, y, end.z_m), area=None
    )


def clear_floor(around: Surroundings, space: Space, end: End) -> Polygon | None:
    """Return the free floor of a space straight before an end, as wide as that; ``None`` if unknown."""
    if end.width_m is None or space.footprint is None:
        return None
    right = offset(end.edge, (end.away[1], -end.away[0]), end.width_m / 2)
    left = offset(end.edge, (-end.away[1], end.away[0]), end.width_m / 2)
    wanted = Polygon([right, offset(right, end.away, DEPTH_M), offset(left, end.away, DEPTH_M), left])
    floor = wanted.intersection(space.footprint)
    z = floor_m(space)
    free = floor.difference(around.parting_bodies(wanted, z + KNEE_M, z + OVERHEAD_M)) if not floor.is_empty else floor
    parts = [part for part in shapely.get_parts(free) if isinstance(part, Polygon) and part.area > SLIVER_M2]
    return shapely.normalize(max(parts, key=lambda part: part.area)) if parts else None


def find_level_space(around: Surroundings, x: float, y: float, z: float) -> Space | None:
    """Return the space one can walk in at a point whose floor is level with *z*."""
    space = around.find_space(x, y, z + KNEE_M)
    level = space is not None and space.navigable and abs(floor_m(space) - z) <= LEVEL_M
    return space if level else None


def _is_clear(around: Surroundings, x: float, y: float, z: float) -> bool:
    place = Point(x, y).buffer(CLEAR_M)
    return not bool(around.parting_bodies(place, z + KNEE_M, z + OVERHEAD_M).intersects(place))


def _turned(direction: Point2, turn_rad: float) -> Point2:
    cos, sin = math.cos(turn_rad), math.sin(turn_rad)
    return (direction[0] * cos - direction[1] * sin, direction[0] * sin + direction[1] * cos)


def unit(dx: float, dy: float) -> Point2:
    """Return a vector's direction with length one; east for none."""
    length = math.hypot(dx, dy)
    return (1.0, 0.0) if length == 0.0 else (dx / length, dy / length)
