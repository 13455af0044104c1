"""How a reading process ended, in a sentence, and how it is made to end."""

import contextlib
import os
import signal
import subprocess
from typing import Final

from twin.errors import FaultError, IntegrityError, TwinError

_CRASHES: Final = frozenset({signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL})
_GIVEN_S: Final = 10.0
"""A process whose pipe is closed is about to end; it is not waited for longer."""


def describe_end(child: subprocess.Popen[bytes], shown: str, cpu_s: int) -> TwinError:
    """Return the error for a child that went without an answer: the file's fault after a signal, ours otherwise."""
    try:
        code = child.wait(_GIVEN_S)
    except subprocess.TimeoutExpired:
        return FaultError(f"{shown}: the reading process closed its pipe and went on")
    if code == -signal.SIGXCPU:
        return IntegrityError(
            f"{shown} takes more than {cpu_s} s of processor time; simplify the model or split the file"
        )
    if code == -signal.SIGKILL:
        return IntegrityError(f"{shown} ran out of memory while it was read; simplify the model or split the file")
    if -code in _CRASHES:
        name = signal.Signals(-code).name
        return IntegrityError(
            f"{shown} breaks the geometry kernel (the reading process ended with {name}); check its geometry and references"
        )
    return FaultError(f"{shown}: the reading process ended with {code} and without an answer")


def end_child(child: subprocess.Popen[bytes]) -> None:
    """Kill a child and everything that it started, and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
