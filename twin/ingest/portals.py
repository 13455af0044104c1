"""Ways through on one storey: doors, gates, openings without doors and open edges, each with its two sides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.bodies import Bodies, whole_shadow_of
from twin.ingest.doors import read_door
from twin.ingest.ifc_file import IfcFile
from twin.ingest.open_edges import find_open_edges, name_by_virtual_elements
from twin.ingest.openings import read_gate, read_opening
from twin.ingest.properties import find_type, read_properties
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings
from twin.ingest.transport import list_transports
from twin.ingest.vocabulary import Category, find_meaning
from twin.model.finding import Finding
from twin.model.ids import SpaceId
from twin.model.passage import ConnectorKind, Portal
from twin.model.space import Space

GATE_CLASSES: Final = ("IfcBuildingElementProxy", "IfcFurnishingElement", "IfcDiscreteAccessory")
"""Classes, beside doors, as which turnstiles and barriers are exported."""

ONE_SIDE: Final = "ING402"
"""A door onto an elevator has one side only, and that is right."""
SHAFT_WALL_M: Final = 0.6
"""An elevator's door lies this near to its car or shaft."""
SAME_FLOOR_M: Final = 0.5
"""A door and a hole whose floors differ by less can be one and the same way."""


def read_portals(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Mapping[SpaceId, Space]
) -> tuple[tuple[Portal, ...], tuple[Finding, ...]]:
    """Return all portals in id order, and what was odd about them. Every IfcDoor of the file is among them."""
    listed = tuple(spaces.values())
    around = Surroundings(listed, bodies)
    shafts = _elevator_plans(ifc, bodies)
    portals: list[Portal] = []
    findings: list[Finding] = []
    for door in ifc.list_elements("IfcDoor"):
        portal, door_findings = read_door(ifc, bodies, storeys, around, door)
        portals.append(portal)
        leads_in = shafts.distance(portal.line) <= SHAFT_WALL_M
        findings += [odd for odd in door_findings if not (leads_in and odd.code == ONE_SIDE)]
    portals += _present(read_gate(ifc, bodies, around, gate) for gate in _list_gates(ifc))
    holes = _present(read_opening(ifc, bodies, around, hole) for hole in _list_unfilled(ifc))
    portals += [hole for hole in holes if not _has_door(hole, portals)]
    edges = find_open_edges(around, listed, portals)
    edges, virtual_findings = name_by_virtual_elements(ifc, bodies, storeys, listed, edges)
    portals += edges
    return tuple(sorted(portals, key=lambda portal: portal.id)), (*findings, *virtual_findings)


def _present(found: Iterable[Portal | None]) -> list[Portal]:
    return [portal for portal in found if portal is not None]


def _elevator_plans(ifc: IfcFile, bodies: Bodies) -> BaseGeometry:
    found = (
        bodies.find(ifc.id_of(transport.element))
        for transport in list_transports(ifc)
        if transport.kind is ConnectorKind.ELEVATOR
    )
    return shapely.union_all([whole_shadow_of(body) for body in found if body is not None])


def _has_door(hole: Portal, doors: Iterable[Portal]) -> bool:
    """Return whether a door stands in an opening that it does not say it fills."""
    return any(
        abs(door.z_m - hole.z_m) < SAME_FLOOR_M and hole.passage.intersects(door.line.interpolate(0.5, normalized=True))
        for door in doors
    )


def _list_unfilled(ifc: IfcFile) -> Iterator[Any]:
    """Yield the openings through walls that no door or window fills."""
    for opening in ifc.list_elements("IfcOpeningElement"):
        host = next((relation.RelatingBuildingElement for relation in opening.VoidsElements or ()), None)
        recess = getattr(opening, "PredefinedType", None) == "RECESS"
        if host is not None and host.is_a("IfcWall") and not opening.HasFillings and not recess:
            yield opening


def _list_gates(ifc: IfcFile) -> Iterator[Any]:
    for element in ifc.list_elements(*GATE_CLASSES):
        kind = find_type(element)
        names = (element.ObjectType, element.Name, None if kind is None else kind.Name)
        named = any(find_meaning(Category.GATE, name) is not None for name in names)
        if named or "Twin_Portal" in read_properties(ifc, element):
            yield element
