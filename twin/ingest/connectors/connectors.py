"""Ways between levels: stairs, ramps, elevators, escalators, however they are exported."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from twin.ingest.connectors.elevators import read_elevators
from twin.ingest.connectors.escalators import list_escalators, read_escalator
from twin.ingest.connectors.ramps import read_ramp
from twin.ingest.connectors.stairs import read_stair
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies
from twin.ingest.solids.built import Built
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings
from twin.model.finding import Finding
from twin.model.ids import PortalId, SpaceId
from twin.model.passage import Portal, VerticalConnector
from twin.model.space import Space


def read_connectors(
    ifc: IfcFile,
    bodies: Bodies,
    storeys: Storeys,
    spaces: Mapping[SpaceId, Space],
    portals: Mapping[PortalId, Portal],
    *,
    built: Built | None = None,
) -> tuple[tuple[VerticalConnector, ...], tuple[Finding, ...]]:
    """
    Return all connectors in id order, and what was odd about them.

    *built* keeps what was measured when they are read again with more spaces.
    """
    listed = tuple(spaces.values())
    around = Surroundings(listed, bodies)
    built = built or Built(ifc, bodies)
    connectors: list[VerticalConnector] = []
    findings: list[Finding] = []
    readers = (
        (partial(read_stair, built=built), list_whole(ifc, "IfcStair", "IfcStairFlight")),
        (partial(read_ramp, built=built), list_whole(ifc, "IfcRamp", "IfcRampFlight")),
        (read_escalator, list_escalators(ifc)),
    )
    for read, elements in readers:
        for element in elements:
            connector, odd = read(ifc, bodies, storeys, around, element)
            connectors += [connector] if connector is not None else []
            findings += odd
    elevators, elevator_findings = read_elevators(
        ifc, bodies, storeys, around, spaces=listed, portals=tuple(portals.values())
    )
    connectors += elevators
    return tuple(sorted(connectors, key=lambda connector: connector.id)), (*findings, *elevator_findings)


def list_whole(ifc: IfcFile, *classes: str) -> Iterator[Any]:
    """Yield stairs or ramps that are no part of another one."""
    for element in ifc.list_elements(*classes):
        wholes = (relation.RelatingObject for relation in element.Decomposes or ())
        if not any(whole.is_a(name) for whole in wholes for name in classes):
            yield element
