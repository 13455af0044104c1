"""
Hub labels: what it costs from every core node to a few hubs, so that any two nodes share one on a cheapest way.

Built by pruned searches from the hubs in the order of their importance
(Akiba, Iwata and Yoshida 2013); the cheapest way between two nodes costs the
least sum over the hubs that both know. Seconds.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, compiled_aside, frozen
from twin.routing.labels.chains import Core
from twin.routing.labels.importance import order_hubs
from twin.routing.search import NOTHING, pop, push

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

ROUNDING_S: Final = 1e-12
"""A hub that is worth less is not kept: sums taken in another order differ by as much."""
_FIRST_ROOM: Final = 16


class Labels(NamedTuple):
    """
    The labels of core node v are ``start[v]`` to ``start[v + 1]``, in the order of their hubs.

    ``hubs`` are ranks: ``order[rank]`` is the hub's core node. ``steps`` is
    the core edge out of v towards the hub, ``NOTHING`` at the hub itself;
    ``onward`` the label for the same hub at that edge's other end.
    """

    order: Ints
    start: Ints
    hubs: Ints
    costs: Floats
    steps: Ints
    onward: Ints


def build_labels(core: Core) -> Labels:
    """Label every core node."""
    order = order_hubs(core)
    start, hubs, costs, steps = _prune(core, order)
    return frozen(Labels(order, start, hubs, costs, steps, _link(core, start, hubs, steps)))


@compiled_aside
def _prune(  # noqa: C901, PLR0912  # one search, whose dozen arrays would all be handed from function to function
    core: Core, order: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    Search from every hub, not beyond nodes that an earlier hub serves as well.

    The labels of a node lie side by side, with room to grow: they are read
    far more often than they are moved.
    """
    count = len(core.nodes)
    place = np.arange(count) * _FIRST_ROOM
    held, room = np.zeros(count, dtype=np.int64), np.full(count, _FIRST_ROOM)
    top = count * _FIRST_ROOM
    hubs, costs, steps = np.zeros(top, dtype=np.int32), np.zeros(top), np.zeros(top, dtype=np.int32)
    to_hub = np.full(count, np.inf)
    best, step = np.full(count, np.inf), np.full(count, NOTHING, dtype=np.int32)
    touched = np.zeros(count, dtype=np.int32)
    keys, values = np.zeros(256), np.zeros(256, dtype=np.int32)
    for rank in range(count):
        root = order[rank]
        for i in range(place[root], place[root] + held[root]):
            to_hub[hubs[i]] = costs[i]
        best[root], step[root], touched[0], reached = 0.0, NOTHING, root, 1
        keys, values = push(keys, values, 0, 0.0, root)
        size = 1
        while size > 0:
            cost, node = keys[0], values[0]
            size = pop(keys, values, size)
            if cost > best[node]:
                continue
            served = False
            for i in range(place[node], place[node] + held[node]):
                if to_hub[hubs[i]] + costs[i] <= cost + ROUNDING_S:
                    served = True
                    break
            if served:
                continue
            if held[node] == room[node]:
                if top + 2 * room[node] > len(hubs):
                    longer = 2 * len(hubs) + 2 * room[node]
                    hubs, costs, steps = _stretch(hubs, longer), _stretch(costs, longer), _stretch(steps, longer)
                old = slice(place[node], place[node] + held[node])
                hubs[top : top + held[node]] = hubs[old]
                costs[top : top + held[node]] = costs[old]
                steps[top : top + held[node]] = steps[old]
                place[node], room[node] = top, 2 * room[node]
                top += room[node]
            at = place[node] + held[node]
            hubs[at], costs[at], steps[at] = rank, cost, step[node]
            held[node] += 1
            for edge in range(core.start[node], core.start[node + 1]):
                end, further = core.ends[edge], cost + core.costs[edge]
                if further < best[end] - ROUNDING_S:
                    if best[end] == np.inf:
                        touched[reached] = end
                        reached += 1
                    best[end], step[end] = further, core.back[edge]
                    keys, values = push(keys, values, size, further, end)
                    size += 1
        for i in range(reached):
            best[touched[i]] = np.inf
        for i in range(place[root], place[root] + held[root]):
            to_hub[hubs[i]] = np.inf
    return _pack(place, held, hubs, costs, steps)


@compiled
def _stretch(values: np.ndarray, length: int) -> np.ndarray:
    longer = np.zeros(length, dtype=values.dtype)
    longer[: len(values)] = values
    return longer


@compiled
def _pack(
    place: np.ndarray, held: np.ndarray, hubs: np.ndarray, costs: np.ndarray, steps: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Put the labels of all nodes one after the other."""
    start = np.zeros(len(place) + 1, dtype=np.int32)
    start[1:] = np.cumsum(held)
    packed = np.zeros(start[-1], dtype=np.int32), np.zeros(start[-1]), np.zeros(start[-1], dtype=np.int32)
    for node in range(len(place)):
        old, new = slice(place[node], place[node] + held[node]), slice(start[node], start[node + 1])
        packed[0][new], packed[1][new], packed[2][new] = hubs[old], costs[old], steps[old]
    return start, packed[0], packed[1], packed[2]


@compiled
def _link(core: Core, start: np.ndarray, hubs: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Find for every label the one it came from."""
    onward = np.full(len(hubs), NOTHING, dtype=np.int32)
    for label in range(len(hubs)):
        if steps[label] != NOTHING:
            end = core.ends[steps[label]]
            onward[label] = start[end] + np.searchsorted(hubs[start[end] : start[end + 1]], hubs[label])
    return onward
