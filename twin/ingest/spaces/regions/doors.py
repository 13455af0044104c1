"""The holes that doors stand in, measured only for those that somebody asks for. Metres, plan frame."""

from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.portals.apertures import Aperture, aperture_of_door
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies, Body

PROBE_M: Final = 1.0
"""A door stands on a floor if it is there at this height above it."""
DOOR_HEIGHT_M: Final = 2.0
"""Taken for a door whose head nothing tells."""
BESIDE_M: Final = 1.0
"""So far from a door's body may the floor be that it leads to."""


class Doors:
    """The doors of a model, found by height and place."""

    def __init__(self, ifc: IfcFile, bodies: Bodies) -> None:
        """List the doors; none is measured yet."""
        self._ifc, self._bodies = ifc, bodies
        self._doors = [(door, self._measured_by(door)) for door in ifc.list_elements("IfcDoor")]
        self._apertures: dict[int, Aperture] = {}

    def list_at(self, area: BaseGeometry, z_m: float) -> list[Aperture]:
        """Return the holes of the doors near an area that are there for somebody who stands on its floor."""
        near = (i for i, (_, body) in enumerate(self._doors) if body is None or _is_near(body, area, z_m))
        return [door for door in map(self._aperture, near) if stands_on(door, z_m)]

    def _aperture(self, index: int) -> Aperture:
        if index not in self._apertures:
            door = self._doors[index][0]
            width = float(door.OverallWidth) * self._ifc.file_of(door).length_unit_m if door.OverallWidth else None
            self._apertures[index] = aperture_of_door(self._ifc, self._bodies, door, width)
        return self._apertures[index]

    def _measured_by(self, door: Any) -> Body | None:
        """Return the body that tells the hole of a door: of the opening that it fills, or its own."""
        opening = next((relation.RelatingOpeningElement for relation in door.FillsVoids or ()), None)
        found = (self._bodies.find(self._ifc.id_of(element)) for element in (opening, door) if element is not None)
        return next((body for body in found if body is not None), None)


def stands_on(door: Aperture, z_m: float) -> bool:
    """Return whether a door is there for somebody who stands on a floor."""
    head_m = door.sill_z_m + DOOR_HEIGHT_M if door.head_z_m is None else door.head_z_m
    return door.sill_z_m < z_m + PROBE_M < head_m


def _is_near(body: Body, area: BaseGeometry, z_m: float) -> bool:
    lower, upper = body.bounds()
    if not lower[2] < z_m + PROBE_M < upper[2]:
        return False
    box = shapely.box(lower[0] - BESIDE_M, lower[1] - BESIDE_M, upper[0] + BESIDE_M, upper[1] + BESIDE_M)
    return bool(box.intersects(area))
