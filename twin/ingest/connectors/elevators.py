"""
Elevators: one connector for each shaft, with a landing wherever one can step in.

An elevator is an IfcTransportElement, or another element or a space whose name
says so. Its stops are, in this order: the doors that open onto it, the
storeys its body passes, the storeys it declares.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from twin.ingest.connectors.connector_parts import (
    connector_subject,
    declared_terms,
    footprint_of_bodies,
    link_findings,
    polygon_around,
)
from twin.ingest.connectors.elevator_stops import list_landings
from twin.ingest.connectors.transport import find_carrier, list_transports
from twin.ingest.contents.vocabulary import Category, find_meaning
from twin.ingest.findings import issues_ways
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import Properties, find_number, read_properties
from twin.ingest.solids.bodies import Bodies
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, floor_m
from twin.model.finding import Finding, Subject
from twin.model.ids import ConnectorId, SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind, Landing, Portal, VerticalConnector
from twin.model.space import Space

STACKED_SHARE: Final = 0.9
STACKED_GAP_M: Final = 0.5
"""Pieces that share this part of their plans, one above the other with a smaller gap, are one elevator."""
SAME_SHAFT: Final = 0.3
"""Two plans that share this part of the smaller one are one shaft."""


@dataclass(slots=True, kw_only=True)
class Shaft:
    """What belongs to one elevator, gathered from elements and spaces one above the other."""

    element: Any
    subject: Subject
    plan: BaseGeometry
    low_m: float
    high_m: float
    placement_known: bool
    word: str | None = None
    spaces: set[SpaceId] = field(default_factory=set)
    pieces: list[str] = field(default_factory=list)

    def goes_on_in(self, plan: BaseGeometry, low_m: float, high_m: float) -> bool:
        """Return whether a body is another piece of this shaft, above or below it."""
        larger = max(self.plan.area, plan.area)
        same = larger > 0.0 and bool(self.plan.intersection(plan).area >= STACKED_SHARE * larger)
        return same and max(low_m - self.high_m, self.low_m - high_m) <= STACKED_GAP_M

    def is_same_as(self, plan: BaseGeometry) -> bool:
        """Return whether a plan lies in this shaft."""
        smaller = min(self.plan.area, plan.area)
        return smaller > 0.0 and bool(self.plan.intersection(plan).area >= SAME_SHAFT * smaller)


def read_elevators(
    ifc: IfcFile,
    bodies: Bodies,
    storeys: Storeys,
    around: Surroundings,
    *,
    spaces: Sequence[Space],
    portals: Sequence[Portal],
) -> tuple[list[VerticalConnector], list[Finding]]:
    """Return all elevators, and what was odd about them."""
    shafts, findings = _shafts_of_elements(ifc, bodies, storeys)
    _add_spaces(ifc, shafts, spaces)
    connectors = []
    for shaft in shafts:
        properties = read_properties(ifc, shaft.element)
        landings, doors = list_landings(storeys, around, shaft, portals, properties)
        connectors.append(_connector(ifc, bodies, shaft, properties, landings=landings, doors=doors))
        findings += list(_findings(shaft, landings))
    return connectors, findings


def _shafts_of_elements(ifc: IfcFile, bodies: Bodies, storeys: Storeys) -> tuple[list[Shaft], list[Finding]]:
    shafts: list[Shaft] = []
    findings: list[Finding] = []
    for transport in list_transports(ifc):
        if transport.kind is not ConnectorKind.ELEVATOR:
            continue
        subject = connector_subject(ifc, transport.element, storeys)
        body = bodies.find(ifc.id_of(transport.element))
        if body is None:
            findings.append(issues_ways.connector_without_body(subject))
            continue
        plan = footprint_of_bodies([body]) or Polygon()
        low, high = (float(corner[2]) for corner in body.bounds())
        piece = next((shaft for shaft in shafts if shaft.goes_on_in(plan, low, high)), None)
        if piece is not None:
            piece.low_m, piece.high_m = min(piece.low_m, low), max(piece.high_m, high)
            piece.pieces.append(ifc.id_of(transport.element))
            continue
        shafts.append(
            Shaft(
                element=transport.element,
                subject=subject,
                plan=plan,
                low_m=low,
                high_m=high,
                placement_known=True,
                word=transport.word,
            )
        )
    return shafts, findings


def _add_spaces(ifc: IfcFile, shafts: list[Shaft], spaces: Sequence[Space]) -> None:
    """Give the spaces named as elevators to their shafts; where there is none, they make one."""
    elements = {ifc.id_of(element): element for element in ifc.list_elements("IfcSpace")}
    for space in spaces:
        word = _elevator_word(space)
        if word is None or space.footprint is None:
            continue
        low = floor_m(space)
        high = low + (space.height_m or 0.0)
        known = next((shaft for shaft in shafts if shaft.is_same_as(space.footprint)), None)
        if known is None:
            element = elements[space.id]  # type: ignore[index]  # a space's id is its element's
            known = Shaft(
                element=element,
                subject=Subject(id=space.id, kind="connector", name=space.long_name or space.name, storey=space.storey),
                plan=space.footprint,
                low_m=low,
                high_m=high,
                placement_known=False,
                word=word,
            )
            shafts.append(known)
        elif not known.placement_known:
            known.low_m, known.high_m = min(known.low_m, low), max(known.high_m, high)
        known.spaces.add(space.id)


def _elevator_word(space: Space) -> str | None:
    """Return the word that makes a space an elevator's shaft; lobbies and machine rooms have longer words."""
    for name in (space.long_name, space.name):
        match = find_carrier(name)
        use = find_meaning(Category.SPACE_USE, name)
        if (
            match is not None
            and match.meaning == ConnectorKind.ELEVATOR
            and (use is None or len(use.word) <= len(match.word))
        ):
            return match.word
    return None


def _connector(
    ifc: IfcFile,
    bodies: Bodies,
    shaft: Shaft,
    properties: Properties,
    *,
    landings: tuple[Landing, ...],
    doors: Sequence[Portal],
) -> VerticalConnector:
    terms = declared_terms(properties)
    body = bodies.find(ifc.id_of(shaft.element))
    return VerticalConnector(
        id=ConnectorId(ifc.id_of(shaft.element)),
        kind=ConnectorKind.ELEVATOR,
        name=shaft.subject.name,
        landings=landings,
        runs=(),
        footprint=polygon_around(shaft.plan) if body is None else footprint_of_bodies([body]),
        clear_width_m=None,
        headroom_m=None,
        car_width_m=find_number(properties, "Pset_TransportElementElevator.ClearWidth"),
        car_depth_m=find_number(properties, "Pset_TransportElementElevator.ClearDepth"),
        door_width_m=_door_width(properties, doors),
        accessible=terms.accessible,
        direction=terms.direction,
        access=terms.access,
    )


def _door_width(properties: Properties, doors: Sequence[Portal]) -> Sourced[float] | None:
    """Return the declared clear width of the doors, else that of the narrowest one."""
    declared = find_number(properties, "Twin_Connector.DoorClearWidth")
    widths = [door.clear_width_m for door in doors if door.clear_width_m is not None]
    if declared is not None or not widths:
        return declared
    narrowest = min(widths, key=lambda width: width.value)
    if narrowest.origin is Origin.DECLARED:
        return narrowest
    return Sourced(value=narrowest.value, origin=narrowest.origin, carrier=f"IfcDoor: {narrowest.carrier}")


def _findings(shaft: Shaft, landings: tuple[Landing, ...]) -> Iterator[Finding]:
    if shaft.pieces:
        yield issues_ways.elevator_in_pieces(shaft.subject, shaft.pieces)
    if shaft.word is not None:
        yield issues_ways.elevator_by_name(shaft.subject, str(shaft.element.is_a()), shaft.word)
    if len({landing.storey for landing in landings}) <= 1:
        yield issues_ways.elevator_with_one_stop(shaft.subject, landings[0].at if landings else None)
    yield from link_findings(shaft.subject, landings)
