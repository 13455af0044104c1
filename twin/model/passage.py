"""Ways from one space to another: portals on a storey, connectors between levels. Metres; ``None`` is unknown."""

from dataclasses import dataclass
from enum import StrEnum

from shapely import LineString, Polygon

from twin.model.ids import OUTSIDE, ConnectorId, PortalId, SpaceId, StoreyId
from twin.model.origin import Sourced

Point2 = tuple[float, float]
Point3 = tuple[float, float, float]


class PortalKind(StrEnum):
    """What stands between the two spaces."""

    DOOR = "door"
    OPENING = "opening"
    """A hole in a wall with nothing in it."""
    GATE = "gate"
    """A turnstile or boom barrier."""
    VIRTUAL = "virtual"
    """An open edge between two spaces, modelled or found."""


class Access(StrEnum):
    """Who may pass."""

    PUBLIC = "public"
    STAFF = "staff"
    EMERGENCY = "emergency"


class OneWay(StrEnum):
    """In which direction a portal may be passed: from ``spaces[0]`` to ``spaces[1]`` is forward."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """
    A passage between exactly two sides on one storey.

    ``line`` is the clear opening seen from above, across the direction of
    travel; ``passage`` is the floor a person crosses, as wide as the clear
    opening and reaching a few millimetres into both spaces, so that the union
    of two footprints and the passage is one region. A side is a space,
    ``OUTSIDE``, or ``None`` where nothing is modelled.
    """

    id: PortalId
    kind: PortalKind
    name: str
    storey: StoreyId
    spaces: tuple[SpaceId | None, SpaceId | None]
    line: LineString
    passage: Polygon
    z_m: float
    clear_width_m: Sourced[float] | None
    clear_height_m: Sourced[float] | None
    threshold_m: Sourced[float] | None
    access: Sourced[Access] | None
    one_way: Sourced[OneWay] | None
    opening_hours: Sourced[str] | None
    external: Sourced[bool] | None
    fire_exit: Sourced[bool] | None
    automatic: Sourced[bool] | None
    operation: str | None

    @property
    def at(self) -> Point3:
        """Middle of the opening, on the floor."""
        middle = self.line.interpolate(0.5, normalized=True)
        return (middle.x, middle.y, self.z_m)

    @property
    def entrance(self) -> bool:
        """Whether it leads out of the building."""
        return OUTSIDE in self.spaces or (self.external is not None and self.external.value)


class ConnectorKind(StrEnum):
    """How one changes level."""

    STAIR = "stair"
    RAMP = "ramp"
    ELEVATOR = "elevator"
    ESCALATOR = "escalator"
    MOVING_WALK = "moving_walk"


class Direction(StrEnum):
    """In which direction a connector carries people."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """
    Where one steps on or off a connector.

    ``at`` lies on the free floor of ``space``; ``area`` is the floor straight
    before it that is free, as wide as the way or door and as deep as a
    wheelchair needs to turn: what is to be kept clear. ``None`` if not known.
    """

    storey: StoreyId
    space: SpaceId | None
    at: Point3
    area: Polygon | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """
    A way between two landings: indices into ``landings``, lower first, and the line one walks in 3D.

    ``riser_m`` and ``tread_m`` are those of most steps; the deviations are
    how far the step that differs most is from them. ``headroom_m`` is the
    least over the steps or the slope, resting places left out.
    """

    lower: int
    upper: int
    path: tuple[Point3, ...]
    slope_ratio: Sourced[float] | None
    risers: int | None
    riser_m: float | None
    tread_m: float | None
    riser_deviation_m: float | None = None
    tread_deviation_m: float | None = None
    headroom_m: Sourced[float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerticalConnector:
    """
    A stair, ramp, elevator or escalator: one object, one landing per level served, bottom to top.

    An elevator has no runs: it goes from any landing to any other. The two
    landings of a ramp or of a few steps may lie on the same storey.
    ``clear_width_m`` is the widest lane between handrails, walls and strings
    where the way is narrowest; ``headroom_m`` is the least over all of it.
    """

    id: ConnectorId
    kind: ConnectorKind
    name: str
    landings: tuple[Landing, ...]
    runs: tuple[Run, ...]
    footprint: Polygon | None
    clear_width_m: Sourced[float] | None
    headroom_m: Sourced[float] | None
    car_width_m: Sourced[float] | None
    car_depth_m: Sourced[float] | None
    door_width_m: Sourced[float] | None
    accessible: Sourced[bool] | None
    direction: Sourced[Direction] | None
    access: Sourced[Access] | None

    @property
    def storeys(self) -> tuple[StoreyId, ...]:
        """Storeys served, bottom to top, each once."""
        return tuple(dict.fromkeys(landing.storey for landing in self.landings))
