"""
What is where on the plan: which space holds a point, what stands between two spaces, whether a place is outdoors.

Metres, plan frame.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import MultiLineString, Point, Polygon, STRtree, box
from shapely.geometry.base import BaseGeometry

from twin.ingest.bodies import Bodies, Body, whole_shadow_of
from twin.model.ids import SpaceId
from twin.model.passage import Point2
from twin.model.space import Space, SpaceUse

ENCLOSING: Final = ("IfcWall", "IfcWallStandardCase", "IfcWallElementedCase", "IfcCurtainWall", "IfcWindow", "IfcPlate")
"""Bodies that part inside from outside; a door's own body is no wall, its wall goes over it."""
FURNISHING: Final = ("IfcFurniture", "IfcFurnishingElement", "IfcSystemFurnitureElement")
PARTING: Final = (*ENCLOSING, "IfcMember", "IfcRailing", "IfcDoor", "IfcColumn", *FURNISHING)
"""Bodies that stand between two spaces so that their common edge is not open there."""
_PARTING: Final = frozenset(PARTING)
UNKNOWN_HEIGHT_M: Final = 3.0
"""Taken for a space whose height the model does not give: a probe 1 m above the floor only needs less than that."""
FLOOR_TOLERANCE_M: Final = 0.3
"""A point this far under a floor still belongs to it: screeds and sills are drawn loosely."""
ESCAPE_M: Final = 200.0
"""A line of sight this long that meets nothing has left the building."""
SIGHT_LINES: Final = 32
EYE_M: Final = 1.6
"""One looks out from this height above the floor: over the wall of a garden or a parapet."""
LEAST_OPEN: Final = 3
"""
So many of them must leave: fewer slip out between walls that do not quite meet.

Doors of seven real files into the open have 12 to 18 open lines, one into an
unmodelled room has none.
"""


@dataclass(frozen=True, slots=True, eq=False)
class _Solid:
    body: Body
    box: Polygon
    bottom_m: float
    top_m: float


class Surroundings:
    """An index over the spaces and the bodies between them, made once for a model."""

    def __init__(self, spaces: Iterable[Space], bodies: Bodies) -> None:
        """Index every space that has a floor, and every body that parts spaces."""
        with_floor = [(s, s.footprint) for s in spaces if s.footprint is not None and s.floor_z_m is not None]
        self._spaces = [space for space, _ in with_floor]
        self._space_tree = STRtree([footprint for _, footprint in with_floor])
        self._solids = list(_solids(bodies))
        self._box_tree = STRtree([solid.box for solid in self._solids])
        self._outlines: dict[float, MultiLineString] = {}

    def find_by_id(self, key: SpaceId) -> Space | None:
        """Return the space with an id, or ``None`` if there is none with a floor."""
        return next((space for space in self._spaces if space.id == key), None)

    def find_space(self, x: float, y: float, z: float) -> Space | None:
        """
        Return the space that holds a point, or ``None``.

        Of several, those one can walk in come first, then the one with the
        highest floor, then the smallest: nested and layered spaces.
        """
        found = [self._spaces[i] for i in self._space_tree.query(Point(x, y), predicate="intersects")]
        holding = [
            space for space in found if floor_m(space) - FLOOR_TOLERANCE_M <= z < floor_m(space) + _height_m(space)
        ]
        return min(holding, key=_preference, default=None)

    def list_spaces_near(self, area: BaseGeometry, z_low: float, z_high: float) -> list[Space]:
        """Return the spaces one can walk in whose floor lies between two heights and whose footprint meets *area*."""
        found = (self._spaces[i] for i in self._space_tree.query(area, predicate="intersects"))
        fitting = [space for space in found if space.navigable and z_low <= floor_m(space) <= z_high]
        return sorted(fitting, key=_preference)

    def parting_bodies(self, area: BaseGeometry, z_low: float, z_high: float) -> BaseGeometry:
        """Return the plan of everything between two heights near *area* that keeps people from crossing."""
        near = (self._solids[i] for i in np.sort(self._box_tree.query(area, predicate="intersects")))
        standing = [whole_shadow_of(solid.body) for solid in near if solid.bottom_m < z_high and solid.top_m > z_low]
        return shapely.union_all([shadow for shadow in standing if shadow.intersects(area)])

    def is_outdoors(self, x: float, y: float, floor_z_m: float) -> bool:
        """
        Return whether some lines of sight of somebody who stands at a point leave without meeting a wall or a room.

        Where the model draws neither walls nor floors, nothing is known and nowhere is outdoors.
        """
        if not self._spaces and not self._solids:
            return False
        angles = np.arange(SIGHT_LINES) * (2 * math.pi / SIGHT_LINES)
        far = np.column_stack([x + ESCAPE_M * np.cos(angles), y + ESCAPE_M * np.sin(angles)])
        sights = shapely.linestrings(np.stack([np.broadcast_to((x, y), far.shape), far], axis=1))
        shut = shapely.intersects(self._what_stands_at(round(floor_z_m + EYE_M, 6)), sights)
        return SIGHT_LINES - int(np.count_nonzero(shut)) >= LEAST_OPEN

    def _what_stands_at(self, z: float) -> MultiLineString:
        """Return the outlines of walls and rooms at a height, ready to be met by many lines that come from far away."""
        if z not in self._outlines:
            walls = [
                whole_shadow_of(solid.body)
                for solid in self._solids
                if solid.body.ifc_class in ENCLOSING and solid.bottom_m < z < solid.top_m
            ]
            rooms = [
                space.footprint
                for space in self._spaces
                if space.use is not SpaceUse.OUTDOOR
                and floor_m(space) - FLOOR_TOLERANCE_M <= z < floor_m(space) + _height_m(space)
            ]
            rings = [ring for area in (*walls, *rooms) for ring in shapely.get_parts(shapely.boundary(area))]
            self._outlines[z] = shapely.multilinestrings(rings) if rings else MultiLineString()
            shapely.prepare(self._outlines[z])
        return self._outlines[z]


def floor_m(space: Space) -> float:
    """Return the height of a space's floor; an unknown one counts as the frame's zero."""
    return 0.0 if space.floor_z_m is None else space.floor_z_m


def offset(point: Point2, direction: Point2, distance_m: float) -> Point2:
    """Return the point at a distance from another one in a direction of length one."""
    return (point[0] + direction[0] * distance_m, point[1] + direction[1] * distance_m)


def _height_m(space: Space) -> float:
    return UNKNOWN_HEIGHT_M if space.height_m is None else space.height_m


def _preference(space: Space) -> tuple[bool, float, float, str]:
    return (not space.navigable, -floor_m(space), space.area_m2 or 0.0, space.id)


def _solids(bodies: Bodies) -> Iterator[_Solid]:
    """Yield what may stand between spaces by its box: the shadow of most of it is never asked for."""
    for body in bodies.by_id.values():
        if body.ifc_class in _PARTING and len(body.mesh.faces):
            lower, upper = body.bounds()
            yield _Solid(body, box(lower[0], lower[1], upper[0], upper[1]), float(lower[2]), float(upper[2]))
