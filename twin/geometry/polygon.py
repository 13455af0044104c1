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
    return MultiPolygon(
        [
            Polygon(rings[0], rings[1:])
            for polygon in list_polygons(shapely.orient_polygons(floor))
            for rings in [[_cut_ring(shapely.get_coordinates(r), step_rad) for r in shapely.get_rings(polygon)]]
        ]
    )


def _cut_ring(ring: NDArray[np.float64], step_rad: float) -> NDArray[np.float64]:
    corners = ring[:-1]
    along = np.roll(corners, -1, axis=0) - corners
    lengths_m = np.hypot(along[:, 0], along[:, 1])
    along /= np.maximum(lengths_m, GRID_M)[:, None]
    before = np.roll(along, 1, axis=0)
    turns = np.arctan2(before[:, 0] * along[:, 1] - before[:, 1] * along[:, 0], (before * along).sum(axis=1))
    turns = np.maximum(-turns, 0.0)
    steps = np.floor(turns / step_rad)
    rest = turns - steps * step_rad
    room = np.minimum(lengths_m, np.roll(lengths_m, 1)) > 4.0 * CUT_M
    chosen = (steps > 0) & (rest > 1e-6 * step_rad) & (rest < 0.501 * step_rad) & room
    if not chosen.any():
        return ring
    # Over the triangle of the corner and the cut: each side is as long as the sine of the angle across from it.
    whole = steps[chosen] * step_rad
    reach = CUT_M / np.maximum(np.sin(whole), np.sin(rest[chosen]))
    first = corners[chosen] - before[chosen] * (reach * np.sin(rest[chosen]))[:, None]
    second = corners[chosen] + along[chosen] * (reach * np.sin(whole))[:, None]
    index = np.flatnonzero(chosen)
    cut = np.insert(corners, index + 1, second, axis=0)
    cut[index + np.arange(len(index))] = first
    return np.concatenate([cut, cut[:1]])
