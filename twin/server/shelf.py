"""What was made once and is kept, up to a limit in bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from typing import Generic, TypeVar

from twin.server.workers import OneAtATime, Workers

Good = TypeVar("Good", bound=Sized)
"""What is kept; its length is the memory it takes, bytes."""


class Shelf(Generic[Good]):
    """
    Keeps things by key; the least used ones go when it is full.

    Two requests for the same missing thing make it once.
    """

    def __init__(self, workers: Workers, *, bytes_max: int) -> None:
        self._workers = workers
        self._bytes_max = bytes_max
        self._bytes = 0
        self._kept: OrderedDict[Hashable, Good] = OrderedDict()
        self._turns = OneAtATime()

    def find(self, key: Hashable) -> Good | None:
        """Return what is there under a key."""
        good = self._kept.get(key)
        if good is not None:
            self._kept.move_to_end(key)
        return good

    async def get(self, key: Hashable, make: Callable[[], Good]) -> Good:
        """Return what is under *key*, making it in a thread if it is not there; raises what *make* raises."""
        good = self.find(key)
        if good is not None:
            return good
        await self._turns.acquire(key)
        try:
            good = self.find(key)
            if good is None:
                good = await self._workers.run(make)
                self.put(key, good)
            return good
        finally:
            self._turns.release(key)

    def put(self, key: Hashable, good: Good) -> None:
        """Keep something under a key that nothing is under."""
        if len(good) > self._bytes_max:
            return
        self._kept[key] = good
        self._bytes += len(good)
        while self._bytes > self._bytes_max:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)
