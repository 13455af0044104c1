"""Where a finding is to be looked for: the place of the element that it speaks of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies, Body
from twin.model.finding import Finding
from twin.model.ids import ElementId
from twin.model.passage import Point3


def place_findings(findings: Iterable[Finding], ifc: IfcFile, bodies: Bodies) -> Iterator[Finding]:
    """
    Yield the findings, each with a position (metres, plan frame) where its element has one.

    That is the middle of the element's underside, or its placement where it
    has no body. Findings that know their position better keep it.
    """
    elements = {ifc.id_of(element): element for element in ifc.list_elements("IfcProduct")}
    for finding in findings:
        element = elements.get(ElementId(finding.subject.id or ""))
        if finding.at is not None or element is None:
            yield finding
            continue
        body = bodies.find(ifc.id_of(element))
        yield replace(finding, at=ifc.origin_of(element) if body is None else _underside(body))


def _underside(body: Body) -> Point3:
    lower, upper = body.bounds()
    middle = (lower + upper) / 2.0
    return (float(middle[0]), float(middle[1]), float(lower[2]))
