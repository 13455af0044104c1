"""What the table of shortest ways is made of: floors, peers that need no further package, and the judge."""

import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely import Polygon

from benchmarks.routing import funnel, grid
from benchmarks.routing.building import draw_building
from benchmarks.routing.check import Judge, join_ends, measure_m
from benchmarks.routing.floors import Floor, draw_small_floor, read_floor
from benchmarks.routing.solver import Build

CORNER = Polygon([(0, 0), (10, 0), (10, 4), (4, 4), (4, 10), (0, 10)])
AROUND = np.array([(9.0, 3.0), (4.0, 4.0), (3.0, 9.0)])
"""The shortest way around the corner at (4, 4): twice the square root of 26."""


@pytest.fixture
def corner() -> Floor:
    return Floor(free=CORNER, eroded=CORNER, queries=np.array([[*AROUND[0], *AROUND[-1]]]))


def test_a_way_that_cuts_a_corner_is_wrong_by_how_far_it_leaves_the_floor(corner: Floor) -> None:
    straight = AROUND[[0, 2]]  # nearest to the corner at (6, 6), so two metres beyond either wall

    assert Judge(corner).measure_outside_m(straight) == pytest.approx(2.0, abs=0.02)


def test_a_way_may_leave_the_floor_by_a_millimetre(corner: Floor) -> None:
    off = np.array([0.0, 1.0, 0.0])[:, None] * math.sqrt(0.5)

    assert Judge(corner).measure_outside_m(AROUND + 0.0009 * off) == 0.0
    assert Judge(corner).measure_outside_m(AROUND + 0.1 * off) == pytest.approx(0.1 * math.sqrt(0.5), abs=1e-3)


def test_a_way_that_ends_before_the_goal_is_no_answer(corner: Floor) -> None:
    assert math.isinf(measure_m(join_ends(AROUND[:2], corner.queries[0])))
    assert measure_m(join_ends(AROUND, corner.queries[0])) == pytest.approx(2.0 * math.sqrt(26.0))


def test_a_funnel_turns_around_the_corner_and_nowhere_else(corner: Floor) -> None:
    solver = funnel.build_navmesh(corner)

    assert solver.unfold(solver.answer(*corner.queries[0]), corner.queries[0]) == pytest.approx(AROUND)


@pytest.mark.parametrize("build", [funnel.build_navmesh, grid.build_networkx, grid.build_scipy])
def test_peers_stay_on_the_floor_and_reach_the_goal(build: Build) -> None:
    floor = draw_small_floor()
    solver, judge = build(floor), Judge(floor)
    for query in floor.queries:
        way = join_ends(solver.unfold(solver.answer(*query), query), query)
        straight_m = math.dist(query[:2], query[2:])

        assert judge.measure_outside_m(way) == 0.0
        assert straight_m - 1e-9 <= measure_m(way) <= 3.0 * straight_m + 2.0


def test_the_generated_building_is_the_same_every_time_and_one_piece() -> None:
    once, again = draw_building(2, 3), draw_building(2, 3)

    assert shapely.to_wkb(once) == shapely.to_wkb(again)
    assert once.is_valid
    assert len(once.interiors) > 12  # rooms between corridors are rings; bodies stand in every room


def test_a_floor_comes_back_from_its_folder(tmp_path: Path, corner: Floor) -> None:
    corner.write(tmp_path)

    assert read_floor(tmp_path).eroded.equals(CORNER)
    assert read_floor(tmp_path).queries.tolist() == corner.queries.tolist()
