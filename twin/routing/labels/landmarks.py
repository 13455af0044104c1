"""
Landmarks: a few core nodes, and what it costs from every node of the graph to them.

What a way between two nodes costs is at least the difference of what it costs
from both to any landmark (Goldberg and Harrelson 2005). Seconds.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from twin.routing.labels.chains import Core
from twin.routing.search import NOTHING

COUNT: Final = 8
"""Of the landmarks of each part of a building that hangs together: their costs fill half a line of a processor's cache."""
ERROR_S: Final = 1e-3
"""Costs in single precision are off by less, up to four hours away."""


def measure_to_landmarks(core: Core) -> NDArray[np.float32]:
    """
    Return what it costs from every node of a graph to each landmark of its part, nothing where there is none.

    Each landmark is the node farthest from those before it.
    """
    found = np.zeros((len(core.exits), COUNT), dtype=np.float32)
    if len(core.nodes) == 0:
        return found
    graph = csr_array((core.costs, core.ends, core.start), shape=(len(core.nodes), len(core.nodes)))
    _, part_of = connected_components(graph, directed=False)
    landmarks = np.unique(part_of, return_index=True)[1]
    nearest = dijkstra(graph, indices=landmarks, min_only=True)
    for column in range(COUNT):
        order = np.lexsort((nearest, part_of))
        landmarks = order[np.append(np.flatnonzero(np.diff(part_of[order])), len(order) - 1)]
        costs = dijkstra(graph, indices=landmarks, min_only=True)
        nearest = costs if column == 0 else np.minimum(nearest, costs)
        by_exit = np.where(core.exits == NOTHING, np.inf, costs[core.exits] + core.exit_costs)
        least = by_exit.min(axis=1)
        found[:, column] = np.where(np.isfinite(least), least, 0.0)
    found.setflags(write=False)
    return found
