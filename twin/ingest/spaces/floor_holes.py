"""
Holes in the floor: openings through slabs under a space whose outline was drawn across them.

Architects draw a room around its stairwell or void as one outline; nobody can
walk there. Metres, plan frame.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.shadow import solid_of
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_inverse
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.solids.obstacles import HEADROOM_M
from twin.ingest.spaces.regions.floors import HOLE_M2, level_faces, list_holes
from twin.ingest.spaces.regions.slabs import FLOORS
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ElementId, ObstacleId
from twin.model.space import Space

COVERS: Final = (
    "IfcSlab",
    "IfcCovering",
    "IfcPlate",
    "IfcStair",
    "IfcStairFlight",
    "IfcRampFlight",
    "IfcTransportElement",
)
"""Bodies whose level faces close a hole again: landings, hatches, the last step."""
LEVEL_M: Final = 0.15
"""Screed and finish lie on a slab this high at most."""
THROUGH_M: Final = 0.05
"""An opening that ends farther inside its slab is a recess."""
SLIVER_M: Final = 0.1
"""Half of what is too narrow to fall into, beside a stair or a landing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Hole:
    id: ElementId
    name: str
    plan: MultiPolygon
    bottom_m: float
    top_m: float


def read_floor_holes(ifc: IfcFile, bodies: Bodies, spaces: Iterable[Space]) -> tuple[Obstacle, ...]:
    """Return the holes that lie in the floors of spaces one can walk in, as obstacles."""
    walked = [(s, s.footprint) for s in spaces if s.navigable and s.footprint is not None and s.floor_z_m is not None]
    holes = list(_list_holes(ifc, bodies))
    if not walked or not holes:
        return ()
    floors = shapely.STRtree([footprint for _, footprint in walked])
    covers = _Covers(ifc, bodies)
    found = []
    for hole in holes:
        over = [walked[i][0] for i in sorted(floors.query(hole.plan, predicate="intersects").tolist())]
        level = [space for space in over if abs((space.floor_z_m or 0.0) - hole.top_m) <= LEVEL_M]
        footprint = _open_part(hole, level, covers.near(hole)) if level else MultiPolygon()
        if not footprint.is_empty:
            found.append(
                Obstacle(
                    id=ObstacleId(hole.id),
                    kind=ObstacleKind.VOID,
                    name=hole.name,
                    storey=level[0].storey,
                    footprint=footprint,
                    bottom_z_m=hole.bottom_m,
                    top_z_m=hole.top_m + HEADROOM_M,
                )
            )
    return tuple(found)


class _Covers:
    """The level faces that can close a hole, in an index."""

    def __init__(self, ifc: IfcFile, bodies: Bodies) -> None:
        pairs = ((element, bodies.find(ifc.id_of(element))) for element in ifc.list_elements(*COVERS))
        self._found = [(element, body) for element, body in pairs if body is not None]
        self._tree = shapely.STRtree([_box(body) for _, body in self._found])
        self._ifc, self._bodies = ifc, bodies

    def near(self, hole: _Hole) -> BaseGeometry:
        """Return what closes a hole: level faces of other bodies, less their own holes."""
        closed: list[BaseGeometry] = []
        for index in sorted(self._tree.query(hole.plan, predicate="intersects").tolist()):
            element, body = self._found[index]
            lower, upper = body.bounds()
            if lower[2] <= hole.top_m + LEVEL_M and upper[2] >= hole.top_m - LEVEL_M:
                faces = [face for face, _ in level_faces(body, low_m=hole.top_m - LEVEL_M, high_m=hole.top_m + LEVEL_M)]
                cuts = [plan for plan, _ in list_holes(self._ifc, self._bodies, element)] if faces else []
                closed.append(shapely.union_all(faces).difference(shapely.union_all(cuts)))
        return shapely.union_all(closed)


def _open_part(hole: _Hole, spaces: list[Space], closed: BaseGeometry) -> MultiPolygon:
    """Return the part of a hole that the floors of spaces are drawn across and nothing closes."""
    drawn = shapely.union_all([space.footprint for space in spaces])
    area = hole.plan.intersection(drawn).difference(closed)
    core = area.buffer(-SLIVER_M, join_style="mitre").buffer(SLIVER_M, join_style="mitre").intersection(area)
    return solid_of(MultiPolygon([part for part in solid_of(core).geoms if part.area > HOLE_M2]))


def _list_holes(ifc: IfcFile, bodies: Bodies) -> Iterator[_Hole]:
    for slab in ifc.list_elements(*FLOORS):
        body = bodies.find(ifc.id_of(slab))
        for relation in read_inverse(slab, "HasOpenings"):
            opening = relation.RelatedOpeningElement
            cut = bodies.find(ifc.id_of(opening))
            if (
                body is not None
                and cut is not None
                and not read_inverse(opening, "HasFillings")
                and _goes_through(body, cut)
            ):
                plan = whole_shadow_of(cut)
                lower, upper = body.bounds()
                if plan.area > HOLE_M2:
                    yield _hole(ifc, opening, plan, float(lower[2]), float(upper[2]))


def _hole(ifc: IfcFile, opening: Any, plan: MultiPolygon, bottom_m: float, top_m: float) -> _Hole:
    return _Hole(id=ifc.id_of(opening), name=str(opening.Name or ""), plan=plan, bottom_m=bottom_m, top_m=top_m)


def _goes_through(slab: Body, cut: Body) -> bool:
    (slab_low, slab_high), (low, high) = slab.bounds(), cut.bounds()
    return bool(low[2] <= slab_low[2] + THROUGH_M and high[2] >= slab_high[2] - THROUGH_M)


def _box(body: Body) -> BaseGeometry:
    lower, upper = body.bounds()
    box: BaseGeometry = shapely.box(lower[0], lower[1], upper[0], upper[1])
    return box
