"""Detours, lengthenings, dead ends and bottlenecks of drawn buildings, against what one reads off the drawing."""

import math

import numpy as np
import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Door
from tests.support.random_halls import draw_random_hall
from twin.model.profile import Profile
from twin.model.route import Route
from twin.model.twin import Twin
from twin.routing.analysis.all_ways import AllWays, find_all_ways
from twin.routing.analysis.bottlenecks import find_bottlenecks
from twin.routing.analysis.dead_ends import find_dead_ends
from twin.routing.analysis.detours import compare_ways
from twin.routing.analysis.doorways import Doorways, find_doorways
from twin.routing.analysis.lengthenings import find_lengthenings
from twin.routing.analysis.outages import find_outages
from twin.routing.analysis.place_graph import PlaceGraph, build_place_graph
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.standing import find_standing_location
from twin.routing.ways import find_way


def graph_of(twin: Twin, profile: Profile) -> tuple[PlaceGraph, Doorways]:
    network = build_network(twin, profile)
    entrances = [portal.id for portal in twin.portals.values() if portal.entrance]
    graph = build_place_graph(
        network, [find_standing_location(network, element) for element in [*twin.spaces, *entrances]]
    )
    return graph, find_doorways(graph, entrances)


def table(costs: list[list[float]], lengths: list[list[float]]) -> AllWays:
    return AllWays(costs_s=np.array(costs), lengths_m=np.array(lengths), uses={}, ways=0)


@pytest.mark.parametrize("profile", [WALKING, WHEELCHAIR], ids=lambda profile: profile.name)
def test_all_ways_cost_and_pass_what_each_route_alone_does(profile: Profile) -> None:
    graph, _ = graph_of(draw_random_hall(4), profile)

    ways = find_all_ways(graph)

    passed: dict[str, int] = {}
    for row, start in enumerate(graph.locations):
        for column, goal in enumerate(graph.locations):
            ends = graph.places[row], graph.places[column]
            if start is None or goal is None or ends[0] is None or ends[1] is None or row == column:
                continue
            if find_way(graph.network, ends[0], ends[1]) is None:
                assert math.isinf(ways.costs_s[row, column])
                continue
            route = find_route(graph.network, start, goal)
            assert isinstance(route, Route)
            assert ways.costs_s[row, column] == pytest.approx(route.cost_s, abs=1e-6)
            assert ways.lengths_m[row, column] == pytest.approx(route.length_m, abs=1e-6)
            for element in [portal for leg in route.legs for portal in leg.portals]:
                passed[element] = passed.get(element, 0) + 1
    assert {element: count for element, count in ways.uses.items() if count and element in passed} == passed
    assert sum(passed.values()) > 0


def test_a_pair_is_compared_once_each_way_and_the_worst_are_named_once() -> None:
    inf = math.inf
    walking = table([[0, 1, 2], [1, 0, 3], [2, 3, 0]], [[0, 10, 20], [10, 0, 0.5], [20, 0.5, 0]])
    wheelchair = table([[0, 9, inf], [9, 0, 3], [inf, 3, 0]], [[0, 15, inf], [30, 0, 0.6], [inf, 0.6, 0]])

    found = compare_ways(["a", "b", "c"], walking, wheelchair)

    assert (found.pairs, found.without_way, found.too_near) == (6, 2, 2)
    assert found.ratios == (1.5, 3.0)
    assert [(one.start, one.goal, one.ratio) for one in found.worst] == [("b", "a", 3.0)]


def test_a_loop_with_two_entrances_is_no_dead_end_and_what_hangs_on_it_is() -> None:
    drawing = """
    ##################
    #A....b....#C....#
    a.....#B...c.....h
    #.....#....#.....#
    #######ddd##eeee##
    #D...............#
    #................#
    #####f######g#####
        #F..#  #G..#
        #####  #+###
               #H..#
               #####
    """
    twin = draw(drawing, marks={mark: Door(clear_width_m=1.0) for mark in "abcdefgh"})
    graph, doorways = graph_of(twin, WALKING)

    ends = find_dead_ends(graph.network, find_outages(graph, doorways, [*twin.portals], at_lines=True))

    assert {end.element: end.spaces for end in ends} == {"f": ("F",), "g": ("G", "H")}


def test_the_way_back_is_walked_from_the_farthest_corner() -> None:
    drawing = """
    ##########
    #A..b...B#
    a...#....#
    c...######
    #...#
    #####
    """
    twin = draw(drawing, marks={"a": Door(), "b": Door(clear_width_m=1.0), "c": Door()})
    graph, doorways = graph_of(twin, WALKING)

    (end,) = find_dead_ends(graph.network, find_outages(graph, doorways, [*twin.portals], at_lines=True))

    r = WALKING.radius_m  # the door's middle is at (4.5, 4.5), the corner's at (9 - r, 3 + r)
    assert (end.element, end.spaces) == ("b", ("B",))
    assert end.length_m == pytest.approx(math.hypot(9.0 - r - 4.5, 4.5 - 3.0 - r), abs=0.03)
    assert end.farthest is not None
    assert math.dist((end.farthest.x_m, end.farthest.y_m), (9.0 - r, 3.0 + r)) < 0.02


def test_closing_a_door_lengthens_the_way_by_the_detour_round_it() -> None:
    drawing = """
    ###############
    #A............#
    a...#########.#
    #...b...C...#.#
    #...#.......c.#
    ###############
    """
    twin = draw(drawing, marks={mark: Door(clear_width_m=1.0) for mark in "abc"})
    graph, doorways = graph_of(twin, WALKING)
    closed = build_network(twin, WALKING, closed=frozenset({"b"}))

    found = {one.element: one for one in find_lengthenings(graph, doorways, [*twin.portals])}

    start = next(at for at in graph.locations if at is not None and at.element == "a")
    goal = next(at for at in graph.locations if at is not None and at.element == "C")
    before, after = find_route(graph.network, start, goal), find_route(closed, start, goal)
    assert isinstance(before, Route)
    assert isinstance(after, Route)
    assert found["b"].worst == "C"
    assert found["b"].extra_m == pytest.approx(after.length_m - before.length_m, abs=0.02)
    assert found["b"].extra_m > 10.0
    assert "c" not in found


def test_the_door_that_all_ways_between_two_wings_lead_through_is_the_bottleneck() -> None:
    drawing = """
    #############
    #A...#B.#C..#
    #....b..+...#
    ##+###..#####
    #D..##..+E..#
    #############
    """
    twin = draw(drawing, marks={"b": Door(clear_width_m=0.9)})
    graph, _ = graph_of(twin, WALKING)

    first = find_bottlenecks(twin, find_all_ways(graph))[0]

    # A and D against B, C and E: 6 of 10 pairs, each in both directions.
    assert (first.element, first.ways, first.share_ratio) == ("b", 12, 0.6)
    assert first.clear_width_m == 0.9
    assert first.flow_per_min == pytest.approx(1.32 * 0.6 * 60)


def test_nobody_guesses_the_flow_of_a_door_of_unknown_width() -> None:
    twin = draw("#######\n#A.b.C#\n#######", marks={"b": Door(width_known=False)})
    graph, _ = graph_of(twin, WALKING)

    (only,) = find_bottlenecks(twin, find_all_ways(graph))

    assert (only.clear_width_m, only.flow_per_min) == (None, None)


def test_a_wheelchair_detours_to_the_door_that_is_wide_enough() -> None:
    drawing = """
    #########
    #A..n..B#
    #...#...#
    #...#...#
    #...#...#
    #...#...#
    #...w...#
    #########
    """
    twin = draw(drawing, marks={"n": Door(clear_width_m=0.7), "w": Door(clear_width_m=1.0)})
    tables = []
    for profile in (WALKING, WHEELCHAIR):
        network = build_network(twin, profile)
        spots = [spot_at(drawing, "A"), spot_at(drawing, "B")]
        tables.append(find_all_ways(build_place_graph(network, spots)))

    (worst,) = compare_ways(["A", "B"], *tables).worst

    assert worst.walking_length_m == pytest.approx(6.0, abs=0.5)
    assert worst.length_m > 2 * math.hypot(3.0, 5.0)
    assert worst.ratio == pytest.approx(worst.length_m / worst.walking_length_m)
