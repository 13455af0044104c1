"""A floor shrunk by a radius keeps that radius, and loses next to nothing beyond it."""

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from tests.support.floors import floors
from twin.errors import GeometryError
from twin.geometry.polygon import ARC_GROWTH_RATIO, GRID_M, QUARTER_SEGMENTS, erode

RADII = st.sampled_from([0.1, 0.255, 0.45])


@given(floors(), RADII)
@settings(max_examples=60, deadline=None)
def test_the_radius_is_never_cut(floor: MultiPolygon, radius_m: float) -> None:
    eroded = erode(floor, radius_m)

    outside = box(-1, -1, 9, 9).difference(floor)
    assert eroded.is_empty or eroded.distance(outside) >= radius_m


@given(floors(), RADII)
@settings(max_examples=60, deadline=None)
def test_whatever_keeps_a_little_more_than_the_radius_is_left(floor: MultiPolygon, radius_m: float) -> None:
    dent_m = 0.01 * radius_m
    lost_m = radius_m * (1 / math.cos(math.pi / 4 / QUARTER_SEGMENTS) ** 2 - 1) + dent_m + 6 * GRID_M

    surely_free = shapely.buffer(floor, -(radius_m + lost_m), quad_segs=512)

    assert surely_free.difference(erode(floor, radius_m)).area < 1e-4


@pytest.mark.parametrize("radius_m", [0.255, 0.45, 0.6])
def test_a_way_around_a_corner_grows_by_less_than_half_a_thousandth(radius_m: float) -> None:
    floor = box(0, 0, 10, 10).difference(box(0, 0, 5, 5))
    corner = max(erode(floor, radius_m).geoms, key=lambda part: part.area)
    arc = shapely.get_coordinates(corner.exterior)
    arc = arc[(arc.max(axis=1) < 5 + radius_m + 1e-3) & (arc.min(axis=1) > 5 - 2 * GRID_M)]

    around_m = shapely.length(shapely.LineString(arc[arc[:, 0].argsort()]))

    assert math.pi / 2 * radius_m < around_m < math.pi / 2 * radius_m * 1.0005
    assert ARC_GROWTH_RATIO < 0.0005


def test_a_floor_narrower_than_the_body_is_gone() -> None:
    assert erode(box(0, 0, 5, 0.89), 0.45).is_empty
    assert erode(box(0, 0, 5, 0.91), 0.45).area == pytest.approx(0.01 * 4.1, rel=0.1)


def test_what_is_no_floor_is_refused() -> None:
    with pytest.raises(GeometryError, match="Self-intersection"):
        erode(Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), 0.1)
    with pytest.raises(GeometryError, match=r"-0\.1 m"):
        erode(box(0, 0, 1, 1), -0.1)
