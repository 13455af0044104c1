"""What a point sees is what overlay says it sees; the slow answer is shapely's."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree
from shapely import MultiPolygon

from tests.support.floors import POINTS, floors, sees
from twin.geometry.locate import build_bins, find_triangle
from twin.geometry.taut_graph import TautGraph, build_taut_graph
from twin.geometry.triangulation import NOTHING, Triangulation, triangulate
from twin.geometry.visibility import build_sites, find_vertex, is_taut, see_bends, see_sites, sees_point

NO_SITES = (np.zeros((0, 2)), np.zeros(0, dtype=np.int32))


def seen_from(mesh: Triangulation, triangle: int, x: float, y: float) -> set[int]:
    return set(see_bends(mesh, x, y, find_vertex(mesh, triangle, x, y), triangle).tolist())


@given(floors(), POINTS, POINTS)
@settings(max_examples=150, deadline=None)
def test_two_points_see_each_other_just_where_the_line_stays_on_the_floor(
    floor: MultiPolygon, a: tuple[float, float], b: tuple[float, float]
) -> None:
    mesh = triangulate(floor)
    bins = build_bins(mesh)
    first, last = find_triangle(mesh, bins, *a), find_triangle(mesh, bins, *b)

    if NOTHING not in (first, last):
        assert sees_point(mesh, *a, first, *b, last) == sees(floor, a, b)
        assert sees_point(mesh, *b, last, *a, first) == sees(floor, a, b)


@given(floors(), POINTS)
@settings(max_examples=100, deadline=None)
def test_a_point_sees_the_bends_that_overlay_says_it_sees(floor: MultiPolygon, point: tuple[float, float]) -> None:
    mesh = triangulate(floor)
    triangle = find_triangle(mesh, build_bins(mesh), *point)

    if triangle != NOTHING:
        seen = seen_from(mesh, triangle, *point)
        for vertex in mesh.bends:
            to = (float(mesh.vertices[vertex, 0]), float(mesh.vertices[vertex, 1]))
            if vertex in seen:
                assert sees(floor, point, to)
            elif to != point and is_taut(mesh, vertex, *point):
                assert not sees(floor, point, to) or is_passed_on_the_way(mesh, point, to)


def is_passed_on_the_way(mesh: Triangulation, a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Tell whether another bend lies on the line: the way over it is as short."""
    line = shapely.LineString([a, b])
    return any(
        line.distance(shapely.Point(mesh.vertices[v])) < 1e-9 and tuple(mesh.vertices[v]) not in (a, b)
        for v in mesh.bends
    )


@given(floors(), st.lists(POINTS, min_size=2, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_sites_see_each_other_both_ways(floor: MultiPolygon, points: list[tuple[float, float]]) -> None:
    mesh = triangulate(floor)
    bins = build_bins(mesh)
    placed = [(point, found) for point in points if (found := find_triangle(mesh, bins, *point)) != NOTHING]
    sites = build_sites(
        mesh, np.array([point for point, _ in placed]), np.array([found for _, found in placed], dtype=np.int32)
    )

    for i, (point, triangle) in enumerate(placed):
        seen = see_sites(mesh, sites, *point, find_vertex(mesh, triangle, *point), triangle)
        expected = {j for j, (other, _) in enumerate(placed) if sees(floor, point, other)}
        assert set(seen.tolist()) | {i} <= expected
        assert all(is_passed_on_the_way(mesh, point, placed[j][0]) for j in expected - set(seen.tolist()) - {i})


@given(floors(), st.sampled_from([0.25, 1.0, 64.0]), st.sampled_from([-1, 1]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_mirrored_turned_scaled_reversed_floor_has_the_same_lines(
    floor: MultiPolygon,
    scale: float,
    sign: int,
    swapped: bool,  # noqa: FBT001  # drawn by Hypothesis
) -> None:
    moved = shapely.reverse(
        shapely.transform(floor, lambda xy: (xy[:, ::-1] if swapped else xy) * [scale, sign * scale])
    )
    mesh, other = triangulate(floor), triangulate(moved)

    before = build_taut_graph(mesh, build_sites(mesh, *NO_SITES))
    after = build_taut_graph(other, build_sites(other, *NO_SITES))

    assert measure_total_m(after) == pytest.approx(scale * measure_total_m(before), rel=1e-12, abs=1e-12)


def measure_total_m(graph: TautGraph) -> float:
    """Length of a minimal spanning forest: the same however lines through several bends are cut."""
    shape = (len(graph.points), len(graph.points))
    lines = coo_array((graph.lengths, (graph.starts, graph.ends)), shape=shape)
    return float(minimum_spanning_tree(lines.tocsr()).sum())


@given(floors())
@settings(max_examples=60, deadline=None)
def test_the_taut_graph_holds_every_line_between_bends_that_is_taut_at_both(floor: MultiPolygon) -> None:
    mesh = triangulate(floor)
    graph = build_taut_graph(mesh, build_sites(mesh, *NO_SITES))
    at = [(float(x), float(y)) for x, y in mesh.vertices[mesh.bends]]
    linked = set(zip(graph.starts.tolist(), graph.ends.tolist(), strict=True))

    for i, j in combinations(range(len(at)), 2):
        taut = is_taut(mesh, mesh.bends[i], *at[j]) and is_taut(mesh, mesh.bends[j], *at[i])
        if (i, j) in linked:
            assert taut
            assert sees(floor, at[i], at[j])
        elif taut and sees(floor, at[i], at[j]):
            assert is_passed_on_the_way(mesh, at[i], at[j])
