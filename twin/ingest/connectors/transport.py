"""Which elements carry people between levels, by their type or, where they are exported as something else, by name."""

import re
from dataclasses import dataclass
from typing import Any, Final

from twin.ingest.contents.vocabulary import Category, Match, find_meaning
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_attribute
from twin.model.passage import ConnectorKind

OTHERWISE: Final = ("IfcFlowTerminal", "IfcBuildingElementProxy", "IfcDiscreteAccessory", "IfcUnitaryEquipment")
"""Classes, beside IfcTransportElement, as which elevators are exported."""
PARTS_OF_ELEVATORS: Final = frozenset(
    {"button", "panel", "sign", "door", "indicator", "电梯按钮", "电梯面板", "电梯门", "电梯标识", "电梯标牌"}
)
"""Words in the names of things that belong to an elevator and are none."""
BY_TYPE: Final = {
    "ELEVATOR": ConnectorKind.ELEVATOR,
    "LIFTINGGEAR": None,
    "CRANEWAY": None,
    "ESCALATOR": ConnectorKind.ESCALATOR,
    "MOVINGWALKWAY": ConnectorKind.MOVING_WALK,
}
CARRIERS: Final = frozenset({ConnectorKind.ELEVATOR, ConnectorKind.ESCALATOR, ConnectorKind.MOVING_WALK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """An element that carries people; ``word`` is what its name said, where nothing better did."""

    element: Any
    kind: ConnectorKind
    word: str | None


def list_transports(ifc: IfcFile) -> list[Transport]:
    """Return all elevators, escalators and moving walks that are elements, in id order."""
    found = [_typed(element, ifc.type_of(element)) for element in ifc.list_elements("IfcTransportElement")]
    found += [_named(element, ifc.type_of(element)) for element in ifc.list_elements(*OTHERWISE)]
    return [transport for transport in found if transport is not None]


def find_carrier(*names: str | None) -> Match | None:
    """Return what the first of some names that says so is: elevator, escalator or moving walk."""
    for name in names:
        match = find_meaning(Category.CONNECTOR, name)
        if match is not None and ConnectorKind(match.meaning) in CARRIERS:
            return match
    return None


def _typed(element: Any, kind: Any | None) -> Transport | None:
    for owner in (element,) if kind is None else (element, kind):
        # IFC2X3's occurrence has OperationType, its type PredefinedType like later schemas.
        term = str(read_attribute(owner, "PredefinedType") or read_attribute(owner, "OperationType") or "")
        if term in BY_TYPE:
            known = BY_TYPE[term]
            return None if known is None else Transport(element=element, kind=known, word=None)
    return _by_name(element, _names(element, kind))


def _named(element: Any, kind: Any | None) -> Transport | None:
    names = _names(element, kind)
    found = _by_name(element, names)
    if found is None or PARTS_OF_ELEVATORS.intersection(re.split(r"[\W\d_]+", " ".join(names).casefold())):
        return None
    return found


def _by_name(element: Any, names: list[str]) -> Transport | None:
    match = find_carrier(*names)
    if match is None or any(_is_room(name, match) for name in names):
        return None
    return Transport(element=element, kind=ConnectorKind(match.meaning), word=match.word)


def _is_room(name: str, match: Match) -> bool:
    """Return whether a name rather says a room beside the elevator: a lobby, a machine room."""
    use = find_meaning(Category.SPACE_USE, name)
    return use is not None and len(use.word) > len(match.word)


def _names(element: Any, kind: Any | None) -> list[str]:
    names = [read_attribute(element, name) for name in ("ObjectType", "Name")]
    names += [] if kind is None else [read_attribute(kind, "Name")]
    return [str(name) for name in names if name]
