"""A point lies in the triangle that holds it, and in none off the floor."""

import numpy as np
from hypothesis import given, settings
from shapely import MultiPolygon, Point

from tests.support.floors import POINTS, floors
from twin.geometry.locate import build_bins, find_nearest, find_triangle, is_inside
from twin.geometry.triangulation import NOTHING, triangulate


@given(floors(), POINTS)
@settings(max_examples=100, deadline=None)
def test_a_triangle_is_found_just_where_there_is_floor(floor: MultiPolygon, point: tuple[float, float]) -> None:
    mesh = triangulate(floor)

    triangle = find_triangle(mesh, build_bins(mesh), *point)

    assert (triangle != NOTHING) == floor.covers(Point(point))
    assert triangle == NOTHING or is_inside(mesh, triangle, *point)


@given(floors(), POINTS)
@settings(max_examples=60, deadline=None)
def test_the_nearest_point_is_as_near_as_the_floor_and_truly_on_it(
    floor: MultiPolygon, point: tuple[float, float]
) -> None:
    mesh = triangulate(floor)
    beside = (point[0] - 10.0, point[1])

    x, y, triangle = find_nearest(mesh, *beside)

    if floor.is_empty:
        assert triangle == NOTHING
    else:
        assert is_inside(mesh, triangle, x, y)
        assert abs(np.hypot(x - beside[0], y - beside[1]) - floor.distance(Point(beside))) < 1e-6


def test_a_point_at_infinity_is_nowhere() -> None:
    mesh = triangulate(MultiPolygon([Point(0, 0).buffer(1)]))

    assert find_triangle(mesh, build_bins(mesh), np.inf, np.nan) == NOTHING
