"""Answers to "how do I get there": a route in legs, its maneuvers, its words; or why there is none."""

from dataclasses import dataclass
from enum import StrEnum

from twin.model.ids import ConnectorId, ObstacleId, PortalId, SpaceId, StoreyId
from twin.model.passage import ConnectorKind, Point3


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A point on the floor of a storey. ``label`` is what people call it; ``element`` the id it was named by."""

    storey: StoreyId
    x_m: float
    y_m: float
    label: str = ""
    element: str | None = None
    facing_rad: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """
    A stretch of a route: on one storey, or on one connector.

    ``path`` runs in 3D on the floor. On a connector, ``storey`` is where it
    is entered and ``to_storey`` where it is left. ``duration_s`` is told to
    people; ``cost_s`` is what was minimised.
    """

    storey: StoreyId
    to_storey: StoreyId
    connector: ConnectorId | None
    connector_kind: ConnectorKind | None
    path: tuple[Point3, ...]
    spaces: tuple[SpaceId, ...]
    portals: tuple[PortalId, ...]
    length_m: float
    duration_s: float
    cost_s: float


class NoticeKind(StrEnum):
    """A wish that could not be met, or a value the answer had to do without."""

    NARROW = "narrow"
    LOW = "low"
    DISCOURAGED = "discouraged"
    """A stair or escalator that the profile would rather not use: no other way is as cheap."""
    NO_HANDRAIL = "no_handrail"
    UNKNOWN_WIDTH = "unknown_width"
    UNKNOWN_STEP = "unknown_step"
    UNKNOWN_SLOPE = "unknown_slope"
    UNKNOWN_CAR = "unknown_car"
    UNKNOWN_HANDRAIL = "unknown_handrail"
    UNKNOWN_DIRECTION = "unknown_direction"
    UNKNOWN_HOURS = "unknown_hours"
    """Opening hours in words or a notation that is not understood."""
    START_AT = "start_at"
    """Another entrance than the main one, which is the better one to start from."""
    START_MOVED = "start_moved"
    GOAL_MOVED = "goal_moved"
    AVOIDED = "avoided"
    """Something that was to be avoided, on a way that there is no other for."""
    OUTSIDE_HOURS = "outside_hours"
    """A door, a space or the place itself is not open at that time."""
    ORDER_NOT_PROVED = "order_not_proved"
    """So many stops that their order is good, but was not proved to be the best."""
    FEW_ALTERNATIVES = "few_alternatives"
    """Fewer ways really differ than were asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a traveller should know about a route."""

    kind: NoticeKind
    id: str | None
    observed: float | None = None
    required: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way from origin to destination for one profile."""

    profile: str
    origin: Location
    destination: Location
    legs: tuple[Leg, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def length_m(self) -> float:
        """Sum over the legs."""
        return sum(leg.length_m for leg in self.legs)

    @property
    def duration_s(self) -> float:
        """Sum over the legs."""
        return sum(leg.duration_s for leg in self.legs)

    @property
    def cost_s(self) -> float:
        """Sum over the legs."""
        return sum(leg.cost_s for leg in self.legs)


class BarrierKind(StrEnum):
    """Why something cannot be passed."""

    TOO_NARROW = "too_narrow"
    TOO_LOW = "too_low"
    TOO_STEEP = "too_steep"
    RAMP_TOO_HIGH = "ramp_too_high"
    """A ramp that rises too far without a place to rest."""
    STEP = "step"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    CAR_TOO_SMALL = "car_too_small"
    NOT_ACCESSIBLE = "not_accessible"
    STAFF_ONLY = "staff_only"
    EMERGENCY_ONLY = "emergency_only"
    ONE_WAY = "one_way"
    CLOSED = "closed"
    BLOCKED = "blocked"
    """Bodies leave no way through the floor itself."""
    UNCONNECTED = "unconnected"
    """The model holds no way at all, for anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """
    One thing that stands between a profile and its goal; ``id`` may be empty where no element is to blame.

    Of a body that blocks the floor, ``observed`` is the widest one that still
    gets past it.
    """

    id: PortalId | ConnectorId | SpaceId | ObstacleId | None
    kind: BarrierKind
    observed: float | None = None
    required: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRoute:
    """No way for this profile, and what is in the way of the best way without its limits."""

    profile: str
    origin: Location
    destination: Location
    barriers: tuple[Barrier, ...]


class ManeuverKind(StrEnum):
    """What one does at a place on the way."""

    DEPART = "depart"
    CONTINUE = "continue"
    TURN = "turn"
    PASS_DOOR = "pass_door"  # noqa: S105  # a door, not a password
    TAKE_STAIR = "take_stair"
    TAKE_RAMP = "take_ramp"
    TAKE_ELEVATOR = "take_elevator"
    TAKE_ESCALATOR = "take_escalator"
    TAKE_MOVING_WALK = "take_moving_walk"
    ARRIVE = "arrive"


class Side(StrEnum):
    """On which side something lies, for one who walks."""

    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """Something seen from a maneuver's place: what it is, what it is called, on which side."""

    id: str
    kind: str
    name: str
    side: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which door one means who walks: on which side, and the how many-th there, ``None`` where nobody counts."""

    side: Side
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maneuver:
    """
    One thing to do, without words.

    ``at`` is where it is done; ``turn_rad`` the turn, positive to the left;
    ``length_m`` how far one then goes until the next maneuver. ``element`` is
    the door or connector it uses, ``to_storey`` where a connector is left.
    ``towards`` is a thing that one then walks towards, where it helps;
    ``around`` is what an arrival lets one choose from; ``order`` tells a door
    from others that have no name either.
    """

    kind: ManeuverKind
    at: Point3
    storey: StoreyId
    turn_rad: float
    length_m: float
    element: str | None = None
    to_storey: StoreyId | None = None
    up: bool | None = None
    landmark: Landmark | None = None
    side: Side | None = None
    towards: Landmark | None = None
    around: tuple[Landmark, ...] = ()
    order: Order | None = None


class UtterancePhase(StrEnum):
    """When something is said: before a maneuver, at it, between two, at the end."""

    APPROACH = "approach"
    AT = "at"
    REASSURE = "reassure"
    ARRIVE = "arrive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words, and how far before their maneuver they are said."""

    text: str
    language: str
    before_m: float
    maneuver: int
    phase: UtterancePhase = UtterancePhase.AT
