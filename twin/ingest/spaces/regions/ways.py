"""
What leads into a room: doors, holes in walls, stairs and ramps, gaps, a step from the room beside it.

A space between walls that nothing leads into is a shaft, and a slab under the
sky that nothing leads onto is a canopy or a roof, parapet or not: none is a
room. Metres, plan frame.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.spaces.regions.doors import PROBE_M, Doors
from twin.ingest.spaces.regions.extents import Extents
from twin.ingest.spaces.regions.flights import Flights
from twin.ingest.spaces.regions.rooms import Room

WALLED_RATIO: Final = 0.6
"""A room with walls along more than this part of its outline is enclosed."""
SHAFT_M2: Final = 4.0
"""A smaller walled floor that nothing leads into is a shaft or a planter."""
STEP_M: Final = 0.25
"""Floors beside each other that differ by less are one step apart."""
TOUCHING_M: Final = 0.05
REACH_M: Final = 0.3
"""How far beyond its hole a door or opening leads into a room."""
LANDING_M: Final = 0.6
"""How far before its end a stair leads onto a floor."""
LEVEL_M: Final = 0.4
"""A stair that reaches this near to a floor's height leads onto it; railings make it look higher than it leads."""


class Ways:
    """What may lead into rooms, read for a model when the first room asks."""

    def __init__(self, ifc: IfcFile, bodies: Bodies, doors: Doors, flights: Sequence[Flights]) -> None:
        """Remember where to look."""
        self._ifc, self._bodies = ifc, bodies
        self._doors, self._flights = doors, flights

    def lead_into(self, room: Room, gaps: BaseGeometry) -> bool:
        """Return whether a way leads into a room; *gaps* are the thin lines that part it from others."""
        return gaps.dwithin(room.shape, TOUCHING_M) or any(way.intersects(room.shape) for way in self._list_at(room))

    @cached_property
    def _holes(self) -> Extents:
        """The holes in walls that nothing fills."""
        return Extents(_list_open_holes(self._ifc, self._bodies))

    def _list_at(self, room: Room) -> Iterator[BaseGeometry]:
        for door in self._doors.list_at(room.shape, room.z_m):
            yield door.strip(door.width_m, door.depth_m / 2 + REACH_M, door.depth_m / 2 + REACH_M)
        around = room.shape.envelope.buffer(REACH_M)
        probe_m = room.z_m + PROBE_M
        for index in self._holes.list_near(around, heights_m=(probe_m, probe_m)):
            if self._holes.low[index, 2] < probe_m < self._holes.high[index, 2]:
                yield whole_shadow_of(self._holes.bodies[index]).buffer(REACH_M)
        for flight in self._flights:
            if flight.bottom_m - LEVEL_M < room.z_m < flight.top_m + LEVEL_M:
                yield flight.plan.buffer(LANDING_M)


def drop_unreachable(rooms: Sequence[Room], led_to: Sequence[bool], is_covered: Callable[[Room], bool]) -> list[Room]:
    """Return the rooms that something leads into, straight or by a step from such a one, and large ones indoors."""
    entered = {index for index in range(len(rooms)) if led_to[index]}
    pending = list(entered)
    tree = shapely.STRtree([room.shape for room in rooms])
    while pending:
        index = pending.pop()
        near = tree.query(rooms[index].shape, predicate="dwithin", distance=TOUCHING_M).tolist()
        beside = {i for i in near if abs(rooms[i].z_m - rooms[index].z_m) <= STEP_M} - entered
        entered |= beside
        pending += sorted(beside)
    return [
        room for index, room in enumerate(rooms) if index in entered or (_is_room_of_its_own(room) and is_covered(room))
    ]


def is_enclosed(room: Room) -> bool:
    """Return whether a room has walls around most of it."""
    return room.enclosed_ratio > WALLED_RATIO


def _is_room_of_its_own(room: Room) -> bool:
    return is_enclosed(room) and not room.roof and room.shape.area >= SHAFT_M2


def _list_open_holes(ifc: IfcFile, bodies: Bodies) -> Iterator[Body]:
    """Yield the holes in walls that nothing fills."""
    for opening in ifc.list_elements("IfcOpeningElement"):
        body = bodies.find(ifc.id_of(opening))
        if body is not None and not opening.HasFillings:
            walls = (relation.RelatingBuildingElement for relation in opening.VoidsElements or ())
            if any(wall.is_a("IfcWall") for wall in walls):
                yield body
