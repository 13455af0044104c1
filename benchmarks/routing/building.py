"""
A generated storey: rooms on both sides of corridors, with doors, columns, and oblique and round things.

Seeded, so that everybody gets the same one. Metres.
"""

from typing import Final

import numpy as np
import shapely
from shapely import Polygon
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from twin.geometry.polygon import list_polygons

SEED: Final = 4
ROOM_M: Final = (7.0, 6.0)
WALL_M: Final = 0.2
CORRIDOR_M: Final = 2.6
DOOR_M: Final = (0.95, 1.1, 1.3)
"""Widths of doors; one wall in ``OPEN_EVERY`` has none and is open instead."""
OPEN_EVERY: Final = 9
BODIES: Final = (2, 6)
"""Fewest bodies of a room, and one more than the most."""


def draw_building(rows: int, columns: int) -> Polygon:
    """Return the free floor of a storey with two times *rows* times *columns* rooms, its largest piece."""
    rng = np.random.default_rng(SEED)
    floors: list[BaseGeometry] = []
    bodies: list[BaseGeometry] = []
    for row in range(rows):
        for column in range(columns):
            for below in (True, False):
                floors += _draw_room(rng, row, column, below=below)
                bodies += _furnish(rng, _find_middle(row, column, below=below))
        floors.append(_draw_corridor(row, columns))
        bodies += _line_up_columns(rng, row, columns)
    width_m = columns * ROOM_M[0]
    floors += [_box(x_m, 0.0, CORRIDOR_M, rows * _pitch_m()) for x_m in (-CORRIDOR_M, width_m)]
    free = shapely.difference(shapely.union_all(floors, grid_size=1e-6), shapely.union_all(bodies))
    return max(list_polygons(free), key=lambda piece: piece.area)


def _pitch_m() -> float:
    """From one corridor to the next."""
    return 2.0 * ROOM_M[1] + CORRIDOR_M


def _box(x_m: float, y_m: float, width_m: float, height_m: float) -> Polygon:
    return shapely.box(x_m, y_m, x_m + width_m, y_m + height_m)


def _draw_corridor(row: int, columns: int) -> Polygon:
    return _box(-CORRIDOR_M, row * _pitch_m() + ROOM_M[1], columns * ROOM_M[0] + 2.0 * CORRIDOR_M, CORRIDOR_M)


def _line_up_columns(rng: np.random.Generator, row: int, columns: int) -> list[Polygon]:
    """Return round columns in a corridor, off its middle, so that there is a way past each."""
    y_m = row * _pitch_m() + ROOM_M[1] + CORRIDOR_M / 2.0
    places = [(column + rng.uniform(0.3, 0.7)) * ROOM_M[0] for column in range(0, columns, 3)]
    return [shapely.Point(x_m, y_m + rng.uniform(-0.3, 0.3)).buffer(0.25, quad_segs=6) for x_m in places]


def _find_middle(row: int, column: int, *, below: bool) -> tuple[float, float]:
    y_m = row * _pitch_m() + (ROOM_M[1] / 2.0 if below else 1.5 * ROOM_M[1] + CORRIDOR_M)
    return (column + 0.5) * ROOM_M[0], y_m


def _draw_room(rng: np.random.Generator, row: int, column: int, *, below: bool) -> list[Polygon]:
    """Return the floor of a room and of its doors: to the corridor, and sometimes to the next room."""
    x_m, y_m = _find_middle(row, column, below=below)
    width_m, height_m = ROOM_M[0] - WALL_M, ROOM_M[1] - WALL_M
    parts = [_box(x_m - width_m / 2.0, y_m - height_m / 2.0, width_m, height_m)]
    wide_m = width_m - 1.0 if rng.integers(OPEN_EVERY) == 0 else float(rng.choice(DOOR_M))
    at_m = x_m + rng.uniform(-0.5, 0.5) * (width_m - wide_m - 0.4)
    edge_m = y_m + (ROOM_M[1] / 2.0 if below else -ROOM_M[1] / 2.0)
    parts.append(_box(at_m - wide_m / 2.0, edge_m - WALL_M, wide_m, 2.0 * WALL_M))
    if rng.integers(3) == 0 and column > 0:
        wide_m, at_m = float(rng.choice(DOOR_M)), y_m + rng.uniform(-0.3, 0.3) * height_m
        parts.append(_box(x_m - ROOM_M[0] / 2.0 - WALL_M, at_m - wide_m / 2.0, 2.0 * WALL_M, wide_m))
    return parts


def _furnish(rng: np.random.Generator, middle: tuple[float, float]) -> list[BaseGeometry]:
    """Return what stands in a room: square and round columns, desks that stand askew, curved counters, partitions."""
    found: list[BaseGeometry] = []
    for _ in range(int(rng.integers(*BODIES))):
        body = _draw_body(rng)
        x_m = middle[0] + rng.uniform(-0.5, 0.5) * (ROOM_M[0] - 2.4)
        y_m = middle[1] + rng.uniform(-0.5, 0.5) * (ROOM_M[1] - 2.4)
        found.append(translate(body, x_m, y_m))
    return found


def _draw_body(rng: np.random.Generator) -> BaseGeometry:
    kind = int(rng.integers(5))
    if kind == 0:
        return shapely.Point(0.0, 0.0).buffer(rng.uniform(0.2, 0.5), quad_segs=6)
    if kind == 1:
        return shapely.box(-0.2, -0.2, 0.2, 0.2)
    turned = rng.uniform(0.0, 180.0)
    if kind == 2:
        return rotate(shapely.box(-0.8, -0.4, 0.8, 0.4), turned)
    if kind == 3:
        return rotate(shapely.box(-1.4, -0.05, 1.4, 0.05), turned)
    arc = np.linspace(0.0, np.pi, 13)
    return rotate(
        shapely.LineString(1.2 * np.column_stack([np.cos(arc), np.sin(arc)])).buffer(0.25, cap_style="flat"), turned
    )
