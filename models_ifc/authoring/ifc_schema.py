"""Where the three schemas differ: class names, attribute names, property types. Drawings speak IFC4X3."""

from collections.abc import Mapping
from dataclasses import dataclass

import ifcopenshell

IFC2X3, IFC4, IFC4X3 = "IFC2X3", "IFC4", "IFC4X3_ADD2"

_OLD_CLASSES = {
    "IfcFurniture": "IfcFurnishingElement",
    "IfcSanitaryTerminal": "IfcFlowTerminal",
    "IfcElectricAppliance": "IfcFlowTerminal",
    "IfcLightFixture": "IfcFlowTerminal",
    "IfcOutlet": "IfcFlowTerminal",
    "IfcFireSuppressionTerminal": "IfcFlowTerminal",
    "IfcUnitaryEquipment": "IfcEnergyConversionDevice",
    "IfcAudioVisualAppliance": "IfcBuildingElementProxy",
    "IfcCommunicationsAppliance": "IfcBuildingElementProxy",
    "IfcGeographicElement": "IfcBuildingElementProxy",
    "IfcSign": "IfcBuildingElementProxy",
    "IfcDoorType": "IfcDoorStyle",
    "IfcWindowType": "IfcWindowStyle",
    "IfcGeographicElementType": "IfcBuildingElementProxyType",
    "IfcAudioVisualApplianceType": "IfcBuildingElementProxyType",
    "IfcCommunicationsApplianceType": "IfcBuildingElementProxyType",
    "IfcSignType": "IfcBuildingElementProxyType",
}
_IFC4_CLASSES = {"IfcSign": "IfcBuildingElementProxy", "IfcSignType": "IfcBuildingElementProxyType"}

_OLD_ATTRIBUTES = {
    "IfcTransportElement": {"PredefinedType": "OperationType"},
    "IfcStair": {"PredefinedType": "ShapeType"},
    "IfcRamp": {"PredefinedType": "ShapeType"},
    "IfcSpace": {"PredefinedType": "InteriorOrExteriorSpace"},
    "IfcStairFlight": {"NumberOfRisers": "NumberOfRiser"},
}
_OLD_DEFAULTS: Mapping[str, Mapping[str, object]] = {
    "IfcDoorStyle": {"ConstructionType": "NOTDEFINED", "Sizeable": False},
    "IfcWindowStyle": {"ConstructionType": "NOTDEFINED", "OperationType": "SINGLE_PANEL", "Sizeable": False},
    "IfcFurnitureType": {"AssemblyPlace": "NOTDEFINED"},
}
_SIGN_PROXY = "SIGN"
_OLD_MEASURES = {"IfcDate": "IfcLabel", "IfcDuration": "IfcLabel"}
_OPERATION_SETS = {
    IFC2X3: ("Pset_Condition", "Pset_ServiceLife", "Pset_MaintenanceStrategy", "Pset_Warranty"),
    IFC4: ("Pset_MaintenanceStrategy",),
    IFC4X3: (),
}
"""Standard sets a schema lacks (or, IFC2X3's warranty, cannot hold dates in): their properties go to ``Twin_Operation``."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One schema and how a drawing is said in it."""

    schema: str
    millimetres: bool

    @property
    def scale(self) -> float:
        """Project length units in a metre."""
        return 1000.0 if self.millimetres else 1.0

    def class_name(self, name: str) -> str:
        """Return the class that stands for IFC4X3's *name*."""
        classes = {IFC2X3: _OLD_CLASSES, IFC4: _IFC4_CLASSES}.get(self.schema, {})
        return classes.get(name, name)

    def attributes(self, name: str, given: Mapping[str, object]) -> dict[str, object]:
        """Return *given* with the names this schema has for them; what it lacks is left out."""
        actual = self.class_name(name)
        if actual != name and not actual.endswith("Style"):
            given = {key: value for key, value in given.items() if key != "PredefinedType"}
        renamed = _OLD_ATTRIBUTES.get(name, {}) if self.schema == IFC2X3 else {}
        known = attribute_names(self.schema, actual)
        found = {renamed.get(key, key): value for key, value in given.items()}
        defaults = _OLD_DEFAULTS.get(actual, {}) if self.schema == IFC2X3 else {}
        return {key: value for key, value in {**defaults, **found}.items() if key in known}

    def object_type(self, name: str, given: str | None) -> str | None:
        """Return the ObjectType: a sign that the schema has no class for says so."""
        return _SIGN_PROXY if name == "IfcSign" and self.class_name(name) != name else given

    def measure(self, name: str) -> str:
        """Return the name of a value's type."""
        return _OLD_MEASURES.get(name, name) if self.schema == IFC2X3 else name

    def pset_name(self, name: str) -> str:
        """Return the property set that carries a standard set's properties here."""
        return "Twin_Operation" if name in _OPERATION_SETS[self.schema] else name


def attribute_names(schema: str, class_name: str) -> frozenset[str]:
    """Return the names of all attributes of a class."""
    declaration = ifcopenshell.schema_by_name(schema).declaration_by_name(class_name)
    return frozenset(attribute.name() for attribute in declaration.all_attributes())
