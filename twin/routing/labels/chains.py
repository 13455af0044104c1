"""
The taut graph without the nodes that only lead on: what hub labels are made for.

Corners are rounded finely, so most bends of a floor have two neighbours: the
bends before and behind them on the same corner. Such chains become one edge;
every bend on a chain knows both its ends. Metres, seconds.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.routing.search import FREE, NOTHING, SearchGraph

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

SAME_S = 1e-9
"""Two directions of an edge whose costs differ by less cost the same: sums taken in another order."""


class Walks(NamedTuple):
    """
    The edges that cost the same both ways and are open to all: ``ends[start[v]:start[v + 1]]``, each pair of nodes once.

    ``crossings`` holds the number of the crossing an edge stands for, ``NOTHING`` for a straight walk.
    """

    start: Ints
    ends: Ints
    costs: Floats
    crossings: Ints


class Core(NamedTuple):
    """
    The nodes at which chains meet.

    ``nodes`` are their numbers in the whole graph. Edge q leads from row
    ``start`` to ``ends[q]`` for ``costs[q]``; ``back[q]`` is the edge the
    other way. ``exits`` (n, 2) are the core nodes at the two ends of any
    node's chain, ``exit_costs`` what it costs to get there; a core node is
    its own first exit. ``chain_of`` is the number of a node's chain,
    ``NOTHING`` for core nodes. ``links`` holds the nodes of every chain from
    its first exit to its second, with ``NOTHING`` before, between and behind
    chains; ``places`` is where a node stands there, ``via[q]`` where the
    first node on the chain of an edge stands, ``NOTHING`` for one without.
    """

    nodes: Ints
    start: Ints
    ends: Ints
    costs: Floats
    via: Ints
    crossings: Ints
    back: Ints
    exits: Ints
    exit_costs: Floats
    chain_of: Ints
    links: Ints
    places: Ints


def list_walks(graph: SearchGraph, is_level: NDArray[np.bool_]) -> tuple[Walks, NDArray[np.bool_]]:
    """
    Return the edges that cost the same both ways, and which edges of the graph are among them.

    Parameters
    ----------
    is_level : (edges,)
        False for edges that never count as such: those that change the storey.
    """
    count = len(graph.start) - 1
    sources = np.repeat(np.arange(count, dtype=np.int64), np.diff(graph.start))
    ends = graph.ends.astype(np.int64)
    usable = np.flatnonzero((graph.gates == FREE) & is_level & (sources != ends))
    order = usable[np.lexsort((graph.costs[usable], ends[usable], sources[usable]))]
    key = sources[order] * count + ends[order]
    chosen = order[np.concatenate([[True], key[1:] != key[:-1]])] if len(order) else order
    key = sources[chosen] * count + ends[chosen]
    opposite = ends[chosen] * count + sources[chosen]
    place = np.minimum(np.searchsorted(key, opposite), max(len(key) - 1, 0))
    paired = (key[place] == opposite) & (np.abs(graph.costs[chosen[place]] - graph.costs[chosen]) < SAME_S)
    kept = chosen[paired] if len(chosen) else chosen
    used = np.zeros(len(ends), dtype=np.bool_)
    used[kept] = True
    start = np.concatenate([[0], np.cumsum(np.bincount(sources[kept], minlength=count))]).astype(np.int32)
    walks = frozen(Walks(start, graph.ends[kept], graph.costs[kept], graph.crossings[kept]))
    return walks, used


def build_core(walks: Walks, anchors: Ints) -> Core:
    """
    Contract the chains of a graph.

    Parameters
    ----------
    anchors
        Nodes that stay whatever their number of neighbours: where passages end.
    """
    count = len(walks.start) - 1
    is_core = np.diff(walks.start) > 2  # noqa: PLR2004  # a node on a chain has a neighbour before it and one behind
    is_core[anchors] = True
    crossed = walks.crossings != NOTHING
    is_core[walks.ends[crossed]] = True
    _seed_loose(walks, is_core)
    nodes = np.flatnonzero(is_core).astype(np.int32)
    number = np.full(count, NOTHING, dtype=np.int32)
    number[nodes] = np.arange(len(nodes), dtype=np.int32)
    sources, ends, costs, via, crossings, (exits, exit_costs, chain_of) = _contract(walks, nodes, number)
    links, places = _line_up(exit_costs[:, 0], chain_of)
    via = np.where(via == NOTHING, NOTHING, places[via]).astype(np.int32)
    order = np.lexsort((via, costs, ends, sources))
    pairs = sources[order].astype(np.int64) * len(nodes) + ends[order]
    kept = order[np.flatnonzero(np.diff(pairs, prepend=-1))]
    pairs = np.unique(pairs)
    opposite = ends[kept].astype(np.int64) * len(nodes) + sources[kept]
    start = np.concatenate([[0], np.cumsum(np.bincount(sources[kept], minlength=len(nodes)))]).astype(np.int32)
    back = np.searchsorted(pairs, opposite).astype(np.int32)
    edges = ends[kept], costs[kept], via[kept], crossings[kept], back
    return frozen(Core(nodes, start, *edges, exits, exit_costs, chain_of, links, places))


def _line_up(along: Floats, chain_of: Ints) -> tuple[Ints, Ints]:
    """Return the nodes of all chains in the order in which they stand on them, and where each stands."""
    order = np.lexsort((along, chain_of))
    order = order[chain_of[order] != NOTHING]
    begins = np.flatnonzero(np.diff(chain_of[order], prepend=NOTHING))
    links = np.append(np.insert(order, begins, NOTHING), NOTHING).astype(np.int32)
    places = np.full(len(chain_of), NOTHING, dtype=np.int32)
    stand = np.flatnonzero(links != NOTHING)
    places[links[stand]] = stand
    return links, places


@compiled
def _seed_loose(walks: Walks, is_core: np.ndarray) -> None:
    """Make one node of every ring, and of every piece that ends on both sides, a core node."""
    count = len(is_core)
    seen = is_core.copy()
    todo = np.zeros(count + 1, dtype=np.int32)
    for whole in (False, True):  # first what hangs on core nodes, then what is left
        for first in range(count):
            if (whole and not seen[first]) or (not whole and is_core[first]):
                if whole:
                    is_core[first] = True
                seen[first] = True
                todo[0], size = first, 1
                while size > 0:
                    size -= 1
                    node = todo[size]
                    for edge in range(walks.start[node], walks.start[node + 1]):
                        if not seen[walks.ends[edge]]:
                            seen[walks.ends[edge]] = True
                            todo[size] = walks.ends[edge]
                            size += 1


@compiled
def _contract(
    walks: Walks, nodes: np.ndarray, number: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, tuple[np.ndarray, ...]]:
    """Follow every chain from its core nodes; return the edges that chains become, and the exits of all nodes."""
    count, room = len(number), len(walks.ends)
    sources, ends, via = np.zeros(room, np.int32), np.zeros(room, np.int32), np.zeros(room, np.int32)
    costs, crossings = np.zeros(room), np.zeros(room, np.int32)
    exits = np.full((count, 2), NOTHING, dtype=np.int32)
    exit_costs = np.zeros((count, 2))
    chain_of = np.full(count, NOTHING, dtype=np.int32)
    made = 0
    for core in range(len(nodes)):
        exits[nodes[core], 0] = core
        for edge in range(walks.start[nodes[core]], walks.start[nodes[core] + 1]):
            before, node, cost = nodes[core], walks.ends[edge], walks.costs[edge]
            while number[node] == NOTHING:
                side = 0 if exits[node, 0] == NOTHING else 1
                if side == 0:
                    chain_of[node] = edge
                exits[node, side], exit_costs[node, side] = core, cost
                following = NOTHING
                for step in range(walks.start[node], walks.start[node + 1]):
                    if walks.ends[step] != before:
                        following = step
                if following == NOTHING:
                    break
                before, cost, node = node, cost + walks.costs[following], walks.ends[following]
            if number[node] != NOTHING and number[node] != core:
                sources[made], ends[made], costs[made] = core, number[node], cost
                via[made] = NOTHING if before == nodes[core] else walks.ends[edge]
                crossings[made] = walks.crossings[edge]
                made += 1
    kept = slice(0, made)
    return sources[kept], ends[kept], costs[kept], via[kept], crossings[kept], (exits, exit_costs, chain_of)
