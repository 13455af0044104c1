"""
What every square of a floor can see of the graph: the nodes that some point in it sees along a taut line. Compiled; metres.

Seen from the nodes: who turns around a bend comes out of one of two narrow
wedges, so all bends together look at every place a few times only. The lists
hold somewhat more than can be seen, never less.
"""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, compiled_aside, frozen
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.routing.labels.cells import SIDE_M, Cells, double, find_columns, find_rows

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

VIEW: Final = np.dtype(
    [
        *((name, np.float32) for name in ("x", "y")),
        ("node", np.int32),
        *((name, np.int8) for name in ("before_x", "before_y", "after_x", "after_y")),
    ],
    align=True,
)
"""
A node seen from a square: where it lies from the square's lower left corner, and which way the floor's edge goes from it.

The ways of the edge are so coarse that they only tell apart what is clearly
not taut; they are zero where the edge does not matter.
"""
TURN: Final = 127
"""What a whole step along the edge is kept as."""
COARSE: Final = 0.75 / TURN
"""The sine of the angle by which a way of the edge is off at most, with some room."""
VIEW_ERROR_M: Final = 1e-4
"""A place kept in single precision is off by less, up to 800 m away from its square."""
_WIDER_RAD: Final = 1e-7
"""Wedges are opened by so much on both sides: more than rounding turns a ray."""
_PARALLEL: Final = 1e-9
_THIRD: Final = (-0.5, math.sqrt(0.75))
"""Cosine and sine of a third of a turn."""
_WHOLE: Final = 3
"""So many wedges see everything around."""


class Outlook(NamedTuple):
    """``views[start[c]:start[c + 1]]`` are the nodes that can be seen from square c."""

    start: Ints
    views: NDArray[np.void]


class Sights(NamedTuple):
    """``nodes[start[c]:start[c + 1]]`` are the nodes that can be seen from square c: what takes long to find out."""

    start: Ints
    nodes: Ints


class _Search(NamedTuple):
    """Where looking writes: the squares a node sees, which node saw a square last, and the cones to follow."""

    squares: Ints
    marks: Ints
    sides: Ints
    rays: Floats


def find_sights(mesh: Triangulation, cells: Cells, storeys: Ints, points: Floats, holders: Ints) -> Sights:
    """
    Look out of every node.

    Parameters
    ----------
    storeys : (triangles,)
        The storey that each triangle belongs to.
    points : (nodes, 2)
    holders : (nodes,)
        A triangle that each node lies on.
    """
    squares, nodes = _look_around(mesh, cells, storeys, points, holders, _find_vertices(mesh, len(points)))
    order = np.argsort(squares, kind="stable")
    start = np.searchsorted(squares[order], np.arange(cells.base[-1] + 1)).astype(np.int32)
    return frozen(Sights(start, nodes[order]))


def build_outlook(mesh: Triangulation, cells: Cells, points: Floats, sights: Sights) -> Outlook:
    """Describe every node as it is seen from the squares."""
    start, nodes = sights
    squares = np.repeat(np.arange(len(start) - 1), np.diff(start))
    storey = np.searchsorted(cells.base, squares, side="right") - 1
    column, row = np.divmod(squares - cells.base[storey], cells.shapes[storey, 1])
    views = np.zeros(len(nodes), dtype=VIEW)
    views["x"] = points[nodes, 0] - cells.corners[storey, 0] - column * SIDE_M
    views["y"] = points[nodes, 1] - cells.corners[storey, 1] - row * SIDE_M
    views["node"] = nodes
    _point_along(views, mesh, _find_vertices(mesh, len(points)))
    return frozen(Outlook(start, views))


def _find_vertices(mesh: Triangulation, nodes: int) -> Ints:
    """Return the vertex that each node is a bend at, ``NOTHING`` for crossings' ends."""
    vertices = np.full(nodes, NOTHING, dtype=np.int32)
    vertices[mesh.bend_of[mesh.bends]] = mesh.bends
    return vertices


def _point_along(views: NDArray[np.void], mesh: Triangulation, vertices: Ints) -> None:
    """Write which way the floor's edge goes from the nodes of views."""
    for name, neighbours in (("before", mesh.before), ("after", mesh.after)):
        steps = np.zeros((len(vertices), 2))
        turned = np.flatnonzero((vertices != NOTHING) & (neighbours[vertices] != NOTHING))
        ways = mesh.vertices[neighbours[vertices[turned]]] - mesh.vertices[vertices[turned]]
        steps[turned] = np.rint(TURN * ways / np.hypot(*ways.T)[:, None])
        views[f"{name}_x"], views[f"{name}_y"] = steps[views["node"]].T


@compiled_aside
def _look_around(
    mesh: Triangulation,
    cells: Cells,
    storeys: np.ndarray,
    points: np.ndarray,
    holders: np.ndarray,
    vertices: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return squares, and for each the node that sees it."""
    squares, nodes, count = np.zeros(1 << 16, np.int32), np.zeros(1 << 16, np.int32), 0
    total, room = cells.base[-1], len(mesh.triangles) + 8
    search = _Search(
        np.zeros(total, np.int32), np.full(total, NOTHING, np.int32), np.zeros(room, np.int32), np.zeros((room, 4))
    )
    wedges = np.zeros((_WHOLE, 4))
    for node in range(len(points)):
        vertex, storey = vertices[node], storeys[holders[node]]
        opened = _open_wedges(mesh, vertex, wedges)
        found = 0
        for wedge in range(opened):
            depth = _open_cones(mesh, points[node], vertex, holders[node], wedges[wedge], search)
            found = _look(mesh, cells, storey, node, points[node], search, depth, found)
        while count + found > len(squares):
            squares, nodes = double(squares), double(nodes)
        squares[count : count + found] = search.squares[:found]
        nodes[count : count + found] = node
        count += found
    return squares[:count], nodes[:count]


@compiled
def _open_wedges(mesh: Triangulation, vertex: int, wedges: np.ndarray) -> int:
    """Write the rays right and left of the wedges that a node is seen from along taut lines; return how many there are."""
    before = mesh.before[vertex] if vertex != NOTHING else NOTHING
    opened = _WHOLE
    if before == NOTHING:
        cosine, sine = _THIRD
        for i, (x, y) in enumerate(((1.0, 0.0), (cosine, sine), (cosine, -sine))):
            wedges[i, 0], wedges[i, 1], wedges[i, 2], wedges[i, 3] = x, y, cosine * x - sine * y, sine * x + cosine * y
    else:
        back = mesh.vertices[before] - mesh.vertices[vertex]
        on = mesh.vertices[mesh.after[vertex]] - mesh.vertices[vertex]
        wedges[0, :2], wedges[0, 2:], wedges[1, :2], wedges[1, 2:] = on, -back, -on, back
        opened = 2
    for i in range(opened):
        right_x, right_y, left_x, left_y = wedges[i, 0], wedges[i, 1], wedges[i, 2], wedges[i, 3]
        wedges[i, 0], wedges[i, 1] = right_x + _WIDER_RAD * right_y, right_y - _WIDER_RAD * right_x
        wedges[i, 2], wedges[i, 3] = left_x - _WIDER_RAD * left_y, left_y + _WIDER_RAD * left_x
    return opened


@compiled
def _open_cones(
    mesh: Triangulation, point: np.ndarray, vertex: int, holder: int, wedge: np.ndarray, search: _Search
) -> int:
    """Note the sides around a node that lie in a wedge, each with the part of the wedge; return how many there are."""
    depth = 0
    first, last = (mesh.fan_start[vertex], mesh.fan_start[vertex + 1]) if vertex != NOTHING else (0, 1)
    for i in range(first, last):
        triangle = mesh.fan[i] if vertex != NOTHING else holder
        for k in range(3):
            right, left = mesh.triangles[triangle, k], mesh.triangles[triangle, (k + 1) % 3]
            if vertex in (right, left):
                continue
            right_x, right_y = mesh.vertices[right] - point
            left_x, left_y = mesh.vertices[left] - point
            ray = search.rays[depth]
            ray[0], ray[1], ray[2], ray[3] = right_x, right_y, left_x, left_y
            if not _is_between(wedge, right_x, right_y):
                if not _is_between(ray, wedge[0], wedge[1]):
                    continue
                ray[0], ray[1] = wedge[0], wedge[1]
            if not _is_between(wedge, left_x, left_y):
                ray[2], ray[3] = wedge[2], wedge[3]
            search.sides[depth] = 3 * triangle + k
            depth += 1
    return depth


@compiled
def _is_between(rays: np.ndarray, x: float, y: float) -> bool:
    return bool(rays[0] * y - rays[1] * x >= 0.0 and x * rays[3] - y * rays[2] >= 0.0)


@compiled
def _look(
    mesh: Triangulation,
    cells: Cells,
    storey: int,
    node: int,
    point: np.ndarray,
    search: _Search,
    depth: int,
    found: int,
) -> int:
    """Follow cones to the floor's edge; note the squares on the way that were not noted, return how many are by now."""
    vertices, triangles, neighbours, rays, sides = (
        mesh.vertices,
        mesh.triangles,
        mesh.neighbours,
        search.rays,
        search.sides,
    )
    x, y = point[0], point[1]
    at_x, at_y = x - cells.corners[storey, 0], y - cells.corners[storey, 1]
    while depth > 0:
        depth -= 1
        side = sides[depth]
        right_x, right_y, left_x, left_y = rays[depth, 0], rays[depth, 1], rays[depth, 2], rays[depth, 3]
        while True:
            triangle, k = side // 3, side % 3
            right, left = triangles[triangle, k], triangles[triangle, (k + 1) % 3]
            beyond = neighbours[triangle, k]
            if beyond == NOTHING:
                break
            k = 0
            while triangles[beyond, k] != left:
                k += 1
            # the side comes back as left to right: the corner across is the one after
            corner = triangles[beyond, (k + 2) % 3]
            corner_x, corner_y = vertices[corner, 0] - x, vertices[corner, 1] - y
            goes_right = right_x * corner_y - right_y * corner_x > 0.0
            goes_left = corner_x * left_y - corner_y * left_x > 0.0
            on_right, on_left = 3 * beyond + (k + 1) % 3, 3 * beyond + (k + 2) % 3
            if goes_right and goes_left:
                sides[depth] = on_left
                rays[depth, 0], rays[depth, 1], rays[depth, 2], rays[depth, 3] = corner_x, corner_y, left_x, left_y
                depth += 1
                left_x, left_y = corner_x, corner_y
            side = on_right if goes_right else on_left
        a_x, a_y = vertices[right, 0] - x, vertices[right, 1] - y
        side_x, side_y = vertices[left, 0] - vertices[right, 0], vertices[left, 1] - vertices[right, 1]
        one = _hit(a_x, a_y, side_x, side_y, right_x, right_y, 0.0)
        other = _hit(a_x, a_y, side_x, side_y, left_x, left_y, 1.0)
        found = _note(
            cells, storey, node, search, found, at_x, at_y,
            at_x + a_x + one * side_x, at_y + a_y + one * side_y, at_x + a_x + other * side_x, at_y + a_y + other * side_y,
        )  # fmt: skip
    return found


@compiled
def _hit(a_x: float, a_y: float, side_x: float, side_y: float, ray_x: float, ray_y: float, parallel: float) -> float:
    """Return where a ray from the origin meets a side from a, from 0 to 1; one along it meets its end."""
    across = ray_x * side_y - ray_y * side_x
    if abs(across) <= _PARALLEL * (abs(ray_x) + abs(ray_y)) * (abs(side_x) + abs(side_y)):
        return parallel
    return min(max((ray_y * a_x - ray_x * a_y) / across, 0.0), 1.0)


@compiled
def _note(
    cells: Cells,
    storey: int,
    node: int,
    search: _Search,
    found: int,
    a_x: float,
    a_y: float,
    b_x: float,
    b_y: float,
    c_x: float,
    c_y: float,
) -> int:
    """Note the squares that a triangle touches."""
    marks, squares = search.marks, search.squares
    columns, rows, base = cells.shapes[storey, 0], cells.shapes[storey, 1], cells.base[storey]
    first, last = find_columns(min(a_x, b_x, c_x), max(a_x, b_x, c_x), columns)
    for column in range(first, last + 1):
        low, high = find_rows(column, rows, a_x, a_y, b_x, b_y, c_x, c_y)
        for square in range(base + column * rows + low, base + column * rows + high + 1):
            if marks[square] != node:
                marks[square] = node
                squares[found] = square
                found += 1
    return found
