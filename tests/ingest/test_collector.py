"""The cyclic collector rests while a file is read, and afterwards is as it was, whatever happened."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from twin.errors import UnusableInputError
from twin.ingest.process.collector import collector_paused
from twin.ingest.read import read_ifc


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_rests_while_a_file_is_read(tmp_path: Path, *, was_on: bool) -> None:
    house = two_rooms().write(tmp_path / "house.ifc")
    heard: list[bool] = []
    (gc.enable if was_on else gc.disable)()

    read_ifc(house, progress=lambda _stage, _done: heard.append(gc.isenabled()))

    assert set(heard) == {False}
    assert gc.isenabled() == was_on


@pytest.mark.parametrize("was_on", [True, False])
def test_a_refusal_leaves_the_collector_as_it_was(tmp_path: Path, *, was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()

    with pytest.raises(UnusableInputError):
        read_ifc(tmp_path / "missing.ifc")

    assert gc.isenabled() == was_on


def test_what_was_made_meanwhile_is_old_afterwards() -> None:
    gc.enable()

    with collector_paused():
        made: list[list[int]] = [[]]

    assert any(one is made for one in gc.get_objects(generation=2))
