"""A grid over every storey: which pieces of the floor's edge lie in which square. Compiled; metres."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.triangulation import NOTHING, Triangulation

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

SIDE_M: Final = 0.5
"""Of a square: smaller ones make shorter lists, and more of them."""
MARGIN_M: Final = 1e-6
"""So far outside a square something still counts as in it: more than any rounding."""


SQUARE: Final = np.dtype(
    [*((name, np.float32) for name in ("x", "y", "wide", "high")), *((name, np.int32) for name in ("first", "last"))],
    align=True,
)
"""
The pieces of the floor's edge in a square, from ``first`` to ``last``, and a box around what of them is in the square.

The box's middle is told from the corner of the grid; it reaches as far as ``wide`` and ``high`` from there.
"""
BOX_MARGIN_M: Final = 1e-3
"""Boxes are larger by so much: more than single precision rounds, as far as a storey reaches."""


class Cells(NamedTuple):
    """
    Squares in columns, storey after storey.

    Square (column, row) of storey s is number ``base[s] + column * shapes[s, 1] + row``;
    ``corners`` are the lower left corners of the grids, ``squares`` rows of
    ``SQUARE``, and ``edges`` the x and y of both ends of pieces of the floor's edge.
    """

    corners: Floats
    shapes: Ints
    base: Ints
    squares: NDArray[np.void]
    edges: Floats


def lay_cells(meshes: Sequence[Triangulation]) -> Cells:
    """Lay a grid over every storey, and sort its floor's edge into it."""
    corners, shapes = np.zeros((len(meshes), 2)), np.zeros((len(meshes), 2), dtype=np.int32)
    for i, mesh in enumerate(meshes):
        if len(mesh.triangles):
            low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
            corners[i] = low - 2.0 * MARGIN_M
            shapes[i] = np.ceil((high - low + 4.0 * MARGIN_M) / SIDE_M)
    base = np.concatenate([[0], np.cumsum(shapes[:, 0] * shapes[:, 1])]).astype(np.int32)
    squares, places, boxes = [np.zeros(0, dtype=np.int32)], [np.zeros((0, 4))], [np.zeros((0, 4))]
    for i, mesh in enumerate(meshes):
        open_side = mesh.neighbours == NOTHING
        starts, ends = mesh.triangles[open_side], np.roll(mesh.triangles, -1, axis=1)[open_side]
        lines = np.hstack([mesh.vertices[starts], mesh.vertices[ends]])
        held, numbers = _sort_in(lines, corners[i], shapes[i])
        squares.append(base[i] + held)
        places.append(lines[numbers])
        boxes.append(_frame(lines[numbers] - np.tile(corners[i], 2), held, shapes[i, 1]))
    square = np.concatenate(squares)
    order = np.argsort(square, kind="stable")
    rows = _bind(square[order], np.concatenate(boxes)[order], int(base[-1]))
    return frozen(Cells(corners, shapes, base, rows, np.concatenate(places)[order]))


def _frame(lines: Floats, squares: Ints, rows: int) -> Floats:
    """Return the boxes around what of each line can be in its square: lowest x and y, then highest."""
    low = SIDE_M * np.column_stack(np.divmod(squares, rows))
    least, most = np.minimum(lines[:, :2], lines[:, 2:]), np.maximum(lines[:, :2], lines[:, 2:])
    return np.hstack([np.maximum(least, low), np.minimum(most, low + SIDE_M)])


def _bind(squares: Ints, boxes: Floats, count: int) -> NDArray[np.void]:
    """Return ``SQUARE`` rows of sorted lines and their boxes."""
    rows = np.zeros(count, dtype=SQUARE)
    rows["first"] = np.searchsorted(squares, np.arange(count))
    rows["last"] = np.searchsorted(squares, np.arange(count), side="right")
    held = np.flatnonzero(rows["last"] > rows["first"])
    if len(held):
        low = np.minimum.reduceat(boxes[:, :2], rows["first"][held])
        high = np.maximum.reduceat(boxes[:, 2:], rows["first"][held])
        rows["x"][held], rows["y"][held] = ((low + high) / 2.0).T
        rows["wide"][held], rows["high"][held] = ((high - low) / 2.0 + BOX_MARGIN_M).T
    return rows


@compiled
def _sort_in(lines: np.ndarray, corner: np.ndarray, shape: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the squares that lines touch, and the number of the line for each."""
    squares, numbers, count = np.zeros(2 * len(lines) + 16, np.int32), np.zeros(2 * len(lines) + 16, np.int32), 0
    for number in range(len(lines)):
        a_x, a_y = lines[number, 0] - corner[0], lines[number, 1] - corner[1]
        b_x, b_y = lines[number, 2] - corner[0], lines[number, 3] - corner[1]
        first, last = find_columns(min(a_x, b_x), max(a_x, b_x), shape[0])
        for column in range(first, last + 1):
            low, high = find_rows(column, shape[1], a_x, a_y, a_x, a_y, b_x, b_y)
            while count + high - low + 1 > len(squares):
                squares, numbers = double(squares), double(numbers)
            for row in range(low, high + 1):
                squares[count], numbers[count] = column * shape[1] + row, number
                count += 1
    return squares[:count], numbers[:count]


@compiled
def double(values: np.ndarray) -> np.ndarray:
    """Return an array twice as long that begins with the same values."""
    longer = np.zeros(2 * len(values), values.dtype)
    longer[: len(values)] = values
    return longer


@compiled
def find_columns(low_x: float, high_x: float, columns: int) -> tuple[int, int]:
    """Return the first and the last column that something touches; x from the grid's corner."""
    first, last = math.floor((low_x - MARGIN_M) / SIDE_M), math.floor((high_x + MARGIN_M) / SIDE_M)
    return max(first, 0), min(last, columns - 1)


@compiled
def find_rows(
    column: int, rows: int, a_x: float, a_y: float, b_x: float, b_y: float, c_x: float, c_y: float
) -> tuple[int, int]:
    """Return the first and the last row in which a triangle touches a column; x and y from the grid's corner."""
    left, right = column * SIDE_M - MARGIN_M, (column + 1) * SIDE_M + MARGIN_M
    low, high = _clip(left, right, a_x, a_y, b_x, b_y, np.inf, -np.inf)
    low, high = _clip(left, right, b_x, b_y, c_x, c_y, low, high)
    low, high = _clip(left, right, c_x, c_y, a_x, a_y, low, high)
    if low > high:
        return 0, -1
    first, last = math.floor((low - MARGIN_M) / SIDE_M), math.floor((high + MARGIN_M) / SIDE_M)
    return max(first, 0), min(last, rows - 1)


@compiled
def _clip(
    left: float, right: float, a_x: float, a_y: float, b_x: float, b_y: float, low: float, high: float
) -> tuple[float, float]:
    """Widen a range of y by the part of a line between two x."""
    if max(a_x, b_x) < left or min(a_x, b_x) > right:
        return low, high
    at_a, at_b = a_y, b_y
    if a_x != b_x:
        steep = (b_y - a_y) / (b_x - a_x)
        at_a = a_y + steep * (min(max(a_x, left), right) - a_x)
        at_b = a_y + steep * (min(max(b_x, left), right) - a_x)
    return min(low, at_a, at_b), max(high, at_a, at_b)
