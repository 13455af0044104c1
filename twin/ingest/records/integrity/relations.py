"""Relations that lead back to where they began: a part that is the whole of its whole."""

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from twin.errors import IntegrityError
from twin.ingest.records.relations import HANGS_IN, walk_relations

_GROUPS: Final = (("IfcRelAssignsToGroup", "RelatedObjects", "RelatingGroup"),)


def check_relations(model: Any, shown: str) -> None:
    """
    Refuse a model in which something is a part, a member or an opening of itself, by however many steps.

    Raises
    ------
    IntegrityError
        If there is such a circle; readers that follow it never come back.
    """
    for relations in (HANGS_IN, _GROUPS):
        parts: dict[int, set[int]] = defaultdict(set)
        for names in relations:
            for below, above in walk_relations(model, *names):
                if above is not None:
                    parts[above.id()].update(below)
        # What has no parts is in no circle, and that is nearly everything.
        inner = {whole: below & parts.keys() for whole, below in parts.items()}
        try:
            TopologicalSorter(inner).prepare()
        except CycleError as error:
            msg = f"{shown} has elements that are parts of themselves ({_circle(error.args[1])}); mend the model and export it again"
            raise IntegrityError(msg) from error


def _circle(ids: list[int]) -> str:
    """Write a circle from the whole to its parts, beginning with its smallest id."""
    ring = ids[:-1][::-1]
    turn = ring.index(min(ring))
    ring = ring[turn:] + ring[:turn]
    return " → ".join(f"#{key}" for key in (*ring, ring[0]))
