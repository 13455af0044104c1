"""A file is read once; a changed file, another reader or damage in the folder make it be read again."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.support.floorplan import draw
from twin.model.scene import Scene
from twin.model.twin import Ingested, ReadSeconds
from twin.store.files import TwinFiles, hash_files, hash_sources
from twin.store.reading import Progress, RememberingReader

PLAN = """
#########
#A..+..B#
#########
"""


@dataclass(slots=True)
class CountingReader:
    """Reads every file as the same drawing, and counts how often it is asked."""

    calls: int = 0

    def __call__(self, path: Path, *others: Path, with_scene: bool, progress: Progress | None) -> Ingested:
        self.calls += 1
        twin = draw(PLAN)
        file = replace(twin.file, sha256=hash_files((path, *others)) or "", name=path.name)
        scene = Scene() if with_scene else None
        return Ingested(
            twin=replace(twin, file=file), findings=(), seconds=ReadSeconds(open=0, geometry=0, total=0), scene=scene
        )


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "hall.ifc"
    path.write_text("ISO-10303-21;")
    return path


def reader_of(tmp_path: Path, counting: CountingReader, version: str = "1") -> RememberingReader:
    return RememberingReader(reader=counting, files=TwinFiles(folder=tmp_path / "kept", reader_version=version))


def test_a_file_is_read_once(tmp_path: Path, model: Path) -> None:
    counting = CountingReader()
    reader = reader_of(tmp_path, counting)

    first = reader(model, with_scene=False, progress=None)
    second = reader(model, with_scene=False, progress=None)

    assert counting.calls == 1
    assert second.twin == first.twin


def test_a_renamed_file_keeps_its_twin_and_shows_its_new_name(tmp_path: Path, model: Path) -> None:
    counting = CountingReader()
    reader = reader_of(tmp_path, counting)
    reader(model, with_scene=False, progress=None)

    renamed = reader(model.rename(tmp_path / "other.ifc"), with_scene=False, progress=None)

    assert (counting.calls, renamed.twin.file.name) == (1, "other.ifc")


def test_a_twin_kept_without_its_scene_does_not_answer_for_one_with(tmp_path: Path, model: Path) -> None:
    counting = CountingReader()
    reader = reader_of(tmp_path, counting)
    reader(model, with_scene=False, progress=None)

    assert reader(model, with_scene=True, progress=None).scene is not None
    reader(model, with_scene=False, progress=None)

    assert counting.calls == 2


@pytest.mark.parametrize("change", ["content", "reader", "damage", "fresh"])
def test_it_is_read_again_when_something_changed(tmp_path: Path, model: Path, change: str) -> None:
    counting = CountingReader()
    reader_of(tmp_path, counting)(model, with_scene=False, progress=None)

    if change == "content":
        model.write_text("ISO-10303-21; /* edited */")
    if change == "damage":
        for kept in (tmp_path / "kept").iterdir():
            kept.write_bytes(kept.read_bytes()[:-1])
    reader_of(tmp_path, counting, "2" if change == "reader" else "1")(
        model, with_scene=False, progress=None, fresh=change == "fresh"
    )

    assert counting.calls == 2


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path, model: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")

    ingested = reader_of(tmp_path, CountingReader())(model, with_scene=False, progress=None)

    assert len(ingested.twin.spaces) == 2


def test_a_reader_has_a_new_version_when_its_source_changes(tmp_path: Path) -> None:
    source = tmp_path / "walls.py"
    source.write_text("THICKNESS_M = 0.2\n")
    before = hash_sources(tmp_path)
    source.write_text("THICKNESS_M = 0.3\n")

    assert hash_sources(tmp_path) != before


def test_several_files_of_a_place_are_read_once_in_whatever_order(tmp_path: Path, model: Path) -> None:
    counting = CountingReader()
    reader = reader_of(tmp_path, counting)
    signs = tmp_path / "signs.ifc"
    signs.write_text("ISO-10303-21; signs")

    reader(model, signs, with_scene=False, progress=None)
    reader(signs, model, with_scene=False, progress=None)
    reader(model, with_scene=False, progress=None)

    assert counting.calls == 2
