"""
Which nodes are hubs before others: those on most of the cheapest ways that no hub before them is on. Compiled.

The ways are those of a few whole trees of cheapest ways. A node that is
taken cuts all trees below it; the next one is on the most ways that are left
(Delling, Goldberg, Pajor and Werneck 2014).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, compiled_aside
from twin.routing.labels.chains import Core
from twin.routing.search import NOTHING, pop, push

Ints = NDArray[np.int32]

TREES: Final = 300
ROOM: Final = 6_000_000
"""Nodes of all trees together: large graphs have fewer trees, or they would not fit into memory."""


def order_hubs(core: Core) -> Ints:
    """Return the core nodes in the order of their importance."""
    count = len(core.nodes)
    if count == 0:
        return np.zeros(0, dtype=np.int32)
    trees = min(count, TREES, max(ROOM // count, 1))
    return _cover(core, np.unique(np.linspace(0, count - 1, trees).astype(np.int32)))


@compiled_aside
def _cover(core: Core, roots: np.ndarray) -> np.ndarray:
    count = len(core.nodes)
    # Each tree in the order of a walk that goes down first: what hangs on a node stands in one piece behind it.
    nodes, parents = np.full((len(roots), count), NOTHING, np.int32), np.full((len(roots), count), NOTHING, np.int32)
    places, below = np.full((len(roots), count), NOTHING, np.int32), np.zeros((len(roots), count), np.int32)
    whole = np.zeros((len(roots), count), np.int32)
    scores = np.zeros(count, np.int64)
    for i in range(len(roots)):
        _plant(core, roots[i], nodes[i], parents[i], places[i], below[i])
        whole[i] = below[i]
        for place in range(1, below[i, 0]):
            scores[nodes[i, place]] += below[i, place]
    order, taken = np.argsort(-scores, kind="mergesort").astype(np.int32), 0
    rest, is_taken = order.copy(), np.zeros(count, np.bool_)
    while True:
        node = int(np.argmax(scores))
        if scores[node] <= 0:
            break
        order[taken], is_taken[node] = node, True
        taken += 1
        for i in range(len(roots)):
            place = places[i, node]
            if place != NOTHING and below[i, place] > 0:
                _cut(nodes[i], parents[i], below[i], whole[i], place, scores)
    for node in rest:
        if not is_taken[node]:
            order[taken] = node
            taken += 1
    return order


@compiled
def _plant(
    core: Core, root: int, nodes: np.ndarray, parents: np.ndarray, places: np.ndarray, below: np.ndarray
) -> None:
    """Grow the tree of the cheapest ways from a root; ``below`` counts each node and what hangs on it."""
    order, before = _grow(core, root)
    sizes = np.ones(len(core.nodes), np.int32)
    for i in range(len(order) - 1, 0, -1):
        sizes[before[order[i]]] += sizes[order[i]]
    places[root], free = 0, np.zeros(len(core.nodes), np.int32)
    free[root] = 1
    nodes[0], below[0] = root, sizes[root]
    for i in range(1, len(order)):
        node, parent = order[i], before[order[i]]
        place = free[parent]
        free[parent] += sizes[node]
        places[node], free[node] = place, place + 1
        nodes[place], parents[place], below[place] = node, places[parent], sizes[node]


@compiled
def _cut(
    nodes: np.ndarray, parents: np.ndarray, below: np.ndarray, whole: np.ndarray, place: int, scores: np.ndarray
) -> None:
    """Take a node out of a tree with all that hangs on it, and out of the scores."""
    lost = below[place]
    above = parents[place]
    while above != NOTHING:
        below[above] -= lost
        if parents[above] != NOTHING:
            scores[nodes[above]] -= lost
        above = parents[above]
    for at in range(place, place + whole[place]):
        if at > 0:
            scores[nodes[at]] -= below[at]
        below[at] = 0


@compiled
def _grow(core: Core, root: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the nodes in the order of their cost from a root, and the node before each."""
    count = len(core.nodes)
    costs, parents = np.full(count, np.inf), np.full(count, NOTHING, dtype=np.int32)
    done = np.zeros(count, dtype=np.bool_)
    order, found = np.zeros(count, dtype=np.int32), 0
    keys, values = np.zeros(256), np.zeros(256, dtype=np.int32)
    costs[root] = 0.0
    keys, values = push(keys, values, 0, 0.0, root)
    size = 1
    while size > 0:
        node = values[0]
        size = pop(keys, values, size)
        if done[node]:
            continue
        done[node] = True
        order[found] = node
        found += 1
        for edge in range(core.start[node], core.start[node + 1]):
            end, cost = core.ends[edge], costs[node] + core.costs[edge]
            if cost < costs[end]:
                costs[end], parents[end] = cost, node
                keys, values = push(keys, values, size, cost, end)
                size += 1
    return order[:found], parents
