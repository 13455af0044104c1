"""
What is where on the plan: which space holds a point, what stands between two spaces, whether a place is outdoors.

Metres, plan frame.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, STRtree
from shapely.geometry.base import BaseGeometry

from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.solids.plan_shadows import whole_shadows_of
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
_ANGLES: Final = np.arange(SIGHT_LINES) * (2 * math.pi / SIGHT_LINES)
_SIGHTS: Final = np.stack(
    [np.zeros((SIGHT_LINES, 2)), ESCAPE_M * np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])], axis=1
)
"""Lines of sight (32, 2, 2) of somebody at the origin."""


class Surroundings:
    """An index over the spaces and the bodies between them, made once for a model."""

    def __init__(self, spaces: Iterable[Space], bodies: Bodies) -> None:
        """Index every space that has a floor; the bodies that part spaces are indexed when first asked for."""
        with_floor = [(s, s.footprint) for s in spaces if s.footprint is not None and s.floor_z_m is not None]
        with_floor.sort(key=lambda item: _preference(item[0]))  # the first of several is the one to choose
        self._spaces = [space for space, _ in with_floor]
        self._by_id = {space.id: space for space in self._spaces}
        self._floors = np.array([footprint for _, footprint in with_floor], dtype=object)
        self._space_tree = STRtree(self._floors)
        self._from_m = np.array([floor_m(space) - FLOOR_TOLERANCE_M for space in self._spaces])
        self._to_m = np.array([floor_m(space) + _height_m(space) for space in self._spaces])
        self._bodies = bodies
        self._rooms: dict[float, BaseGeometry] = {}
        self._walls: dict[float, tuple[Sequence[Body], STRtree]] = {}

    def find_by_id(self, key: SpaceId) -> Space | None:
        """Return the space with an id, or ``None`` if there is none with a floor."""
        return self._by_id.get(key)

    def find_space(self, x: float, y: float, z: float) -> Space | None:
        """Return the space that holds a point, or ``None``; see ``find_spaces``."""
        return self.find_spaces(np.array([[x, y, z]]))[0]

    def find_spaces(self, points: Floats) -> list[Space | None]:
        """
        Return the space that holds each of many points (n, 3), or ``None``.

        Of several, those one can walk in come first, then the one with the
        highest floor, then the smallest: nested and layered spaces.
        """
        point, space = self._space_tree.query(shapely.points(points[:, :2]), predicate="intersects")
        z = points[point, 2]
        holding = (self._from_m[space] <= z) & (z < self._to_m[space])
        chosen = np.full(len(points), len(self._spaces))
        np.minimum.at(chosen, point[holding], space[holding])
        choices = [*self._spaces, None]
        return [choices[index] for index in chosen.tolist()]

    def list_spaces_near(self, area: BaseGeometry, z_low: float, z_high: float) -> list[Space]:
        """Return the spaces one can walk in whose floor lies between two heights and whose footprint meets *area*."""
        found = (self._spaces[i] for i in np.sort(self._space_tree.query(area, predicate="intersects")).tolist())
        return [space for space in found if space.navigable and z_low <= floor_m(space) <= z_high]

    def parting_bodies(self, area: BaseGeometry, z_low: float, z_high: float) -> BaseGeometry:
        """Return the plan of everything between two heights near *area* that keeps people from crossing."""
        return shapely.union_all(self.list_parting(np.array([area]), z_low, z_high))

    def list_parting(self, areas: Any, z_low: float, z_high: float) -> Any:
        """Return the plans of what stands between two heights in any of an array of areas, as an array."""
        standing = self._standing
        area, body = standing.tree.query(areas, predicate="intersects")
        between = (standing.bottom_m[body] < z_high) & (standing.top_m[body] > z_low)
        area, body = area[between], body[between]
        found, where = np.unique(body, return_inverse=True)
        shadows = np.array(whole_shadows_of([standing.bodies[i] for i in found.tolist()]), dtype=object)
        return shadows[np.unique(where[shapely.intersects(shadows[where], areas[area])])]

    def is_outdoors(self, x: float, y: float, floor_z_m: float) -> bool:
        """
        Return whether some lines of sight of somebody who stands at a point leave without meeting a wall or a room.

        Where the model draws neither walls nor floors, nothing is known and nowhere is outdoors.
        """
        standing = self._standing
        if not self._spaces and not standing.bodies:
            return False
        z = round(floor_z_m + EYE_M, 6)
        sights = np.asarray(shapely.linestrings(_SIGHTS + np.array([x, y])), dtype=object)
        sights = sights[~shapely.intersects(self._rooms_at(z), sights)]
        if len(sights) < LEAST_OPEN:
            return False
        # Only now the walls: most sights end in rooms, and the shadow of a wall that none passes is never asked for.
        walls, tree = self._walls_at(z)
        sight, wall = tree.query(sights, predicate="intersects")
        found, where = np.unique(wall, return_inverse=True)
        outlines = shapely.boundary(np.array(whole_shadows_of([walls[i] for i in found.tolist()]), dtype=object))
        shut = np.unique(sight[shapely.intersects(outlines[where], sights[sight])])
        return len(sights) - len(shut) >= LEAST_OPEN

    @cached_property
    def _standing(self) -> "_Standing":
        return _index_standing(self._bodies)

    def _rooms_at(self, z: float) -> BaseGeometry:
        """Return the outlines of rooms at a height, ready to be met by many lines that come from far away."""
        if z not in self._rooms:
            indoors = np.array([space.use is not SpaceUse.OUTDOOR for space in self._spaces], dtype=bool)
            chosen = self._floors[indoors & (self._from_m <= z) & (z < self._to_m)]
            self._rooms[z] = MultiLineString(list(shapely.get_parts(shapely.boundary(chosen))))
            shapely.prepare(self._rooms[z])
        return self._rooms[z]

    def _walls_at(self, z: float) -> tuple[Sequence[Body], STRtree]:
        """Return what parts inside from outside at a height, and an index of its boxes."""
        if z not in self._walls:
            standing = self._standing
            up = np.nonzero(standing.encloses & (standing.bottom_m < z) & (z < standing.top_m))[0]
            self._walls[z] = [standing.bodies[i] for i in up.tolist()], STRtree(standing.tree.geometries[up])
        return self._walls[z]


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """What may stand between spaces, by its box: the shadow of most of it is never asked for."""

    bodies: Sequence[Body]
    tree: STRtree
    bottom_m: Floats
    top_m: Floats
    encloses: NDArray[np.bool_]


def first_of_each(found: Sequence[Space | None], size: int) -> list[Space | None]:
    """Return the first that is a space of every *size* answers, ``None`` where none of them is."""
    groups = (found[start : start + size] for start in range(0, len(found), size))
    return [next((space for space in group if space is not None), None) for group in groups]


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


def _index_standing(bodies: Bodies) -> _Standing:
    standing = [body for body in bodies.by_id.values() if body.ifc_class in _PARTING]
    corners = np.array([body.bounds() for body in standing]).reshape(-1, 2, 3)
    lower, upper = corners[:, 0], corners[:, 1]
    return _Standing(
        bodies=standing,
        tree=STRtree(shapely.box(lower[:, 0], lower[:, 1], upper[:, 0], upper[:, 1])),
        bottom_m=lower[:, 2],
        top_m=upper[:, 2],
        encloses=np.array([body.ifc_class in ENCLOSING for body in standing], dtype=bool),
    )
