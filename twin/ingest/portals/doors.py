"""IfcDoor as a portal: its two sides, its clear opening, who may pass and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from twin.ingest.findings import issues_ways
from twin.ingest.portals.apertures import Aperture, aperture_of_door
from twin.ingest.portals.boundaries import list_bounded_spaces
from twin.ingest.portals.door_widths import clear_height, clear_width, find_operation
from twin.ingest.portals.portal_terms import find_access, find_one_way, threshold, unknown_terms
from twin.ingest.portals.sides import Side, floor_between, passage_of, probe_sides, with_space
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_attribute
from twin.ingest.records.properties import Properties, find_flag, find_text, read_properties
from twin.ingest.solids.bodies import Bodies
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings
from twin.model.finding import Finding, Subject
from twin.model.ids import OUTSIDE, PortalId, SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Portal, PortalKind
from twin.model.space import SpaceUse

GATES: Final = frozenset({"TURNSTILE", "BOOM_BARRIER", "GATE"})
"""Predefined types of doors that are gates."""
EXTERNAL: Final = "Pset_DoorCommon.IsExternal"
WIDTH_TOLERANCE_M: Final = 0.001

Sides = tuple[Side, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """What the file says of a door, read once."""

    element: Any
    properties: Properties
    overall_m: float | None
    aperture: Aperture
    external: Sourced[bool] | None
    named: frozenset[SpaceId]


def read_doors(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, around: Surroundings
) -> Iterator[tuple[Portal, list[Finding]]]:
    """Yield every IfcDoor, in id order; one without any side is a portal too, and a finding."""
    doors = [_read(ifc, bodies, element) for element in ifc.list_elements("IfcDoor")]
    for door, probed in zip(doors, probe_sides(around, [door.aperture for door in doors]), strict=True):
        portal = _portal(ifc, storeys, door, _sides(around, door, probed))
        yield portal, list(_findings(ifc, door, portal))


def _read(ifc: IfcFile, bodies: Bodies, element: Any) -> _Door:
    properties = read_properties(ifc, element)
    overall_m = _length(ifc, element, "OverallWidth")
    return _Door(
        element=element,
        properties=properties,
        overall_m=overall_m,
        aperture=aperture_of_door(ifc, bodies, element, overall_m),
        external=find_flag(properties, EXTERNAL),
        named=list_bounded_spaces(ifc, element),
    )


def _portal(ifc: IfcFile, storeys: Storeys, door: _Door, sides: Sides) -> Portal:
    properties, aperture = door.properties, door.aperture
    operation = find_operation(door.element)
    width = clear_width(properties, door.overall_m, aperture.width_m if aperture.measured else None, operation)
    drawn_m = width.value if width is not None else door.overall_m or aperture.width_m
    storey = next((side.space.storey for side in sides if side.space is not None), None)
    return Portal(
        id=PortalId(ifc.id_of(door.element)),
        kind=PortalKind.GATE if read_attribute(door.element, "PredefinedType") in GATES else PortalKind.DOOR,
        name=str(door.element.Name or ""),
        storey=storeys.of(door.element, aperture.sill_z_m) if storey is None else storey,
        spaces=(sides[0].id, sides[1].id),
        line=aperture.line(drawn_m),
        passage=passage_of(aperture, sides, drawn_m),
        z_m=floor_between(aperture, sides),
        clear_width_m=width,
        clear_height_m=clear_height(properties, _length(ifc, door.element, "OverallHeight"), aperture.height_m),
        threshold_m=threshold(properties, sides),
        access=find_access(properties),
        one_way=find_one_way(properties, sides),
        opening_hours=find_text(properties, "Twin_Portal.OpeningHours"),
        external=_external(door.external, sides),
        fire_exit=find_flag(properties, "Pset_DoorCommon.FireExit"),
        automatic=find_flag(properties, "Pset_DoorCommon.HasDrive"),
        operation=operation,
    )


def _sides(around: Surroundings, door: _Door, probed: Sides) -> Sides:
    sides = _with_named_space(probed, around, door)
    if door.external is None or not door.external.value or all(side.space is None for side in sides):
        return sides
    return (_outdoor_if_empty(sides[0]), _outdoor_if_empty(sides[1]))


def _outdoor_if_empty(side: Side) -> Side:
    return side if side.space is not None else Side(space=None, outdoors=True, reach_m=side.reach_m)


def _with_named_space(sides: Sides, around: Surroundings, door: _Door) -> Sides:
    """Fill an empty side with the one space that a space boundary names and probing did not meet."""
    named = door.named - {side.id for side in sides if side.id is not None}
    spaces = [space for space in (around.find_by_id(key) for key in sorted(named)) if space is not None]
    if len(spaces) != 1:
        return sides
    for index in (0, 1):
        found = with_space(sides[index], door.aperture, index, spaces[0]) if sides[index].space is None else None
        if found is not None:
            return (found, sides[1]) if index == 0 else (sides[0], found)
    return sides


def _external(declared: Sourced[bool] | None, sides: Sides) -> Sourced[bool] | None:
    if declared is not None:
        return declared
    if any(side.outdoors for side in sides):
        return Sourced(value=True, origin=Origin.MEASURED, carrier="geometry")
    uses = [side.space.use for side in sides if side.space is not None]
    if len(uses) == len(sides):
        return Sourced(value=SpaceUse.OUTDOOR in uses, origin=Origin.DERIVED, carrier="spaces on both sides")
    return None


def _length(ifc: IfcFile, element: Any, attribute: str) -> float | None:
    value = read_attribute(element, attribute)
    return float(value) * ifc.file_of(element).length_unit_m if value else None


def _findings(ifc: IfcFile, door: _Door, portal: Portal) -> Iterator[Finding]:
    subject = ifc.subject(door.element, "portal", portal.storey)
    yield from _side_findings(subject, portal, door.external)
    found = {str(space) for space in portal.spaces if space not in {None, OUTSIDE}}
    named = {str(space) for space in door.named}
    if named and found and named != found:
        yield issues_ways.boundary_contradiction(subject, portal.at, named, found)
    if portal.clear_width_m is None:
        yield issues_ways.width_unknown(subject, portal.at)
    elif door.overall_m is not None and portal.clear_width_m.value > door.overall_m + WIDTH_TOLERANCE_M:
        yield issues_ways.clear_width_contradiction(subject, portal.at, portal.clear_width_m.value, door.overall_m)
    yield from unknown_terms(subject, door.properties)


def _side_findings(subject: Subject, portal: Portal, external: Sourced[bool] | None) -> Iterator[Finding]:
    if set(portal.spaces) <= {None, OUTSIDE}:
        yield issues_ways.portal_to_nowhere(subject, portal.at)
    elif None in portal.spaces:
        yield issues_ways.portal_with_one_side(subject, portal.at)
    elif external is not None and not external.value and OUTSIDE in portal.spaces:
        yield issues_ways.external_contradiction(subject, portal.at, declared=False)
