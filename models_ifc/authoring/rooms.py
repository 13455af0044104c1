"""
Rooms are what the walls leave of the floor: plate less wall bodies less floor voids, cut along open edges.

Footprints therefore end on the inner faces of the walls and cannot overlap. Metres.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely import GeometryCollection, LineString, Polygon
from shapely import Point as PlanPoint
from shapely.ops import split, unary_union

from models_ifc.authoring.layout import Room, Storey, Wall
from models_ifc.authoring.outlines import largest, polygons, rings
from models_ifc.authoring.parts import Point

MIN_ROOM_AREA = 0.5
"""Square metres: smaller leftovers between walls are shafts and corners, not rooms."""


class RoomError(Exception):
    """A room's seed lies in no room, or two seeds lie in one."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """A room's floor: outer ring counter-clockwise, holes clockwise, neither closed."""

    outline: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...]

    def polygon(self) -> Polygon:
        """Return it as a shapely polygon."""
        return Polygon(self.outline, self.holes)


def body(wall: Wall) -> Polygon:
    """Return a wall's footprint; its ends reach half a thickness beyond the axis, so that corners are full."""
    return largest(
        LineString([wall.start, wall.end]).buffer(wall.thickness / 2, cap_style="square", join_style="mitre")
    )


def cut(storey: Storey, plate: Polygon, extra: Sequence[Polygon]) -> Mapping[str, Footprint]:
    """
    Return the footprint of each room of a storey.

    Parameters
    ----------
    plate : outline of the floor
    extra : bodies beside the storey's walls that bound rooms: curved walls, facades

    Raises
    ------
    RoomError
        If a seed lies in no room or shares it with another.
    """
    walls = [body(wall) for wall in storey.walls]
    voids = [Polygon(ring) for ring in storey.voids.values()]
    free = plate.difference(unary_union([*walls, *voids, *extra]))
    parts = [part for part in polygons(free) if part.area >= MIN_ROOM_AREA]
    for edge in storey.edges:
        parts = _cut_along(parts, LineString(edge.line))
    return {room.key: Footprint(*rings(_find(parts, room, storey.rooms))) for room in storey.rooms}


def _cut_along(parts: Sequence[Polygon], line: LineString) -> list[Polygon]:
    pieces: list[Polygon] = []
    for part in parts:
        result: GeometryCollection = split(part, line)
        pieces.extend(polygons(result))
    return pieces


def _find(parts: Sequence[Polygon], room: Room, rooms: Sequence[Room]) -> Polygon:
    found = [part for part in parts if part.contains(PlanPoint(room.seed))]
    if len(found) != 1:
        msg = f"room {room.key}: its seed {room.seed} lies in {len(found)} rooms"
        raise RoomError(msg)
    guests = [other.key for other in rooms if found[0].contains(PlanPoint(other.seed))]
    if guests != [room.key]:
        msg = f"one room holds the seeds of {', '.join(guests)}"
        raise RoomError(msg)
    return found[0]
