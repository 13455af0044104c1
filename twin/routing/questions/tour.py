"""In which order to visit several places, and which of several candidates for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

EXACT_MAX: Final = 8
"""Up to so many stops the best of all orders is found; beyond it a good one."""
NO_WAY_S: Final = 1e9
"""Stands for "no way" while an order is improved, so that orders with fewer gaps are better."""
CLEARLY_S: Final = 1e-9
"""An order must be better by more than rounding to be taken."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Group = Sequence[int]
"""Places of which any one will do, as rows of a cost matrix."""
Row = tuple[Floats, Ints, Ints]
"""For each place as the last of a set of groups: what it costs, the place before, the group it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """
    An order of groups and the place chosen for each.

    ``order`` are the groups as visited, origin and destination included;
    ``places`` the rows of the cost matrix. ``proved`` tells whether no other
    order and choice is cheaper.
    """

    order: tuple[int, ...]
    places: tuple[int, ...]
    cost_s: float
    proved: bool


def plan_in_order(costs_s: Floats, groups: Sequence[Group]) -> Tour | None:
    """
    Return the cheapest choice of one place from each group, visited as given; ``None`` if there is no way.

    Parameters
    ----------
    costs_s : (n, n)
        From the row's place to the column's; infinite where there is no way.
    """
    tour = _choose(costs_s, groups, tuple(range(len(groups))), proved=True)
    return tour if np.isfinite(tour.cost_s) else None


def plan_best_order(costs_s: Floats, groups: Sequence[Group]) -> Tour | None:
    """
    Return the cheapest order of the groups between the first and the last, and the place chosen from each.

    Notes
    -----
    Up to ``EXACT_MAX`` groups in between this is the dynamic programme of
    Held and Karp (1962) over sets of groups, exact also in the choice of
    places. Beyond it, the order that is given is improved by turning parts
    of it around and moving single groups until neither helps.
    """
    if len(groups) - 2 > EXACT_MAX:
        return _improve(costs_s, groups)
    everything = frozenset(range(1, len(groups) - 1))
    table = {frozenset[int](): _start(costs_s, groups[0])}
    for size in range(1, len(everything) + 1):
        for visited in map(frozenset, combinations(sorted(everything), size)):
            table[visited] = _come_to(costs_s, groups, table, visited)
    ends = np.array(groups[-1], dtype=np.int64)
    sums = table[everything][0][:, None] + costs_s[:, ends]
    before, end = np.unravel_index(int(sums.argmin()), sums.shape)
    if not np.isfinite(sums[before, end]):
        return None
    order, places = _trace(table, everything, int(before))
    return Tour(
        order=(*order, len(groups) - 1),
        places=(*places, int(ends[end])),
        cost_s=float(sums[before, end]),
        proved=True,
    )


def _start(costs_s: Floats, group: Group) -> Row:
    totals, nothing = np.full(len(costs_s), np.inf), np.zeros(len(costs_s), dtype=np.int64)
    totals[list(group)] = 0.0
    return totals, nothing, nothing


def _come_to(
    costs_s: Floats, groups: Sequence[Group], table: dict[frozenset[int], Row], visited: frozenset[int]
) -> Row:
    """Return what it costs to stand at each place with a set of groups visited, the place's own the last."""
    totals, before, of = _start(costs_s, ())
    before, of = before.copy(), of.copy()
    for group in sorted(visited):
        places = np.array(groups[group], dtype=np.int64)
        sums = table[visited - {group}][0][:, None] + costs_s[:, places]
        better = sums.min(axis=0) < totals[places]
        chosen = places[better]
        totals[chosen], before[chosen], of[chosen] = sums.min(axis=0)[better], sums.argmin(axis=0)[better], group
    return totals, before, of


def _trace(table: dict[frozenset[int], Row], visited: frozenset[int], place: int) -> tuple[list[int], list[int]]:
    """Follow the table back from a place that was the last of a set of groups."""
    order, places = [], [place]
    while visited:
        _, before, of = table[visited]
        order.append(int(of[place]))
        visited, place = visited - {int(of[place])}, int(before[place])
        places.append(place)
    return [0, *reversed(order)], places[::-1]


def _choose(costs_s: Floats, groups: Sequence[Group], order: Sequence[int], *, proved: bool) -> Tour:
    """Choose the places for an order, one layer after the other."""
    layers = [np.array(groups[group], dtype=np.int64) for group in order]
    totals = np.zeros(len(layers[0]))
    back: list[Ints] = []
    for here, there in pairwise(layers):
        sums = totals[:, None] + costs_s[np.ix_(here, there)]
        back.append(sums.argmin(axis=0))
        totals = sums.min(axis=0)
    chosen = [int(totals.argmin())]
    for choice in reversed(back):
        chosen.append(int(choice[chosen[-1]]))
    places = tuple(int(layer[i]) for layer, i in zip(layers, reversed(chosen), strict=True))
    return Tour(order=tuple(order), places=places, cost_s=float(totals.min()), proved=proved)


def _improve(costs_s: Floats, groups: Sequence[Group]) -> Tour | None:
    finite = np.where(np.isfinite(costs_s), costs_s, NO_WAY_S)
    best = _choose(finite, groups, tuple(range(len(groups))), proved=False)
    while (better := _find_better(finite, groups, best)) is not None:
        best = better
    return best if best.cost_s < NO_WAY_S else None


def _find_better(costs_s: Floats, groups: Sequence[Group], tour: Tour) -> Tour | None:
    """Return the first of the neighbouring orders that is cheaper."""
    others = (_choose(costs_s, groups, order, proved=False) for order in _list_neighbours(tour.order))
    return next((other for other in others if other.cost_s < tour.cost_s - CLEARLY_S), None)


def _list_neighbours(order: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the orders with one part turned around, then those with one group moved."""
    inner = range(1, len(order) - 1)
    turned = [(*order[:i], *reversed(order[i : j + 1]), *order[j + 1 :]) for i, j in combinations(inner, 2)]
    rests = [(order[i], order[:i] + order[i + 1 :]) for i in inner]
    moved = [(*rest[:j], group, *rest[j:]) for group, rest in rests for j in range(1, len(rest))]
    return turned + moved
