"""The nearest of several is the cheapest to reach, not the closest as the crow flies."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.routing.test_labelled_ways import ABOVE, BELOW, MARKS, ROOMS, spots_in
from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door
from twin.model.passage import ConnectorKind
from twin.model.route import Location, NoRoute, Route
from twin.routing.find import find_route
from twin.routing.labels.keep import label_network
from twin.routing.network import build_network
from twin.routing.places import find_place
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.questions.nearest import find_nearest_route

GROUND = """
##################
#A1....#B2.......#
#......#.........#
#......+.....3...#
#..s...#.........#
##################
"""
UPPER = """
##################
#C.....#D........#
#.4....n.5.......#
#......#.........#
#..s...#.........#
##################
"""
TWIN = draw(
    GROUND,
    UPPER,
    marks={
        "s": Connector(
            kind=ConnectorKind.ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0
        ),
        "n": Door(clear_width_m=0.7),
    },
)
SPOTS = {
    "1": spot_at(GROUND, "1"),
    "2": spot_at(GROUND, "2"),
    "3": spot_at(GROUND, "3"),
    "4": spot_at(UPPER, "4", storey=1),
    "5": spot_at(UPPER, "5", storey=1),
}
WALK = build_network(TWIN, WALKING)


def test_a_wall_makes_the_close_far() -> None:
    near, far = SPOTS["2"], Location(storey=SPOTS["1"].storey, x_m=1.5, y_m=1.5, label="corner")

    route = find_nearest_route(WALK, [SPOTS["1"]], [near, far])

    assert isinstance(route, Route)
    assert route.destination.label == "corner"


@given(st.permutations(sorted(SPOTS)), st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_it_is_as_cheap_as_the_cheapest_of_all_pairs(names: list[str], cut: int) -> None:
    starts, goals = [SPOTS[name] for name in names[:cut]], [SPOTS[name] for name in names[cut:]]

    route = find_nearest_route(WALK, starts, goals)

    answers = [find_route(WALK, start, goal) for start in starts for goal in goals]
    assert isinstance(route, Route)
    assert route.cost_s == pytest.approx(min(answer.cost_s for answer in answers if isinstance(answer, Route)))


def test_what_cannot_be_reached_is_explained_once() -> None:
    answer = find_nearest_route(build_network(TWIN, WHEELCHAIR), [SPOTS["4"]], [SPOTS["5"]])

    assert isinstance(answer, NoRoute)
    assert [barrier.kind for barrier in answer.barriers] == ["too_narrow"]


def test_of_many_that_cannot_be_reached_the_one_on_this_storey_is_explained() -> None:
    twin = draw(
        "########\n#A1.n.C#\n#.s.####\n########",
        "########\n#B....##\n#.s...##\n########",
        marks={"s": Connector(kind=ConnectorKind.STAIR), "n": Door(clear_width_m=0.6)},
    )
    here = spot_at("########\n#A1.n.C#\n#.s.####\n########", "1")
    same = Location(storey=here.storey, x_m=6.5, y_m=2.5, label="same storey")
    above = Location(storey=SPOTS["4"].storey, x_m=3.5, y_m=2.5, label="above")

    answer = find_nearest_route(build_network(twin, WHEELCHAIR), [here], [above, same])

    assert isinstance(answer, NoRoute)
    assert [barrier.kind for barrier in answer.barriers] == ["too_narrow"]


def test_labels_tell_the_cheapest_of_all_pairs_that_the_pairs_by_themselves_have() -> None:
    """Some spots lie behind gates, which not everybody may pass."""
    network = build_network(draw(BELOW, ABOVE, marks=MARKS, rooms=ROOMS), WALKING)
    label_network(network)
    plain = replace(network)
    rng = np.random.default_rng(5)
    behind_gates = 0
    for number in range(60):
        office = spot_at(ABOVE, "F", storey=1)
        spots = [*spots_in(network, 7, seed=number), office]
        cut = int(rng.integers(1, 8))
        pairs = [(start, goal) for start in spots[:cut] for goal in spots[cut:]]
        costs_s = [answer.cost_s for pair in pairs if isinstance(answer := find_route(plain, *pair), Route)]

        found = find_nearest_route(network, spots[:cut], spots[cut:])

        assert isinstance(found, Route) == bool(costs_s)
        if isinstance(found, Route):
            assert found.cost_s == pytest.approx(min(costs_s), abs=1e-9)
            ends = [find_place(network, end) for end in (found.origin, found.destination)]
            behind_gates += any(end is not None and end.space in network.territories.number_of for end in ends)
    assert behind_gates > 8
