"""
What an instance of the file is and says, at a third of what the parser's look-up by name costs.

The parser finds an attribute's place by its name on every access, and raises
where a class has none. Here places and lineages are found once per class.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any, Final, TypeVar

from ifcopenshell import entity_instance, ifcopenshell_wrapper

Name = TypeVar("Name")

GLOBAL_ID, NAME, OBJECT_TYPE, OBJECT_PLACEMENT, REPRESENTATION = 0, 2, 4, 5, 6
"""Where every IfcProduct has them, in every schema; ``get_argument`` by place is the quickest way to read."""

_INSTANCE: Final = entity_instance.__mro__[1]
"""The class that says how attributes of instances are read and written."""
_WRITE: Final = _INSTANCE.__setattr__
_READ: Final = _INSTANCE.__getattr__
_readers: Final[list[None]] = []
_turn: Final = Lock()


@contextmanager
def instances_only_read() -> Iterator[None]:
    """
    Hand out and ask instances at a third of the cost while the block, or the function so decorated, runs; nobody may write to any.

    So that ``wall.Name = "A"`` writes to the file, the parser passes all that
    is set on an instance through Python: also the handle that each one is
    born with, fifty thousand times in a hall. ``wall.Name`` is looked up in
    the tables here.
    """
    with _turn:
        _readers.append(None)
        _ask_by(_read_by_table, object.__setattr__)
    try:
        yield
    finally:
        with _turn:
            _readers.pop()
            if not _readers:
                _ask_by(_READ, _WRITE)


def _ask_by(read: Any, write: Any) -> None:
    type.__setattr__(_INSTANCE, "__getattr__", read)
    type.__setattr__(_INSTANCE, "__setattr__", write)


def _read_by_table(instance: Any, name: str) -> Any:
    """Do what the parser's own look-up by name does."""
    kind = instance.is_a(True)
    place = _stated(kind).get(name)
    if place is not None:
        return instance.get_argument(place)
    if _stated(kind) and name in _inverses(kind):
        return instance._get_inverse(name)  # noqa: SLF001  # see ``read_inverse``
    return _READ(instance, name)


def is_kind(instance: Any, kinds: frozenset[str]) -> bool:
    """
    Return whether an instance is of one of some classes or their subtypes.

    Classes are written as the schema writes them (``IfcWall``); those that
    the file's schema lacks have no instances.
    """
    return is_one_of(instance.is_a(True), kinds)


def name_by_class(instances: Iterable[Any], names: Mapping[int, Name]) -> dict[str, list[tuple[Name, Any]]]:
    """Return instances with their names, which are known by STEP id, by class (``IFC4.IfcWall``)."""
    found: dict[str, list[tuple[Name, Any]]] = {}
    for instance in instances:
        found.setdefault(instance.is_a(True), []).append((names[instance.id()], instance))
    return found


def read_attribute(instance: Any, name: str) -> Any:
    """Return the value of an attribute, or ``None`` where it is not set or the class has none of that name."""
    place = _places(instance.is_a(True)).get(name)
    return None if place is None else instance.get_argument(place)


def list_attributes(instance: Any) -> Iterator[tuple[str, Any]]:
    """Yield the attributes of an instance with their values, in the schema's order."""
    for name, place in _places(instance.is_a(True)).items():
        yield name, instance.get_argument(place)


def read_inverse(instance: Any, name: str) -> tuple[Any, ...]:
    """Return the instances that an inverse attribute leads to; none where the class has none of that name."""
    if name not in _inverses(instance.is_a(True)):
        return ()
    found: tuple[Any, ...] = instance._get_inverse(name)  # noqa: SLF001  # the public way asks for the name's category first
    return found


@cache
def is_one_of(kind: str, kinds: frozenset[str]) -> bool:
    """Return whether a class (``IFC4.IfcWall``) is one of some, or below one."""
    return not kinds.isdisjoint(_lineage(kind))


@cache
def are_products(schema: str, classes: tuple[str, ...]) -> bool:
    """Return whether none of some classes has instances that are no products; those that the schema lacks have none at all."""
    return all(_is_product(schema, name) for name in classes)


def _is_product(schema: str, name: str) -> bool:
    try:
        return "IfcProduct" in _lineage(f"{schema}.{name}")
    except RuntimeError:
        return True


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
def _stated(kind: str) -> dict[str, int]:
    """Return the places of those attributes that are no rule's; none of a bare value's."""
    entity = _declaration(kind)
    if entity is None:
        return {}
    attributes = zip(entity.all_attributes(), entity.derived(), strict=True)
    return {attribute.name(): place for place, (attribute, derived) in enumerate(attributes) if not derived}


@cache
def _inverses(kind: str) -> frozenset[str]:
    return frozenset(attribute.name() for attribute in _declaration(kind).all_inverse_attributes())


def _declaration(kind: str) -> Any:
    schema, _, name = kind.partition(".")
    return ifcopenshell_wrapper.schema_by_name(schema).declaration_by_name(name).as_entity()
