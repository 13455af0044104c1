"""How often one client may ask for something that costs."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

CLIENTS_MAX: Final = 10_000
"""More clients than this are not remembered; those quiet for longest are forgotten first."""


class TooManyError(Exception):
    """A client asks too often; the argument is the time after which it may ask again, s."""


class RateLimit:
    """
    A bucket of permits for each client, which fills up again with time.

    ``burst`` permits may be used at once, then ``per_s`` a second.
    """

    def __init__(self, *, burst: int, per_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = float(burst)
        self._per_s = per_s
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> None:
        """Use one permit of a client; raises ``TooManyError`` if it has none."""
        now = self._clock()
        permits, since = self._buckets.pop(client, (self._burst, now))
        permits = min(self._burst, permits + (now - since) * self._per_s)
        self._buckets[client] = (permits - 1.0 if permits >= 1.0 else permits, now)
        if len(self._buckets) > CLIENTS_MAX:
            self._buckets.popitem(last=False)
        if permits < 1.0:
            raise TooManyError(math.ceil((1.0 - permits) / self._per_s))
