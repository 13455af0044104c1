"""The graph of a network under changes: the old one without what is gone, and what is new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.geometry.blockers import are_blocked
from twin.geometry.compiled import compiled, frozen
from twin.geometry.locate import Bins, find_triangle
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.geometry.visibility import Sites, build_sites
from twin.geometry.wedge import see_taut
from twin.model.ids import StoreyId
from twin.routing.changes.crossings import ChangedCrossings, is_closed
from twin.routing.changes.edges import Edges, mark_kept, merge_edges, sort_edges
from twin.routing.changes.floor import Taken
from twin.routing.crossings import Crossing
from twin.routing.doors import price_walks
from twin.routing.navmesh import Foothold
from twin.routing.network import Network, StoreyNetwork, find_gate
from twin.routing.search import FREE, SearchGraph

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _NewNodes:
    """
    New nodes of one storey: as sites on its mesh, from number ``first`` on.

    ``edges`` (n, 2, 2) are the corners before and after each along what it
    is a corner of, twice the node itself where it is none.
    """

    footholds: tuple[Foothold, ...]
    sites: Sites
    edges: Floats
    first: int


def change_graph(
    network: Network,
    storeys: Mapping[StoreyId, StoreyNetwork],
    taken: Mapping[StoreyId, Taken],
    crossings: ChangedCrossings,
) -> tuple[SearchGraph, dict[StoreyId, StoreyNetwork]]:
    """
    Return the graph under changes, and the storeys with their new nodes.

    Parameters
    ----------
    storeys
        What is left of the network's storeys, with their old nodes.
    """
    numbered: dict[StoreyId, StoreyNetwork] = {}
    new: dict[StoreyId, _NewNodes] = {}
    first_node = 0
    for name, storey in storeys.items():
        own = _list_new_nodes(storey, taken.get(name), crossings.added, first_node)
        sites = storey.sites if own is None else _join_sites(storey, own.sites)
        numbered[name] = replace(storey, sites=sites, first_node=first_node)
        first_node += _count_nodes(numbered[name])
        if own is not None:
            new[name] = own
    points, moved = _number_nodes(network, numbered, new)
    dropped = _find_dropped(network, taken)
    kept = _find_kept(network, numbered, dropped, crossings)
    added = sort_edges(
        _list_walks(network, numbered, new, moved, dropped, points), _list_crossed(network, new, crossings)
    )
    rows, ends, costs, gates, numbers = merge_edges(network.graph, kept, moved, crossings.numbers, added, len(points))
    bound = min([network.graph.bound, *_list_ratios(network, crossings.added)])
    return frozen(SearchGraph(points, rows, ends, costs, gates, numbers, bound)), numbered


def _count_nodes(storey: StoreyNetwork) -> int:
    return len(storey.mesh.triangles.bends) + len(storey.sites.points)


def _list_new_nodes(
    storey: StoreyNetwork, taken: Taken | None, added: Sequence[Crossing], first_node: int
) -> _NewNodes | None:
    """Return the bends of what is taken and the ends of new crossings on a storey, ``None`` where there are none."""
    bends = list(_list_new_bends(storey, taken))
    ends = dict.fromkeys(end for crossing in added if not is_closed(crossing) for end in (crossing.start, crossing.end))
    own = [end for end in ends if end.storey == storey.mesh.storey]
    footholds = (*(bend for bend, _ in bends), *own)
    if not footholds:
        return None
    edges = [*(edge for _, edge in bends), *(np.array([(end.x_m, end.y_m)] * 2) for end in own)]
    at = np.array([(foothold.x_m, foothold.y_m) for foothold in footholds])
    triangles = np.array([foothold.triangle for foothold in footholds], dtype=np.int32)
    sites = build_sites(storey.mesh.triangles, at, triangles)
    return _NewNodes(footholds=footholds, sites=sites, edges=np.array(edges), first=first_node + _count_nodes(storey))


def _list_new_bends(storey: StoreyNetwork, taken: Taken | None) -> Iterator[tuple[Foothold, Floats]]:
    """Yield the corners of what is taken around which a way on the floor can bend, each with those before and after it."""
    if taken is None:
        return
    mesh = storey.mesh
    for polygon in shapely.get_parts(shapely.orient_polygons(taken.lost.floor)):
        for ring in shapely.get_rings(polygon):
            corners = shapely.get_coordinates(ring)[:-1]
            for i, triangle in find_bends(mesh.triangles, mesh.bins, corners).tolist():
                x, y = float(corners[i, 0]), float(corners[i, 1])
                foothold = Foothold(storey=mesh.storey, x_m=x, y_m=y, triangle=triangle, moved_m=0.0)
                yield foothold, corners[[i - 1, (i + 1) % len(corners)]]


@compiled
def find_bends(mesh: Triangulation, bins: Bins, corners: np.ndarray) -> np.ndarray:
    """Return which corners of a ring lie on a mesh and turn left there, with a triangle that holds each: (n, 2)."""
    found, count = np.zeros((len(corners), 2), dtype=np.int32), 0
    for i in range(len(corners)):
        before, at, after = corners[i - 1], corners[i], corners[(i + 1) % len(corners)]
        if orientation(before[0], before[1], at[0], at[1], after[0], after[1]) > 0.0:
            triangle = find_triangle(mesh, bins, at[0], at[1])
            if triangle != NOTHING:
                found[count, 0], found[count, 1] = i, triangle
                count += 1
    return found[:count]


def _join_sites(storey: StoreyNetwork, new: Sites) -> Sites:
    old = storey.sites
    at, triangles = np.concatenate([old.points, new.points]), np.concatenate([old.triangles, new.triangles])
    return build_sites(storey.mesh.triangles, at, triangles)


def _number_nodes(
    network: Network, storeys: Mapping[StoreyId, StoreyNetwork], new: Mapping[StoreyId, _NewNodes]
) -> tuple[Floats, Ints]:
    """Return the points of all nodes, and what the old ones are numbered now."""
    points, moved = [np.zeros((0, 2))], [np.zeros(0, dtype=np.int32)]
    for name, storey in network.storeys.items():
        count = _count_nodes(storey)
        points.append(network.graph.points[storey.first_node : storey.first_node + count])
        points += [new[name].sites.points] if name in new else []
        moved.append(np.arange(count, dtype=np.int32) + np.int32(storeys[name].first_node))
    return np.concatenate(points), np.concatenate(moved)


def _find_dropped(network: Network, taken: Mapping[StoreyId, Taken]) -> Bools:
    """Tell which nodes of the network lie where nobody can be any more."""
    dropped = np.zeros(len(network.graph.points), dtype=np.bool_)
    for name, lost in taken.items():
        first = network.storeys[name].first_node
        points = network.graph.points[first : first + _count_nodes(network.storeys[name])]
        x_min, y_min, x_max, y_max = lost.lost.floor.bounds
        near = np.flatnonzero(
            (points[:, 0] >= x_min) & (points[:, 0] <= x_max) & (points[:, 1] >= y_min) & (points[:, 1] <= y_max)
        )
        shapely.prepare(lost.core)
        dropped[first + near[shapely.intersects_xy(lost.core, points[near])]] = True
    return dropped


def _find_kept(
    network: Network, storeys: Mapping[StoreyId, StoreyNetwork], dropped: Bools, crossings: ChangedCrossings
) -> Bools:
    """Tell which old edges are still there."""
    graph = network.graph
    kept = np.zeros(len(graph.ends), dtype=np.bool_)
    for name, storey in network.storeys.items():
        last = storey.first_node + _count_nodes(storey)
        mark_kept(graph, storey.first_node, last, dropped, crossings.numbers, storeys[name].mesh.blockers, kept)
    return kept


def _list_walks(
    network: Network,
    storeys: Mapping[StoreyId, StoreyNetwork],
    new: Mapping[StoreyId, _NewNodes],
    moved: Ints,
    dropped: Bools,
    points: Floats,
) -> Iterator[Edges]:
    """Yield the straight walks of new nodes, both ways."""
    gone = np.zeros(len(points), dtype=np.bool_)
    gone[moved[dropped]] = True
    for name, own in new.items():
        part, old = storeys[name], network.storeys[name].sites
        mesh = part.mesh
        rows, nodes = _see(mesh.triangles, old, own.sites, own.edges, part.first_node, own.first)
        starts, ends = own.sites.points[rows], points[nodes]
        kept = ~gone[nodes] & ~are_blocked(mesh.blockers, starts, ends)
        starts, ends = np.ascontiguousarray(starts[kept]), np.ascontiguousarray(ends[kept])
        costs = np.hypot(*(ends - starts).T) / network.profile.speed_mps + price_walks(part.doors, starts, ends)
        here, there = (rows[kept] + own.first).astype(np.int32), nodes[kept]
        free, nothing = (np.full(len(here), number, dtype=np.int32) for number in (FREE, NOTHING))
        yield Edges(here, there, costs, free, nothing)
        yield Edges(there, here, costs, free, nothing)


def _list_crossed(network: Network, new: Mapping[StoreyId, _NewNodes], crossings: ChangedCrossings) -> Edges:
    """Return the edges of new crossings; what is closed has none, so that nobody looks around there."""
    nodes = {foothold: own.first + i for own in new.values() for i, foothold in enumerate(own.footholds)}
    added = [(crossings.kept + i, one) for i, one in enumerate(crossings.added) if not is_closed(one)]
    return Edges(
        np.array([nodes[crossing.start] for _, crossing in added], dtype=np.int32),
        np.array([nodes[crossing.end] for _, crossing in added], dtype=np.int32),
        np.array([crossing.cost_s(network.profile) for _, crossing in added]),
        np.array([find_gate(crossing, network.territories) for _, crossing in added], dtype=np.int32),
        np.array([number for number, _ in added], dtype=np.int32),
    )


def _list_ratios(network: Network, crossings: Sequence[Crossing]) -> Iterator[float]:
    """Yield what each crossing that moves one in plan costs a metre."""
    for crossing in crossings:
        length_m = float(np.hypot(crossing.end.x_m - crossing.start.x_m, crossing.end.y_m - crossing.start.y_m))
        if length_m > 0.0:
            yield crossing.cost_s(network.profile) / length_m


@compiled
def _see(
    mesh: Triangulation, sites: Sites, new: Sites, edges: np.ndarray, first_node: int, first_new: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return which of the new sites sees which nodes of the old mesh, new ones among them."""
    rows, seen = np.zeros(1024, dtype=np.int32), np.zeros(1024, dtype=np.int32)
    count = 0
    for row in range(len(new.points)):
        bends, old, others = see_taut(mesh, sites, new, new.points[row], new.triangles[row], edges[row])
        found = np.concatenate(
            (mesh.bend_of[bends] + first_node, old + (len(mesh.bends) + first_node), others + first_new)
        )
        while count + len(found) > len(rows):
            rows, seen = np.concatenate((rows, rows)), np.concatenate((seen, seen))
        rows[count : count + len(found)] = row
        seen[count : count + len(found)] = found
        count += len(found)
    return rows[:count], seen[:count]
