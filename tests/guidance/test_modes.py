"""The same maneuvers in other words: short sentences, and what one finds who does not see."""

import math
import re
from dataclasses import replace

import pytest
from shapely import MultiPolygon, box

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Thing
from tests.support.ways import leg, ride, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.modes import Mode, mode_for
from twin.guidance.phrases import say
from twin.model.facility import FacilityKind, Obstacle, ObstacleKind
from twin.model.ids import ObstacleId, StoreyId
from twin.model.passage import ConnectorKind
from twin.model.route import Route, UtterancePhase
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin

GROUND = """
####################
#A.................#
m..................#
#................s.#
##########d#########
#B.................#
####################
"""
UPPER = """
####################
#C.................#
#..................#
#................s.#
####################
#D.................#
####################
"""


def _twin(*, kind: ConnectorKind = ConnectorKind.STAIR, automatic: bool | None = None) -> Twin:
    return draw(
        GROUND,
        UPPER,
        marks={"s": Connector(kind=kind, risers=24), "d": Door(automatic=automatic, threshold_m=0.02)},
    )


def _with_operation(twin: Twin, operation: str) -> Twin:
    portals = {key: replace(portal, operation=operation) for key, portal in twin.portals.items()}
    return replace(twin, portals=portals)


def _through_door(twin: Twin) -> Route:
    """East, then south through the door."""
    return way(leg(twin, (2, 4.5), (10.5, 4.5), (10.5, 1.5)), facing_rad=0.0)


def _upstairs(twin: Twin) -> Route:
    return way(
        leg(twin, (2, 3.5), (17.5, 3.5)), ride(twin, "s"), leg(twin, (17.5, 3.5), (4, 3.5), storey="S1"), facing_rad=0.0
    )


def _said(route: Route, twin: Twin, mode: Mode, language: str = "zh-CN") -> list[str]:
    said = say(build_maneuvers(route, twin), twin, language, mode=mode)
    return [u.text for u in said if u.phase in {UtterancePhase.AT, UtterancePhase.ARRIVE}]


def test_only_the_blind_profile_changes_the_wording_by_itself() -> None:
    profiles = ("walking", "wheelchair", "elderly", "stroller", "blind", "evacuation")

    assert [mode_for(profile) for profile in profiles if mode_for(profile) is not Mode.PLAIN] == [Mode.BLIND]


def test_turns_are_told_by_the_clock() -> None:
    twin = _twin()

    assert "转向右侧3点钟方向" in "".join(_said(_through_door(twin), twin, Mode.BLIND))
    assert "turn right to 3 o'clock" in "".join(_said(_through_door(twin), twin, Mode.BLIND, "en")).lower()
    assert "点钟" not in "".join(_said(_through_door(twin), twin, Mode.PLAIN))


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        ("DOUBLE_DOOR_SINGLE_SWING", "门是双扇的。"),
        ("DOUBLE_DOOR_DOUBLE_SWING", "门推、拉都能开。"),
        ("DOUBLE_DOOR_SLIDING", "门要向旁边拉开。"),
        ("SLIDING_TO_LEFT", "门要向旁边拉开。"),
        ("REVOLVING", "门是旋转的，请小心通过。"),
        ("FOLDING_TO_LEFT", "门是折叠的。"),
    ],
)
def test_a_door_is_told_with_how_it_opens(operation: str, words: str) -> None:
    twin = _with_operation(_twin(), operation)

    told = [text for text in _said(_through_door(twin), twin, Mode.BLIND) if "门" in text]

    assert told[-1].endswith(words + "门槛高2厘米，请抬脚。")
    assert words not in "".join(_said(_through_door(twin), twin, Mode.PLAIN))


def test_an_automatic_door_opens_by_itself_whatever_its_leaves() -> None:
    twin = _with_operation(_twin(automatic=True), "DOUBLE_DOOR_SLIDING")

    assert "门会自动打开。" in "".join(_said(_through_door(twin), twin, Mode.BLIND))


@pytest.mark.parametrize("operation", ["SINGLE_SWING_LEFT", "NOTDEFINED", "USERDEFINED", "ROLLINGUP"])
def test_of_an_ordinary_door_and_one_of_which_nothing_is_known_nothing_is_told(operation: str) -> None:
    twin = _with_operation(_twin(), operation)

    said = "".join(_said(_through_door(twin), twin, Mode.BLIND))
    assert "门是" not in said
    assert "打开" not in said


def test_steps_are_counted_up_and_down() -> None:
    twin = _twin()

    assert any(text == "走楼梯上楼，到二层。一共24级台阶。" for text in _said(_upstairs(twin), twin, Mode.BLIND))
    assert "级台阶" not in "".join(_said(_upstairs(twin), twin, Mode.PLAIN))


def _with_rails(twin: Twin, name: str, *sides: float) -> Twin:
    """Put railings beside the stair, which runs north: +1.0 on the left of one who goes up, -1.0 on the right."""
    stair = next(iter(twin.connectors.values()))
    path = ((17.5, 3.5, 0.0), (17.5, 7.5, 4.0))
    rails = {
        ObstacleId(f"rail{side}"): Obstacle(
            id=ObstacleId(f"rail{side}"),
            kind=ObstacleKind.RAILING,
            name=name,
            storey=StoreyId("S0"),
            footprint=MultiPolygon([box(17.5 - 0.8 * side - 0.02, 3.5, 17.5 - 0.8 * side + 0.02, 7.5)]),
            bottom_z_m=0.0,
            top_z_m=5.0,
        )
        for side in sides
    }
    changed = replace(stair, runs=tuple(replace(run, path=path) for run in stair.runs))
    return replace(twin, connectors={stair.id: changed}, obstacles={**twin.obstacles, **rails})


def _downstairs(twin: Twin) -> Route:
    start, end = (4, 3.5), (17.5, 3.5)
    down = ride(twin, "s", start=1, end=0)
    return way(leg(twin, start, end, storey="S1"), down, leg(twin, end, start), facing_rad=0.0)


@pytest.mark.parametrize(
    ("sides", "up", "down"),
    [
        ((1.0,), "扶手在您左手边。", "扶手在您右手边。"),
        ((-1.0,), "扶手在您右手边。", "扶手在您左手边。"),
        ((1.0, -1.0), "两侧都有扶手。", "两侧都有扶手。"),
    ],
)
def test_the_handrail_is_on_the_other_side_on_the_way_down(sides: tuple[float, ...], up: str, down: str) -> None:
    twin = _with_rails(_twin(), "楼梯扶手", *sides)

    assert any(text.endswith(up) for text in _said(_upstairs(twin), twin, Mode.BLIND))
    assert any(text.endswith(down) for text in _said(_downstairs(twin), twin, Mode.BLIND))


def test_a_railing_that_is_not_called_a_handrail_is_not_promised_to_be_one() -> None:
    twin = _with_rails(_twin(), "Railing:1100mm Guard Rail", 1.0)

    assert "扶手" not in "".join(_said(_upstairs(twin), twin, Mode.BLIND))


def test_in_an_elevator_the_buttons_are_told() -> None:
    twin = _twin(kind=ConnectorKind.ELEVATOR)

    assert "请乘电梯到二层。请按上行按钮，进电梯后按二层的按钮。" in _said(_upstairs(twin), twin, Mode.BLIND)
    assert "请乘电梯到一层。请按下行按钮，进电梯后按一层的按钮。" in _said(_downstairs(twin), twin, Mode.BLIND)


def test_tactile_paving_is_told_where_the_way_follows_it() -> None:
    paving = (
        "####################\n#A.tttttttttttttt..#\n#..................#\n#..................#\n####################"
    )
    marks = {"t": Thing(kind=FacilityKind.TACTILE_PAVING, body=False)}
    twin = draw(paving, marks=marks)
    along = way(leg(twin, (2, 3.5), (17, 3.5)), facing_rad=0.0)
    aside = way(leg(twin, (2, 1.5), (17, 1.5)), facing_rad=0.0)

    assert _said(along, twin, Mode.BLIND)[0] == "请沿盲道直行约15米到目的地。"
    assert "盲道" not in _said(aside, twin, Mode.BLIND)[0]
    assert "盲道" not in _said(along, twin, Mode.PLAIN)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_to_be_seen_is_not_mentioned(language: str) -> None:
    plan = (
        "####################\n#A..........k.....1#\n#..................#\n#..................#\n####################"
    )
    twin = draw(plan, marks={"k": Thing(kind=FacilityKind.INFORMATION_SCREEN, body=False)})
    route = way(leg(twin, (2, 1.5), (12.5, 1.5), (12.5, 3.2)), facing_rad=0.0)

    assert "在电子显示屏处" in "".join(_said(route, twin, Mode.PLAIN))
    said = " ".join(_said(route, twin, Mode.BLIND, language)).lower()
    assert not re.search("屏|看|screen|see|look|sign", said)


def test_simple_sentences_tell_one_thing_each() -> None:
    twin = _twin()

    said = _said(_through_door(twin), twin, Mode.SIMPLE)

    assert said == [
        "请一直走约11米，走到右侧的门前。",
        "往右转。然后穿过门。然后一直走1米，走到目的地。",
        "目的地到了。",
    ]
    for text in said:
        for sentence in text.strip("。").split("。"):
            assert len(re.findall("转|穿过|一直走", sentence)) <= 1


def test_the_words_of_a_mode_mirror_too() -> None:
    """The clock runs the other way."""
    twin = _twin()
    left = way(leg(twin, (2, 3), (4, 3), (4, 5)), facing_rad=0.0)
    right = way(leg(twin, (2, 5), (4, 5), (4, 3)), facing_rad=0.0)

    swapped = [text.replace("左", "右").replace("9点", "3点") for text in _said(left, twin, Mode.BLIND)]

    assert swapped == _said(right, twin, Mode.BLIND)
    assert math.isclose(left.length_m, right.length_m)
