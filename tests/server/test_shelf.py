"""What is made once is kept, up to a limit; what many want at once is made once; a full queue says so."""

import asyncio
import threading

import pytest

from twin.server.answers import Asset, build_asset
from twin.server.shelf import Shelf
from twin.server.workers import BusyError, OneAtATime, Workers


def asset(size: int) -> Asset:
    return build_asset(b"x" * size, "text/plain", shorten=False)


def new_shelf(bytes_max: int = 1000) -> Shelf[Asset]:
    return Shelf(Workers(threads=2, waiting_max=100), bytes_max=bytes_max)


def test_twenty_who_ask_at_once_get_one_piece_of_work() -> None:
    made = []

    def make() -> Asset:
        made.append(threading.get_ident())
        return asset(10)

    async def ask() -> list[Asset]:
        shelf = new_shelf()
        return await asyncio.gather(*(shelf.get("a", make) for _ in range(20)))

    answers = asyncio.run(ask())

    assert len(made) == 1
    assert made[0] != threading.get_ident()
    assert len({id(answer) for answer in answers}) == 1


def test_the_least_used_goes_first() -> None:
    async def fill() -> list[str]:
        shelf = new_shelf()
        for key in ("a", "b"):
            await shelf.get(key, lambda: asset(400))
        shelf.find("a")
        await shelf.get("c", lambda: asset(400))
        return [key for key in "abc" if shelf.find(key)]

    assert asyncio.run(fill()) == ["a", "c"]


def test_what_is_larger_than_the_shelf_is_given_but_not_kept() -> None:
    async def fill() -> tuple[int, bool, bool]:
        shelf = new_shelf()
        await shelf.get("small", lambda: asset(10))
        large = await shelf.get("large", lambda: asset(2000))
        return len(large), shelf.find("large") is None, shelf.find("small") is not None

    assert asyncio.run(fill()) == (2000, True, True)


def test_work_that_failed_is_tried_again() -> None:
    tries: list[int] = []

    def make() -> Asset:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError
        return asset(10)

    async def ask() -> int:
        shelf = new_shelf()
        with pytest.raises(ValueError, match=r"^$"):
            await shelf.get("a", make)
        return len(await shelf.get("a", make))

    assert asyncio.run(ask()) == 10


def test_a_full_queue_refuses() -> None:
    gate = threading.Event()

    async def crowd() -> list[object]:
        workers = Workers(threads=1, waiting_max=2)
        asked = [asyncio.create_task(workers.run(gate.wait)) for _ in range(5)]
        await asyncio.sleep(0.05)
        gate.set()
        return list(await asyncio.gather(*asked, return_exceptions=True))

    answers = asyncio.run(crowd())

    assert answers[:3] == [True, True, True]
    assert [type(answer) for answer in answers[3:]] == [BusyError, BusyError]


def test_nothing_is_left_of_turns_that_were_taken() -> None:
    async def take() -> int:
        turns = OneAtATime()
        await turns.acquire("a")
        waiting = asyncio.create_task(turns.acquire("a"))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        turns.release("a")
        return len(turns._locks)

    assert asyncio.run(take()) == 0
