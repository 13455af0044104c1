"""Assets that were made once and are kept, up to a limit in bytes."""

from collections import OrderedDict
from collections.abc import Callable

from twin.server.answers import Asset
from twin.server.workers import OneAtATime, Workers


class Shelf:
    """
    Keeps assets by key; the least used ones go when it is full.

    Two requests for the same missing asset make it once.
    """

    def __init__(self, workers: Workers, *, bytes_max: int) -> None:
        self._workers = workers
        self._bytes_max = bytes_max
        self._bytes = 0
        self._kept: OrderedDict[str, Asset] = OrderedDict()
        self._turns = OneAtATime()

    def find(self, key: str) -> Asset | None:
        """Return an asset that is there."""
        asset = self._kept.get(key)
        if asset is not None:
            self._kept.move_to_end(key)
        return asset

    async def get(self, key: str, make: Callable[[], Asset]) -> Asset:
        """Return the asset under *key*, making it in a thread if it is not there; raises what *make* raises."""
        asset = self.find(key)
        if asset is not None:
            return asset
        await self._turns.acquire(key)
        try:
            asset = self.find(key)
            if asset is None:
                asset = await self._workers.run(make)
                self._put(key, asset)
            return asset
        finally:
            self._turns.release(key)

    def _put(self, key: str, asset: Asset) -> None:
        if len(asset) > self._bytes_max:
            return
        self._kept[key] = asset
        self._bytes += len(asset)
        while self._bytes > self._bytes_max:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)
