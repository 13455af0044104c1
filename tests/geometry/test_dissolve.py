"""The union of triangles in one sweep, against single points and against overlay."""

import math

import numpy as np
import pytest
import shapely
import trimesh
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon, box

from twin.geometry.dissolve import chain_edges, dissolve, outlines_of, outlines_of_areas, wind_once

CORNERS = st.tuples(st.integers(-8, 8), st.integers(-8, 8))


@given(st.lists(st.tuples(CORNERS, CORNERS, CORNERS), max_size=12))
def test_a_point_is_covered_just_where_a_triangle_covers_it(corners: list[tuple[tuple[int, int], ...]]) -> None:
    """Triangles in any order and sense, on each other and side by side; points beside all their corners and edges."""
    triangles = np.array(corners, dtype=float).reshape(-1, 3, 2)

    area = dissolve(outlines_of(triangles))

    solid = [triangle for triangle in map(Polygon, triangles) if triangle.area > 0.0]
    for x in np.arange(-7.03, 8.0, 1.37):
        for y in np.arange(-7.11, 8.0, 1.61):
            point = Point(x, y)
            if all(triangle.exterior.distance(point) > 1e-6 for triangle in solid):
                assert area.contains(point) == any(triangle.contains(point) for triangle in solid)


@pytest.mark.parametrize(
    "mesh",
    [
        trimesh.creation.torus(1.0, 0.3, major_sections=48, minor_sections=24),
        trimesh.creation.icosphere(subdivisions=4),
        trimesh.creation.annulus(0.4, 0.9, 0.2, sections=90),
    ],
    ids=["a ring", "a ball", "a pipe"],
)
def test_the_shadow_of_a_turned_body_is_the_overlay_of_its_triangles(mesh: trimesh.Trimesh) -> None:
    turned = mesh.apply_transform(trimesh.transformations.rotation_matrix(0.7, (1.0, 2.0, 0.3)))
    triangles = np.round(turned.vertices + 40.0, 6)[turned.faces][:, :, :2]

    area = dissolve(outlines_of(triangles))

    overlay = shapely.union_all([triangle for triangle in map(Polygon, triangles) if triangle.area > 1e-8])
    assert area.symmetric_difference(overlay).area < 1e-6
    assert area.is_valid


def test_triangles_side_by_side_leave_only_their_common_outline() -> None:
    angles = np.linspace(0.0, 2 * math.pi, 13)
    rim = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    rim[-1] = rim[0]
    fan = np.stack([np.zeros((12, 2)), rim[:-1], rim[1:]], axis=1)

    (outline,) = outlines_of(fan)

    assert len(outline) == 12
    assert {tuple(corner) for corner in outline.tolist()} == {tuple(corner) for corner in rim.tolist()}


def test_a_frame_keeps_its_hole() -> None:
    frame = box(0, 0, 4, 4) - box(1, 1, 3, 3)
    apart = box(6, 0, 7, 1)

    area = dissolve(outlines_of_areas(np.array([frame, apart], dtype=object)))

    assert area.symmetric_difference(frame | apart).area < 1e-9
    assert sorted(len(part.interiors) for part in area.geoms) == [0, 1]


def test_corners_stay_where_they_were_given() -> None:
    corners = np.array([(12.345678, 0.111111), (13.000001, 0.777777), (12.222222, 1.333333)])

    area = dissolve([corners])

    assert {tuple(corner) for corner in shapely.get_coordinates(area).tolist()} == {
        tuple(corner) for corner in corners.tolist()
    }


def test_edges_that_do_not_close_are_no_outline() -> None:
    square = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])

    assert chain_edges(square[:-1], square[1:]) is None
    assert chain_edges(square, np.roll(square, -1, axis=0)) is not None


def test_what_is_wound_about_the_wrong_way_is_turned() -> None:
    """Of a section: one body inside out, one as it should be with a tube's inside."""
    inside_out = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)])
    outer = inside_out[::-1] * 4.0 + 2.0
    inner = inside_out + 3.0

    area = dissolve(wind_once([inside_out, outer, inner]))

    assert area.area == pytest.approx(1.0 + 16.0 - 1.0)


def test_nothing_is_dissolved_to_nothing() -> None:
    assert outlines_of(np.zeros((0, 3, 2))) == []
    assert outlines_of_areas(np.array([], dtype=object)) == []
    assert dissolve([]).is_empty
