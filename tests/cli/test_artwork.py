"""``twin export --format artwork``: one file or a folder, and a sentence where there is nothing to draw."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.export.artwork.signs import line, sign
from tests.export.hall import build_hall_twin
from twin.app.ports import Progress
from twin.app.services import Services
from twin.bootstrap import build_services
from twin.cli import main as cli
from twin.model.sign import Arrow
from twin.model.twin import Ingested, ReadSeconds

Command = Callable[..., int]
SIGN = sign(
    line("母婴室", "Nursing Room", Arrow.LEFT, "dragon"), line("出口", "Exit", Arrow.RIGHT, "exit"), size_m=(2.4, 0.6)
)


@dataclass(frozen=True, slots=True)
class SignReader:
    """Reads any file as one hall with one sign."""

    def __call__(
        self, path: Path, *others: Path, with_scene: bool, progress: Progress | None, fresh: bool = False
    ) -> Ingested:
        seconds = ReadSeconds(open=0.1, geometry=0.2, total=0.3)
        return Ingested(twin=replace(build_hall_twin(), signs={SIGN.id: SIGN}), findings=(), seconds=seconds)


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return the command ``twin`` over a hall with a sign."""
    real = build_services()
    services = Services(
        reader=SignReader(), validator=real.validator, speaker=real.speaker, sound=real.sound, exporter=real.exporter
    )
    monkeypatch.setattr(cli, "build_services", lambda: services)
    return lambda *words: int(cli.main([str(word) for word in words]))


def test_a_sheet_is_one_file(signed: Command, tmp_path: Path) -> None:
    for name, start in (("signs.pdf", b"%PDF-1.7"), ("signs.svg", b"<?xml")):
        assert signed("export", "hall.ifc", "--format", "artwork", "-o", tmp_path / name) == 0
        assert (tmp_path / name).read_bytes().startswith(start)


def test_a_folder_has_everything_and_the_notes_are_told(
    signed: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signed("export", "hall.ifc", "--format", "artwork", "-o", tmp_path / "signs", "--lang", "en") == 0

    assert {path.name for path in (tmp_path / "signs").iterdir()} == {"sheet.pdf", "sheet.svg", "notes.md", "faces"}
    assert len(list((tmp_path / "signs" / "faces").iterdir())) == 2
    assert "no symbol 'dragon'" in capsys.readouterr().err


def test_one_sign_is_asked_for_by_its_id(signed: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("export", "hall.ifc", "--format", "artwork", "-o", tmp_path / "sign.svg", "--sign")

    assert signed(*words, SIGN.id) == 0
    assert b'width="2400mm"' in (tmp_path / "sign.svg").read_bytes()
    assert signed(*words, "nothing") == 2
    assert "no sign 'nothing'" in capsys.readouterr().err


def test_where_there_is_nothing_to_draw_it_is_said(
    twin: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert twin("export", "hall.ifc", "--format", "artwork", "-o", tmp_path / "signs.pdf") == 2
    assert "no face of a sign" in capsys.readouterr().err


def test_an_ending_that_is_not_written_is_refused(
    signed: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signed("export", "hall.ifc", "--format", "artwork", "-o", tmp_path / "signs.png") == 2

    assert "signs.png" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
