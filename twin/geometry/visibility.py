"""
What a point on a floor can see: triangular expansion, decided exactly.

From a point, sight goes out through the edges of its triangle as cones; each
further triangle cuts a cone in two at the corner it meets (Bungiu et al.
2014). A cone is (triangle, a, b, right, left): it enters the triangle through
the edge from a to b, a on the right; the rays through the vertices ``right``
and ``left`` bound it. The floor includes its edges, so sight may graze them.

A shortest way only bends where the floor's edge bulges into it, and touches
it there: only *taut* lines of sight, which leave both edges of a bend on one
side, can be part of one.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING, Triangulation

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Sites(NamedTuple):
    """Points on a floor: ``points`` (n, 2) m, and which of them lie in triangle t: ``items[start[t]:start[t + 1]]``."""

    points: Floats
    triangles: Ints
    start: Ints
    items: Ints


def build_sites(mesh: Triangulation, points: Floats, triangles: Ints) -> Sites:
    """Sort points, each with a triangle that holds it, by their triangles: by all around it for one on a vertex."""
    points = np.array(points, dtype=np.float64).reshape(-1, 2)
    triangles = np.array(triangles, dtype=np.int32)
    holders, held = [triangles], [np.arange(len(points), dtype=np.int32)]
    for site, ((x, y), triangle) in enumerate(zip(points, triangles, strict=True)):
        vertex = find_vertex(mesh, triangle, x, y)
        if vertex != NOTHING:
            around = mesh.fan[mesh.fan_start[vertex] : mesh.fan_start[vertex + 1]]
            holders.append(around[around != triangle])
            held.append(np.full(len(around) - 1, site, dtype=np.int32))
    holder, item = np.concatenate(holders), np.concatenate(held)
    counts = np.bincount(holder, minlength=len(mesh.triangles))
    start = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return frozen(Sites(points, triangles, start, item[np.argsort(holder, kind="stable")]))


@compiled
def _turn(mesh: Triangulation, x: float, y: float, a: int, b: int) -> float:
    """Return on which side of the ray from the point through vertex a vertex b lies."""
    return orientation(x, y, mesh.vertices[a, 0], mesh.vertices[a, 1], mesh.vertices[b, 0], mesh.vertices[b, 1])


@compiled
def find_vertex(mesh: Triangulation, triangle: int, x: float, y: float) -> int:
    """Return the corner of a triangle that lies exactly at a point, or ``NOTHING``."""
    for k in range(3):
        vertex = mesh.triangles[triangle, k]
        if mesh.vertices[vertex, 0] == x and mesh.vertices[vertex, 1] == y:
            return int(vertex)
    return NOTHING


@compiled
def is_taut(mesh: Triangulation, vertex: int, x: float, y: float) -> bool:
    """Tell whether a straight way from a point to a vertex can go on around it as a shortest way."""
    if mesh.bend_of[vertex] == NOTHING:
        return False
    if mesh.before[vertex] == NOTHING:
        return True
    before = _turn(mesh, x, y, vertex, mesh.before[vertex])
    after = _turn(mesh, x, y, vertex, mesh.after[vertex])
    return (before >= 0.0 and after >= 0.0) or (before <= 0.0 and after <= 0.0)


@compiled
def _push(cones: np.ndarray, depth: int, triangle: int, a: int, b: int, right: int, left: int) -> np.ndarray:
    """Put a cone on the stack; return the stack, a larger one when it was full."""
    if depth == len(cones):
        larger = np.zeros((2 * depth, 5), dtype=np.int32)
        larger[:depth] = cones
        cones = larger
    cones[depth, 0], cones[depth, 1], cones[depth, 2], cones[depth, 3], cones[depth, 4] = triangle, a, b, right, left
    return cones


@compiled
def _append(items: np.ndarray, count: int, item: int) -> np.ndarray:
    if count == len(items):
        larger = np.zeros(2 * count, dtype=np.int32)
        larger[:count] = items
        items = larger
    items[count] = item
    return items


@compiled
def open_cones(mesh: Triangulation, vertex: int, triangle: int) -> tuple[np.ndarray, int]:
    """Return the first cones of a vertex, or of a point inside a triangle."""
    cones = np.zeros((64, 5), dtype=np.int32)
    depth = 0
    if vertex == NOTHING:
        for k in range(3):
            beyond = mesh.neighbours[triangle, k]
            if beyond != NOTHING:
                a, b = mesh.triangles[triangle, k], mesh.triangles[triangle, (k + 1) % 3]
                cones = _push(cones, depth, beyond, a, b, a, b)
                depth += 1
        return cones, depth
    for i in range(mesh.fan_start[vertex], mesh.fan_start[vertex + 1]):
        k = _place(mesh, mesh.fan[i], vertex)
        beyond = mesh.neighbours[mesh.fan[i], (k + 1) % 3]
        if beyond != NOTHING:
            a, b = mesh.triangles[mesh.fan[i], (k + 1) % 3], mesh.triangles[mesh.fan[i], (k + 2) % 3]
            cones = _push(cones, depth, beyond, a, b, a, b)
            depth += 1
    return cones, depth


@compiled
def _place(mesh: Triangulation, triangle: int, vertex: int) -> int:
    """Return which corner of a triangle a vertex is."""
    if mesh.triangles[triangle, 0] == vertex:
        return 0
    return 1 if mesh.triangles[triangle, 1] == vertex else 2


@compiled
def advance(
    mesh: Triangulation, cones: np.ndarray, depth: int, x: float, y: float
) -> tuple[np.ndarray, int, int, bool]:
    """
    Let the topmost cone go through its triangle.

    Returns
    -------
    cones, depth, corner, seen
        The stack with what goes on beyond, and whether the triangle's far
        corner lies in the cone.
    """
    depth -= 1
    triangle, a, b, right, left = cones[depth]
    k = _place(mesh, triangle, b)
    corner = mesh.triangles[triangle, (k + 2) % 3]
    from_right = _turn(mesh, x, y, right, corner)
    to_left = _turn(mesh, x, y, corner, left)
    beyond = mesh.neighbours[triangle, (k + 1) % 3]
    if from_right > 0.0 and beyond != NOTHING:
        cones = _push(cones, depth, beyond, a, corner, right, corner if to_left > 0.0 else left)
        depth += 1
    beyond = mesh.neighbours[triangle, (k + 2) % 3]
    if to_left > 0.0 and beyond != NOTHING:
        cones = _push(cones, depth, beyond, corner, b, corner if from_right > 0.0 else right, left)
        depth += 1
    return cones, depth, corner, from_right >= 0.0 and to_left >= 0.0


@compiled
def see_bends(mesh: Triangulation, x: float, y: float, vertex: int, triangle: int) -> np.ndarray:
    """
    Return the bends that a point sees along taut lines, some of them twice.

    Parameters
    ----------
    x, y : m
        Where the point is.
    vertex
        The vertex that lies there, or ``NOTHING``.
    triangle
        A triangle that holds the point; not read where there is a vertex.

    Returns
    -------
    bends : (n,)
        Vertices.
    """
    found = np.zeros(64, dtype=np.int32)
    count = 0
    for holder in own_triangles(mesh, vertex, triangle):
        for corner in mesh.triangles[holder]:
            if corner != vertex and is_taut(mesh, corner, x, y):
                found = _append(found, count, corner)
                count += 1
    cones, depth = open_cones(mesh, vertex, triangle)
    while depth > 0:
        cones, depth, corner, seen = advance(mesh, cones, depth, x, y)
        if seen and is_taut(mesh, corner, x, y):
            found = _append(found, count, corner)
            count += 1
    return found[:count]


@compiled
def own_triangles(mesh: Triangulation, vertex: int, triangle: int) -> np.ndarray:
    """Return the triangles that hold a point: the one given, or all around a vertex."""
    own = np.full(1, triangle, dtype=np.int32)
    if vertex != NOTHING:
        own = mesh.fan[mesh.fan_start[vertex] : mesh.fan_start[vertex + 1]].copy()
    return own


@compiled
def see_sites(mesh: Triangulation, sites: Sites, x: float, y: float, vertex: int, triangle: int) -> np.ndarray:
    """
    Return the sites that a point sees, some of them twice; parameters as for ``see_bends``.

    One that lies straight behind a bend may be missing: the way over the bend
    is as short.
    """
    found = np.zeros(16, dtype=np.int32)
    count = 0
    for holder in own_triangles(mesh, vertex, triangle):
        for i in range(sites.start[holder], sites.start[holder + 1]):
            found = _append(found, count, sites.items[i])
            count += 1
    cones, depth = open_cones(mesh, vertex, triangle)
    while depth > 0:
        holder, right, left = cones[depth - 1, 0], cones[depth - 1, 3], cones[depth - 1, 4]
        for i in range(sites.start[holder], sites.start[holder + 1]):
            site = sites.items[i]
            if is_between(mesh, x, y, right, left, sites.points[site, 0], sites.points[site, 1]):
                found = _append(found, count, site)
                count += 1
        cones, depth, _, _ = advance(mesh, cones, depth, x, y)
    return found[:count]


@compiled
def is_between(mesh: Triangulation, x: float, y: float, right: int, left: int, to_x: float, to_y: float) -> bool:
    """Tell whether a point lies in the closed cone between the rays through two vertices."""
    right_x, right_y = mesh.vertices[right, 0], mesh.vertices[right, 1]
    left_x, left_y = mesh.vertices[left, 0], mesh.vertices[left, 1]
    return (
        orientation(x, y, right_x, right_y, to_x, to_y) >= 0.0 and orientation(x, y, to_x, to_y, left_x, left_y) >= 0.0
    )


@compiled
def sees_point(
    mesh: Triangulation, x: float, y: float, triangle: int, to_x: float, to_y: float, to_triangle: int
) -> bool:
    """Tell whether the straight line between two points, each with a triangle that holds it, stays on the floor."""
    vertex, to_vertex = find_vertex(mesh, triangle, x, y), find_vertex(mesh, to_triangle, to_x, to_y)
    for holder in own_triangles(mesh, vertex, triangle):
        if holder == to_triangle or (to_vertex != NOTHING and find_vertex(mesh, holder, to_x, to_y) == to_vertex):
            return True
    cones, depth = open_cones(mesh, vertex, triangle)
    while depth > 0:
        if not is_between(mesh, x, y, cones[depth - 1, 3], cones[depth - 1, 4], to_x, to_y):
            depth -= 1
            continue
        if cones[depth - 1, 0] == to_triangle:
            return True
        cones, depth, corner, seen = advance(mesh, cones, depth, x, y)
        if seen and corner == to_vertex:
            return True
    return False
