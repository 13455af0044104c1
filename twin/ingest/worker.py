"""
Reading in a process of its own, which a damaged file may crash, fill or hang without harm.

The child limits its memory and processor time, sends frames through a pipe
(progress, then a result or an error), and prints nothing. The parent keeps a
wall clock, kills the child whatever happens, and never takes more from it
than the codec's annotated types.
"""

import contextlib
import ctypes
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import twin
from twin.errors import IngestError, IntegrityError, TwinError, UnusableInputError
from twin.model.codec import from_bytes, to_bytes
from twin.model.twin import Ingested

Progress = Callable[[str, float], None]
"""Told the stage and how much of the whole is done, 0 to 1."""
_Send = Callable[[int, bytes], None]

_HEAD: Final = struct.Struct(">BQ")
"""A frame: what it is, how many bytes follow."""
_PROGRESS: Final = 1
_RESULT: Final = 2
_UNUSABLE: Final = 3
_DAMAGED: Final = 4
_FAULT: Final = 5
_MAX_FRAME_BYTES: Final = 2 * 1024**3
_READ_BYTES: Final = 1 << 20
_DIE_WITH_PARENT: Final = 1
"""Linux's PR_SET_PDEATHSIG: a parent that is killed takes the child with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """
    What a file may cost; beyond it reading is given up.

    A hall of 6,000 m² takes about 15 s and 0.6 GB; the limits leave an order
    of magnitude.
    """

    wall_s: float = 300.0
    cpu_s: int = 300
    memory_bytes: int = 4 * 1024**3


def read_in_worker(
    path: Path, *, with_scene: bool = False, limits: WorkerLimits | None = None, progress: Progress | None = None
) -> Ingested:
    """
    Read a file into a twin in a child process; the caller's process survives whatever the file does.

    Raises
    ------
    UnusableInputError
        If the input is missing, empty, not IFC, or holds no building.
    IntegrityError
        If the file is cut off, has lost records, is over a limit, or crashes
        the geometry kernel.
    IngestError
        If reading failed by a fault of this program.
    """
    chosen = limits or WorkerLimits()
    read_end, write_end = os.pipe()
    try:
        child = _start(path, write_end, chosen, with_scene=with_scene)
    finally:
        os.close(write_end)
    with os.fdopen(read_end, "rb", buffering=0) as pipe:
        try:
            return _receive(child, pipe, path, chosen, progress)
        finally:
            _kill(child)


def _start(path: Path, write_end: int, limits: WorkerLimits, *, with_scene: bool) -> subprocess.Popen[bytes]:
    root = str(Path(twin.__file__).resolve().parents[1])
    inherited = os.environ.get("PYTHONPATH")
    return subprocess.Popen(  # noqa: S603  # our own interpreter and module; the path is an argument, not a command
        [
            *(sys.executable, "-m", "twin.ingest.worker"),
            *(str(path), str(write_end), str(limits.memory_bytes), str(limits.cpu_s), str(int(with_scene))),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(write_end,),
        env={**os.environ, "PYTHONPATH": root if not inherited else os.pathsep.join((root, inherited))},
        start_new_session=True,  # the terminal's Ctrl-C reaches the parent, which then ends the child
    )


def _kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _receive(
    child: subprocess.Popen[bytes], pipe: IO[bytes], path: Path, limits: WorkerLimits, progress: Progress | None
) -> Ingested:
    """Take frames until one ends the work or the child does."""
    deadline = time.monotonic() + limits.wall_s
    for kind, payload in _frames(pipe, path, deadline, limits):
        if kind == _PROGRESS:
            if progress is not None:
                stage, _, done = payload.decode().rpartition(" ")
                progress(stage, float(done))
        elif kind == _RESULT:
            return _decode(payload, path)
        else:
            _raise(kind, payload.decode("utf-8", "replace"))
    raise IntegrityError(_epitaph(child.wait(), path, limits))


def _frames(pipe: IO[bytes], path: Path, deadline: float, limits: WorkerLimits) -> Iterator[tuple[int, bytes]]:
    held = bytearray()
    while True:
        left_s = deadline - time.monotonic()
        if left_s <= 0.0 or not select.select([pipe], [], [], left_s)[0]:
            msg = f"{path} takes longer than {limits.wall_s:.0f} s to read; simplify the model or split the file"
            raise IntegrityError(msg)
        chunk = pipe.read(_READ_BYTES)
        if not chunk:
            return
        held += chunk
        while len(held) >= _HEAD.size:
            kind, size = _HEAD.unpack_from(held)
            if size > _MAX_FRAME_BYTES:
                msg = f"{path} gives a twin of more than {_MAX_FRAME_BYTES / 1e9:.0f} GB; split the file"
                raise IntegrityError(msg)
            if len(held) < _HEAD.size + size:
                break
            yield kind, bytes(held[_HEAD.size : _HEAD.size + size])
            del held[: _HEAD.size + size]


def _decode(payload: bytes, path: Path) -> Ingested:
    try:
        return from_bytes(payload, Ingested)
    except TwinError as error:
        msg = f"{path}: the reading process answered nonsense ({error})"
        raise IngestError(msg) from error


def _raise(kind: int, message: str) -> None:
    if kind == _UNUSABLE:
        raise UnusableInputError(message)
    if kind == _DAMAGED:
        raise IntegrityError(message)
    raise IngestError(message)


def _epitaph(code: int, path: Path, limits: WorkerLimits) -> str:
    if code == -signal.SIGXCPU:
        return f"{path} takes more than {limits.cpu_s} s of processor time; simplify the model or split the file"
    if code == -signal.SIGKILL:
        return f"{path} ran out of memory while it was read; simplify the model or split the file"
    return (
        f"{path} breaks the geometry kernel (the reading process ended with {code}); check its geometry and references"
    )


def _main(arguments: list[str]) -> None:
    """Read one file and answer through the pipe; the child's only task."""
    path, write_end, memory_bytes, cpu_s, with_scene = arguments
    _limit(int(memory_bytes), int(cpu_s))
    with os.fdopen(int(write_end), "wb") as pipe:

        def send(kind: int, payload: bytes) -> None:
            pipe.write(_HEAD.pack(kind, len(payload)))
            pipe.write(payload)
            pipe.flush()

        kind, payload = _answer(Path(path), send, with_scene=with_scene == "1")
        send(kind, payload)


def _answer(path: Path, send: _Send, *, with_scene: bool) -> tuple[int, bytes]:
    last = -1

    def tell(stage: str, done: float) -> None:
        nonlocal last
        if int(done * 100) != last:
            last = int(done * 100)
            send(_PROGRESS, f"{stage} {done:.2f}".encode())

    try:
        from twin.ingest.read import read_ifc  # noqa: PLC0415  # after the limits are set: loading the kernel is part of the cost

        return _RESULT, to_bytes(read_ifc(path, with_scene=with_scene, progress=tell))
    except UnusableInputError as error:
        return _UNUSABLE, str(error).encode()
    except IntegrityError as error:
        return _DAMAGED, str(error).encode()
    except MemoryError:
        return _DAMAGED, f"{path} needs more memory than the limit; simplify the model or split the file".encode()
    except Exception as error:  # noqa: BLE001  # the last line before the process ends: the parent turns it into a sentence
        return _FAULT, f"{path} could not be read: {type(error).__name__}: {error}".encode()


def _limit(memory_bytes: int, cpu_s: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


if __name__ == "__main__":
    _main(sys.argv[1:])
