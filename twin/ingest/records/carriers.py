"""Which products carry a property set, found from the set: asking every product of a large file for it is slow."""

from collections.abc import Iterator
from typing import Any, Final

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import is_kind, read_attribute, read_inverse
from twin.model.ids import ElementId

_PRODUCT: Final = frozenset({"IfcProduct"})


def list_carriers(ifc: IfcFile, *set_names: str) -> list[Any]:
    """Return the products that carry one of some property sets, of their own or by their type, in id order."""
    found: dict[ElementId, Any] = {}
    for file in ifc.list_files():
        for definition in (pset for name in set_names for pset in file.relations.sets.get(name, ())):
            for product in (*_occurrences(definition), *_by_type(definition)):
                if is_kind(product, _PRODUCT) and product.id() not in file.hidden:
                    found[file.id_of(product)] = product
    return [found[key] for key in sorted(found)]


def _occurrences(definition: Any) -> Iterator[Any]:
    # IFC4 renamed the inverse; bare sets of definitions are found from IFC4's relation all the same.
    for name in ("DefinesOccurrence", "PropertyDefinitionOf"):
        for relation in read_inverse(definition, name):
            yield from read_attribute(relation, "RelatedObjects") or ()


def _by_type(definition: Any) -> Iterator[Any]:
    for kind in read_inverse(definition, "DefinesType"):
        for name in ("Types", "ObjectTypeOf"):
            for relation in read_inverse(kind, name):
                yield from read_attribute(relation, "RelatedObjects") or ()
