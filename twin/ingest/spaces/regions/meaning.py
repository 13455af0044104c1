"""What a found room is for, as far as the things in it tell, whether it is outdoors, and how high it is."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from twin.ingest.contents.vocabulary import Category, find_meaning
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_attribute, read_inverse
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.solids.obstacles import HEADROOM_M
from twin.ingest.spaces.regions.extents import Extents
from twin.ingest.spaces.regions.rooms import Room
from twin.ingest.spaces.regions.ways import is_enclosed
from twin.ingest.spaces.uses import Uses
from twin.model.origin import Origin, Sourced
from twin.model.space import SpaceUse

COVERS: Final = ("IfcSlab", "IfcRoof", "IfcCovering", "IfcPlate")
FIXTURES: Final = ("IfcFlowTerminal", "IfcFurnishingElement", "IfcBuildingElementProxy")
"""Classes as which toilets are exported; IfcSanitaryTerminal is one of the first."""
PANS: Final = frozenset({"TOILETPAN", "WCSEAT", "URINAL"})
_PLUMB_M2: Final = 1e-9
"""A face with less area seen from above stands upright."""
TOILETS: Final = frozenset({SpaceUse.TOILET, SpaceUse.ACCESSIBLE_TOILET})
LEAST_HEIGHT_M: Final = 1.0
"""What lies lower over a floor is laid on it."""
COVERED_SHARE: Final = 0.5
"""Of the enclosed rooms of a storey: with fewer under a roof, roofs were not drawn, and their lack tells nothing."""


class RoomMeanings:
    """What tells the meaning of rooms, read for a model when the first room asks."""

    def __init__(self, ifc: IfcFile, bodies: Bodies) -> None:
        """Remember where to look."""
        self._ifc, self._bodies = ifc, bodies
        self._plans: dict[int, BaseGeometry] = {}
        self._heights: dict[tuple[float, float, float], float | None] = {}

    @cached_property
    def _pans(self) -> list[tuple[Point, float]]:
        return list(_list_pans(self._ifc, self._bodies))

    @cached_property
    def _covers(self) -> tuple[list[Any], Extents]:
        """Everything that can be overhead."""
        pairs = ((element, self._bodies.find(self._ifc.id_of(element))) for element in self._ifc.list_elements(*COVERS))
        found = [(element, body) for element, body in pairs if body is not None]
        return [element for element, _ in found], Extents(body for _, body in found)

    def height_m(self, room: Room) -> float | None:
        """Return how far up the lowest thing over the middle of a room is; ``None`` under the sky."""
        middle = room.shape.representative_point()
        key = (middle.x, middle.y, room.z_m)
        if key not in self._heights:
            self._heights[key] = self._measure(middle, room.z_m)
        return self._heights[key]

    def _measure(self, middle: Point, z_m: float) -> float | None:
        _, bodies = self._covers
        above = bodies.list_near(middle, heights_m=(z_m + LEAST_HEIGHT_M, np.inf))
        over = (bodies.bodies[i] for i in above if self._plan(i).intersects(middle))
        heights = [height - z_m for body in over for height in _crossings(body, middle.x, middle.y)]
        high = [height for height in heights if height > LEAST_HEIGHT_M]
        return round(min(high), 6) if high else None

    def _plan(self, index: int) -> BaseGeometry:
        """Return the plan of something overhead without its holes."""
        if index not in self._plans:
            elements, bodies = self._covers
            holes = list(_holes(self._ifc, self._bodies, elements[index]))
            shadow = whole_shadow_of(bodies.bodies[index])
            self._plans[index] = shadow.difference(shapely.union_all(holes)) if holes else shadow
        return self._plans[index]

    def uses(self, room: Room, *, roofs_drawn: bool, ground: bool) -> Uses:
        """
        Return what a room is for, derived; ``UNKNOWN``, assumed, where nothing in it tells.

        Only on the ground storey are rooms outdoors: a door to a roof terrace
        is no entrance of the building.
        """
        if room.stair:
            return _derived(SpaceUse.STAIR, "IfcStair in it")
        if ground and not is_enclosed(room):
            return _derived(SpaceUse.OUTDOOR, "no walls around it")
        if ground and roofs_drawn and self.height_m(room) is None:
            return _derived(SpaceUse.OUTDOOR, "no roof over it")
        if any(self._holds(room, pan) for pan in self._pans):
            return _derived(SpaceUse.TOILET, "toilet in it")
        return Sourced(value=(SpaceUse.UNKNOWN,), origin=Origin.ASSUMED, carrier="nothing in it tells")

    def roofs_are_drawn(self, rooms: Sequence[Room]) -> bool:
        """Return whether most of the enclosed rooms of a storey have something overhead."""
        walled = [room for room in rooms if is_enclosed(room)]
        covered = sum(room.shape.area for room in walled if self.height_m(room) is not None)
        return covered >= COVERED_SHARE * sum(room.shape.area for room in walled) and covered > 0.0

    @staticmethod
    def _holds(room: Room, pan: tuple[Point, float]) -> bool:
        return -HEADROOM_M / 2 < pan[1] - room.z_m < HEADROOM_M and bool(room.shape.intersects(pan[0]))


def _derived(use: SpaceUse, carrier: str) -> Uses:
    return Sourced(value=(use,), origin=Origin.DERIVED, carrier=carrier)


def _list_pans(ifc: IfcFile, bodies: Bodies) -> Iterator[tuple[Point, float]]:
    for element in ifc.list_elements(*FIXTURES):
        body = bodies.find(ifc.id_of(element))
        if body is not None and _is_pan(element):
            lower, upper = body.bounds()
            middle = np.asarray(lower + upper) / 2
            yield Point(middle[0], middle[1]), float(lower[2])


def _is_pan(element: Any) -> bool:
    if read_attribute(element, "PredefinedType") in PANS:
        return True
    found = find_meaning(Category.SPACE_USE, element.Name)
    return found is not None and found.meaning in TOILETS


def _crossings(body: Body, x_m: float, y_m: float) -> list[float]:
    """Return the heights at which the faces of a body meet the plumb line through a point."""
    corners = body.vertices()[body.faces]
    sides = np.roll(corners, -1, axis=1) - corners
    turns = sides[:, :, 0] * (y_m - corners[:, :, 1]) - sides[:, :, 1] * (x_m - corners[:, :, 0])
    doubled = turns.sum(axis=1)
    hit = ((turns >= 0.0).all(axis=1) | (turns <= 0.0).all(axis=1)) & (np.abs(doubled) > _PLUMB_M2)
    weights = turns[hit][:, [1, 2, 0]] / doubled[hit][:, None]
    heights: list[float] = (weights * corners[hit][:, :, 2]).sum(axis=1).tolist()
    return heights


def _holes(ifc: IfcFile, bodies: Bodies, element: Any) -> Iterator[Any]:
    for relation in read_inverse(element, "HasOpenings"):
        hole: Body | None = bodies.find(ifc.id_of(relation.RelatedOpeningElement))
        if hole is not None and not relation.RelatedOpeningElement.HasFillings:
            yield whole_shadow_of(hole)
