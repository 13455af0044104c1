"""
Whether signs lead people all the way (DB46/T 659-2024 6.1.4.9): decisions on a route, and the sign that answers each.

Metres, plan frame; directions in radians from +x, counter-clockwise.
"""

from dataclasses import dataclass
from enum import StrEnum

from twin.model.ids import ConnectorId, PortalId, SignId, SpaceId, StoreyId
from twin.model.passage import Point3
from twin.model.sign import Arrow

Point2 = tuple[float, float]


class DecisionKind(StrEnum):
    """What somebody has to know at a place."""

    DEPART = "depart"
    """Which way to set out: where the way begins, or outside the only door of the room it begins in."""
    ENTER = "enter"
    """Which way to go on behind a door: one looks round there, not before it."""
    TURN = "turn"
    PART = "part"
    """To go straight on where many others turn off."""
    CONTINUE = "continue"
    """That a long straight is still the right way."""
    BOARD = "board"
    """To take this stair, ramp, escalator or elevator."""
    ALIGHT = "alight"
    """Which way to set out where a connector is left."""
    ARRIVE = "arrive"
    """That this is it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """
    A short stretch of the way on which somebody reads; everyone who walks there crosses all of it.

    ``corners`` bound a convex band across the way. ``heading_rad`` is which
    way one walks; ``None`` where people stand and look round.
    """

    centre: Point2
    corners: tuple[Point2, ...]
    heading_rad: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """
    A place on a way where somebody has to know how it goes on.

    ``sections`` follow each other, the one next to the decision first: that
    is where a sign has to be read. ``before`` is the way that leads there,
    ``onward`` the way from there to the next decision or to the end of the
    storey's part, both with ``at`` as first place, so that ``before`` runs
    backwards. ``onward_rad`` is the direction of the next step, ``rises``
    whether the connector that is taken at once leads up; ``via`` is the
    entrance that is passed next, or the connector by which this storey is
    left; ``within`` the room that is the goal, where one arrives in it.
    """

    kind: DecisionKind
    storey: StoreyId
    at: Point3
    onward_rad: float
    sections: tuple[Section, ...]
    before: tuple[Point2, ...]
    onward: tuple[Point2, ...]
    rises: bool | None = None
    via: ConnectorId | PortalId | None = None
    within: SpaceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """
    Where somebody wants to be, and what signs may call it; targets are written as in ``Legend.target``.

    ``own`` name the place itself, ``wider`` what it is declared to be part
    of: its zone, its storey, the kind of window it is.
    """

    id: str
    own: frozenset[str]
    wider: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One way of one pair, with its decisions in order. ``weight`` is its share of all visitors of the profile."""

    origin: str
    goal: Goal
    profile: str
    weight: float
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of one face of one sign."""

    sign: SignId
    face: int
    legend: int


class Role(StrEnum):
    """How a line answers."""

    ARROW = "arrow"
    """It points the way of the next step."""
    HERE = "here"
    """It says: this is it; and it hangs beside the way on, so who goes up to it goes right."""
    PLAN = "plan"
    """A directory shows it to somebody who sets out: there people stop and read."""
    NEXT = "next"
    """It answers a later decision on the storey, is seen from here, and hangs straight on: who goes up to it goes right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """
    The line that answers a decision, and the run of sections (first and last, inclusive) from which it is read.

    Every place of those sections is in the face's catchment, and the line
    names the goal or something wider with a true arrow.
    """

    line: Line
    role: Role
    target: str
    run: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The proof of one journey: one link for each of its decisions."""

    journey: Journey
    links: tuple[Link, ...]


class Want(StrEnum):
    """What is missing where a chain breaks, the nearest miss first."""

    NAME_CHANGES = "name_changes"
    """A sign leads on, but calls the goal by another name than the signs before it."""
    TOO_SMALL = "too_small"
    """A sign would lead on if it could be read in time: only a number of the legibility rules is missed."""
    HIDDEN = "hidden"
    """A sign would lead on if nothing stood in the way, or if it faced the way."""
    WRONG_ARROW = "wrong_arrow"
    """The goal is named on a sign that can be read, but no arrow is true."""
    DATUM = "datum"
    """A sign may lead on; the model does not say enough of it."""
    NO_SIGN = "no_sign"
    """No sign here names the goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """
    The first decision of a journey that no sign answers.

    ``decision`` is its index; ``line`` the nearest miss, ``datum`` what the
    model lacks, ``arrow`` what a face square to the way would have to show.
    ``links`` are the decisions before it, all answered.
    """

    journey: Journey
    decision: int
    want: Want
    line: Line | None
    datum: str | None
    arrow: Arrow
    links: tuple[Link, ...]
