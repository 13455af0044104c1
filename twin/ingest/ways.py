"""All ways of a building: its portals and connectors, the paved ground before it, and platforms that no space covers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from twin.ingest.connectors.connectors import read_connectors
from twin.ingest.connectors.platforms import list_platform_bodies, read_platforms
from twin.ingest.outdoors import read_outdoors
from twin.ingest.portals.portals import read_portals
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies
from twin.ingest.solids.built import Built
from twin.ingest.storeys import Storeys
from twin.model.facility import Obstacle
from twin.model.finding import Finding
from twin.model.passage import Portal, VerticalConnector
from twin.model.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What leads from space to space; ``spaces`` are those given and the derived ones, ``obstacles`` the latter's slabs."""

    spaces: tuple[Space, ...]
    portals: tuple[Portal, ...]
    connectors: tuple[VerticalConnector, ...]
    obstacles: tuple[Obstacle, ...]
    findings: tuple[Finding, ...]


def read_ways(ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Iterable[Space]) -> Ways:
    """Read portals and connectors; where a connector ends on a slab without a space, once more with that platform."""
    indoors = tuple(spaces)
    outdoors, ground_findings = read_outdoors(ifc, bodies, storeys, indoors)
    listed = (*indoors, *outdoors)
    built = Built(ifc, bodies)
    ways = _read(ifc, bodies, storeys, listed, built)
    platforms, findings = read_platforms(ifc, bodies, storeys, listed, ways.connectors)
    if not platforms:
        return replace(ways, findings=(*ways.findings, *ground_findings))
    again = _read(ifc, bodies, storeys, (*listed, *platforms), built)
    return Ways(
        spaces=again.spaces,
        portals=again.portals,
        connectors=again.connectors,
        obstacles=tuple(list_platform_bodies(platforms, bodies)),
        findings=(*again.findings, *findings, *ground_findings),
    )


def _read(ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: tuple[Space, ...], built: Built) -> Ways:
    by_id = {space.id: space for space in sorted(spaces, key=lambda space: space.id)}
    portals, portal_findings = read_portals(ifc, bodies, storeys, by_id)
    joined = {portal.id: portal for portal in portals}
    connectors, connector_findings = read_connectors(ifc, bodies, storeys, by_id, joined, built=built)
    return Ways(
        spaces=tuple(by_id.values()),
        portals=portals,
        connectors=connectors,
        obstacles=(),
        findings=(*portal_findings, *connector_findings),
    )
