"""Stairs: their way from step to step, and the floors that they really reach."""

from dataclasses import replace
from typing import Any, Final

from shapely import LineString

from twin.ingest.connectors.connector_parts import (
    connector_subject,
    declared_terms,
    footprint_of_bodies,
    least,
    link_findings,
    list_parts,
    lowest,
)
from twin.ingest.connectors.flights import (
    Treads,
    direction_between,
    edge_of,
    find_clear_width,
    going_deviation_of,
    going_of,
    line_of_feet,
    opposite,
    riser_deviation_of,
    riser_of,
    short_side,
    width_of_steps,
)
from twin.ingest.connectors.headroom import find_headroom
from twin.ingest.connectors.landings import End, find_landing, find_level_space
from twin.ingest.connectors.treads import Tread, find_treads
from twin.ingest.findings import issues_ways
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import is_kind
from twin.ingest.records.properties import read_properties
from twin.ingest.solids.bodies import Bodies
from twin.ingest.solids.built import Built
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, floor_m
from twin.model.finding import Finding
from twin.model.ids import ConnectorId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind, Landing, Point3, Run, VerticalConnector

WALKED_ON: Final = frozenset({"IfcStair", "IfcStairFlight", "IfcSlab"})
"""Parts of a stair that carry steps and landings; stringers and railings do not."""
STRAIGHT_M: Final = 0.02
"""Steps this near to a straight line are on it."""
FLUSH_M: Final = 0.06
"""A first or last step this near to the floor beside it is part of that floor."""
REST_AREA_M2: Final = 0.8
"""A landing inside a stair that is smaller leads to no storey."""
BESIDE_M: Final = 0.4


def read_stair(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, around: Surroundings, stair: Any, *, built: Built
) -> tuple[VerticalConnector | None, list[Finding]]:
    """Read one IfcStair, or IfcStairFlight that is part of none; ``None`` and a finding without steps."""
    solids = [body for part in list_parts(stair, _is_walked_on) if (body := bodies.find(ifc.id_of(part))) is not None]
    key = ifc.id_of(stair)
    treads = built.once((key, "treads"), lambda: find_treads(solids))
    subject = connector_subject(ifc, stair, storeys)
    if not treads:
        return None, [issues_ways.connector_without_body(subject)]
    terms = declared_terms(read_properties(ifc, stair))
    steps_m = width_of_steps(treads)
    stops = _stops(around, storeys, treads, steps_m)
    landings = tuple(landing for _, landing in stops)
    runs = tuple(_run(built, treads, stops, steps_m, index) for index in range(len(stops) - 1))
    rests = built.once((key, "rests"), lambda: find_headroom(built, line_of_feet(treads, landings=True), steps_m))
    connector = VerticalConnector(
        id=ConnectorId(ifc.id_of(stair)),
        kind=ConnectorKind.STAIR,
        name=str(stair.Name or ""),
        landings=landings,
        runs=runs,
        footprint=footprint_of_bodies(solids),
        clear_width_m=built.once((key, "width"), lambda: find_clear_width(built, solids, treads, steps_m)),
        headroom_m=lowest(terms.headroom_m, least(rests, *(run.headroom_m for run in runs))),
        car_width_m=None,
        car_depth_m=None,
        door_width_m=None,
        accessible=terms.accessible,
        direction=terms.direction,
        access=terms.access,
    )
    return connector, link_findings(subject, landings)


def _is_walked_on(part: Any) -> bool:
    return is_kind(part, WALKED_ON)


def _stops(around: Surroundings, storeys: Storeys, treads: Treads, width_m: float | None) -> list[tuple[int, Landing]]:
    """Return the landings bottom to top, each with the number of steps below it."""
    lower = find_landing(around, storeys, replace(_lower_end(treads), width_m=width_m))
    upper = find_landing(around, storeys, replace(_upper_end(around, treads), width_m=width_m))
    between = [
        (index, landing)
        for index, tread in enumerate(treads)
        if 0 < index < len(treads) - 1 and tread.landing and tread.face.area >= REST_AREA_M2
        if (landing := _landing_beside(around, tread)) is not None
    ]
    return [(0, lower), *((index, landing) for index, landing in between), (len(treads), upper)]


def _lower_end(treads: Treads) -> End:
    away = direction_between(treads[1], treads[0]) if len(treads) > 1 else short_side(treads[0])
    return End(edge=edge_of(treads[0], away), away=away, z_m=treads[0].z_m - riser_of(treads))


def _upper_end(around: Surroundings, treads: Treads) -> End:
    """Return the upper end; whether the last step is the floor above or one below it, the floor tells."""
    last = treads[-1]
    ahead = direction_between(treads[-2], last) if len(treads) > 1 else opposite(short_side(last))
    edge = edge_of(last, ahead)
    probe = (edge[0] + ahead[0] * BESIDE_M, edge[1] + ahead[1] * BESIDE_M)
    flush = find_level_space(around, *probe, last.z_m)
    riser = 0.0 if flush is not None and abs(floor_m(flush) - last.z_m) <= FLUSH_M else riser_of(treads)
    return End(edge=edge, away=ahead, z_m=last.z_m + riser)


def _landing_beside(around: Surroundings, tread: Tread) -> Landing | None:
    """Return a landing on the storey that lies level beside a resting place inside a stair, if there is one."""
    ring = tread.face.buffer(BESIDE_M, join_style="mitre").exterior
    for step in range(int(ring.length / BESIDE_M) + 1):
        point = ring.interpolate(step * BESIDE_M)
        space = find_level_space(around, point.x, point.y, tread.z_m)
        if space is not None and abs(floor_m(space) - tread.z_m) <= FLUSH_M:
            return Landing(storey=space.storey, space=space.id, at=(point.x, point.y, floor_m(space)), area=None)
    return None


def _run(built: Built, treads: Treads, stops: list[tuple[int, Landing]], width_m: float | None, index: int) -> Run:
    (first, lower), (last, upper) = stops[index], stops[index + 1]
    walked = treads[first:last]
    riser_m, going_m = riser_of(walked), going_of(walked)
    slope = None
    if riser_m > 0.0 and going_m is not None:
        slope = Sourced(value=round(riser_m / going_m, 6), origin=Origin.MEASURED, carrier="geometry")
    starts_level = abs(lower.at[2] - walked[0].z_m) <= FLUSH_M
    ends_level = abs(upper.at[2] - walked[-1].z_m) <= FLUSH_M
    return Run(
        lower=index,
        upper=index + 1,
        path=_straightened([lower.at, *((*tread.middle, tread.z_m) for tread in walked), upper.at]),
        slope_ratio=slope,
        risers=len(walked) + 1 - starts_level - ends_level,
        riser_m=round(riser_m, 6) if riser_m > 0.0 else None,
        tread_m=None if going_m is None else round(going_m, 6),
        riser_deviation_m=riser_deviation_of(walked),
        tread_deviation_m=going_deviation_of(walked),
        headroom_m=built.once(
            tuple(id(tread) for tread in walked),
            lambda: find_headroom(built, line_of_feet(walked, landings=False), width_m),
        ),
    )


def _straightened(points: list[Point3]) -> tuple[Point3, ...]:
    """Drop the steps that lie on a straight line in plan; each kept point keeps its height."""
    kept = {xy[:2] for xy in LineString([point[:2] for point in points]).simplify(STRAIGHT_M).coords}
    inner = [point for point in points[1:-1] if point[:2] in kept]
    return (points[0], points[1], *[p for p in inner if p not in {points[1], points[-2]}], points[-2], points[-1])
