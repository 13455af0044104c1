"""What is mentioned at a turn."""

import math
from collections.abc import Iterable

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Thing
from tests.support.ways import leg, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.phrases import say
from twin.guidance.turns import Vector
from twin.model.facility import FacilityKind
from twin.model.ids import SignId, StoreyId
from twin.model.passage import Point3
from twin.model.route import Landmark, Side
from twin.model.sign import Arrow, Legend
from twin.model.twin import Twin

OPEN = """
###################
#A................#
#.................#
#.................#
#.................#
#.................#
#............1....#
#.................#
#.................#
#.................#
###################
"""


def _turn_landmark(twin: Twin) -> Landmark | None:
    """Of the way east along y = 2.5, then north at x = 12.5."""
    return build_maneuvers(way(leg(twin, (2, 2.5), (12.5, 2.5), (12.5, 8.5))), twin)[1].landmark


def _with(row_from_bottom: int, column: int, letter: str, plan: str = OPEN) -> str:
    rows = plan.strip("\n").split("\n")
    row = rows[-1 - row_from_bottom]
    rows[-1 - row_from_bottom] = row[:column] + letter + row[column + 1 :]
    return "\n".join(rows)


def test_a_window_near_the_turn_is_named_with_its_side() -> None:
    twin = draw(_with(1, 12, "w"), marks={"w": Thing(number="3", front_rad=math.pi / 2)})

    assert _turn_landmark(twin) == Landmark(id="w", kind="facility", name="3", side=Side.RIGHT)


def test_a_window_ahead_is_ahead() -> None:
    twin = draw(_with(2, 15, "w"), marks={"w": Thing(number="3", front_rad=math.pi)})

    landmark = _turn_landmark(twin)

    assert landmark is not None
    assert landmark.side is Side.AHEAD


def test_what_lies_well_behind_is_not_mentioned() -> None:
    twin = draw(_with(2, 9, "w"), marks={"w": Thing(number="3", body=False)})

    assert _turn_landmark(twin) is None


def test_a_window_behind_a_wall_is_not_mentioned() -> None:
    plan = _with(4, 15, "w")
    for row in (3, 4, 5, 6):
        plan = _with(row, 14, "#", plan)
    twin = draw(plan, marks={"w": Thing(number="3")})

    assert _turn_landmark(twin) is None


def test_a_window_far_away_is_not_mentioned() -> None:
    twin = draw(_with(8, 17, "w"), marks={"w": Thing(number="3")})

    assert _turn_landmark(twin) is None


def test_one_of_two_columns_is_no_landmark_but_a_lone_one_is() -> None:
    lone = draw(_with(4, 14, "o"))
    pair = draw(_with(8, 14, "o", _with(4, 14, "o")))

    found = _turn_landmark(lone)
    assert found is not None
    assert (found.kind, found.side) == ("column", Side.LEFT)
    assert _turn_landmark(pair) is None


def test_machines_in_one_row_are_one_landmark() -> None:
    marks = {letter: Thing(kind=FacilityKind.QUEUE_TICKET_MACHINE) for letter in "qrs"}
    row = _with(1, 12, "q", _with(1, 13, "r"))
    spread = _with(1, 12, "q", _with(7, 13, "s"))

    in_row = _turn_landmark(draw(row, marks=marks))
    assert in_row is not None
    assert in_row.id == "q"
    assert _turn_landmark(draw(spread, marks=marks)) is None


def test_a_numbered_window_comes_before_nearer_things() -> None:
    plan = _with(1, 12, "q", _with(4, 15, "w"))
    twin = draw(plan, marks={"q": Thing(kind=FacilityKind.SERVICE_DESK), "w": Thing(number="7")})

    landmark = _turn_landmark(twin)

    assert landmark is not None
    assert landmark.name == "7"


def test_stairs_near_a_turn_are_mentioned() -> None:
    twin = draw(_with(3, 15, "s"), OPEN.replace("1", "s").replace("A", "B"), marks={"s": Connector()})

    landmark = _turn_landmark(twin)

    assert landmark is not None
    assert landmark.id == "s"


def test_who_cannot_know_where_to_face_is_given_something_to_head_for() -> None:
    twin = draw(_with(2, 15, "w"), marks={"w": Thing(number="3", front_rad=math.pi)})

    route = way(leg(twin, (4, 2.5), (12.5, 2.5)))

    assert say(build_maneuvers(route, twin), twin, "zh-CN")[0].text == "请朝3号窗口方向出发，前行9米到目的地。"


class _Board:
    """Stands in for the proof that a sign can be read; remembers from where it was asked."""

    def __init__(self, *arrows: Arrow) -> None:
        self.arrows = arrows
        self.asked: list[tuple[StoreyId, Point3, Vector]] = []

    def __call__(self, storey: StoreyId, at: Point3, walking: Vector) -> Iterable[tuple[SignId, Legend]]:
        self.asked.append((storey, at, walking))
        for number, arrow in enumerate(self.arrows):
            yield (
                SignId(f"sign{number}"),
                Legend(arrow=arrow, target="exit", zh="业务受理区", en="Services", symbol=None),
            )


@pytest.mark.parametrize("arrow", [Arrow.LEFT, Arrow.AHEAD_LEFT])
def test_a_sign_that_says_the_same_is_quoted(arrow: Arrow) -> None:
    twin = draw(OPEN.replace("1", "."))
    route = way(leg(twin, (2, 2.5), (12.5, 2.5), (12.5, 8.5)))

    maneuvers = build_maneuvers(route, twin, readable_signs=_Board(arrow))

    landmark = maneuvers[1].landmark
    assert landmark is not None
    assert (landmark.kind, landmark.name) == ("sign", "业务受理区")
    said = [utterance.text for utterance in say(maneuvers, twin, "zh-CN")]
    assert "按“业务受理区”指示牌向左转，直行6米到目的地。" in said


@pytest.mark.parametrize("arrow", [Arrow.RIGHT, Arrow.AHEAD, Arrow.UP, Arrow.NONE])
def test_a_sign_that_points_elsewhere_is_not_quoted(arrow: Arrow) -> None:
    twin = draw(OPEN.replace("1", "."))
    route = way(leg(twin, (2, 2.5), (12.5, 2.5), (12.5, 8.5)))

    assert build_maneuvers(route, twin, readable_signs=_Board(arrow))[1].landmark is None


def test_signs_are_asked_for_from_six_metres_before_the_turn() -> None:
    twin = draw(OPEN.replace("1", "."))
    board = _Board(Arrow.LEFT)

    build_maneuvers(way(leg(twin, (2, 2.5), (12.5, 2.5), (12.5, 8.5))), twin, readable_signs=board)

    (asked,) = [call for call in board.asked if call[1][0] > 2]
    assert asked == (StoreyId("S0"), (6.5, 2.5, 0.0), (10.5, 0.0))


def test_without_proof_no_sign_is_quoted() -> None:
    twin = draw(OPEN.replace("1", "."))
    route = way(leg(twin, (2, 2.5), (12.5, 2.5), (12.5, 8.5)))

    assert {m.landmark.kind for m in build_maneuvers(route, twin) if m.landmark} == {"goal"}


ROUND_A_DESK = """
####################
#A.................#
#..................#
#........kk........#
#..................#
#..................#
####################
"""


def test_who_turns_round_a_thing_is_told_to_pass_it_first() -> None:
    """Who turned at it would walk into it."""
    twin = draw(ROUND_A_DESK, marks={"k": Thing(kind=FacilityKind.SERVICE_DESK)})
    route = way(leg(twin, (1.5, 4.5), (11.5, 4.5), (14.5, 1.5)), facing_rad=0.0)
    done = build_maneuvers(route, twin)

    said = " ".join(u.text for u in say(done, twin, "zh-CN"))

    assert "走过右侧的" in said
    assert "，向右前方走" in said
