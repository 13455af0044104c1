"""Terms of passing a portal: who, in which direction, over which step."""

from collections.abc import Iterator
from typing import Final

from twin.ingest.findings import issues_ways
from twin.ingest.portals.sides import Side
from twin.ingest.records.properties import Properties, find_number, find_text
from twin.ingest.surroundings import floor_m
from twin.model.finding import Finding, Subject
from twin.model.ids import OUTSIDE
from twin.model.origin import Origin, Sourced
from twin.model.passage import Access, OneWay
from twin.model.space import SpaceUse

ACCESS: Final = "Twin_Portal.Access"
ONE_WAY: Final = "Twin_Portal.OneWay"
ACCESS_TERMS: Final = frozenset(access.value for access in Access)
ONE_WAY_TERMS: Final = frozenset({"in", "out"})
LEVEL_M: Final = 0.001
"""Floors that differ by less are level: modelling noise."""

Sides = tuple[Side, Side]


def find_access(properties: Properties, carrier: str = ACCESS) -> Sourced[Access] | None:
    """Return who may pass, as declared."""
    found = find_text(properties, carrier)
    term = None if found is None else found.value.strip().lower()
    if found is None or term not in ACCESS_TERMS:
        return None
    return Sourced(value=Access(term), origin=found.origin, carrier=found.carrier)


def find_one_way(properties: Properties, sides: Sides) -> Sourced[OneWay] | None:
    """
    Return the direction that ``Twin_Portal.OneWay`` allows, in terms of the portal's sides.

    ``in`` means: into the building, from the outdoor side. Between two indoor
    spaces it means: out of the circulation into the room. Where neither tells
    the sides apart, it is the direction of the placement's local +Y, the side
    to which IFC says a door opens.
    """
    found = find_text(properties, ONE_WAY)
    term = None if found is None else found.value.strip().lower()
    if found is None or term not in ONE_WAY_TERMS:
        return None
    forward = (term == "in") != _enters_backward(sides)
    return Sourced(value=OneWay.FORWARD if forward else OneWay.BACKWARD, origin=found.origin, carrier=found.carrier)


def threshold(properties: Properties, sides: Sides) -> Sourced[float] | None:
    """Return the step one must take: declared, else the height difference of the two floors."""
    declared = find_number(properties, "Twin_Portal.ThresholdHeight")
    if declared is not None:
        return declared
    if sides[0].space is None or sides[1].space is None:
        return None
    step_m = round(abs(floor_m(sides[0].space) - floor_m(sides[1].space)), 6)
    return Sourced(value=step_m if step_m > LEVEL_M else 0.0, origin=Origin.MEASURED, carrier="floors of both spaces")


def unknown_terms(subject: Subject, properties: Properties) -> Iterator[Finding]:
    """Yield a finding for each term that the authoring profile does not know."""
    for carrier, allowed in ((ACCESS, ACCESS_TERMS), (ONE_WAY, ONE_WAY_TERMS)):
        found = find_text(properties, carrier)
        if found is not None and found.value.strip().lower() not in allowed:
            yield issues_ways.unknown_value(subject, carrier, found.value, sorted(allowed))


def _enters_backward(sides: Sides) -> bool:
    """Return whether one who enters comes from side 1."""
    for rank in (_is_outdoors, _is_circulation):
        first, second = rank(sides[0]), rank(sides[1])
        if first != second:
            return second
    return False


def _is_outdoors(side: Side) -> bool:
    return side.id == OUTSIDE or (side.space is not None and side.space.use is SpaceUse.OUTDOOR)


def _is_circulation(side: Side) -> bool:
    return side.space is not None and side.space.use is SpaceUse.CIRCULATION
