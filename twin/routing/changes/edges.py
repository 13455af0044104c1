"""Edges of a graph under changes: which old ones are left, and both old and new ones in rows. Compiled."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.blockers import Blockers, is_blocked
from twin.geometry.compiled import compiled, frozen
from twin.routing.search import NOTHING, SearchGraph

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Edges(NamedTuple):
    """Edges of a graph, (n,) each, as in ``SearchGraph``."""

    starts: Ints
    ends: Ints
    costs: Floats
    gates: Ints
    crossings: Ints


def sort_edges(walks: Iterable[Edges], crossed: Edges) -> Edges:
    """Return all new edges in the order of their starts."""
    parts = [*walks, crossed]
    order = np.argsort(np.concatenate([part.starts for part in parts]), kind="stable")
    return frozen(
        Edges(
            np.concatenate([part.starts for part in parts])[order],
            np.concatenate([part.ends for part in parts])[order],
            np.concatenate([part.costs for part in parts])[order],
            np.concatenate([part.gates for part in parts])[order],
            np.concatenate([part.crossings for part in parts])[order],
        )
    )


@compiled
def mark_kept(
    graph: SearchGraph,
    first: int,
    last: int,
    dropped: np.ndarray,
    numbers: np.ndarray,
    blockers: Blockers,
    kept: np.ndarray,
) -> None:
    """Mark the edges out of the nodes of a storey, *first* up to *last*, that are still there."""
    for node in range(first, last):
        if dropped[node]:
            continue
        x, y = graph.points[node]
        for edge in range(graph.start[node], graph.start[node + 1]):
            end = graph.ends[edge]
            if graph.crossings[edge] != NOTHING:
                kept[edge] = numbers[graph.crossings[edge]] != NOTHING
            elif not dropped[end]:
                kept[edge] = not is_blocked(blockers, x, y, graph.points[end, 0], graph.points[end, 1])


@compiled
def merge_edges(
    graph: SearchGraph, kept: np.ndarray, moved: np.ndarray, numbers: np.ndarray, added: Edges, nodes: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    Return the edges that are left and those that are new in rows, with the numbers of today.

    Parameters
    ----------
    moved
        What each old node is numbered now, in the same order.
    added
        In the order of their starts.
    """
    count = kept.sum() + len(added.starts)
    rows, ends, costs = np.zeros(nodes + 1, dtype=np.int32), np.zeros(count, dtype=np.int32), np.zeros(count)
    gates, crossings = np.zeros(count, dtype=np.int32), np.full(count, NOTHING, dtype=np.int32)
    old, new, size = 0, 0, 0
    for node in range(nodes):
        if old < len(moved) and moved[old] == node:
            for edge in range(graph.start[old], graph.start[old + 1]):
                if kept[edge]:
                    ends[size], costs[size], gates[size] = moved[graph.ends[edge]], graph.costs[edge], graph.gates[edge]
                    if graph.crossings[edge] != NOTHING:
                        crossings[size] = numbers[graph.crossings[edge]]
                    size += 1
            old += 1
        while new < len(added.starts) and added.starts[new] == node:
            ends[size], costs[size], gates[size] = added.ends[new], added.costs[new], added.gates[new]
            crossings[size] = added.crossings[new]
            size += 1
            new += 1
        rows[node + 1] = size
    return rows, ends, costs, gates, crossings
