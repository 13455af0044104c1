"""The command line's manners: exit codes, one JSON document, sentences instead of tracebacks, help that helps."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from twin.cli.main import build_parser

Command = Callable[..., int]
COMMANDS = ("ingest", "route", "check", "rule", "access", "signs", "say", "export", "serve")


@pytest.mark.parametrize(
    ("model", "code"), [("missing.ifc", 2), ("cut.ifc", 3), ("odd.ifc", 2), ("fault.ifc", 4), ("stop.ifc", 130)]
)
def test_a_fault_has_its_exit_code_and_one_sentence(
    twin: Command, capsys: pytest.CaptureFixture[str], model: str, code: int
) -> None:
    assert twin("ingest", model) == code

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("twin: ")
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1


def test_debug_shows_where_a_fault_was(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("--debug", "ingest", "fault.ifc") == 4

    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["route", "hall.ifc"],
        ["ingest"],
        ["route", "hall.ifc", "--from", "A", "--to", "B", "--profile", "fish"],
    ],
)
def test_wrong_use_is_2(twin: Command, words: list[str]) -> None:
    assert twin(*words) == 2


def test_ingest_prints_one_document(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("ingest", "hall.ifc", "--json") == 0

    document = json.loads(capsys.readouterr().out)
    assert [storey["name"] for storey in document["storeys"]] == ["1F", "2F"]
    assert {space["long_name"] for space in document["spaces"]} >= {"业务受理区", "母婴室"}
    assert document["facilities"][0]["number"] == "3"
    assert document["seconds"] == {"open": 0.1, "geometry": 0.2, "total": 0.3}


def test_ingest_prints_tables_for_people(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("ingest", "hall.ifc") == 0

    out = capsys.readouterr().out
    assert "业务受理区" in out
    assert "service_window" in out


def test_a_route_is_told_in_words(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--to", "3号窗口") == 0

    assert "3号窗口" in capsys.readouterr().out


def test_a_route_is_one_document(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--to", "母婴室", "--lang", "en", "--json") == 0

    document = json.loads(capsys.readouterr().out)
    assert document["status"] == "ok"
    assert document["legs"][-1]["spaces"][-1] == "B"
    assert document["length_m"] == pytest.approx(sum(leg["length_m"] for leg in document["legs"]), abs=0.01)
    assert {instruction["lang"] for instruction in document["instructions"]} == {"en"}


def test_a_route_is_worded_as_asked_for(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--to", "3号窗口", "--mode", "simple") == 0

    assert "窗口到了" in capsys.readouterr().out


def test_no_way_is_an_honest_1_with_its_reason(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("route", "hall.ifc", "--from", "C", "--to", "D", "--profile", "wheelchair", "--json")
    assert twin(*words) == 1

    document = json.loads(capsys.readouterr().out)
    assert document["status"] == "no_route"
    (barrier,) = document["barriers"]
    assert (barrier["kind"], barrier["observed"], barrier["unit"]) == ("too_narrow", 0.7, "m")
    assert barrier["required"] == 0.8
    (fix,) = document["cheapest_fix"]
    assert (fix["id"], fix["kind"], fix["effort"]) == (barrier["id"], "widen_door", "adapt")
    assert (fix["observed"], fix["required"], fix["unit"]) == (0.7, 0.8, "m")
    assert "0.80米" in fix["text"]
    assert document["fixed_route"]["length_m"] > 0
    assert document["fix_text"].startswith("供管理方参考，最省事的打通办法：")


def test_what_would_make_a_way_is_printed_below_the_reason(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "C", "--to", "D", "--profile", "wheelchair", "--lang", "en") == 1

    printed = " ".join(capsys.readouterr().out.split())
    assert "→ For those who run the building, least effort: widen" in printed
    assert "with that in place there is a way of" in printed


def test_stairs_are_no_way_for_a_wheelchair(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "A", "--to", "C", "--profile", "wheelchair", "--json") == 1

    assert "stairs" in {barrier["kind"] for barrier in json.loads(capsys.readouterr().out)["barriers"]}


@pytest.mark.parametrize(
    "words",
    [
        ("ingest", "hall.ifc", "signs.ifc", "cut.ifc"),
        ("route", "hall.ifc", "--with", "signs.ifc", "--with", "cut.ifc", "--from", "A", "--to", "B"),
        ("serve", "hall.ifc", "--with", "cut.ifc"),
    ],
)
def test_every_file_of_a_place_is_read(
    twin: Command, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert twin(*words) == 3

    assert "cut.ifc is cut off" in capsys.readouterr().err


def test_files_are_not_joined_to_two_places(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("serve", "hall.ifc", "other.ifc", "--with", "signs.ifc") == 2

    assert "--with" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["火星", "9F@1,2", "nearest:moon"])
def test_an_unknown_place_is_wrong_use(twin: Command, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--to", name) == 2

    assert "twin: " in capsys.readouterr().err


def test_say_writes_sound_and_transcript(twin: Command, tmp_path: Path) -> None:
    wav = tmp_path / "way.wav"

    assert twin("say", "hall.ifc", "--from", "entrance", "--to", "3号窗口", "-o", wav) == 0

    assert wav.read_bytes()[:4] == b"RIFF"
    assert "3号窗口" in (tmp_path / "way.txt").read_text(encoding="utf-8")


def test_say_refuses_a_name_it_cannot_write(twin: Command, tmp_path: Path) -> None:
    assert twin("say", "hall.ifc", "--from", "A", "--to", "B", "-o", tmp_path / "way.ogg") == 2

    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written_is_a_sentence(
    twin: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert twin("export", "hall.ifc", "--format", "geojson", "-o", tmp_path / "no" / "such" / "plan.json") == 2

    assert "plan.json" in capsys.readouterr().err


def test_help_has_a_line_for_each_command(capsys: pytest.CaptureFixture[str], twin: Command) -> None:
    assert twin("--help") == 0

    text = capsys.readouterr().out
    assert all(f"    {name} " in text for name in COMMANDS)
    assert "exit codes" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_shows_an_example(capsys: pytest.CaptureFixture[str], twin: Command, name: str) -> None:
    assert twin(name, "--help") == 0

    text = capsys.readouterr().out
    assert f"twin {name} " in text.split("example:")[1]


def test_the_commands_tested_are_all_there_are() -> None:
    (actions,) = [action for action in build_parser()._actions if action.dest == "command"]

    assert actions.choices is not None
    assert tuple(actions.choices) == COMMANDS
