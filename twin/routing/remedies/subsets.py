"""
The cheapest set of things to be opened on any way between two nodes of a small graph.

A thing is paid once, however often a way meets it, so what is left to pay
depends on what has been paid: a label is a node with a set. Of two labels of
a node one is dropped if the other, with all of its things that a way might
meet a second time paid as well, is not dearer. Labels are taken in the order
of what they cost, so the first one at the goal is the cheapest set. The
number of labels can grow exponentially in theory; in buildings few things are
met twice.
"""

import heapq
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

Things = int
"""A set of things: bit i is thing i."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A one-way edge, and the things that have to be opened to use it."""

    start: int
    end: int
    things: Things


@dataclass(frozen=True, slots=True)
class _Label:
    node: int
    things: Things
    cost: int
    link: int | None = None
    before: "_Label | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Links by the node they leave, as ``(number, end, things)``; ``shared`` are the things a way may meet twice."""

    of_node: Mapping[int, Sequence[tuple[int, int, Things]]]
    shared: Things


def build_rows(links: Sequence[Link], *, without: Container[int] = frozenset()) -> Rows:
    """Prepare links for any number of questions, less those at nodes that are left out."""
    used = [
        (number, link) for number, link in enumerate(links) if link.start not in without and link.end not in without
    ]
    rows: dict[int, list[tuple[int, int, Things]]] = {}
    for number, link in used:
        rows.setdefault(link.start, []).append((number, link.end, link.things))
    return Rows(of_node=rows, shared=_find_shared([link for _, link in used]))


def find_cheapest_set(
    rows: Rows, start: int, goal: int, costs: Sequence[int], *, free: Things = 0, banned: Things = 0
) -> tuple[Things, tuple[int, ...]] | None:
    """
    Return the things that cost least together and make a way, and the links of one such way.

    Parameters
    ----------
    costs
        What each thing costs, not negative.
    free
        Things that are open anyway.
    banned
        Things that cannot be opened.

    Returns
    -------
    things, links or ``None``
        Exact: no other set that makes a way costs less. ``None`` where no
        set makes one.
    """
    order = count()
    queue = [(0, next(order), _Label(start, 0, 0))]
    settled: dict[int, list[_Label]] = defaultdict(list)
    while queue:
        _, _, label = heapq.heappop(queue)
        if label.node == goal:
            return label.things, _trace(label)
        if _is_dominated(label, settled[label.node], rows.shared, costs):
            continue
        settled[label.node].append(label)
        for number, end, all_things in rows.of_node.get(label.node, ()):
            things = all_things & ~free
            if things & banned:
                continue
            cost = label.cost + _cost_of(things & ~label.things, costs)
            following = _Label(end, label.things | things, cost, number, label)
            if not _is_dominated(following, settled[end], rows.shared, costs):
                heapq.heappush(queue, (cost, next(order), following))
    return None


def _find_shared(links: Sequence[Link]) -> Things:
    """Return the things that stand on links between more than one pair of nodes: others no way meets twice."""
    pairs: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for link in links:
        for thing in list_things(link.things):
            pairs[thing].add((min(link.start, link.end), max(link.start, link.end)))
    return sum(1 << thing for thing, found in pairs.items() if len(found) > 1)


def _is_dominated(label: _Label, others: Sequence[_Label], shared: Things, costs: Sequence[int]) -> bool:
    return any(other.cost + _cost_of(label.things & ~other.things & shared, costs) <= label.cost for other in others)


def _cost_of(things: Things, costs: Sequence[int]) -> int:
    return sum(costs[thing] for thing in list_things(things))


def list_things(things: Things) -> Iterator[int]:
    """Yield the things of a set, in order."""
    while things:
        lowest = things & -things
        yield lowest.bit_length() - 1
        things ^= lowest


def _trace(label: _Label) -> tuple[int, ...]:
    links = []
    here: _Label | None = label
    while here is not None and here.link is not None:
        links.append(here.link)
        here = here.before
    return tuple(reversed(links))
