"""What jarred on people who read the instructions: each finding as the sentence that it should have been."""

import math
import re
from dataclasses import replace

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room, Thing
from tests.support.ways import leg, ride, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.modes import Mode
from twin.guidance.phrases import say
from twin.guidance.wayfindr import check_narration
from twin.model.facility import FacilityKind
from twin.model.ids import StoreyId
from twin.model.passage import ConnectorKind
from twin.model.route import Landmark, Maneuver, ManeuverKind, Route, UtterancePhase
from twin.model.space import SpaceUse
from twin.model.twin import Twin

ROOMS = """
####################
#A.......#C........#
#........d.........#
#.......k#.........#
#####+##############
#B........w........#
#...........q......m
####################
"""


@pytest.fixture(scope="module")
def twin() -> Twin:
    return draw(
        ROOMS,
        marks={
            "d": Door(name="领导值班室门"),
            "m": Door(name="主入口自动门", automatic=True),
            "w": Thing(number="4", front_rad=-math.pi / 2, body=False),
            "q": Thing(kind=FacilityKind.QUEUE_TICKET_MACHINE),
            "k": Thing(kind=FacilityKind.SELF_SERVICE_KIOSK),
        },
        rooms={
            "A": Room(long_name="领导值班室", use=SpaceUse.OPTIONAL),
            "B": Room(long_name="走廊", use=SpaceUse.CIRCULATION),
            "C": Room(long_name="大厅", use=SpaceUse.BUSINESS_ACCEPTANCE),
        },
    )


def _said(route: Route, twin: Twin, mode: Mode = Mode.PLAIN, language: str = "zh-CN") -> list[str]:
    said = say(build_maneuvers(route, twin), twin, language, mode=mode)
    return [u.text for u in said if u.phase in {UtterancePhase.AT, UtterancePhase.ARRIVE}]


def test_who_leaves_a_room_is_not_told_to_enter_the_corridor(twin: Twin) -> None:
    out = way(leg(twin, (5.5, 6.5), (5.5, 2.5)), facing_rad=-math.pi / 2)
    back = way(leg(twin, (5.5, 2.5), (5.5, 6.5)), facing_rad=math.pi / 2)

    assert "出门到走廊" in _said(out, twin)[0]
    assert "leave through the door into the hallway" in _said(out, twin, language="en")[0].lower()
    assert "穿过门进入领导值班室" in _said(back, twin)[0]


def test_a_door_that_is_called_after_the_room_behind_one_leads_out_of_it(twin: Twin) -> None:
    out = way(leg(twin, (2.5, 5.5), (14.5, 5.5)), facing_rad=0.0)

    assert "从领导值班室门出去，到大厅" in "".join(_said(out, twin))


def test_a_door_that_is_called_after_the_corridor_before_one_leads_into_it() -> None:
    twin = draw(
        "####################\n#A.......dB.........#\n####################",
        marks={"d": Door(name="疏散走道门")},
        rooms={
            "A": Room(long_name="取证区", use=SpaceUse.CERTIFICATE_ISSUING),
            "B": Room(long_name="疏散走道", use=SpaceUse.CIRCULATION),
        },
    )

    assert "穿过门进入疏散走道" in "".join(_said(way(leg(twin, (2.5, 1.5), (15.5, 1.5)), facing_rad=0.0), twin))


def test_one_who_faces_a_thing_that_is_in_the_way_is_told_to_go_around_it(twin: Twin) -> None:
    """Straight on from what one faces leads through it."""
    onto = way(leg(twin, (11.4, 1.2), (16.5, 1.2)), origin="q", facing_rad=math.radians(15))

    said = _said(onto, twin)

    assert said[0].startswith("从取号机左侧绕过，请") or said[0].startswith("从取号机右侧绕过，请")
    assert "面向取号机" not in said[0]


def test_one_who_goes_straight_away_from_a_thing_has_it_behind(twin: Twin) -> None:
    away = way(leg(twin, (11.4, 1.5), (8.4, 1.5)), origin="q", facing_rad=0.0)

    assert _said(away, twin)[0].startswith("背对取号机，请直行3米")
    assert "掉头" not in _said(away, twin)[0]


@pytest.mark.parametrize("mode", Mode)
def test_nobody_is_told_to_turn_like_a_car(twin: Twin, mode: Mode) -> None:
    back = way(leg(twin, (2.5, 2.5), (9.5, 2.5)), facing_rad=math.pi)

    assert "掉头" not in "".join(_said(back, twin, mode))
    assert "向后转" in "".join(_said(back, twin, mode))


def test_from_somewhere_in_a_room_one_is_sent_to_the_door_and_not_to_the_left_of_nothing(twin: Twin) -> None:
    """Which way one faces in a room nobody knows, so a turn before its door has no meaning."""
    out = way(leg(twin, (4.5, 6.5), (5.5, 5.0), (5.5, 2.5)))

    assert re.match("请先走到门前（|请朝.*门方向出发，", _said(out, twin)[0])
    assert "出门到走廊" in _said(out, twin)[0]
    assert not re.search("左|右", _said(out, twin)[0])


def test_a_turn_at_a_door_that_one_is_first_sent_to_has_no_side(twin: Twin) -> None:
    at, storey = (5.5, 3.5, 0.0), StoreyId("S0")
    door = next(portal.id for portal in twin.portals.values() if set(portal.spaces) == {"A", "B"})
    plain = Maneuver(kind=ManeuverKind.DEPART, at=(2.5, 6.5, 0.0), storey=storey, turn_rad=0.0, length_m=3.0)
    through = replace(plain, kind=ManeuverKind.PASS_DOOR, at=at, turn_rad=0.8, element=door, length_m=0.5)
    landmark = Landmark(id="B", kind="space", name="走廊")
    done = (plain, replace(through, landmark=landmark), replace(plain, kind=ManeuverKind.ARRIVE, length_m=0.0))

    said = say(done, twin, "zh-CN")

    assert said[0].text == "请先走到门前（3米），然后出门到走廊。"
    assert check_narration(done, said, twin) == ()


def test_a_clock_does_not_contradict_the_words_beside_it(twin: Twin) -> None:
    """向右转 is a quarter; 2 o'clock is less: one of them was too much."""
    turn = way(leg(twin, (2.5, 4.5), (4.5, 4.5), (6.0, 6.5)), facing_rad=0.0)

    said = "".join(_said(turn, twin, Mode.BLIND))

    assert "转向左侧10点钟方向" in said
    assert "向左转" not in said


def test_the_blind_are_not_sent_to_a_window_among_others(twin: Twin) -> None:
    beside = way(leg(twin, (6.5, 1.5), (9.5, 1.5), (9.5, 2.8)), facing_rad=0.0)

    assert "在4号窗口处" in "".join(_said(beside, twin))
    assert "窗口" not in "".join(_said(beside, twin, Mode.BLIND))


def test_an_automatic_door_is_called_so_once(twin: Twin) -> None:
    out = way(leg(twin, (14.5, 1.5), (20.5, 1.5)), facing_rad=0.0)

    said = "".join(_said(out, twin, Mode.BLIND))

    assert said.count("自动") == said.count("主入口自动门")
    assert "opens by itself" in " ".join(_said(out, twin, Mode.BLIND, "en"))


def test_the_goal_is_not_reached_anew_by_one_who_is_in_it(twin: Twin) -> None:
    into = way(leg(twin, (5.5, 2.5), (5.5, 6.0), (2.5, 6.0)), element="A", facing_rad=math.pi / 2)

    said = _said(into, twin)

    assert said[-1] == "您已到达领导值班室。"
    assert sum("领导值班室" in text for text in said[:-1]) == 1


def test_an_elevator_is_told_before_its_buttons() -> None:
    drawing = "####################\n#A.................#\n#................e.#\n####################"
    twin = draw(drawing, drawing.replace("A", "B"), marks={"e": Connector(kind=ConnectorKind.ELEVATOR)})
    up = way(
        leg(twin, (2.5, 1.5), (17.5, 1.5)),
        ride(twin, "e"),
        leg(twin, (17.5, 1.5), (4.5, 1.5), storey="S1"),
        facing_rad=0.0,
    )
    maneuvers = build_maneuvers(up, twin)

    said = [u.text for u in say(maneuvers, twin, "zh-CN", mode=Mode.BLIND)]

    assert "请乘电梯到二层。请按上行按钮，进电梯后按二层的按钮。" in said
    assert "前方6米，乘电梯到二层。" in said


def test_please_is_said_at_the_start_and_at_elevators_and_not_at_every_turn(twin: Twin) -> None:
    turns = way(leg(twin, (10.5, 4.5), (13.5, 4.5), (13.5, 6.5), (17.5, 6.5)), facing_rad=0.0)

    assert [text.count("请") for text in _said(turns, twin)] == [1, 0, 0]
