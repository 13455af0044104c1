"""
Facilities: what people come for, where it stands, in which space, and which way its user stands.

Metres, plan frame. A facility's user stands on the side of its local −Y, the
same convention as the face of a sign.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from twin.ingest import issues_ways
from twin.ingest.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.carriers import list_carriers
from twin.ingest.ifc_file import IfcFile
from twin.ingest.properties import Properties, Value, find_list, find_text, find_type, read_properties
from twin.ingest.signs import list_signs
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, floor_m, offset
from twin.ingest.vocabulary import Category, find_meaning
from twin.model.facility import Facility, FacilityKind, WindowKind
from twin.model.finding import Finding
from twin.model.ids import FacilityId, SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point2
from twin.model.space import Space

CARRIER: Final = "Twin_Facility"
NAMED_CLASSES: Final = (
    "IfcFurnishingElement",
    "IfcFlowTerminal",
    "IfcBuildingElementProxy",
    "IfcUnitaryEquipment",
    "IfcDiscreteAccessory",
    "IfcCovering",
    "IfcGeographicElement",
    "IfcDistributionControlElement",
)
"""Classes whose names may make them facilities; a wall named after a window is none."""
KINDS: Final = frozenset(kind.value for kind in FacilityKind)
WINDOW_KINDS: Final = frozenset(kind.value for kind in WindowKind)
READ_APART: Final = frozenset({"Kind", "Number", "WindowKind", "Services"})
IN_FRONT_M: Final = (0.0, 0.3, 0.6)
"""How far before a thing the space is looked for that it belongs to: what hangs on a wall stands in the wall."""
ABOVE_M: Final = 0.1
LEVEL: Final = 0.5
"""A placement whose Y lies less level than this (cosine) shows no front."""


def read_facilities(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Mapping[SpaceId, Space]
) -> tuple[tuple[Facility, ...], tuple[Finding, ...]]:
    """Return all facilities in id order, and what was odd about them."""
    around = Surroundings(spaces.values(), bodies)
    declared = {ifc.id_of(element) for element in list_carriers(ifc, CARRIER)}
    signs = {ifc.id_of(element) for element in list_signs(ifc)}
    facilities: list[Facility] = []
    findings: list[Finding] = []
    for element in ifc.list_elements(*(("IfcElement",) if declared else NAMED_CLASSES)):
        named = any(element.is_a(name) for name in NAMED_CLASSES)
        key = ifc.id_of(element)
        if key in signs or not (key in declared or named):
            continue
        properties = read_properties(ifc, element) if key in declared else {}
        kind = _kind(element, properties, named=named)
        if kind is not None and element.ObjectPlacement is not None:
            facilities.append(_facility(ifc, bodies, storeys, around, element, properties=properties, kind=kind))
        findings += _findings(ifc, storeys, element, properties)
    return tuple(facilities), tuple(findings)


def _kind(element: Any, properties: Properties, *, named: bool) -> Sourced[FacilityKind] | None:
    """Return what an element is: declared, else by object type, type name or name."""
    declared = find_text(properties, f"{CARRIER}.Kind")
    if declared is not None:
        term = _term(declared.value)
        if term in KINDS:
            return Sourced(value=FacilityKind(term), origin=Origin.DECLARED, carrier=declared.carrier)
    kind = find_type(element)
    names = (
        ("ObjectType", element.ObjectType),
        ("IfcTypeObject.Name", getattr(kind, "Name", None)),
        ("Name", element.Name),
    )
    for carrier, name in names if named else ():
        match = find_meaning(Category.FACILITY, None if name is None else str(name))
        if match is not None:
            return Sourced(value=FacilityKind(match.meaning), origin=Origin.DERIVED, carrier=carrier)
    return None


def _facility(
    ifc: IfcFile,
    bodies: Bodies,
    storeys: Storeys,
    around: Surroundings,
    element: Any,
    *,
    properties: Properties,
    kind: Sourced[FacilityKind],
) -> Facility:
    body = bodies.find(ifc.id_of(element))
    placement = ifc.placement_m(element)
    footprint = None if body is None else whole_shadow_of(body)
    footprint = None if footprint is None or footprint.is_empty else footprint
    middle = _middle(body, (float(placement[0, 3]), float(placement[1, 3])))
    bottom_m = float(placement[2, 3]) if body is None else float(body.bounds()[0][2])
    front_rad = _front(float(-placement[0, 1]), float(-placement[1, 1]))
    space = _space_of(around, middle, bottom_m + ABOVE_M, front_rad)
    storey = storeys.of(element, bottom_m) if space is None else space.storey
    return Facility(
        id=FacilityId(ifc.id_of(element)),
        kind=kind,
        name=str(element.Name or ""),
        number=_number(properties),
        window_kinds=_window_kinds(element, properties, kind.value),
        services=_services(properties),
        storey=storey,
        space=None if space is None else space.id,
        at=(*middle, bottom_m if space is None else floor_m(space)),
        footprint=footprint,
        height_m=None if body is None else round(float(body.bounds()[1][2]) - bottom_m, 6),
        front_rad=front_rad,
        properties={
            name: Sourced(value=_flat(value), origin=Origin.DECLARED, carrier=f"{CARRIER}.{name}")
            for name, value in sorted(properties.get(CARRIER, {}).items())
            if name not in READ_APART
        },
    )


def _middle(body: Body | None, origin: Point2) -> Point2:
    """Return the middle of a body's box in plan, its placement's origin without a body."""
    if body is None:
        return origin
    lower, upper = body.bounds()
    return (float(lower[0] + upper[0]) / 2, float(lower[1] + upper[1]) / 2)


def _front(x: float, y: float) -> float | None:
    return math.atan2(y, x) if math.hypot(x, y) > LEVEL else None


def _space_of(around: Surroundings, middle: Point2, z: float, front_rad: float | None) -> Space | None:
    ahead = None if front_rad is None else (math.cos(front_rad), math.sin(front_rad))
    for distance_m in IN_FRONT_M if ahead is not None else IN_FRONT_M[:1]:
        space = around.find_space(*(middle if ahead is None else offset(middle, ahead, distance_m)), z)
        if space is not None:
            return space
    return None


def _number(properties: Properties) -> str | None:
    found = find_text(properties, f"{CARRIER}.Number")
    return None if found is None else found.value


def _services(properties: Properties) -> tuple[str, ...]:
    found = find_list(properties, f"{CARRIER}.Services")
    return () if found is None else found.value


def _window_kinds(element: Any, properties: Properties, kind: FacilityKind) -> tuple[WindowKind, ...]:
    """Return the kinds of a window: declared, else by its name."""
    declared = find_list(properties, f"{CARRIER}.WindowKind")
    if declared is not None:
        terms = (_term(item) for item in declared.value)
        return tuple(dict.fromkeys(WindowKind(term) for term in terms if term in WINDOW_KINDS))
    match = find_meaning(Category.WINDOW, element.Name) if kind is FacilityKind.SERVICE_WINDOW else None
    return () if match is None else (WindowKind(match.meaning),)


def _term(text: str) -> str:
    return text.strip().lower()


def _flat(value: Value) -> str | float | bool:
    return ";".join(str(item) for item in value) if isinstance(value, tuple) else value


def _findings(ifc: IfcFile, storeys: Storeys, element: Any, properties: Properties) -> Iterator[Finding]:
    subject = ifc.subject(element, "facility", storeys.find_of(element))
    kind = find_text(properties, f"{CARRIER}.Kind")
    if kind is not None and _term(kind.value) not in KINDS:
        yield issues_ways.unknown_facility_kind(subject, kind.value)
    windows = find_list(properties, f"{CARRIER}.WindowKind")
    for item in () if windows is None else windows.value:
        if _term(item) not in WINDOW_KINDS:
            yield issues_ways.unknown_value(subject, f"{CARRIER}.WindowKind", item, sorted(WINDOW_KINDS))
