"""
The faces of a plane area that is swept along a line. Metres.

Vertices of a sweep are the corners of its base, ring by ring, and the same
corners again at its other end.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from manifold3d import triangulate
from numpy.typing import NDArray
from shapely import Polygon

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def faces_of_sweep(corners: Floats, sizes: Sequence[int]) -> Ints:
    """
    Return the faces (m, 3) of a sweep, counter-clockwise seen from outside where it goes to the side that z is on.

    Every edge is that of two faces, however corners lie in line: the mesh is closed.

    Parameters
    ----------
    corners : (n, 2), m
        The corners of the outline and then of each hole, in any sense, none repeated at its end.
    sizes : how many corners each ring has
    """
    count = len(corners)
    loops, end = [], 0
    for size in sizes:
        loop = np.arange(end, end + size)
        end += size
        # The area lies to the left of an outline that runs counter-clockwise and of holes that run clockwise.
        loops.append(loop if (_area(corners[loop]) > 0.0) == (end == size) else loop[::-1])
    following = np.concatenate([np.roll(loop, -1) for loop in loops])
    index = np.concatenate(loops)
    cap = index[triangulate([corners[loop] for loop in loops])]
    sides = np.array([index, following, following + count, index, following + count, index + count]).T.reshape(-1, 3)
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


def _area(ring: Floats) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1))
