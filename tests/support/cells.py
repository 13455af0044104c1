"""Squares of a drawn floor plan and the shapes they make. Columns and rows count from the lower left."""

from collections.abc import Iterable

import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

Cell = tuple[int, int]
"""Column and row."""


def read_cells(drawing: str) -> dict[Cell, str]:
    """Return the letter of every cell; common indentation is not part of the drawing."""
    lines = drawing.strip("\n").rstrip().split("\n")
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    rows = [line[indent:] for line in reversed(lines)]
    return {(x, y): letter for y, row in enumerate(rows) for x, letter in enumerate(row)}


def connected(cells: Iterable[Cell]) -> list[list[Cell]]:
    """Return groups of cells that touch along an edge, each sorted, in order of their first."""
    left, groups = set(cells), []
    while left:
        seed = min(left)
        left.remove(seed)
        group, front = [seed], [seed]
        while front:
            x, y = front.pop()
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if near in left:
                    left.remove(near)
                    group.append(near)
                    front.append(near)
        groups.append(sorted(group))
    return groups


def square(cell: Cell, cell_m: float) -> Polygon:
    """Return the floor of one cell."""
    x, y = cell
    return box(x * cell_m, y * cell_m, (x + 1) * cell_m, (y + 1) * cell_m)


def footprint(cells: Iterable[Cell], cell_m: float) -> BaseGeometry:
    """Return the floor of several cells."""
    return shapely.union_all([square(cell, cell_m) for cell in cells]).simplify(0.0)


def multi(shape: BaseGeometry) -> MultiPolygon:
    """Return polygons as the model holds them."""
    return MultiPolygon([part for part in shapely.get_parts(shape) if isinstance(part, Polygon)])
