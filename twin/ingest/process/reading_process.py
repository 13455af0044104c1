"""The program of the child process: limit ourselves, read one file, answer through the pipe, print nothing."""

import ctypes
import errno
import gc
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
from twin.ingest.process.pipe import DAMAGED, FAULT, PROGRESS, RESULT, UNUSABLE, write_frame
from twin.ingest.process.watch import Watch, open_page
from twin.model.codec import to_bytes

_DIE_WITH_PARENT: Final = 1
"""Linux's PR_SET_PDEATHSIG: a parent that is killed takes the child with it."""
_OUT_OF_MEMORY: Final = ("bad_alloc", "failed to map segment")
"""What libraries in C++ and the loader say where Python says MemoryError."""


def main(request: dict[str, Any]) -> None:
    """Read one file, or the files of one place, and answer; the child's only task."""
    _tie_to(request["parent"])
    gc.disable()  # the process ends before garbage matters; loading the libraries alone is a fifth faster
    from twin.ingest.read import read_ifc  # noqa: PLC0415  # not without a parent to answer
    from twin.ingest.records.schema_check import list_schema_breaches  # noqa: PLC0415  # the same

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

        paths = [Path(given) for given in request["paths"]]
        tasks: dict[str, Callable[[], object]] = {
            "read": lambda: read_ifc(*paths, with_scene=request["with_scene"], progress=tell, watch=watch),
            "validate": lambda: [finding for path in paths for finding in list_schema_breaches(path)],
        }
        np.linalg.inv(np.eye(2))  # takes its buffers at the first call, and ends the process where it gets none
        _limit(request["memory_bytes"], request["cpu_s"])  # libraries are loaded: what follows is the file's cost
        write_frame(pipe, *_answer(paths, tasks[request["task"]]))


def _answer(paths: list[Path], work: Callable[[], object]) -> tuple[int, bytes]:
    """Return the frame that says what the work gave, whatever that is."""
    try:
        return RESULT, to_bytes(work())
    except UnusableInputError as error:
        return UNUSABLE, _sentence(str(error))
    except IntegrityError as error:
        return DAMAGED, _sentence(str(error))
    except MemoryError:
        return _out_of_memory(paths)
    except Exception as error:  # noqa: BLE001  # the last line before the process ends: the parent turns it into a sentence
        if any(words in str(error) for words in _OUT_OF_MEMORY) or getattr(error, "errno", None) == errno.ENOMEM:
            return _out_of_memory(paths)
        return _explain(paths, error)


def _explain(paths: list[Path], error: Exception) -> tuple[int, bytes]:
    """Blame the file where a record holds something of the wrong kind, and this program otherwise."""
    from twin.ingest.records.schema_check import find_wrong_kind  # noqa: PLC0415  # loaded long since

    details = traceback.format_exc()
    try:
        for path in paths:
            record = find_wrong_kind(path)
            if record is not None:
                return DAMAGED, _sentence(f"{path} holds something of the wrong kind in {record}; export it again")
    except Exception:  # noqa: BLE001  # the first fault is the one to tell; this one is added
        details += traceback.format_exc()
    sentence = _sentence(f"{_show(paths)} could not be read: {type(error).__name__}: {error}")
    return FAULT, sentence + b"\n" + details.encode("utf-8", "replace")


def _out_of_memory(paths: list[Path]) -> tuple[int, bytes]:
    _lift_memory_limit()
    return DAMAGED, _sentence(f"{_show(paths)} needs more memory than the limit; simplify the model or split the file")


def _sentence(text: str) -> bytes:
    """Return a text on one line, whatever bytes of a damaged file are in it."""
    return " ".join(text.encode("utf-8", "replace").decode().split()).encode()


def _show(paths: list[Path]) -> str:
    return " + ".join(map(str, paths))


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
