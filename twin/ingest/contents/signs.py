"""
Signs: which way their faces look, what stands on them, and what the model says of them.

Metres, plan frame. A face looks along the placement's local −Y, up is local
+Z; the placement's origin is the middle of the face's lower edge.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar

import numpy as np

from twin.ingest.contents.legends import parse_legend
from twin.ingest.contents.vocabulary import Category, find_meaning
from twin.ingest.findings import issues_ways
from twin.ingest.records.carriers import list_carriers
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import NAME, OBJECT_PLACEMENT, OBJECT_TYPE, is_kind, read_attribute
from twin.ingest.records.placements import Rigid, to_matrix
from twin.ingest.records.properties import Properties, find_flag, find_list, find_number, find_text, read_properties
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, first_of_each, offset
from twin.model.finding import Finding
from twin.model.ids import SignId, SpaceId
from twin.model.origin import Sourced
from twin.model.passage import Point3
from twin.model.sign import Legend, Medium, Mounting, Sign, SignFace, SignKind, SignStatus
from twin.model.space import Space

CARRIER: Final = "Twin_Sign"
NAMED_CLASSES: Final = frozenset(
    {
        "IfcBuildingElementProxy",
        "IfcFurnishingElement",
        "IfcDiscreteAccessory",
        "IfcFlowTerminal",
        "IfcBuildingElementPart",
    }
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


def list_signs(ifc: IfcFile, among: Iterable[Any] | None = None) -> list[Any]:
    """
    Return the elements that are signs: IfcSign, object type ``SIGN``, ``Twin_Sign``, or a name that says so.

    With *among* names and object types are asked of these elements only.
    """
    found = {ifc.id_of(element): element for element in (*ifc.list_elements("IfcSign"), *list_carriers(ifc, CARRIER))}
    for element in ifc.list_elements("IfcElement") if among is None else among:
        if _is_called_sign(ifc, element):
            found.setdefault(ifc.id_of(element), element)
    return [found[key] for key in sorted(found)]


def read_signs(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Mapping[SpaceId, Space]
) -> tuple[tuple[Sign, ...], tuple[Finding, ...]]:
    """Return all signs in id order, and what was odd about them."""
    placed = [(e, ifc.frame_of(e)) for e in list_signs(ifc) if e.get_argument(OBJECT_PLACEMENT) is not None]
    around = Surroundings(spaces.values(), bodies)
    homes = _find_spaces(around, [(_at(frame), _facing(frame)) for _, frame in placed])
    signs: list[Sign] = []
    findings: list[Finding] = []
    for (element, frame), space in zip(placed, homes, strict=True):
        properties = {CARRIER: read_properties(ifc, element).get(CARRIER, {})}
        sign = _sign(ifc, bodies, storeys, element, frame=frame, space=space, properties=properties)
        signs.append(sign)
        findings += _findings(ifc, element, sign, properties)
    return tuple(signs), tuple(findings)


def _is_called_sign(ifc: IfcFile, element: Any) -> bool:
    kind, own = ifc.type_of(element), element.get_argument(OBJECT_TYPE)
    if _is_term(own) or (kind is not None and _is_term(read_attribute(kind, "ElementType"))):
        return True
    if not is_kind(element, NAMED_CLASSES):
        return False
    names = (own, None if kind is None else read_attribute(kind, "Name"), element.get_argument(NAME))
    return any(find_meaning(Category.SIGN, name) is not None for name in names if name)


def _is_term(text: str | None) -> bool:
    return text is not None and text.strip().upper() == "SIGN"


def _sign(
    ifc: IfcFile,
    bodies: Bodies,
    storeys: Storeys,
    element: Any,
    *,
    frame: Rigid,
    space: Space | None,
    properties: Properties,
) -> Sign:
    at, facing_rad = _at(frame), _facing(frame)
    width_m, height_m = _size(bodies.find(ifc.id_of(element)), frame)
    return Sign(
        id=SignId(ifc.id_of(element)),
        name=str(element.get_argument(NAME) or ""),
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


def _at(frame: Rigid) -> Point3:
    x, y, z = frame[3::4]
    return (x, y, z)


def _facing(frame: Rigid) -> float:
    """Return where the face looks in plan; of one that lies flat, where its foot points."""
    _, normal_x, foot_x, _, _, normal_y, foot_y = frame[:7]
    x, y = (normal_x, normal_y) if math.hypot(normal_x, normal_y) > FLAT else (foot_x, foot_y)
    return math.atan2(-y, -x)


def _size(body: Body | None, frame: Rigid) -> tuple[float | None, float | None]:
    """Return width and height of the face: the body's extent along the placement's X and Z."""
    if body is None:
        return None, None
    placement = to_matrix(frame)
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


def _find_spaces(around: Surroundings, faces: Sequence[tuple[Point3, float]]) -> list[Space | None]:
    """Return the space that each of many signs hangs in: at the first of its places that lies in one."""
    points = [
        (*offset((x, y), (math.cos(facing_rad), math.sin(facing_rad)), distance_m), z - lower_m)
        for (x, y, z), facing_rad in faces
        for lower_m in UNDER_M
        for distance_m in BEFORE_M
    ]
    return first_of_each(around.find_spaces(np.array(points).reshape(-1, 3)), len(UNDER_M) * len(BEFORE_M))


def _term(properties: Properties, name: str, terms: type[Term]) -> Sourced[Term] | None:
    found = find_text(properties, f"{CARRIER}.{name}")
    term = None if found is None else _terms(terms).get(found.value.strip().lower())
    if found is None or term is None:
        return None
    return Sourced(value=term, origin=found.origin, carrier=found.carrier)


@cache
def _terms(terms: type[Term]) -> dict[str, Term]:
    return {term.value: term for term in terms}


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
        if found is not None and found.value.strip().lower() not in _terms(terms):
            yield issues_ways.unknown_value(subject, f"{CARRIER}.{name}", found.value, list(_terms(terms)))
