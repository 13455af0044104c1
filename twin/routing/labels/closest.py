"""The cheapest way from any of some points to any of others, in one call, without asking for every pair. Compiled."""

import math

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.query import OFF_FLOOR, find_shortest


@compiled
def find_closest(
    atlas: Atlas, starts: np.ndarray, goals: np.ndarray, pace: float, leave_s: np.ndarray
) -> tuple[int, int, float, np.ndarray, np.ndarray]:
    """
    Return the cheapest way between two points that everybody may use, of all pairs of a start and a goal.

    Parameters
    ----------
    starts, goals : (n, 3), (m, 3)
        The place of the storey in the order of the network; x, y in metres.
    pace : s/m
        What a metre in plan costs at the least.
    leave_s : (storeys,)
        What it costs at the least to leave each storey.

    Returns
    -------
    start, goal, cost_s, nodes, crossings
        As ``find_shortest`` tells the way; of equally cheap ones the first
        by its bound, then by its place. Start and goal are ``NOTHING`` where
        no pair has a way, and the cost is ``OFF_FLOOR`` where a point of a
        pair that was asked for lies off the mesh.
    """
    bounds_s = np.zeros(len(starts) * len(goals))
    for i in range(len(starts)):
        for j in range(len(goals)):
            bound_s = pace * math.hypot(starts[i, 1] - goals[j, 1], starts[i, 2] - goals[j, 2])
            if starts[i, 0] != goals[j, 0]:
                bound_s = max(bound_s, leave_s[int(starts[i, 0])])
            bounds_s[i * len(goals) + j] = bound_s
    nodes = crossings = np.zeros(0, dtype=np.int32)
    best, best_s = NOTHING, np.inf
    for pair in np.argsort(bounds_s, kind="mergesort"):
        if bounds_s[pair] >= best_s:
            break
        i, j = pair // len(goals), pair % len(goals)
        found = find_shortest(
            atlas, int(starts[i, 0]), starts[i, 1], starts[i, 2], int(goals[j, 0]), goals[j, 1], goals[j, 2]
        )
        if found[0] == OFF_FLOOR:
            return NOTHING, NOTHING, OFF_FLOOR, found[1], found[2]
        if found[0] < best_s:
            best, best_s, nodes, crossings = pair, found[0], found[1], found[2]
    if best == NOTHING:
        return NOTHING, NOTHING, best_s, nodes, crossings
    return best // len(goals), best % len(goals), best_s, nodes, crossings
