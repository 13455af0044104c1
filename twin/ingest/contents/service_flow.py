"""Declared service flows (动线): the order of places that a visitor goes through."""

from collections.abc import Iterator
from typing import Any, Final

from twin.ingest.findings import issues_ways
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import find_list, read_properties
from twin.model.finding import Finding
from twin.model.twin import ServiceFlow

FLOW_PREFIX: Final = "Twin_ServiceFlow"


def read_service_flows(ifc: IfcFile) -> tuple[tuple[ServiceFlow, ...], tuple[Finding, ...]]:
    """
    Return every IfcTask and IfcGroup named ``Twin_ServiceFlow…`` that has steps, by name, and findings for the others.

    The steps are, in this order: the list ``Twin_ServiceFlow.Steps``; the
    names of a task's parts, in their sequence; the members of a group, in the
    order the file lists them. Each is a target as a sign's legend writes it.
    """
    carriers = [
        element
        for element in ifc.list_elements("IfcTask", "IfcGroup")
        if str(element.Name or "").startswith(FLOW_PREFIX)
    ]
    flows = [(carrier, ServiceFlow(name=str(carrier.Name), steps=_steps(ifc, carrier))) for carrier in carriers]
    empty = [
        issues_ways.service_flow_without_steps(ifc.subject(carrier, "flow")) for carrier, f in flows if not f.steps
    ]
    return tuple(sorted((flow for _, flow in flows if flow.steps), key=lambda flow: flow.name)), tuple(empty)


def _steps(ifc: IfcFile, carrier: Any) -> tuple[str, ...]:
    listed = find_list(read_properties(ifc, carrier), f"{FLOW_PREFIX}.Steps")
    if listed is not None:
        return listed.value
    steps = _task_steps(carrier) if carrier.is_a("IfcTask") else _group_steps(ifc, carrier)
    return tuple(step for step in steps if step)


def _task_steps(task: Any) -> Iterator[str]:
    """Yield what the parts of a task are for; a part's Identification is its target, else its Name."""
    # IFC2X3 has IfcRelNests under IsDecomposedBy, IFC4 under IsNestedBy.
    relations = [*(getattr(task, "IsNestedBy", None) or ()), *(getattr(task, "IsDecomposedBy", None) or ())]
    parts = [part for relation in relations if relation.is_a("IfcRelNests") for part in relation.RelatedObjects]
    for part in _in_sequence(parts):
        yield str(getattr(part, "Identification", None) or getattr(part, "TaskId", None) or part.Name or "")


def _in_sequence(parts: list[Any]) -> list[Any]:
    """Return parts so that no one comes before its predecessor; the file's order decides the rest."""
    ids = {part.id() for part in parts}
    before = {
        part.id(): {r.RelatingProcess.id() for r in part.IsSuccessorFrom or ()} & ids - {part.id()} for part in parts
    }
    ordered: list[Any] = []
    done: set[int] = set()
    while len(ordered) < len(parts):
        # A circle of successors has no start: its first part in the file's order is taken.
        waiting = [part for part in parts if part.id() not in done]
        ready = next((part for part in waiting if before[part.id()] <= done), waiting[0])
        ordered.append(ready)
        done.add(ready.id())
    return ordered


def _group_steps(ifc: IfcFile, group: Any) -> Iterator[str]:
    for relation in sorted(group.IsGroupedBy or (), key=lambda relation: str(relation.GlobalId)):
        for member in relation.RelatedObjects:
            kind = "space" if member.is_a("IfcSpace") else "facility" if member.is_a("IfcElement") else ""
            if kind:
                yield f"{kind}:{ifc.id_of(member)}"
