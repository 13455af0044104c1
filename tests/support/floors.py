"""Floors with holes for Hypothesis, and the slow, plain answers that fast ones are held against."""

import math

import networkx as nx
import numpy as np
import shapely
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box

from twin.geometry.polygon import to_multipolygon

SIZE_M = 8.0
WHOLE = st.integers(0, 8).map(float)
FRACTION = st.floats(0.0, SIZE_M, allow_nan=False).map(lambda x: round(x, 3))
POINTS = st.tuples(st.one_of(WHOLE, FRACTION), st.one_of(WHOLE, FRACTION))


@st.composite
def bodies(draw: st.DrawFn) -> Polygon:
    """Boxes on whole metres that touch each other, oblique boxes, and round columns."""
    x, y = draw(POINTS)
    match draw(st.sampled_from(["whole", "oblique", "round"])):
        case "whole":
            x, y = math.floor(x), math.floor(y)
            return box(x, y, x + draw(st.integers(1, 3)), y + draw(st.integers(1, 3)))
        case "oblique":
            shape = box(x, y, x + draw(st.floats(0.2, 3.0)), y + draw(st.floats(0.1, 1.0)))
            return affinity.rotate(shape, draw(st.floats(0.0, 180.0)))
        case _:
            return Point(x, y).buffer(draw(st.floats(0.2, 1.0)), quad_segs=2)


@st.composite
def floors(draw: st.DrawFn) -> MultiPolygon:
    """A square floor less some bodies: holes, notches, parts that touch in points, or nothing at all."""
    taken = shapely.union_all(draw(st.lists(bodies(), max_size=6)))
    return to_multipolygon(box(0.0, 0.0, SIZE_M, SIZE_M).difference(taken, grid_size=1e-6))


def sees(floor: MultiPolygon, a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Tell by overlay whether a straight line stays on a floor."""
    return bool(floor.covers(LineString([a, b]) if a != b else Point(a)))


def measure_shortest_m(floor: MultiPolygon, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the length of the shortest way, by the visibility graph of all vertices and Dijkstra; infinite for none."""
    if sees(floor, a, b):
        return math.dist(a, b)
    points = np.concatenate([np.unique(shapely.get_coordinates(floor), axis=0), [a, b]])
    first, last = np.triu_indices(len(points), 1)
    seen = shapely.covers(floor, shapely.linestrings(np.stack([points[first], points[last]], axis=1)))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(points)))
    graph.add_weighted_edges_from(_weigh(points, first[seen], last[seen]))
    try:
        return float(nx.dijkstra_path_length(graph, len(points) - 2, len(points) - 1))
    except nx.NetworkXNoPath:
        return math.inf


def _weigh(
    points: NDArray[np.float64], first: NDArray[np.int64], last: NDArray[np.int64]
) -> list[tuple[int, int, float]]:
    return [(int(i), int(j), math.dist(points[i], points[j])) for i, j in zip(first, last, strict=True)]
