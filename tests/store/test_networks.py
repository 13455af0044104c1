"""What is kept comes back as it was put, or not at all, whatever happened to the folder."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from twin.store.networks import NetworkFiles

HASH = "0" * 64
DATA = bytes(range(256)) * 40
WRITER = """
import sys
from pathlib import Path
from twin.store.networks import NetworkFiles

files = NetworkFiles(folder=Path(sys.argv[1]), maker_version="1")
for _ in range(40):
    files.put(sys.argv[2], "walking", sys.argv[3].encode() * 200_000)
"""


@pytest.fixture
def files(tmp_path: Path) -> NetworkFiles:
    return NetworkFiles(folder=tmp_path / "kept", maker_version="1")


def only_file(files: NetworkFiles) -> Path:
    (path,) = files.folder.iterdir()
    return path


def test_what_is_put_comes_back_under_its_file_name_and_version_only(files: NetworkFiles) -> None:
    files.put(HASH, "walking", DATA)

    assert files.get(HASH, "walking") == DATA
    assert files.get("1" * 64, "walking") is None
    assert files.get(HASH, "wheelchair") is None
    assert NetworkFiles(folder=files.folder, maker_version="2").get(HASH, "walking") is None


@pytest.mark.parametrize("place", [0, 31, 32, 5000, -1])
def test_one_bit_that_is_not_as_it_was_written_is_damage(
    files: NetworkFiles, place: int, caplog: pytest.LogCaptureFixture
) -> None:
    files.put(HASH, "walking", DATA)
    spoiled = bytearray(only_file(files).read_bytes())
    spoiled[place] ^= 1
    only_file(files).write_bytes(spoiled)

    with caplog.at_level(logging.WARNING):
        assert files.get(HASH, "walking") is None
    assert "damaged" in caplog.text

    files.put(HASH, "walking", DATA)
    assert files.get(HASH, "walking") == DATA


@pytest.mark.parametrize("length", [0, 16, 32, 4000])
def test_a_file_that_was_cut_off_is_damaged(files: NetworkFiles, length: int) -> None:
    files.put(HASH, "walking", DATA)
    only_file(files).write_bytes(only_file(files).read_bytes()[:length])

    assert files.get(HASH, "walking") is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    files = NetworkFiles(folder=tmp_path / "kept", maker_version="1")

    files.put(HASH, "walking", DATA)

    assert files.get(HASH, "walking") is None


def test_the_least_recently_used_go_when_there_are_too_many(tmp_path: Path) -> None:
    old = NetworkFiles(folder=tmp_path, maker_version="old", bytes_max=3 * len(DATA) + 200)
    new = NetworkFiles(folder=tmp_path, maker_version="new", bytes_max=old.bytes_max)
    (tmp_path / "a.twin").write_bytes(bytes(4 * len(DATA)))
    old.put(HASH, "walking", DATA)
    for age_s, name in ((30, "blind"), (20, "elderly")):
        new.put(HASH, name, DATA)
        path = next(tmp_path.glob(f"*-{name}.network"))
        os.utime(path, (path.stat().st_mtime - age_s, path.stat().st_mtime - age_s))
    assert new.get(HASH, "blind") == DATA  # and with that used last

    new.put(HASH, "stroller", DATA)

    assert new.get(HASH, "elderly") is None
    assert new.get(HASH, "blind") == new.get(HASH, "stroller") == old.get(HASH, "walking") == DATA
    assert (tmp_path / "a.twin").exists()


def test_what_is_larger_than_all_room_is_not_kept(tmp_path: Path) -> None:
    files = NetworkFiles(folder=tmp_path, maker_version="1", bytes_max=len(DATA))

    files.put(HASH, "walking", DATA + b"1")

    assert list(tmp_path.iterdir()) == []


def test_two_processes_that_write_the_same_file_never_show_a_mixture(files: NetworkFiles) -> None:
    command = [sys.executable, "-c", WRITER, str(files.folder), HASH]
    writers = [subprocess.Popen([*command, letter]) for letter in ("a", "b")]  # noqa: S603  # our own words
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(files.get(HASH, "walking"))

    assert [writer.returncode for writer in writers] == [0, 0]
    assert files.get(HASH, "walking") is not None
    assert seen <= {None, b"a" * 200_000, b"b" * 200_000}
    assert len(list(files.folder.iterdir())) == 1
