"""
Shadows on a level plane: from where a body hides a point. Exact for upright prisms. Metres.

A point looks at a plane of eyes past a prism. The line to an eye is over the
prism's heights for one stretch of its length, the same for all eyes, since
all are at one height. So the eyes that do not see the point are those of
the footprint, scaled about the point by all factors of an interval.
"""

import math
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Point2 = tuple[float, float]
Point3 = tuple[float, float, float]

SLIVER_M2: Final = 1e-12
"""A shadow smaller than this hides nobody."""


def find_stretch(source_z_m: float, eye_z_m: float, bottom_z_m: float, top_z_m: float) -> tuple[float, float] | None:
    """
    Return between which shares of its length the line from a source to an eye is at the heights of a body.

    Returns
    -------
    start, end
        0 at the source, 1 at the eye; ``None`` where the line passes over or
        under the body all the way.
    """
    rise_m = eye_z_m - source_z_m
    if rise_m == 0.0:
        return (0.0, 1.0) if bottom_z_m < source_z_m < top_z_m else None
    low, high = sorted(((bottom_z_m - source_z_m) / rise_m, (top_z_m - source_z_m) / rise_m))
    start, end = max(low, 0.0), min(high, 1.0)
    return (start, end) if start < end else None


def list_shadows(
    footprint: BaseGeometry, source: Point2, stretch: tuple[float, float], reach_m: float
) -> list[BaseGeometry]:
    """
    Return polygons that together are the shadow of a footprint about a source, as far as *reach_m* from it.

    Parameters
    ----------
    footprint
        Polygon or multipolygon.
    stretch
        Shares of the line from source to eye on which the body is in its way, from ``find_stretch``.

    Notes
    -----
    With ``a = 1 / end`` and ``b = 1 / start``, the union of all copies scaled
    by a factor between them is the copy scaled by a, and what its sides
    sweep from a to b: on its way inwards from a shadowed place a line either
    stays in the copies or crosses a side.
    """
    start, end = stretch
    nearest_m = footprint.distance(shapely.Point(source))
    if nearest_m == 0.0 and start == 0.0 and footprint.contains(shapely.Point(source)):
        return [shapely.Point(source).buffer(2.0 * reach_m)]
    least = 1.0 / end
    if nearest_m * least >= reach_m:
        return []
    most = min(1.0 / start if start > 0.0 else math.inf, 2.0 * reach_m / max(nearest_m, 1e-4))
    if most <= least:
        return []
    about = np.array(source)
    scaled = shapely.transform(footprint, lambda at: about + least * (at - about))
    return [scaled, *_list_swept(_list_sides(footprint) - about, about, least, most)]


def _list_sides(footprint: BaseGeometry) -> NDArray[np.float64]:
    """Return the sides of all rings, shape (n, 2, 2)."""
    rings = [
        ring for part in shapely.get_parts(footprint) for ring in (part.exterior, *part.interiors) if not part.is_empty
    ]
    corners = [shapely.get_coordinates(ring) for ring in rings]
    pairs = [np.stack([ring[:-1], ring[1:]], axis=1) for ring in corners]
    return np.concatenate(pairs) if pairs else np.zeros((0, 2, 2))


def _list_swept(
    sides: NDArray[np.float64], source: NDArray[np.float64], least: float, most: float
) -> list[BaseGeometry]:
    """Return the trapezia that sides sweep; none for sides that point at the source."""
    quads = np.stack([least * sides[:, 0], least * sides[:, 1], most * sides[:, 1], most * sides[:, 0]], axis=1)
    swept = np.asarray(shapely.polygons(quads + source), dtype=object)
    return list(swept[shapely.area(swept) > SLIVER_M2])
