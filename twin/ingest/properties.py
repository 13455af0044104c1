"""
Property sets and quantities of an element in SI units, its type's sets underneath its own.

A length is recognised by its measure type or by the unit beside it. A plain
number without either stays as it is: what it measures is not said.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from twin.ingest.ifc_file import IfcFile
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


def read_properties(ifc: IfcFile, element: Any) -> Properties:
    """Return all property sets and quantity sets of an element, those of its type overlaid by its own."""
    file = ifc.file_of(element)
    known: Properties | None = file.memory.get(element.id())
    if known is not None:
        return known
    sets: dict[str, dict[str, Value]] = {}
    for definition in (*_type_definitions(element), *_own_definitions(element)):
        name, values = _definition(file, definition)
        sets.setdefault(name, {}).update(values)
    file.memory[element.id()] = sets
    return sets


def _definition(file: IfcFile, definition: Any) -> tuple[str, dict[str, Value]]:
    """Return the name and the values of a set; many elements share those of their type."""
    known: tuple[str, dict[str, Value]] | None = file.memory.get(definition.id())
    if known is None:
        values = dict(_read_definition(file, definition))
        known = file.memory[definition.id()] = (str(definition.Name or definition.is_a()), values)
    return known


def find_type(element: Any) -> Any | None:
    """Return the type object of an occurrence, in any schema, or ``None``."""
    for name in ("IsTypedBy", "IsDefinedBy"):
        for relation in getattr(element, name, None) or ():
            if relation.is_a("IfcRelDefinesByType"):
                return relation.RelatingType
    return None


def find_property(properties: Properties, *carriers: str) -> Sourced[Value] | None:
    """Return the first of *carriers* (``Set.Property``) that has a value, as declared."""
    for carrier in carriers:
        set_name, _, name = carrier.partition(".")
        value = properties.get(set_name, {}).get(name)
        if value is not None and value not in {"", ()}:
            return Sourced(value=value, origin=Origin.DECLARED, carrier=carrier)
    return None


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
        found = find_property(properties, carrier)
        converted = None if found is None else convert(found.value)
        if found is not None and converted is not None:
            return Sourced(value=converted, origin=found.origin, carrier=carrier)
    return None


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


def _type_definitions(element: Any) -> Iterator[Any]:
    kind = find_type(element)
    if kind is not None:
        yield from getattr(kind, "HasPropertySets", None) or ()


def _own_definitions(element: Any) -> Iterator[Any]:
    for relation in getattr(element, "IsDefinedBy", None) or ():
        if relation.is_a("IfcRelDefinesByProperties"):
            definition = relation.RelatingPropertyDefinition
            # IFC4 allows a bare set of definitions in place of one.
            yield from [definition] if hasattr(definition, "Name") else definition.wrappedValue


def _read_definition(ifc: IfcFile, definition: Any) -> Iterator[tuple[str, Value]]:
    if definition.is_a("IfcPropertySet"):
        for prop in definition.HasProperties or ():
            yield from _read_property(ifc, prop)
    elif definition.is_a("IfcElementQuantity"):
        for quantity in definition.Quantities or ():
            yield from _read_quantity(ifc, quantity)
    elif definition.is_a("IfcDoorLiningProperties") or definition.is_a("IfcDoorPanelProperties"):
        yield from _read_attributes(ifc, definition)


def _read_property(ifc: IfcFile, prop: Any) -> Iterator[tuple[str, Value]]:
    name, kind = str(prop.Name), prop.is_a()
    if kind == "IfcPropertySingleValue":  # by far the most
        single = _to_si(ifc, prop.NominalValue, prop.Unit)
        if single is not None:
            yield name, single
        return
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
        value = _to_si(ifc, getattr(prop, "SetPointValue", None), prop.Unit)
    else:
        return
    if value is not None:
        yield name, value


def _to_si_tuple(ifc: IfcFile, values: Any, unit: Any) -> tuple[Scalar, ...] | None:
    converted = (_to_si(ifc, value, unit) for value in values or ())
    return tuple(value for value in converted if value is not None) or None


def _to_si(ifc: IfcFile, value: Any, unit: Any) -> Scalar | None:
    bare = None if value is None else value.wrappedValue
    if bare is None:
        return None
    if isinstance(bare, bool):
        return bare
    if isinstance(bare, (int, float)):
        if unit is not None:
            return _clean(float(bare) * ifc.scale_of(unit))
        kind = _UNIT_OF_MEASURE.get(value.is_a())
        return _clean(float(bare) * (ifc.scale_to_si(kind) if kind else 1.0))
    if value.is_a("IfcLogical"):
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
    value = getattr(quantity, attribute)
    if value is not None:
        unit = getattr(quantity, "Unit", None)
        scale = ifc.scale_of(unit) if unit is not None else ifc.scale_to_si(kind) if kind else 1.0
        yield str(quantity.Name), _clean(float(value) * scale)


def _read_attributes(ifc: IfcFile, definition: Any) -> Iterator[tuple[str, Value]]:
    for name, value in definition.get_info(recursive=False).items():
        if isinstance(value, float):
            yield name, value if name in _RATIOS else _clean(value * ifc.length_unit_m)
        elif isinstance(value, str) and name.startswith("Panel"):
            yield name, value
