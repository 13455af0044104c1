"""Operation data (6.1.1.7): maker, warranty, service life, maintenance and condition, kept with their element."""

from collections.abc import Iterable
from typing import Any, Final

from twin.ingest.records.carriers import list_carriers
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import Properties, read_properties
from twin.ingest.records.property_values import Value
from twin.model.ids import ElementId
from twin.model.twin import PropertySets

OPERATION_SETS: Final = (
    "Pset_ManufacturerTypeInformation",
    "Pset_ManufacturerOccurrence",
    "Pset_Warranty",
    "Pset_ServiceLife",
    "Pset_MaintenanceStrategy",
    "Pset_Condition",
    "Twin_Operation",
)
"""The standard sets, and the profile's own for what a schema lacks."""


def read_operation(ifc: IfcFile, elements: Iterable[Any]) -> dict[ElementId, PropertySets]:
    """Return the operation sets of those of some elements that carry any, in id order."""
    wanted = {ifc.id_of(element) for element in elements}
    found: dict[ElementId, PropertySets] = {}
    for element in (carrier for carrier in list_carriers(ifc, *OPERATION_SETS) if ifc.id_of(carrier) in wanted):
        sets = keep_operation(read_properties(ifc, element))
        if sets:
            found[ifc.id_of(element)] = sets
    return found


def keep_operation(properties: Properties) -> PropertySets:
    """Return only the operation sets of what was read of an element."""
    return {
        name: {key: _flat(value) for key, value in sorted(properties[name].items())}
        for name in OPERATION_SETS
        if properties.get(name)
    }


def _flat(value: Value) -> str | float | bool:
    return ";".join(str(item) for item in value) if isinstance(value, tuple) else value
