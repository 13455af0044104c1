"""In which triangle a point lies. Metres; decided exactly, edges belong to both sides."""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING, Triangulation

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

LEAST_BIN_M: Final = 0.25
"""Bins need not be smaller than a step."""


class Bins(NamedTuple):
    """
    A grid over the triangles: which of them touch which square.

    ``frame`` is (x, y) of the lower left corner and the size of a square, m;
    ``shape`` counts columns and rows; ``items[start[c]:start[c + 1]]`` are the
    triangles of square c, counted column by column.
    """

    frame: Floats
    shape: Ints
    start: Ints
    items: Ints


def build_bins(mesh: Triangulation) -> Bins:
    """Sort triangles into squares of about their own size."""
    if not len(mesh.triangles):
        nowhere = np.zeros(2, np.int32), np.zeros(1, np.int32), np.zeros(0, np.int32)
        return frozen(Bins(np.array([0.0, 0.0, 1.0]), *nowhere))
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    extent = np.maximum(high - low, LEAST_BIN_M)
    size_m = max(LEAST_BIN_M, math.sqrt(float(np.prod(extent)) / len(mesh.triangles)))
    shape = (extent / size_m).astype(np.int32) + 1
    frame = np.array([low[0], low[1], size_m])
    start, items = _fill(mesh, frame, shape)
    return frozen(Bins(frame, shape, start, items))


@compiled
def _fill(mesh: Triangulation, frame: np.ndarray, shape: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count first, place second."""
    counts = np.zeros(shape[0] * shape[1] + 1, dtype=np.int32)
    for t in range(len(mesh.triangles)):
        left, right, low, high = _span(mesh, frame, shape, t)
        for column in range(left, right + 1):
            for row in range(low, high + 1):
                counts[column * shape[1] + row + 1] += 1
    start = np.cumsum(counts).astype(np.int32)
    items = np.zeros(start[-1], dtype=np.int32)
    place = start.copy()
    for t in range(len(mesh.triangles)):
        left, right, low, high = _span(mesh, frame, shape, t)
        for column in range(left, right + 1):
            for row in range(low, high + 1):
                square = column * shape[1] + row
                items[place[square]] = t
                place[square] += 1
    return start, items


@compiled
def _span(mesh: Triangulation, frame: np.ndarray, shape: np.ndarray, triangle: int) -> tuple[int, int, int, int]:
    left, low = shape[0], shape[1]
    right, high = 0, 0
    for k in range(3):
        vertex = mesh.triangles[triangle, k]
        column, row = _square(frame, shape, mesh.vertices[vertex, 0], mesh.vertices[vertex, 1])
        left, right = min(left, column), max(right, column)
        low, high = min(low, row), max(high, row)
    return left, right, low, high


@compiled
def _square(frame: np.ndarray, shape: np.ndarray, x: float, y: float) -> tuple[int, int]:
    """Return the square of a point, the nearest one for a point beyond the grid."""
    column = int(max(0.0, min((x - frame[0]) / frame[2], shape[0] - 1.0)))
    row = int(max(0.0, min((y - frame[1]) / frame[2], shape[1] - 1.0)))
    return column, row


@compiled
def is_inside(mesh: Triangulation, triangle: int, x: float, y: float) -> bool:
    """Tell whether a triangle holds a point, its edges included."""
    for k in range(3):
        a = mesh.triangles[triangle, k]
        b = mesh.triangles[triangle, (k + 1) % 3]
        if orientation(mesh.vertices[a, 0], mesh.vertices[a, 1], mesh.vertices[b, 0], mesh.vertices[b, 1], x, y) < 0.0:
            return False
    return True


@compiled
def find_triangle(mesh: Triangulation, bins: Bins, x: float, y: float) -> int:
    """Return a triangle that holds the point, or ``NOTHING`` where it lies off the floor."""
    if not len(mesh.triangles) or not (math.isfinite(x) and math.isfinite(y)):
        return NOTHING
    column, row = _square(bins.frame, bins.shape, x, y)
    square = column * bins.shape[1] + row
    for i in range(bins.start[square], bins.start[square + 1]):
        if is_inside(mesh, bins.items[i], x, y):
            return int(bins.items[i])
    return NOTHING


@compiled
def find_nearest(mesh: Triangulation, x: float, y: float) -> tuple[float, float, int]:
    """
    Return the point on the floor's edge that is nearest to a point off the floor.

    Returns
    -------
    x, y, triangle
        A point that the triangle truly holds: moved inwards by nanometres
        where rounding put it outside. ``NOTHING`` for a floor without triangles.
    """
    best, best_x, best_y, best_triangle = math.inf, x, y, NOTHING
    for t in range(len(mesh.triangles)):
        for k in range(3):
            if mesh.neighbours[t, k] == NOTHING:
                near_x, near_y = _nearest_on_edge(mesh, t, k, x, y)
                distance = math.hypot(near_x - x, near_y - y)
                if distance < best:
                    best, best_x, best_y, best_triangle = distance, near_x, near_y, t
    if best_triangle == NOTHING:
        return best_x, best_y, best_triangle
    best_x, best_y = _pull_inside(mesh, best_triangle, best_x, best_y)
    return best_x, best_y, best_triangle


@compiled
def _nearest_on_edge(mesh: Triangulation, triangle: int, k: int, x: float, y: float) -> tuple[float, float]:
    a = mesh.vertices[mesh.triangles[triangle, k]]
    b = mesh.vertices[mesh.triangles[triangle, (k + 1) % 3]]
    along_x, along_y = b[0] - a[0], b[1] - a[1]
    share = ((x - a[0]) * along_x + (y - a[1]) * along_y) / (along_x * along_x + along_y * along_y)
    share = min(max(share, 0.0), 1.0)
    return a[0] + share * along_x, a[1] + share * along_y


@compiled
def _pull_inside(mesh: Triangulation, triangle: int, x: float, y: float) -> tuple[float, float]:
    """Move a point towards the middle of a triangle, by as little as it takes to be inside."""
    corners = mesh.triangles[triangle]
    middle_x = (mesh.vertices[corners[0], 0] + mesh.vertices[corners[1], 0] + mesh.vertices[corners[2], 0]) / 3.0
    middle_y = (mesh.vertices[corners[0], 1] + mesh.vertices[corners[1], 1] + mesh.vertices[corners[2], 1]) / 3.0
    share = 1e-12
    near_x, near_y = x, y
    while not is_inside(mesh, triangle, near_x, near_y) and share < 1.0:
        near_x, near_y = x + share * (middle_x - x), y + share * (middle_y - y)
        share *= 4.0
    return near_x, near_y
