"""
What leads into a room: doors, holes in walls, stairs and ramps, gaps, a step from the room beside it.

A space between walls that nothing leads into is a shaft, and a slab under the
sky that nothing leads onto is a canopy or a roof, parapet or not: none is a
room. Metres, plan frame.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.apertures import Aperture
from twin.ingest.bodies import Bodies, whole_shadow_of
from twin.ingest.ifc_file import IfcFile
from twin.ingest.regions.flights import Flights
from twin.ingest.regions.partitions import PROBE_M, stands_on
from twin.ingest.regions.rooms import Room

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
    """What may lead into rooms, read once for a model."""

    def __init__(self, ifc: IfcFile, bodies: Bodies, doors: Sequence[Aperture], flights: Sequence[Flights]) -> None:
        """Collect the doors, the open holes in walls, the stairs and the ramps."""
        self._doors = doors
        self._flights = flights
        self._holes = list(_open_holes(ifc, bodies))

    def lead_into(self, room: Room, gaps: BaseGeometry) -> bool:
        """Return whether a way leads into a room; *gaps* are the thin lines that part it from others."""
        return gaps.dwithin(room.shape, TOUCHING_M) or any(way.intersects(room.shape) for way in self._at(room.z_m))

    def _at(self, z_m: float) -> Iterator[BaseGeometry]:
        for door in self._doors:
            if stands_on(door, z_m):
                yield door.strip(door.width_m, door.depth_m / 2 + REACH_M, door.depth_m / 2 + REACH_M)
        for hole, bottom_m, top_m in self._holes:
            if bottom_m < z_m + PROBE_M < top_m:
                yield hole
        for flight in self._flights:
            if flight.bottom_m - LEVEL_M < z_m < flight.top_m + LEVEL_M:
                yield flight.plan.buffer(LANDING_M)


def drop_unreachable(rooms: Sequence[Room], led_to: Sequence[bool], covered: Sequence[bool]) -> list[Room]:
    """Return the rooms that something leads into, straight or by a step from such a one, and large ones indoors."""
    kept = {index for index, room in enumerate(rooms) if covered[index] and _is_room_of_its_own(room)}
    entered = {index for index in range(len(rooms)) if led_to[index]}
    pending = list(entered)
    tree = shapely.STRtree([room.shape for room in rooms])
    while pending:
        index = pending.pop()
        near = tree.query(rooms[index].shape, predicate="dwithin", distance=TOUCHING_M).tolist()
        beside = {i for i in near if abs(rooms[i].z_m - rooms[index].z_m) <= STEP_M} - entered
        entered |= beside
        pending += sorted(beside)
    return [rooms[index] for index in sorted(kept | entered)]


def is_enclosed(room: Room) -> bool:
    """Return whether a room has walls around most of it."""
    return room.enclosed_ratio > WALLED_RATIO


def _is_room_of_its_own(room: Room) -> bool:
    return is_enclosed(room) and not room.roof and room.shape.area >= SHAFT_M2


def _open_holes(ifc: IfcFile, bodies: Bodies) -> Iterator[tuple[BaseGeometry, float, float]]:
    """Yield the holes in walls that nothing fills, a little wider than their walls, with bottom and top."""
    for opening in ifc.list_elements("IfcOpeningElement"):
        in_wall = any(relation.RelatingBuildingElement.is_a("IfcWall") for relation in opening.VoidsElements or ())
        body = bodies.find(ifc.id_of(opening)) if in_wall and not opening.HasFillings else None
        if body is not None and len(body.mesh.faces):
            lower, upper = body.bounds()
            yield whole_shadow_of(body).buffer(REACH_M), float(lower[2]), float(upper[2])
