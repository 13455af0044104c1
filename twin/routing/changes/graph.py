"""The graph of a network under changes: the old one, tested as it is searched, and what is new beside it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.locate import find_triangle
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.geometry.visibility import Sites, build_sites
from twin.geometry.wedge import see_taut
from twin.model.ids import StoreyId
from twin.routing.changes.crossings import ChangedCrossings
from twin.routing.changes.floor import Taken
from twin.routing.crossings import Crossing
from twin.routing.doors import price_walks
from twin.routing.navmesh import Foothold
from twin.routing.network import Network, StoreyNetwork, find_gate
from twin.routing.search import FREE

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


class Blockers(NamedTuple):
    """``edges[start[s]:start[s + 1]]`` are what storey number s may not be walked across, inside the box ``bounds[s]``."""

    edges: Floats
    start: Ints
    bounds: Floats


class ChangedGraph(NamedTuple):
    """
    What a search needs beside the network's own graph.

    Nodes are those of the network, then new ones: ``points`` and ``storeys``
    (their numbers) are of all, ``dropped`` those that are gone. ``shut`` and
    ``gone`` are of the network's crossings. Edges out of node v that are new
    are ``start[v]`` to ``start[v + 1]``; their fields are as in ``SearchGraph``.
    """

    points: Floats
    storeys: Ints
    dropped: Bools
    shut: Bools
    gone: Bools
    blockers: Blockers
    start: Ints
    ends: Ints
    costs: Floats
    gates: Ints
    crossings: Ints
    bound: float


class NewNodes(NamedTuple):
    """
    New nodes of one storey: as sites on its mesh, from number ``first`` on.

    ``edges`` (n, 2, 2) are the corners before and after each along what it
    is a corner of, twice the node itself where it is none.
    """

    sites: Sites
    edges: Floats
    first: int


def build_changed_graph(
    network: Network, taken: Mapping[StoreyId, Taken], crossings: ChangedCrossings
) -> tuple[ChangedGraph, dict[StoreyId, NewNodes]]:
    """Return the graph under changes, and the new nodes of each storey that has any."""
    old = len(network.graph.points)
    footholds, new = _list_new_nodes(network, taken, crossings)
    numbers = {name: i for i, name in enumerate(network.storeys)}
    points = np.concatenate([network.graph.points, np.array([(f.x_m, f.y_m) for f in footholds]).reshape(-1, 2)])
    bare = ChangedGraph(
        points=points,
        storeys=np.concatenate([_number_storeys(network), [numbers[f.storey] for f in footholds]]).astype(np.int32),
        dropped=np.concatenate([_find_dropped(network, taken), np.zeros(len(footholds), dtype=bool)]),
        shut=crossings.shut,
        gone=crossings.gone,
        blockers=_build_blockers(network, taken),
        start=np.zeros(len(points) + 1, dtype=np.int32),
        ends=np.zeros(0, dtype=np.int32),
        costs=np.zeros(0),
        gates=np.zeros(0, dtype=np.int32),
        crossings=np.zeros(0, dtype=np.int32),
        bound=min([network.graph.bound, *_list_ratios(network, crossings.added)]),
    )
    nodes = {foothold: old + i for i, foothold in enumerate(footholds)}
    return _with_edges(network, bare, new, crossings.added, nodes), new


def _list_new_nodes(
    network: Network, taken: Mapping[StoreyId, Taken], crossings: ChangedCrossings
) -> tuple[list[Foothold], dict[StoreyId, NewNodes]]:
    """Return the bends of what is taken and the ends of new crossings, storey by storey."""
    ends = dict.fromkeys(end for crossing in crossings.added for end in (crossing.start, crossing.end))
    footholds: list[Foothold] = []
    new: dict[StoreyId, NewNodes] = {}
    for name, storey in network.storeys.items():
        bends = list(_list_new_bends(storey, taken.get(name)))
        own = [end for end in ends if end.storey == name]
        if bends or own:
            edges = [*(edge for _, edge in bends), *(np.array([(end.x_m, end.y_m)] * 2) for end in own)]
            own = [*(bend for bend, _ in bends), *own]
            new[name] = NewNodes(_to_sites(storey, own), np.array(edges), len(network.graph.points) + len(footholds))
            footholds += own
    return footholds, new


def _with_edges(
    network: Network,
    graph: ChangedGraph,
    new: Mapping[StoreyId, NewNodes],
    added: tuple[Crossing, ...],
    nodes: Mapping[Foothold, int],
) -> ChangedGraph:
    """Return the graph with the walks of its new nodes, both ways, and the new crossings."""
    walks = []
    for name, own in new.items():
        rows, seen, paid = link_sites(network, name, own.sites, own.edges, graph, own)
        walks += [(rows + own.first, seen, paid), (seen, rows + own.first, paid)]
    crossed = [nodes[c.start] for c in added], [nodes[c.end] for c in added], _price(network, added)
    starts, ends, costs = (np.concatenate([np.zeros(0), *part]) for part in zip(*walks, crossed, strict=True))
    walked = len(starts) - len(added)
    gates = np.concatenate([np.full(walked, FREE), [find_gate(c, network.territories) for c in added]])
    numbers = np.concatenate([np.full(walked, NOTHING), np.arange(len(added)) + len(network.crossings)])
    order = np.argsort(starts, kind="stable")
    counts = np.bincount(starts.astype(np.int64), minlength=len(graph.points))
    return frozen(
        graph._replace(
            start=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
            ends=ends.astype(np.int32)[order],
            costs=costs[order],
            gates=gates.astype(np.int32)[order],
            crossings=numbers.astype(np.int32)[order],
        )
    )


def _price(network: Network, crossings: tuple[Crossing, ...]) -> list[float]:
    return [crossing.cost_s(network.profile) for crossing in crossings]


def _list_ratios(network: Network, crossings: tuple[Crossing, ...]) -> Iterator[float]:
    """Yield what each crossing that moves one in plan costs a metre."""
    for crossing, cost_s in zip(crossings, _price(network, crossings), strict=True):
        length_m = float(np.hypot(crossing.end.x_m - crossing.start.x_m, crossing.end.y_m - crossing.start.y_m))
        if length_m > 0.0:
            yield cost_s / length_m


def _build_blockers(network: Network, taken: Mapping[StoreyId, Taken]) -> Blockers:
    edges = [taken[name].edges if name in taken else np.zeros((0, 4)) for name in network.storeys]
    nowhere = np.array([np.inf, np.inf, -np.inf, -np.inf])
    boxes = [np.array([*e[:, :2].min(axis=0), *e[:, :2].max(axis=0)]) if len(e) else nowhere for e in edges]
    start = np.concatenate([[0], np.cumsum([len(e) for e in edges])]).astype(np.int32)
    return frozen(Blockers(np.concatenate([np.zeros((0, 4)), *edges]), start, np.array(boxes).reshape(-1, 4)))


def _number_storeys(network: Network) -> Ints:
    counts = [len(storey.mesh.triangles.bends) + len(storey.sites.points) for storey in network.storeys.values()]
    return np.repeat(np.arange(len(counts), dtype=np.int32), counts)


def _find_dropped(network: Network, taken: Mapping[StoreyId, Taken]) -> Bools:
    """Tell which nodes of the network lie where nobody can be any more."""
    dropped = np.zeros(len(network.graph.points), dtype=bool)
    for name, lost in taken.items():
        first = network.storeys[name].first_node
        count = len(network.storeys[name].mesh.triangles.bends) + len(network.storeys[name].sites.points)
        points = network.graph.points[first : first + count]
        x_min, y_min, x_max, y_max = lost.region.bounds
        near = np.flatnonzero(
            (points[:, 0] >= x_min) & (points[:, 0] <= x_max) & (points[:, 1] >= y_min) & (points[:, 1] <= y_max)
        )
        shapely.prepare(lost.core)
        dropped[first + near[shapely.intersects_xy(lost.core, points[near])]] = True
    return dropped


def _list_new_bends(storey: StoreyNetwork, taken: Taken | None) -> Iterator[tuple[Foothold, Floats]]:
    """Yield the corners of what is taken around which a way on the floor can bend, each with those before and after it."""
    if taken is None:
        return
    mesh = storey.mesh
    for polygon in shapely.get_parts(shapely.orient_polygons(taken.region)):
        for ring in shapely.get_rings(polygon):
            corners = shapely.get_coordinates(ring)[:-1]
            for a, at, b in zip(np.roll(corners, 1, axis=0), corners, np.roll(corners, -1, axis=0), strict=True):
                triangle = find_triangle(mesh.triangles, mesh.bins, at[0], at[1])
                if triangle != NOTHING and orientation(a[0], a[1], at[0], at[1], b[0], b[1]) > 0.0:
                    x, y = float(at[0]), float(at[1])
                    yield Foothold(storey=mesh.storey, x_m=x, y_m=y, triangle=triangle, moved_m=0.0), np.array([a, b])


def _to_sites(storey: StoreyNetwork, footholds: list[Foothold]) -> Sites:
    return build_sites(
        storey.mesh.triangles,
        np.array([(foothold.x_m, foothold.y_m) for foothold in footholds]),
        np.array([foothold.triangle for foothold in footholds], dtype=np.int32),
    )


def link_sites(
    network: Network, storey: StoreyId, seers: Sites, edges: Floats, graph: ChangedGraph, new: NewNodes | None
) -> tuple[Ints, Ints, Floats]:
    """
    Return what sites on a storey see under changes.

    Parameters
    ----------
    edges
        As in ``NewNodes``.

    Returns
    -------
    rows, nodes, costs_s
        Which of the sites sees which node, and what the straight walk there costs.
    """
    part = network.storeys[storey]
    if new is None:
        nothing = build_sites(part.mesh.triangles, np.zeros((0, 2)), np.zeros(0, dtype=np.int32))
        new = NewNodes(nothing, np.zeros((0, 2, 2)), 0)
    rows, nodes = _see(part.mesh.triangles, part.sites, new.sites, seers, edges, part.first_node, new.first)
    starts, ends = seers.points[rows], graph.points[nodes]
    number = int(graph.storeys[part.first_node]) if part.first_node < len(graph.storeys) else 0
    kept = ~graph.dropped[nodes] & ~are_blocked(graph.blockers, number, starts, ends)
    starts, ends = np.ascontiguousarray(starts[kept]), np.ascontiguousarray(ends[kept])
    costs = np.hypot(*(ends - starts).T) / network.profile.speed_mps + price_walks(part.doors, starts, ends)
    return rows[kept], nodes[kept], costs


@compiled
def _see(
    mesh: Triangulation, sites: Sites, new: Sites, seers: Sites, edges: np.ndarray, first_node: int, first_new: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return which of some sites see which nodes of the old mesh, new ones among them."""
    rows, seen = np.zeros(1024, dtype=np.int32), np.zeros(1024, dtype=np.int32)
    count = 0
    for row in range(len(seers.points)):
        bends, old, others = see_taut(mesh, sites, new, seers.points[row], seers.triangles[row], edges[row])
        found = np.concatenate(
            (mesh.bend_of[bends] + first_node, old + (len(mesh.bends) + first_node), others + first_new)
        )
        while count + len(found) > len(rows):
            rows, seen = np.concatenate((rows, rows)), np.concatenate((seen, seen))
        rows[count : count + len(found)] = row
        seen[count : count + len(found)] = found
        count += len(found)
    return rows[:count], seen[:count]


@compiled
def are_blocked(blockers: Blockers, storey: int, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Tell which straight walks (n, 2) to (n, 2) on a storey lead through what is taken; their ends do not lie in it."""
    blocked = np.zeros(len(starts), dtype=np.bool_)
    for walk in range(len(starts)):
        blocked[walk] = is_blocked(blockers, storey, starts[walk, 0], starts[walk, 1], ends[walk, 0], ends[walk, 1])
    return blocked


@compiled
def is_blocked(blockers: Blockers, storey: int, x: float, y: float, to_x: float, to_y: float) -> bool:
    """Tell whether a straight walk on a storey leads through what is taken; its ends do not lie in it."""
    left, low, right, high = blockers.bounds[storey]
    if max(x, to_x) < left or min(x, to_x) > right or max(y, to_y) < low or min(y, to_y) > high:
        return False
    for edge in range(blockers.start[storey], blockers.start[storey + 1]):
        a_x, a_y, b_x, b_y = blockers.edges[edge]
        # A corner exactly on the walk counts as on its left: what it cuts off is crossed once.
        if (orientation(x, y, to_x, to_y, a_x, a_y) < 0.0) != (orientation(x, y, to_x, to_y, b_x, b_y) < 0.0) and (
            orientation(a_x, a_y, b_x, b_y, x, y) < 0.0
        ) != (orientation(a_x, a_y, b_x, b_y, to_x, to_y) < 0.0):
            return True
    return False
