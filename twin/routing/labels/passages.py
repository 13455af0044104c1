"""
Passages: edges of a building's graph that are not the same both ways, or change the storey.

Stairs, ramps, elevators, escalators and one-way doors. There are few of them,
so what it costs from the start of each to the end of each other is kept as a
matrix: a way over storeys is a walk to a passage, the matrix, and a walk
from a passage. Seconds.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.routing.labels.chains import Core
from twin.routing.labels.labels import Labels
from twin.routing.search import FREE, NOTHING, SearchGraph

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Passages(NamedTuple):
    """
    ``tails[i]`` to ``heads[i]`` is passage i, by core nodes; they are sorted by the storey of their tails.

    Passages ``tail_from[s]`` to ``tail_from[s + 1]`` start on storey s;
    ``by_head[head_from[s]:head_from[s + 1]]`` end there. ``between[i, j]`` is
    what it costs from the start of i to the end of j, taking both;
    ``following[i, j]`` the passage after i on that way. ``crossings`` are the
    numbers of the crossings they stand for.

    ``landings`` are the core nodes where passages start or end, by storeys,
    ``tail_places`` and ``head_places`` the place of each passage's start and
    end among those of its storey; ``walked[v, k]`` is what it costs to walk
    from core node v to landing k of its storey. Passages that end where they
    start are in ``between`` only if they are worth more than that walk;
    ``shortens[s]`` tells whether storey s has such passages.
    """

    tails: Ints
    heads: Ints
    crossings: Ints
    tail_from: Ints
    head_from: Ints
    by_head: Ints
    between: Floats
    following: Ints
    tail_places: Ints
    head_places: Ints
    walked: Floats
    shortens: NDArray[np.bool_]


def list_passage_edges(graph: SearchGraph, is_walk: NDArray[np.bool_]) -> Ints:
    """Return the edges that all may use and that are no walks."""
    return np.flatnonzero((graph.gates == FREE) & ~is_walk).astype(np.int32)


def build_passages(graph: SearchGraph, edges: Ints, core: Core, labels: Labels, first_nodes: Ints) -> Passages:
    """
    Join passages by the cheapest ways between them.

    Parameters
    ----------
    edges
        See ``list_passage_edges``.
    first_nodes : (storeys + 1,)
        The first node of each storey, and the number of nodes.
    """
    sources = np.repeat(np.arange(len(graph.start) - 1), np.diff(graph.start))[edges]
    storeys = len(first_nodes) - 1
    tail_storey = np.searchsorted(first_nodes, sources, side="right") - 1
    order = np.lexsort((edges, tail_storey))
    edges, sources, tail_storey = edges[order], sources[order], tail_storey[order]
    head_storey = np.searchsorted(first_nodes, graph.ends[edges], side="right") - 1
    tails, heads = core.exits[sources, 0], core.exits[graph.ends[edges], 0]
    between, following = _join(tails, heads, graph.costs[edges], labels)
    tail_places, head_places, walked = _walk_to_landings(core, labels, first_nodes, tails, heads)
    same = tail_storey[:, None] == head_storey
    between[same & (between >= walked[tails][:, head_places])] = np.inf
    shortens = np.isin(np.arange(storeys), tail_storey[np.any(same & np.isfinite(between), axis=1)])
    return frozen(
        Passages(
            tails,
            heads,
            graph.crossings[edges],
            np.searchsorted(tail_storey, np.arange(storeys + 1)).astype(np.int32),
            np.searchsorted(np.sort(head_storey), np.arange(storeys + 1)).astype(np.int32),
            np.argsort(head_storey, kind="stable").astype(np.int32),
            between,
            following,
            tail_places,
            head_places,
            walked,
            shortens,
        )
    )


def _walk_to_landings(
    core: Core, labels: Labels, first_nodes: Ints, tails: Ints, heads: Ints
) -> tuple[Ints, Ints, Floats]:
    """Return the place of every tail and head among the landings of its storey, and the walks to all of those."""
    storeys = (np.searchsorted(first_nodes, core.nodes, side="right") - 1).astype(np.int32)
    landings = np.unique(np.concatenate([tails, heads]))  # core nodes are sorted by storeys, so these are
    begins = np.searchsorted(storeys[landings], np.arange(len(first_nodes))).astype(np.int32)
    tail_places, head_places = (
        (np.searchsorted(landings, ends) - begins[storeys[ends]]).astype(np.int32) for ends in (tails, heads)
    )
    walked = np.full((len(core.nodes), int(np.diff(begins).max(initial=0))), np.inf)
    _fill_walks(labels, storeys, landings, begins, walked)
    return tail_places, head_places, walked


@compiled
def _fill_walks(
    labels: Labels, storeys: np.ndarray, landings: np.ndarray, begins: np.ndarray, walked: np.ndarray
) -> None:
    to_hub = np.full(len(storeys), np.inf)
    for place in range(len(landings)):
        landing = landings[place]
        storey = storeys[landing]
        for label in range(labels.start[landing], labels.start[landing + 1]):
            to_hub[labels.hubs[label]] = labels.costs[label]
        first, last = np.searchsorted(storeys, storey), np.searchsorted(storeys, storey + 1)
        for node in range(first, last):
            best = np.inf
            for label in range(labels.start[node], labels.start[node + 1]):
                best = min(best, to_hub[labels.hubs[label]] + labels.costs[label])
            walked[node, place - begins[storey]] = best
        for label in range(labels.start[landing], labels.start[landing + 1]):
            to_hub[labels.hubs[label]] = np.inf


@compiled
def measure_between(labels: Labels, a: int, b: int) -> float:
    """Return what it costs from one core node to another, infinite where there is no way."""
    best = np.inf
    i, j = labels.start[a], labels.start[b]
    while i < labels.start[a + 1] and j < labels.start[b + 1]:
        if labels.hubs[i] == labels.hubs[j]:
            best = min(best, labels.costs[i] + labels.costs[j])
            i, j = i + 1, j + 1
        elif labels.hubs[i] < labels.hubs[j]:
            i += 1
        else:
            j += 1
    return best


@compiled
def _join(tails: np.ndarray, heads: np.ndarray, costs: np.ndarray, labels: Labels) -> tuple[np.ndarray, np.ndarray]:
    """Return the cheapest ways from passage to passage: all pairs through all passages between (Floyd 1962)."""
    count = len(tails)
    between = np.full((count, count), np.inf)
    following = np.full((count, count), NOTHING, dtype=np.int32)
    for i in range(count):
        for j in range(count):
            if i != j:
                between[i, j] = costs[i] + measure_between(labels, heads[i], tails[j]) + costs[j]
                following[i, j] = j
    for k in range(count):
        for i in range(count):
            for j in range(count):
                if k not in (i, j):
                    through = between[i, k] + between[k, j] - costs[k]
                    if through < between[i, j]:
                        between[i, j], following[i, j] = through, following[i, k]
    for i in range(count):
        between[i, i], following[i, i] = costs[i], i
    return between, following
