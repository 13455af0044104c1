"""Which signs would make all ways provable: what is to be made or changed, what it mends, and how good the choice is."""

from dataclasses import dataclass
from enum import StrEnum

from twin.model.continuity import Point2
from twin.model.ids import StoreyId
from twin.model.sign import Sign


class Work(StrEnum):
    """What is to be done to a sign."""

    HANG = "hang"
    """It is new."""
    ADD_LINES = "add_lines"
    """It hangs there already; lines are added to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSign:
    """
    A sign as it should be, ready to be drawn and hung.

    ``mends`` is how many demands it meets, each a decision with names of
    which one has to be said there; ``share`` sums up the visitors who ask,
    ``cost`` is what it adds to that of the proposal.
    """

    work: Work
    sign: Sign
    mends: int
    share: float
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SignProposal:
    """
    The signs that make all ways provable that can be.

    ``cost`` weighs new signs, changed faces and lines; no choice among the
    candidates costs less than ``bound``. ``unmet`` is how many of the
    demands are left when all signs hang, ``proved`` how many of the journeys
    the proof then accepts.
    """

    signs: tuple[ProposedSign, ...]
    demands: int
    unmet: int
    journeys: int
    proved: int
    cost: float
    bound: float

    @property
    def gap(self) -> float:
        """By which share the cost may be above the least one."""
        return 0.0 if self.cost <= self.bound else (self.cost - self.bound) / self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place for a code by which people find out where they are, and how many decisions are made there."""

    storey: StoreyId
    at: Point2
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """
    Where codes have to hang so that nobody makes more than ``within`` decisions before the next one, or arrives.

    No choice of places is smaller than ``bound``.
    """

    anchors: tuple[Anchor, ...]
    within: int
    bound: int
