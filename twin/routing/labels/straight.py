"""On which triangle of a building a point lies, and whether two points see each other. Compiled; metres."""

import math

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas


@compiled
def find_triangle_on(atlas: Atlas, storey: int, x: float, y: float) -> int:
    """Return a triangle of a storey that holds a point, or ``NOTHING`` where it lies off the floor of any storey."""
    shapes, frames = atlas.shapes, atlas.frames
    if not 0 <= storey < len(shapes):
        return NOTHING
    columns, rows = shapes[storey, 0], shapes[storey, 1]
    if columns == 0 or not (math.isfinite(x) and math.isfinite(y)):
        return NOTHING
    size_m = frames[storey, 2]
    column = int(max(0.0, min((x - frames[storey, 0]) / size_m, columns - 1.0)))
    row = int(max(0.0, min((y - frames[storey, 1]) / size_m, rows - 1.0)))
    square = atlas.bin_base[storey] + column * rows + row
    gates, bin_start, bin_items = atlas.gates, atlas.bin_start, atlas.bin_items
    for i in range(bin_start[square], bin_start[square + 1]):
        triangle = bin_items[i]
        gate = gates[3 * triangle]  # all three corners side by side; seen from inside, its left comes before its right
        if (
            orientation(gate.left_x, gate.left_y, gate.right_x, gate.right_y, x, y) >= 0.0
            and orientation(gate.right_x, gate.right_y, gate.corner_x, gate.corner_y, x, y) >= 0.0
            and orientation(gate.corner_x, gate.corner_y, gate.left_x, gate.left_y, x, y) >= 0.0
        ):
            return int(triangle)
    return NOTHING


@compiled
def find_corner(vertices: np.ndarray, triangles: np.ndarray, triangle: int, x: float, y: float) -> int:
    """Return the corner of a triangle that lies exactly at a point, or ``NOTHING``."""
    for k in range(3):
        vertex = triangles[triangle, k]
        if vertices[vertex, 0] == x and vertices[vertex, 1] == y:
            return int(vertex)
    return NOTHING


@compiled
def open_cones(atlas: Atlas, vertex: int, triangle: int) -> int:
    """Put the first cones of a vertex, or of a point inside a triangle, on the stack; return how many there are."""
    fan_start, fan, triangles = atlas.fan_start, atlas.fan, atlas.triangles
    gates, cone_gates, cone_rays = atlas.gates, atlas.cone_gates, atlas.cone_rays
    depth = 0
    first, last = (fan_start[vertex], fan_start[vertex + 1]) if vertex != NOTHING else (0, 1)
    for i in range(first, last):
        holder = fan[i] if vertex != NOTHING else triangle
        for k in range(3):
            touches = vertex in (triangles[holder, k], triangles[holder, (k + 1) % 3])
            beyond = gates[3 * holder + (k + 2) % 3].right
            if beyond != NOTHING and not touches:
                gate = gates[beyond]
                cone_gates[depth] = beyond
                cone_rays[depth, 0], cone_rays[depth, 1] = gate.right_x, gate.right_y
                cone_rays[depth, 2], cone_rays[depth, 3] = gate.left_x, gate.left_y
                depth += 1
    return depth


@compiled
def sees_straight(atlas: Atlas, x: float, y: float, triangle: int, to_x: float, to_y: float, to_triangle: int) -> bool:
    """Tell whether the straight line between two points stays on the floor (see ``visibility.sees_point``)."""
    if triangle == to_triangle:
        return True
    vertices, triangles = atlas.vertices, atlas.triangles
    vertex = find_corner(vertices, triangles, triangle, x, y)
    to_vertex = find_corner(vertices, triangles, to_triangle, to_x, to_y)
    if _shares_triangle(atlas, vertex, triangle, to_vertex, to_triangle):
        return True
    gates, cone_gates, cone_rays = atlas.gates, atlas.cone_gates, atlas.cone_rays
    depth = open_cones(atlas, vertex, triangle)
    while depth > 0:
        depth -= 1
        right_x, right_y, left_x, left_y = (
            cone_rays[depth, 0], cone_rays[depth, 1], cone_rays[depth, 2], cone_rays[depth, 3],
        )  # fmt: skip
        if orientation(x, y, right_x, right_y, to_x, to_y) < 0.0 or orientation(x, y, to_x, to_y, left_x, left_y) < 0.0:
            continue
        if cone_gates[depth] // 3 == to_triangle:
            return True
        gate = gates[cone_gates[depth]]
        corner_x, corner_y = gate.corner_x, gate.corner_y
        from_right = orientation(x, y, right_x, right_y, corner_x, corner_y)
        to_left = orientation(x, y, corner_x, corner_y, left_x, left_y)
        if gate.corner == to_vertex and from_right >= 0.0 and to_left >= 0.0:
            return True
        if from_right > 0.0 and gate.right != NOTHING:
            cone_gates[depth], cone_rays[depth, 0], cone_rays[depth, 1] = gate.right, right_x, right_y
            cone_rays[depth, 2], cone_rays[depth, 3] = (corner_x, corner_y) if to_left > 0.0 else (left_x, left_y)
            depth += 1
        if to_left > 0.0 and gate.left != NOTHING:
            cone_gates[depth], cone_rays[depth, 2], cone_rays[depth, 3] = gate.left, left_x, left_y
            cone_rays[depth, 0], cone_rays[depth, 1] = (corner_x, corner_y) if from_right > 0.0 else (right_x, right_y)
            depth += 1
    return False


@compiled
def _shares_triangle(atlas: Atlas, vertex: int, triangle: int, to_vertex: int, to_triangle: int) -> bool:
    """Tell whether two points, of which one is a vertex, lie on one triangle."""
    if vertex == NOTHING and to_vertex == NOTHING:
        return False
    fan_start, fan, triangles = atlas.fan_start, atlas.fan, atlas.triangles
    first, last = (fan_start[vertex], fan_start[vertex + 1]) if vertex != NOTHING else (0, 1)
    for i in range(first, last):
        holder = fan[i] if vertex != NOTHING else triangle
        if holder == to_triangle:
            return True
        for k in range(3):
            if to_vertex != NOTHING and triangles[holder, k] == to_vertex:
                return True
    return False
