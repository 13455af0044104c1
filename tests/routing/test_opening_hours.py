"""Opening hours say what OpenStreetMap's notation says, and nothing is made of what is not understood."""

from datetime import date, datetime

import pytest

from twin.routing.questions.opening_hours import parse_opening_hours

MONDAY = date(2026, 3, 2)
HALL = "Mo-Fr 08:30-12:00,14:30-17:30"


def is_open(text: str, day: int, time: str, *, holiday: bool = False) -> bool:
    """Whether hours are open on a day of March 2026, which the second of is a Monday."""
    hours = parse_opening_hours(text)
    assert hours is not None
    moment = datetime.fromisoformat(f"2026-03-{day:02}T{time}")
    return hours.is_open(moment, frozenset({moment.date()}) if holiday else frozenset())


@pytest.mark.parametrize(
    ("text", "day", "time", "expected"),
    [
        (HALL, 2, "08:29", False),
        (HALL, 2, "08:30", True),
        (HALL, 2, "11:59", True),
        (HALL, 2, "12:00", False),
        (HALL, 6, "17:29", True),
        (HALL, 7, "10:00", False),
        ("24/7", 8, "03:00", True),
        ("09:00-17:00", 8, "09:00", True),
        ("Mo,We 09:00-17:00", 4, "10:00", True),
        ("Mo,We 09:00-17:00", 3, "10:00", False),
        ("Sa-Mo 09:00-17:00", 2, "10:00", True),
        ("Sa-Mo 09:00-17:00", 6, "10:00", False),
        ("Mo-Fr 09:00-17:00; We 09:00-12:00", 4, "15:00", False),
        ("Mo-Fr 09:00-17:00; We off", 4, "10:00", False),
        ("Mo-Fr 09:00-17:00; We closed", 5, "10:00", True),
        ("Mo-Fr 09:00-12:00, We 14:00-16:00", 4, "15:00", True),
        ("Mo-Fr 09:00-12:00, We 14:00-16:00", 4, "10:00", True),
        ("Mo-Fr 09:00-12:00, We 14:00-16:00", 5, "15:00", False),
        ("Fr 22:00-02:00", 7, "01:59", True),
        ("Fr 22:00-02:00", 7, "02:00", False),
        ("Fr 22:00-02:00", 6, "01:00", False),
        ("Fr 22:00-26:00", 7, "01:00", True),
        ("Mo 00:00-24:00", 2, "23:59", True),
        ("Mo 00:00-24:00", 3, "00:00", False),
    ],
)
def test_hours_hold_on_their_days_from_the_first_minute_to_before_the_last(
    text: str,
    day: int,
    time: str,
    expected: bool,  # noqa: FBT001  # a row of the table
) -> None:
    assert MONDAY.weekday() == 0
    assert is_open(text, day, time) is expected


def test_public_holidays_follow_their_own_rule() -> None:
    assert is_open("Mo-Fr 09:00-17:00; PH off", 2, "10:00")
    assert not is_open("Mo-Fr 09:00-17:00; PH off", 2, "10:00", holiday=True)
    assert is_open("PH 10:00-12:00", 2, "10:00", holiday=True)
    assert not is_open("PH 10:00-12:00", 2, "10:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "周一至周五 8:30-12:00",
        "Mo-Fr",
        "Mo-Fr 9-17",
        "Mo-Fr 09:00+",
        "Mo-Fr 09:00-17:00+",
        "Mo-Fr sunrise-sunset",
        "Jan-Mar Mo-Fr 09:00-17:00",
        'Mo-Fr 09:00-17:00 "by appointment"',
        "Mo-Fr 25:00-26:00",
        "Mo-Fr 09:61-12:00",
        "Mo-Fr 09:00-17:00,",
        "Mo-Fr 09:00-17:00; appointment",
        "MO-FR 09:00-17:00",
        "Mo[1] 09:00-17:00",
    ],
)
def test_nothing_is_made_of_what_is_not_understood(text: str) -> None:
    assert parse_opening_hours(text) is None
