"""A bucket of permits for each client."""

import pytest

from twin.server import rate
from twin.server.rate import RateLimit, TooManyError


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_permits_come_back_with_time() -> None:
    clock = Clock()
    limit = RateLimit(burst=2, per_s=0.5, clock=clock)
    limit.take("a")
    limit.take("a")
    with pytest.raises(TooManyError) as refused:
        limit.take("a")
    assert refused.value.args == (2,)

    clock.now += 2.0
    limit.take("a")

    with pytest.raises(TooManyError):
        limit.take("a")


def test_asking_in_vain_costs_nothing() -> None:
    clock = Clock()
    limit = RateLimit(burst=1, per_s=1.0, clock=clock)
    limit.take("a")
    for _ in range(5):
        clock.now += 0.15
        with pytest.raises(TooManyError):
            limit.take("a")

    clock.now += 0.3
    limit.take("a")


def test_one_client_does_not_use_up_the_permits_of_another() -> None:
    limit = RateLimit(burst=1, per_s=1.0, clock=Clock())
    limit.take("a")

    limit.take("b")


def test_a_rest_does_not_pile_up_permits() -> None:
    clock = Clock()
    limit = RateLimit(burst=2, per_s=1.0, clock=clock)
    limit.take("a")
    clock.now += 3600.0

    limit.take("a")
    limit.take("a")
    with pytest.raises(TooManyError):
        limit.take("a")


def test_memory_for_clients_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate, "CLIENTS_MAX", 3)
    limit = RateLimit(burst=1, per_s=1.0, clock=Clock())

    for client in "abcdef":
        limit.take(client)

    assert list(limit._buckets) == ["d", "e", "f"]
