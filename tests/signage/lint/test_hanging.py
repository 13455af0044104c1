"""Where signs hang: height, reach, what hides them, who can read them."""

import math
from dataclasses import replace

import pytest

from tests.signage.lint.boards import (
    EAST,
    NORTH,
    SOUTH,
    WEST,
    board,
    kind,
    known,
    line,
    make_hall,
    note,
    only,
    outcome,
    screen,
    survey,
)
from twin.model.finding import Evidence, Severity
from twin.model.ids import StoreyId
from twin.model.sign import Arrow, Mounting, Sign, SignKind
from twin.signage.lint import (
    bodies_in_way,
    electronic_places,
    headroom,
    hidden_signs,
    letters,
    near_signs,
    seated_readers,
    unreadable,
)

MM = 0.001


@pytest.mark.parametrize(
    ("height_m", "evidence"),
    [
        (2.2, None),
        (2.2 + MM, None),
        (2.2 - MM, Evidence.M),
        (2.1, Evidence.M),
        (2.1 + MM, Evidence.M),
        (2.1 - MM, Evidence.V),
    ],
)
def test_signs_hang_above_heads(height_m: float, evidence: Evidence | None) -> None:
    found = headroom.check(survey(board(at=(16.0, 11.0, height_m))))

    assert [finding.evidence for finding in found.findings] == ([] if evidence is None else [evidence])
    assert found.examined == 1


def test_only_the_number_of_a_clause_that_was_seen_demands() -> None:
    low, lower = (only(headroom.check(survey(board(at=(16.0, 11.0, z))))) for z in (2.15, 2.0))

    assert (low.severity, lower.severity) == (Severity.ADVICE, Severity.SHALL)
    assert lower.clause.standard == "GB 55037-2022"
    assert (lower.observed, lower.required, lower.unit) == (2.0, 2.1, "m")


def test_heights_count_from_the_floor_of_the_storey() -> None:
    assert outcome(headroom.check(survey(board(at=(16.0, 11.0, 5.0), storey=StoreyId("S1"))))) == "fail"


@pytest.mark.parametrize(("mounting", "expected"), [(None, "unknown"), (known(Mounting.WALL), "not_applicable")])
def test_only_what_hangs_has_headroom(mounting: object, expected: str) -> None:
    assert outcome(headroom.check(survey(board(mounting=mounting, at=(16.0, 11.0, 1.0))))) == expected


@pytest.mark.parametrize(
    ("height_m", "width_m", "expected"),
    [
        (2.0, 0.5, "pass"),
        (2.0 - MM, 0.5, "fail"),
        (0.65, 0.5, "pass"),
        (0.65 + MM, 0.5, "fail"),
        (1.5, 0.1, "pass"),
        (1.5, 0.1 + MM, "fail"),
        (1.5, None, "unknown"),
    ],
)
def test_nothing_juts_out_where_no_cane_finds_it(height_m: float, width_m: float | None, expected: str) -> None:
    sign = board(mounting=known(Mounting.PROJECTING), at=(16.0, 11.0, height_m), width_m=width_m)

    assert outcome(bodies_in_way.check(survey(sign))) == expected


def test_a_plate_on_a_wall_juts_out_of_nothing() -> None:
    assert outcome(bodies_in_way.check(survey(board(mounting=known(Mounting.WALL))))) == "not_applicable"


@pytest.mark.parametrize(("apart_m", "expected"), [(3.0 - MM, "fail"), (3.0, "pass"), (3.0 + MM, "pass")])
def test_guide_signs_keep_apart(apart_m: float, expected: str) -> None:
    found = near_signs.check(survey(board("a"), board("b", at=(16.0, 11.0 + apart_m, 2.4))))

    assert outcome(found) == expected
    assert len(found.findings) == (2 if expected == "fail" else 0)


def test_signs_that_face_another_way_or_hang_elsewhere_are_no_neighbours() -> None:
    a = board("a")
    others = [board("b", facing_rad=WEST), board("c", storey=StoreyId("S1")), board("d", kind=kind(SignKind.NOTICE))]

    assert all(outcome(near_signs.check(survey(a, other))) == "pass" for other in others)
    assert outcome(near_signs.check(survey(others[2]))) == "not_applicable"


@pytest.mark.parametrize(
    ("x", "y", "limit_m"),
    [(30.5, 2.5, 1.8), (30.5, 18.5, 3.5), (2.5, 18.5, 1.2)],
    ids=["elevator", "escalator", "stair"],
)
@pytest.mark.parametrize(("off_m", "expected"), [(-MM, "fail"), (0.0, "pass"), (MM, "pass")])
def test_no_screen_stands_in_the_mouth_of_a_connector(
    x: float, y: float, limit_m: float, off_m: float, expected: str
) -> None:
    """A body is ten centimetres deep, so its side is five before the middle."""
    towards = 1 if y < 10 else -1
    sign = screen(at=(x, y + towards * (limit_m + 0.05 + off_m), 0.05), facing_rad=NORTH, width_m=0.5)

    assert outcome(electronic_places.check(survey(sign))) == expected


def test_paper_may_hang_there_and_a_screen_of_unknown_size_is_unknown() -> None:
    assert outcome(electronic_places.check(survey(board(at=(30.5, 2.5, 2.4))))) == "not_applicable"
    assert outcome(electronic_places.check(survey(screen(width_m=None)))) == "unknown"


@pytest.mark.parametrize(("y", "expected"), [(18.4, "pass"), (15.4, "fail")], ids=["behind", "before"])
def test_a_screen_behind_a_wall_is_not_in_the_mouth(y: float, expected: str) -> None:
    """The wall of the restroom lies from y = 17 to 18, the escalator's landing right before it."""
    twin = make_hall(screen(at=(11.5, y, 0.05), facing_rad=NORTH, width_m=0.5))
    escalator = next(one for one in twin.connectors.values() if one.name == "escalator")
    landings = (replace(escalator.landings[0], at=(11.5, 16.9, 0.0)), *escalator.landings[1:])
    moved = {**twin.connectors, escalator.id: replace(escalator, landings=landings)}

    assert outcome(electronic_places.check(survey(twin=replace(twin, connectors=moved)))) == expected


def test_a_sign_behind_another_is_hidden_and_one_before_it_is_not() -> None:
    behind, before = board("behind", at=(10.0, 11.0, 2.4)), board("before", at=(12.0, 11.0, 2.0), height_m=1.0)

    found = hidden_signs.check(survey(behind, replace(before, faces=(replace(before.faces[0], width_m=4.0),))))

    assert only(found).subject.id == "behind"
    assert "before" in only(found).message["en"]
    assert (found.examined, found.passed) == (2, 1)


@pytest.mark.parametrize("at", [(12.0, 16.0, 2.0), (8.0, 11.0, 2.0), (12.0, 11.0, 3.5), (12.0, 11.0, 0.0)])
def test_a_sign_aside_behind_above_or_below_hides_nothing(at: tuple[float, float, float]) -> None:
    sign, other = board("a", at=(10.0, 11.0, 2.4)), board("b", at=at, height_m=1.0, width_m=4.0)

    assert "a" not in {finding.subject.id for finding in hidden_signs.check(survey(sign, other)).findings}


def test_exit_signs_may_hardly_be_hidden() -> None:
    """A board that hides a small part of the floor is enough; of another sign it would have to hide most."""
    legends = (note("出口", "Exit", target="exit"),)
    small = board("small", at=(13.0, 12.2, 2.2), height_m=0.7, width_m=1.4)
    a, exit_sign = (
        board("a", at=(10.0, 11.0, 2.4), kind=kind(what), legends=legends)
        for what in (SignKind.GUIDANCE, SignKind.LOCATION)
    )

    assert outcome(hidden_signs.check(survey(a, small))) == "pass"
    assert only(hidden_signs.check(survey(exit_sign, small))).clause.standard == "GB 50352-2019"


def test_who_knows_no_letters_knows_not_what_is_hidden() -> None:
    assert outcome(hidden_signs.check(survey(board(letter_height_m=None)))) == "unknown"


@pytest.mark.parametrize("check", [hidden_signs.check, unreadable.check])
def test_what_lies_on_the_floor_is_read_from_above(check: object) -> None:
    assert outcome(check(survey(board(mounting=known(Mounting.FLOOR))))) == "not_applicable"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (board(), "pass"),
        (board(at=(31.0, 11.0, 2.4)), "fail"),
        (board(at=(31.0, 11.0, 2.4), facing_rad=WEST), "pass"),
        (board(letter_height_m=known(0.003)), "fail"),
        (board(letter_height_m=None), "unknown"),
        (board(width_m=None), "unknown"),
    ],
)
def test_a_face_can_be_read_from_somewhere(sign: Sign, expected: str) -> None:
    """One against the wall shows its face to nobody."""
    assert outcome(unreadable.check(survey(sign))) == expected


def test_the_back_has_to_be_readable_too() -> None:
    front = board(at=(31.0, 11.0, 2.4), facing_rad=WEST)
    both = replace(front, faces=(front.faces[0], replace(front.faces[0], facing_rad=EAST)))

    assert only(unreadable.check(survey(both))).message["en"].startswith("Face 2")


@pytest.mark.parametrize(
    ("letters_m", "expected"), [(0.04 - MM, "fail"), (0.04, "pass"), (0.04 + MM, "pass"), (None, "unknown")]
)
def test_guide_signs_are_read_from_ten_metres(letters_m: float | None, expected: str) -> None:
    sign = board(letter_height_m=None if letters_m is None else known(letters_m))

    assert outcome(letters.check(survey(sign))) == expected


def test_small_letters_do_where_nobody_can_go_farther_away() -> None:
    sign = board(at=(28.0, 11.0, 1.6), letter_height_m=known(0.03))

    assert outcome(letters.check(survey(sign))) == "pass"
    assert outcome(letters.check(survey(replace(sign, at=(10.0, 11.0, 1.6))))) == "fail"


def test_letters_of_other_signs_are_their_own_affair() -> None:
    sign = board(kind=kind(SignKind.NOTICE), letter_height_m=known(0.01))

    assert outcome(letters.check(survey(sign))) == "not_applicable"


def _height_for(eye_m: float, off_m: float) -> float:
    """Return how high letters of 2 cm may hang over eyes, seen from below at 30 degrees: the circle's height there."""
    reach_m = 250 * 0.02
    return eye_m + reach_m * math.sin(math.radians(30)) * math.cos(math.radians(30)) - 0.2 + off_m


@pytest.mark.parametrize(
    ("height_m", "who"),
    [
        (_height_for(1.10, -0.02), None),
        (_height_for(1.10, 0.02), "seated"),
        (_height_for(1.60, -0.02), "seated"),
        (_height_for(1.60, 0.02), "standing or seated"),
    ],
)
def test_accessibility_signs_are_read_standing_and_seated(height_m: float, who: str | None) -> None:
    sign = board(kind=kind(SignKind.ACCESSIBLE), at=(10.0, 11.0, height_m), letter_height_m=known(0.02))
    found = seated_readers.check(survey(sign))

    assert [finding.observed for finding in found.findings] == ([] if who is None else [who])
    assert found.examined == 1


def test_other_signs_need_not_be_read_by_all_eyes() -> None:
    assert outcome(seated_readers.check(survey(board(at=(10.0, 11.0, 9.0))))) == "not_applicable"
    assert (
        outcome(seated_readers.check(survey(board(kind=kind(SignKind.ACCESSIBLE), letter_height_m=None)))) == "unknown"
    )


def test_arrows_do_not_matter_to_height() -> None:
    """Else a spoilt legend would change what is said of where a sign hangs."""
    spoilt = board(legends=(line(arrow=Arrow.BACK),), facing_rad=SOUTH, at=(16.0, 11.0, 2.3))

    assert outcome(headroom.check(survey(spoilt))) == "pass"
