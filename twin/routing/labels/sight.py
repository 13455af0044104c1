"""Whether two points see each other, told from the pieces of the floor's edge between them. Compiled; metres."""

from typing import Final

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.predicates import orientation
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.cells import find_columns, find_rows
from twin.routing.labels.straight import sees_straight

_APART_M: Final = 1e-9
"""A point farther from a line than this lies on the side that plain arithmetic says."""
_BLOCKED: Final = 0
_FREE: Final = 1
_UNSURE: Final = 2


@compiled
def sees(
    atlas: Atlas, storey: int, x: float, y: float, triangle: int, to_x: float, to_y: float, to_triangle: int
) -> bool:
    """
    Tell whether the straight line between two points on the floor stays on it.

    A line that neither crosses nor touches the floor's edge does. Edges that
    begin where it ends do not count; of any other that it touches, the
    triangles must tell.
    """
    corners, shapes, squares = atlas.cell_corners, atlas.cell_shapes, atlas.squares
    columns, rows, base = shapes[storey, 0], shapes[storey, 1], atlas.cell_base[storey]
    a_x, a_y = x - corners[storey, 0], y - corners[storey, 1]
    b_x, b_y = to_x - corners[storey, 0], to_y - corners[storey, 1]
    ahead_x, ahead_y = b_x - a_x, b_y - a_y
    first, last = find_columns(min(a_x, b_x), max(a_x, b_x), columns)
    for i in range(last - first + 1):
        column = first + i if a_x <= b_x else last - i
        low, high = find_rows(column, rows, a_x, a_y, a_x, a_y, b_x, b_y)
        for row in range(low, high + 1):
            square = squares[base + column * rows + row]
            aside = ahead_x * (square.y - a_y) - ahead_y * (square.x - a_x)
            if square.first == square.last or abs(aside) > abs(ahead_x) * square.high + abs(ahead_y) * square.wide:
                continue
            found = _cross(atlas.edges, square.first, square.last, x, y, to_x, to_y)
            if found == _BLOCKED:
                return False
            if found == _UNSURE:
                return sees_straight(atlas, x, y, triangle, to_x, to_y, to_triangle)
    return True


@compiled
def _cross(edges: np.ndarray, start: int, end: int, x: float, y: float, to_x: float, to_y: float) -> int:
    """Tell whether a line crosses some of the edges."""
    ahead_x, ahead_y = to_x - x, to_y - y
    sure = _APART_M * (abs(ahead_x) + abs(ahead_y))
    for i in range(start, end):
        a_x, a_y, b_x, b_y = edges[i, 0], edges[i, 1], edges[i, 2], edges[i, 3]
        from_a = ahead_x * (a_y - y) - ahead_y * (a_x - x)
        from_b = ahead_x * (b_y - y) - ahead_y * (b_x - x)
        if (from_a > sure and from_b > sure) or (from_a < -sure and from_b < -sure):
            continue
        if (a_x == to_x and a_y == to_y) or (b_x == to_x and b_y == to_y):
            continue
        from_a, from_b = orientation(x, y, to_x, to_y, a_x, a_y), orientation(x, y, to_x, to_y, b_x, b_y)
        before, behind = orientation(a_x, a_y, b_x, b_y, x, y), orientation(a_x, a_y, b_x, b_y, to_x, to_y)
        if (before > 0.0 and behind > 0.0) or (before < 0.0 and behind < 0.0):
            continue
        if from_a == 0.0 or from_b == 0.0 or before == 0.0 or behind == 0.0:
            return _UNSURE
        if (from_a > 0.0) != (from_b > 0.0):
            return _BLOCKED
    return _FREE
