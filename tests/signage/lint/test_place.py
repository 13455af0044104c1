"""What a place has to show: its name and logo, its plans, its telephone, signs at what is accessible."""

from dataclasses import replace

import pytest

from tests.signage.lint.boards import board, kind, known, line, make_hall, note, only, outcome, survey
from twin.model.finding import Evidence, Severity
from twin.model.ids import StoreyId
from twin.model.sign import Arrow, Sign, SignKind
from twin.model.twin import Twin
from twin.signage.lint import (
    accessible_facilities,
    floor_plans,
    here,
    logos,
    name_signs,
    service_phones,
)

NAME = note("椰城市政务服务中心", "Government Service Center", symbol="logo")
PLAN = (note("您在此", "You Are Here"), note("一层", "1F", target="storey:S0"))
PHONE = (note("无障碍服务电话 0898-6600-1236"),)


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (board(legends=(NAME,), logo_present=True), "pass"),
        (board(legends=(NAME,), logo_present=False), "fail"),
        (board(legends=(NAME,), logo_present=None), "unknown"),
        (board(legends=(note("旧名称"),), name="名称标识", logo_present=False), "fail"),
        (board(), "not_applicable"),
    ],
)
def test_the_name_sign_carries_the_logo(sign: Sign, expected: str) -> None:
    assert outcome(logos.check(survey(sign))) == expected


def test_the_name_of_the_place_hangs_somewhere() -> None:
    assert outcome(name_signs.check(survey(board(legends=(NAME,))))) == "pass"
    assert only(name_signs.check(survey(board()))).subject.kind == "place"
    assert outcome(name_signs.check(survey())) == "not_applicable"


def test_a_name_sign_with_another_name_is_found_at_the_sign() -> None:
    found = only(name_signs.check(survey(board(legends=(note("旧名称", symbol="logo"),)))))

    assert (found.subject.id, found.observed, found.required) == ("sign", "旧名称", "椰城市政务服务中心")


def test_a_place_without_a_name_cannot_be_checked_for_it() -> None:
    twin = make_hall(board())
    nameless = replace(twin, place=replace(twin.place, name=None))

    assert only(name_signs.check(survey(twin=nameless))).missing == "IfcBuilding.LongName"


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ((board(kind=kind(SignKind.DIRECTORY), at=(15.5, 10.5, 1.0)),), "pass"),
        ((board(kind=kind(SignKind.DIRECTORY), at=(15.501, 10.5, 1.0)),), "fail"),
        ((board(legends=(note("平面图"),), at=(15.499, 10.5, 1.0)),), "pass"),
        ((board(legends=(note("疏散平面图"),)),), "fail"),
        ((board(kind=kind(SignKind.DIRECTORY), storey=StoreyId("S1")),), "fail"),
        ((), "not_applicable"),
    ],
)
def test_every_public_storey_shows_a_plan(signs: tuple[Sign, ...], expected: str) -> None:
    """
    The upper storey is not open to the public; a plan of escape is for another purpose.

    The entrance is at (0.5, 10.5), and all landings are farther from there.
    """
    found = floor_plans.check(survey(*signs))

    assert outcome(found) == expected
    assert found.examined == (1 if signs else 0)
    assert expected != "fail" or only(found).subject.id == "S0"


def test_a_plan_that_is_nowhere_breaks_the_clause_and_one_that_is_far_is_advice() -> None:
    far = board(kind=kind(SignKind.DIRECTORY), at=(16.0, 10.5, 1.0))

    assert only(floor_plans.check(survey(far))).severity is Severity.ADVICE
    assert only(floor_plans.check(survey(board()))).severity is Severity.SHALL


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (board(kind=kind(SignKind.DIRECTORY), legends=PLAN), "pass"),
        (board(kind=kind(SignKind.DIRECTORY), legends=PLAN, storey=StoreyId("S1")), "fail"),
        (board(kind=kind(SignKind.DIRECTORY), legends=PLAN[1:]), "fail"),
        (board(kind=kind(SignKind.DIRECTORY), legends=PLAN[:1]), "unknown"),
        (board(legends=PLAN), "not_applicable"),
    ],
)
def test_a_plan_says_truly_where_one_is(sign: Sign, expected: str) -> None:
    assert outcome(here.check(survey(sign))) == expected


def test_only_a_false_place_breaks_the_clause() -> None:
    plans = [board(kind=kind(SignKind.DIRECTORY), legends=PLAN[1:]), board(legends=PLAN, storey=StoreyId("S1"))]
    unmarked = only(here.check(survey(plans[0])))
    false = only(here.check(survey(replace(plans[1], kind=kind(SignKind.DIRECTORY)))))

    assert (unmarked.severity, false.severity) == (Severity.ADVICE, Severity.SHALL)


def _with_phone(twin: Twin, number: str) -> Twin:
    return replace(twin, place=replace(twin.place, properties={"AccessibleServicePhone": known(number)}))


@pytest.mark.parametrize(
    ("phone", "x", "verdicts"),
    [
        ("0898-6600-1236", 10.5, []),
        ("0898 66001236", 10.5, []),
        ("0898-12345", 10.5, ["sign"]),
        (None, 10.5, ["sign"]),
        ("0898-6600-1236", 10.5 + 0.001, ["place"]),
    ],
)
def test_the_telephone_is_shown_at_an_entrance(phone: str | None, x: float, verdicts: list[str]) -> None:
    """The entrance is at (0.5, 10.5), and ten metres are near."""
    twin = _with_phone(make_hall(board(legends=PHONE, phone=phone, at=(x, 10.5, 1.1))), "0898-6600-1236")

    found = service_phones.check(survey(twin=twin))

    assert [finding.subject.kind for finding in found.findings] == verdicts
    assert found.examined == 2


def test_no_sign_of_it_at_all_breaks_the_clause_without_a_number() -> None:
    found = only(service_phones.check(survey(board())))

    assert (found.subject.kind, found.severity, found.evidence) == ("place", Severity.SHALL, Evidence.NONE)
    assert outcome(service_phones.check(survey())) == "not_applicable"


DESK = note("低位服务设施", target="facility:d", symbol="accessible")


def _signs_at(**changes: object) -> list[Sign]:
    """Return signs at all that is accessible in the hall: the desk at (20.5, 3.5), the restroom, the elevator twice."""
    accessible = kind(SignKind.ACCESSIBLE)
    toilet = (note("无障碍卫生间", target="zone:accessible_toilet"),)
    elevator = (note("无障碍电梯", target="connector:e"),)
    desk = {"kind": accessible, "legends": (DESK,), "at": (20.5, 4.0, 0.8), **changes}
    return [
        board("desk", **desk),
        board("toilet", kind=accessible, legends=toilet, at=(11.5, 16.9, 1.4)),
        board("elevator", kind=accessible, legends=elevator, at=(30.5, 3.5, 2.4)),
        board("elevator above", kind=accessible, legends=elevator, at=(30.5, 3.5, 6.4), storey=StoreyId("S1")),
    ]


def test_each_accessible_facility_has_its_sign() -> None:
    found = accessible_facilities.check(survey(*_signs_at()))

    assert (outcome(found), found.examined, found.passed) == ("pass", 4, 4)


@pytest.mark.parametrize("missing", range(4))
def test_each_sign_that_is_missing_is_missed(missing: int) -> None:
    signs = [sign for number, sign in enumerate(_signs_at()) if number != missing]
    subject, storey = [("d", "S0"), ("T", "S0"), ("e", "S0"), ("e", "S1")][missing]

    found = only(accessible_facilities.check(survey(*signs)))

    assert (found.subject.id, found.subject.storey, found.severity) == (subject, storey, Severity.SHALL)


@pytest.mark.parametrize(("off_m", "expected"), [(-0.001, "pass"), (0.0, "pass"), (0.001, "fail")])
def test_two_metres_from_it_is_at_it(off_m: float, expected: str) -> None:
    """The desk's body ends at y = 4."""
    found = accessible_facilities.check(survey(*_signs_at(at=(20.5, 6.0 + off_m, 0.8))))

    assert outcome(found) == expected
    assert expected == "pass" or only(found).severity is Severity.ADVICE


@pytest.mark.parametrize(
    "changes",
    [
        {"legends": (replace(DESK, arrow=Arrow.LEFT),)},
        {"legends": (line(arrow=Arrow.NONE),)},
        {"legends": (note("坡道", symbol="accessible"),)},
        {"kind": kind(SignKind.DIRECTORY)},
        {"storey": StoreyId("S1")},
    ],
    ids=["leads there", "names another", "names something else", "a plan", "on another storey"],
)
def test_not_every_sign_stands_for_it(changes: dict[str, object]) -> None:
    assert outcome(accessible_facilities.check(survey(*_signs_at(**changes)))) == "fail"


def test_the_symbol_alone_stands_for_what_it_hangs_at() -> None:
    symbol = (line(arrow=Arrow.NONE, target=None, zh=None, en=None, symbol="accessible"),)

    assert outcome(accessible_facilities.check(survey(*_signs_at(legends=symbol)))) == "pass"


@pytest.mark.parametrize(("y", "expected"), [(16.0, "pass"), (15.9, "fail")])
def test_a_restroom_whose_door_is_not_modelled_is_where_its_floor_is(y: float, expected: str) -> None:
    """Its floor begins at y = 18, from x = 9 to 13."""
    signs = [replace(sign, at=(10.5, y, 1.4)) if sign.id == "toilet" else sign for sign in _signs_at()]
    doorless = replace(make_hall(*signs), portals={})

    assert outcome(accessible_facilities.check(survey(twin=doorless))) == expected


def test_a_place_without_signs_is_not_examined() -> None:
    assert outcome(accessible_facilities.check(survey())) == "not_applicable"
