"""
What an instance of the file is and says, at a third of what the parser's look-up by name costs.

The parser finds an attribute's place by its name on every access, and raises
where a class has none. Here places and lineages are found once per class.
"""

from functools import cache
from typing import Any

from ifcopenshell import ifcopenshell_wrapper

GLOBAL_ID, NAME, OBJECT_TYPE, OBJECT_PLACEMENT, REPRESENTATION = 0, 2, 4, 5, 6
"""Where every IfcProduct has them, in every schema; ``get_argument`` by place is the quickest way to read."""


def is_kind(instance: Any, kinds: frozenset[str]) -> bool:
    """
    Return whether an instance is of one of some classes or their subtypes.

    Classes are written as the schema writes them (``IfcWall``); those that
    the file's schema lacks have no instances.
    """
    return _is_one_of(instance.is_a(True), kinds)


def read_attribute(instance: Any, name: str) -> Any:
    """Return the value of an attribute, or ``None`` where it is not set or the class has none of that name."""
    place = _places(instance.is_a(True)).get(name)
    return None if place is None else instance.get_argument(place)


def read_inverse(instance: Any, name: str) -> tuple[Any, ...]:
    """Return the instances that an inverse attribute leads to; none where the class has none of that name."""
    if name not in _inverses(instance.is_a(True)):
        return ()
    found: tuple[Any, ...] = instance._get_inverse(name)  # noqa: SLF001  # the public way asks for the name's category first
    return found


@cache
def _is_one_of(kind: str, kinds: frozenset[str]) -> bool:
    return not kinds.isdisjoint(_lineage(kind))


@cache
def _lineage(kind: str) -> frozenset[str]:
    """Return the names of a class (``IFC4.IfcWall``) and of all above it."""
    names: set[str] = set()
    declaration = _declaration(kind)
    while declaration is not None:
        names.add(str(declaration.name()))
        declaration = declaration.supertype()
    return frozenset(names)


@cache
def _places(kind: str) -> dict[str, int]:
    return {attribute.name(): place for place, attribute in enumerate(_declaration(kind).all_attributes())}


@cache
def _inverses(kind: str) -> frozenset[str]:
    return frozenset(attribute.name() for attribute in _declaration(kind).all_inverse_attributes())


def _declaration(kind: str) -> Any:
    schema, _, name = kind.partition(".")
    return ifcopenshell_wrapper.schema_by_name(schema).declaration_by_name(name).as_entity()
