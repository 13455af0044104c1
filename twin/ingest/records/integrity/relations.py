"""Relations that lead back to where they began: a part that is the whole of its whole."""

from collections import defaultdict
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from twin.errors import IntegrityError

_WHOLE_AND_PARTS: Final = (
    ("IfcRelAggregates", "RelatingObject", "RelatedObjects"),
    ("IfcRelNests", "RelatingObject", "RelatedObjects"),
    ("IfcRelContainedInSpatialStructure", "RelatingStructure", "RelatedElements"),
    ("IfcRelVoidsElement", "RelatingBuildingElement", "RelatedOpeningElement"),
    ("IfcRelFillsElement", "RelatingOpeningElement", "RelatedBuildingElement"),
)
_GROUPS: Final = (("IfcRelAssignsToGroup", "RelatingGroup", "RelatedObjects"),)


def check_relations(model: Any, shown: str) -> None:
    """
    Refuse a model in which something is a part, a member or an opening of itself, by however many steps.

    Raises
    ------
    IntegrityError
        If there is such a circle; readers that follow it never come back.
    """
    for relations in (_WHOLE_AND_PARTS, _GROUPS):
        parts: dict[int, set[int]] = defaultdict(set)
        for name, whole, members in relations:
            for relation in model.by_type(name):
                above, below = getattr(relation, whole), getattr(relation, members)
                if above is not None:
                    parts[above.id()].update(one.id() for one in _each(below))
        try:
            TopologicalSorter(parts).prepare()
        except CycleError as error:
            msg = f"{shown} has elements that are parts of themselves ({_circle(error.args[1])}); mend the model and export it again"
            raise IntegrityError(msg) from error


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _circle(ids: list[int]) -> str:
    """Write a circle from the whole to its parts, beginning with its smallest id."""
    ring = ids[:-1][::-1]
    turn = ring.index(min(ring))
    ring = ring[turn:] + ring[:turn]
    return " → ".join(f"#{key}" for key in (*ring, ring[0]))
