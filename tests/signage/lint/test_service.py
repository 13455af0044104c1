"""What keeps signs in service: their state, their time, their targets, their light."""

import pytest

from tests.signage.lint.boards import board, line, note, only, outcome, screen, survey
from twin.model.finding import Severity
from twin.model.sign import Sign, SignStatus
from twin.signage.lint import brightness, lost_targets, service_life


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "pass"),
        ({"valid_from": "2026-11-01", "valid_until": "2027-12-31"}, "pass"),
        ({"valid_until": "2026-11-23"}, "pass"),
        ({"valid_until": "2026-11-22"}, "fail"),
        ({"status": SignStatus.DAMAGED}, "fail"),
        ({"status": SignStatus.EXPIRED}, "fail"),
        ({"status": SignStatus.WITHDRAWN}, "fail"),
        ({"status": None}, "unknown"),
        ({"status": None, "valid_until": "2026-11-22"}, "fail"),
    ],
)
def test_signs_are_whole_and_of_today(changes: dict[str, SignStatus], expected: str) -> None:
    """A sign is valid on its last day."""
    assert outcome(service_life.check(survey(board(**changes)))) == expected


def test_the_day_decides() -> None:
    sign = board(valid_until="2026-10-31")

    assert outcome(service_life.check(survey(sign, today="2026-10-31"))) == "pass"
    assert only(service_life.check(survey(sign, today="2026-11-01"))).observed == "2026-10-31"


def test_a_place_without_signs_has_none_in_service() -> None:
    assert outcome(service_life.check(survey())) == "not_applicable"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("zone:business_acceptance", "pass"),
        ("zone:self_service_24h", "fail"),
        ("window:general_acceptance", "fail"),
        ("facility:low_service_desk", "pass"),
        ("facility:d", "pass"),
        ("facility:aed", "fail"),
        ("space:A", "pass"),
        ("space:C", "fail"),
        ("storey:S1", "pass"),
        ("storey:S2", "fail"),
        ("connector:e", "pass"),
        ("connector:f", "fail"),
        ("exit", "pass"),
        (None, "not_applicable"),
    ],
)
def test_a_sign_to_what_is_not_there_is_invalid(target: str | None, expected: str) -> None:
    assert outcome(lost_targets.check(survey(board(legends=(line(target=target),))))) == expected


def test_each_lost_target_is_told_once() -> None:
    lines = (line(target="space:C"), line(target="space:C"), line(target="space:D"), note("您在此"))

    found = lost_targets.check(survey(board(legends=lines)))

    assert [finding.observed for finding in found.findings] == ["space:C", "space:D"]


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (screen(), "pass"),
        (screen(auto_brightness=False), "fail"),
        (screen(auto_brightness=None), "unknown"),
        (board(), "not_applicable"),
    ],
)
def test_screens_follow_the_light(sign: Sign, expected: str) -> None:
    found = brightness.check(survey(sign))

    assert outcome(found) == expected
    assert expected != "fail" or only(found).severity is Severity.SHOULD
