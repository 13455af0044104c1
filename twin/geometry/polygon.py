"""
Floors as polygons: cleaned, shrunk by a body's radius, and bodies grown by it.

Metres. Answers lie on a grid of ``GRID_M``, so that overlays of them cannot
fail and slivers vanish.
"""

import math
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from twin.errors import GeometryError

GRID_M: Final = 1e-6
"""Coordinates of an answer are multiples of this."""
QUARTER_SEGMENTS: Final = 24
"""Edges that go around a right-angled corner."""
ARC_GROWTH_RATIO: Final = math.tan(math.pi / 4 / QUARTER_SEGMENTS) / (math.pi / 4 / QUARTER_SEGMENTS) - 1.0
"""By how much a way along those edges is longer than along the circle: 0.036 %."""
CUT_M: Final = 1e-5
"""How far before and behind a corner it is cut, so that it turns by whole edges of its arc; under 1e-6 m deep."""
LONGEST_EDGE: Final = 1.51
"""A buffer rounds the edges of a corner to the nearest number, so one is at most half longer than it should be."""


def list_polygons(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons in any geometry, without lines, points and empty parts."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def to_multipolygon(shape: BaseGeometry | None) -> MultiPolygon:
    """Return what has area in a geometry; nothing has none."""
    return MultiPolygon() if shape is None else MultiPolygon(list_polygons(shape))


def erode(floor: BaseGeometry, radius_m: float, *, quarter_segments: int = QUARTER_SEGMENTS) -> MultiPolygon:
    """
    Return where the middle of a round body may be.

    Parameters
    ----------
    floor : polygon or multipolygon, valid
        The floor that is free.
    radius_m
        Radius of the body, > 0.
    quarter_segments
        Edges that go around a right-angled corner.

    Returns
    -------
    eroded : on the grid
        Every point of it keeps the radius from everything outside *floor*.
        Around corners its edges are tangent to the true circle from outside:
        the radius is never cut, and a way along them is longer by at most
        ``ARC_GROWTH_RATIO``. Flat walls are 0.05 % of the radius farther away
        than they need to be; dents in a wall that are less than 1 % of the
        radius deep are filled.

    Raises
    ------
    GeometryError
        If the floor is no valid polygon or the radius not positive.

    Notes
    -----
    A buffer's arcs have their corners on the circle, so their edges cut into
    it; on a circle so much larger that the edges are tangent to the wanted
    one, they do not. A buffer rounds the number of a corner's edges, so a
    corner of a drawn curve that turns by 1.4 edges would get one edge, which
    cuts in: such corners are cut in two first. That and rounding to the grid
    are paid for in advance.
    """
    if not radius_m > 0.0 or not shapely.is_valid(floor):
        msg = f"cannot shrink a floor by {radius_m} m: {shapely.is_valid_reason(floor)}"
        raise GeometryError(msg)
    step_rad = math.pi / 2.0 / quarter_segments
    outer_m = (radius_m + 4.0 * GRID_M) / math.cos(step_rad / 2.0)
    shrunk: BaseGeometry = shapely.buffer(_cut_corners(floor, step_rad), -outer_m, quad_segs=quarter_segments)
    cut = _find_cut_corners(shrunk, floor, radius_m, 2.0 * outer_m * math.sin(step_rad / 2.0))
    if not cut.is_empty:
        shrunk = shapely.difference(shrunk, shapely.buffer(cut, outer_m, quad_segs=quarter_segments))
    return to_multipolygon(shapely.set_precision(shrunk, GRID_M))


def dilate(body: BaseGeometry, radius_m: float, *, quarter_segments: int = QUARTER_SEGMENTS) -> MultiPolygon:
    """Return where the middle of a round body may not be for what stands there: just what ``erode`` takes from a floor."""
    around = shapely.box(*body.bounds)
    window = shapely.buffer(around, 3.0 * radius_m, join_style="mitre")
    left = erode(shapely.difference(window, body), radius_m, quarter_segments=quarter_segments)
    inner = shapely.buffer(around, 1.5 * radius_m, join_style="mitre")
    return to_multipolygon(shapely.difference(inner, left, grid_size=GRID_M))


def _find_cut_corners(shrunk: BaseGeometry, floor: BaseGeometry, radius_m: float, edge_m: float) -> BaseGeometry:
    """Return the corners whose arcs have an edge that cuts into the radius: one that is longer than an arc's should be."""
    rings = [shapely.get_coordinates(ring) for polygon in list_polygons(shrunk) for ring in shapely.get_rings(polygon)]
    edges = np.concatenate([np.zeros((0, 4)), *(np.hstack([ring[:-1], ring[1:]]) for ring in rings)])
    lengths_m = np.hypot(edges[:, 2] - edges[:, 0], edges[:, 3] - edges[:, 1])
    edges = edges[(lengths_m > edge_m * (1.0 + 1e-4)) & (lengths_m < LONGEST_EDGE * edge_m)]
    middles = shapely.points((edges[:, :2] + edges[:, 2:]) / 2.0)
    walls = shapely.boundary(floor)
    shapely.prepare(walls)
    cutting = middles[shapely.dwithin(walls, middles, radius_m + GRID_M)] if len(middles) else middles
    return shapely.union_all(shapely.get_point(shapely.shortest_line(walls, cutting), 0))


def _cut_corners(floor: BaseGeometry, step_rad: float) -> MultiPolygon:
    """Cut the corners that bulge towards the body and do not turn by whole steps, so that every part does, or by less than half."""
    polygons = list_polygons(shapely.orient_polygons(floor))
    if not polygons:
        return MultiPolygon()
    rings, polygon_of = shapely.get_rings(polygons, return_index=True)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    is_end = np.append(ring_of[1:] != ring_of[:-1], [True])
    first = np.flatnonzero(np.append([True], is_end[:-1]))
    following = np.arange(1, len(points) + 1)
    following[np.flatnonzero(is_end) - 1] = first
    following[is_end] = first
    corners, index = _cut_rings(points, following, ~is_end, step_rad)
    cut = np.asarray(shapely.linearrings(corners, indices=ring_of[index]))
    return MultiPolygon(list(np.asarray(shapely.polygons(cut, indices=polygon_of))))


def _cut_rings(
    points: NDArray[np.float64], following: NDArray[np.int64], is_corner: NDArray[np.bool_], step_rad: float
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the corners of rings, those that are cut twice, and of each the place of the point that it was."""
    along = points[following] - points
    lengths_m = np.hypot(along[:, 0], along[:, 1])
    along /= np.maximum(lengths_m, GRID_M)[:, None]
    before, lengths_before_m = np.zeros_like(along), np.zeros_like(lengths_m)
    before[following[is_corner]], lengths_before_m[following[is_corner]] = along[is_corner], lengths_m[is_corner]
    turns = np.arctan2(before[:, 0] * along[:, 1] - before[:, 1] * along[:, 0], (before * along).sum(axis=1))
    turns = np.maximum(-turns, 0.0)
    steps = np.floor(turns / step_rad)
    rest = turns - steps * step_rad
    room = np.minimum(lengths_m, lengths_before_m) > 4.0 * CUT_M
    chosen = is_corner & (steps > 0) & (rest > 1e-6 * step_rad) & (rest < 0.501 * step_rad) & room
    # Over the triangle of the corner and the cut: each side is as long as the sine of the angle across from it.
    whole, left = steps[chosen] * step_rad, rest[chosen]
    reach = CUT_M / np.maximum(np.sin(whole), np.sin(left))
    cut = points.copy()
    cut[chosen] -= before[chosen] * (reach * np.sin(left))[:, None]
    second = points[chosen] + along[chosen] * (reach * np.sin(whole))[:, None]
    index = np.repeat(np.arange(len(points)), is_corner.astype(int) + chosen)
    corners = cut[index]
    corners[1:][index[1:] == index[:-1]] = second
    return corners, index
