"""A seeded sample of ``python -m tests.routing.brute``; and brute force itself tells right from wrong."""

from dataclasses import replace
from typing import cast

import pytest
import shapely
from shapely import MultiPolygon, Polygon, box

from tests.routing.brute import ExactFloor, judge, try_floor
from twin.model.ids import StoreyId
from twin.model.route import Leg, Location, Route

SEEDS = range(5000, 5008)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_way_on_a_random_floor_is_long_missing_invented_or_too_near_a_wall(seed: int) -> None:
    assert [outcome.wrong for outcome in try_floor(seed) if outcome.wrong] == []


def test_brute_force_sees_along_walls_and_past_corners_but_not_through_them() -> None:
    block = box(1.0, 1.0, 2.0, 2.0)
    floor = ExactFloor(MultiPolygon([cast("Polygon", box(0.0, 0.0, 3.0, 3.0).difference(block))]))
    unit = 1_000_000

    assert floor.measure_shortest_m((0, unit), (3 * unit, unit)) == 3.0
    assert floor.measure_shortest_m((0, 2 * unit), (2 * unit, 0)) == pytest.approx(2**0.5 + 2**0.5)
    assert floor.measure_shortest_m((0, 0), (3 * unit, 3 * unit)) == pytest.approx(2 * 5**0.5)


def test_a_judge_refuses_what_is_wrong() -> None:
    floor = MultiPolygon([box(0.0, 0.0, 5.0, 5.0)])
    walls = shapely.boundary(floor)
    route = route_along((1.0, 1.0), (4.0, 1.0))

    assert judge(route, 3.0, walls, floor, 0.5).wrong == ""
    assert "longer" in judge(route, 2.998, walls, floor, 0.5).wrong
    assert "longer" in judge(route, 3.001, walls, floor, 0.5).wrong
    assert "nearer" in judge(route, 3.0, walls, floor, 1.001).wrong
    assert judge(route, float("inf"), walls, floor, 0.5).wrong == "invented"


def route_along(start: tuple[float, float], end: tuple[float, float]) -> Route:
    storey = StoreyId("S0")
    leg = Leg(
        storey=storey,
        to_storey=storey,
        connector=None,
        connector_kind=None,
        path=((*start, 0.0), (*end, 0.0)),
        spaces=(),
        portals=(),
        length_m=3.0,
        duration_s=1.0,
        cost_s=1.0,
    )
    place = Location(storey=storey, x_m=start[0], y_m=start[1])
    return Route(profile="", origin=place, destination=replace(place, x_m=end[0], y_m=end[1]), legs=(leg,))
