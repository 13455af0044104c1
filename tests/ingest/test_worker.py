"""Reading in a child process: the answer is the same, and nothing a child does harms the parent."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import ifcopenshell
import pytest

from tests.support.made_files import two_rooms
from twin.errors import FaultError, IntegrityError, UnusableInputError
from twin.ingest.process import worker
from twin.ingest.process.watch import Watch
from twin.ingest.process.worker import WorkerLimits, read_in_worker
from twin.ingest.read import read_ifc
from twin.model.codec import to_bytes


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return two_rooms().write(tmp_path / "house.ifc")


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Keep every child that is started, to see that it is gone afterwards."""
    started: list[subprocess.Popen[bytes]] = []
    start = worker._start

    def start_and_keep(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(start(*args, **options))
        return started[-1]

    monkeypatch.setattr(worker, "_start", start_and_keep)
    return started


def let_the_child_run(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put another program in the child's place; it knows the pipe's number as ``PIPE``."""

    def start(_work: Any, write_end: int, page_file: int, *_rest: Any, **_options: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # the program is written in this file
            [sys.executable, "-c", f"PIPE, PAGE = {write_end}, {page_file}\n{program}"],
            pass_fds=(write_end, page_file),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    monkeypatch.setattr(worker, "_start", start)


def carve(house: Path, name: str) -> None:
    """Take a sphere out of a prism: a solid that no direct reader knows."""
    model: Any = ifcopenshell.open(house)
    wall = next(wall for wall in model.by_type("IfcWall") if wall.Name == name)
    shape = wall.Representation.Representations[0]
    origin = model.create_entity("IfcAxis2Placement3D", model.create_entity("IfcCartesianPoint", (0.0, 0.0, 0.0)))
    sphere = model.create_entity("IfcSphere", origin, 10.0)
    carved = model.create_entity("IfcBooleanResult", "DIFFERENCE", shape.Items[0], sphere)
    shape.Items = [model.create_entity("IfcCsgSolid", carved)]
    shape.RepresentationType = "CSG"
    model.write(str(house))


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


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process tells its threads")
def test_the_reading_process_has_one_thread(house: Path, children: list[subprocess.Popen[bytes]]) -> None:
    threads: list[int] = []

    def count_threads(_stage: str, _done: float) -> None:
        threads.append(len(list(Path(f"/proc/{children[-1].pid}/task").iterdir())))

    read_in_worker(house, progress=count_threads)

    assert threads[0] == 1
    assert max(threads) == 1


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


def test_a_child_that_ends_without_a_word_is_our_fault_not_the_files(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_the_child_run(monkeypatch, "raise SystemExit(3)")

    with pytest.raises(FaultError, match="ended with 3 and without an answer"):
        read_in_worker(house)


def test_a_fault_in_the_reader_is_ours_and_tells_where_it_lies(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = """
import json, os, sys
import twin.ingest.read
from twin.ingest.process import reading_process
def broken(*_, **__): raise KeyError("Tag")
twin.ingest.read.read_ifc = broken
reading_process.main(REQUEST)
"""
    request = {
        "task": "read",
        "paths": [str(house)],
        "memory_bytes": -1,
        "cpu_s": 60,
        "with_scene": False,
        "careful": False,
    }
    let_the_child_run(
        monkeypatch,
        f"import os; REQUEST = {{**{request!r}, 'left_out': {{}}, 'pipe': PIPE, 'page': PAGE, 'parent': os.getppid()}}\n{program}",
    )

    with pytest.raises(FaultError, match="KeyError: 'Tag'") as caught:
        read_in_worker(house)
    assert "in broken" in str(caught.value.args[1])
    assert "\n" not in str(caught.value.args[0])


@pytest.mark.parametrize(
    ("trouble", "code"),
    [("os.kill(os.getpid(), signal.SIGSEGV)", "ING303"), ("time.sleep(60)", "ING302")],
)
def test_an_element_that_breaks_or_stalls_the_kernel_is_left_out_and_said(
    house: Path, monkeypatch: pytest.MonkeyPatch, trouble: str, code: str, children: list[subprocess.Popen[bytes]]
) -> None:
    """The kernel here is the real one, but for the wall called south, which is carved so that it needs one: it crashes or hangs on that."""
    carve(house, "south")
    program = f"""
import json, os, signal, sys, time
import ifcopenshell.geom
real = ifcopenshell.geom.create_shape
def create_shape(settings, product):
    if product.Name == "south":
        {trouble}
    return real(settings, product)
def iterator(*_, **__):
    {trouble}
ifcopenshell.geom.create_shape = create_shape
ifcopenshell.geom.iterator = iterator
from twin.ingest.process import reading_process
reading_process.main(json.loads(sys.argv[1]))
"""
    popen = subprocess.Popen

    def with_our_kernel(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        return popen([command[0], "-c", program, command[-1]], **options)

    monkeypatch.setattr(subprocess, "Popen", with_our_kernel)

    ingested = read_in_worker(house, limits=WorkerLimits(product_cpu_s=0.4))

    found = [finding for finding in ingested.findings if finding.code == code]
    assert [(finding.subject.name, finding.subject.kind) for finding in found] == [("south", "IfcWall")]
    assert found[0].at is not None
    assert len(ingested.twin.spaces) == 2
    assert len(children) == 3
    assert all(child.poll() is not None for child in children)


def test_careful_reading_gives_the_same_twin(house: Path) -> None:
    """The solids to look at may be cut into other triangles: another kernel makes them."""
    careful, quick = read_ifc(house, watch=Watch(careful=True)), read_ifc(house)

    assert to_bytes(careful.twin) == to_bytes(quick.twin)
    assert careful.findings == quick.findings


def test_a_child_over_its_processor_time_says_so(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_the_child_run(monkeypatch, "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass")

    with pytest.raises(IntegrityError, match="processor time"):
        read_in_worker(house)


def test_a_child_that_needs_too_much_memory_is_an_error_not_a_swap_storm(house: Path) -> None:
    with pytest.raises(IntegrityError, match=r"memory|geometry kernel"):
        read_in_worker(house, limits=WorkerLimits(memory_bytes=50_000_000))


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
