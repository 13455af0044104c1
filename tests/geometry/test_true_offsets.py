"""Ways on shrunk floors against ways around true circles, and radii around drawn curves."""

import math

import numpy as np
import pytest
from shapely import Polygon, box

from tests.routing.brute import ExactFloor
from twin.geometry.polygon import erode

MOST_GROWTH_RATIO = 0.0005


@pytest.mark.parametrize("sides", [48, 56, 60, 64, 68, 70, 72, 80, 90, 100, 160])
@pytest.mark.parametrize("radius_m", [0.255, 0.45])
def test_the_radius_is_kept_around_a_drawn_curve(sides: int, radius_m: float) -> None:
    angles = 0.1 + np.arange(sides) * 2.0 * math.pi / sides
    column = Polygon(5.0 + 2.0 * np.column_stack([np.cos(angles), np.sin(angles)]))

    assert erode(box(0, 0, 10, 10).difference(column), radius_m).distance(column) >= radius_m


@pytest.mark.parametrize("radius_m", [0.18, 0.255, 0.45])
def test_a_way_around_a_corner_is_hardly_longer_than_around_the_true_circle(radius_m: float) -> None:
    rng = np.random.default_rng(3)
    floor = ExactFloor(erode(box(0, 0, 10, 10).difference(box(0, 0, 5, 5)), radius_m))

    for _ in range(40):
        start, goal = rng.uniform((5.5, 0.5), (9.4, 4.9)), rng.uniform((0.5, 5.5), (4.9, 9.4))
        shortest_m = measure_around_m(start, goal, radius_m)
        first, last = ((round(point[0] * 1e6), round(point[1] * 1e6)) for point in (start, goal))
        assert (
            shortest_m - 3e-6 <= floor.measure_shortest_m(first, last) <= shortest_m * (1.0 + MOST_GROWTH_RATIO) + 3e-6
        )


def measure_around_m(start: np.ndarray, goal: np.ndarray, radius_m: float) -> float:
    """Length of the way around the circle about (5, 5), by tangents; straight where it clears the circle."""
    a, b = start - 5.0, goal - 5.0
    to_a, to_b = math.hypot(*a), math.hypot(*b)
    between = math.atan2(b[1], b[0]) - math.atan2(a[1], a[0])
    around = between - math.acos(radius_m / to_a) - math.acos(radius_m / to_b)
    if around <= 0.0:
        return math.dist(start, goal)
    return math.sqrt(to_a**2 - radius_m**2) + math.sqrt(to_b**2 - radius_m**2) + radius_m * around
