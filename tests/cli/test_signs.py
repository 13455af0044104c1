"""``twin signs`` writes its proofs and its picture, and refuses a day that is none."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., int]


def test_the_proofs_and_the_picture_are_written(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    proof, picture = tmp_path / "proof.json", tmp_path / "signs.svg"
    twin("signs", "hall.ifc", "--profile", "walking", "--certificate", str(proof), "-o", str(picture))
    assert json.loads(proof.read_bytes())["chains"] == []
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert str(picture) in capsys.readouterr().err.replace("\n", "")


def test_a_day_that_is_none_is_refused(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("signs", "hall.ifc", "--today", "morgen") == 2
    assert "2026-11-23" in capsys.readouterr().err


def test_a_closed_stair_is_tried_and_told(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("signs", "hall.ifc", "--profile", "walking", "--closed", "1号楼梯", "--lang", "en") in {0, 1}
    assert "is closed:" in capsys.readouterr().out
    twin("signs", "hall.ifc", "--profile", "walking", "--profile", "walking", "--closed", "1号楼梯", "--json")
    document = json.loads(capsys.readouterr().out)
    assert (document["profiles"], len(document["closed"])) == (["walking"], 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--without", "nothing"), "no sign"),
        (("--closed", "1号楼梯", "--propose"), "--propose"),
        (("--profile", "flying"), "wheelchair"),
    ],
)
def test_what_cannot_be_tried_is_refused(
    twin: Command, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    assert twin("signs", "hall.ifc", *words) == 2
    assert told in capsys.readouterr().err


def test_signs_are_drawn_in_three_dimensions_and_other_forms_are_refused(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    twin("signs", "hall.ifc", "--profile", "walking", "-o", str(tmp_path / "signs.GLB"))
    assert (tmp_path / "signs.GLB").read_bytes().startswith(b"glTF")
    assert twin("signs", "hall.ifc", "-o", str(tmp_path / "signs.png")) == 2
    assert ".svg" in capsys.readouterr().err
