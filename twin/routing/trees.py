"""Cheapest ways from one place to everywhere: Dijkstra's tree in the graph of a building, compiled. Metres, seconds."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.blockers import are_blocked
from twin.geometry.compiled import compiled, frozen
from twin.geometry.triangulation import Triangulation
from twin.geometry.visibility import sees_point
from twin.model.ids import SpaceId
from twin.routing.crossings import Crossing
from twin.routing.doors import Doors, price_walks
from twin.routing.network import Network, StoreyNetwork
from twin.routing.places import Place, link_place
from twin.routing.profiles.cost import measure_length_m
from twin.routing.search import FREE, NOTHING, SearchGraph, pop, push

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

LENGTH_M: Final = 0
"""Column of a length in measures."""
DURATION_S: Final = 1
"""Column of a duration in measures: what is told, where a cost is what is minimised."""


class Reach(NamedTuple):
    """What it costs to get to each of some things, s, and how long the cheapest ways are: ``measures`` (n, 2) in m and s."""

    costs_s: Floats
    measures: Floats


class Approach(NamedTuple):
    """The nodes of the graph that a place sees, and what the straight walks between them and it cost and measure."""

    nodes: Ints
    costs_s: Floats
    measures: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """A network whose edges are measured: ``measures`` (edges, 2) in m and s. Trees are grown from it."""

    network: Network
    measures: Floats

    def grow(self, *starts: Place, territories: frozenset[int] = frozenset()) -> Reach:
        """
        Return what it costs to get from the nearest of some places to every node of the graph.

        Parameters
        ----------
        territories
            Territories that may be entered beside the starts' own.
        """
        own = territories.union(*(find_territories(self.network, start) for start in starts))
        numbers = np.array(sorted(own), dtype=np.int32)
        approaches = [approach(self.network, start) for start in starts]
        seeds = frozen(Approach(*(np.concatenate(arrays) for arrays in zip(*approaches, strict=True))))
        return Reach(*grow_tree(self.network.graph, self.measures, seeds, numbers))

    def widen(self, tree: Reach, start: Place, territories: frozenset[int]) -> Reach:
        """Return the tree of a start as it is where *territories* may be entered as well."""
        own = find_territories(self.network, start)
        if territories <= own:
            return tree
        graph = self.network.graph
        gates = np.flatnonzero(np.isin(graph.gates, sorted(territories - own))).astype(np.int32)
        sources = (np.searchsorted(graph.start, gates, side="right") - 1).astype(np.int32)
        numbers = np.array(sorted(own | territories), dtype=np.int32)
        return Reach(*widen_tree(graph, self.measures, *frozen(tree), gates, sources, numbers))


def build_forest(network: Network) -> Forest:
    """Return a network with the length and the duration of each of its edges."""
    graph = network.graph
    starts = np.repeat(np.arange(len(graph.points)), np.diff(graph.start))
    measures = np.zeros((len(graph.ends), 2))
    walked = graph.crossings == NOTHING
    for storey in network.storeys.values():
        last = storey.first_node + len(storey.mesh.triangles.bends) + len(storey.sites.points)
        edges = np.flatnonzero(walked & (starts >= storey.first_node) & (starts < last))
        measures[edges] = _measure_walks(network, storey, graph.points[starts[edges]], graph.points[graph.ends[edges]])
    for edge in np.flatnonzero(~walked):
        measures[edge] = _measure_crossing(network, network.crossings[graph.crossings[edge]])
    measures.setflags(write=False)
    return Forest(network=network, measures=measures)


def _measure_walks(network: Network, storey: StoreyNetwork, starts: Floats, ends: Floats) -> Floats:
    """Return length and duration of straight walks on a storey: (n, 2)."""
    lengths = np.hypot(*(ends - starts).T)
    timed = frozen(Doors(storey.doors.lines, storey.doors.durations_s, storey.doors.durations_s))
    durations = price_walks(timed, np.ascontiguousarray(starts), np.ascontiguousarray(ends))
    return np.stack([lengths, lengths / network.profile.speed_mps + durations], axis=1)


def _measure_crossing(network: Network, crossing: Crossing) -> tuple[float, float]:
    ridden = crossing.connector is not None and bool(crossing.connector.runs)
    along_m = measure_length_m(crossing.via) if ridden else 0.0
    duration_s = crossing.price.duration_s + crossing.approach_m / network.profile.speed_mps
    return crossing.approach_m + along_m, duration_s


def approach(network: Network, place: Place) -> Approach:
    """Return the walks between a place and what it sees of the graph; they cost the same in both directions."""
    links = link_place(network, place)
    ends = network.graph.points[links.nodes]
    starts = np.broadcast_to(np.array([place.foothold.x_m, place.foothold.y_m]), ends.shape)
    storey = network.storeys[place.foothold.storey]
    return frozen(Approach(links.nodes, links.costs, _measure_walks(network, storey, starts, ends)))


def measure_direct(network: Network, start: Place, goals: list[Place]) -> Reach:
    """Return what the straight walks from a place to others on its storey cost; infinite where something is between."""
    here = start.foothold
    storey = network.storeys[here.storey]
    ends = np.array([(goal.foothold.x_m, goal.foothold.y_m) for goal in goals]).reshape(-1, 2)
    triangles = np.array([goal.foothold.triangle for goal in goals], dtype=np.int32)
    seen = see_all(storey.mesh.triangles, here.x_m, here.y_m, here.triangle, ends, triangles)
    starts = np.ascontiguousarray(np.broadcast_to(np.array([here.x_m, here.y_m]), ends.shape))
    seen &= ~are_blocked(storey.mesh.blockers, starts, ends)
    measures = _measure_walks(network, storey, starts, ends)
    costs = measures[:, LENGTH_M] / network.profile.speed_mps + price_walks(storey.doors, starts, ends)
    return Reach(np.where(seen, costs, np.inf), measures)


def find_territories(network: Network, place: Place) -> frozenset[int]:
    """Return the territory that a place lies in, if any."""
    space: SpaceId | None = place.space
    number = None if space is None else network.territories.number_of.get(space)
    return frozenset() if number is None else frozenset({number})


@compiled
def see_all(
    mesh: Triangulation, x: float, y: float, triangle: int, points: np.ndarray, triangles: np.ndarray
) -> np.ndarray:
    """Tell for each of some points whether the straight line from one point to it stays on the floor."""
    seen = np.zeros(len(points), dtype=np.bool_)
    for i in range(len(points)):
        seen[i] = sees_point(mesh, x, y, triangle, points[i, 0], points[i, 1], triangles[i])
    return seen


@compiled
def grow_tree(
    graph: SearchGraph, measures: np.ndarray, origin: Approach, territories: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """
    Return what it costs to get to every node, and the measures of the cheapest ways.

    Parameters
    ----------
    measures : (edges, 2)
        What else is summed along the ways.
    territories : (k,)
        Territories that may be entered or left.

    Returns
    -------
    costs : (nodes,), s
        Infinite where there is no way.
    sums : (nodes, 2)
    """
    nodes = len(graph.start) - 1
    costs, sums = np.full(nodes, np.inf), np.zeros((nodes, 2))
    keys, values, size = np.zeros(256), np.zeros(256, dtype=np.int32), 0
    for i in range(len(origin.nodes)):
        node = origin.nodes[i]
        if origin.costs_s[i] < costs[node]:
            costs[node], sums[node] = origin.costs_s[i], origin.measures[i]
            keys, values = push(keys, values, size, costs[node], node)
            size += 1
    _settle(graph, measures, territories, costs, sums, keys, values, size)
    return costs, sums


@compiled
def widen_tree(
    graph: SearchGraph,
    measures: np.ndarray,
    costs: np.ndarray,
    sums: np.ndarray,
    gates: np.ndarray,
    sources: np.ndarray,
    territories: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """
    Return what ``grow_tree`` would if edges were open that were not: only what is cheaper over those is done anew.

    Parameters
    ----------
    gates, sources : (n,)
        Those edges, and the nodes that they lead from.
    territories : (k,)
        All that may be entered or left now.
    """
    costs, sums = costs.copy(), sums.copy()
    keys, values, size = np.zeros(256), np.zeros(256, dtype=np.int32), 0
    for i in range(len(gates)):
        cost, end = costs[sources[i]] + graph.costs[gates[i]], graph.ends[gates[i]]
        if cost < costs[end]:
            costs[end], sums[end] = cost, sums[sources[i]] + measures[gates[i]]
            keys, values = push(keys, values, size, cost, end)
            size += 1
    _settle(graph, measures, territories, costs, sums, keys, values, size)
    return costs, sums


@compiled
def _settle(
    graph: SearchGraph,
    measures: np.ndarray,
    territories: np.ndarray,
    costs: np.ndarray,
    sums: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    size: int,
) -> None:
    """Go on from the nodes in a heap until nothing gets cheaper."""
    while size > 0:
        cost, node = keys[0], values[0]
        size = pop(keys, values, size)
        if cost > costs[node]:
            continue
        for edge in range(graph.start[node], graph.start[node + 1]):
            if graph.gates[edge] != FREE and not np.any(territories == graph.gates[edge]):
                continue
            further, end = cost + graph.costs[edge], graph.ends[edge]
            if further < costs[end]:
                costs[end], sums[end] = further, sums[node] + measures[edge]
                keys, values = push(keys, values, size, further, end)
                size += 1
