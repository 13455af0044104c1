"""
The floor of a storey by what would have to be carried away to stand there.

A body in the way keeps everybody's middle a radius away from it. The outlines
of these forbidden regions cut the floor, as it would be without anything that
can be moved, into faces; all points of a face are kept from people by the
same bodies. Whoever wants to get from face to face has to move the bodies of
all of them, so the question which bodies bar a way is one about a graph.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Point, STRtree
from shapely.geometry.base import BaseGeometry

from twin.geometry.polygon import GRID_M, QUARTER_SEGMENTS
from twin.model.ids import ObstacleId

Ints = NDArray[np.integer]
Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Faces:
    """
    Faces of one storey, and the pairs that lie side by side.

    ``bodies[i]`` are those that stand in the way on face i, none on floor
    that is free as it is. ``joins`` (n, 2) are pairs of faces.
    """

    shapes: Shapes
    bodies: tuple[tuple[ObstacleId, ...], ...]
    joins: Ints
    index: STRtree

    def find_face(self, x_m: float, y_m: float) -> int | None:
        """Return the face that holds a point, or the nearest one."""
        return None if not len(self.shapes) else int(self.index.nearest(Point(x_m, y_m)))


def split_floor(
    bare: MultiPolygon, real: MultiPolygon, bodies: Mapping[ObstacleId, BaseGeometry], radius_m: float
) -> Faces:
    """
    Cut a floor into faces.

    Parameters
    ----------
    bare
        Where the middle of a body of *radius_m* may be when none of *bodies*
        is there.
    real
        Where it may be now; part of *bare*.
    """
    outer_m = (radius_m + 2.0 * GRID_M) / math.cos(math.pi / 4.0 / QUARTER_SEGMENTS)
    names = [name for name, shape in bodies.items() if shape.dwithin(bare, outer_m)]
    kept = [shapely.buffer(bodies[name], outer_m, quad_segs=QUARTER_SEGMENTS) for name in names]
    lines = shapely.union_all([part.boundary for part in (*kept, bare, real)], grid_size=GRID_M)
    cells = shapely.get_parts(shapely.polygonize([lines]))
    spots = shapely.point_on_surface(cells)
    shapely.prepare(bare)
    inside = shapely.intersects(bare, spots)
    cells, spots = cells[inside], spots[inside]
    free = shapely.intersects(real, spots)
    return Faces(
        shapes=cells,
        bodies=_list_bodies(names, kept, spots, free),
        joins=_list_joins(cells),
        index=STRtree(cells),
    )


def _list_bodies(
    names: Sequence[ObstacleId], kept: Sequence[BaseGeometry], spots: Shapes, free: NDArray[np.bool_]
) -> tuple[tuple[ObstacleId, ...], ...]:
    """Return the bodies that keep people from each spot; where rounding hides them, the nearest one."""
    index = STRtree(kept)
    found: list[list[ObstacleId]] = [[] for _ in spots]
    for spot, body in zip(*index.query(spots, predicate="intersects"), strict=True):
        found[spot].append(names[body])
    for i in np.flatnonzero(~free):
        if not found[i] and names:
            found[i].append(names[int(index.nearest(spots[i]))])
    return tuple(() if free[i] else tuple(sorted(bodies)) for i, bodies in enumerate(found))


def _list_joins(cells: Shapes) -> Ints:
    """Return the pairs of cells that share an edge: their corners are the same to the last bit."""
    rings, cell_of = shapely.get_rings(cells, return_index=True)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    _, corners = np.unique(points, axis=0, return_inverse=True)
    corners = corners.ravel()
    within = ring_of[1:] == ring_of[:-1]
    edges = np.sort(np.column_stack([corners[:-1], corners[1:]])[within], axis=1)
    sides = cell_of[ring_of[:-1][within]]
    order = np.lexsort((edges[:, 1], edges[:, 0]))
    edges, sides = edges[order], sides[order]
    shared = np.all(edges[1:] == edges[:-1], axis=1)
    pairs = np.sort(np.column_stack([sides[:-1], sides[1:]])[shared], axis=1)
    return np.unique(pairs, axis=0)
