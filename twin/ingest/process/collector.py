"""Python's cyclic collector, which passes over everything that is alive: while a file is read, hardly anything dies."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector off while the block, or the function so decorated, runs; afterwards it is as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _count_as_old()
            gc.enable()


def _count_as_old() -> None:
    """Spare what was read the collector's first look, which would pass over all of it at the next allocation."""
    if gc.get_freeze_count() == 0:  # else somebody keeps things frozen, and they would thaw
        gc.freeze()
        gc.unfreeze()
