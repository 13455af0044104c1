"""Threads for work that takes time, so that the event loop goes on answering; a full queue says so."""

import asyncio
from collections.abc import Callable, Hashable
from typing import TypeVar

import anyio
import anyio.to_thread

T = TypeVar("T")


class BusyError(Exception):
    """More work is waiting than will be done soon."""


class Workers:
    """
    A few threads of one kind of work, and a queue of limited length in front of them.

    Kinds of work do not share threads: slow speech cannot hold up a route.
    """

    def __init__(self, *, threads: int, waiting_max: int) -> None:
        self._threads = threads
        self._waiting_max = waiting_max
        self._busy = 0
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """Do *work* in a thread and return its result; raises ``BusyError`` if the queue is full."""
        if self._busy >= self._threads + self._waiting_max:
            raise BusyError
        if self._limiter is None:  # it belongs to the event loop, which is running only now
            self._limiter = anyio.CapacityLimiter(self._threads)
        self._busy += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._busy -= 1


class OneAtATime:
    """Work under a key that is already being done is waited for, not done twice."""

    def __init__(self) -> None:
        self._locks: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    async def acquire(self, key: Hashable) -> None:
        """Wait until nobody else works under this key."""
        lock, users = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, users + 1)
        try:
            await lock.acquire()
        except BaseException:
            self._leave(key)
            raise

    def release(self, key: Hashable) -> None:
        """Let the next one in."""
        self._locks[key][0].release()
        self._leave(key)

    def _leave(self, key: Hashable) -> None:
        lock, users = self._locks[key]
        if users == 1:
            del self._locks[key]
        else:
            self._locks[key] = (lock, users - 1)
