"""The product's own graph of tangents, searched by others: exact as well, and so the check on the product's lengths."""

from typing import Any, Final

import networkx as nx
import numpy as np
import shapely

from benchmarks.routing.floors import STOREY, Floor, make_twin
from benchmarks.routing.solver import NO_WAY, Build, Floats, Solver
from twin.model.route import Location
from twin.routing.network import build_network
from twin.routing.places import find_place, link_place
from twin.routing.profiles.named import WALKING

Links = list[tuple[int, float]]


class Taut:
    """The graph in metres, and what the two ends of a query see of it."""

    def __init__(self, floor: Floor) -> None:
        self.network = build_network(make_twin(floor.free), WALKING)
        graph = self.network.graph
        starts = np.repeat(np.arange(len(graph.start) - 1), np.diff(graph.start))
        costs_m = graph.costs * WALKING.speed_mps
        self.edges = list(zip(starts.tolist(), graph.ends.tolist(), costs_m.tolist(), strict=True))
        self.at = [(float(x), float(y)) for x, y in graph.points]
        self._floor = floor.eroded
        shapely.prepare(self._floor)

    def link(self, x_m: float, y_m: float) -> Links:
        """Return the nodes that a point sees, with their distances."""
        place = find_place(self.network, Location(storey=STOREY, x_m=x_m, y_m=y_m))
        assert place is not None
        nodes, costs = link_place(self.network, place)
        return list(zip(nodes.tolist(), (costs * WALKING.speed_mps).tolist(), strict=True))

    def measure_straight_m(self, x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> float | None:
        """Return the length of the straight way, if it stays on the floor."""
        line = shapely.LineString([(x_m, y_m), (to_x_m, to_y_m)])
        return line.length if self._floor.covers(line) else None

    def unfold(self, nodes: Any, query: Floats) -> Floats:
        """Return the points of a way from the nodes between its ends."""
        if nodes is None:
            return NO_WAY
        return np.vstack([query[:2], np.array([self.at[node] for node in nodes]).reshape(-1, 2), query[2:]])


def build_networkx(floor: Floor) -> Solver:
    """A* of networkx."""
    taut = Taut(floor)
    here, there = len(taut.at), len(taut.at) + 1
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(there + 1))
    graph.add_weighted_edges_from(taut.edges)

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        graph.add_weighted_edges_from((here, node, cost) for node, cost in taut.link(x_m, y_m))
        graph.add_weighted_edges_from((node, there, cost) for node, cost in taut.link(to_x_m, to_y_m))
        straight_m = taut.measure_straight_m(x_m, y_m, to_x_m, to_y_m)
        if straight_m is not None:
            graph.add_edge(here, there, weight=straight_m)

        def bound(node: int, _: int) -> float:
            at = taut.at[node] if node < here else (to_x_m, to_y_m)
            return 0.0 if node == here else float(((at[0] - to_x_m) ** 2 + (at[1] - to_y_m) ** 2) ** 0.5)

        try:
            return nx.astar_path(graph, here, there, heuristic=bound)[1:-1]
        except nx.NetworkXNoPath:
            return None
        finally:
            graph.remove_nodes_from([here, there])

    return Solver(answer, taut.unfold)


def build_rustworkx(floor: Floor) -> Solver:
    """A* of rustworkx."""
    import rustworkx as rx  # noqa: PLC0415  # may be missing

    taut = Taut(floor)
    graph = rx.PyDiGraph()
    graph.add_nodes_from([(x, y, number) for number, (x, y) in enumerate(taut.at)])
    graph.add_edges_from(taut.edges)

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        here, there = graph.add_nodes_from([(x_m, y_m, -1), (to_x_m, to_y_m, -2)])
        graph.add_edges_from([(here, node, cost) for node, cost in taut.link(x_m, y_m)])
        graph.add_edges_from([(node, there, cost) for node, cost in taut.link(to_x_m, to_y_m)])
        straight_m = taut.measure_straight_m(x_m, y_m, to_x_m, to_y_m)
        if straight_m is not None:
            graph.add_edge(here, there, straight_m)

        def bound(node: tuple[float, float, int]) -> float:
            return float(((node[0] - to_x_m) ** 2 + (node[1] - to_y_m) ** 2) ** 0.5)

        try:
            return list(rx.astar_shortest_path(graph, here, lambda node: node[2] == -2, float, bound))[1:-1]
        except rx.NoPathFound:
            return None
        finally:
            graph.remove_nodes_from([here, there])

    return Solver(answer, taut.unfold)


BUILD: Final[dict[str, Build]] = {
    "taut-networkx": build_networkx,
    "taut-rustworkx": build_rustworkx,
}
