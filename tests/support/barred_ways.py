"""Bare lists of the ways through a building, and the least that would open one: found by trying all sets."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from twin.model.route import Location
from twin.model.twin import Twin

EFFORTS: Final = {
    "open": 1,
    "admit": 1,
    "both_ways": 1,
    "reverse": 1,
    "move": 2,
    "widen_door": 3,
    "level": 3,
    "flatten": 4,
    "refit_elevator": 5,
    "widen": 5,
    "build_elevator": 6,
}

Node = tuple[str, str]
"""A room and ``west`` or ``east`` of it."""
Work = tuple[str, str]
"""An element and what is done to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A way from node to node, and the works that it needs."""

    start: Node
    end: Node
    works: frozenset[Work]


@dataclass(slots=True)
class BarredBuilding:
    """A building as drawn, and its ways as listed; ``goal`` cannot be reached as things are."""

    twin: Twin
    closed: frozenset[str]
    origin: Location
    destination: Location
    start: Node
    goal: Node
    passages: tuple[Passage, ...]

    def find_least(self, *, by_elements: bool) -> frozenset[Work] | None:
        """Try all sets of works, the least first, until one makes a way."""
        works = sorted({work for passage in self.passages for work in passage.works})
        sets = [frozenset(chosen) for size in range(len(works) + 1) for chosen in combinations(works, size)]
        return next(
            (
                chosen
                for chosen in sorted(sets, key=_elements_first if by_elements else _effort_first)
                if self.reaches(chosen)
            ),
            None,
        )

    def reaches(self, done: frozenset[Work]) -> bool:
        """Walk wherever the works that are done let one."""
        reached, grows = {self.start}, True
        while grows:
            found = {p.end for p in self.passages if p.start in reached and p.works <= done}
            grows = not found <= reached
            reached |= found
        return self.goal in reached


def _efforts(works: Iterable[Work]) -> list[int]:
    """Return how many works there are of each effort, the greatest effort first."""
    efforts = [EFFORTS[kind] for _, kind in works]
    return [efforts.count(effort) for effort in range(6, 0, -1)]


def _names(works: frozenset[Work]) -> list[Work]:
    """Return elements and works, the last in the order of ids first."""
    return sorted({*works, *((element, "") for element, _ in works)}, reverse=True)


def _elements_first(works: frozenset[Work]) -> tuple[int, list[int], list[Work]]:
    return len({element for element, _ in works}), _efforts(works), _names(works)


def _effort_first(works: frozenset[Work]) -> tuple[list[int], int, list[Work]]:
    return _efforts(works), len({element for element, _ in works}), _names(works)
