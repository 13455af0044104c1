"""What signs do not say yet: at each decision, one of the names of where somebody wants to go."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from twin.model.continuity import Decision, DecisionKind, Goal, Journey
from twin.model.ids import ConnectorId

Via = Mapping[ConnectorId, frozenset[str]]
"""How signs may name each connector to who is on the way to it."""

Answered = Callable[[Journey, int], bool]
"""Tells whether a sign answers a decision of a journey, by its index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """
    One thing that a sign has to say at a decision.

    Of ``pointed`` one has to be named with an arrow or on a directory, or one
    of ``here`` on the spot. ``share`` is the part of all visitors that asks.
    """

    decision: int
    pointed: frozenset[str]
    here: frozenset[str]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """All demands, and the decisions they are made at."""

    decisions: tuple[Decision, ...]
    demands: tuple[Demand, ...]


def list_demands(journeys: Iterable[Journey], via: Via, answered: Answered) -> Demands:
    """Return what is not answered, at every decision and not only the first; each thing once, in the order it comes."""
    numbers: dict[Decision, int] = {}
    by_identity: dict[int, int] = {}
    shares: dict[tuple[int, frozenset[str], frozenset[str]], float] = {}
    for journey in journeys:
        for index, decision in enumerate(journey.decisions):
            if answered(journey, index):
                continue
            if id(decision) not in by_identity:
                by_identity[id(decision)] = numbers.setdefault(decision, len(numbers))
            key = (by_identity[id(decision)], *name_goal(journey.goal, decision, via))
            shares[key] = shares.get(key, 0.0) + journey.weight
    return Demands(
        decisions=tuple(numbers),
        demands=tuple(
            Demand(decision=decision, pointed=pointed, here=here, share=share)
            for (decision, pointed, here), share in shares.items()
        ),
    )


def name_goal(goal: Goal, decision: Decision, via: Via) -> tuple[frozenset[str], frozenset[str]]:
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
