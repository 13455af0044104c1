"""Plan triangles that hang together, and the polygon that they cover; areas are shapely's own unions."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from twin.geometry.bases import cover_bases

Triangle = tuple[int, int, int]
CORNERS = [(float(x), float(y)) for y in range(4) for x in range(4)]
"""A grid of four by four corners a metre apart, row by row from below."""


def squares(*places: tuple[int, int]) -> list[Triangle]:
    """Return the two triangles of squares of the grid, the second of them the other way round."""
    lower = [4 * y + x for x, y in places]
    return [triangle for k in lower for triangle in ((k, k + 1, k + 5), (k, k + 4, k + 5))]


def cover(triangles: Sequence[Triangle], corners: Sequence[tuple[float, float]] = CORNERS) -> BaseGeometry:
    faces = np.array(triangles)
    (plan,) = cover_bases(np.array(corners), faces, np.full(len(faces), 7)).values()
    return plan


def unite(triangles: Sequence[Triangle], corners: Sequence[tuple[float, float]] = CORNERS) -> BaseGeometry:
    return shapely.union_all([Polygon([corners[corner] for corner in face]) for face in triangles])


@pytest.fixture
def without_union(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody unite triangles, which takes a hundred times as long as to go round them."""
    monkeypatch.delattr(shapely, "union_all")


@pytest.mark.usefixtures("without_union")
def test_a_sheet_has_its_outline_without_the_corners_in_between() -> None:
    plan = cover(squares((0, 0), (1, 0), (2, 0), (0, 1)))

    assert plan.equals(Polygon([(0, 0), (3, 0), (3, 1), (1, 1), (1, 2), (0, 2)]))
    assert len(shapely.get_coordinates(plan)) == 7


@pytest.mark.usefixtures("without_union")
def test_a_sheet_with_a_hole_keeps_it() -> None:
    plan = cover(squares(*[(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]))

    assert plan.equals(box(0, 0, 3, 3) - box(1, 1, 2, 2))


@pytest.mark.usefixtures("without_union")
def test_a_crack_that_no_foot_notices_is_no_hole() -> None:
    """A corner lies beside the middle of the edge between two squares, and only one of them has it."""
    whole = [face for face in squares(*[(x, y) for x in range(3) for y in range(3)]) if face != (5, 6, 10)]
    plan = cover([*whole, (5, 16, 10), (16, 6, 10)], [*CORNERS, (1.5, 1.000_000_001)])

    assert plan.equals(box(0, 0, 3, 3))
    assert shapely.get_num_interior_rings(plan) == 0


def test_sheets_that_touch_in_a_corner_are_both_there() -> None:
    assert cover(squares((0, 0), (1, 1))).equals(box(0, 0, 1, 1) | box(1, 1, 2, 2))


def test_sheets_apart_are_both_there() -> None:
    assert cover(squares((0, 0), (2, 2))).equals(box(0, 0, 1, 1) | box(2, 2, 3, 3))


def test_what_lies_on_each_other_counts_once() -> None:
    doubled = [*CORNERS, (0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]

    assert cover([*squares((0, 0)), *squares((0, 0))]).equals(box(0, 0, 1, 1))
    assert cover([*squares((0, 0)), (16, 17, 18)], doubled).equals(Polygon([(0, 0), (2, 0), (2, 2), (1, 1), (0, 1)]))
    assert cover([(0, 1, 5), (0, 1, 6), (0, 1, 4)]).equals(unite([(0, 1, 5), (0, 1, 6), (0, 1, 4)]))


def test_each_part_has_an_area_of_its_own() -> None:
    faces = np.array(squares((0, 0), (2, 0), (2, 1)))
    plans = cover_bases(np.array(CORNERS), faces, np.array([5, 5, 2, 2, 2, 2]))

    assert sorted(plans) == [2, 5]
    assert plans[5].equals(box(0, 0, 1, 1))
    assert plans[2].equals(box(2, 0, 3, 2))


def test_a_sheet_on_another_is_no_hole_in_it() -> None:
    corners = [*CORNERS, (0.5, 0.5), (1.0, 0.5), (1.0, 1.0)]

    assert cover([*squares((0, 0), (1, 0), (0, 1), (1, 1)), (16, 17, 18)], corners).equals(box(0, 0, 2, 2))


def test_a_fan_that_goes_round_more_than_once_covers_what_it_covers() -> None:
    angles = np.radians([0.0, 130.0, 260.0, 390.0])
    corners = [(0.0, 0.0), *((float(x), float(y)) for x, y in zip(np.cos(angles), np.sin(angles), strict=True))]
    fan = [(0, 1, 2), (0, 2, 3), (0, 3, 4)]

    assert cover(fan, corners).symmetric_difference(unite(fan, corners)).area < 1e-9


def test_no_triangles_cover_nothing() -> None:
    assert cover_bases(np.zeros((0, 2)), np.zeros((0, 3), dtype=np.int32), np.zeros(0, dtype=np.int32)) == {}


PLACES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=9, unique=True)


@given(PLACES.flatmap(lambda places: st.permutations(squares(*places))))
def test_any_sheets_in_any_order_cover_what_shapely_unites(triangles: list[Triangle]) -> None:
    plan = cover(triangles)

    assert plan.equals(unite(triangles))
    assert plan.area == pytest.approx(len(triangles) / 2)


UNEVEN = [(0.0, 0.1), (1.2, -0.1), (2.0, 0.2), (-0.1, 1.1), (1.1, 0.9), (2.2, 1.0), (0.2, 2.0), (0.9, 2.2), (1.9, 1.8)]
TRIANGLES = [face for face in combinations(range(9), 3) if unite([face], UNEVEN).area > 0.1]


@example([(4, 5, 6), (1, 4, 6), (3, 4, 5), (1, 4, 5)])
@given(st.lists(st.sampled_from(TRIANGLES), min_size=1, max_size=6))
def test_triangles_that_lie_on_each_other_any_how_cover_what_shapely_unites(triangles: list[Triangle]) -> None:
    assert cover(triangles, UNEVEN).symmetric_difference(unite(triangles, UNEVEN)).area < 1e-9
