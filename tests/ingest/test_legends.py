"""Lines of a sign, good and bad."""

import pytest

from twin.ingest.contents.legends import parse_legend
from twin.model.sign import Arrow, Legend


def test_a_whole_line_is_read_part_by_part() -> None:
    line = "ahead_left | zone:business_acceptance | 业务受理区 | Service Counters | counter"

    assert parse_legend(line) == Legend(
        arrow=Arrow.AHEAD_LEFT,
        target="zone:business_acceptance",
        zh="业务受理区",
        en="Service Counters",
        symbol="counter",
    )


def test_empty_parts_are_unknown_and_missing_ones_too() -> None:
    assert parse_legend(" | exit | | Exit") == Legend(arrow=Arrow.NONE, target="exit", zh=None, en="Exit", symbol=None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("sideways | exit", "arrow 'sideways'"),
        ("left | toilet | 卫生间 | Restroom |", "target 'toilet'"),
        ("left | zone: | 卫生间", "target 'zone:'"),
        ("left | exit | a | b | c | d", "6 parts"),
        ("Exit", "no '|'"),
        ("left | | | |", "neither target"),
    ],
)
def test_a_bad_line_says_why_it_is_bad(line: str, reason: str) -> None:
    found = parse_legend(line)

    assert isinstance(found, str)
    assert reason in found
