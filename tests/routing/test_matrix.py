"""All pairs at once are the same as each pair asked for."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Room
from twin.model.passage import Access, ConnectorKind, OneWay
from twin.model.profile import Profile
from twin.model.route import Location, Route
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.questions.matrix import build_cost_matrix

GROUND = """
#####################
#A1....#B2.....#E6..#
#......#.......#....#
#..oo..+.......p....#
#......#..s..3.#....#
#u.....#.......#.7..#
###v############q####
#D8.................#
#####################
"""
UPPER = """
#####################
#C.....+F.......#####
#.4....w.5...u..#####
#......#..s.....#####
#####################
"""
TWIN = draw(
    GROUND,
    UPPER,
    marks={
        "s": Connector(
            kind=ConnectorKind.ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0
        ),
        "u": Connector(kind=ConnectorKind.STAIR),
        "p": Door(access=Access.STAFF),
        "q": Door(access=Access.STAFF),
        "v": Door(one_way=OneWay.FORWARD),
        "w": Door(clear_width_m=0.7),
    },
    rooms={"E": Room(public=False)},
)
SPOTS = [spot_at(GROUND, mark) for mark in "123678"] + [spot_at(UPPER, mark, storey=1) for mark in "45"]


@pytest.mark.parametrize("profile", [WALKING, WHEELCHAIR], ids=lambda profile: profile.name)
def test_every_pair_is_what_a_route_between_them_is(profile: Profile) -> None:
    network = build_network(TWIN, profile)

    matrix = build_cost_matrix(network, SPOTS)

    for row, start in enumerate(SPOTS):
        for column, goal in enumerate(SPOTS):
            _same(network, start, goal, [matrix.costs_s, matrix.durations_s, matrix.lengths_m], (row, column))


def _same(network: Network, start: Location, goal: Location, arrays: list[np.ndarray], at: tuple[int, int]) -> None:
    answer = find_route(network, start, goal)
    wanted = [math.inf] * 3
    if isinstance(answer, Route):
        wanted = [answer.cost_s, answer.duration_s, answer.length_m]
    assert [float(array[at]) for array in arrays] == pytest.approx(wanted, abs=1e-6), (start.label, goal.label)


def test_a_place_where_nobody_fits_is_reached_from_nowhere() -> None:
    nowhere = replace(SPOTS[0], x_m=200.0, y_m=200.0)
    network = build_network(draw("#####\n#A1.#\n#####\n #B#\n ###"), WHEELCHAIR)

    matrix = build_cost_matrix(
        network, [spot_at("#####\n#A1.#\n#####\n #B#\n ###", "1"), replace(nowhere, x_m=2.5, y_m=1.5)]
    )

    assert matrix.costs_s[0, 0] == 0.0
    assert not np.isfinite(matrix.costs_s[0, 1])
    assert not np.isfinite(matrix.lengths_m[1, 0])


def test_no_places_are_no_matrix() -> None:
    assert build_cost_matrix(build_network(TWIN, WALKING), []).costs_s.shape == (0, 0)
