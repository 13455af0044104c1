"""
The union of many plan areas that mostly lie side by side. Metres.

Where two areas that wind the same way share an edge, it runs once in each
direction and cancels; what is left goes round the areas as often as they lie
on each other. So thousands of triangles become a few outlines, and these are
united in one sweep: what they wind about is covered.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from manifold3d import CrossSection, FillRule
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

MIN_AREA_M2 = 1e-8
"""Triangles with less are slivers, and left out."""
_DECIMALS = 8
"""The sweep works on a grid of a few nanometres; rounded to ten of them, corners are again where they were given."""


def chain_edges(starts: Floats, ends: Floats) -> list[Floats] | None:
    """
    Join directed edges into closed outlines; edges there and back cancel.

    Parameters
    ----------
    starts, ends : (n, 2), m
        Edges meet where coordinates are equal to the last bit.

    Returns
    -------
    list of (m, 2) or None
        ``None`` where the edges do not close.
    """
    points, names = np.unique(_as_complex(np.concatenate([starts, ends])), return_inverse=True)
    start, end = _cancel(names[: len(starts)], names[len(starts) :], len(points))
    leaving, arriving = np.argsort(start, kind="stable"), np.argsort(end, kind="stable")
    if not np.array_equal(start[leaving], end[arriving]):
        return None
    # As many edges leave a point as arrive at it: each is followed by one of them, whichever.
    following = np.zeros(len(start), dtype=np.intp)
    following[arriving] = leaving
    corners = np.stack([points.real, points.imag], axis=1)
    return [corners[start[cycle]] for cycle in list_cycles(following.tolist())]


def outlines_of(triangles: Floats) -> list[Floats]:
    """
    Return closed outlines (n, 2) that wind about each point as often as triangles (m, 3, 2) cover it.

    Which way a triangle winds does not matter; slivers are left out.
    """
    areas = signed_areas(triangles)
    left, right = triangles[areas > MIN_AREA_M2], triangles[areas < -MIN_AREA_M2]
    corners = np.concatenate([left, right[:, ::-1]])
    return chain_edges(corners.reshape(-1, 2), corners[:, [1, 2, 0]].reshape(-1, 2)) or []


def outlines_of_areas(areas: NDArray[np.object_]) -> list[Floats]:
    """Return the closed outlines (n, 2) of polygons; holes run clockwise."""
    rings = shapely.get_rings(shapely.get_parts(shapely.orient_polygons(areas)))
    corners, owners = shapely.get_coordinates(rings, return_index=True)
    return np.split(corners, np.flatnonzero(np.diff(owners)) + 1) if len(corners) else []


def wind_once(outlines: Sequence[Floats]) -> list[Floats]:
    """Return outlines (n, 2) that wind once, counter-clockwise, about what the given ones wind about either way."""
    once: list[Floats] = CrossSection(list(outlines), FillRule.NonZero).to_polygons()
    return once


def dissolve(outlines: Sequence[Floats]) -> MultiPolygon:
    """Return the area that closed outlines (n, 2) wind about counter-clockwise, once or more often."""
    section = CrossSection(list(outlines), FillRule.Positive)
    merged = section.to_polygons()
    if not merged:
        return MultiPolygon()
    rings = _rings(merged)
    if shapely.is_ccw(rings).all():
        return MultiPolygon(list(np.asarray(shapely.polygons(rings), dtype=object)))
    return MultiPolygon([_polygon(_rings(part.to_polygons())) for part in section.decompose()])


def _as_complex(points: Floats) -> NDArray[np.complex128]:
    """Return points (n, 2) as one number each, which sorts faster; minus zero is zero."""
    return np.ascontiguousarray(points + 0.0).view(np.complex128).ravel()


def _cancel(start: Ints, end: Ints, count: int) -> tuple[Ints, Ints]:
    """Return edges between numbered points without those that run there and back."""
    lower, upper = np.minimum(start, end), np.maximum(start, end)
    keys, which = np.unique(lower * count + upper, return_inverse=True)
    surplus = np.bincount(which, weights=np.sign(end - start), minlength=len(keys)).astype(np.intp)
    lower, upper = np.repeat(keys // count, np.abs(surplus)), np.repeat(keys % count, np.abs(surplus))
    forward = np.repeat(surplus > 0, np.abs(surplus))
    return np.where(forward, lower, upper), np.where(forward, upper, lower)


def list_cycles(following: list[int]) -> list[list[int]]:
    """Return the cycles of edges of which each is followed by one; *following* is used up."""
    cycles = []
    for first in range(len(following)):
        cycle, edge = [], first
        while following[edge] >= 0:
            cycle.append(edge)
            following[edge], edge = -1, following[edge]
        if cycle:
            cycles.append(cycle)
    return cycles


def _polygon(rings: NDArray[np.object_]) -> Polygon:
    """Return the polygon of an outline and its holes: the outline is the largest of them."""
    outline = int(shapely.area(shapely.polygons(rings)).argmax())
    return Polygon(rings[outline], np.delete(rings, outline).tolist())


def _rings(outlines: Sequence[Floats]) -> NDArray[np.object_]:
    owners = np.repeat(np.arange(len(outlines)), [len(outline) for outline in outlines])
    rings = shapely.linearrings(np.round(np.concatenate(outlines), _DECIMALS), indices=owners)
    return np.atleast_1d(np.asarray(rings, dtype=object))


def signed_areas(triangles: Floats) -> Floats:
    """Return the areas of plan triangles (n, 3, 2), m2, positive where they wind counter-clockwise."""
    a, b = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    areas: Floats = 0.5 * (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])
    return areas
