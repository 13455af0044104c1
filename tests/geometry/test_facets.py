"""Polygons in space and the triangles that they are cut into; areas are told by shapely or by hand."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import Polygon

from twin.geometry.facets import Polygons, Triangles, rows_of, starts_of, triangulate_polygons

Plane = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]
Ring = Sequence[tuple[float, float]]
LEVEL: Plane = (np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0]), np.zeros(3))
UPRIGHT: Plane = (np.array([0.8, 0.6, 0.0]), np.array([0.0, 0.0, 1.0]), np.array([3.0, -2.0, 5.0]))
TILTED: Plane = (np.array([0.6, 0.0, 0.8]), np.array([0.0, 1.0, 0.0]), np.array([3.0, -2.0, 5.0]))

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
ARROW = ((0.0, 0.0), (4.0, 2.0), (0.0, 4.0), (1.0, 2.0))
"""A quadrilateral with a corner that points inwards."""
LETTER_U = ((0.0, 0.0), (5.0, 0.0), (5.0, 4.0), (4.0, 4.0), (4.0, 1.0), (1.0, 1.0), (1.0, 4.0), (0.0, 4.0))
BOW_TIE = ((0.0, 0.0), (4.0, 4.0), (4.0, 0.0), (0.0, 4.0))
LOPSIDED_TIE = ((0.0, 0.0), (4.0, 4.0), (4.0, 0.0), (0.0, 2.0))


def cut(*faces: Sequence[Ring], plane: Plane = LEVEL) -> tuple[Triangles, NDArray[np.float64]]:
    """Cut polygons, each an outline and its holes in the plane, and return the triangles with their corners (n, 3, 3)."""
    x, y, origin = plane
    flat = np.array([corner for rings in faces for ring in rings for corner in ring]).reshape(-1, 2)
    places, corners = np.unique(flat, axis=0, return_inverse=True)
    points = origin + places[:, :1] * x + places[:, 1:] * y
    polygons = Polygons(
        faces=starts_of(np.array([len(rings) for rings in faces])),
        rings=starts_of(np.array([len(ring) for rings in faces for ring in rings])),
        corners=corners.ravel(),
    )
    found = triangulate_polygons(polygons, points)
    return found, points[found.corners]


def areas(corners: NDArray[np.float64], plane: Plane = LEVEL) -> NDArray[np.float64]:
    """Return the areas of triangles, positive where they run counter-clockwise seen from the plane's upper side."""
    up = np.cross(plane[0], plane[1])
    signed: NDArray[np.float64] = 0.5 * np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) @ up
    return signed


@pytest.mark.parametrize("plane", [LEVEL, TILTED])
@pytest.mark.parametrize("ring", [SQUARE, ARROW, LETTER_U, SQUARE[:3]])
@pytest.mark.parametrize("turn", range(4))
def test_triangles_cover_their_polygon_once_and_face_as_it_does(ring: Ring, plane: Plane, turn: int) -> None:
    for way in (1, -1):
        turned = [*ring[turn:], *ring[:turn]][::way]
        triangles, corners = cut([turned], plane=plane)
        found = way * areas(corners, plane)

        assert len(found) == len(ring) - 2
        assert (found > 0.0).all()
        assert found.sum() == pytest.approx(Polygon(ring).area)
        assert triangles.whole.tolist() == [True]


def test_a_hole_stays_open_whichever_way_it_runs_and_wherever_it_stands() -> None:
    hole = ((1.0, 1.0), (2.0, 1.0), (2.0, 3.0), (1.0, 3.0))
    for rings in ([SQUARE, hole], [SQUARE, hole[::-1]], [hole, SQUARE]):
        triangles, corners = cut(rings, plane=TILTED)
        middles = corners.mean(axis=1) - TILTED[2]
        plan = np.stack([middles @ TILTED[0], middles @ TILTED[1]], axis=1)

        assert areas(corners, TILTED).sum() == pytest.approx(16.0 - 2.0)
        assert (areas(corners, TILTED) > 0.0).all()
        assert not ((plan > (1.0, 1.0)) & (plan < (2.0, 3.0))).all(axis=1).any()
        assert triangles.whole.all()


def test_a_corner_on_a_straight_side_makes_no_triangle_without_area() -> None:
    ring = ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 2.0), (1.0, 2.0), (0.0, 2.0))
    for turn in range(6):
        _, corners = cut([[*ring[turn:], *ring[:turn]]])

        assert areas(corners).min() > 0.1
        assert areas(corners).sum() == pytest.approx(4.0)


def test_an_outline_that_crosses_itself_is_not_whole_and_others_are() -> None:
    triangles, _ = cut([SQUARE], [BOW_TIE], [LETTER_U], [LOPSIDED_TIE])

    assert triangles.whole.tolist() == [True, False, True, False]


def test_of_an_upright_outline_that_crosses_itself_triangles_leave_the_edges_and_nothing_else() -> None:
    triangles, _ = cut([SQUARE], [LOPSIDED_TIE], plane=UPRIGHT)

    assert triangles.whole.all()
    tie = triangles.corners[triangles.face == 1]
    sides = [(int(tri[k]), int(tri[(k + 1) % 3])) for tri in tie for k in range(3)]
    assert len([side for side in sides if side[::-1] not in sides]) == len(LOPSIDED_TIE)
    assert areas(cut([LOPSIDED_TIE], plane=UPRIGHT)[1], UPRIGHT).sum() == pytest.approx(-4.0)


@pytest.mark.parametrize(
    "ring",
    [
        [],
        [(1.0, 1.0)],
        [(1.0, 1.0), (2.0, 2.0)],
        [(1.0, 1.0), (1.0, 1.0), (2.0, 2.0), (2.0, 2.0)],
        [(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)],
        [(0.0, 0.0), (1.0, 1.0), (3.0, 3.0), (2.0, 2.0)],
    ],
)
def test_what_has_no_area_has_no_triangles(ring: Ring) -> None:
    triangles, corners = cut([ring], [SQUARE])

    assert areas(corners).sum() == pytest.approx(16.0)
    assert set(triangles.face.tolist()) == {1}
    assert triangles.whole.all()


def test_repeated_corners_count_once() -> None:
    doubled = [corner for corner in SQUARE for _ in range(2)]
    triangles, corners = cut([[*doubled, SQUARE[0]]])

    assert len(corners) == 2
    assert areas(corners).sum() == pytest.approx(16.0)
    assert triangles.whole.all()


def test_no_polygons_have_no_triangles() -> None:
    triangles, _ = cut()

    assert triangles.corners.shape == (0, 3)
    assert len(triangles.whole) == 0


@given(
    radii=st.lists(st.floats(0.2, 5.0), min_size=3, max_size=12),
    tilt=st.floats(-3.0, 3.0),
    turn=st.floats(-3.0, 3.0),
    count=st.integers(1, 3),
)
def test_polygons_of_any_form_anywhere_in_space_keep_their_area(
    radii: list[float], tilt: float, turn: float, count: int
) -> None:
    """A polygon whose corners lie at growing angles about its middle is simple; shapely knows its area."""
    angles = [2 * math.pi * k / len(radii) for k in range(len(radii))]
    ring = [(radius * math.cos(angle), radius * math.sin(angle)) for radius, angle in zip(radii, angles, strict=True)]
    x = np.array([math.cos(turn), math.sin(turn), 0.0])
    y = np.array([-math.sin(turn) * math.cos(tilt), math.cos(turn) * math.cos(tilt), math.sin(tilt)])
    plane = (x, y, np.array([10.0, -20.0, 3.0]))
    triangles, corners = cut(*[[ring]] * count, plane=plane)

    found = areas(corners, plane)
    assert triangles.whole.all()
    assert found.min() > -1e-9
    assert np.bincount(triangles.face, weights=found) == pytest.approx([Polygon(ring).area] * count)


def test_rows_are_gathered_forwards_and_backwards() -> None:
    starts, counts = np.array([5, 0, 9]), np.array([3, 0, 2])

    assert rows_of(starts, counts).tolist() == [5, 6, 7, 9, 10]
    assert rows_of(starts, counts, backwards=np.array([True, False, False])).tolist() == [7, 6, 5, 9, 10]
    assert rows_of(starts[:0], counts[:0]).tolist() == []
