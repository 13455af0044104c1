"""``--profile`` takes a name or a file; what is neither is refused with a sentence."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

SLIM = 'base = "wheelchair"\nname = "slim chair"\nmin_width_m = 0.65\nradius_m = 0.33\n'


@pytest.fixture
def route(twin: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> Callable[[str], tuple[int, str, str]]:
    """Ask for the way through the narrow door as a profile."""

    def ask(profile: str) -> tuple[int, str, str]:
        code = twin("route", "hall.ifc", "--from", "C", "--to", "D", "--profile", profile, "--json")
        told = capsys.readouterr()
        return code, told.out, told.err

    return ask


def test_a_slimmer_chair_from_a_file_gets_through_the_door_that_bars_the_named_one(
    route: Callable[[str], tuple[int, str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "slim.toml"
    file.write_text(SLIM, encoding="utf-8")

    assert route("wheelchair")[0] == 1
    code, out, _ = route(str(file))
    assert code == 0
    answer = orjson.loads(out)
    assert answer["profile"] == "slim chair"
    assert [notice["kind"] for notice in answer["notices"]] == ["narrow"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"min_width_m = -1", "mine.toml: min_width_m = -1 will not do"),
        (b"\xff\xfe", "mine.toml is not UTF-8 text (byte 0)"),
        (b"#" * 70000, "mine.toml has more than 65536 bytes"),
    ],
)
def test_a_file_that_is_no_profile_is_refused_in_one_line(
    route: Callable[[str], tuple[int, str, str]], tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(content)

    code, out, err = route(str(file))

    assert (code, out) == (2, "")
    assert said in " ".join(err.split())
    assert "Traceback" not in err


def test_what_is_neither_a_profile_nor_a_file_is_answered_with_the_profiles_there_are(
    route: Callable[[str], tuple[int, str, str]],
) -> None:
    code, _, err = route("fish")

    assert code == 2
    assert "walking, wheelchair, elderly, stroller, blind, evacuation" in " ".join(err.split())
