"""In which room of a storey a point lies, and whether a body can stand there. Compiled; decided exactly, metres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numba
import numpy as np
import shapely
from numba.experimental import structref
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from twin.geometry.compiled import compiled, frozen
from twin.geometry.locate import Bins, find_triangle
from twin.geometry.polygon import list_polygons
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.model.ids import SpaceId
from twin.model.navmesh import NavMesh


class Outlines(NamedTuple):
    """
    Polygons as edges: group g is ``groups[g]:groups[g + 1]`` of them, polygon p has ``starts[p]:starts[p + 1]`` of ``edges``.

    ``edges`` (n, 4) are x, y of both ends, those of holes among them;
    ``boxes`` (polygons, 4) the bounds. Groups are the rooms' footprints, and
    then their floors in the same order.
    """

    groups: NDArray[np.int32]
    boxes: NDArray[np.float64]
    starts: NDArray[np.int32]
    edges: NDArray[np.float64]


@structref.register
class PlanType(numba.types.StructRef):  # type: ignore[misc]
    """What numba calls a plan."""

    def preprocess_fields(self, fields: Any) -> Any:
        """Forget that a field was given as a literal."""
        return tuple((name, numba.types.unliteral(kind)) for name, kind in fields)


class Plan(structref.StructRefProxy):  # type: ignore[misc]
    """
    A storey behind one pointer, since a call of a compiled function takes longer for every array that it is handed.

    It has a ``Triangulation``, its ``Bins`` and ``Outlines``.
    """


FIELDS: Final = ("mesh", "bins", "outlines")
structref.define_proxy(Plan, PlanType, FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rooms:
    """
    The rooms of a storey.

    ``spaces`` are in the order of the plan, the smaller before the larger.
    ``pieces`` are the parts of each room's floor that the mesh holds, ``None``
    for those of the whole mesh: filled as they are asked for.
    """

    plan: Plan
    spaces: tuple[SpaceId, ...]
    floors: Mapping[SpaceId, MultiPolygon]
    mesh: NavMesh
    pieces: dict[SpaceId | None, list[Polygon]] = field(default_factory=dict)

    def find_space(self, x_m: float, y_m: float) -> SpaceId | None:
        """Return the space whose footprint holds a point, the smallest where several do."""
        room = find_room(self.plan, x_m, y_m)
        return None if room == NOTHING else self.spaces[room]

    def stand_in(self, x_m: float, y_m: float) -> tuple[SpaceId | None, int]:
        """Return the space that holds a point, and the triangle where a body can stand at it, or ``NOTHING``."""
        room, triangle = stand(self.plan, x_m, y_m)
        lost = self.mesh.lost
        if lost is not None and shapely.intersects_xy(lost.floor, x_m, y_m):
            triangle = NOTHING
        return (None if room == NOTHING else self.spaces[room]), triangle

    def list_pieces(self, space: SpaceId | None) -> list[Polygon]:
        """Return the pieces of floor on which a body can stand in a space, or anywhere."""
        if space not in self.pieces:
            self.pieces[space] = list_polygons(self.mesh.hold(self.mesh.floor if space is None else self.floors[space]))
        return self.pieces[space]


def build_rooms(
    mesh: NavMesh, footprints: Mapping[SpaceId, MultiPolygon], floors: Mapping[SpaceId, MultiPolygon]
) -> Rooms:
    """Lay out a storey; *footprints* and *floors* are of the same spaces."""
    spaces = tuple(sorted(floors, key=lambda space: (footprints[space].area, space)))
    outlines = _lay_out([*(footprints[space] for space in spaces), *(floors[space] for space in spaces)])
    return Rooms(plan=_make(mesh.triangles, mesh.bins, outlines), spaces=spaces, floors=floors, mesh=mesh)


def _lay_out(shapes: Sequence[MultiPolygon]) -> Outlines:
    parts, groups = shapely.get_parts(shapes, return_index=True)
    rings, owners = shapely.get_rings(parts, return_index=True)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    joined = ring_of[:-1] == ring_of[1:]
    edges = np.concatenate([points[:-1], points[1:]], axis=1)[joined]
    edge_of = owners[ring_of[:-1][joined]]
    return frozen(
        Outlines(
            np.searchsorted(groups, np.arange(len(shapes) + 1)).astype(np.int32),
            shapely.bounds(parts).reshape(-1, 4),
            np.searchsorted(edge_of, np.arange(len(parts) + 1)).astype(np.int32),
            np.ascontiguousarray(edges),
        )
    )


@compiled
def _make(mesh: Triangulation, bins: Bins, outlines: Outlines) -> Plan:
    return Plan(mesh, bins, outlines)


@compiled
def find_room(plan: Plan, x: float, y: float) -> int:
    """Return the first room whose footprint holds a point, or ``NOTHING``."""
    outlines = plan.outlines
    for room in range((len(outlines.groups) - 1) // 2):
        if _holds(outlines, room, x, y):
            return room
    return NOTHING


@compiled
def stand(plan: Plan, x: float, y: float) -> tuple[int, int]:
    """Return the room that holds a point, and a triangle of the mesh that does: not one beyond the room's floor."""
    room = find_room(plan, x, y)
    triangle = find_triangle(plan.mesh, plan.bins, x, y)
    if NOTHING not in (triangle, room):
        outlines = plan.outlines
        if not _holds(outlines, (len(outlines.groups) - 1) // 2 + room, x, y):
            triangle = NOTHING
    return room, triangle


@compiled
def _holds(outlines: Outlines, group: int, x: float, y: float) -> bool:
    """Tell whether a polygon of a group holds a point, its edges included."""
    for part in range(outlines.groups[group], outlines.groups[group + 1]):
        if (
            outlines.boxes[part, 0] <= x <= outlines.boxes[part, 2]
            and outlines.boxes[part, 1] <= y <= outlines.boxes[part, 3]
            and _is_in(outlines.edges, outlines.starts[part], outlines.starts[part + 1], x, y)
        ):
            return True
    return False


@compiled
def _is_in(edges: np.ndarray, first: int, last: int, x: float, y: float) -> bool:
    """Count the edges that a ray to the right meets; an end at the height of the ray counts as below it."""
    inside = False
    for edge in range(first, last):
        a_x, a_y, b_x, b_y = edges[edge, 0], edges[edge, 1], edges[edge, 2], edges[edge, 3]
        if a_y == y and (a_x == x or (b_y == y and min(a_x, b_x) <= x <= max(a_x, b_x))):
            return True
        if (a_y > y) != (b_y > y):
            side = orientation(a_x, a_y, b_x, b_y, x, y)
            if side == 0.0:
                return True
            if (side > 0.0) == (b_y > a_y):
                inside = not inside
    return inside
