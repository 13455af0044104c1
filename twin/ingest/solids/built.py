"""
What is built near a way, by class: bodies in boxes, and the triangles of the few that are asked for.

Metres, plan frame.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
from shapely import MultiPolygon

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of
from twin.model.ids import ElementId

T = TypeVar("T")

_WALLS: Final = ("IfcWall", "IfcWallStandardCase", "IfcWallElementedCase", "IfcCurtainWall")
_FRAMES: Final = (
    *("IfcMember", "IfcMemberStandardCase", "IfcPlate", "IfcPlateStandardCase", "IfcBuildingElementProxy"),
    *("IfcColumn", "IfcColumnStandardCase", "IfcBeam", "IfcBeamStandardCase", "IfcBuildingElementPart"),
)
_DECKS: Final = (
    *("IfcSlab", "IfcSlabStandardCase", "IfcSlabElementedCase", "IfcRoof", "IfcFooting"),
    *("IfcStair", "IfcStairFlight", "IfcRamp", "IfcRampFlight", "IfcTransportElement"),
)
SIDES: Final = frozenset((*_WALLS, *_FRAMES, "IfcRailing"))
"""Classes that a way runs beside or between: its strings, handrails and walls."""
OVERHEAD: Final = frozenset((*_WALLS, *_FRAMES, *_DECKS, "IfcSign"))
"""Classes that one walks under; ceilings and pipes are not read for walkers."""
VOIDS: Final = frozenset(("IfcOpeningElement", "IfcOpeningStandardCase"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hole:
    """An opening through a body, whose mesh is made without it."""

    plan: MultiPolygon
    bottom_m: float
    top_m: float


class Built:
    """Bodies that may bound a way, in an index."""

    def __init__(self, ifc: IfcFile, bodies: Bodies) -> None:
        """Index the boxes of all bodies of the classes that matter."""
        self._ifc = ifc
        self._solid = _Boxes(body for body in bodies.by_id.values() if body.ifc_class in SIDES | OVERHEAD)
        self._void = _Boxes(body for body in bodies.by_id.values() if body.ifc_class in VOIDS)
        self._corners: dict[ElementId, Floats] = {}
        self._known: dict[Hashable, Any] = {}

    def once(self, key: Hashable, measure: Callable[[], T]) -> T:
        """Return what is measured under a key, the first time somebody asks: spaces that come later do not change it."""
        if key not in self._known:
            self._known[key] = measure()
        known: T = self._known[key]
        return known

    def list_near(self, low: Floats, high: Floats, classes: frozenset[str]) -> list[Body]:
        """Return the bodies of some classes whose boxes meet a box, (3,) each, in id order."""
        return [body for body in self._solid.meet(low, high) if body.ifc_class in classes]

    def corners(self, body: Body) -> Floats:
        """Return the triangles of a body (n, 3, 3)."""
        if body.id not in self._corners:
            self._corners[body.id] = body.vertices()[body.faces]
        return self._corners[body.id]

    def holes_near(self, low: Floats, high: Floats) -> dict[ElementId, list[Hole]]:
        """Return the openings that meet a box, by the bodies that they go through: an element and its parts."""
        found: dict[ElementId, list[Hole]] = defaultdict(list)
        for body in self._void.meet(low, high):
            bottom, top = body.bounds()
            hole = Hole(plan=whole_shadow_of(body), bottom_m=float(bottom[2]), top_m=float(top[2]))
            for host in self._hosts(body):
                found[host].append(hole)
        return found

    def _hosts(self, hole: Body) -> Iterator[ElementId]:
        for relation in self._openings[hole.id].VoidsElements or ():
            host = relation.RelatingBuildingElement
            yield self._ifc.id_of(host)
            for parts in host.IsDecomposedBy or ():
                yield from (self._ifc.id_of(part) for part in parts.RelatedObjects)

    @cached_property
    def _openings(self) -> dict[ElementId, Any]:
        return {self._ifc.id_of(opening): opening for opening in self._ifc.list_elements("IfcOpeningElement")}


class _Boxes:
    """Bodies with their boxes in two arrays."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._bodies = list(bodies)
        boxes = [body.bounds() for body in self._bodies]
        self._low = np.array([low for low, _ in boxes]).reshape(-1, 3)
        self._high = np.array([high for _, high in boxes]).reshape(-1, 3)

    def meet(self, low: Floats, high: Floats) -> list[Body]:
        met = ((self._low <= high) & (self._high >= low)).all(axis=1)
        return [self._bodies[i] for i in np.flatnonzero(met).tolist()]
