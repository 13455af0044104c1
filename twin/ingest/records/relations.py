"""
Which element belongs to which: relations walked once, instead of once for every element that is asked.

By STEP id, of one file. Walking a relation costs what asking one of its
elements for it costs, and most relations have many elements.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from twin.ingest.records.instances import read_attribute
from twin.ingest.records.parsing import list_by_type

HANGS_IN: Final = (
    ("IfcRelContainedInSpatialStructure", "RelatedElements", "RelatingStructure"),
    ("IfcRelAggregates", "RelatedObjects", "RelatingObject"),
    ("IfcRelNests", "RelatedObjects", "RelatingObject"),
    ("IfcRelFillsElement", "RelatedBuildingElement", "RelatingOpeningElement"),
    ("IfcRelVoidsElement", "RelatedOpeningElement", "RelatingBuildingElement"),
)
"""What an element hangs in: the structure it is contained in first, then what it is a part, filling or void of."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Relations:
    """
    The relations of a file, by STEP id of the element.

    ``types`` has the type object of each occurrence, ``parents`` the one
    thing that each element hangs in, ``definitions`` the property sets and
    quantities of its own in the file's order. ``storeys`` are the storeys,
    ``sets`` all property sets by their name.
    """

    types: Mapping[int, Any]
    parents: Mapping[int, int]
    definitions: Mapping[int, list[Any]]
    storeys: frozenset[int]
    sets: Mapping[str, list[Any]]

    def storey_of(self, step_id: int) -> int | None:
        """Return the storey that something hangs in, through whatever lies between, itself included; ``None`` if in none."""
        inside: int | None = step_id
        while inside is not None and inside not in self.storeys:  # a circle is refused before
            inside = self.parents.get(inside)
        return inside


def read_relations(model: Any) -> Relations:
    """Walk the relations of a parsed file."""
    types: dict[int, Any] = {}
    for ids, kind in walk_relations(model, "IfcRelDefinesByType", "RelatedObjects", "RelatingType"):
        for step_id in ids:
            types.setdefault(step_id, kind)
    parents: dict[int, int] = {}
    for names in HANGS_IN:
        for ids, whole in walk_relations(model, *names):
            if whole is not None:
                for step_id in ids:
                    parents.setdefault(step_id, whole.id())
    definitions: dict[int, list[Any]] = defaultdict(list)
    for ids, definition in walk_relations(
        model, "IfcRelDefinesByProperties", "RelatedObjects", "RelatingPropertyDefinition"
    ):
        for step_id in ids:
            definitions[step_id].append(definition)
    storeys = frozenset(storey.id() for storey in list_by_type(model, "IfcBuildingStorey"))
    sets: dict[str, list[Any]] = defaultdict(list)
    for pset in list_by_type(model, "IfcPropertySet"):
        sets[read_attribute(pset, "Name") or ""].append(pset)
    return Relations(types=types, parents=parents, definitions=dict(definitions), storeys=storeys, sets=dict(sets))


def walk_relations(model: Any, name: str, many: str, one: str) -> Iterator[tuple[list[int], Any]]:
    """Yield the ids of the elements on the side of the many and the element on the other, by relation."""
    for relation in list_by_type(model, name):
        related = read_attribute(relation, many)
        several = related if isinstance(related, tuple) else () if related is None else (related,)
        yield [element.id() for element in several], read_attribute(relation, one)
