"""
The cheapest way through the graph of a building: A* with a proved bound, compiled.

Every edge costs at least its length in plan times ``bound``, so a straight
line to the goal times ``bound`` never exceeds what is left to pay.
"""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

FREE: Final = -1
"""Gate of an edge that everybody may use."""
BARRED: Final = -2
"""Gate of an edge that the profile cannot use."""
NOTHING: Final = -1


class SearchGraph(NamedTuple):
    """
    A directed graph in rows: the edges out of node v are ``start[v]`` to ``start[v + 1]``.

    ``gates`` holds ``FREE``, ``BARRED`` or the number of the territory that
    only those may enter or leave who start or end in it. ``crossings`` holds
    the number of the crossing that an edge stands for, ``NOTHING`` for a
    straight walk. ``bound`` is in s/m.
    """

    points: Floats
    start: Ints
    ends: Ints
    costs: Floats
    gates: Ints
    crossings: Ints
    bound: float


class Links(NamedTuple):
    """Nodes that a place off the graph is joined to, and what it costs to get there, s."""

    nodes: Ints
    costs: Floats


@compiled
def find_path(
    graph: SearchGraph,
    origin: Links,
    destination: Links,
    goal: np.ndarray,
    territories: np.ndarray,
    penalty_s: float,
) -> tuple[float, np.ndarray]:
    """
    Return the cheapest way from one place to another.

    Parameters
    ----------
    goal : (2,), m
        Where the destination is.
    territories : (k,)
        Territories that may be entered or left.
    penalty_s
        What a gate costs that may not be passed; infinite keeps it shut.

    Returns
    -------
    cost_s, edges
        Infinite where there is no way. ``edges[0]`` is the first node, the
        rest are edges.
    """
    nodes = len(graph.start) - 1
    costs, arrivals = np.full(nodes, np.inf), np.full(nodes, NOTHING, dtype=np.int32)
    left_to_pay = np.full(nodes, np.inf)
    for i in range(len(destination.nodes)):
        node = destination.nodes[i]
        left_to_pay[node] = min(left_to_pay[node], destination.costs[i])
    keys, values, size = np.zeros(256), np.zeros(256, dtype=np.int32), 0
    for i in range(len(origin.nodes)):
        node = origin.nodes[i]
        if origin.costs[i] < costs[node]:
            costs[node] = origin.costs[i]
            keys, values = push(keys, values, size, costs[node] + _bound_to(graph, node, goal), node)
            size += 1
    best, last = np.inf, NOTHING
    done = np.zeros(nodes, dtype=np.bool_)
    while size > 0 and keys[0] < best:
        node = values[0]
        size = pop(keys, values, size)
        if done[node]:
            continue
        done[node] = True
        if costs[node] + left_to_pay[node] < best:
            best, last = costs[node] + left_to_pay[node], node
        keys, values, size = _relax(graph, node, goal, territories, penalty_s, costs, arrivals, keys, values, size)
    return best, _trace(graph, arrivals, last)


@compiled
def _relax(
    graph: SearchGraph,
    node: int,
    goal: np.ndarray,
    territories: np.ndarray,
    penalty_s: float,
    costs: np.ndarray,
    arrivals: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    size: int,
) -> tuple[np.ndarray, np.ndarray, int]:
    """Offer every neighbour the way through a node."""
    for edge in range(graph.start[node], graph.start[node + 1]):
        cost = costs[node] + graph.costs[edge]
        if graph.gates[edge] != FREE and not _is_open(graph.gates[edge], territories):
            cost += penalty_s
        end = graph.ends[edge]
        if cost < costs[end]:
            costs[end], arrivals[end] = cost, edge
            keys, values = push(keys, values, size, cost + _bound_to(graph, end, goal), end)
            size += 1
    return keys, values, size


@compiled
def _is_open(gate: int, territories: np.ndarray) -> bool:
    return bool(np.any(territories == gate))


@compiled
def _bound_to(graph: SearchGraph, node: int, goal: np.ndarray) -> float:
    return graph.bound * math.hypot(graph.points[node, 0] - goal[0], graph.points[node, 1] - goal[1])


@compiled
def _trace(graph: SearchGraph, arrivals: np.ndarray, last: int) -> np.ndarray:
    """Follow the arrivals back: the first node, then the edges."""
    if last == NOTHING:
        return np.zeros(0, dtype=np.int32)
    steps = 1
    node = last
    while arrivals[node] != NOTHING:
        node = _source_of(graph, arrivals[node])
        steps += 1
    way = np.zeros(steps, dtype=np.int32)
    node = last
    for i in range(steps - 1, 0, -1):
        way[i] = arrivals[node]
        node = _source_of(graph, arrivals[node])
    way[0] = node
    return way


@compiled
def _source_of(graph: SearchGraph, edge: int) -> int:
    """Return the node whose row holds an edge."""
    return int(np.searchsorted(graph.start, edge, side="right")) - 1


@compiled
def push(keys: np.ndarray, values: np.ndarray, size: int, key: float, value: int) -> tuple[np.ndarray, np.ndarray]:
    """Put a value into a binary heap; return the heap, a larger one when it was full."""
    if size == len(keys):
        keys, values = np.concatenate((keys, keys)), np.concatenate((values, values))
    put(keys, values, size, key, value)
    return keys, values


@compiled
def put(keys: np.ndarray, values: np.ndarray, size: int, key: float, value: int) -> None:
    """Put a value into a binary heap that has room for it."""
    place = size
    while place > 0 and keys[(place - 1) >> 1] > key:
        keys[place], values[place] = keys[(place - 1) >> 1], values[(place - 1) >> 1]
        place = (place - 1) >> 1
    keys[place], values[place] = key, value


@compiled
def pop(keys: np.ndarray, values: np.ndarray, size: int) -> int:
    """Drop the smallest entry of a binary heap; return how many are left."""
    size -= 1
    key, value = keys[size], values[size]
    place = 0
    while 2 * place + 1 < size:
        child = 2 * place + 1
        if child + 1 < size and keys[child + 1] < keys[child]:
            child += 1
        if keys[child] >= key:
            break
        keys[place], values[place] = keys[child], values[child]
        place = child
    keys[place], values[place] = key, value
    return size
