"""Values to IFC properties and property sets."""

from collections.abc import Mapping
from typing import Any

import ifcopenshell

from models_ifc.authoring.ifc_identity import resolved_legend
from models_ifc.authoring.ifc_schema import Dialect
from models_ifc.authoring.values import LENGTH_MEASURES, Psets, Value

_QUANTITIES = {"IfcAreaMeasure": "IfcQuantityArea", "IfcPositiveLengthMeasure": "IfcQuantityLength"}


class Properties:
    """Makes property sets in one file."""

    def __init__(self, file: ifcopenshell.file, dialect: Dialect) -> None:
        self.file, self.dialect = file, dialect

    def folded(self, psets: Psets) -> dict[str, dict[str, Value]]:
        """Return the sets by the names this schema has for them; two sets that meet are merged."""
        found: dict[str, dict[str, Value]] = {}
        for name, properties in psets.items():
            found.setdefault(self.dialect.pset_name(name), {}).update(properties)
        return {name: properties for name, properties in found.items() if properties}

    def properties(self, values: Mapping[str, Value]) -> list[Any]:
        """Return one property per value."""
        return [self._property(name, value) for name, value in values.items()]

    def quantities(self, values: Mapping[str, Value]) -> list[Any]:
        """Return one quantity per value."""
        made = []
        for name, value in values.items():
            kind = _QUANTITIES[value.measure]
            made.append(self.file.create_entity(kind, name, None, None, self._content(value)))
        return made

    def _property(self, name: str, value: Value) -> Any:
        if value.items:
            items = [self.file.create_entity(self.dialect.measure(value.measure), item) for item in _items(name, value)]
            return self.file.create_entity("IfcPropertyListValue", name, None, items, None)
        nominal = self.file.create_entity(self.dialect.measure(value.measure), self._content(value))
        if value.enumerated and self.dialect.pset_name("Pset_MaintenanceStrategy") == "Pset_MaintenanceStrategy":
            return self.file.create_entity("IfcPropertyEnumeratedValue", name, None, [nominal], None)
        if value.bounded and self.dialect.measure(value.measure) == value.measure:
            return self.file.create_entity("IfcPropertyBoundedValue", name, None, None, None, None, nominal)
        return self.file.create_entity("IfcPropertySingleValue", name, None, nominal, None)

    def _content(self, value: Value) -> str | float | bool | int:
        if value.measure in LENGTH_MEASURES and isinstance(value.content, float | int):
            return round(value.content * self.dialect.scale, 4)
        if isinstance(value.content, float):
            return round(value.content, 9)
        return value.content


def _items(name: str, value: Value) -> tuple[str, ...]:
    """Return a list's items; a sign's lines name their targets by GlobalId in the file."""
    return tuple(resolved_legend(item) for item in value.items) if name.startswith("Legends") else value.items
