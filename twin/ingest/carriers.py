"""Which products carry a property set, found from the set: asking every product of a large file for it is slow."""

from collections.abc import Iterator
from typing import Any

from twin.ingest.ifc_file import IfcFile
from twin.model.ids import ElementId


def list_carriers(ifc: IfcFile, *set_names: str) -> list[Any]:
    """Return the products that carry one of some property sets, of their own or by their type, in id order."""
    found: dict[ElementId, Any] = {}
    for file in ifc.list_files():
        for definition in file.list_instances("IfcPropertySet"):
            if definition.Name in set_names:
                for product in (*_occurrences(definition), *_by_type(definition)):
                    if product.is_a("IfcProduct") and product.id() not in file.hidden:
                        found[file.id_of(product)] = product
    return [found[key] for key in sorted(found)]


def _occurrences(definition: Any) -> Iterator[Any]:
    # IFC4 renamed the inverse; bare sets of definitions are found from IFC4's relation all the same.
    for name in ("DefinesOccurrence", "PropertyDefinitionOf"):
        for relation in getattr(definition, name, None) or ():
            yield from relation.RelatedObjects


def _by_type(definition: Any) -> Iterator[Any]:
    for kind in getattr(definition, "DefinesType", None) or ():
        for name in ("Types", "ObjectTypeOf"):
            for relation in getattr(kind, name, None) or ():
                yield from relation.RelatedObjects
