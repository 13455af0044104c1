"""The cheapest way through a graph under changes: A* that tests a walk when it meets it, compiled."""

import math

import numpy as np

from twin.geometry.compiled import compiled
from twin.routing.changes.graph import ChangedGraph, is_blocked
from twin.routing.search import FREE, NOTHING, Links, SearchGraph, pop, push


@compiled
def find_changed_path(
    graph: SearchGraph,
    changed: ChangedGraph,
    origin: Links,
    destination: Links,
    goal: np.ndarray,
    territories: np.ndarray,
) -> tuple[float, np.ndarray]:
    """
    Return the cheapest way from one place to another under changes.

    Parameters
    ----------
    goal : (2,), m
        Where the destination is.
    territories : (k,)
        Territories that may be entered or left.

    Returns
    -------
    cost_s, steps
        Infinite where there is no way. ``steps`` (n, 2) are the nodes in
        order, each with the number of the crossing that led to it or ``NOTHING``.
    """
    nodes = len(changed.points)
    costs, before = np.full(nodes, np.inf), np.full((nodes, 2), NOTHING, dtype=np.int32)
    left_to_pay, done = np.full(nodes, np.inf), changed.dropped.copy()
    for i in range(len(destination.nodes)):
        node = destination.nodes[i]
        left_to_pay[node] = min(left_to_pay[node], destination.costs[i])
    keys, values, size = np.zeros(256), np.zeros(256, dtype=np.int32), 0
    for i in range(len(origin.nodes)):
        node = origin.nodes[i]
        if origin.costs[i] < costs[node]:
            costs[node] = origin.costs[i]
            keys, values = push(keys, values, size, costs[node] + _bound_to(changed, node, goal), node)
            size += 1
    best, last = np.inf, NOTHING
    while size > 0 and keys[0] < best:
        node = values[0]
        size = pop(keys, values, size)
        if done[node]:
            continue
        done[node] = True
        if costs[node] + left_to_pay[node] < best:
            best, last = costs[node] + left_to_pay[node], node
        for end, crossing, paid in _list_edges(graph, changed, node, territories):
            if costs[node] + paid < costs[end] and not done[end]:
                costs[end], before[end, 0], before[end, 1] = costs[node] + paid, node, crossing
                keys, values = push(keys, values, size, costs[end] + _bound_to(changed, end, goal), end)
                size += 1
    return best, _trace(before, last)


@compiled
def _list_edges(
    graph: SearchGraph, changed: ChangedGraph, node: int, territories: np.ndarray
) -> list[tuple[int, int, float]]:
    """Return the edges out of a node that may be used: where to, the crossing's number, the cost."""
    found = [
        (changed.ends[edge], changed.crossings[edge], changed.costs[edge])
        for edge in range(changed.start[node], changed.start[node + 1])
        if _is_open(changed.gates[edge], territories)
    ]
    if node < len(graph.points):
        for edge in range(graph.start[node], graph.start[node + 1]):
            if _is_open(graph.gates[edge], territories) and _stands(
                changed, node, graph.ends[edge], graph.crossings[edge]
            ):
                found.append((graph.ends[edge], graph.crossings[edge], graph.costs[edge]))  # noqa: PERF401  # compiled
    return found


@compiled
def _is_open(gate: int, territories: np.ndarray) -> bool:
    return gate == FREE or bool(np.any(territories == gate))


@compiled
def _stands(changed: ChangedGraph, node: int, end: int, crossing: int) -> bool:
    """Tell whether an edge of the old graph is still there."""
    if crossing != NOTHING:
        return not (changed.gone[crossing] or changed.shut[crossing])
    x, y, to_x, to_y = changed.points[node, 0], changed.points[node, 1], changed.points[end, 0], changed.points[end, 1]
    return not is_blocked(changed.blockers, changed.storeys[node], x, y, to_x, to_y)


@compiled
def _bound_to(changed: ChangedGraph, node: int, goal: np.ndarray) -> float:
    return changed.bound * math.hypot(changed.points[node, 0] - goal[0], changed.points[node, 1] - goal[1])


@compiled
def _trace(before: np.ndarray, last: int) -> np.ndarray:
    """Follow the way back from its last node."""
    count, node = 0, last
    while node != NOTHING:
        node = before[node, 0]
        count += 1
    steps = np.zeros((count, 2), dtype=np.int32)
    node = last
    for i in range(count - 1, -1, -1):
        steps[i, 0], steps[i, 1] = node, before[node, 1]
        node = before[node, 0]
    return steps
