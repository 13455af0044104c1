"""
What parts one room from the next at the height of a floor: walls, closed doors, curtain walls, columns, virtual elements.

Metres, plan frame. Walls are taken whole: a door or a hole in a wall is a way
from one room into another, not a part of either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely import MultiPoint, MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.ingest.apertures import Aperture, aperture_of_door
from twin.ingest.bodies import Bodies, Body, shadow_of
from twin.ingest.ifc_file import IfcFile
from twin.ingest.obstacles import HEADROOM_M, STEP_OVER_M
from twin.ingest.regions.wall_gaps import find_wall_gaps

WALLS: Final = ("IfcWall", "IfcCurtainWall", "IfcColumn")
OF_CURTAIN_WALLS: Final = ("IfcPlate", "IfcMember", "IfcBuildingElementPart")
"""Classes that part rooms as pieces of a wall, while rafters and brackets do not."""
PROBE_M: Final = 1.0
"""A door stands on a floor if it is there at this height above it."""
DOOR_HEIGHT_M: Final = 2.0
"""Taken for a door whose head nothing tells."""
FRAME_M: Final = 0.05
"""How far a door that fills no opening is drawn beyond its sides, to what it is set in."""
THICKEST_DOOR_M: Final = 0.3
"""A door body deeper than this was drawn open."""
CUT_M: Final = 0.001
"""Half the width of the line that parts two rooms where nothing solid does."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Partitions:
    """What parts rooms on one floor: ``solid`` bodies with closed doors, and the thin ``lines`` between open ones."""

    solid: BaseGeometry
    lines: BaseGeometry

    @property
    def all(self) -> BaseGeometry:
        """Everything that parts."""
        return self.solid.union(self.lines)


def read_apertures(ifc: IfcFile, bodies: Bodies) -> list[Aperture]:
    """Return the holes that the doors of a model stand in."""
    found = []
    for door in ifc.list_elements("IfcDoor"):
        width = float(door.OverallWidth) * ifc.file_of(door).length_unit_m if door.OverallWidth else None
        found.append(aperture_of_door(ifc, bodies, door, width))
    return found


def partitions_at(ifc: IfcFile, bodies: Bodies, doors: list[Aperture], area: BaseGeometry, z_m: float) -> Partitions:
    """Return what parts rooms in an area at the height of a floor."""
    walls = [plan for body in _wall_bodies(ifc, bodies, area) if not (plan := _standing(body, z_m)).is_empty]
    leaves = [_leaf(door) for door in doors if stands_on(door, z_m)]
    lines: list[BaseGeometry] = [line.buffer(CUT_M, cap_style="flat") for line in find_wall_gaps(walls)]
    virtual = (_virtual_line(bodies.find(ifc.id_of(e)), z_m) for e in ifc.list_elements("IfcVirtualElement"))
    lines += [line for line in virtual if line is not None]
    return Partitions(solid=shapely.union_all([*walls, *leaves]), lines=shapely.union_all(lines))


def stands_on(door: Aperture, z_m: float) -> bool:
    """Return whether a door is there for somebody who stands on a floor."""
    head_m = door.sill_z_m + DOOR_HEIGHT_M if door.head_z_m is None else door.head_z_m
    return door.sill_z_m < z_m + PROBE_M < head_m


def _wall_bodies(ifc: IfcFile, bodies: Bodies, area: BaseGeometry) -> Iterator[Body]:
    near = shapely.box(*area.bounds)
    pieces = (piece for piece in ifc.list_elements(*OF_CURTAIN_WALLS) if _is_of_wall(piece))
    for element in (*ifc.list_elements(*WALLS), *pieces):
        body = bodies.find(ifc.id_of(element))
        if body is not None and len(body.mesh.faces):
            lower, upper = body.bounds()
            if near.intersects(shapely.box(lower[0], lower[1], upper[0], upper[1])):
                yield body


def _is_of_wall(piece: Any) -> bool:
    wholes = (relation.RelatingObject for relation in piece.Decomposes or ())
    return any(whole.is_a("IfcWall") or whole.is_a("IfcCurtainWall") for whole in wholes)


def _standing(body: Body, z_m: float) -> MultiPolygon:
    lower, upper = body.bounds()
    if lower[2] >= z_m + HEADROOM_M or upper[2] <= z_m + STEP_OVER_M:
        return MultiPolygon()
    return shadow_of(body, z_m + STEP_OVER_M, z_m + HEADROOM_M)


def _leaf(door: Aperture) -> BaseGeometry:
    half_m = max(min(door.depth_m, THICKEST_DOOR_M), 2 * CUT_M) / 2
    return door.strip(door.width_m + 2 * FRAME_M, half_m, half_m)


def _virtual_line(body: Body | None, z_m: float) -> BaseGeometry | None:
    """Return the plan of a virtual element that stands on a floor, at least as wide as a cut."""
    if body is None:
        return None
    lower, upper = body.bounds()
    if not lower[2] < z_m + PROBE_M < upper[2]:
        return None
    return MultiPoint(body.vertices()[:, :2]).convex_hull.buffer(CUT_M, join_style="mitre")
