"""The program of the child process: limit ourselves, read one file, answer through the pipe, print nothing."""

import ctypes
import errno
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.pipe import DAMAGED, FAULT, PROGRESS, RESULT, UNUSABLE, write_frame
from twin.ingest.watch import Watch, open_page
from twin.model.codec import to_bytes
from twin.model.twin import Ingested

_DIE_WITH_PARENT: Final = 1
"""Linux's PR_SET_PDEATHSIG: a parent that is killed takes the child with it."""
_OUT_OF_MEMORY: Final = ("bad_alloc", "failed to map segment")
"""What libraries in C++ and the loader say where Python says MemoryError."""


def main(request: dict[str, Any]) -> None:
    """Read one file, or the files of one place, and answer; the child's only task."""
    _tie_to(request["parent"])
    from twin.ingest.read import read_ifc  # noqa: PLC0415  # not without a parent to answer

    watch = Watch(
        page=open_page(request["page"]),
        careful=request["careful"],
        left_out={int(step_id): reason for step_id, reason in request["left_out"].items()},
    )
    with os.fdopen(request["pipe"], "wb") as pipe:
        last = -1

        def tell(stage: str, done: float) -> None:
            nonlocal last
            if int(done * 100) != last:
                last = int(done * 100)
                write_frame(pipe, PROGRESS, f"{stage} {done:.2f}".encode())

        path, *others = (Path(given) for given in request["paths"])
        np.linalg.inv(np.eye(2))  # takes its buffers at the first call, and ends the process where it gets none
        _limit(request["memory_bytes"], request["cpu_s"])  # libraries are loaded: what follows is the file's cost
        kind, payload = _answer(
            path, lambda: read_ifc(path, *others, with_scene=request["with_scene"], progress=tell, watch=watch)
        )
        write_frame(pipe, kind, payload)


def _answer(path: Path, read: Callable[[], Ingested]) -> tuple[int, bytes]:
    """Return the frame that says what reading gave, whatever that is."""
    try:
        return RESULT, to_bytes(read())
    except UnusableInputError as error:
        return UNUSABLE, str(error).encode()
    except IntegrityError as error:
        return DAMAGED, str(error).encode()
    except MemoryError:
        _lift_memory_limit()
        return DAMAGED, _needs_memory(path)
    except Exception as error:  # noqa: BLE001  # the last line before the process ends: the parent turns it into a sentence
        if any(words in str(error) for words in _OUT_OF_MEMORY) or getattr(error, "errno", None) == errno.ENOMEM:
            _lift_memory_limit()
            return DAMAGED, _needs_memory(path)
        sentence = " ".join(f"{path} could not be read: {type(error).__name__}: {error}".split())
        return FAULT, f"{sentence}\n{traceback.format_exc()}".encode()


def _needs_memory(path: Path) -> bytes:
    return f"{path} needs more memory than the limit; simplify the model or split the file".encode()


def _limit(memory_bytes: int, cpu_s: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lift_memory_limit() -> None:
    """Let us answer: the file's work is over, and a sentence needs memory, too."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _tie_to(parent: int) -> None:
    """Die when the parent does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before it could take us with it
            sys.exit(1)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
