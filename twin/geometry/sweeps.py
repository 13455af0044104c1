"""
The faces of a plane area that is swept along a line. Metres.

Vertices of a sweep are the corners of its base, ring by ring, and the same
corners again at its other end.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from mapbox_earcut import triangulate_float64
from numpy.typing import NDArray
from shapely import Polygon

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def faces_of_sweep(corners: Floats, sizes: Sequence[int]) -> Ints:
    """
    Return the faces (m, 3) of a sweep, counter-clockwise seen from outside where it goes to the side that z is on.

    Parameters
    ----------
    corners : (n, 2), m
        The corners of the outline and then of each hole, in any sense, none repeated at its end.
    sizes : how many corners each ring has
    """
    count = len(corners)
    ends = np.cumsum(sizes)
    cap = triangulate_float64(corners, ends.astype(np.uint32)).reshape(-1, 3).astype(np.int32)
    clockwise = _twice_areas(corners[cap]) < 0.0
    cap[clockwise] = cap[clockwise][:, ::-1]
    index = np.arange(count, dtype=np.int32)
    following = index + 1
    following[ends - 1] = ends - np.asarray(sizes)
    steps = corners[index, 0] * corners[following, 1] - corners[following, 0] * corners[index, 1]
    areas = np.add.reduceat(steps, ends - np.asarray(sizes))
    # The area lies to the left of outlines that run counter-clockwise and of holes that run clockwise.
    left = (areas > 0.0) == (np.arange(len(areas)) == 0)
    turned = np.repeat(~left, sizes)
    start, end = np.where(turned, following, index), np.where(turned, index, following)
    sides = np.concatenate(
        [np.stack([start, end, end + count], axis=1), np.stack([start, end + count, start + count], axis=1)]
    )
    faces: Ints = np.concatenate([cap[:, ::-1], cap + count, sides]).astype(np.int32)
    return faces


def rings_of(polygon: Polygon) -> tuple[Floats, list[int]]:
    """Return the corners (n, 2) of a polygon, ring by ring, none repeated at its end, and how many each ring has."""
    if shapely.get_num_interior_rings(polygon) == 0:
        coordinates = shapely.get_coordinates(polygon)[:-1]
        return coordinates, [len(coordinates)]
    coordinates, ring = shapely.get_coordinates(shapely.get_rings(polygon), return_index=True)
    closing = np.append(ring[1:] != ring[:-1], True)
    return coordinates[~closing], np.bincount(ring[~closing]).tolist()


def _twice_areas(corners: Floats) -> Floats:
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas: Floats = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return areas
