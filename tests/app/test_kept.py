"""What one process has built, the next one finds; whatever is wrong with it, the answers are right."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.floorplan import draw, spot_at
from twin.app.open_place import OpenPlace
from twin.model.codec import to_bytes
from twin.model.profile import Profile
from twin.model.route import Location
from twin.model.twin import Ingested, ReadSeconds, Twin
from twin.routing import network as networks
from twin.routing import standing
from twin.routing.find import find_route
from twin.routing.labels import atlas
from twin.routing.labels.atlas import Survey
from twin.routing.profiles.named import WALKING
from twin.store.networks import NetworkFiles

PLAN = """
#########
#A1.+..B#
#..o#.2.#
#########
"""
OTHER_PLAN = PLAN.replace("o", "%").replace("B", "C")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Profile]:
    """For whom networks were built since the test began."""
    seen: list[Profile] = []
    build = networks.build_network

    def note(twin: Twin, profile: Profile) -> networks.Network:
        seen.append(profile)
        return build(twin, profile)

    monkeypatch.setattr(networks, "build_network", note)
    return seen


def route(
    folder: Path, *, profile: Profile = WALKING, version: str = "1", plan: str = PLAN, labelled: bool = False
) -> bytes:
    """Return the answer of a process of its own, with the same folder."""
    twin = draw(plan)
    ingested = Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0))
    place = OpenPlace(ingested, networks=NetworkFiles(folder=folder, maker_version=version))
    if labelled:
        place.label(profile)
    assert place.has_labels(profile) == labelled
    return to_bytes(find_route(place.ground(profile).network, spot_at(plan, "1"), spot_at(plan, "2")))


def test_the_second_process_finds_what_the_first_has_built(tmp_path: Path, built: list[Profile]) -> None:
    first, second = route(tmp_path), route(tmp_path)

    assert built == [WALKING]
    assert second == first


def test_a_profile_of_ones_own_has_a_network_of_its_own(tmp_path: Path, built: list[Profile]) -> None:
    mine = replace(WALKING, radius_m=0.4)

    ways = [route(tmp_path, profile=profile) for profile in (WALKING, mine, WALKING, mine)]

    assert built == [WALKING, mine]
    assert ways[0] == ways[2] != ways[1] == ways[3]


def test_code_of_another_version_finds_nothing(tmp_path: Path, built: list[Profile]) -> None:
    for version in ("1", "2", "2"):
        route(tmp_path, version=version)

    assert len(built) == 2


@pytest.mark.parametrize("left", [0, 40, 3000])
def test_a_file_that_was_cut_off_is_built_again_and_the_log_says_why(
    tmp_path: Path, built: list[Profile], caplog: pytest.LogCaptureFixture, left: int
) -> None:
    first = route(tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:left])

    with caplog.at_level(logging.INFO):
        assert route(tmp_path) == first
    assert "damaged" in caplog.text
    assert route(tmp_path) == first
    assert len(built) == 2


def test_labels_are_made_once_and_made_again_where_they_are_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Profile] = []
    label = atlas.label_core

    def note(network: networks.Network) -> Survey:
        made.append(network.profile)
        return label(network)

    monkeypatch.setattr(atlas, "label_core", note)
    plain = route(tmp_path)

    assert [route(tmp_path, labelled=True) for _ in range(2)] == [plain, plain]
    assert made == [WALKING]
    (path,) = tmp_path.glob("*-labels.network")
    path.write_bytes(path.read_bytes()[:-1])
    assert route(tmp_path, labelled=True) == plain
    assert made == [WALKING, WALKING]


def test_whole_bytes_that_are_no_network_of_this_building_are_built_again(
    tmp_path: Path, built: list[Profile], caplog: pytest.LogCaptureFixture
) -> None:
    """As the same hash could only come with another layout: drawings all carry the same one."""
    route(tmp_path, plan=OTHER_PLAN)

    with caplog.at_level(logging.INFO):
        second = route(tmp_path)

    assert "another building" in caplog.text
    assert route(tmp_path) == second
    assert len(built) == 2


def test_where_one_stands_is_found_out_once_and_again_where_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    find = standing.find_standing_location

    def note(network: networks.Network, element: str) -> Location | None:
        asked.append(element)
        return find(network, element)

    monkeypatch.setattr(standing, "find_standing_location", note)

    def stand() -> list[Location | None]:
        ingested = Ingested(twin=draw(PLAN), findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0))
        place = OpenPlace(ingested, networks=NetworkFiles(folder=tmp_path, maker_version="1"))
        place.label(WALKING)
        return [place.ground(WALKING).stand_at(space) for space in place.twin.spaces]

    first = stand()
    assert {"A", "B"} <= set(asked)
    known = len(asked)
    assert stand() == first
    assert len(asked) == known
    (path,) = tmp_path.glob("*-stands.network")
    path.write_bytes(path.read_bytes()[:-1])
    assert stand() == first
    assert len(asked) == 2 * known
