"""Triangles cover a floor exactly, and know who lies beside whom."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from shapely import MultiPolygon, Polygon, box

from tests.support.floors import floors
from twin.geometry.polygon import erode
from twin.geometry.triangulation import NOTHING, Triangulation, triangulate


def areas_of(mesh: Triangulation) -> np.ndarray:
    a, b, c = (mesh.vertices[mesh.triangles[:, k]] for k in range(3))
    return np.asarray(((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2)


@given(floors())
@settings(max_examples=60, deadline=None)
def test_the_triangles_are_the_floor(floor: MultiPolygon) -> None:
    for shape in (floor, erode(floor, 0.3)):
        mesh = triangulate(shape)

        assert (areas_of(mesh) > 0).all()
        assert areas_of(mesh).sum() == pytest.approx(shape.area, abs=1e-9)


@given(floors())
@settings(max_examples=40, deadline=None)
def test_neighbours_share_an_edge_and_know_each_other(floor: MultiPolygon) -> None:
    mesh = triangulate(floor)

    for t, k in np.argwhere(mesh.neighbours != NOTHING):
        edge = {mesh.triangles[t, k], mesh.triangles[t, (k + 1) % 3]}
        other = mesh.neighbours[t, k]
        assert edge < set(mesh.triangles[other])
        assert t in mesh.neighbours[other]


def test_vertices_on_straight_edges_are_taken_out() -> None:
    floor = Polygon([(0, 0), (1, 0), (2, 0), (3, 0), (3, 3), (0, 3), (0, 1.5)])

    assert len(triangulate(floor).vertices) == 4


def test_ways_bend_at_inner_corners_only() -> None:
    mesh = triangulate(box(0, 0, 9, 9).difference(box(3, 3, 4, 4)))

    assert sorted(map(tuple, mesh.vertices[mesh.bends])) == [(3, 3), (3, 4), (4, 3), (4, 4)]


def test_a_vertex_where_rings_touch_is_kept_and_has_no_single_boundary() -> None:
    floor = box(0, 0, 4, 4).difference(Polygon([(0, 2), (1, 1), (1, 3)]))
    pinched = shapely.union_all([floor, box(4, 4, 6, 6)])

    mesh = triangulate(pinched)

    touching = np.flatnonzero(mesh.before == NOTHING)
    assert [tuple(mesh.vertices[v]) for v in touching] == [(0, 2), (4, 4)]
    assert set(touching) <= set(mesh.bends)


def test_nothing_has_no_triangles() -> None:
    mesh = triangulate(MultiPolygon())

    assert len(mesh.triangles) == len(mesh.vertices) == len(mesh.bends) == 0
