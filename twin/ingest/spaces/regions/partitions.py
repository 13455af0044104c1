"""
What parts one room from the next at the height of a floor: walls, closed doors, curtain walls, columns, virtual elements.

Metres, plan frame. Walls are taken whole: a door or a hole in a wall is a way
from one room into another, not a part of either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import shapely
from shapely import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from twin.ingest.portals.apertures import Aperture
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.solids.obstacles import HEADROOM_M, STEP_OVER_M
from twin.ingest.solids.plan_shadows import shadows_of
from twin.ingest.spaces.regions.doors import Doors
from twin.ingest.spaces.regions.extents import Extents
from twin.ingest.spaces.regions.marks import find_marked_lines
from twin.ingest.spaces.regions.wall_gaps import find_wall_gaps

WALLS: Final = ("IfcWall", "IfcCurtainWall", "IfcColumn")
OF_CURTAIN_WALLS: Final = ("IfcPlate", "IfcMember", "IfcBuildingElementPart")
"""Classes that part rooms as pieces of a wall, while rafters and brackets do not."""
PROBE_M: Final = 1.0
"""A virtual element stands on a floor if it is there at this height above it."""
FRAME_M: Final = 0.05
"""How far a door that fills no opening is drawn beyond its sides, to what it is set in."""
THICKEST_DOOR_M: Final = 0.3
"""A door body deeper than this was drawn open."""
LEVEL_M: Final = 0.1
"""A virtual element without a body parts rooms only if it is placed this near to their floor."""
CUT_M: Final = 0.001
"""Half the width of the line that parts two rooms where nothing solid does."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Partitions:
    """What parts rooms on one floor: ``solid`` bodies with closed doors, and the thin ``lines`` between open ones."""

    solid: BaseGeometry
    lines: BaseGeometry

    @cached_property
    def all(self) -> BaseGeometry:
        """Everything that parts."""
        return self.solid if self.lines.is_empty else self.solid.union(self.lines)


class Dividers:
    """Everything of a model that may part rooms, read once."""

    def __init__(self, ifc: IfcFile, bodies: Bodies, doors: Doors) -> None:
        """Collect the walls with their pieces, the columns, the doors and the virtual elements, with a body or without."""
        pieces = (piece for piece in ifc.list_elements(*OF_CURTAIN_WALLS) if _is_of_wall(piece))
        parting = (bodies.find(ifc.id_of(element)) for element in (*ifc.list_elements(*WALLS), *pieces))
        virtual = [(element, bodies.find(ifc.id_of(element))) for element in ifc.list_elements("IfcVirtualElement")]
        self._walls = Extents(body for body in parting if body is not None)
        self._virtual = Extents(body for _, body in virtual if body is not None)
        origins = (ifc.origin_of(element) for element, body in virtual if body is None)
        self._marks = sorted({origin for origin in origins if origin is not None})
        self._doors = doors

    def at(self, area: BaseGeometry, z_m: float) -> Partitions:
        """Return what parts rooms in an area at the height of a floor."""
        band = (z_m + STEP_OVER_M, z_m + HEADROOM_M)
        near = self._walls.list_near(area, heights_m=band)
        walls = [plan for plan in shadows_of([(self._walls.bodies[i], *band) for i in near]) if not plan.is_empty]
        leaves = [_leaf(door) for door in self._doors.list_at(area, z_m)]
        lines: list[BaseGeometry] = [line.buffer(CUT_M, cap_style="flat") for line in find_wall_gaps(walls)]
        lines += [_virtual_line(body) for body in self._list_virtual(z_m + PROBE_M)]
        marks = [Point(x, y) for x, y, mark_z_m in self._marks if abs(mark_z_m - z_m) <= LEVEL_M]
        lines += [line.buffer(CUT_M, cap_style="flat") for line in find_marked_lines(marks, walls)] if marks else []
        return Partitions(solid=shapely.union_all([*walls, *leaves]), lines=shapely.union_all(lines))

    def everything(self) -> BaseGeometry:
        """Return the box around all walls."""
        box: BaseGeometry = (
            shapely.box(*shapely.total_bounds(self._walls.boxes())) if self._walls.bodies else MultiPoint()
        )
        return box

    def _list_virtual(self, probe_m: float) -> Iterator[Body]:
        for body, low, high in zip(self._virtual.bodies, self._virtual.low, self._virtual.high, strict=True):
            if low[2] < probe_m < high[2]:
                yield body


def _is_of_wall(piece: Any) -> bool:
    wholes = (relation.RelatingObject for relation in piece.Decomposes or ())
    return any(whole.is_a("IfcWall") or whole.is_a("IfcCurtainWall") for whole in wholes)


def _leaf(door: Aperture) -> BaseGeometry:
    half_m = max(min(door.depth_m, THICKEST_DOOR_M), 2 * CUT_M) / 2
    return door.strip(door.width_m + 2 * FRAME_M, half_m, half_m)


def _virtual_line(body: Body) -> BaseGeometry:
    """Return the plan of a virtual element, at least as wide as a cut."""
    return MultiPoint(body.vertices()[:, :2]).convex_hull.buffer(CUT_M, join_style="mitre")
