"""
The taut visibility graph of a floor: every shortest way runs along its edges.

Nodes are the bends of a floor in their order, then its sites; an edge is a
straight line that stays on the floor and is taut at each bend it ends in.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.geometry.visibility import Sites, find_vertex, is_taut, see_bends, see_sites

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class TautGraph(NamedTuple):
    """``points`` (n, 2) m of all nodes; every edge once, from the smaller node to the larger; ``lengths`` in m."""

    points: Floats
    starts: Ints
    ends: Ints
    lengths: Floats


def build_taut_graph(mesh: Triangulation, sites: Sites) -> TautGraph:
    """
    Link all bends and sites of a floor that see each other.

    Notes
    -----
    From a bend, only the two narrow sectors in which a line is taut are
    searched, so the finely rounded corners of an eroded floor cost little.
    """
    points = np.concatenate([mesh.vertices[mesh.bends], sites.points])
    starts, ends = _link(mesh, sites)
    low, high = np.minimum(starts, ends).astype(np.int64), np.maximum(starts, ends).astype(np.int64)
    once = np.unique(low * max(len(points), 1) + high)
    starts, ends = (once // max(len(points), 1)).astype(np.int32), (once % max(len(points), 1)).astype(np.int32)
    along = points[ends] - points[starts]
    return TautGraph(points, starts, ends, np.hypot(along[:, 0], along[:, 1]))


@compiled
def _link(mesh: Triangulation, sites: Sites) -> tuple[np.ndarray, np.ndarray]:
    starts, ends = np.zeros(1024, dtype=np.int32), np.zeros(1024, dtype=np.int32)
    count = 0
    bends = len(mesh.bends)
    for node in range(bends + len(sites.points)):
        for other in _list_linked(mesh, sites, node):
            if count == len(starts):
                starts, ends = np.concatenate((starts, starts)), np.concatenate((ends, ends))
            starts[count], ends[count] = node, other
            count += 1
    return starts[:count], ends[:count]


@compiled
def _list_linked(mesh: Triangulation, sites: Sites, node: int) -> np.ndarray:
    """Return the nodes that a node is linked to; sites are found from sites only."""
    bends = len(mesh.bends)
    if node < bends:
        vertex = mesh.bends[node]
        x, y = mesh.vertices[vertex, 0], mesh.vertices[vertex, 1]
        found = see_bends(mesh, x, y, vertex, NOTHING, 1)
        linked = np.zeros(len(found), dtype=np.int32)
        count = 0
        for other in found:
            if is_taut(mesh, vertex, mesh.vertices[other, 0], mesh.vertices[other, 1]):
                linked[count] = mesh.bend_of[other]
                count += 1
        return linked[:count]
    site = node - bends
    x, y = sites.points[site, 0], sites.points[site, 1]
    vertex = find_vertex(mesh, sites.triangles[site], x, y)
    seen = see_bends(mesh, x, y, vertex, sites.triangles[site], 0)
    others = see_sites(mesh, sites, x, y, vertex, sites.triangles[site])
    linked = np.zeros(len(seen) + len(others), dtype=np.int32)
    count = len(seen)
    for i in range(count):
        linked[i] = mesh.bend_of[seen[i]]
    for other in others:
        if other != site:
            linked[count] = bends + other
            count += 1
    return linked[:count]
