"""
Reading in a process of its own, which a damaged file may crash, fill or hang without harm.

The parent keeps a wall clock, looks at what the kernel is doing, ends the
child whatever happens, and takes nothing from it but the codec's annotated
types. A single product that crashes or stalls the kernel does not cost the
file: the child is started again and leaves it out.
"""

import json
import mmap
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Generic, TypeVar

import twin
from twin.errors import FaultError, IntegrityError, TwinError, UnusableInputError
from twin.ingest.process.child_environment import READING_ENVIRONMENT
from twin.ingest.process.pipe import DAMAGED, PROGRESS, RESULT, UNUSABLE, Frames, PipeStalledError
from twin.ingest.process.watch import SOME_PRODUCT, UnderWay, list_under_way, make_page, processor_time_s
from twin.ingest.process.worker_end import describe_end, end_child
from twin.model.codec import from_bytes
from twin.model.finding import Finding
from twin.model.twin import Ingested

Progress = Callable[[str, float], None]
"""Told the stage and how much of the whole is done, 0 to 1."""

T = TypeVar("T")
_LOOK_EVERY_S: Final = 0.25
_MAX_LEFT_OUT: Final = 8
"""So many products may break the kernel; a file with more is damaged."""
_WALL_PER_CPU: Final = 5.0
"""A product that sleeps, or waits for a busy machine, is given up after so many times its processor time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """
    What a file may cost; beyond it reading is given up, or the product left out that takes too long.

    A hall of 6,000 m² takes about 15 s and 0.6 GB; the limits leave an order
    of magnitude. ``product_cpu_s`` is processor time, so that a busy machine
    leaves out no more than an idle one.
    """

    wall_s: float = 300.0
    cpu_s: int = 300
    memory_bytes: int = 4 * 1024**3
    product_cpu_s: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work(Generic[T]):
    """What a child is asked to do with which files, and the type of its answer."""

    task: str
    paths: tuple[Path, ...]
    answer: type[T]
    with_scene: bool = False

    @property
    def shown(self) -> str:
        """How the files are named in a sentence."""
        return " + ".join(map(str, self.paths))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """One start of the child: how carefully, and what earlier ones taught us to leave out."""

    careful: bool
    left_out: dict[int, str]

    def learn(self, culprits: list[UnderWay], reason: str) -> "_Attempt":
        named = {culprit.step_id: reason for culprit in culprits if culprit.step_id != SOME_PRODUCT}
        return replace(self, careful=True, left_out={**self.left_out, **named})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Child:
    """A reading process, the frames that come from it, and the page on which it says what it is at."""

    process: subprocess.Popen[bytes]
    frames: Frames
    page: mmap.mmap


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failed:
    """An attempt that came to nothing: what the kernel was at, why (``crash`` or ``time``), and a sentence about it."""

    culprits: list[UnderWay]
    reason: str
    error: TwinError


def read_in_worker(
    path: Path,
    *others: Path,
    with_scene: bool = False,
    limits: WorkerLimits | None = None,
    progress: Progress | None = None,
) -> Ingested:
    """
    Read a file into a twin in a child process; the caller's process survives whatever the file does.

    Several files of one place are read together, within the limits of one.

    Raises
    ------
    UnusableInputError
        If the input is missing, empty, not IFC, or holds no building.
    IntegrityError
        If the file is cut off, has lost records, is over a limit, or crashes
        the geometry kernel at more than a few products.
    FaultError
        If reading failed by a fault of this program.
    """
    work = _Work(task="read", paths=(path, *others), answer=Ingested, with_scene=with_scene)
    return _run(work, limits or WorkerLimits(), progress)


def validate_in_worker(
    path: Path, *others: Path, limits: WorkerLimits | None = None, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Return what files hold that their schema forbids, found in a child process; raises as ``read_in_worker`` does."""
    work = _Work(task="validate", paths=(path, *others), answer=list[Finding])
    findings: list[Finding] = _run(work, limits or WorkerLimits(), progress)
    return tuple(findings)


def _run(work: _Work[T], limits: WorkerLimits, progress: Progress | None) -> T:
    """Start a child for the work, and again without what broke it, until it answers or there is nobody to blame."""
    deadline = time.monotonic() + limits.wall_s
    attempt = _Attempt(careful=False, left_out={})
    forward = _only_forward(progress)
    while True:
        outcome = _try(work, limits, attempt, deadline, forward)
        if not isinstance(outcome, _Failed):
            return outcome
        if not outcome.culprits or len(attempt.left_out) >= _MAX_LEFT_OUT:
            raise outcome.error
        attempt = attempt.learn(outcome.culprits, outcome.reason)


def _try(work: _Work[T], limits: WorkerLimits, attempt: _Attempt, deadline: float, progress: Progress) -> T | _Failed:
    read_end, write_end = os.pipe()
    page_file, page = make_page()
    try:
        child = _start(work, write_end, page_file, limits, attempt)
    except BaseException:
        os.close(read_end)
        raise
    finally:
        os.close(write_end)
        os.close(page_file)
    with os.fdopen(read_end, "rb", buffering=0) as pipe, page:
        try:
            return _receive(_Child(process=child, frames=Frames(pipe), page=page), work, limits, deadline, progress)
        finally:
            end_child(child)


def _start(
    work: _Work[T], write_end: int, page_file: int, limits: WorkerLimits, attempt: _Attempt
) -> subprocess.Popen[bytes]:
    root = str(Path(twin.__file__).resolve().parents[1])
    inherited = os.environ.get("PYTHONPATH")
    request = {
        "task": work.task,
        "paths": [str(path) for path in work.paths],
        "pipe": write_end,
        "page": page_file,
        "parent": os.getpid(),
        "memory_bytes": limits.memory_bytes,
        "cpu_s": limits.cpu_s,
        "with_scene": work.with_scene,
        "careful": attempt.careful,
        "left_out": attempt.left_out,
    }
    return subprocess.Popen(  # noqa: S603  # our own interpreter and module; the path is an argument, not a command
        [sys.executable, "-m", "twin.ingest.process.reading_process", json.dumps(request)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(write_end, page_file),
        env={
            **os.environ,
            **READING_ENVIRONMENT,
            "PYTHONPATH": root if not inherited else os.pathsep.join((root, inherited)),
        },
        start_new_session=True,  # the terminal's Ctrl-C reaches the parent, which then ends the child
    )


def _receive(child: _Child, work: _Work[T], limits: WorkerLimits, deadline: float, progress: Progress) -> T | _Failed:
    """Take frames until one ends the work, or the child does, or its time is up."""
    while True:
        try:
            frame = child.frames.take(min(deadline, time.monotonic() + _LOOK_EVERY_S))
        except PipeStalledError:
            if time.monotonic() >= deadline:
                msg = f"{work.shown} takes longer than {limits.wall_s:.0f} s to read; simplify the model or split the file"
                raise IntegrityError(msg) from None
            slow = [one for one in list_under_way(child.page) if _is_over(one, limits.product_cpu_s)]
            if slow:
                return _Failed(culprits=slow, reason="time", error=_too_slow(work.shown, limits))
            continue
        if frame is None:
            error = describe_end(child.process, work.shown, limits.cpu_s)
            return _Failed(culprits=list_under_way(child.page), reason="crash", error=error)
        kind, payload = frame
        if kind != PROGRESS:
            return _answer(kind, payload, work)
        stage, _, done = payload.decode().rpartition(" ")
        progress(stage, float(done))


def _answer(kind: int, payload: bytes, work: _Work[T]) -> T:
    if kind == RESULT:
        try:
            return from_bytes(payload, work.answer)
        except TwinError as error:
            msg = f"{work.shown}: the reading process answered nonsense ({error})"
            raise FaultError(msg) from error
    message, _, details = payload.decode("utf-8", "replace").partition("\n")
    if kind == UNUSABLE:
        raise UnusableInputError(message)
    if kind == DAMAGED:
        raise IntegrityError(message)
    raise FaultError(message, details)


def _is_over(product: UnderWay, limit_s: float) -> bool:
    if time.monotonic() - product.begun_wall_s > limit_s * _WALL_PER_CPU:
        return True
    used_s = processor_time_s(product.process)
    return used_s is not None and used_s - product.begun_cpu_s > limit_s


def _too_slow(shown: str, limits: WorkerLimits) -> IntegrityError:
    return IntegrityError(
        f"{shown} holds more than {_MAX_LEFT_OUT} elements whose geometry takes longer than "
        f"{limits.product_cpu_s:.0f} s; simplify the model"
    )


def _only_forward(progress: Progress | None) -> Progress:
    """Tell progress on, but never less than before: a second attempt begins anew."""
    most = -1.0

    def tell(stage: str, done: float) -> None:
        nonlocal most
        if progress is not None and done > most:
            most = done
            progress(stage, done)

    return tell
