"""Ramps: the line up the middle of their slopes, how steep it really is, and the floors they reach."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import numpy as np
from shapely import LineString

from twin.ingest.connectors.connector_parts import (
    BUILT_M,
    connector_subject,
    declared_terms,
    footprint_of_bodies,
    link_findings,
    list_parts,
    lowest,
)
from twin.ingest.connectors.headroom import find_headroom
from twin.ingest.connectors.landings import End, find_landing, unit
from twin.ingest.connectors.side_bodies import Piece, narrowed_by_sides
from twin.ingest.findings import issues_ways
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import is_kind
from twin.ingest.records.placements import Floats
from twin.ingest.records.properties import Properties, find_number, read_properties
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.solids.built import Built
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings
from twin.model.finding import Finding
from twin.model.ids import ConnectorId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind, Landing, Point3, Run, VerticalConnector

WALKED_ON: Final = frozenset({"IfcRamp", "IfcRampFlight", "IfcSlab"})
STEEPEST_NORMAL: Final = 0.7
"""A face whose normal rises less (cosine) is a side, not a slope: 45 degrees."""
LEVEL_NORMAL: Final = 0.99995
"""A face whose normal rises more is level: 1 in 100."""
CONTOUR_STEP_M: Final = 0.05
"""Height between the contours whose middles make the line: 0.6 m of way at 1 in 12."""
INSET_M: Final = 0.002
"""How far within the ends' heights the first and last contour lie."""
NARROW_SHARE: Final = 0.1
"""The tenth part of the contours is narrower than the width told: one flight of several, but not a rounded corner."""
LEAST_PIECE_M: Final = 0.5
"""In shorter pieces of its line a ramp turns."""
STRAIGHT_M: Final = 0.02
LEAST_RISE_M: Final = 0.02
FLIGHT_SHARE: Final = 0.05
"""Slopes with less than this part of the whole sloped area are edges and fillets."""
ANGLE_STEP: Final = 0.002


def read_ramp(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, around: Surroundings, ramp: Any, *, built: Built
) -> tuple[VerticalConnector | None, list[Finding]]:
    """Read one IfcRamp, or IfcRampFlight that is part of none; ``None`` and a finding without a slope."""
    parts = list(list_parts(ramp, _is_walked_on))
    solids = [body for part in parts if (body := bodies.find(ifc.id_of(part))) is not None]
    slopes = _slopes([body.vertices()[body.faces] for body in solids])
    middles, widths = _contours(slopes)
    subject = connector_subject(ifc, ramp, storeys)
    if len(middles) < 2:  # noqa: PLR2004  # two points make a line
        return None, [issues_ways.connector_without_body(subject)]
    properties = [read_properties(ifc, part) for part in parts]
    terms = declared_terms(properties[0])
    slope_m = float(np.quantile(widths, NARROW_SHARE))
    landings = (
        _landing(around, storeys, middles[1], middles[0], slope_m),
        _landing(around, storeys, middles[-2], middles[-1], slope_m),
    )
    headroom = find_headroom(built, middles, slope_m)
    connector = VerticalConnector(
        id=ConnectorId(ifc.id_of(ramp)),
        kind=ConnectorKind.RAMP,
        name=str(ramp.Name or ""),
        landings=landings,
        runs=(replace(_run(landings, middles, slopes, properties), headroom_m=headroom),),
        footprint=footprint_of_bodies(solids),
        clear_width_m=lowest(_declared_width(properties), _clear_width(built, solids, middles, slope_m)),
        headroom_m=lowest(terms.headroom_m, headroom),
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


def _slopes(corners: list[Floats]) -> Floats:
    """Return the sloped faces that are walked on, (n, 3, 3)."""
    triangles = np.concatenate(corners) if corners else np.zeros((0, 3, 3))
    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    lengths = np.linalg.norm(normals, axis=1)
    rise = np.divide(normals[:, 2], lengths, out=np.zeros(len(lengths)), where=lengths > 0.0)
    sloped: Floats = triangles[(rise > STEEPEST_NORMAL) & (rise < LEVEL_NORMAL)]
    return sloped


def _contours(slopes: Floats) -> tuple[list[Point3], list[float]]:
    """
    Return the middles and lengths of the contours, bottom to top.

    A level landing has no contour: the line crosses it straight. Of two
    flights at one height the longer contour counts.
    """
    if len(slopes) == 0:
        return [], []
    low, high = float(slopes[:, :, 2].min()), float(slopes[:, :, 2].max())
    if high - low < LEAST_RISE_M:
        return [], []
    count = max(int(np.ceil((high - low) / CONTOUR_STEP_M)), 2)
    middles: list[Point3] = []
    widths: list[float] = []
    for z in np.linspace(low + INSET_M, high - INSET_M, count + 1):
        ends = _crossings(slopes, float(z))
        if len(ends):
            spread = ends - ends.mean(axis=0)
            along = spread @ np.linalg.svd(spread, full_matrices=False)[2][0]
            first, last = ends[int(along.argmin())], ends[int(along.argmax())]
            middles.append((float(first[0] + last[0]) / 2, float(first[1] + last[1]) / 2, float(z)))
            widths.append(float(along.max() - along.min()))
    if len(middles) > 1:
        middles = [_at_height(middles[1], middles[0], low), *middles[1:-1], _at_height(middles[-2], middles[-1], high)]
    return middles, widths


def _at_height(inner: Point3, outer: Point3, z: float) -> Point3:
    """Return the outer point of a line moved on to the height at which its slope ends."""
    part = (z - outer[2]) / (outer[2] - inner[2])
    return (outer[0] + (outer[0] - inner[0]) * part, outer[1] + (outer[1] - inner[1]) * part, z)


def _crossings(slopes: Floats, z: float) -> Floats:
    """Return where the edges of the faces cross a height, (n, 2)."""
    starts, ends = slopes.reshape(-1, 3), slopes[:, [1, 2, 0]].reshape(-1, 3)
    cross = (starts[:, 2] < z) != (ends[:, 2] < z)
    starts, ends = starts[cross], ends[cross]
    part = (z - starts[:, 2]) / (ends[:, 2] - starts[:, 2])
    points: Floats = starts[:, :2] + (ends[:, :2] - starts[:, :2]) * part[:, None]
    return points


def _landing(around: Surroundings, storeys: Storeys, inner: Point3, outer: Point3, width_m: float) -> Landing:
    away = unit(outer[0] - inner[0], outer[1] - inner[1])
    end = End(edge=outer[:2], away=away, z_m=outer[2], width_m=width_m)
    return find_landing(around, storeys, end)


def _run(landings: tuple[Landing, Landing], middles: list[Point3], slopes: Floats, properties: list[Properties]) -> Run:
    kept = {xy[:2] for xy in LineString([point[:2] for point in middles]).simplify(STRAIGHT_M).coords}
    path = (landings[0].at, *(point for point in middles if point[:2] in kept), landings[1].at)
    return Run(
        lower=0,
        upper=1,
        path=path,
        slope_ratio=_steepest(slopes) or _declared_slope(properties),
        risers=None,
        riser_m=None,
        tread_m=None,
    )


def _steepest(slopes: Floats) -> Sourced[float] | None:
    """Return the slope of the steepest flight; small faces do not count."""
    normals = np.cross(slopes[:, 1] - slopes[:, 0], slopes[:, 2] - slopes[:, 0])
    steep = np.hypot(normals[:, 0], normals[:, 1]) / normals[:, 2]
    areas = np.linalg.norm(normals, axis=1)
    flights = np.round(steep / ANGLE_STEP).astype(np.int64)
    shares = {int(key): float(areas[flights == key].sum() / areas.sum()) for key in np.unique(flights)}
    counted = [key for key, share in shares.items() if share >= FLIGHT_SHARE]
    if not counted:
        return None
    return Sourced(
        value=round(float(steep[flights == max(counted)].max()), 6), origin=Origin.MEASURED, carrier="geometry"
    )


def _declared_slope(properties: list[Properties]) -> Sourced[float] | None:
    """Return a declared slope as a ratio; IFC declares it as a plane angle."""
    for sets in properties:
        found = find_number(sets, "Pset_RampFlightCommon.Slope", "Pset_RampCommon.RequiredSlope")
        if found is not None:
            return Sourced(value=float(np.tan(found.value)), origin=found.origin, carrier=found.carrier)
    return None


def _declared_width(properties: list[Properties]) -> Sourced[float] | None:
    """Return the narrowest declared clear width, between handrails."""
    carriers = ("Twin_Connector.ClearWidth", "Pset_RampFlightCommon.ClearWidth")
    declared = [found for sets in properties if (found := find_number(sets, *carriers)) is not None]
    return min(declared, key=lambda found: found.value, default=None)


def _clear_width(built: Built, own: list[Body], middles: list[Point3], slope_m: float) -> Sourced[float]:
    """Return the width between handrails and walls where the ramp is narrowest, else that of its slope."""
    kept = {xy[:2] for xy in LineString([point[:2] for point in middles]).simplify(STRAIGHT_M).coords}
    corners = [point for point in middles if point[:2] in kept]
    pieces = [
        Piece(start=start, end=end, right_m=-slope_m / 2, left_m=slope_m / 2)
        for start, end in pairwise(corners)
        if math.dist(start[:2], end[:2]) >= LEAST_PIECE_M
    ]
    lanes = [lane for piece in pieces if (lane := narrowed_by_sides(built, own, piece)) is not None]
    narrowest = min(lanes, key=lambda lane: lane.value, default=None)
    if narrowest is not None and narrowest.value < slope_m - BUILT_M:
        return narrowest
    return Sourced(value=round(slope_m, 6), origin=Origin.MEASURED, carrier="geometry")
