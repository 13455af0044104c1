"""Paths, point by point, against another library's arithmetic."""

import numpy as np
import pytest
from shapely import LineString, Point

from twin.guidance.tracing import come_nearest, leave_out_repeated, measure_asides, put_in
from twin.guidance.turns import Floats, measure_along


def draw_path(seed: int, count: int = 12) -> Floats:
    steps = np.random.default_rng(seed).uniform(-2.0, 3.0, (count, 3))
    return np.cumsum(steps, axis=0)


@pytest.mark.parametrize("seed", range(20))
def test_a_path_comes_nearest_where_another_library_says(seed: int) -> None:
    plan = np.ascontiguousarray(draw_path(seed)[:, :2])
    x, y = np.random.default_rng(100 + seed).uniform(-5.0, 15.0, 2).tolist()
    line, spot = LineString(plan), Point(x, y)

    at_m, apart_m = come_nearest(plan, x, y)

    assert at_m == pytest.approx(line.project(spot), abs=1e-9)
    assert apart_m == pytest.approx(line.distance(spot), abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_points_are_put_in_where_there_are_none(seed: int) -> None:
    path = draw_path(seed)
    along_m = measure_along(path)
    there, between = float(along_m[4]), float(along_m[6] + along_m[7]) / 2
    asked_m = np.array([there, between, between + 1e-3])

    whole, places = put_in(path, along_m, asked_m, 1e-6)

    line = LineString(path[:, :2])
    assert len(whole) == len(path) + 2
    assert places.tolist() == [4, 7, 8]
    assert LineString(whole[:, :2]).length == pytest.approx(line.length, abs=1e-9)
    for place, at_m in zip(places, asked_m, strict=True):
        spot = line.interpolate(at_m)
        assert whole[place, :2].tolist() == pytest.approx([spot.x, spot.y], abs=1e-9)


def test_points_that_are_repeated_count_once() -> None:
    path = np.array([[0.0, 0.0, 0.0], [1e-9, 0.0, 2.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])

    assert leave_out_repeated(path, 1e-6).tolist() == [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0]]


def test_points_beyond_the_ends_lie_aside_by_more_than_their_height() -> None:
    plan = np.array([[0.0, 0.0], [5.0, 2.0], [-3.0, 4.0], [10.0, 0.0]])

    assert measure_asides(plan, 0, 3).tolist() == pytest.approx([2.0, 5.0])
