"""What signs do not say yet: at each decision, one of the names of where somebody wants to go."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from twin.model.continuity import Decision, DecisionKind, Goal, Journey
from twin.model.ids import ConnectorId, PortalId
from twin.signage.arrows import ENDING

Via = Mapping[ConnectorId | PortalId, frozenset[str]]
"""How signs may name each connector and entrance to who is on the way to it."""

Answered = Callable[[Journey, int], bool]
"""Tells whether a sign answers a decision of a journey, by its index."""


Said = tuple[frozenset[str], frozenset[str]]
"""By which targets a sign may point on, and by which it may say: this is it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A later decision of the same way and storey: who sees its sign ahead only has to go on."""

    decision: int
    pointed: frozenset[str]
    here: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """
    One thing that a sign has to say at a decision.

    Of ``pointed`` one has to be named with an arrow or on a directory, or one
    of ``here`` on the spot; or a sign that does so for one of ``later`` is
    seen ahead. ``share`` is the part of all visitors that asks.
    """

    decision: int
    pointed: frozenset[str]
    here: frozenset[str]
    share: float
    later: tuple[Later, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """All demands, and the decisions that they are made at or look ahead to."""

    decisions: tuple[Decision, ...]
    demands: tuple[Demand, ...]


def list_demands(journeys: Iterable[Journey], via: Via, answered: Answered) -> Demands:
    """Return what is not answered, at every decision and not only the first; each thing once, in the order it comes."""
    numbers = _Numbers()
    shares: dict[tuple[Later, tuple[Later, ...]], float] = {}
    for journey in journeys:
        for index, decision in enumerate(journey.decisions):
            if answered(journey, index):
                continue
            asked = _ask(journey.goal, decision, via, numbers)
            later = tuple(_ask(journey.goal, each, via, numbers) for each in _look_ahead(journey, index))
            shares[asked, later] = shares.get((asked, later), 0.0) + journey.weight
    return Demands(
        decisions=tuple(numbers.decisions),
        demands=tuple(
            Demand(decision=asked.decision, pointed=asked.pointed, here=asked.here, share=share, later=later)
            for (asked, later), share in shares.items()
        ),
    )


def _look_ahead(journey: Journey, index: int) -> Iterator[Decision]:
    """Return the later decisions whose signs may be seen at one: on the same storey, and from none at which a way ends."""
    here, *ahead = journey.decisions[index:]
    return takewhile(lambda each: each.storey == here.storey and here.kind not in ENDING, ahead)


class _Numbers:
    """Decisions in the order they come; those that are alike are one."""

    def __init__(self) -> None:
        self.decisions: dict[Decision, int] = {}
        self._by_identity: dict[int, int] = {}

    def find(self, decision: Decision) -> int:
        """Return the number of a decision."""
        if id(decision) not in self._by_identity:
            self._by_identity[id(decision)] = self.decisions.setdefault(decision, len(self.decisions))
        return self._by_identity[id(decision)]


def _ask(goal: Goal, decision: Decision, via: Via, numbers: _Numbers) -> Later:
    pointed, here = name_goal(goal, decision, via)
    return Later(decision=numbers.find(decision), pointed=pointed, here=here)


def name_goal(goal: Goal, decision: Decision, via: Via) -> Said:
    """
    Return by which targets a new sign may point on at a decision, and by which it may say: this is it.

    A single thing is named from afar only if it is part of nothing wider:
    业务受理区 leads to thirty windows, and thirty lines are read by nobody.
    """
    if decision.kind is DecisionKind.ARRIVE:
        return frozenset(), goal.own
    steps = frozenset[str]() if decision.via is None else via.get(decision.via, frozenset())
    wide = frozenset(target for target in goal.own if not target.startswith("facility:") or target.count(":") > 1)
    wider = goal.wider - {f"storey:{decision.storey}"}
    pointed = wide | wider | steps or goal.own
    return pointed, steps if decision.kind is DecisionKind.BOARD else frozenset()
