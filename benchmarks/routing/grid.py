"""
A grid of 0.25 m over the eroded floor, eight neighbours, for the searches of three libraries.

A step is in the grid only if it stays on the floor. A point is joined to the
nearest middle of a cell that it can walk straight to.
"""

from typing import Any, Final

import networkx as nx
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from shapely import Polygon

from benchmarks.routing.floors import Floor
from benchmarks.routing.solver import NO_WAY, Build, Floats, Solver

CELL_M: Final = 0.25
DEEP_CELLS: Final = 7
"""
A cell in the middle of a free square of so many has no obstacle on its steps: what is missing from an eroded
floor is nowhere thinner than half a metre, so it would cover the middle of one of these cells.
"""
TRIED: Final = 12
"""So many cells nearest to a point are tried, one after the other."""
NOWHERE: Final = -9999
"""What scipy gives where nothing comes before."""


class Grid:
    """The middles of the cells, the steps between them, and the way onto the grid."""

    def __init__(self, floor: Polygon) -> None:
        shapely.prepare(floor)
        x_min, y_min, x_max, y_max = floor.bounds
        xs, ys = np.arange(x_min, x_max, CELL_M), np.arange(y_min, y_max, CELL_M)
        x, y = np.meshgrid(xs, ys, indexing="ij")
        free = np.asarray(shapely.contains_xy(floor, x, y))
        self.points = np.column_stack([x[free], y[free]])
        number = np.full(free.shape, -1)
        number[free] = np.arange(len(self.points))
        self.starts, self.ends = self._list_steps(floor, free, number)
        self.lengths_m = np.hypot(*(self.points[self.ends] - self.points[self.starts]).T)
        self._floor = floor
        self._tree = cKDTree(self.points)

    def _list_steps(self, floor: Polygon, free: NDArray[np.bool_], number: NDArray[np.int64]) -> tuple[Any, Any]:
        """Return every step once."""
        deep = binary_erosion(free, np.ones((DEEP_CELLS, DEEP_CELLS)))
        starts, ends = [], []
        for i, j in ((1, 0), (0, 1), (1, 1), (1, -1)):
            width, height = free.shape
            low = slice(max(0, -j), height - max(0, j)), slice(max(0, j), height + min(0, j))
            here, there = (slice(0, width - i), low[0]), (slice(i, width), low[1])
            both = free[here] & free[there]
            start, end, safe = number[here][both], number[there][both], deep[here][both]
            lines = shapely.linestrings(np.stack([self.points[start], self.points[end]], axis=1)[~safe])
            safe[~safe] = shapely.covers(floor, lines)
            starts.append(start[safe])
            ends.append(end[safe])
        return np.concatenate(starts), np.concatenate(ends)

    def enter(self, x_m: float, y_m: float) -> int:
        """Return the nearest cell that a point can walk straight to."""
        _, near = self._tree.query((x_m, y_m), k=min(TRIED, len(self.points)))
        for cell in near:
            if self._floor.covers(shapely.LineString([(x_m, y_m), self.points[cell]])):
                return int(cell)
        return int(near[0])

    def unfold(self, cells: Any, query: Floats) -> Floats:
        """Return the points of a way."""
        if cells is None or len(cells) == 0:
            return NO_WAY
        return np.vstack([query[:2], self.points[np.asarray(cells, dtype=np.intp)], query[2:]])


def build_networkx(floor: Floor) -> Solver:
    """A* of networkx, with the straight distance as its bound."""
    grid = Grid(floor.eroded)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(zip(grid.starts.tolist(), grid.ends.tolist(), grid.lengths_m.tolist(), strict=True))
    at = [(float(x), float(y)) for x, y in grid.points]

    def bound(a: int, b: int) -> float:
        return float(((at[a][0] - at[b][0]) ** 2 + (at[a][1] - at[b][1]) ** 2) ** 0.5)

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        try:
            return nx.astar_path(graph, grid.enter(x_m, y_m), grid.enter(to_x_m, to_y_m), heuristic=bound)
        except (nx.NetworkXNoPath, nx.NodeNotFound):
            return None

    return Solver(answer, grid.unfold)


def build_scipy(floor: Floor) -> Solver:
    """Dijkstra of scipy, which has no goal: it always visits the whole floor."""
    grid = Grid(floor.eroded)
    count = len(grid.points)
    half = csr_matrix((grid.lengths_m, (grid.starts, grid.ends)), shape=(count, count))
    matrix = csr_matrix(half + half.T)

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        start, cell = grid.enter(x_m, y_m), grid.enter(to_x_m, to_y_m)
        costs, before = dijkstra(matrix, indices=start, return_predecessors=True)
        if not np.isfinite(costs[cell]):
            return None
        way = [cell]
        while before[way[-1]] != NOWHERE:
            way.append(int(before[way[-1]]))
        return way[::-1]

    return Solver(answer, grid.unfold)


def build_rustworkx(floor: Floor) -> Solver:
    """A* of rustworkx, with the straight distance as its bound."""
    import rustworkx as rx  # noqa: PLC0415  # may be missing

    grid = Grid(floor.eroded)
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from([(float(x), float(y), number) for number, (x, y) in enumerate(grid.points)])
    graph.add_edges_from(list(zip(grid.starts.tolist(), grid.ends.tolist(), grid.lengths_m.tolist(), strict=True)))

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        start, goal = grid.enter(x_m, y_m), grid.enter(to_x_m, to_y_m)
        goal_x, goal_y = grid.points[goal].tolist()

        def bound(node: tuple[float, float, int]) -> float:
            return float(((node[0] - goal_x) ** 2 + (node[1] - goal_y) ** 2) ** 0.5)

        try:
            return rx.astar_shortest_path(graph, start, lambda node: node[2] == goal, float, bound)
        except rx.NoPathFound:
            return None

    return Solver(answer, grid.unfold)


BUILD: Final[dict[str, Build]] = {
    "grid-networkx": build_networkx,
    "grid-scipy": build_scipy,
    "grid-rustworkx": build_rustworkx,
}
