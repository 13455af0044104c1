"""The cheapest ways between all pairs of places: what they cost, how long they are, what they lead through."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from twin.routing.analysis.doorways import Told, group_by_territory
from twin.routing.analysis.floods import count_uses, grow
from twin.routing.analysis.place_graph import Floats, PlaceGraph


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AllWays:
    """
    ``costs_s`` and ``lengths_m`` (n, n) from the row's place to the column's, infinite where there is no way.

    ``uses`` counts by element the ways that lead through it; ``ways`` is the
    number of ways there are, from each place to each other.
    """

    costs_s: Floats
    lengths_m: Floats
    uses: Mapping[str, int]
    ways: int


def find_all_ways(graph: PlaceGraph, told: Told = lambda _done: None) -> AllWays:
    """Return the cheapest ways from each place of a graph to each other; of equally cheap ones, one."""
    count = len(graph.places)
    costs, lengths = np.full((count, count), np.inf), np.full((count, count), np.inf)
    over = np.zeros(len(graph.forward.ends), dtype=np.int64)
    open_all = graph.bar()
    for own, starts in group_by_territory(graph, range(count)).items():
        for start in starts:
            for territory, goals in group_by_territory(graph, range(count)).items():
                seeds = np.array([graph.node_of(start)], dtype=np.int32)
                allowed = np.array(sorted(own | territory), dtype=np.int32)
                tree = grow(graph.forward, open_all, seeds, allowed, graph.nodes_of(goals))
                costs[start, goals] = tree[0][graph.first_place :][goals]
                lengths[start, goals] = tree[1][graph.first_place :][goals]
                wanted = np.zeros(len(graph.points), dtype=np.int64)
                wanted[[graph.node_of(goal) for goal in goals if goal != start]] = 1
                over += count_uses(graph.forward, tree[2], tree[3], wanted)
            told((start + 1) / count)
    return AllWays(
        costs_s=costs,
        lengths_m=lengths,
        uses={element: int(over[edges].sum()) for element, edges in graph.uses.items()},
        ways=int(np.isfinite(costs).sum() - np.isfinite(costs.diagonal()).sum()),
    )
