"""What a found room is for, as far as the things in it tell, whether it is outdoors, and how high it is."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from twin.ingest.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.ifc_file import IfcFile
from twin.ingest.obstacles import HEADROOM_M
from twin.ingest.regions.rooms import Room
from twin.ingest.regions.ways import is_enclosed
from twin.ingest.uses import Uses
from twin.ingest.vocabulary import Category, find_meaning
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
    """What tells the meaning of rooms, read once for a model."""

    def __init__(self, ifc: IfcFile, bodies: Bodies) -> None:
        """Collect the toilets, and everything that can be overhead."""
        self._pans = list(_list_pans(ifc, bodies))
        self._covers = list(_list_covers(ifc, bodies))
        self._tree = shapely.STRtree([plan for plan, _ in self._covers])

    def height_m(self, room: Room) -> float | None:
        """Return how far up the lowest thing over the middle of a room is; ``None`` under the sky."""
        middle = room.shape.representative_point()
        over = (self._covers[i][1] for i in self._tree.query(middle, predicate="intersects").tolist())
        heights = [z_m - room.z_m for body in over for z_m in _crossings(body, middle.x, middle.y)]
        high = [height for height in heights if height > LEAST_HEIGHT_M]
        return round(min(high), 6) if high else None

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
    if getattr(element, "PredefinedType", None) in PANS:
        return True
    found = find_meaning(Category.SPACE_USE, element.Name)
    return found is not None and found.meaning in TOILETS


def _list_covers(ifc: IfcFile, bodies: Bodies) -> Iterator[tuple[BaseGeometry, Body]]:
    """Yield what can be overhead, with its plan without its holes."""
    for element in ifc.list_elements(*COVERS):
        body = bodies.find(ifc.id_of(element))
        if body is not None and len(body.mesh.faces):
            plan = whole_shadow_of(body).difference(shapely.union_all(list(_holes(ifc, bodies, element))))
            if not plan.is_empty:
                yield plan, body


def _crossings(body: Body, x_m: float, y_m: float) -> list[float]:
    """Return the heights at which the faces of a body meet the plumb line through a point."""
    corners = body.vertices()[body.mesh.faces]
    sides = np.roll(corners, -1, axis=1) - corners
    turns = sides[:, :, 0] * (y_m - corners[:, :, 1]) - sides[:, :, 1] * (x_m - corners[:, :, 0])
    doubled = turns.sum(axis=1)
    hit = ((turns >= 0.0).all(axis=1) | (turns <= 0.0).all(axis=1)) & (np.abs(doubled) > _PLUMB_M2)
    weights = turns[hit][:, [1, 2, 0]] / doubled[hit][:, None]
    heights: list[float] = (weights * corners[hit][:, :, 2]).sum(axis=1).tolist()
    return heights


def _holes(ifc: IfcFile, bodies: Bodies, element: Any) -> Iterator[Any]:
    for relation in getattr(element, "HasOpenings", None) or ():
        hole: Body | None = bodies.find(ifc.id_of(relation.RelatedOpeningElement))
        if hole is not None and not relation.RelatedOpeningElement.HasFillings:
            yield whole_shadow_of(hole)
