"""
A navmesh as games have it: A* over triangles by the middles of their edges, then a funnel. Compiled.

The triangulation, the search for a point's triangle and the heap are the
product's; the way through the triangles is written here.
"""

import math
from typing import Any, Final

import numpy as np

from benchmarks.routing.floors import Floor
from benchmarks.routing.solver import NO_WAY, Build, Floats, Solver
from twin.geometry.compiled import compiled
from twin.geometry.locate import build_bins, find_triangle
from twin.geometry.triangulation import triangulate
from twin.routing.search import pop, push


def build_navmesh(floor: Floor) -> Solver:
    """Triangles of the eroded floor."""
    mesh = triangulate(floor.eroded)
    bins = build_bins(mesh)
    count = len(mesh.triangles)
    costs, came_over = np.full(count, np.inf), np.full(count, -1)
    arrived = np.zeros((count, 2))
    stamps = np.zeros(count, dtype=np.int64)
    turn = iter(range(1, 1 << 62))

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        start, goal = find_triangle(mesh, bins, x_m, y_m), find_triangle(mesh, bins, to_x_m, to_y_m)
        if start < 0 or goal < 0:
            return NO_WAY
        return find_way(
            mesh.vertices, mesh.triangles, mesh.neighbours, costs, came_over, arrived, stamps, next(turn),
            start, x_m, y_m, goal, to_x_m, to_y_m,
        )  # fmt: skip

    def unfold(found: Any, _: Floats) -> Floats:
        return np.asarray(found)

    return Solver(answer, unfold)


@compiled
def find_way(
    vertices: np.ndarray,
    triangles: np.ndarray,
    neighbours: np.ndarray,
    costs: np.ndarray,
    came_over: np.ndarray,
    arrived: np.ndarray,
    stamps: np.ndarray,
    stamp: int,
    start: int,
    x: float,
    y: float,
    goal: int,
    to_x: float,
    to_y: float,
) -> np.ndarray:
    """Return the points of a way, none where there is none. ``came_over`` holds 3 × triangle + edge."""
    keys, values = np.zeros(1024), np.zeros(1024, dtype=np.int32)
    keys[0], values[0], size = 0.0, start, 1
    stamps[start], costs[start], came_over[start] = stamp, 0.0, -1
    arrived[start, 0], arrived[start, 1] = x, y
    while size > 0:
        triangle, key = values[0], keys[0]
        size = pop(keys, values, size)
        if triangle == goal:
            return _pull(vertices, triangles, came_over, goal, x, y, to_x, to_y)
        if key > costs[triangle] + math.hypot(arrived[triangle, 0] - to_x, arrived[triangle, 1] - to_y) + 1e-9:
            continue
        for k in range(3):
            near = neighbours[triangle, k]
            if near < 0:
                continue
            a, b = triangles[triangle, k], triangles[triangle, (k + 1) % 3]
            middle_x, middle_y = (vertices[a, 0] + vertices[b, 0]) / 2.0, (vertices[a, 1] + vertices[b, 1]) / 2.0
            cost = costs[triangle] + math.hypot(middle_x - arrived[triangle, 0], middle_y - arrived[triangle, 1])
            if stamps[near] != stamp or cost < costs[near]:
                stamps[near], costs[near], came_over[near] = stamp, cost, 3 * triangle + k
                arrived[near, 0], arrived[near, 1] = middle_x, middle_y
                keys, values = push(keys, values, size, cost + math.hypot(middle_x - to_x, middle_y - to_y), near)
                size += 1
    return np.zeros((0, 2))


@compiled
def _pull(
    vertices: np.ndarray,
    triangles: np.ndarray,
    came_over: np.ndarray,
    goal: int,
    x: float,
    y: float,
    to_x: float,
    to_y: float,
) -> np.ndarray:
    """Pull a string tight through the edges between the triangles (the funnel algorithm)."""
    count = 0
    at = goal
    while came_over[at] >= 0:
        at = came_over[at] // 3
        count += 1
    doors = np.zeros((count + 1, 4))
    at = goal
    for i in range(count - 1, -1, -1):
        edge = came_over[at]
        at = edge // 3
        right, left = triangles[at, edge % 3], triangles[at, (edge % 3 + 1) % 3]
        doors[i, 0], doors[i, 1] = vertices[right]
        doors[i, 2], doors[i, 3] = vertices[left]
    doors[count, 0], doors[count, 1], doors[count, 2], doors[count, 3] = to_x, to_y, to_x, to_y
    way = np.zeros((2 * count + 3, 2))
    way[0, 0], way[0, 1] = x, y
    length, i, right_at, left_at = 1, 0, 0, 0
    apex_x, apex_y = x, y
    right_x, right_y, left_x, left_y = doors[0]
    while i < count:
        i += 1
        new_right_x, new_right_y, new_left_x, new_left_y = doors[i]
        if _cross(apex_x, apex_y, right_x, right_y, new_right_x, new_right_y) >= 0.0:
            if _is_same(apex_x, apex_y, right_x, right_y) or (
                _cross(apex_x, apex_y, left_x, left_y, new_right_x, new_right_y) < 0.0
            ):
                right_x, right_y, right_at = new_right_x, new_right_y, i
            else:
                apex_x, apex_y, i = left_x, left_y, left_at
                way[length, 0], way[length, 1] = apex_x, apex_y
                length += 1
                right_x, right_y, left_x, left_y = apex_x, apex_y, apex_x, apex_y
                right_at, left_at = i, i
                continue
        if _cross(apex_x, apex_y, left_x, left_y, new_left_x, new_left_y) <= 0.0:
            if _is_same(apex_x, apex_y, left_x, left_y) or (
                _cross(apex_x, apex_y, right_x, right_y, new_left_x, new_left_y) > 0.0
            ):
                left_x, left_y, left_at = new_left_x, new_left_y, i
            else:
                apex_x, apex_y, i = right_x, right_y, right_at
                way[length, 0], way[length, 1] = apex_x, apex_y
                length += 1
                right_x, right_y, left_x, left_y = apex_x, apex_y, apex_x, apex_y
                right_at, left_at = i, i
                continue
    way[length, 0], way[length, 1] = to_x, to_y
    return way[: length + 1]


@compiled
def _cross(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    """Return a value above zero where c lies to the left of the ray from a through b."""
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


@compiled
def _is_same(ax: float, ay: float, bx: float, by: float) -> bool:
    return ax == bx and ay == by


BUILD: Final[dict[str, Build]] = {"funnel": build_navmesh}
