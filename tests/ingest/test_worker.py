"""Reading in a child process: the answer is the same, and nothing a child does harms the parent."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from twin.errors import IntegrityError, UnusableInputError
from twin.ingest import worker
from twin.ingest.read import read_ifc
from twin.ingest.worker import WorkerLimits, read_in_worker
from twin.model.codec import to_bytes


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return two_rooms().write(tmp_path / "house.ifc")


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Keep every child that is started, to see that it is gone afterwards."""
    started: list[subprocess.Popen[bytes]] = []
    start = worker._start

    def start_and_keep(
        path: Path, write_end: int, limits: WorkerLimits, *, with_scene: bool
    ) -> subprocess.Popen[bytes]:
        started.append(start(path, write_end, limits, with_scene=with_scene))
        return started[-1]

    monkeypatch.setattr(worker, "_start", start_and_keep)
    return started


def let_the_child_run(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put another program in the child's place; it knows the pipe's number as ``PIPE``."""

    def start(_path: Path, write_end: int, _limits: WorkerLimits, *, with_scene: bool) -> subprocess.Popen[bytes]:
        del with_scene
        return subprocess.Popen(  # noqa: S603  # the program is written in this file
            [sys.executable, "-c", f"PIPE = {write_end}\n{program}"],
            pass_fds=(write_end,),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    monkeypatch.setattr(worker, "_start", start)


def test_the_twin_from_a_worker_is_the_twin(house: Path, children: list[subprocess.Popen[bytes]]) -> None:
    heard: list[tuple[str, float]] = []

    ingested = read_in_worker(house, with_scene=True, progress=lambda stage, done: heard.append((stage, done)))
    here = read_ifc(house, with_scene=True)

    assert to_bytes(here.twin) == to_bytes(ingested.twin)
    assert to_bytes(here.scene) == to_bytes(ingested.scene)
    assert here.findings == ingested.findings
    assert [done for _, done in heard] == sorted(done for _, done in heard)
    assert heard[-1] == ("done", 1.0)
    assert all(child.poll() is not None for child in children)


def test_the_childs_refusal_arrives_as_the_same_error(tmp_path: Path) -> None:
    pdf = tmp_path / "plan.ifc"
    pdf.write_bytes(b"%PDF-1.7")
    cut = two_rooms().write(tmp_path / "cut.ifc")
    cut.write_bytes(cut.read_bytes()[:-400])

    with pytest.raises(UnusableInputError, match="is not an IFC file"):
        read_in_worker(pdf)
    with pytest.raises(IntegrityError, match="cut off"):
        read_in_worker(cut)


def test_nothing_of_the_childs_noise_reaches_the_user(house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read_in_worker(house)

    assert capfd.readouterr() == ("", "")


def test_a_child_that_hangs_is_ended_at_the_wall_clock(house: Path, children: list[subprocess.Popen[bytes]]) -> None:
    start = time.monotonic()

    with pytest.raises(IntegrityError, match="takes longer than 0 s"):
        read_in_worker(house, limits=WorkerLimits(wall_s=0.2))

    assert time.monotonic() - start < 5.0
    assert children[0].returncode == -9


def test_a_child_that_stalls_in_the_middle_of_a_frame_is_ended_too(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_the_child_run(monkeypatch, "import os, time; os.write(PIPE, b'\\x02\\0\\0\\0'); time.sleep(60)")

    with pytest.raises(IntegrityError, match="takes longer than 1 s"):
        read_in_worker(house, limits=WorkerLimits(wall_s=1.0))


def test_a_child_that_crashes_is_an_integrity_error_in_one_sentence(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_the_child_run(monkeypatch, "import ctypes; ctypes.string_at(0)")

    with pytest.raises(IntegrityError, match="breaks the geometry kernel") as caught:
        read_in_worker(house)
    assert "\n" not in str(caught.value)


def test_a_child_over_its_processor_time_says_so(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_the_child_run(monkeypatch, "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass")

    with pytest.raises(IntegrityError, match="processor time"):
        read_in_worker(house)


def test_a_child_that_needs_too_much_memory_is_an_error_not_a_swap_storm(house: Path) -> None:
    with pytest.raises(IntegrityError, match=r"memory|geometry kernel"):
        read_in_worker(house, limits=WorkerLimits(memory_bytes=250_000_000))


def test_a_frame_that_claims_to_be_huge_is_refused(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_the_child_run(
        monkeypatch, "import os, struct, time; os.write(PIPE, struct.pack('>BQ', 2, 1 << 60)); time.sleep(60)"
    )

    with pytest.raises(IntegrityError, match="more than 2 GB"):
        read_in_worker(house)


def test_an_interrupt_ends_the_child(house: Path, children: list[subprocess.Popen[bytes]]) -> None:
    def interrupt(_stage: str, _done: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_in_worker(house, progress=interrupt)

    assert children[0].poll() == -9


def test_no_pipe_stays_open(house: Path, tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))

    read_in_worker(house)
    with pytest.raises(UnusableInputError):
        read_in_worker(tmp_path / "absent.ifc")

    assert len(list(Path("/proc/self/fd").iterdir())) == before
