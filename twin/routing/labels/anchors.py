"""From every vertex of a floor to a bend near it, along the sides of triangles: some way, to begin with. Compiled."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.routing.labels.hop import Ground, price_hop
from twin.routing.search import pop, push


class Anchors(NamedTuple):
    """``nodes[v]`` is the node of a bend near vertex v, ``costs[v]`` what it costs to walk there, s; maybe ``NOTHING``."""

    nodes: NDArray[np.int32]
    costs: NDArray[np.float64]


def find_anchors(mesh: Triangulation, ground: Ground, storey_of: NDArray[np.int32], pace: float) -> Anchors:
    """
    Find the cheapest bend for every vertex, along the sides of triangles, which all lie on the floor.

    Parameters
    ----------
    storey_of : (vertices,)
        The storey that each vertex belongs to.
    pace
        Of walking, s/m.
    """
    return frozen(Anchors(*_spread(mesh, ground, storey_of, pace)))


@compiled
def _spread(mesh: Triangulation, ground: Ground, storey_of: np.ndarray, pace: float) -> tuple[np.ndarray, np.ndarray]:
    count = len(mesh.vertices)
    vertices, lines, prices, door_from = mesh.vertices, ground.door_lines, ground.door_costs, ground.door_from
    nodes, costs = np.full(count, NOTHING, dtype=np.int32), np.full(count, np.inf)
    keys, values, size = np.zeros(256), np.zeros(256, dtype=np.int32), 0
    for vertex in range(count):
        if mesh.bend_of[vertex] != NOTHING:
            nodes[vertex], costs[vertex] = mesh.bend_of[vertex], 0.0
            keys, values = push(keys, values, size, 0.0, vertex)
            size += 1
    while size > 0:
        cost, vertex = keys[0], values[0]
        size = pop(keys, values, size)
        if cost > costs[vertex]:
            continue
        for i in range(mesh.fan_start[vertex], mesh.fan_start[vertex + 1]):
            for k in range(3):
                other = mesh.triangles[mesh.fan[i], k]
                if costs[other] <= cost:
                    continue
                further = cost + price_hop(
                    lines, prices, door_from[storey_of[vertex]], door_from[storey_of[vertex] + 1], pace,
                    vertices[vertex, 0], vertices[vertex, 1], vertices[other, 0], vertices[other, 1],
                )  # fmt: skip
                if further < costs[other]:
                    nodes[other], costs[other] = nodes[vertex], further
                    keys, values = push(keys, values, size, further, other)
                    size += 1
    return nodes, costs
