"""The public floor between doors, in the large: where one gets from door to door, and how wide the way is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import shapely
import shapely.ops
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from twin.model.ids import SpaceId
from twin.model.passage import ConnectorKind, Portal, VerticalConnector
from twin.model.rule import Spot
from twin.model.space import Space, SpaceUse
from twin.rules.case import Case, is_public
from twin.rules.ground import OPEN
from twin.rules.spots import spot_of_connector, spot_of_portal

NOT_WALKED: Final = frozenset({SpaceUse.STAIR, SpaceUse.PLANT, SpaceUse.OUTDOOR})
"""Spaces that passages for wheels do not lead through; the ground outside has no sides."""
LEVEL_M: Final = 0.02
REACH_M: Final = 0.01
"""The floor at a mouth begins this near: footprints end at walls, passages reach into both spaces."""
EXACT_M: Final = 1e-4
ARC: Final = 16
STEPS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mouth:
    """Where one comes onto the floor: a door, or the landing of an elevator or ramp."""

    spot: Spot
    shape: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hall:
    """Public floors that hang together without doors, at one height, and where one comes onto them."""

    spaces: tuple[Space, ...]
    floor: Polygon
    mouths: tuple[Mouth, ...]
    _parts: dict[float, tuple[BaseGeometry, ...]] = field(default_factory=dict)

    def list_parts(self, width_m: float) -> tuple[BaseGeometry, ...]:
        """Return the middle lines of ways so wide, those that hang together as one."""
        if width_m not in self._parts:
            narrowed = shapely.buffer(self.floor, -(width_m / 2 - EXACT_M), quad_segs=ARC)
            self._parts[width_m] = tuple(part for part in shapely.get_parts(narrowed) if not part.is_empty)
        return self._parts[width_m]

    def touching(self, mouth: Mouth, width_m: float) -> tuple[BaseGeometry, ...]:
        """Return those that come up to a mouth."""
        return tuple(part for part in self.list_parts(width_m) if _touches(part, mouth, width_m))

    def find_main(self, width_m: float) -> Mouth:
        """Return a mouth from which ways so wide lead to as many others as they do from any."""
        served = [[one for one in self.mouths if _touches(part, one, width_m)] for part in self.list_parts(width_m)]
        return max(served, key=len, default=[self.mouths[0]])[0] if any(served) else self.mouths[0]


@lru_cache(maxsize=1)  # two rules ask for the same halls, one after the other
def list_halls(case: Case) -> tuple[Hall, ...]:
    """Return the halls with two mouths or more, in the order of their storeys."""
    levels: dict[tuple[str, int], list[Space]] = defaultdict(list)
    for space in case.twin.spaces.values():
        if space.navigable and is_public(space) and not NOT_WALKED & set(space.uses.value):
            levels[space.storey, round((space.floor_z_m or 0.0) / LEVEL_M)].append(space)
    return tuple(hall for spaces in levels.values() for hall in _halls_of(case, spaces))


def width_between_m(hall: Hall, mouth: Mouth, asked_m: float) -> float:
    """Return how wide the widest way is from a hall's main mouth to another, up to *asked_m*."""
    main = hall.find_main(asked_m)
    if joins(hall, main, mouth, asked_m):
        return asked_m
    low_m, high_m = 0.0, asked_m
    for _ in range(STEPS):
        middle_m = (low_m + high_m) / 2
        low_m, high_m = (middle_m, high_m) if joins(hall, main, mouth, middle_m) else (low_m, middle_m)
    return low_m


def joins(hall: Hall, main: Mouth, mouth: Mouth, width_m: float) -> bool:
    """Tell whether something so wide gets from one mouth to another, or stands at the one that both are."""
    return any(_touches(part, main, width_m) for part in hall.touching(mouth, width_m))


def find_neck(hall: Hall, mouth: Mouth, width_m: float) -> Point:
    """Return where the way to a mouth is too narrow for a width that does not get there."""
    here, there = hall.touching(hall.find_main(width_m), width_m), hall.touching(mouth, width_m)
    if not (here and there):
        return mouth.shape.centroid
    one, other = shapely.ops.nearest_points(shapely.union_all(here), shapely.union_all(there))
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


def _touches(part: BaseGeometry, mouth: Mouth, width_m: float) -> bool:
    return bool(part.distance(mouth.shape) <= width_m / 2 + REACH_M)


def _halls_of(case: Case, spaces: Sequence[Space]) -> list[Hall]:
    by_id = {space.id: space for space in spaces}
    floors = [floor for space in spaces if (floor := case.ground.free_floor(space)) is not None]
    openings = [
        portal.passage
        for portal in case.twin.portals.values()
        if portal.kind in OPEN and all(side in by_id for side in portal.spaces)
    ]
    found = []
    for part in shapely.get_parts(shapely.union_all([*floors, *openings])):
        mouths = tuple(mouth for mouth in _mouths(case, by_id) if mouth.shape.distance(part) <= REACH_M)
        own = tuple(space for space in spaces if space.footprint is not None and space.footprint.intersects(part))
        if isinstance(part, Polygon) and len(mouths) > 1:
            found.append(Hall(spaces=own, floor=part, mouths=mouths))
    return found


def _mouths(case: Case, spaces: Mapping[SpaceId, Space]) -> list[Mouth]:
    """Return the mouths on a level, those to the outside first: by them one comes."""
    doors = [door for door in case.list_public_doors() if any(side in spaces for side in door.spaces)]
    doors.sort(key=lambda door: (not door.entrance, door.id))
    landings = [
        Mouth(spot=spot_of_connector(one, i), shape=Point(landing.at[:2]))
        for one in case.twin.connectors.values()
        if _is_for_wheels(one)
        for i, landing in enumerate(one.landings)
        if landing.space in spaces
    ]
    return [*map(_mouth_of, doors), *landings]


def _mouth_of(door: Portal) -> Mouth:
    return Mouth(spot=spot_of_portal(door), shape=door.passage)


def _is_for_wheels(connector: VerticalConnector) -> bool:
    declared = connector.accessible is None or connector.accessible.value
    return connector.kind in {ConnectorKind.ELEVATOR, ConnectorKind.RAMP} and declared
