"""Ways through on one storey: doors, gates, openings without doors and open edges, each with its two sides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.connectors.transport import list_transports
from twin.ingest.contents.vocabulary import Category, find_meaning
from twin.ingest.portals.doors import read_doors
from twin.ingest.portals.open_edges import find_open_edges
from twin.ingest.portals.openings import read_gates, read_openings
from twin.ingest.portals.virtual_elements import name_by_virtual_elements
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import is_kind, read_attribute, read_inverse
from twin.ingest.records.properties import read_properties
from twin.ingest.solids.bodies import Bodies, whole_shadow_of
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings
from twin.model.finding import Finding
from twin.model.ids import SpaceId
from twin.model.passage import ConnectorKind, Portal
from twin.model.space import Space

GATE_CLASSES: Final = ("IfcBuildingElementProxy", "IfcFurnishingElement", "IfcDiscreteAccessory")
"""Classes, beside doors, as which turnstiles and barriers are exported."""

WALLS: Final = frozenset({"IfcWall"})
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
    portals: list[Portal] = []
    findings: list[Finding] = []
    for portal, odd in read_doors(ifc, bodies, storeys, around):
        portals.append(portal)
        findings += odd
    if any(odd.code == ONE_SIDE for odd in findings):
        findings = _without_shaft_doors(findings, portals, _elevator_plans(ifc, bodies))
    portals += read_gates(ifc, bodies, around, _list_gates(ifc))
    portals += _without_doors(read_openings(ifc, bodies, around, _list_unfilled(ifc)), portals)
    edges = find_open_edges(around, listed, portals)
    edges, virtual_findings = name_by_virtual_elements(ifc, bodies, storeys, listed, edges)
    portals += edges
    return tuple(sorted(portals, key=lambda portal: portal.id)), (*findings, *virtual_findings)


def _elevator_plans(ifc: IfcFile, bodies: Bodies) -> BaseGeometry:
    found = (
        bodies.find(ifc.id_of(transport.element))
        for transport in list_transports(ifc)
        if transport.kind is ConnectorKind.ELEVATOR
    )
    return shapely.union_all([whole_shadow_of(body) for body in found if body is not None])


def _without_shaft_doors(findings: list[Finding], doors: Iterable[Portal], shafts: BaseGeometry) -> list[Finding]:
    """Return findings without those about the one side of doors that lead into an elevator."""
    one_sided = {odd.subject.id for odd in findings if odd.code == ONE_SIDE}
    right = {door.id for door in doors if door.id in one_sided and door.line.dwithin(shafts, SHAFT_WALL_M)}
    return [odd for odd in findings if odd.code != ONE_SIDE or odd.subject.id not in right]


def _without_doors(holes: Iterable[Portal], doors: list[Portal]) -> list[Portal]:
    """Return the holes in which no door stands, not even one that does not say that it fills it."""
    listed = list(holes)
    middles = shapely.line_interpolate_point([door.line for door in doors], 0.5, normalized=True)
    hole, door = (
        shapely.STRtree(middles)
        .query(np.array([hole.passage for hole in listed], dtype=object), predicate="intersects")
        .tolist()
    )
    filled = {i for i, j in zip(hole, door, strict=True) if abs(doors[j].z_m - listed[i].z_m) < SAME_FLOOR_M}
    return [hole for index, hole in enumerate(listed) if index not in filled]


def _list_unfilled(ifc: IfcFile) -> Iterator[Any]:
    """Yield the openings through walls that no door or window fills."""
    for opening in ifc.list_elements("IfcOpeningElement"):
        if read_inverse(opening, "HasFillings") or read_attribute(opening, "PredefinedType") == "RECESS":
            continue
        host = next((relation.RelatingBuildingElement for relation in read_inverse(opening, "VoidsElements")), None)
        if host is not None and is_kind(host, WALLS):
            yield opening


def _list_gates(ifc: IfcFile) -> Iterator[Any]:
    for element in ifc.list_elements(*GATE_CLASSES):
        kind = ifc.type_of(element)
        names = [read_attribute(element, name) for name in ("ObjectType", "Name")]
        names += [] if kind is None else [read_attribute(kind, "Name")]
        named = any(find_meaning(Category.GATE, name) is not None for name in names)
        if named or "Twin_Portal" in read_properties(ifc, element):
            yield element
