"""When something is said, and that following the words leads to the goal."""

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.empty_hall import EMPTY, turn_corners, walk
from tests.support.floorplan import draw
from tests.support.marks import Connector, Thing
from tests.support.ways import leg, ride, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.phrases import say
from twin.model.ids import StoreyId
from twin.model.route import Maneuver, Utterance, UtterancePhase
from twin.model.terms import LANGUAGES

WAYFINDR_M = (5.0, 7.0)
"""Wayfindr 2.0: a feature is announced 6 m before it, plus or minus 1 m."""

REASSURED_M = 10.0 + 1e-9
"""Wayfindr 2.0 reassures every 10 m; NavCog calls out at least every 15 m."""


def _positions(maneuvers: tuple[Maneuver, ...], said: tuple[Utterance, ...]) -> list[float]:
    """How far along the route each utterance is heard."""
    starts_m = [sum(m.length_m for m in maneuvers[:i]) for i in range(len(maneuvers))]
    return [starts_m[utterance.maneuver] - utterance.before_m for utterance in said]


lengths = st.integers(1, 60)
quarter = st.sampled_from([1, -1])
rectilinear = st.lists(st.tuples(lengths, quarter), min_size=1, max_size=8)


@given(rectilinear)
@settings(max_examples=60, deadline=None)
def test_utterances_come_in_the_order_of_walking_and_no_silence_is_long(pieces: list[tuple[int, int]]) -> None:
    maneuvers = walk(*turn_corners(pieces))

    said = say(maneuvers, EMPTY, "zh-CN")

    heard_m = _positions(maneuvers, said)
    assert heard_m == sorted(heard_m)
    assert all(later - sooner <= REASSURED_M for sooner, later in pairwise(heard_m))


@given(rectilinear)
@settings(max_examples=60, deadline=None)
def test_a_turn_after_a_long_stretch_is_announced_once_about_six_metres_before(pieces: list[tuple[int, int]]) -> None:
    maneuvers = walk(*turn_corners(pieces))

    announced = [u for u in say(maneuvers, EMPTY, "en") if u.phase is UtterancePhase.APPROACH]

    assert all(WAYFINDR_M[0] <= u.before_m <= WAYFINDR_M[1] for u in announced)
    long = [i + 1 for i, m in enumerate(maneuvers[:-1]) if m.length_m >= 10]
    assert [u.maneuver for u in announced if maneuvers[u.maneuver - 1].length_m >= 10] == long


def test_a_long_corridor_is_reassured_with_what_is_left() -> None:
    said = say(walk((1500, 1500), (1550, 1500)), EMPTY, "zh-CN")

    assert [(u.text, u.phase, round(u.before_m, 1)) for u in said] == [
        ("请直行约50米到目的地。", UtterancePhase.AT, 0.0),
        ("继续直行，还有约40米。", UtterancePhase.REASSURE, 41.2),
        ("继续直行，还有约30米。", UtterancePhase.REASSURE, 32.4),
        ("继续直行，还有约25米。", UtterancePhase.REASSURE, 23.6),
        ("继续直行，还有约15米。", UtterancePhase.REASSURE, 14.8),
        ("前方6米到达目的地。", UtterancePhase.APPROACH, 6.0),
        ("您已到达目的地。", UtterancePhase.ARRIVE, 0.0),
    ]


def test_silence_is_counted_from_the_last_words_and_not_from_the_last_turn() -> None:
    """Two turns 3 m apart are told together at the first; 14 m lie between those words and the next announcement."""
    maneuvers = walk((1500, 1500), (1520, 1500), (1520, 1503), (1537, 1503))

    heard_m = _positions(maneuvers, say(maneuvers, EMPTY, "en"))

    assert max(later - sooner for sooner, later in pairwise(heard_m)) <= REASSURED_M


def test_a_route_over_two_storeys_reads_well_in_both_languages() -> None:
    ground = """
    ####################
    #A.................#
    m..................#
    #................s.#
    ####################
    """
    upper = """
    ####################
    #B................w#
    #..................#
    #................s.#
    ####################
    """
    twin = draw(ground, upper, marks={"s": Connector(), "w": Thing(number="7", front_rad=math.pi)})
    route = way(
        leg(twin, (1.5, 2.5), (17.5, 2.5), (17.5, 1.5)),
        ride(twin, "s"),
        leg(twin, (17.5, 1.5), (17.5, 3.5), storey="S1"),
        element="w",
    )

    maneuvers = build_maneuvers(route, twin)

    assert [u.text for u in say(maneuvers, twin, "zh-CN")] == [
        "请前行约17米到楼梯。",
        "继续前行，还有约12米。",
        "前方6米，走楼梯上楼，到二层。",
        "走楼梯上楼，到二层。",
        "上到二层后，前行2米到7号窗口。",
        "您已到达7号窗口，就在您右手边。",
    ]
    assert [u.text for u in say(maneuvers, twin, "en")] == [
        "Set out, then go on for about 17 meters to the stairs.",
        "Keep going, about 12 meters to go.",
        "In 6 meters, go up the stairs to level 2.",
        "Go up the stairs to level 2.",
        "At the top, on level 2, go on for 2 meters to window 7.",
        "You have arrived at window 7, on your right.",
    ]


def test_words_name_the_language_that_they_are_in() -> None:
    maneuvers = walk((1500, 1500), (1520, 1500))

    for language in LANGUAGES:
        assert {u.language for u in say(maneuvers, EMPTY, language)} == {language}


def test_no_maneuvers_give_no_words() -> None:
    assert say((), EMPTY, "en") == ()
    assert EMPTY.storeys.keys() == {StoreyId("S0")}
