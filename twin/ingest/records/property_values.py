"""
The values of a property set or of quantities, in SI units.

A length is recognised by its measure type or by the unit beside it. A plain
number without either stays as it is: what it measures is not said.
"""

from collections.abc import Iterator
from typing import Any, Final

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import list_attributes, read_attribute

Scalar = str | float | bool
Value = Scalar | tuple[Scalar, ...]

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
_NAME, _NOMINAL_VALUE, _UNIT = 0, 2, 3
"""Places of the attributes of an IfcPropertySingleValue, the same in all schemas."""
_RATIOS: Final = frozenset({"PanelWidth"})
"""Attributes of door linings and panels that are no lengths."""


def read_definition(ifc: IfcFile, definition: Any) -> Iterator[tuple[str, Value]]:
    """Yield the properties, quantities or door attributes of a definition by name; other kinds have none."""
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
    value = prop.get_argument(_NOMINAL_VALUE)
    if value is not None:
        single = _to_si(ifc, value, prop.get_argument(_UNIT))
        if single is not None:
            yield str(prop.get_argument(_NAME)), single


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
    for name, value in list_attributes(definition):
        if isinstance(value, float):
            yield name, value if name in _RATIOS else _clean(value * ifc.length_unit_m)
        elif isinstance(value, str) and name.startswith("Panel"):
            yield name, value
