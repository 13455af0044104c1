"""Escalators and moving walks: their two ends and the direction in which they carry people."""

from typing import Final

import numpy as np
import shapely
from shapely import Point

from twin.ingest.connectors.connector_parts import connector_subject, declared_terms, footprint_of_bodies, link_findings
from twin.ingest.connectors.landings import LEVEL_M, End, find_landing, unit
from twin.ingest.connectors.transport import Transport, list_transports
from twin.ingest.findings import issues_ways
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import find_number, read_properties
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.solids.boxes import box_corners
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, floor_m, offset
from twin.model.finding import Finding
from twin.model.ids import ConnectorId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind, Landing, Point2, Run, VerticalConnector

KINDS: Final = (ConnectorKind.ESCALATOR, ConnectorKind.MOVING_WALK)
END_PART: Final = 0.1
"""The first part of the length, whose heights tell the lower end from the upper one."""
PROBE_M: Final = 0.6
PIT_M: Final = 1.5
"""An escalator's truss reaches at most this far under its lower floor, and its handrail over the upper one."""


def list_escalators(ifc: IfcFile) -> list[Transport]:
    """Return the escalators and moving walks of a file."""
    return [transport for transport in list_transports(ifc) if transport.kind in KINDS]


def read_escalator(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, around: Surroundings, escalator: Transport
) -> tuple[VerticalConnector | None, list[Finding]]:
    """Read one escalator or moving walk; ``None`` and a finding without a body."""
    subject = connector_subject(ifc, escalator.element, storeys)
    body = bodies.find(ifc.id_of(escalator.element))
    if body is None:
        return None, [issues_ways.connector_without_body(subject)]
    properties = read_properties(ifc, escalator.element)
    terms = declared_terms(properties)
    edges = _ends(body)
    lower, upper = (_landing(around, storeys, body, edges, index) for index in (0, 1))
    rise_m, length_m = upper.at[2] - lower.at[2], float(np.hypot(*np.subtract(edges[1], edges[0])))
    slope = Sourced(value=round(rise_m / length_m, 6), origin=Origin.MEASURED, carrier="geometry") if length_m else None
    path = (lower.at, (*edges[0], lower.at[2]), (*edges[1], upper.at[2]), upper.at)
    connector = VerticalConnector(
        id=ConnectorId(ifc.id_of(escalator.element)),
        kind=escalator.kind,
        name=str(escalator.element.Name or ""),
        landings=(lower, upper),
        runs=(Run(lower=0, upper=1, path=path, slope_ratio=slope, risers=None, riser_m=None, tread_m=None),),
        footprint=footprint_of_bodies([body]),
        clear_width_m=find_number(properties, "Twin_Connector.ClearWidth"),
        headroom_m=terms.headroom_m,
        car_width_m=None,
        car_depth_m=None,
        door_width_m=None,
        accessible=terms.accessible,
        direction=terms.direction,
        access=terms.access,
    )
    return connector, link_findings(subject, (lower, upper))


def _ends(body: Body) -> tuple[Point2, Point2]:
    """Return the middles of the lower and the upper end of a body's plan, by how high it stands at each."""
    vertices = body.vertices()
    box = box_corners(shapely.MultiPoint(vertices[:, :2]))
    sides = [(box[i], box[i + 1]) for i in range(4)]
    short = min((0, 1), key=lambda i: float(np.hypot(*(sides[i][1] - sides[i][0]))))
    first, second = (np.mean(sides[i], axis=0) for i in (short, short + 2))
    ahead = (second - first) / max(float(np.hypot(*(second - first))), 1e-9)
    along = (vertices[:, :2] - first) @ ahead
    part = END_PART * float(along.max())
    starts, stops = vertices[along <= part, 2], vertices[along >= along.max() - part, 2]
    if float(starts.max()) > float(stops.max()):
        first, second = second, first
    return (float(first[0]), float(first[1])), (float(second[0]), float(second[1]))


def _landing(around: Surroundings, storeys: Storeys, body: Body, edges: tuple[Point2, Point2], index: int) -> Landing:
    """Return the lower (0) or upper (1) landing; of the floors there, the lowest or highest within the body's reach."""
    edge, other = edges[index], edges[1 - index]
    away = unit(edge[0] - other[0], edge[1] - other[1])
    low, high = (float(corner[2]) for corner in body.bounds())
    place = Point(*offset(edge, away, PROBE_M))
    floors = sorted(floor_m(space) for space in around.list_spaces_near(place, low - PIT_M, high + LEVEL_M))
    near = [z for z in floors if (z <= low + PIT_M if index == 0 else z >= high - 2 * PIT_M)]
    level = (near[0] if index == 0 else near[-1]) if near else (low if index == 0 else high)
    return find_landing(around, storeys, End(edge=edge, away=away, z_m=level))
