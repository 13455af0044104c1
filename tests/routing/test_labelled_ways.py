"""With labels the same ways come sooner: point by point, whoever asks, from wherever to wherever."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Mark, Room
from tests.support.models import real_model
from tests.support.readings import DEMO_HALL, read_once
from twin.model.passage import Access, ConnectorKind, OneWay
from twin.model.profile import Profile
from twin.model.route import Location, Route
from twin.model.wish import AVOIDABLE
from twin.routing import ways
from twin.routing.changes.apply import Changes, apply_changes
from twin.routing.find import build_route, find_route
from twin.routing.labels.keep import label_network
from twin.routing.network import Network, build_network
from twin.routing.places import find_place
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.questions.wishes import Wishes, reprice
from twin.routing.ways import find_way

BELOW = """
####################
#A....%...#B.......#
#..o......+....%..s#
#......%%.#..o....e#
#....%....#........#
####d+#####n########
#C...........#D....#
#..%....o....w.....#
#....#####...#.....#
#............#..%..#
####################
"""
ABOVE = """
####################
#E.........#.......#
#..o...%...+......s#
#..........#......e#
####x#######.......#
   #F..#   #.......#
   #...#   #########
   #####
"""
MARKS: Mapping[str, Mark] = {
    "s": Connector(name="stair"),
    "e": Connector(kind=ConnectorKind.ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0),
    "d": Door(one_way=OneWay.FORWARD),
    "w": Door(access=Access.STAFF),
    "n": Door(clear_width_m=0.85),
    "x": Door(),
}
ROOMS = {"F": Room(public=False)}


def spots_in(network: Network, count: int, seed: int) -> list[Location]:
    """Spots all over the storeys, on the floor and off it, some of them corners of the mesh or ends of crossings."""
    rng = np.random.default_rng(seed)
    storeys = [storey for storey in network.storeys.values() if len(storey.mesh.triangles.triangles)]
    found = []
    for number in range(count):
        storey = storeys[int(rng.integers(len(storeys)))]
        x_min, y_min, x_max, y_max = storey.mesh.floor.bounds
        point = rng.uniform([x_min, y_min], [x_max, y_max])
        if number % 8 == 0:
            point = rng.choice(storey.mesh.triangles.vertices)
        if number % 8 == 1 and len(storey.sites.points):
            point = rng.choice(storey.sites.points)
        found.append(Location(storey=storey.mesh.storey, x_m=float(point[0]), y_m=float(point[1])))
    return found


def route_between(network: Network, start: Location, goal: Location) -> Route | None:
    here, there = find_place(network, start), find_place(network, goal)
    way = None if here is None or there is None else find_way(network, here, there)
    if way is None or here is None or there is None:
        return None
    return build_route(network, start, goal, here, there, way)


def compare(network: Network, count: int, seed: int) -> list[Route | None]:
    """Ask for many ways with labels and without; all that is told must be the same."""
    label_network(network)
    plain = replace(network)
    plain.aids.rooms.update(network.aids.rooms)
    return compare_both(network, plain, count, seed)


def compare_both(network: Network, plain: Network, count: int, seed: int) -> list[Route | None]:
    """Ask two networks for many ways, some from a spot to itself."""
    spots = spots_in(network, 2 * count, seed)
    pairs = [*zip(spots[::2], spots[1::2], strict=True), *((spot, spot) for spot in spots[:5])]
    answers = [route_between(network, start, goal) for start, goal in pairs]
    assert answers == [route_between(plain, start, goal) for start, goal in pairs]
    return answers


@pytest.mark.parametrize("profile", [WALKING, WHEELCHAIR], ids=lambda profile: profile.name)
def test_in_a_drawn_building_all_that_is_told_of_a_way_is_the_same(profile: Profile) -> None:
    network = build_network(draw(BELOW, ABOVE, marks=MARKS, rooms=ROOMS), profile)

    answers = compare(network, 150, seed=1)

    assert {answer is None for answer in answers} == {True, False}
    assert any(len(answer.legs) > 1 for answer in answers if answer is not None)


@pytest.mark.parametrize("model", [DEMO_HALL, Path("institute_ac11.ifc")], ids=lambda path: path.stem)
def test_in_a_real_building_all_that_is_told_of_a_way_is_the_same(model: Path) -> None:
    path = model if model.is_absolute() else real_model(model.name)

    answers = compare(build_network(read_once(path).twin, WALKING), 60, seed=2)

    assert sum(answer is not None for answer in answers) > 20


def test_labels_answer_also_through_gates_and_nothing_is_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    network = build_network(draw(BELOW, ABOVE, marks=MARKS, rooms=ROOMS), WALKING)
    label_network(network)
    monkeypatch.setattr(ways, "find_path", None)

    assert route_between(network, spot_at(BELOW, "A"), spot_at(ABOVE, "E", storey=1)) is not None
    assert route_between(network, spot_at(BELOW, "D"), spot_at(ABOVE, "F", storey=1)) is not None  # behind a gate each
    with pytest.raises(TypeError):
        route_between(replace(network), spot_at(BELOW, "A"), spot_at(ABOVE, "E", storey=1))


def test_a_network_with_other_prices_has_no_labels_of_the_old_ones() -> None:
    network = build_network(draw(BELOW, ABOVE, marks=MARKS, rooms=ROOMS), WALKING)
    label_network(network)
    start, goal = spot_at(BELOW, "A"), spot_at(ABOVE, "E", storey=1)

    def kinds(search: Network) -> set[ConnectorKind | None]:
        answer = find_route(network, start, goal, search=search)
        assert isinstance(answer, Route)
        return {leg.connector_kind for leg in answer.legs} - {None}

    assert kinds(network) == {ConnectorKind.STAIR}
    assert kinds(reprice(network, Wishes(avoid=frozenset({AVOIDABLE["stair"]})))) == {ConnectorKind.ELEVATOR}


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(avoid=frozenset({AVOIDABLE["stair"]})),
        Wishes(resting=frozenset({"A|B"}), barred=frozenset({"n"})),
        Wishes(barred=frozenset({"s"})),
    ],
    ids=str,
)
def test_what_is_dearer_somewhere_is_the_same_where_that_is_not_met(wishes: Wishes) -> None:
    network = build_network(draw(BELOW, ABOVE, marks=MARKS, rooms=ROOMS), WALKING)
    label_network(network)
    dear = reprice(network, wishes)

    told = compare_both(dear, reprice(replace(network), wishes), 60, seed=3)

    assert told != compare_both(network, network, 60, seed=3)


def test_a_way_that_meets_nothing_dearer_is_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    network = build_network(draw(BELOW, ABOVE, marks=MARKS, rooms=ROOMS), WALKING)
    label_network(network)
    dear = reprice(network, Wishes(resting=frozenset({"A|B"}), avoid=frozenset({AVOIDABLE["stair"]})))
    monkeypatch.setattr(ways, "find_path", None)

    assert route_between(dear, spot_at(BELOW, "B"), spot_at(BELOW, "C")) is not None
    for met in (spot_at(BELOW, "A"), spot_at(ABOVE, "E", storey=1)):
        with pytest.raises(TypeError):
            route_between(dear, spot_at(BELOW, "B"), met)


def test_a_network_under_changes_is_not_labelled_for_its_labels_would_not_know_of_them() -> None:
    changed = apply_changes(build_network(draw(BELOW, ABOVE, marks=MARKS), WALKING), Changes(closed=frozenset({"n"})))

    with pytest.raises(ValueError, match="under changes"):
        label_network(changed)
    assert changed.aids.atlas is None
