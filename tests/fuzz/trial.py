"""A damaged file is given to the reader as a stranger would, and what comes of it is judged."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.fuzz.mutations import Mutation
from tests.support.made_files import two_rooms
from tests.support.make_ifc import rectangle
from tests.support.make_ways import ramp, stair
from twin.errors import FaultError, IntegrityError, UnusableInputError
from twin.ingest import read as _loaded_before_forking  # noqa: F401  # every child would load it anew
from twin.ingest.process import reading_process, worker
from twin.ingest.process.worker import WorkerLimits, read_in_worker

LIMITS: Final = WorkerLimits(wall_s=40.0, cpu_s=30, product_cpu_s=3.0)
GRACE_S: Final = 5.0
"""Ending a child and starting another takes a moment on a busy machine."""

_RECORD: Final = re.compile(rb"^#\d+\s*=", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a mutation: ``accepted``, ``unusable``, ``refused`` or ``fault``; the sentence; what is wrong about it."""

    mutation: Mutation
    kind: str
    sentence: str
    seconds: float
    wrong: str | None


def write_originals(folder: Path) -> list[Path]:
    """Write the two small files that are damaged: two rooms in IFC4, a stair and a ramp in IFC2X3."""
    house = two_rooms().write(folder / "house.ifc")
    drawing = two_rooms(schema="IFC2X3", unit="m")
    upper = drawing.storey("Upper", 3.0)
    drawing.space(upper, "C", rectangle(0.0, 0.0, 9.2, 3.0))
    stair(drawing, upper, "stair", (5.0, 1.0, 0.0), risers=17)
    ramp(drawing, upper, "ramp", (0.0, -5.0, 0.0), length_m=6.0, rise_m=0.5, width_m=1.5)
    return [house, drawing.write(folder / "stair.ifc")]


def try_mutation(mutation: Mutation, original: bytes, folder: Path) -> Outcome:
    """Read a damaged file and judge the outcome; whatever else is raised is a crash of the parent."""
    path = folder / f"{mutation.kind}-{mutation.seed}.ifc"
    path.write_bytes(mutation.content)
    begin = time.monotonic()
    kind, sentence, wrong = _read(path, original)
    seconds = time.monotonic() - begin
    if seconds > LIMITS.wall_s + GRACE_S:
        wrong = f"took {seconds:.0f} s"
    if wrong is None and "\n" in sentence:
        wrong = "more than one sentence"
    if wrong is None:
        path.unlink()
    return Outcome(mutation=mutation, kind=kind, sentence=sentence, seconds=seconds, wrong=wrong)


def _read(path: Path, original: bytes) -> tuple[str, str, str | None]:
    try:
        ingested = read_in_worker(path, limits=LIMITS)
    except UnusableInputError as error:
        return "unusable", str(error), None
    except IntegrityError as error:
        return "refused", str(error), None
    except FaultError as error:
        return "fault", str(error.args[0]), "a fault of ours"
    records = ingested.twin.file.entities
    lost = len(_RECORD.findall(original)) - records
    return "accepted", f"{records} records", f"{lost} records lost" if lost > 0 else None


@contextmanager
def forked_children() -> Iterator[None]:
    """Start reading processes by forking this one, which has the libraries loaded: twenty times as many trials."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker.subprocess, "Popen", _Forked)  # type: ignore[attr-defined]  # its import is not its own
        yield


class _Forked:
    """As much of ``subprocess.Popen`` as the worker uses."""

    def __init__(self, command: list[str], *, pass_fds: tuple[int, ...], **_options: Any) -> None:
        import json  # noqa: PLC0415  # one use

        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _be_the_child(json.loads(command[-1]))

    def wait(self, timeout: float | None = None) -> int:
        del timeout  # a child that closed its pipe has ended, or is killed
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.returncode


def _be_the_child(request: dict[str, Any]) -> None:
    code = 1
    try:
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(null, stream)
        reading_process.main(request)
        code = 0
    finally:
        os._exit(code)
