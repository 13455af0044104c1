"""The way found is the shortest there is: as long as the slow, plain answer, and on the floor."""

import math

import numpy as np
import shapely
from hypothesis import given, settings
from shapely import LineString, MultiPolygon

from tests.support.floors import POINTS, floors, measure_shortest_m
from twin.geometry.locate import build_bins, find_triangle
from twin.geometry.polygon import erode
from twin.geometry.taut_graph import build_taut_graph
from twin.geometry.triangulation import Triangulation, triangulate
from twin.geometry.visibility import build_sites, find_vertex, see_bends, sees_point
from twin.routing.search import BARRED, FREE, Links, SearchGraph, find_path, pop, push

Point2 = tuple[float, float]


def graph_of(edges: list[tuple[int, int, float, int]], points: list[Point2], bound: float = 0.0) -> SearchGraph:
    """A graph from (start, end, cost, gate), in any order."""
    edges = sorted(edges)
    rows = np.searchsorted([edge[0] for edge in edges], np.arange(len(points) + 1)).astype(np.int32)
    return SearchGraph(
        np.array(points, dtype=np.float64),
        rows,
        np.array([edge[1] for edge in edges], dtype=np.int32),
        np.array([edge[2] for edge in edges], dtype=np.float64),
        np.array([edge[3] for edge in edges], dtype=np.int32),
        np.full(len(edges), -1, dtype=np.int32),
        bound,
    )


def link(mesh: Triangulation, point: Point2, triangle: int) -> Links:
    seen = see_bends(mesh, *point, find_vertex(mesh, triangle, *point), triangle)
    return Links(mesh.bend_of[seen], np.hypot(*(mesh.vertices[seen] - point).T))


def find_on(floor: MultiPolygon, a: Point2, b: Point2) -> list[Point2] | None:
    """The shortest way on a floor, ``None`` where there is none; both ends lie on it."""
    mesh = triangulate(floor)
    bins = build_bins(mesh)
    first, last = find_triangle(mesh, bins, *a), find_triangle(mesh, bins, *b)
    if sees_point(mesh, *a, first, *b, last):
        return [a, b]
    taut = build_taut_graph(mesh, build_sites(mesh, np.zeros((0, 2)), np.zeros(0, dtype=np.int32)))
    lines = [*zip(taut.starts, taut.ends, taut.lengths, strict=True)]
    edges = [(int(i), int(j), float(m), FREE) for i, j, m in lines] + [
        (int(j), int(i), float(m), FREE) for i, j, m in lines
    ]
    graph = graph_of(edges, [(float(x), float(y)) for x, y in taut.points], 1.0)
    length_m, way = find_path(
        graph, link(mesh, a, first), link(mesh, b, last), np.array(b), np.zeros(0, np.int32), math.inf
    )
    if not math.isfinite(length_m):
        return None
    bends = [int(way[0]), *(int(graph.ends[edge]) for edge in way[1:])]
    return [a, *((float(taut.points[n, 0]), float(taut.points[n, 1])) for n in bends), b]


@given(floors(), POINTS, POINTS)
@settings(max_examples=150, deadline=None)
def test_no_way_is_longer_than_the_shortest_missing_or_invented(floor: MultiPolygon, a: Point2, b: Point2) -> None:
    for shape in (floor, erode(floor, 0.3)):
        if not (shapely.intersects_xy(shape, *a) and shapely.intersects_xy(shape, *b)):
            continue
        shortest_m = measure_shortest_m(shape, a, b) if len(shapely.get_coordinates(shape)) < 90 else None

        way = find_on(shape, a, b)

        if way is not None:
            assert shapely.length(LineString(way).difference(shapely.buffer(shape, 1e-9))) < 1e-9
        if shortest_m is not None:
            assert (way is None) == math.isinf(shortest_m)
            assert way is None or abs(LineString(way).length - shortest_m) < 1e-9


def test_the_cheaper_of_two_ways_is_taken_and_a_barred_one_only_for_its_penalty() -> None:
    points = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]
    graph = graph_of([(0, 1, 1.0, BARRED), (1, 2, 1.0, FREE), (0, 2, 50.0, FREE)], points)
    ends = Links(np.array([0], np.int32), np.zeros(1)), Links(np.array([2], np.int32), np.zeros(1))
    goal, nobody = np.array([2.0, 0.0]), np.zeros(0, np.int32)

    assert find_path(graph, *ends, goal, nobody, math.inf)[0] == 50.0
    assert find_path(graph, *ends, goal, nobody, 100.0)[0] == 50.0
    assert find_path(graph, *ends, goal, nobody, 10.0)[0] == 12.0


def test_a_territory_is_open_to_those_who_belong_there() -> None:
    graph = graph_of([(0, 1, 1.0, 7)], [(0.0, 0.0), (1.0, 0.0)])
    ends = Links(np.array([0], np.int32), np.zeros(1)), Links(np.array([1], np.int32), np.zeros(1))

    assert math.isinf(find_path(graph, *ends, np.array([1.0, 0.0]), np.array([6], np.int32), math.inf)[0])
    assert find_path(graph, *ends, np.array([1.0, 0.0]), np.array([6, 7], np.int32), math.inf)[0] == 1.0


def test_a_heap_gives_its_entries_in_order() -> None:
    wanted = np.random.default_rng(5).random(1000)
    keys, values, size = np.zeros(4), np.zeros(4, dtype=np.int32), 0
    for i, key in enumerate(wanted):
        keys, values = push(keys, values, size, key, i)
        size += 1

    taken = []
    while size > 0:
        taken.append(wanted[values[0]])
        size = pop(keys, values, size)

    assert taken == sorted(wanted)
