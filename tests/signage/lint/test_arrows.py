"""Arrows are what the viewer in front of the face sees."""

import math

import pytest

from tests.signage.lint.boards import EAST, NORTH, SOUTH, WEST, board, line, note, only, outcome, survey
from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.sign import Arrow
from twin.signage.lint import arrows
from twin.signage.lint.survey import Onward, Step


def _goes(*headings_rad: float, rises: bool | None = None) -> Onward:
    step = Step(headings_rad=headings_rad, rises=rises)
    return lambda _storey, _at, _target: step


@pytest.mark.parametrize(
    ("arrow", "heading_rad"),
    [(Arrow.AHEAD, WEST), (Arrow.LEFT, SOUTH), (Arrow.RIGHT, NORTH), (Arrow.BACK, EAST)],
)
def test_of_a_face_that_looks_east_the_viewer_looks_west(arrow: Arrow, heading_rad: float) -> None:
    sign = board(facing_rad=EAST, legends=(line(arrow=arrow),))

    assert outcome(arrows.check(survey(sign, onward=_goes(heading_rad)))) == "pass"
    assert outcome(arrows.check(survey(sign, onward=_goes(heading_rad + math.pi)))) == "fail"


@pytest.mark.parametrize(
    "shown",
    [
        (Arrow.AHEAD, 0, 45),
        (Arrow.LEFT, 90, 45),
        (Arrow.RIGHT, -90, 45),
        (Arrow.BACK, 180, 45),
        (Arrow.AHEAD_LEFT, 45, 22.5),
        (Arrow.AHEAD_RIGHT, -45, 22.5),
    ],
)
@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize(("off_deg", "expected"), [(-0.01, "pass"), (0.0, "pass"), (0.01, "fail")])
def test_an_arrow_is_true_within_half_the_angle_to_the_next(
    shown: tuple[Arrow, float, float], side: int, off_deg: float, expected: str
) -> None:
    """The face looks south, so the viewer looks north."""
    arrow, middle_deg, within_deg = shown
    heading_rad = NORTH + math.radians(middle_deg + side * (within_deg + off_deg))
    sign = board(facing_rad=SOUTH, legends=(line(arrow=arrow),))

    assert outcome(arrows.check(survey(sign, onward=_goes(heading_rad)))) == expected


@pytest.mark.parametrize(
    ("arrow", "rises", "expected"),
    [
        (Arrow.UP, True, "pass"),
        (Arrow.UP, False, "fail"),
        (Arrow.UP, None, "fail"),
        (Arrow.DOWN, False, "pass"),
        (Arrow.DOWN, True, "fail"),
        (Arrow.DOWN, None, "fail"),
    ],
)
def test_up_and_down_say_what_the_next_stair_does(arrow: Arrow, rises: bool | None, expected: str) -> None:  # noqa: FBT001  # a case of the table
    sign = board(legends=(line(arrow=arrow),))

    assert outcome(arrows.check(survey(sign, onward=_goes(WEST, rises=rises)))) == expected


def test_the_finding_says_what_would_be_true() -> None:
    found = only(arrows.check(survey(board(legends=(line(arrow=Arrow.LEFT),)), onward=_goes(NORTH))))

    assert (found.observed, found.required, found.unit) == ("left", "right", None)


def test_what_would_be_true_of_a_stair_is_up_or_down_and_of_floor_a_side() -> None:
    up = board(legends=(line(arrow=Arrow.UP),))
    left = board(legends=(line(arrow=Arrow.LEFT),))

    assert only(arrows.check(survey(up, onward=_goes(WEST, rises=False)))).required == "down"
    assert only(arrows.check(survey(up, onward=_goes(NORTH)))).required == "right"
    assert only(arrows.check(survey(left, onward=_goes(NORTH, rises=True)))).required == "right"


def test_a_way_that_bends_soon_may_be_shown_as_it_goes_on() -> None:
    sign = board(legends=(line(arrow=Arrow.LEFT),))

    assert outcome(arrows.check(survey(sign, onward=_goes(WEST, SOUTH)))) == "pass"


def test_the_reader_stands_before_the_face_and_walks_up_to_it() -> None:
    asked: list[tuple[float, float]] = []

    def onward(storey: StoreyId, at: Point3, target: str) -> Step | None:
        assert (storey, target) == ("S0", "zone:business_acceptance")
        asked.append((round(at[0], 2), round(at[1], 2)))
        return Step(headings_rad=(EAST,), rises=None)

    arrows.check(survey(board(), onward=onward))

    assert asked == [(18.5, 11.0), (16.0, 11.0)]


def test_true_from_one_of_the_two_is_true() -> None:
    def onward(_storey: StoreyId, at: Point3, _target: str) -> Step | None:
        return Step(headings_rad=(SOUTH if at[0] < 17 else WEST,), rises=None)

    left, ahead = (board(legends=(line(arrow=arrow),)) for arrow in (Arrow.LEFT, Arrow.AHEAD))

    assert outcome(arrows.check(survey(left, onward=onward))) == "pass"
    assert outcome(arrows.check(survey(ahead, onward=onward))) == "pass"


def test_where_no_way_is_known_nobody_can_say() -> None:
    assert outcome(arrows.check(survey(board()))) == "unknown"


def test_only_arrows_point() -> None:
    here, aimless = (note("您在此"),), (line(target=None),)

    assert outcome(arrows.check(survey(board(legends=here), onward=_goes(NORTH)))) == "not_applicable"
    assert outcome(arrows.check(survey(board(legends=aimless), onward=_goes(NORTH)))) == "not_applicable"
