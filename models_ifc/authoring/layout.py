"""
The nouns of a storey plan: wall lines, holes in them, rooms by a point inside, open edges. Metres, plan frame.

Rooms are not drawn; they are what the walls leave of the floor plate (see ``rooms``).
"""

from dataclasses import dataclass, field

from models_ifc.authoring.parts import Point
from models_ifc.authoring.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """A straight wall by its axis. ``height`` is ``None`` for a wall up to the slab above."""

    key: str
    name: str
    start: Point
    end: Point
    thickness: float
    style: str = "plaster"
    height: float | None = None
    external: bool = False
    curtain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSpec:
    """What fills a hole: a door type's key and what its property sets say."""

    type_key: str
    name: str
    access: str = "public"
    external: bool = False
    fire_exit: bool = False
    accessible: bool = True
    drive: bool = False
    clear_width: float | None = None
    one_way: str | None = None
    threshold: float | None = None
    opening_hours: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """
    A hole in a wall, by the plan point of its middle.

    ``door`` or ``window`` (a type key) fills it; neither leaves an open passage. ``turn`` swings the door to the wall's other side.
    """

    key: str
    wall: str
    at: Point
    width: float
    height: float
    sill: float = 0.0
    door: DoorSpec | None = None
    window: str | None = None
    turn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room by a point inside it."""

    key: str
    number: str
    name: str
    english: str
    use: str
    seed: Point
    public: bool
    accessible: bool | None = None
    hours: str | None = None
    occupants: int | None = None
    extra: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line without a wall between two rooms: a virtual element."""

    key: str
    name: str
    line: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Storey:
    """One storey's plan. ``voids`` are holes in its floor, keys to polygons."""

    key: str
    walls: tuple[Wall, ...]
    holes: tuple[Hole, ...]
    rooms: tuple[Room, ...]
    edges: tuple[Edge, ...]
    voids: dict[str, tuple[Point, ...]]
    columns: tuple[Point, ...]
    square_columns: tuple[Point, ...]
