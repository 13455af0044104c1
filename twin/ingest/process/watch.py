"""
What the geometry kernel is doing right now, on a page of memory that another process can read.

A kernel that hangs or crashes cannot be stopped or asked from within. So the
reading process writes the product that it begins onto a shared page, and the
process that started it looks there: after a crash, to know whom to leave out
next time; meanwhile, to see who takes too long. Writing costs a microsecond.
"""

import mmap
import os
import struct
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

SOME_PRODUCT: Final = -1
"""Stands for a product when the kernel works through several and does not say at which it is."""

_IDS_PER_FILE: Final = 1 << 40
"""More than any file has records."""
_STEP_ID: Final = struct.Struct("=q")
_DETAILS: Final = struct.Struct("=qdd")
_SLOT_BYTES: Final = 64
_SLOTS: Final = 16
_PAGE_BYTES: Final = _SLOT_BYTES * _SLOTS


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A product that a process has begun: since when by that process's own processor time and by the wall clock."""

    step_id: int
    process: int
    begun_cpu_s: float
    begun_wall_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """
    What the reading process tells, and what it was told by earlier attempts at the same file.

    ``left_out`` are products by STEP id that broke the kernel or took too
    long, each with the reason (``"crash"`` or ``"time"``). With ``careful``
    every product is made alone, so that a culprit can be named. Processes
    that share a page write to slots of their own. ``first_id`` is added to
    STEP ids outside, so that files that are read together do not get mixed up.
    """

    page: mmap.mmap | None = None
    careful: bool = False
    left_out: Mapping[int, str] = field(default_factory=dict)
    slot: int = 0
    first_id: int = 0

    def of_file(self, number: int) -> "Watch":
        """Return the same watch for one of several files."""
        first = number * _IDS_PER_FILE
        own = {key - first: reason for key, reason in self.left_out.items() if 0 <= key - first < _IDS_PER_FILE}
        return replace(self, left_out=own, first_id=first)

    @contextmanager
    def product(self, step_id: int) -> Iterator[None]:
        """Say that a product is under way while the block runs, however it ends short of a crash."""
        if self.page is None:
            yield
            return
        at = self.slot * _SLOT_BYTES
        shown_id = step_id if step_id == SOME_PRODUCT else self.first_id + step_id
        _DETAILS.pack_into(self.page, at + _STEP_ID.size, os.getpid(), time.process_time(), time.monotonic())
        _STEP_ID.pack_into(self.page, at, shown_id)  # last: who sees an id sees what belongs to it
        try:
            yield
        finally:
            _STEP_ID.pack_into(self.page, at, 0)


def make_page() -> tuple[int, mmap.mmap]:
    """Return a fresh page and the number of its file, which a child process may inherit and ``open_page``."""
    handle, name = tempfile.mkstemp()
    Path(name).unlink()
    os.ftruncate(handle, _PAGE_BYTES)
    return handle, open_page(handle)


def open_page(handle: int) -> mmap.mmap:
    """Return the page behind the number of its file."""
    return mmap.mmap(handle, _PAGE_BYTES)


def list_under_way(page: mmap.mmap) -> list[UnderWay]:
    """Return what is under way now, or was when the process ended."""
    found = []
    for at in range(0, _PAGE_BYTES, _SLOT_BYTES):
        (step_id,) = _STEP_ID.unpack_from(page, at)
        process, cpu_s, wall_s = _DETAILS.unpack_from(page, at + _STEP_ID.size)
        if step_id:
            found.append(UnderWay(step_id=step_id, process=process, begun_cpu_s=cpu_s, begun_wall_s=wall_s))
    return found


def processor_time_s(process: int) -> float | None:
    """Return the processor time that a process has used, or ``None`` where the system does not say."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
