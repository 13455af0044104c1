"""
Where one steps on or off: a point on the free floor in front of a stair's, ramp's or escalator's end.

Metres, plan frame.
"""

import math
from dataclasses import dataclass
from typing import Final

from shapely import Point

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


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An end of a connector: the middle of its edge, the direction away from it, and its height."""

    edge: Point2
    away: Point2
    z_m: float


def find_landing(around: Surroundings, storeys: Storeys, end: End) -> Landing:
    """Return where one stands before an end; without a floor there, the nearest place with the space left open."""
    for turn in TURNS_RAD:
        away = _turned(end.away, turn)
        for distance_m in STAND_OFF_M:
            x, y = offset(end.edge, away, distance_m)
            space = find_level_space(around, x, y, end.z_m)
            if space is not None and _is_clear(around, x, y, floor_m(space)):
                return Landing(storey=space.storey, space=space.id, at=(x, y, floor_m(space)), area=None)
    x, y = offset(end.edge, end.away, STAND_OFF_M[0])
    outdoors = around.is_outdoors(x, y, end.z_m)
    return Landing(
        storey=storeys.at_height(end.z_m), space=OUTSIDE if outdoors else None, at=(x, y, end.z_m), area=None
    )


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
