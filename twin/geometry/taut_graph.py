"""
The taut visibility graph of a floor: every shortest way runs along its edges.

Nodes are the bends of a floor in their order, then its sites; an edge is a
straight line that stays on the floor and is taut at each bend it ends in.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled
from twin.geometry.taut_sweep import link_bends, number_sides
from twin.geometry.triangulation import Triangulation
from twin.geometry.visibility import Sites, find_vertex, see_bends, see_sites

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class TautGraph(NamedTuple):
    """``points`` (n, 2) m of all nodes; every edge once, from the smaller node to the larger; ``lengths`` in m."""

    points: Floats
    starts: Ints
    ends: Ints
    lengths: Floats


def build_taut_graph(mesh: Triangulation, sites: Sites) -> TautGraph:
    """Link all bends and sites of a floor that see each other."""
    points = np.concatenate([mesh.vertices[mesh.bends], sites.points])
    bends, sighted = link_bends(mesh, number_sides(mesh)), _link_sites(mesh, sites)
    first, last = (np.concatenate(pair).astype(np.int64) for pair in zip(bends, sighted, strict=True))
    keys = np.sort(np.minimum(first, last) * len(points) + np.maximum(first, last))
    once = keys[np.diff(keys, prepend=-1) > 0]
    starts, ends = (part.astype(np.int32) for part in np.divmod(once, max(len(points), 1)))
    along = points[ends] - points[starts]
    return TautGraph(points, starts, ends, np.hypot(along[:, 0], along[:, 1]))


@compiled
def _link_sites(mesh: Triangulation, sites: Sites) -> tuple[np.ndarray, np.ndarray]:
    """Return the nodes of every line from a site, some of them twice."""
    starts, ends = np.zeros(1024, dtype=np.int32), np.zeros(1024, dtype=np.int32)
    count = 0
    for site in range(len(sites.points)):
        linked = _list_linked(mesh, sites, site)
        while count + len(linked) > len(starts):
            starts, ends = np.concatenate((starts, starts)), np.concatenate((ends, ends))
        starts[count : count + len(linked)], ends[count : count + len(linked)] = len(mesh.bends) + site, linked
        count += len(linked)
    return starts[:count], ends[:count]


@compiled
def _list_linked(mesh: Triangulation, sites: Sites, site: int) -> np.ndarray:
    """Return the nodes that a site sees."""
    bends = len(mesh.bends)
    x, y = sites.points[site, 0], sites.points[site, 1]
    vertex = find_vertex(mesh, sites.triangles[site], x, y)
    seen = see_bends(mesh, x, y, vertex, sites.triangles[site])
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
