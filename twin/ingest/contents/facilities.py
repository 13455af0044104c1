"""
Facilities: what people come for, where it stands, in which space, and which way its user stands.

Metres, plan frame. A facility's user stands on the side of its local −Y, the
same convention as the face of a sign.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np

from twin.ingest.contents.signs import list_signs
from twin.ingest.contents.vocabulary import Category, find_meaning
from twin.ingest.findings import issues_ways
from twin.ingest.records.carriers import list_carriers
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import NAME, OBJECT_PLACEMENT, OBJECT_TYPE, is_kind, read_attribute
from twin.ingest.records.properties import Properties, find_list, find_text, read_properties
from twin.ingest.records.property_values import Value
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.solids.plan_shadows import whole_shadows_of
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, first_of_each, floor_m, offset
from twin.model.facility import Facility, FacilityKind, WindowKind
from twin.model.finding import Finding
from twin.model.ids import FacilityId, SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point2
from twin.model.space import Space

CARRIER: Final = "Twin_Facility"
NAMED_CLASSES: Final = frozenset(
    {
        "IfcFurnishingElement",
        "IfcFlowTerminal",
        "IfcBuildingElementProxy",
        "IfcUnitaryEquipment",
        "IfcDiscreteAccessory",
        "IfcCovering",
        "IfcGeographicElement",
        "IfcDistributionControlElement",
    }
)
"""Classes whose names may make them facilities; a wall named after a window is none."""
KINDS: Final = frozenset(kind.value for kind in FacilityKind)
WINDOW_KINDS: Final = frozenset(kind.value for kind in WindowKind)
READ_APART: Final = frozenset({"Kind", "Number", "WindowKind", "Services"})
IN_FRONT_M: Final = (0.0, 0.3, 0.6)
"""How far before a thing the space is looked for that it belongs to: what hangs on a wall stands in the wall."""
ABOVE_M: Final = 0.1
_ELEMENT: Final = frozenset({"IfcElement"})
LEVEL: Final = 0.5
"""A placement whose Y lies less level than this (cosine) shows no front."""


def read_facilities(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Mapping[SpaceId, Space]
) -> tuple[tuple[Facility, ...], tuple[Finding, ...]]:
    """Return all facilities in id order, and what was odd about them."""
    candidates = _list_candidates(ifc)
    signs = {ifc.id_of(element) for element in list_signs(ifc, [element for element, _, _ in candidates])}
    kept = [candidate for candidate in candidates if ifc.id_of(candidate[0]) not in signs]
    found = [
        _locate(ifc, bodies, element, properties, kind)
        for element, properties, kind in kept
        if kind is not None and element.get_argument(OBJECT_PLACEMENT) is not None
    ]
    homes = _find_spaces(Surroundings(spaces.values(), bodies), found)
    whole_shadows_of([one.body for one in found if one.body is not None])  # at once: asked for one by one below
    facilities = tuple(_facility(ifc, storeys, one, space) for one, space in zip(found, homes, strict=True))
    findings = chain.from_iterable(_findings(ifc, storeys, element, properties) for element, properties, _ in kept)
    return facilities, tuple(findings)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    element: Any
    properties: Properties
    kind: Sourced[FacilityKind]
    body: Body | None
    middle: Point2
    """The middle of the body's box in plan, the placement's origin without a body."""
    bottom_m: float
    top_m: float | None
    front_rad: float | None


def _locate(ifc: IfcFile, bodies: Bodies, element: Any, properties: Properties, kind: Sourced[FacilityKind]) -> _Found:
    frame, body = ifc.frame_of(element), bodies.find(ifc.id_of(element))
    x, y = -frame[1], -frame[5]
    front_rad = math.atan2(y, x) if math.hypot(x, y) > LEVEL else None
    if body is None:
        return _Found(element, properties, kind, None, (frame[3], frame[7]), frame[11], None, front_rad)
    (left, low, bottom_m), (right, high, top_m) = (corner.tolist() for corner in body.bounds())
    middle = ((left + right) / 2, (low + high) / 2)
    return _Found(element, properties, kind, body, middle, bottom_m, top_m, front_rad)


def _list_candidates(ifc: IfcFile) -> list[tuple[Any, Properties, Sourced[FacilityKind] | None]]:
    """Return the elements that are declared as facilities or called so, in id order, and what each is taken for."""
    declared = {ifc.id_of(element): element for element in list_carriers(ifc, CARRIER) if is_kind(element, _ELEMENT)}
    named = {ifc.id_of(element): element for element in ifc.list_elements(*sorted(NAMED_CLASSES))}
    candidates: list[tuple[Any, Properties, Sourced[FacilityKind] | None]] = []
    for key, element in sorted((named | declared).items()):
        properties = {CARRIER: read_properties(ifc, element).get(CARRIER, {})} if key in declared else {}
        kind = _declared_kind(properties) or (_named_kind(ifc, element) if key in named else None)
        if kind is not None or key in declared:
            candidates.append((element, properties, kind))
    return candidates


def _declared_kind(properties: Properties) -> Sourced[FacilityKind] | None:
    declared = find_text(properties, f"{CARRIER}.Kind")
    if declared is None or _term(declared.value) not in KINDS:
        return None
    return Sourced(value=FacilityKind(_term(declared.value)), origin=Origin.DECLARED, carrier=declared.carrier)


def _named_kind(ifc: IfcFile, element: Any) -> Sourced[FacilityKind] | None:
    """Return what an element is by its object type, type name or name."""
    kind = ifc.type_of(element)
    names = (
        ("ObjectType", element.get_argument(OBJECT_TYPE)),
        ("IfcTypeObject.Name", None if kind is None else read_attribute(kind, "Name")),
        ("Name", element.get_argument(NAME)),
    )
    for carrier, name in names:
        match = find_meaning(Category.FACILITY, name)
        if match is not None:
            return Sourced(value=FacilityKind(match.meaning), origin=Origin.DERIVED, carrier=carrier)
    return None


def _find_spaces(around: Surroundings, found: list[_Found]) -> list[Space | None]:
    """Return the space that each of many facilities stands in or hangs in front of."""
    points = []
    for one in found:
        front_rad, z_m = one.front_rad, one.bottom_m + ABOVE_M
        ahead = (0.0, 0.0) if front_rad is None else (math.cos(front_rad), math.sin(front_rad))
        points += [(*offset(one.middle, ahead, distance_m), z_m) for distance_m in IN_FRONT_M]
    return first_of_each(around.find_spaces(np.array(points).reshape(-1, 3)), len(IN_FRONT_M))


def _facility(ifc: IfcFile, storeys: Storeys, one: _Found, space: Space | None) -> Facility:
    element, properties, body, bottom_m = one.element, one.properties, one.body, one.bottom_m
    footprint = None if body is None else whole_shadow_of(body)
    footprint = None if footprint is None or footprint.is_empty else footprint
    return Facility(
        id=FacilityId(ifc.id_of(element)),
        kind=one.kind,
        name=str(element.get_argument(NAME) or ""),
        number=_number(properties),
        window_kinds=_window_kinds(element, properties, one.kind.value),
        services=_services(properties),
        storey=storeys.of(element, bottom_m) if space is None else space.storey,
        space=None if space is None else space.id,
        at=(*one.middle, bottom_m if space is None else floor_m(space)),
        footprint=footprint,
        height_m=None if one.top_m is None else round(one.top_m - bottom_m, 6),
        front_rad=one.front_rad,
        properties={
            name: Sourced(value=_flat(value), origin=Origin.DECLARED, carrier=f"{CARRIER}.{name}")
            for name, value in sorted(properties.get(CARRIER, {}).items())
            if name not in READ_APART
        },
    )


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
    match = find_meaning(Category.WINDOW, element.get_argument(NAME)) if kind is FacilityKind.SERVICE_WINDOW else None
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
