"""One model as several discipline files, as drawing offices export it: each with the project, site, building and storeys."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ifcopenshell

KEPT_IN_ALL = ("IfcProject", "IfcSite", "IfcBuilding", "IfcBuildingStorey")


def split(source: Path, folder: Path, discipline_of: Callable[[Any], str]) -> Mapping[str, Path]:
    """Write the products of a model into a file for each discipline; what belongs to a product goes with it."""
    model = ifcopenshell.open(str(source))
    products = [p for p in model.by_type("IfcProduct") if not any(p.is_a(name) for name in KEPT_IN_ALL)]
    owner = {product.id(): discipline_of(product) for product in products}
    found = {}
    for discipline in sorted(set(owner.values())):
        copy = ifcopenshell.file(schema=model.schema_identifier)
        chosen = {key for key, name in owner.items() if name == discipline}
        for name in KEPT_IN_ALL:
            for element in model.by_type(name):
                copy.add(element)
        for key in sorted(chosen):
            copy.add(model.by_id(key))
        for relation in model.by_type("IfcRelationship"):
            _add_relation(copy, relation, owner, chosen)
        for other in ("IfcMapConversion", "IfcGroup", "IfcTask"):
            if discipline == "architecture":
                for element in _by_type(model, other):
                    copy.add(element)
        found[discipline] = folder / f"{source.stem}_{discipline}.ifc"
        copy.write(str(found[discipline]))
    return found


def _add_relation(copy: Any, relation: Any, owner: Mapping[int, str], chosen: set[int]) -> None:
    """Copy a relation with those of its many ends that are in the file, if there is one of them."""
    many = next((name for name in ("RelatedObjects", "RelatedElements") if hasattr(relation, name)), None)
    ends = [] if many is None else list(getattr(relation, many))
    one = [
        value
        for name, value in relation.get_info(recursive=False).items()
        if name.startswith(("Relating", "Related")) and name != many and isinstance(value, ifcopenshell.entity_instance)
    ]
    if any(end.id() in owner and end.id() not in chosen for end in one):
        return
    kept = [end for end in ends if end.id() not in owner or end.id() in chosen]
    if many is not None and not kept:
        return
    if many is None or len(kept) == len(ends):
        copy.add(relation)
        return
    values = {
        name: value
        for name, value in relation.get_info(recursive=False, include_identifier=False).items()
        if name not in {"type", many}
    }
    values = {
        name: copy.add(value) if isinstance(value, ifcopenshell.entity_instance) else value
        for name, value in values.items()
    }
    copy.create_entity(relation.is_a(), **values, **{many: [copy.add(end) for end in kept]})


def _by_type(model: Any, name: str) -> list[Any]:
    try:
        return list(model.by_type(name))
    except RuntimeError:
        return []
