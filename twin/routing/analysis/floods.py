"""How far one gets in a graph when some edges are barred, and over which edges the cheapest ways go. Compiled."""

import numpy as np

from twin.geometry.compiled import compiled
from twin.routing.analysis.place_graph import Ways
from twin.routing.search import FREE, NOTHING, pop, put


@compiled
def _is_open(ways: Ways, edge: int, barred: np.ndarray, territories: np.ndarray) -> bool:
    if barred[ways.numbers[edge]]:
        return False
    return bool(ways.gates[edge] == FREE or np.any(territories == ways.gates[edge]))


@compiled
def flood(ways: Ways, barred: np.ndarray, seeds: np.ndarray, territories: np.ndarray, first_place: int) -> np.ndarray:
    """
    Tell for each place, a node from *first_place* on, whether one gets there from one of some nodes.

    Parameters
    ----------
    barred : (edges,)
        Edges that may not be used, by their forward numbers.
    seeds : (k,)
        Nodes one may start at.
    territories : (t,)
        Territories that may be entered or left.
    """
    reached = np.zeros(len(ways.start) - 1, dtype=np.bool_)
    stack = np.zeros(len(reached), dtype=np.int32)
    size = 0
    for seed in seeds:
        if not reached[seed]:
            reached[seed] = True
            stack[size] = seed
            size += 1
    while size > 0:
        size -= 1
        node = stack[size]
        for edge in range(ways.start[node], ways.start[node + 1]):
            end = ways.ends[edge]
            if not reached[end] and _is_open(ways, edge, barred, territories):
                reached[end] = True
                stack[size] = end
                size += 1
    return reached[first_place:]


@compiled
def grow(
    ways: Ways, barred: np.ndarray, seeds: np.ndarray, territories: np.ndarray, goals: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    Return the cheapest ways from the nearest of some nodes to each of some others.

    Once every goal that has edges is reached, nothing further is looked for.

    Returns
    -------
    costs_s, lengths_m : (nodes,)
        Infinite where there is no way; right for goals, and for what lies
        on the ways to them.
    arrivals : (nodes,)
        The edge each node is reached by.
    order : (settled,)
        Nodes that are reached, the nearest first.
    """
    nodes = len(ways.start) - 1
    costs, lengths = np.full(nodes, np.inf), np.full(nodes, np.inf)
    arrivals, done = np.full(nodes, NOTHING, dtype=np.int32), np.zeros(nodes, dtype=np.bool_)
    order, settled, left = np.zeros(nodes, dtype=np.int32), 0, 0
    wanted = np.zeros(nodes, dtype=np.bool_)
    for goal in goals:
        left += not wanted[goal] and ways.start[goal + 1] > ways.start[goal]
        wanted[goal] = ways.start[goal + 1] > ways.start[goal]
    # No edge is offered twice: the heap never grows, so that no array changes hands on the way.
    keys, values, size = np.zeros(len(ways.ends) + len(seeds)), np.zeros(len(ways.ends) + len(seeds), dtype=np.int32), 0
    for seed in seeds:
        costs[seed], lengths[seed] = 0.0, 0.0
        put(keys, values, size, 0.0, seed)
        size += 1
    while size > 0 and left > 0:
        node = values[0]
        size = pop(keys, values, size)
        if done[node]:
            continue
        done[node] = True
        order[settled] = node
        settled += 1
        left -= wanted[node]
        for edge in range(ways.start[node], ways.start[node + 1]):
            cost, end = costs[node] + ways.costs_s[edge], ways.ends[edge]
            if cost < costs[end] and _is_open(ways, edge, barred, territories):
                costs[end], lengths[end], arrivals[end] = cost, lengths[node] + ways.lengths_m[edge], edge
                put(keys, values, size, cost, end)
                size += 1
    for node in range(nodes):
        if not done[node]:  # offered, but never proved the cheapest
            costs[node], lengths[node], arrivals[node] = np.inf, np.inf, NOTHING
    return costs, lengths, arrivals, order[:settled]


@compiled
def count_uses(ways: Ways, arrivals: np.ndarray, order: np.ndarray, goals: np.ndarray) -> np.ndarray:
    """Return how many of the ways of a tree to the goals, counted (nodes,), go over each edge: (edges,)."""
    counts = np.zeros(len(ways.ends), dtype=np.int64)
    below = goals.copy()
    for place in range(len(order) - 1, -1, -1):
        edge = arrivals[order[place]]
        if edge != NOTHING:
            counts[edge] += below[order[place]]
            below[ways.sources[edge]] += below[order[place]]
    return counts
