"""Where floors, doors and crossings' ends lie on all storeys, and what a straight walk costs. Compiled; metres, seconds."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled
from twin.geometry.predicates import orientation

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Ground(NamedTuple):
    """
    Where things lie on the storeys, one after the other.

    ``frames`` (storeys, 3) and ``shapes`` (storeys, 2) are those of the bins
    of each storey, whose squares begin at ``bin_base`` in ``bin_start``. The
    crossings' ends in triangle t are ``site_items[site_start[t]:site_start[t + 1]]``,
    with their nodes. The doors of storey s are ``door_from[s]`` to
    ``door_from[s + 1]``.
    """

    frames: Floats
    shapes: Ints
    bin_base: Ints
    bin_start: Ints
    bin_items: Ints
    site_start: Ints
    site_items: Ints
    site_nodes: Ints
    door_from: Ints
    door_lines: Floats
    door_costs: Floats


@compiled
def price_hop(
    lines: np.ndarray,
    costs: np.ndarray,
    first: int,
    last: int,
    pace: float,
    x: float,
    y: float,
    to_x: float,
    to_y: float,
) -> float:
    """
    Return what a straight walk on a storey costs, s: its length, and the doors on it.

    *lines* and *costs* are those of ``Ground``, *first* and *last* the doors of the storey.
    """
    cost = pace * math.sqrt((to_x - x) ** 2 + (to_y - y) ** 2)
    left, right, low, high = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
    for door in range(first, last):
        a_x, a_y, b_x, b_y = lines[door, 0], lines[door, 1], lines[door, 2], lines[door, 3]
        if max(a_x, b_x) < left or min(a_x, b_x) > right or max(a_y, b_y) < low or min(a_y, b_y) > high:
            continue
        if (orientation(a_x, a_y, b_x, b_y, x, y) < 0.0) == (orientation(a_x, a_y, b_x, b_y, to_x, to_y) < 0.0):
            continue
        if (orientation(x, y, to_x, to_y, a_x, a_y) < 0.0) != (orientation(x, y, to_x, to_y, b_x, b_y) < 0.0):
            cost += costs[door]
    return cost
