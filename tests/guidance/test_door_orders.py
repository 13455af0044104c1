"""Doors that have no name are told by their place: straight ahead, or which of those on one side."""

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Room
from tests.support.ways import leg, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.phrases import say
from twin.model.passage import Point2
from twin.model.route import ManeuverKind, Order, Side, UtterancePhase
from twin.model.space import SpaceUse

ROW = """
##########################
#B....#C....#D....#E.....#
###+#####+#####+#####+####
#A.......................#
#........................#
##########################
"""
CORRIDOR = Room(use=SpaceUse.CIRCULATION)
TWIN = draw(ROW, rooms=dict.fromkeys("ABCDE", CORRIDOR))
START: Point2 = (0.6, 2.5)


def _order(*points: Point2) -> Order | None:
    done = build_maneuvers(way(leg(TWIN, *points), facing_rad=0.0), TWIN)
    return next(each.order for each in done if each.kind is ManeuverKind.PASS_DOOR)


def _text(language: str, *points: Point2) -> str:
    done = build_maneuvers(way(leg(TWIN, *points), facing_rad=0.0), TWIN)
    said = say(done, TWIN, language)
    return " ".join(u.text for u in said if u.phase is UtterancePhase.AT)


@pytest.mark.parametrize(("x_m", "number"), [(9.5, 2), (15.5, 3), (21.5, 4)])
def test_doors_along_a_wall_are_counted(x_m: float, number: int) -> None:
    assert _order(START, (x_m, 2.5), (x_m, 4.5)) == Order(side=Side.LEFT, number=number)


def test_they_are_counted_from_the_other_end_too() -> None:
    assert _order((24.0, 2.5), (15.5, 2.5), (15.5, 4.5)) == Order(side=Side.RIGHT, number=2)


def test_nobody_counts_a_door_right_beside_him() -> None:
    """It may be the first, or none."""
    assert _order((3.0, 2.5), (15.5, 2.5), (15.5, 4.5)) == Order(side=Side.LEFT)


def test_which_door_one_means_is_said() -> None:
    points = (START, (15.5, 2.5), (15.5, 4.5))

    assert "到左侧第三扇门前" in _text("zh-CN", *points)
    assert "to the third door on the left" in _text("en", *points)


def test_a_door_ahead_is_told_from_those_beside_the_way() -> None:
    twin = draw(
        """
##############
#B.....#C....#
####+###.....#
#A.....+.....#
##############
""",
        rooms=dict.fromkeys("ABC", CORRIDOR),
    )
    done = build_maneuvers(way(leg(twin, (1.0, 1.5), (11.0, 1.5)), facing_rad=0.0), twin)
    words = [u.text for u in say(done, twin, "zh-CN") if u.phase is UtterancePhase.AT]

    assert words[0].endswith("到正前方的门前。")
    assert words[1].startswith("穿过门，")  # not "into the corridor" out of a corridor


def test_who_comes_to_a_door_from_beside_it_turns() -> None:
    twin = draw(
        """
##########
#A...#B..#
#....#...#
#....#...#
#....#...#
#....+...#
##########
""",
        rooms=dict.fromkeys("AB", CORRIDOR),
    )
    done = build_maneuvers(way(leg(twin, (4.4, 5.5), (5.5, 1.5), (7.5, 1.5)), facing_rad=-1.5), twin)
    door = next(each for each in done if each.kind is ManeuverKind.PASS_DOOR)

    assert door.side is Side.LEFT
    assert door.turn_rad > 0
