"""What would make a way where there is none: one fix for each limit, and how much effort it takes."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from twin.model.ids import ConnectorId, ObstacleId, PortalId, SpaceId
from twin.model.route import Route


class FixKind(StrEnum):
    """What is done to an element."""

    OPEN = "open"
    """Open what is closed."""
    ADMIT = "admit"
    """Let through whom only staff or an emergency would open it to."""
    BOTH_WAYS = "both_ways"
    """Let people through in both directions."""
    REVERSE = "reverse"
    """Run an escalator or moving walk the other way."""
    MOVE = "move"
    """Move a body out of the way."""
    WIDEN_DOOR = "widen_door"
    """Put in a door with the clear width that is needed."""
    LEVEL = "level"
    """Take a threshold away, or lead over it with a small ramp."""
    RAISE = "raise"
    """Gain the headroom that is needed."""
    WIDEN = "widen"
    """Make a ramp or stair as wide as is needed."""
    FLATTEN = "flatten"
    """Build a ramp anew, longer and less steep."""
    REFIT_ELEVATOR = "refit_elevator"
    """Give an elevator the car and the door that are needed."""
    BUILD_RAMP = "build_ramp"
    """Build a ramp beside a few steps."""
    BUILD_ELEVATOR = "build_elevator"
    """Build an elevator between the landings of a stair or escalator."""


class Effort(IntEnum):
    """
    How much a fix takes. Engineering judgement (E), an order and not a sum of money.

    Any number of fixes of one class is less than one of the next.
    """

    OPERATE = 1
    """Somebody unlocks, switches or allows something."""
    MOVE = 2
    """Somebody carries something away."""
    ADAPT = 3
    """A craftsman replaces a door or lays a threshold ramp."""
    EXTEND = 4
    """A ramp is built or built anew."""
    REBUILD = 5
    """An elevator is refitted; walls, flights or ceilings are touched."""
    BUILD = 6
    """An elevator and its shaft are built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """
    One thing to do to one element.

    ``observed`` and ``required`` are those of the limit that it removes. A
    space that is to be opened stands for all the rooms around it that are
    closed to the public with it.
    """

    id: PortalId | ConnectorId | SpaceId | ObstacleId
    kind: FixKind
    effort: Effort
    observed: float | None = None
    required: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """The fixes with the least effort that make a way, and the route with all of them in place."""

    fixes: tuple[Fix, ...]
    route: Route
