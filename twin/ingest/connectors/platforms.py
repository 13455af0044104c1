"""
Floors on the way: slabs without a space that a stair or ramp ends at, such as the landing between a ramp and a flight.

Each becomes a derived space, so that one connector leads on to the next, and
a body that whoever walks below it meets. Metres, plan frame.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import shapely
from shapely import MultiPolygon, Point

from twin.geometry.shadow import solid_of
from twin.ingest.connectors.landings import LEVEL_M
from twin.ingest.findings import issues_reach
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies, Body, shadow_of, whole_shadow_of
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import floor_m
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.finding import Finding
from twin.model.ids import OUTSIDE, ObstacleId, SpaceId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.passage import VerticalConnector
from twin.model.space import Space, SpaceUse

LEAST_AREA_M2: Final = 0.5
MEETING: Final = 2
HEADROOM_M: Final = 1.5
"""Below what lies lower over a slab nobody walks; what is somewhat higher is low headroom, and no house."""
_SKIN_M: Final = 0.01
_PARTS_OF_WAYS: Final = ("IfcStair", "IfcRamp")


def read_platforms(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Iterable[Space], connectors: Iterable[VerticalConnector]
) -> tuple[tuple[Space, ...], tuple[Finding, ...]]:
    """
    Return a derived space for each slab that a connector ends at and no space covers.

    A slab in the open is one only where two connectors meet: elsewhere one
    simply stands outdoors.
    """
    ends = [end for connector in connectors for end in connector.landings if end.space in {None, OUTSIDE}]
    walked = [space for space in spaces if space.navigable and space.footprint is not None]
    slabs = list(_list_slabs(ifc, bodies)) if ends else []
    found: list[Space] = []
    findings: list[Finding] = []
    for slab, body in slabs:
        top_m = float(body.bounds()[1][2])
        near = [end for end in ends if abs(end.at[2] - top_m) <= LEVEL_M]
        if not near:
            continue
        covering = (*_spaces_over(walked, top_m), *_slabs_over((other for _, other in slabs), top_m))
        floor = _uncovered(shadow_of(body, top_m - _SKIN_M, top_m + 1.0), covering)
        met = [end for end in near if floor.intersects(Point(end.at[:2]))]
        outdoors = all(end.space == OUTSIDE for end in met)
        if floor.area < LEAST_AREA_M2 or len(met) < (MEETING if outdoors else 1):
            continue
        use = SpaceUse.OUTDOOR if outdoors else SpaceUse.CIRCULATION
        space = _space(ifc, slab, storeys.of(slab, top_m), (floor, top_m), use)
        found.append(space)
        findings.append(issues_reach.derived_platform(ifc.subject(slab, "space", space.storey), floor.area))
    return tuple(found), tuple(findings)


def list_platform_bodies(platforms: Iterable[Space], bodies: Bodies) -> Iterator[Obstacle]:
    """Yield the slab of each platform as what stands in the way of whoever walks below it."""
    for platform in platforms:
        slab = ObstacleId(platform.id.rpartition("#")[0])
        body = bodies.by_id[slab]  # type: ignore[index]  # an obstacle's id is its element's
        lower, upper = body.bounds()
        yield Obstacle(
            id=slab,
            kind=ObstacleKind.STAIR,
            name=platform.name,
            storey=platform.storey,
            footprint=whole_shadow_of(body),
            bottom_z_m=float(lower[2]),
            top_z_m=float(upper[2]),
        )


def _list_slabs(ifc: IfcFile, bodies: Bodies) -> Iterator[tuple[Any, Body]]:
    for slab in ifc.list_elements("IfcSlab"):
        wholes = (relation.RelatingObject for relation in slab.Decomposes or ())
        body = bodies.find(ifc.id_of(slab))
        if body is not None and not any(whole.is_a(name) for whole in wholes for name in _PARTS_OF_WAYS):
            yield slab, body


def _spaces_over(spaces: Iterable[Space], top_m: float) -> Iterator[MultiPolygon]:
    """Yield the spaces whose floor is level with a slab's upper face, or so little above that nobody walks below."""
    for space in spaces:
        if space.footprint is not None and -LEVEL_M <= floor_m(space) - top_m < HEADROOM_M:
            yield space.footprint


def _slabs_over(slabs: Iterable[Body], top_m: float) -> Iterator[MultiPolygon]:
    """Yield the slabs that lie on a slab, or so little above it that nobody walks below: a house stands there."""
    for body in slabs:
        lower, upper = body.bounds()
        if float(upper[2]) > top_m + LEVEL_M and float(lower[2]) < top_m + HEADROOM_M:
            yield whole_shadow_of(body)


def _uncovered(top: MultiPolygon, covering: Iterable[MultiPolygon]) -> MultiPolygon:
    over = [shape for shape in covering if shape.intersects(top)]
    return solid_of(top.difference(shapely.union_all(over))) if over else top


def _space(ifc: IfcFile, slab: Any, storey: StoreyId, top: tuple[MultiPolygon, float], use: SpaceUse) -> Space:
    floor, top_m = top
    return Space(
        id=SpaceId(f"{ifc.id_of(slab)}#0"),
        storey=storey,
        name=str(slab.Name or ""),
        long_name=None,
        uses=Sourced(value=(use,), origin=Origin.DERIVED, carrier="a connector ends on this slab"),
        footprint=floor,
        floor_z_m=top_m,
        height_m=None,
        public=Sourced(value=True, origin=Origin.ASSUMED, carrier="space use"),
        accessible=None,
        opening_hours=None,
        occupants=None,
        navigable=True,
        layer=None,
        origin=Origin.DERIVED,
    )
