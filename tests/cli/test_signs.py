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
