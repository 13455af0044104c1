"""Property sets and quantities of an element in SI units, its type's sets underneath its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, reduce
from typing import Any, Final, TypeVar

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_attribute, read_inverse
from twin.ingest.records.property_values import Scalar, Value, read_definition
from twin.model.origin import Origin, Sourced

T = TypeVar("T")
Properties = Mapping[str, Mapping[str, Value]]
"""Set name, property name, value in SI; lists as tuples."""

_YES: Final = frozenset({"true", ".t.", "t", "yes", "1", "是"})
_NO: Final = frozenset({"false", ".f.", "f", "no", "0", "否"})


class PropertySets(Mapping[str, Mapping[str, Value]]):
    """
    The sets of an element by name; each is read when it is first asked for.

    Drawing offices give an element a dozen sets, readers want two of them.
    """

    __slots__ = ("_file", "_named", "_read")

    def __init__(self, file: IfcFile, definitions: Iterable[tuple[str, Any]]) -> None:
        """Take the named definitions; of several of one name later values overlay earlier ones."""
        self._file = file
        self._named: dict[str, list[Any]] = {}
        for name, definition in definitions:
            self._named.setdefault(name, []).append(definition)
        self._read: dict[str, Mapping[str, Value]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Value]:
        """Return the values of a set."""
        known = self._read.get(name)
        if known is None:
            first, *later = (_values(self._file, definition) for definition in self._named[name])
            known = self._read[name] = reduce(lambda under, over: {**under, **over}, later, first)
        return known

    def get(self, name: str, default: Any = None) -> Any:
        """Return the values of a set, or *default* where there is none of that name; asked more often than all else."""
        known = self._read.get(name)
        if known is not None:
            return known
        return self[name] if name in self._named else default

    def __contains__(self, name: object) -> bool:
        """Return whether there is a set of that name; it is not read."""
        return name in self._named

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the sets, those of the type first."""
        return iter(self._named)

    def __len__(self) -> int:
        """Return the number of sets."""
        return len(self._named)


def read_properties(ifc: IfcFile, element: Any) -> Properties:
    """Return all property sets and quantity sets of an element, those of its type overlaid by its own."""
    file = ifc.file_of(element)
    step_id = element.id()
    known: Properties | None = file.memory.get(step_id)
    if known is None:
        relations = file.relations
        own = _name_definitions(file, relations.definitions.get(step_id, ()))
        known = file.memory[step_id] = PropertySets(file, (*_of_type(file, relations.types.get(step_id)), *own))
    return known


def _of_type(file: IfcFile, kind: Any | None) -> list[tuple[str, Any]]:
    """Return the named definitions of a type, once for all its occurrences."""
    if kind is None:
        return []
    known: list[tuple[str, Any]] | None = file.memory.get(kind.id())
    if known is None:
        definitions = read_attribute(kind, "HasPropertySets") or ()
        known = file.memory[kind.id()] = list(_name_definitions(file, definitions))
    return known


def _name_definitions(file: IfcFile, definitions: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    for definition in definitions:
        if definition is None:
            continue
        step_id = definition.id()
        if step_id == 0:  # IFC4 allows a bare set of definitions in place of one
            yield from _name_definitions(file, definition.get_argument(0))
        elif step_id in file.memory:
            yield file.memory[step_id]
        else:
            named = file.memory[step_id] = (str(read_attribute(definition, "Name") or definition.is_a()), definition)
            yield named


def _values(file: IfcFile, definition: Any) -> Mapping[str, Value]:
    """Return the values of a definition; many elements share those of their type."""
    known: dict[str, Value] | None = file.values.get(definition.id())
    if known is None:
        known = file.values[definition.id()] = dict(read_definition(file, definition))
    return known


def find_type(element: Any) -> Any | None:
    """Return the type object of an occurrence, in any schema, or ``None``; of many elements ``IfcFile.type_of`` is quicker."""
    for name in ("IsTypedBy", "IsDefinedBy"):
        for relation in read_inverse(element, name):
            if relation.is_a() == "IfcRelDefinesByType":
                return read_attribute(relation, "RelatingType")
    return None


def find_text(properties: Properties, *carriers: str) -> Sourced[str] | None:
    """Return the first of *carriers* (``Set.Property``) with a text; numbers are written out, lists joined by ``;``."""
    return _first(properties, carriers, _as_text)


def find_number(properties: Properties, *carriers: str) -> Sourced[float] | None:
    """Return the first carrier with a number; lengths are metres."""
    return _first(properties, carriers, _as_number)


def find_flag(properties: Properties, *carriers: str) -> Sourced[bool] | None:
    """Return the first carrier with a truth value, written as a boolean or as a word for one."""
    return _first(properties, carriers, _as_flag)


def find_list(properties: Properties, *carriers: str) -> Sourced[tuple[str, ...]] | None:
    """Return the first carrier with a list of texts: a list value, or one text with ``;`` between items."""
    return _first(properties, carriers, _as_list)


def _first(
    properties: Properties, carriers: tuple[str, ...], convert: Callable[[Value], T | None]
) -> Sourced[T] | None:
    for carrier in carriers:
        set_name, name = _parted(carrier)
        values = properties.get(set_name)
        value = None if values is None else values.get(name)
        converted = None if value is None or value in {"", ()} else convert(value)
        if converted is not None:
            return Sourced(value=converted, origin=Origin.DECLARED, carrier=carrier)
    return None


@cache
def _parted(carrier: str) -> tuple[str, str]:
    set_name, _, name = carrier.partition(".")
    return set_name, name


def _as_text(value: Value) -> str | None:
    items = value if isinstance(value, tuple) else (value,)
    return ";".join(_written(item) for item in items).strip() or None


def _written(item: Scalar) -> str:
    return f"{item:g}" if isinstance(item, float) else str(item)


def _as_number(value: Value) -> float | None:
    if isinstance(value, tuple):
        return _as_number(value[0]) if len(value) == 1 else None
    try:
        return float(value)
    except ValueError:
        return None


def _as_flag(value: Value) -> bool | None:
    if isinstance(value, tuple):
        return _as_flag(value[0]) if len(value) == 1 else None
    if isinstance(value, str):
        word = value.strip().lower()
        return True if word in _YES else False if word in _NO else None
    return bool(value)


def _as_list(value: Value) -> tuple[str, ...] | None:
    items = (_written(item) for item in value) if isinstance(value, tuple) else _written(value).split(";")
    return tuple(item.strip() for item in items if item.strip()) or None
