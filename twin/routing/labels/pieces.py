"""Pieces of floor, and from which a way leads to which: where there is none, nobody has to look for it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.routing.labels.chains import Core, Walks
from twin.routing.labels.hop import Ground
from twin.routing.labels.passages import Passages

Ints = NDArray[np.int32]


class Pieces(NamedTuple):
    """``of[t]`` is the piece of floor that triangle t belongs to; ``leads[p, q]`` whether a way leads from p to q."""

    of: Ints
    leads: NDArray[np.bool_]


def find_holders(mesh: Triangulation, ground: Ground, nodes: int) -> Ints:
    """Return a triangle that each node lies on."""
    holders = np.full(nodes, NOTHING, dtype=np.int32)
    holders[mesh.bend_of[mesh.bends]] = mesh.fan[mesh.fan_start[mesh.bends]]
    triangles = np.repeat(np.arange(len(ground.site_start) - 1, dtype=np.int32), np.diff(ground.site_start))
    holders[ground.site_nodes[ground.site_items]] = triangles
    return holders


def find_pieces(mesh: Triangulation, holder: Ints, walks: Walks, core: Core, passages: Passages) -> Pieces:
    """Tell which triangles hang together, by their sides, by crossings on a storey and over passages."""
    of = _flood(mesh, walks, holder)
    count = int(of.max(initial=-1)) + 1
    leads = np.eye(count, dtype=np.bool_)
    tails, heads = (of[holder[core.nodes[ends]]] for ends in (passages.tails, passages.heads))
    reached = np.isfinite(passages.between)
    for i in range(len(tails)):
        leads[tails[i], heads[reached[i]]] = True
    return frozen(Pieces(of, leads))


@compiled
def _flood(mesh: Triangulation, walks: Walks, holder: np.ndarray) -> np.ndarray:
    """Number the pieces, the edges of the graph joining triangles as well as their sides do."""
    piece = np.full(len(mesh.triangles), NOTHING, dtype=np.int32)
    nodes_start, nodes = _list_held(len(mesh.triangles), holder)
    todo = np.zeros(len(mesh.triangles) + 1, dtype=np.int32)
    pieces = 0
    for first in range(len(mesh.triangles)):
        if piece[first] != NOTHING:
            continue
        piece[first], todo[0], size = pieces, first, 1
        while size > 0:
            size -= 1
            triangle = todo[size]
            for k in range(3):
                other = mesh.neighbours[triangle, k]
                if other != NOTHING and piece[other] == NOTHING:
                    piece[other], todo[size] = pieces, other
                    size += 1
            for i in range(nodes_start[triangle], nodes_start[triangle + 1]):
                for edge in range(walks.start[nodes[i]], walks.start[nodes[i] + 1]):
                    other = holder[walks.ends[edge]]
                    if piece[other] == NOTHING:
                        piece[other], todo[size] = pieces, other
                        size += 1
        pieces += 1
    return piece


@compiled
def _list_held(triangles: int, holder: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nodes that each triangle holds, in rows."""
    start = np.zeros(triangles + 1, dtype=np.int32)
    for node in range(len(holder)):
        start[holder[node] + 1] += 1
    start = np.cumsum(start).astype(np.int32)
    place, nodes = start.copy(), np.zeros(len(holder), dtype=np.int32)
    for node in range(len(holder)):
        nodes[place[holder[node]]] = node
        place[holder[node]] += 1
    return start, nodes
