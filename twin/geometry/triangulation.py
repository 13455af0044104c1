"""
A floor cut into triangles, with all that a search over it needs to know.

A ``Triangulation`` is plain arrays: kernels take it as it is. Corners of a
triangle run counter-clockwise; the boundary has the floor on its left.
"""

from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from twin.errors import GeometryError
from twin.geometry.compiled import compiled, frozen
from twin.geometry.polygon import list_polygons
from twin.geometry.predicates import orientation

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

NOTHING: Final = -1
"""Where an index would point to nothing: no neighbour, no single boundary, no such corner."""


class Triangulation(NamedTuple):
    """
    Triangles over a floor.

    ``neighbours[t, k]`` lies across the edge from corner k to corner k + 1.
    ``fan[fan_start[v]:fan_start[v + 1]]`` are the triangles around vertex v.
    ``before`` and ``after`` are the neighbours of a vertex along the
    boundary, ``NOTHING`` where several boundaries touch in it.
    ``bends`` lists the vertices around which a shortest way can turn: where
    the floor's angle exceeds a straight line, or boundaries touch;
    ``bend_of[v]`` is a vertex's place in that list.
    """

    vertices: Floats
    triangles: Ints
    neighbours: Ints
    fan_start: Ints
    fan: Ints
    before: Ints
    after: Ints
    bends: Ints
    bend_of: Ints


def triangulate(floor: BaseGeometry) -> Triangulation:
    """
    Cut a floor into triangles between its own vertices.

    Parameters
    ----------
    floor : polygon or multipolygon, valid
        Rings may touch in points. May be empty.

    Raises
    ------
    GeometryError
        If the triangles do not cover the floor exactly, edge by edge.

    Notes
    -----
    Vertices on a straight edge are taken out first, by exact arithmetic, so
    every vertex left is a corner.
    """
    polygons = [part for polygon in list_polygons(floor) for part in list_polygons(_without_straight_vertices(polygon))]
    collected = shapely.constrained_delaunay_triangles(np.array(polygons, dtype=object))
    corners = shapely.get_coordinates(collected).reshape(-1, 4, 2)[:, :3].reshape(-1, 2)
    outline = _list_edges(polygons)
    vertices, index = _number(np.concatenate([corners, outline.reshape(-1, 2)]))
    triangles = index[: len(corners)].reshape(-1, 3)
    _turn_counter_clockwise(vertices, triangles)
    neighbours = _find_neighbours(triangles, len(vertices))
    before, after = _find_boundary(triangles, neighbours, len(vertices))
    _check_cover(index[len(corners) :].reshape(-1, 2), triangles, neighbours, len(vertices))
    bends = np.flatnonzero(_is_bend(vertices, before, after)).astype(np.int32)
    bend_of = np.full(len(vertices), NOTHING, dtype=np.int32)
    bend_of[bends] = np.arange(len(bends), dtype=np.int32)
    around = triangles.ravel()
    fan_start = np.concatenate([[0], np.cumsum(np.bincount(around, minlength=len(vertices)))]).astype(np.int32)
    fan = (np.argsort(around, kind="stable") // 3).astype(np.int32)
    return frozen(Triangulation(vertices, triangles, neighbours, fan_start, fan, before, after, bends, bend_of))


def _without_straight_vertices(polygon: BaseGeometry) -> BaseGeometry:
    rings = [shapely.get_coordinates(ring)[:-1] for ring in shapely.get_rings(polygon)]
    _, index, counts = np.unique(np.concatenate(rings), axis=0, return_inverse=True, return_counts=True)
    ends = np.cumsum([len(ring) for ring in rings])
    alone = np.split(counts[index.ravel()] == 1, ends[:-1])
    kept = [ring[_is_corner(ring, single)] for ring, single in zip(rings, alone, strict=True)]
    return shapely.Polygon(kept[0], kept[1:])


@compiled
def _is_corner(ring: np.ndarray, single: np.ndarray) -> np.ndarray:
    """Tell which vertices of a ring turn; those where rings touch stay in any case."""
    count = len(ring)
    keep = np.ones(count, dtype=np.bool_)
    last = count - 1
    for i in range(count):
        following = (i + 1) % count
        turn = orientation(ring[last, 0], ring[last, 1], ring[i, 0], ring[i, 1], ring[following, 0], ring[following, 1])
        if turn == 0.0 and single[i]:
            keep[i] = False
        else:
            last = i
    return keep


@compiled
def _turn_counter_clockwise(vertices: np.ndarray, triangles: np.ndarray) -> None:
    for t in range(len(triangles)):
        a, b, c = vertices[triangles[t, 0]], vertices[triangles[t, 1]], vertices[triangles[t, 2]]
        if orientation(a[0], a[1], b[0], b[1], c[0], c[1]) < 0.0:
            triangles[t, 1], triangles[t, 2] = triangles[t, 2], triangles[t, 1]


def _find_neighbours(triangles: Ints, vertices: int) -> Ints:
    """Pair every directed edge with the one that runs the other way."""
    starts = triangles.ravel().astype(np.int64)
    ends = np.roll(triangles, -1, axis=1).ravel().astype(np.int64)
    key, opposite = starts * vertices + ends, ends * vertices + starts
    order = np.argsort(key, kind="stable")
    place = np.minimum(np.searchsorted(key[order], opposite), max(len(key) - 1, 0))
    found = order[place] if len(key) else place
    matched = key[found] == opposite if len(key) else np.zeros(0, dtype=bool)
    return np.where(matched, found // 3, NOTHING).astype(np.int32).reshape(-1, 3)


def _find_boundary(triangles: Ints, neighbours: Ints, vertices: int) -> tuple[Ints, Ints]:
    starts, ends = _boundary_edges(triangles, neighbours)
    before, after = np.full((2, vertices), NOTHING, dtype=np.int32)
    before[ends], after[starts] = starts, ends
    touching = np.bincount(starts, minlength=vertices) != 1
    before[touching], after[touching] = NOTHING, NOTHING
    return before, after


def _boundary_edges(triangles: Ints, neighbours: Ints) -> tuple[Ints, Ints]:
    open_edge = neighbours == NOTHING
    return triangles[open_edge], np.roll(triangles, -1, axis=1)[open_edge]


def _list_edges(polygons: list[Polygon]) -> Floats:
    """Return the edges of rings with the floor on their left, (n, 4): x, y where each starts and ends."""
    rings = [shapely.get_coordinates(r) for p in shapely.orient_polygons(polygons) for r in shapely.get_rings(p)]
    return np.concatenate([np.zeros((0, 4)), *(np.hstack([ring[:-1], ring[1:]]) for ring in rings)])


def _number(points: Floats) -> tuple[Floats, Ints]:
    """Return different points in their order, and the number of each of those given."""
    order = np.lexsort((points[:, 1], points[:, 0]))
    ordered = points[order]
    is_new = np.ones(len(points), dtype=np.bool_)
    is_new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    numbers = np.zeros(len(points), dtype=np.int32)
    numbers[order] = np.cumsum(is_new) - 1
    return ordered[is_new], numbers


def _check_cover(outline: Ints, triangles: Ints, neighbours: Ints, vertices: int) -> None:
    """Raise unless the open edges of the triangles are the outline's, each once, and no two triangles share a side."""
    starts, ends = _boundary_edges(triangles, neighbours)
    made, asked = (np.sort(a.astype(np.int64) * vertices + b) for a, b in ((starts, ends), outline.T))
    directed = np.sort(triangles.ravel().astype(np.int64) * vertices + np.roll(triangles, -1, axis=1).ravel())
    if np.any(directed[1:] == directed[:-1]) or not np.array_equal(made, asked):
        msg = f"{len(triangles)} triangles do not cover the floor edge by edge"
        raise GeometryError(msg)


@compiled
def _is_bend(vertices: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    bend = np.ones(len(vertices), dtype=np.bool_)
    for v in range(len(vertices)):
        if before[v] != NOTHING:
            a, b, c = vertices[before[v]], vertices[v], vertices[after[v]]
            bend[v] = orientation(a[0], a[1], b[0], b[1], c[0], c[1]) < 0.0
    return bend
