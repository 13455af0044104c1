"""
Signs: which way their faces look, what stands on them, and what the model says of them.

Metres, plan frame. A face looks along the placement's local −Y, up is local
+Z; the placement's origin is the middle of the face's lower edge.
"""

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

import numpy as np

from twin.ingest import issues_ways
from twin.ingest.bodies import Bodies
from twin.ingest.carriers import list_carriers
from twin.ingest.ifc_file import IfcFile
from twin.ingest.legends import parse_legend
from twin.ingest.placements import Floats
from twin.ingest.properties import Properties, find_flag, find_list, find_number, find_text, find_type, read_properties
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, offset
from twin.ingest.vocabulary import Category, find_meaning
from twin.model.finding import Finding
from twin.model.ids import SignId, SpaceId
from twin.model.origin import Sourced
from twin.model.passage import Point2, Point3
from twin.model.sign import Legend, Medium, Mounting, Sign, SignFace, SignKind, SignStatus
from twin.model.space import Space

CARRIER: Final = "Twin_Sign"
NAMED_CLASSES: Final = (
    "IfcBuildingElementProxy",
    "IfcFurnishingElement",
    "IfcDiscreteAccessory",
    "IfcFlowTerminal",
    "IfcBuildingElementPart",
)
"""Classes whose names may make them signs."""
BEFORE_M: Final = (0.3, 0.0, -0.3)
"""How far before its face the space is looked for that a sign hangs in: first where its reader stands."""
UNDER_M: Final = (0.0, 1.5)
"""How far under its face too: spaces outdoors are drawn low."""
FLAT: Final = 0.5
"""A face whose normal lies less level than this (cosine) lies on the floor; its foot then points to the reader."""

Term = TypeVar("Term", bound=StrEnum)
Item = TypeVar("Item")


def list_signs(ifc: IfcFile) -> list[Any]:
    """Return the elements that are signs: IfcSign, object type ``SIGN``, ``Twin_Sign``, or a name that says so."""
    found = {ifc.id_of(element): element for element in (*ifc.list_elements("IfcSign"), *list_carriers(ifc, CARRIER))}
    for element in ifc.list_elements("IfcElement"):
        if _is_typed(element) or (any(element.is_a(name) for name in NAMED_CLASSES) and _is_named(element)):
            found.setdefault(ifc.id_of(element), element)
    return [found[key] for key in sorted(found)]


def read_signs(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Mapping[SpaceId, Space]
) -> tuple[tuple[Sign, ...], tuple[Finding, ...]]:
    """Return all signs in id order, and what was odd about them."""
    around = Surroundings(spaces.values(), bodies)
    signs: list[Sign] = []
    findings: list[Finding] = []
    for element in list_signs(ifc):
        if element.ObjectPlacement is not None:
            properties = read_properties(ifc, element)
            sign = _sign(ifc, bodies, storeys, around, element, properties=properties)
            signs.append(sign)
            findings += _findings(ifc, element, sign, properties)
    return tuple(signs), tuple(findings)


def _is_typed(element: Any) -> bool:
    kind = find_type(element)
    types = (element.ObjectType, getattr(element, "PredefinedType", None), getattr(kind, "ElementType", None))
    return any(str(name or "").strip().upper() == "SIGN" for name in types)


def _is_named(element: Any) -> bool:
    kind = find_type(element)
    names = (element.ObjectType, getattr(kind, "Name", None), element.Name)
    return any(find_meaning(Category.SIGN, None if name is None else str(name)) is not None for name in names)


def _sign(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, around: Surroundings, element: Any, *, properties: Properties
) -> Sign:
    placement = ifc.placement_m(element)
    at: Point3 = (float(placement[0, 3]), float(placement[1, 3]), float(placement[2, 3]))
    facing_rad = _facing(placement)
    space = _space_of(around, at, facing_rad)
    width_m, height_m = _size(ifc, bodies, element, placement)
    return Sign(
        id=SignId(ifc.id_of(element)),
        name=str(element.Name or ""),
        kind=_term(properties, "Kind", SignKind),
        medium=_term(properties, "Medium", Medium),
        mounting=_term(properties, "Mounting", Mounting),
        storey=storeys.of(element, at[2]) if space is None else space.storey,
        space=None if space is None else space.id,
        at=at,
        faces=tuple(_faces(properties, facing_rad, width_m, height_m)),
        letter_height_m=find_number(properties, f"{CARRIER}.LetterHeight"),
        text_colour=_text(properties, "TextColour"),
        background_colour=_text(properties, "BackgroundColour"),
        illumination=_text(properties, "Illumination"),
        phone=_text(properties, "Phone"),
        font_zh=_text(properties, "FontZh"),
        font_en=_text(properties, "FontEn"),
        font_weight=_text(properties, "FontWeight"),
        auto_brightness=_flag(properties, "AutoBrightness"),
        status=_value(_term(properties, "Status", SignStatus)),
        valid_from=_text(properties, "ValidFrom"),
        valid_until=_text(properties, "ValidUntil"),
        logo_present=_flag(properties, "LogoPresent"),
    )


def _facing(placement: Floats) -> float:
    """Return where the face looks in plan; of one that lies flat, where its foot points."""
    normal = -placement[:3, 1]
    x, y = (normal if math.hypot(normal[0], normal[1]) > FLAT else -placement[:3, 2])[:2]
    return math.atan2(float(y), float(x))


def _size(ifc: IfcFile, bodies: Bodies, element: Any, placement: Floats) -> tuple[float | None, float | None]:
    """Return width and height of the face: the body's extent along the placement's X and Z."""
    body = bodies.find(ifc.id_of(element))
    if body is None:
        return None, None
    local = (body.vertices() - placement[:3, 3]) @ placement[:3, :3]
    extent = np.round(local.max(axis=0) - local.min(axis=0), 6)
    return float(extent[0]), float(extent[2])


def _faces(
    properties: Properties, facing_rad: float, width_m: float | None, height_m: float | None
) -> Iterator[SignFace]:
    yield SignFace(facing_rad=facing_rad, width_m=width_m, height_m=height_m, legends=_legends(properties, "Legends"))
    if _flag(properties, "DoubleSided"):
        back_rad = math.remainder(facing_rad + math.pi, math.tau)
        yield SignFace(
            facing_rad=back_rad, width_m=width_m, height_m=height_m, legends=_legends(properties, "LegendsBack")
        )


def _legends(properties: Properties, name: str) -> tuple[Legend, ...] | None:
    """Return the legends that can be read; ``None`` where the model gives none at all."""
    lines = _lines(properties, name)
    parsed = (parse_legend(line) for line in lines)
    return tuple(legend for legend in parsed if isinstance(legend, Legend)) if lines else None


def _lines(properties: Properties, name: str) -> list[str]:
    listed = find_list(properties, f"{CARRIER}.{name}")
    items = () if listed is None else listed.value
    return [line.strip() for item in items for line in item.splitlines() if line.strip()]


def _space_of(around: Surroundings, at: Point3, facing_rad: float) -> Space | None:
    ahead: Point2 = (math.cos(facing_rad), math.sin(facing_rad))
    for lower_m in UNDER_M:
        for distance_m in BEFORE_M:
            space = around.find_space(*offset(at[:2], ahead, distance_m), at[2] - lower_m)
            if space is not None:
                return space
    return None


def _term(properties: Properties, name: str, terms: type[Term]) -> Sourced[Term] | None:
    found = find_text(properties, f"{CARRIER}.{name}")
    text = None if found is None else found.value.strip().lower()
    if found is None or text not in {term.value for term in terms}:
        return None
    return Sourced(value=terms(text), origin=found.origin, carrier=found.carrier)


def _text(properties: Properties, name: str) -> str | None:
    return _value(find_text(properties, f"{CARRIER}.{name}"))


def _flag(properties: Properties, name: str) -> bool | None:
    return _value(find_flag(properties, f"{CARRIER}.{name}"))


def _value(found: Sourced[Item] | None) -> Item | None:
    return None if found is None else found.value


def _findings(ifc: IfcFile, element: Any, sign: Sign, properties: Properties) -> Iterator[Finding]:
    subject = ifc.subject(element, "sign", sign.storey)
    if sign.faces[0].legends is None:
        yield issues_ways.sign_without_legends(subject, sign.at)
    for line in (*_lines(properties, "Legends"), *_lines(properties, "LegendsBack")):
        reason = parse_legend(line)
        if isinstance(reason, str):
            yield issues_ways.bad_legend(subject, sign.at, line, reason)
    for name, terms in (("Kind", SignKind), ("Medium", Medium), ("Mounting", Mounting), ("Status", SignStatus)):
        found = find_text(properties, f"{CARRIER}.{name}")
        allowed = [term.value for term in terms]
        if found is not None and found.value.strip().lower() not in allowed:
            yield issues_ways.unknown_value(subject, f"{CARRIER}.{name}", found.value, allowed)
