"""Narration against Wayfindr: the house's own words keep to every rule, and each rule notices when one is broken."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.empty_hall import EMPTY, turn_corners, walk
from tests.support.floorplan import draw
from tests.support.marks import Connector, Thing
from tests.support.ways import leg, ride, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.modes import Mode
from twin.guidance.phrases import say
from twin.guidance.wayfindr import CHECKS, RULES, check_narration
from twin.model.passage import ConnectorKind
from twin.model.route import Maneuver, ManeuverKind, Utterance, UtterancePhase
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin

GROUND = """
##############################
#A...........................#
m............................#
#..........................s.#
##############+###############
#B...........................#
#............................#
##############################
"""
UPPER = """
##############################
#C..........................w#
#............................#
#..........................s.#
##############################
#D...........................#
#............................#
##############################
"""
Said = tuple[Utterance, ...]


def _building(kind: ConnectorKind) -> Twin:
    return draw(GROUND, UPPER, marks={"s": Connector(kind=kind), "w": Thing(number="7", front_rad=math.pi)})


TWIN = _building(ConnectorKind.STAIR)


def _upstairs(twin: Twin) -> tuple[Maneuver, ...]:
    """From room B through the door, along the hall, up, and to window 7."""
    route = way(
        leg(twin, (2.5, 1.5), (14.5, 1.5), (14.5, 5.5), (27.5, 5.5), (27.5, 4.5)),
        ride(twin, "s"),
        leg(twin, (27.5, 4.5), (6.5, 4.5), (6.5, 6.5), (27.2, 6.5), storey="S1"),
        element="w",
        facing_rad=0.0,
    )
    return build_maneuvers(route, twin)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", ConnectorKind)
def test_the_words_of_the_house_keep_to_every_rule(kind: ConnectorKind, mode: Mode, language: str) -> None:
    twin = _building(kind)
    maneuvers = _upstairs(twin)

    assert check_narration(maneuvers, say(maneuvers, twin, language, mode=mode), twin) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from([1, -1])), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_the_words_of_any_walk_keep_to_every_rule(language: str, pieces: list[tuple[int, int]]) -> None:
    maneuvers = walk(*turn_corners(pieces))

    breaches = check_narration(maneuvers, say(maneuvers, EMPTY, language), EMPTY)

    # Two equal stretches with equal turns may follow on one another: that is no repetition of the same message.
    assert [breach for breach in breaches if breach.rule != "repetition"] == []


def _without(phase: UtterancePhase) -> Callable[[Said], Said]:
    return lambda said: tuple(u for u in said if u.phase is not phase)


def _reworded(pattern: str, words: str) -> Callable[[Said], Said]:
    return lambda said: tuple(replace(u, text=re.sub(pattern, words, u.text)) for u in said)


def _early(said: Said) -> Said:
    return tuple(replace(u, before_m=8.0) if u.phase is UtterancePhase.APPROACH else u for u in said)


def _twice(said: Said) -> Said:
    return (said[0], *said)


def _at_once(said: Said) -> Said:
    """Everything on the ground storey in one message."""
    taken = next(i for i, u in enumerate(said) if "到二层" in u.text and u.phase is UtterancePhase.AT)
    return (said[0], *said[taken + 1 :])


SPOILED: list[tuple[str, Callable[[Said], Said]]] = [
    ("reassurance", _without(UtterancePhase.REASSURE)),
    ("announcement", _without(UtterancePhase.APPROACH)),
    ("announcement", _early),
    ("move", _reworded("直行", "步行")),
    ("one_action", _at_once),
    ("anchor", _reworded(r"约?\d+米", "一会儿")),
    ("side", _reworded("[左右]", "前")),
    ("repetition", _twice),
    ("storeys", _reworded("走楼梯上楼，到二层", "走楼梯")),
    ("storeys", _reworded("上到二层后，", "")),
    ("arrival", _without(UtterancePhase.ARRIVE)),
    ("arrival", _reworded("您已到达7号窗口.*", "您已到达7号窗口。")),
]


@pytest.mark.parametrize(("rule", "spoil"), SPOILED)
def test_a_rule_notices_words_that_break_it(rule: str, spoil: Callable[[Said], Said]) -> None:
    maneuvers = _upstairs(TWIN)
    said = say(maneuvers, TWIN, "zh-CN")
    spoiled = spoil(said)
    assert spoiled != said

    assert rule in {breach.rule for breach in check_narration(maneuvers, spoiled, TWIN)}


def test_every_rule_has_its_source_and_is_spoiled_here() -> None:
    assert RULES.keys() == CHECKS.keys() == {rule for rule, _ in SPOILED}
    assert all("ayfindr" in source for source in RULES.values())


def test_the_wrong_side_is_noticed() -> None:
    maneuvers = walk((1500, 1500), (1512, 1500), (1512, 1520))
    said = say(maneuvers, EMPTY, "en")
    swapped = tuple(replace(u, text=u.text.replace("left", "right")) for u in said)

    assert {breach.rule for breach in check_narration(maneuvers, swapped, EMPTY)} == {"side"}


def test_nothing_said_breaks_nothing() -> None:
    assert check_narration((), (), EMPTY) == ()
    assert ManeuverKind.DEPART in {maneuver.kind for maneuver in _upstairs(TWIN)}
