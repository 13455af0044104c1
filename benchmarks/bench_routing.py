"""
Routing, timed side by side in one run on one generated floor: build, queries, and lengths over the optimum.

Run it as ``python -m benchmarks.bench_routing [rooms]``. Ratios travel between
machines, times do not. Every peer answers the same seeded queries.
"""

import heapq
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
import shapely

from tests.support.floorplan import draw
from twin.geometry.polygon import list_polygons
from twin.model.ids import StoreyId
from twin.model.route import Location, Route
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.places import find_place, link_place
from twin.routing.profiles import WALKING

SEED = 11
QUERIES = 60
PROFILE = replace(WALKING, door_s=0.0)
"""Doors cost nothing here, so that the cheapest way is the shortest and lengths can be compared."""
CELL_M = 0.25
STOREY = StoreyId("S0")

Query = tuple[Location, Location]
Answer = Callable[[Query], float]


@dataclass(frozen=True)
class Timing:
    """What one method took, and how long its ways were."""

    name: str
    median_us: float
    p99_us: float
    length_ratio: float
    missing: int


def draw_rooms(columns: int) -> str:
    """Rooms with columns and desks on both sides of corridors, in letters: walls, doors, bodies at seeded places."""
    rng = np.random.default_rng(SEED)
    width, rows = 8 * columns + 1, []
    for _ in range(max(1, columns // 2)):
        for wall in ("top", "bottom"):
            room = np.full((6, width), ".")
            room[:, ::8] = "#"
            for x in range(0, width - 1, 8):
                for _ in range(4):
                    room[rng.integers(1, 5), x + rng.integers(1, 8)] = rng.choice(["o", "%"])
            edge = np.full((1, width), "#")
            edge[0, 4::8] = "+"
            rows += [np.full((1, width), "#"), room, edge] if wall == "top" else [edge, room]
            if wall == "top":
                corridor = np.full((2, width), ".")
                corridor[:, [0, -1]] = "#"
                rows.append(corridor)
        rows += [_joint(width)]
    plan = np.concatenate([*rows, np.full((1, width), "#")])
    plan[:, [0, -1]] = "#"
    return "\n".join("".join(row) for row in plan)


def _joint(width: int) -> np.ndarray:
    """A wall with one door between two rows of rooms."""
    row = np.full((1, width), "#")
    row[0, 4] = "+"
    return row


def list_queries(network: Network) -> list[Query]:
    """Pairs of points, spread evenly over the largest piece of the mesh."""
    rng = np.random.default_rng(SEED)
    floor = max(list_polygons(network.storeys[STOREY].mesh.floor), key=lambda piece: piece.area)
    x_min, y_min, x_max, y_max = floor.bounds
    points: list[Location] = []
    while len(points) < 2 * QUERIES:
        x, y = rng.uniform(x_min, x_max), rng.uniform(y_min, y_max)
        if shapely.contains_xy(floor, x, y):
            points.append(Location(storey=STOREY, x_m=x, y_m=y))
    return list(zip(points[::2], points[1::2], strict=True))


def answer_with_route(network: Network) -> Answer:
    """The product itself: the whole route, legs, spaces and notices included."""

    def answer(query: Query) -> float:
        found = find_route(network, *query)
        return found.length_m if isinstance(found, Route) else math.inf

    return answer


def answer_with_networkx(network: Network) -> Answer:
    """A* of networkx on the very same taut graph."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    rows = network.graph.start
    for node in range(len(rows) - 1):
        for edge in range(rows[node], rows[node + 1]):
            graph.add_edge(node, int(network.graph.ends[edge]), weight=float(network.graph.costs[edge]))
    at = network.graph.points

    def answer(query: Query) -> float:
        places = [find_place(network, location) for location in query]
        assert places[0] is not None
        assert places[1] is not None
        start, goal = link_place(network, places[0]), link_place(network, places[1])
        graph.add_weighted_edges_from((-1, int(node), float(cost)) for node, cost in zip(*start, strict=True))
        graph.add_weighted_edges_from((int(node), -2, float(cost)) for node, cost in zip(*goal, strict=True))
        target = np.array([query[1].x_m, query[1].y_m])

        def bound(node: int, _: int) -> float:
            return 0.0 if node < 0 else float(np.hypot(*(at[node] - target))) / PROFILE.speed_mps

        try:
            return float(nx.astar_path_length(graph, -1, -2, heuristic=bound)) * PROFILE.speed_mps
        except nx.NetworkXNoPath:
            return math.inf
        finally:
            graph.remove_nodes_from([-1, -2])

    return answer


def answer_with_grid(network: Network) -> Answer:
    """A* over squares of 0.25 m whose middles are on the mesh, eight neighbours, plain Python."""
    floor = network.storeys[STOREY].mesh.floor
    x_min, y_min, x_max, y_max = floor.bounds
    xs, ys = np.arange(x_min, x_max, CELL_M), np.arange(y_min, y_max, CELL_M)
    free = np.asarray(shapely.contains_xy(floor, *np.meshgrid(xs, ys, indexing="ij")))
    steps = [(i, j, math.hypot(i, j) * CELL_M) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]

    def nearest(location: Location) -> tuple[int, int]:
        cells = np.argwhere(free)
        offsets = np.column_stack([xs[cells[:, 0]] - location.x_m, ys[cells[:, 1]] - location.y_m])
        i, j = cells[int(np.argmin(np.hypot(*offsets.T)))]
        return int(i), int(j)

    def answer(query: Query) -> float:
        start, goal = nearest(query[0]), nearest(query[1])
        costs, front = {start: 0.0}, [(0.0, start)]
        while front:
            _, cell = heapq.heappop(front)
            if cell == goal:
                return costs[cell]
            for i, j, step_m in steps:
                near = (cell[0] + i, cell[1] + j)
                inside = 0 <= near[0] < len(xs) and 0 <= near[1] < len(ys)
                if inside and bool(free[near]) and costs[cell] + step_m < costs.get(near, math.inf):
                    costs[near] = costs[cell] + step_m
                    heapq.heappush(front, (costs[near] + CELL_M * math.dist(near, goal), near))
        return math.inf

    return answer


def _measure_straight_m(query: Query) -> float:
    return math.dist((query[0].x_m, query[0].y_m), (query[1].x_m, query[1].y_m))


def time_answers(name: str, answer: Answer, queries: list[Query], best_m: list[float]) -> Timing:
    """Ask everything once to warm up, then once on the clock."""
    answer(queries[0])
    taken_us, ratios, missing = [], [], 0
    for query, shortest_m in zip(queries, best_m, strict=True):
        begin = time.perf_counter()
        length_m = answer(query)
        taken_us.append(1e6 * (time.perf_counter() - begin))
        missing += math.isfinite(shortest_m) and not math.isfinite(length_m)
        if math.isfinite(length_m) and math.isfinite(shortest_m) and shortest_m > 1.0:
            ratios.append(length_m / shortest_m)
    return Timing(name, float(np.median(taken_us)), float(np.quantile(taken_us, 0.99)), float(np.mean(ratios)), missing)


def main() -> None:
    """Print one table."""
    columns = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    twin = draw(draw_rooms(columns))
    build_network(twin, PROFILE)
    begin = time.perf_counter()
    network = build_network(twin, PROFILE)
    built_s = time.perf_counter() - begin
    exact = answer_with_route(network)
    asked = [(query, exact(query)) for query in list_queries(network)]
    around = [(query, best_m) for query, best_m in asked if best_m > _measure_straight_m(query) + 1e-6]
    queries, best_m = [query for query, _ in around], [length_m for _, length_m in around]
    timings = [
        time_answers(name, answer, queries, best_m)
        for name, answer in (
            ("this engine, whole route", exact),
            ("networkx A*, same graph", answer_with_networkx(network)),
            ("grid A* 0.25 m, Python", answer_with_grid(network)),
        )
    ]
    print(f"{len(network.graph.points)} nodes, {len(network.graph.ends)} edges, built in {built_s:.2f} s (warm)")
    for timing in timings:
        print(
            f"{timing.name:26} median {timing.median_us:10.0f} us  p99 {timing.p99_us:10.0f} us  "
            f"x{timing.median_us / timings[0].median_us:7.1f}  length / optimum {timing.length_ratio:.4f}  "
            f"missing {timing.missing}"
        )
    assert timings[0].missing == 0
    assert abs(timings[1].length_ratio - 1.0) < 1e-9


if __name__ == "__main__":
    main()
