"""What all connectors share: declared terms, footprints, findings about their ends."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from twin.ingest.findings import issues_ways
from twin.ingest.portals.portal_terms import find_access
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_inverse
from twin.ingest.records.properties import Properties, find_flag, find_number, find_text
from twin.ingest.solids.bodies import Body, whole_shadow_of
from twin.ingest.storeys import Storeys
from twin.model.finding import Finding, Subject
from twin.model.origin import Sourced
from twin.model.passage import Access, Direction, Landing

DIRECTION: Final = "Twin_Connector.Direction"
BUILT_M: Final = 0.01
"""What misses its declared measure by more than this was built otherwise."""
DIRECTIONS: Final = frozenset(direction.value for direction in Direction)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredTerms:
    """What a model says of a connector itself."""

    accessible: Sourced[bool] | None
    direction: Sourced[Direction] | None
    access: Sourced[Access] | None
    headroom_m: Sourced[float] | None


def declared_terms(properties: Properties) -> DeclaredTerms:
    """Return what ``Twin_Connector`` and the standard sets declare."""
    return DeclaredTerms(
        accessible=find_flag(
            properties,
            "Twin_Connector.Accessible",
            "Pset_StairCommon.HandicapAccessible",
            "Pset_RampCommon.HandicapAccessible",
        ),
        direction=_direction(properties),
        access=find_access(properties, "Twin_Connector.Access"),
        headroom_m=find_number(properties, "Pset_StairFlightCommon.Headroom", "Pset_RampFlightCommon.Headroom"),
    )


def _direction(properties: Properties) -> Sourced[Direction] | None:
    found = find_text(properties, DIRECTION)
    term = None if found is None else found.value.strip().lower()
    if found is None or term not in DIRECTIONS:
        return None
    return Sourced(value=Direction(term), origin=found.origin, carrier=found.carrier)


def lowest(declared: Sourced[float] | None, built: Sourced[float] | None) -> Sourced[float] | None:
    """Return what is declared, unless it was built lower or narrower; what is declared alone stands."""
    if declared is not None and (built is None or declared.value <= built.value + BUILT_M):
        return declared
    return built


def least(*measured: Sourced[float] | None) -> Sourced[float] | None:
    """Return the least of the values that are known."""
    known = [value for value in measured if value is not None]
    return min(known, key=lambda value: value.value, default=None)


def footprint_of_bodies(bodies: Iterable[Body]) -> Polygon | None:
    """Return the plan of some bodies as one polygon: their union, or its hull where it falls apart."""
    whole = shapely.union_all([whole_shadow_of(body) for body in bodies])
    return polygon_around(whole)


def polygon_around(plan: BaseGeometry) -> Polygon | None:
    """Return a plan as one polygon: itself, or its hull where it falls apart; ``None`` for no area."""
    parts = [part for part in shapely.get_parts(plan) if isinstance(part, Polygon) and not part.is_empty]
    single = parts[0] if len(parts) == 1 else shapely.convex_hull(plan)
    return shapely.normalize(single) if isinstance(single, Polygon) and not single.is_empty else None


def list_parts(whole: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield an element and those of its parts, and of theirs, that are wanted."""
    yield whole
    for relation in read_inverse(whole, "IsDecomposedBy"):
        for part in relation.RelatedObjects:
            if wanted(part):
                yield from list_parts(part, wanted)


def connector_subject(ifc: IfcFile, element: Any, storeys: Storeys) -> Subject:
    """Return a connector as the subject of a finding."""
    return ifc.subject(element, "connector", storeys.find_of(element))


def link_findings(subject: Subject, landings: tuple[Landing, ...]) -> list[Finding]:
    """Return a finding for each end that reaches no space and does not lie outdoors."""
    names = {0: "lower", len(landings) - 1: "upper"}
    return [
        issues_ways.connector_unlinked(subject, landing.at, names.get(index, "middle"))
        for index, landing in enumerate(landings)
        if landing.space is None
    ]
