"""Navigation meshes of storeys, and footholds on them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.locate import build_bins, find_nearest, find_triangle
from twin.geometry.polygon import erode, list_polygons
from twin.geometry.triangulation import NOTHING, triangulate
from twin.model.ids import SpaceId, StoreyId
from twin.model.navmesh import NavMesh
from twin.model.passage import Portal
from twin.routing.floor import GAP_M, Bodies, build_free_floor

POCKET_M2: Final = 0.5
"""A piece of floor smaller than this is hardly where somebody stands or goes."""
POCKET_DETOUR_M: Final = 1.0
"""So much farther away a larger piece may be to be preferred to a pocket."""


def build_navmesh(
    storey: StoreyId,
    floors: Mapping[SpaceId, MultiPolygon],
    portals: Iterable[Portal],
    bodies: Bodies,
    radius_m: float,
) -> NavMesh:
    """Return the mesh of a storey whose spaces are joined through *portals*, for bodies of one radius."""
    free = build_free_floor(floors, portals, bodies)
    floor = erode(free, radius_m - GAP_M)
    triangles = triangulate(floor)
    return NavMesh(
        storey=storey, radius_m=radius_m, free=free, floor=floor, triangles=triangles, bins=build_bins(triangles)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Foothold:
    """A point that the mesh of a storey truly holds, and how far it lies from the point asked for."""

    storey: StoreyId
    x_m: float
    y_m: float
    triangle: int
    moved_m: float


def find_foothold(mesh: NavMesh, x_m: float, y_m: float, *, within: BaseGeometry | None = None) -> Foothold | None:
    """
    Return the point of a mesh that is nearest to a point of the plan.

    *within* keeps the answer to a part of the plan, as a wall would: nobody
    is moved out of a room in which the body does not fit. Pockets are taken
    only where there is nothing larger about as near.
    """
    wanted = Point(x_m, y_m)
    triangle = find_triangle(mesh.triangles, mesh.bins, x_m, y_m)
    free = triangle != NOTHING and (mesh.lost is None or not mesh.lost.floor.intersects(wanted))
    if free and (within is None or within.intersects(wanted)):
        return Foothold(storey=mesh.storey, x_m=x_m, y_m=y_m, triangle=triangle, moved_m=0.0)
    return find_nearest_foothold(mesh, list_polygons(mesh.hold(mesh.floor if within is None else within)), x_m, y_m)


def find_nearest_foothold(mesh: NavMesh, pieces: Sequence[Polygon], x_m: float, y_m: float) -> Foothold | None:
    """Return the point of some pieces of a mesh that is nearest to a point, not of a pocket if there is more as near."""
    if not pieces:
        return None
    wanted = Point(x_m, y_m)
    ranks = [piece.distance(wanted) + POCKET_DETOUR_M * (piece.area < POCKET_M2) for piece in pieces]
    nearest = shapely.shortest_line(wanted, pieces[int(np.argmin(ranks))]).coords[1]
    return settle(mesh, nearest[0], nearest[1], moved_from=(x_m, y_m))


def settle(mesh: NavMesh, x_m: float, y_m: float, *, moved_from: tuple[float, float]) -> Foothold | None:
    """Return a point on the mesh for one that lies on it but for rounding."""
    triangle = find_triangle(mesh.triangles, mesh.bins, x_m, y_m)
    if triangle == NOTHING:
        x_m, y_m, triangle = find_nearest(mesh.triangles, x_m, y_m)
    if triangle == NOTHING:
        return None
    moved_m = float(np.hypot(x_m - moved_from[0], y_m - moved_from[1]))
    return Foothold(storey=mesh.storey, x_m=x_m, y_m=y_m, triangle=triangle, moved_m=moved_m)
