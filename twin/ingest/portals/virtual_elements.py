"""IfcVirtualElement: the file's own name for the open edge between two spaces that it lies on. Metres, plan frame."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from shapely import MultiPoint

from twin.ingest.findings import issues_ways
from twin.ingest.portals.boundaries import list_bounded_spaces
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies
from twin.ingest.storeys import Storeys
from twin.model.finding import Finding
from twin.model.ids import PortalId
from twin.model.passage import Portal
from twin.model.space import Space

NEAR_M: Final = 0.30
"""An IfcVirtualElement lies on an edge that is this near."""


def name_by_virtual_elements(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Sequence[Space], edges: Sequence[Portal]
) -> tuple[list[Portal], list[Finding]]:
    """Give each IfcVirtualElement the open edge it lies on; one that lies on none is a finding."""
    storey_of = {space.id: space.storey for space in spaces}
    named = list(edges)
    findings = []
    for element in ifc.list_elements("IfcVirtualElement"):
        joined = list_bounded_spaces(ifc, element)
        index = _find_edge(bodies, ifc.id_of(element), joined, named)
        if index is not None:
            named[index] = replace(named[index], id=PortalId(ifc.id_of(element)), name=str(element.Name or ""))
        elif len({storey_of.get(key) for key in joined}) <= 1:  # one between storeys lies on a floor's edge to a void
            findings.append(
                issues_ways.virtual_element_without_edge(ifc.subject(element, "portal", storeys.find_of(element)))
            )
    return named, findings


def _find_edge(bodies: Bodies, key: str, joined: frozenset[str], edges: list[Portal]) -> int | None:
    """Return the index of the longest edge, not named yet, between the spaces joined or else beside the body."""
    body = bodies.by_id.get(key)  # type: ignore[call-overload]  # an id is an id
    shape = None if body is None else MultiPoint(body.vertices()[:, :2]).convex_hull
    fitting = [
        (-edge.line.length, index)
        for index, edge in enumerate(edges)
        if edge.name == ""
        and (
            frozenset(edge.spaces) == joined
            or (not joined and shape is not None and edge.line.distance(shape) < NEAR_M)
        )
    ]
    return min(fitting)[1] if fitting else None
