"""Proposed signs lead where nobody was led: as few as can be, proved, with names that signs use already."""

import math
from dataclasses import replace

import pytest

from tests.signage.repair.halls import Hall, draw_hall, list_candidates, name_target, propose_for, turn_at
from tests.signage.repair.subsets import count_fewest
from tests.support.floorplan import draw
from tests.support.signs import make_sign
from twin.model.continuity import Chain, DecisionKind, Goal, Journey
from twin.model.sign import Arrow, Legend, Mounting, SignKind
from twin.model.sign_proposal import Work
from twin.signage.faces import Faces
from twin.signage.lint.survey import Step
from twin.signage.proof import Prover
from twin.signage.repair.proposal import propose

ROOM = "\n".join(["#" * 19, "#A" + "." * 16 + "#", *["#" + "." * 17 + "#"] * 9, "#" * 19])


def walk(goal: str, turn_rad: float) -> Journey:
    """Return a way east through the room that turns at its middle."""
    target = Goal(id=goal, own=frozenset({goal}), wider=frozenset())
    decisions = (turn_at((9.0, 5.0), 0.0, turn_rad),)
    return Journey(origin="start", goal=target, profile="walking", weight=1.0, decisions=decisions)


def room(*journeys: Journey) -> Hall:
    """Return the room with a ceiling high enough for signs."""
    twin = draw(ROOM)
    return Hall(
        twin=replace(twin, spaces={key: replace(each, height_m=3.4) for key, each in twin.spaces.items()}),
        journeys=journeys,
    )


def test_one_sign_points_to_both_sides() -> None:
    hall = room(walk("zone:a", math.pi / 2), walk("zone:b", -math.pi / 2))
    found = propose_for(hall)
    (sign,) = found.signs
    assert sign.work is Work.HANG
    assert found.proved == found.journeys == 2
    assert found.gap < 1e-5
    lines = {legend.target: legend.arrow for face in sign.sign.faces for legend in face.legends or ()}
    assert lines == {"zone:a": Arrow.LEFT, "zone:b": Arrow.RIGHT}


@pytest.mark.parametrize(("sets_out_rad", "proved"), [(math.pi / 2, 1), (-math.pi / 2, 0)])
def test_no_arrow_is_proposed_that_is_false_for_others_who_read_it(sets_out_rad: float, proved: int) -> None:
    hall = room(walk("zone:a", math.pi / 2))
    step = Step(headings_rad=(sets_out_rad,), rises=None)
    found = propose(Prover(Faces(hall.twin), {}, {}), hall.journeys, {}, {}, name_target, onward=lambda *_: step)
    assert (found.proved, len(found.signs)) == (proved, proved)


def test_a_sign_that_hangs_takes_the_line_before_a_new_one_is_made() -> None:
    hall = room(walk("zone:a", math.pi / 2))
    old = Legend(arrow=Arrow.RIGHT, target="zone:b", zh="乙", en="B", symbol=None)
    hanging = make_sign(
        at=(10.5, 5.0, 2.2), facing_rad=math.pi, width_m=1.6, height_m=0.6, letters_m=0.08, legends=(old,)
    )
    twin = replace(hall.twin, signs={hanging.id: hanging})
    found = propose(Prover(Faces(twin), {}, {}), hall.journeys, {}, {}, name_target)
    (sign,) = found.signs
    assert (sign.work, sign.sign.id) == (Work.ADD_LINES, hanging.id)
    assert [(line.target, line.arrow) for line in sign.sign.faces[0].legends or ()] == [
        ("zone:b", Arrow.RIGHT),
        ("zone:a", Arrow.LEFT),
    ]
    assert found.proved == 1


def test_a_target_is_called_what_signs_call_it_already() -> None:
    hall = room(walk("zone:a", math.pi / 2))
    named = Legend(arrow=Arrow.NONE, target="zone:a", zh="甲区", en="Area A", symbol="counter")
    far = make_sign(at=(1.5, 9.5, 1.4), facing_rad=-math.pi / 2, letters_m=0.02, legends=(named,))
    twin = replace(hall.twin, signs={far.id: far})
    found = propose(Prover(Faces(twin), {}, {}), hall.journeys, {}, {}, lambda _: None)
    (line,) = (line for sign in found.signs for face in sign.sign.faces for line in face.legends or ())
    assert (line.zh, line.en, line.symbol) == ("甲区", "Area A", "counter")


def test_a_goal_gets_a_sign_that_says_here_beside_it() -> None:
    way = walk("zone:a", 0.0)
    (turn,) = way.decisions
    round_about = tuple(replace(each, heading_rad=None) for each in turn.sections[:2])
    arriving = replace(
        turn, kind=DecisionKind.ARRIVE, sections=(*round_about, *turn.sections[2:]), onward=turn.onward[:1]
    )
    found = propose_for(room(replace(way, decisions=(arriving,))))
    (sign,) = found.signs
    assert found.proved == 1
    assert [(line.target, line.arrow) for line in sign.sign.faces[0].legends or ()] == [("zone:a", Arrow.NONE)]
    assert sign.sign.kind is not None
    assert sign.sign.kind.value is SignKind.LOCATION
    assert math.dist(sign.sign.at[:2], arriving.at[:2]) <= 3.0


def test_nothing_is_proposed_for_what_nobody_can_name() -> None:
    hall = room(walk("zone:a", math.pi / 2))
    found = propose(Prover(Faces(hall.twin), {}, {}), hall.journeys, {}, {}, lambda _: None)
    assert (found.signs, found.unmet, found.proved) == ((), 1, 0)


def test_hung_signs_leave_headroom_and_keep_off_the_walls() -> None:
    for seed in range(3):
        hall = draw_hall(seed)
        for each in propose_for(hall).signs:
            sign = each.sign
            if sign.mounting is not None and sign.mounting.value is Mounting.HANGING:
                assert sign.at[2] >= 2.2
                assert all(sign.at[2] + (face.height_m or 0.0) <= 3.4 for face in sign.faces)


@pytest.mark.parametrize("seed", range(12))
def test_no_fewer_candidates_would_do(seed: int) -> None:
    hall = draw_hall(seed)
    found = propose_for(hall)
    assert len(found.signs) == count_fewest(*list_candidates(hall))


@pytest.mark.parametrize("seed", range(5))
def test_a_proposal_is_proved_by_who_never_saw_it_made(seed: int) -> None:
    hall = draw_hall(seed)
    found = propose_for(hall)
    signs = {each.sign.id: each.sign for each in found.signs}
    fresh = Prover(Faces(replace(hall.twin, signs=signs)), {}, {})
    proved = sum(isinstance(each, Chain) for each in fresh.prove_all(hall.journeys))
    assert (proved, len(hall.journeys)) == (found.proved, found.journeys)
    assert propose_for(hall) == found
