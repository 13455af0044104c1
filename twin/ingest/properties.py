"""
Property sets and quantities of an element in SI units, its type's sets underneath its own.

A length is recognised by its measure type or by the unit beside it. A plain
number without either stays as it is: what it measures is not said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, reduce
from typing import Any, Final, TypeVar

from twin.ingest.ifc_file import IfcFile
from twin.ingest.instances import read_attribute, read_inverse
from twin.model.origin import Origin, Sourced

T = TypeVar("T")
Scalar = str | float | bool
Value = Scalar | tuple[Scalar, ...]
Properties = Mapping[str, Mapping[str, Value]]
"""Set name, property name, value in SI; lists as tuples."""

_UNIT_OF_MEASURE: Final = {
    "IfcLengthMeasure": "LENGTHUNIT",
    "IfcPositiveLengthMeasure": "LENGTHUNIT",
    "IfcNonNegativeLengthMeasure": "LENGTHUNIT",
    "IfcAreaMeasure": "AREAUNIT",
    "IfcVolumeMeasure": "VOLUMEUNIT",
    "IfcPlaneAngleMeasure": "PLANEANGLEUNIT",
    "IfcPositivePlaneAngleMeasure": "PLANEANGLEUNIT",
}
_UNIT_OF_QUANTITY: Final = {
    "IfcQuantityLength": ("LengthValue", "LENGTHUNIT"),
    "IfcQuantityArea": ("AreaValue", "AREAUNIT"),
    "IfcQuantityVolume": ("VolumeValue", "VOLUMEUNIT"),
    "IfcQuantityCount": ("CountValue", None),
}
_YES: Final = frozenset({"true", ".t.", "t", "yes", "1", "是"})
_NO: Final = frozenset({"false", ".f.", "f", "no", "0", "否"})
_RATIOS: Final = frozenset({"PanelWidth"})
"""Attributes of door linings and panels that are no lengths."""


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
        known = file.values[definition.id()] = dict(_read_definition(file, definition))
    return known


def find_type(element: Any) -> Any | None:
    """Return the type object of an occurrence, in any schema, or ``None``; of many elements ``IfcFile.type_of`` is quicker."""
    for name in ("IsTypedBy", "IsDefinedBy"):
        for relation in read_inverse(element, name):
            if relation.is_a() == "IfcRelDefinesByType":
                return read_attribute(relation, "RelatingType")
    return None


def find_property(properties: Properties, *carriers: str) -> Sourced[Value] | None:
    """Return the first of *carriers* (``Set.Property``) that has a value, as declared."""
    return _first(properties, carriers, _as_it_is)


def find_text(properties: Properties, *carriers: str) -> Sourced[str] | None:
    """Return the first carrier with a text; numbers are written out, lists joined by ``;``."""
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
        if set_name not in properties:
            continue
        value = properties[set_name].get(name)
        converted = None if value is None or value in {"", ()} else convert(value)
        if converted is not None:
            return Sourced(value=converted, origin=Origin.DECLARED, carrier=carrier)
    return None


@cache
def _parted(carrier: str) -> tuple[str, str]:
    set_name, _, name = carrier.partition(".")
    return set_name, name


def _as_it_is(value: Value) -> Value:
    return value


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


def _read_definition(ifc: IfcFile, definition: Any) -> Iterator[tuple[str, Value]]:
    kind = definition.is_a()
    if kind == "IfcPropertySet":
        for prop in read_attribute(definition, "HasProperties") or ():
            yield from _read_property(ifc, prop)
    elif kind == "IfcElementQuantity":
        for quantity in definition.Quantities or ():
            yield from _read_quantity(ifc, quantity)
    elif kind in {"IfcDoorLiningProperties", "IfcDoorPanelProperties"}:
        yield from _read_attributes(ifc, definition)


def _read_property(ifc: IfcFile, prop: Any) -> Iterator[tuple[str, Value]]:
    kind = prop.is_a()
    if kind == "IfcPropertySingleValue":  # by far the most, and quickest in one piece
        yield from _read_single(ifc, prop)
        return
    name = str(prop.Name)
    if kind == "IfcComplexProperty":
        for part in prop.HasProperties or ():
            yield from ((f"{name}.{key}", value) for key, value in _read_property(ifc, part))
        return
    value: Value | None
    if kind == "IfcPropertyListValue":
        value = _to_si_tuple(ifc, prop.ListValues, prop.Unit)
    elif kind == "IfcPropertyEnumeratedValue":
        several = _to_si_tuple(ifc, prop.EnumerationValues, None)
        value = several[0] if several is not None and len(several) == 1 else several
    elif kind == "IfcPropertyBoundedValue":
        value = _to_si(ifc, read_attribute(prop, "SetPointValue"), prop.Unit)
    else:
        return
    if value is not None:
        yield name, value


def _read_single(ifc: IfcFile, prop: Any) -> Iterator[tuple[str, Value]]:
    record = prop.get_info(recursive=True)
    value = record["NominalValue"]
    if value is not None:
        unit = None if record["Unit"] is None else prop.Unit
        single = _in_si(ifc, value["wrappedValue"], value["type"], unit)
        if single is not None:
            yield str(record["Name"]), single


def _to_si_tuple(ifc: IfcFile, values: Any, unit: Any) -> tuple[Scalar, ...] | None:
    converted = (_to_si(ifc, value, unit) for value in values or ())
    return tuple(value for value in converted if value is not None) or None


def _to_si(ifc: IfcFile, value: Any, unit: Any) -> Scalar | None:
    return None if value is None else _in_si(ifc, value.get_argument(0), value.is_a(), unit)


def _in_si(ifc: IfcFile, bare: Any, kind: str, unit: Any) -> Scalar | None:
    """Return a value of a kind (``IfcLengthMeasure``) in SI units."""
    if bare is None or isinstance(bare, bool):
        return bare
    if isinstance(bare, (int, float)):
        if unit is not None:
            return _clean(float(bare) * ifc.scale_of(unit))
        measured = _UNIT_OF_MEASURE.get(kind)
        return _clean(float(bare) * (ifc.scale_to_si(measured) if measured else 1.0))
    if kind == "IfcLogical":
        return None  # UNKNOWN: nothing is said
    return str(bare)


def _clean(value: float) -> float:
    """Drop the noise of unit conversion: 36 inches are 0.9144 m."""
    return round(value, 9)


def _read_quantity(ifc: IfcFile, quantity: Any) -> Iterator[tuple[str, Value]]:
    found = _UNIT_OF_QUANTITY.get(quantity.is_a())
    if found is None:
        return
    attribute, kind = found
    value = read_attribute(quantity, attribute)
    if value is not None:
        unit = read_attribute(quantity, "Unit")
        scale = ifc.scale_of(unit) if unit is not None else ifc.scale_to_si(kind) if kind else 1.0
        yield str(quantity.Name), _clean(float(value) * scale)


def _read_attributes(ifc: IfcFile, definition: Any) -> Iterator[tuple[str, Value]]:
    for name, value in definition.get_info(recursive=False).items():
        if isinstance(value, float):
            yield name, value if name in _RATIOS else _clean(value * ifc.length_unit_m)
        elif isinstance(value, str) and name.startswith("Panel"):
            yield name, value
