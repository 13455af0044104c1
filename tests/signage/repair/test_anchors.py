"""Codes hang where nobody decides often before the next: on ways through places drawn by hand and at random."""

from itertools import combinations

import numpy as np
import pytest

from twin.model.continuity import Decision, DecisionKind, Goal, Journey
from twin.model.ids import StoreyId
from twin.signage.repair.anchors import place_anchors

GOAL = Goal(id="goal", own=frozenset({"goal"}), wider=frozenset())


def decide(place: int, kind: DecisionKind = DecisionKind.TURN) -> Decision:
    """Return a decision 10 m from the next place."""
    return Decision(
        kind=kind,
        storey=StoreyId("S0"),
        at=(10.0 * place + 1.0, 1.0, 0.0),
        onward_rad=0.0,
        sections=(),
        before=(),
        onward=(),
    )


def walk(*places: int) -> Journey:
    """Return a way through places, to one where nothing is decided any more."""
    decisions = (*(decide(place) for place in places), decide(99, DecisionKind.ARRIVE))
    return Journey(origin="start", goal=GOAL, profile="walking", weight=1.0, decisions=decisions)


def test_ways_that_cross_share_a_code_at_the_crossing() -> None:
    found = place_anchors([walk(0, 5, 1), walk(2, 5, 3)], within=2)
    assert [anchor.at[0] for anchor in found.anchors] == [51.0]
    assert found.bound == 1


def test_who_arrives_before_deciding_so_often_needs_no_code() -> None:
    assert place_anchors([walk(0), walk(3)], within=2).anchors == ()


def test_with_a_code_at_every_decision_nobody_has_to_go_on_without() -> None:
    assert len(place_anchors([walk(0, 1, 2)], within=1).anchors) == 3


@pytest.mark.parametrize("seed", range(30))
def test_no_fewer_codes_hit_every_run_of_decisions(seed: int) -> None:
    dice = np.random.default_rng(seed)
    ways = [[int(place) for place in dice.permutation(9)[: int(dice.integers(1, 6))]] for _ in range(6)]
    within = int(dice.integers(1, 4))
    runs = [set(way[start : start + within]) for way in ways for start in range(len(way) - within + 1)]
    fewest = next(
        count
        for count in range(10)
        if any(all(run & set(some) for run in runs) for some in combinations(range(9), count))
    )
    found = place_anchors([walk(*way) for way in ways], within=within)
    chosen = {round(anchor.at[0]) // 10 for anchor in found.anchors}
    assert all(run & chosen for run in runs)
    assert len(found.anchors) == fewest == found.bound
