"""IfcDoor as a portal: its two sides, its clear opening, who may pass and when."""

from collections.abc import Iterator
from typing import Any, Final

from twin.ingest import issues_ways
from twin.ingest.apertures import Aperture, aperture_of_door
from twin.ingest.bodies import Bodies
from twin.ingest.boundaries import list_bounded_spaces
from twin.ingest.door_widths import clear_height, clear_width, find_operation
from twin.ingest.ifc_file import IfcFile
from twin.ingest.portal_terms import find_access, find_one_way, threshold, unknown_terms
from twin.ingest.properties import Properties, find_flag, find_text, read_properties
from twin.ingest.sides import Side, floor_between, passage_of, probe_sides, with_space
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings
from twin.model.finding import Finding, Subject
from twin.model.ids import OUTSIDE, PortalId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Portal, PortalKind
from twin.model.space import SpaceUse

GATES: Final = frozenset({"TURNSTILE", "BOOM_BARRIER", "GATE"})
"""Predefined types of doors that are gates."""
EXTERNAL: Final = "Pset_DoorCommon.IsExternal"
WIDTH_TOLERANCE_M: Final = 0.001

Sides = tuple[Side, Side]


def read_door(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, around: Surroundings, door: Any
) -> tuple[Portal, list[Finding]]:
    """Read one door; a door without any side is a portal too, and a finding."""
    properties = read_properties(ifc, door)
    overall_m = _length(ifc, door, "OverallWidth")
    aperture = aperture_of_door(ifc, bodies, door, overall_m)
    declared_external = find_flag(properties, EXTERNAL)
    sides = _sides(ifc, around, door, aperture, declared_external)
    operation = find_operation(door)
    width = clear_width(properties, overall_m, aperture.width_m if aperture.measured else None, operation)
    drawn_m = width.value if width is not None else overall_m or aperture.width_m
    storey = next((side.space.storey for side in sides if side.space is not None), None)
    portal = Portal(
        id=PortalId(ifc.id_of(door)),
        kind=PortalKind.GATE if str(getattr(door, "PredefinedType", "")) in GATES else PortalKind.DOOR,
        name=str(door.Name or ""),
        storey=storeys.of(door, aperture.sill_z_m) if storey is None else storey,
        spaces=(sides[0].id, sides[1].id),
        line=aperture.line(drawn_m),
        passage=passage_of(aperture, sides, drawn_m),
        z_m=floor_between(aperture, sides),
        clear_width_m=width,
        clear_height_m=clear_height(properties, _length(ifc, door, "OverallHeight"), aperture.height_m),
        threshold_m=threshold(properties, sides),
        access=find_access(properties),
        one_way=find_one_way(properties, sides),
        opening_hours=find_text(properties, "Twin_Portal.OpeningHours"),
        external=_external(declared_external, sides),
        fire_exit=find_flag(properties, "Pset_DoorCommon.FireExit"),
        automatic=find_flag(properties, "Pset_DoorCommon.HasDrive"),
        operation=operation,
    )
    return portal, list(_findings(ifc, door, portal, properties, overall_m=overall_m, external=declared_external))


def _sides(ifc: IfcFile, around: Surroundings, door: Any, aperture: Aperture, external: Sourced[bool] | None) -> Sides:
    sides = probe_sides(around, aperture)
    sides = _with_named_space(sides, ifc, around, door, aperture)
    if external is None or not external.value or all(side.space is None for side in sides):
        return sides
    return (_outdoor_if_empty(sides[0]), _outdoor_if_empty(sides[1]))


def _outdoor_if_empty(side: Side) -> Side:
    return side if side.space is not None else Side(space=None, outdoors=True, reach_m=side.reach_m)


def _with_named_space(sides: Sides, ifc: IfcFile, around: Surroundings, door: Any, aperture: Aperture) -> Sides:
    """Fill an empty side with the one space that a space boundary names and probing did not meet."""
    named = list_bounded_spaces(ifc, door) - {side.id for side in sides if side.id is not None}
    spaces = [space for space in (around.find_by_id(key) for key in sorted(named)) if space is not None]
    if len(spaces) != 1:
        return sides
    for index, sign in ((0, -1.0), (1, 1.0)):
        found = with_space(sides[index], aperture, sign, spaces[0]) if sides[index].space is None else None
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


def _length(ifc: IfcFile, door: Any, attribute: str) -> float | None:
    value = getattr(door, attribute, None)
    return float(value) * ifc.file_of(door).length_unit_m if value else None


def _findings(
    ifc: IfcFile,
    door: Any,
    portal: Portal,
    properties: Properties,
    *,
    overall_m: float | None,
    external: Sourced[bool] | None,
) -> Iterator[Finding]:
    subject = ifc.subject(door, "portal", portal.storey)
    yield from _side_findings(subject, portal, external)
    found = {str(space) for space in portal.spaces if space not in {None, OUTSIDE}}
    named = {str(space) for space in list_bounded_spaces(ifc, door)}
    if named and found and named != found:
        yield issues_ways.boundary_contradiction(subject, portal.at, named, found)
    if portal.clear_width_m is None:
        yield issues_ways.width_unknown(subject, portal.at)
    elif overall_m is not None and portal.clear_width_m.value > overall_m + WIDTH_TOLERANCE_M:
        yield issues_ways.clear_width_contradiction(subject, portal.at, portal.clear_width_m.value, overall_m)
    yield from unknown_terms(subject, properties)


def _side_findings(subject: Subject, portal: Portal, external: Sourced[bool] | None) -> Iterator[Finding]:
    if set(portal.spaces) <= {None, OUTSIDE}:
        yield issues_ways.portal_to_nowhere(subject, portal.at)
    elif None in portal.spaces:
        yield issues_ways.portal_with_one_side(subject, portal.at)
    elif external is not None and not external.value and OUTSIDE in portal.spaces:
        yield issues_ways.external_contradiction(subject, portal.at, declared=False)
