"""
The faces of a plane area that is swept along a line. Metres.

Vertices of a sweep are the corners of its base, ring by ring, and the same
corners again at its other end.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from manifold3d import triangulate
from numpy.typing import NDArray
from shapely import Polygon

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Indices = NDArray[np.intp]


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
    # The area lies to the left of an outline that runs counter-clockwise and of holes that run clockwise.
    if len(sizes) == 1:
        forward = _area(corners) > 0.0
        index, sides = _sides_of_outline(count, forward=forward)
        caps = triangulate([corners if forward else corners[::-1]])
    else:
        starts = np.cumsum([0, *sizes]).tolist()
        loops = [np.arange(start, end) for start, end in pairwise(starts)]
        turned = [(_area(corners[loop]) > 0.0) == (loop[0] == 0) for loop in loops]
        loops = [loop if fits else loop[::-1] for loop, fits in zip(loops, turned, strict=True)]
        index, sides = np.concatenate(loops), _sides(loops, count)
        caps = triangulate([corners[loop] for loop in loops])
    cap = index[caps]
    faces: Ints = np.concatenate([cap[:, ::-1], cap + count, sides]).astype(np.int32)
    return faces


@lru_cache(maxsize=256)
def _sides_of_outline(count: int, *, forward: bool) -> tuple[Indices, Indices]:
    """Return the corners of an outline counter-clockwise, and the faces of its sides; most have four corners."""
    loop = np.arange(count) if forward else np.arange(count)[::-1]
    return loop, _sides([loop], count)


def _sides(loops: Sequence[Indices], count: int) -> Indices:
    index = np.concatenate(loops)
    following = np.concatenate([np.roll(loop, -1) for loop in loops])
    return np.array([index, following, following + count, index, following + count, index + count]).T.reshape(-1, 3)


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
    return float(x[:-1] @ y[1:] - y[:-1] @ x[1:] + x[-1] * y[0] - y[-1] * x[0])
