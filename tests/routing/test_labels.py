"""Hub labels say the same as Dijkstra on the whole graph: what a way costs, and a way that costs it."""

import math
from collections.abc import Mapping
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import LineString

from tests.support.floorplan import draw
from tests.support.floors import sees
from tests.support.marks import Connector, Door, Mark
from twin.geometry.locate import find_triangle
from twin.geometry.triangulation import NOTHING
from twin.model.passage import ConnectorKind, Direction, OneWay
from twin.model.profile import Profile
from twin.routing.doors import price_walks
from twin.routing.labels.atlas import Atlas, build_atlas
from twin.routing.labels.query import OFF_FLOOR, find_shortest
from twin.routing.navmesh import Foothold
from twin.routing.network import Network, build_network
from twin.routing.places import Place, link_place
from twin.routing.profiles.named import WALKING
from twin.routing.search import FREE

Spot = tuple[int, float, float]
"""A place of a storey in the network's order, and a point there."""
ALIKE_S = 1e-7


def network_of(
    *drawings: str, marks: Mapping[str, Mark], profile: Profile = WALKING, closed: frozenset[str] = frozenset()
) -> Network:
    return build_network(draw(*drawings, marks=marks), profile, closed=closed)


def price_by_dijkstra(network: Network, start: Spot, goal: Spot) -> float:
    """What the cheapest way costs, by networkx on all edges that are open to all, and an overlay for the straight way."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    arrays = network.graph
    sources = np.repeat(np.arange(len(arrays.start) - 1), np.diff(arrays.start))
    for edge in np.argsort(-arrays.costs):  # of several edges between two nodes the cheapest comes last and stays
        if arrays.gates[edge] == FREE:
            graph.add_edge(int(sources[edge]), int(arrays.ends[edge]), weight=float(arrays.costs[edge]))
    graph.add_nodes_from([-1, -2])
    for place, leave in ((start, True), (goal, False)):
        links = link_place(network, place_of(network, place))
        for node, cost_s in sorted(zip(links.nodes.tolist(), links.costs.tolist(), strict=True), reverse=True):
            graph.add_edge(*((-1, node) if leave else (node, -2)), weight=cost_s)
    direct_s = price_straight(network, start, goal)
    try:
        return min(direct_s, float(nx.dijkstra_path_length(graph, -1, -2)))
    except nx.NetworkXNoPath:
        return direct_s


def price_straight(network: Network, start: Spot, goal: Spot) -> float:
    storey = list(network.storeys.values())[start[0]]
    if start[0] != goal[0] or not sees(storey.mesh.floor, start[1:], goal[1:]):
        return math.inf
    doors_s = price_walks(storey.doors, np.array([start[1:]]), np.array([goal[1:]]))
    return math.dist(start[1:], goal[1:]) / network.profile.speed_mps + float(doors_s[0])


def place_of(network: Network, spot: Spot) -> Place:
    name, storey = list(network.storeys.items())[spot[0]]
    triangle = find_triangle(storey.mesh.triangles, storey.mesh.bins, *spot[1:])
    return Place(foothold=Foothold(storey=name, x_m=spot[1], y_m=spot[2], triangle=triangle, moved_m=0.0), space=None)


def is_on_floor(network: Network, spot: Spot) -> bool:
    return place_of(network, spot).foothold.triangle != NOTHING


def price_along(network: Network, start: Spot, goal: Spot, nodes: NDArray[np.int32], via: NDArray[np.int32]) -> float:
    """What a way costs when it is walked hop by hop; each hop must stay on the floor, each crossing fit its ends."""
    firsts = [storey.first_node for storey in network.storeys.values()]
    spots = [(int(np.searchsorted(firsts, node, "right")) - 1, *network.graph.points[node]) for node in nodes]
    cost_s = 0.0
    for here, there, crossing in zip([start, *spots], [*spots, goal], [*via, NOTHING], strict=True):
        if crossing == NOTHING:
            storey = list(network.storeys.values())[here[0]]
            assert here[0] == there[0]
            assert shapely.covers(shapely.buffer(storey.mesh.floor, 1e-6), LineString([here[1:], there[1:]]))
            doors_s = price_walks(storey.doors, np.array([here[1:]]), np.array([there[1:]]))
            cost_s += math.dist(here[1:], there[1:]) / network.profile.speed_mps + float(doors_s[0])
        else:
            passed = network.crossings[crossing]
            assert not passed.barriers
            assert (passed.start.x_m, passed.start.y_m) == here[1:]
            assert (passed.end.x_m, passed.end.y_m) == there[1:]
            cost_s += passed.cost_s(network.profile)
    return cost_s


def check(network: Network, atlas: Atlas, start: Spot, goal: Spot) -> float:
    """Hold one answer against Dijkstra, and its way against what it says it costs."""
    expected_s = price_by_dijkstra(network, start, goal)
    cost_s, nodes, crossings = find_shortest(atlas, *start, *goal)
    assert cost_s == pytest.approx(expected_s, abs=ALIKE_S)
    if math.isfinite(cost_s):
        assert price_along(network, start, goal, nodes, crossings) == pytest.approx(expected_s, abs=ALIKE_S)
    return float(cost_s)


def spots_on(network: Network, count: int, seed: int) -> list[Spot]:
    rng = np.random.default_rng(seed)
    found: list[Spot] = []
    while len(found) < count:
        storey = int(rng.integers(len(network.storeys)))
        x_min, y_min, x_max, y_max = list(network.storeys.values())[storey].mesh.floor.bounds
        spot = (storey, float(rng.uniform(x_min, x_max)), float(rng.uniform(y_min, y_max)))
        if is_on_floor(network, spot):
            found.append(spot)
    return found


ROOMS = """
###################
#A....%...#B......#
#..o......+....%..#
#......%%.+..o....#
#....%....#.......#
####++#########:::#
#C...........#D...#
#..%....o....d....#
#....#####...#....#
#............#.%..#
###################
"""
BELOW = """
###############
#A..o...#B....#
#.......+..o.s#
#..%....#....e#
#r.....r#.....#
###############
"""
ABOVE = """
###############
#C....#.......#
#..o..+.....s.#
#.....#..%...e#
#.....#.......#
###############
"""
STAIRS: Mapping[str, Mark] = {
    "s": Connector(name="stair"),
    "e": Connector(kind=ConnectorKind.ELEVATOR),
    "r": Connector(kind=ConnectorKind.RAMP, slope_ratio=0.05),
}


@pytest.mark.parametrize("one_way", [None, OneWay.FORWARD, OneWay.BACKWARD])
def test_ways_through_rooms_cost_what_dijkstra_says(one_way: OneWay | None) -> None:
    network = network_of(ROOMS, marks={"d": Door(one_way=one_way)})
    atlas = build_atlas(network)
    spots = spots_on(network, 50, seed=3)

    costs = [check(network, atlas, start, goal) for start, goal in zip(spots[::2], spots[1::2], strict=True)]

    assert all(map(math.isfinite, costs))


def test_ways_over_storeys_cost_what_dijkstra_says() -> None:
    network = network_of(BELOW, ABOVE, marks=STAIRS)
    atlas = build_atlas(network)
    spots = spots_on(network, 60, seed=5)
    for start, goal in zip(spots[::2], spots[1::2], strict=True):
        assert math.isfinite(check(network, atlas, start, goal))


def test_a_storey_is_left_where_the_way_over_another_is_the_only_one() -> None:
    below = """
###############
#A..t.#B..s...#
#.....#.......#
###############
"""
    above = """
###############
#C..t.....s...#
#.............#
###############
"""
    network = network_of(below, above, marks={"s": Connector(), "t": Connector()})
    atlas = build_atlas(network)

    for start, goal in (((0, 2.0, 1.5), (0, 12.5, 1.5)), ((0, 12.5, 1.5), (0, 2.0, 1.5))):
        assert check(network, atlas, start, goal) < math.inf


def test_steps_through_a_wall_are_taken_where_the_way_round_it_is_longer() -> None:
    rows = ["###########", "#A.s.#.s..#", *["#....#....#"] * 14, "#.........#", "###########"]
    network = network_of("\n".join(rows), marks={"s": Connector()})
    atlas = build_atlas(network)

    for start, goal in (((0, 1.6, 15.5), (0, 9.4, 15.5)), ((0, 9.4, 15.5), (0, 1.6, 15.5))):
        assert check(network, atlas, start, goal) < math.inf
        assert np.any(find_shortest(atlas, *start, *goal)[2] != NOTHING)


def test_an_escalator_leads_one_way_only() -> None:
    marks: dict[str, Mark] = {"s": Connector(kind=ConnectorKind.ESCALATOR, direction=Direction.UP)}
    below, above = (drawing.replace("e", ".").replace("r", ".") for drawing in (BELOW, ABOVE))
    network = network_of(below, above, marks=marks)
    atlas = build_atlas(network)

    assert check(network, atlas, (0, 2.0, 2.5), (1, 3.0, 2.5)) < math.inf
    assert check(network, atlas, (1, 3.0, 2.5), (0, 2.0, 2.5)) == math.inf


def test_what_is_closed_is_gone_round_and_what_cannot_be_reached_has_no_way() -> None:
    over, under = (0, 3.0, 6.5), (0, 3.0, 2.5)
    price_s = {}
    for shut in (frozenset[str](), frozenset({"C|A"}), frozenset({"C|A", "d"})):
        network = network_of(ROOMS, marks={"d": Door()}, closed=shut)
        price_s[len(shut)] = check(network, build_atlas(network), over, under)

    assert price_s[0] < price_s[1] < price_s[2] == math.inf


def test_corners_of_the_floor_and_places_on_its_edge_are_asked_for_like_others() -> None:
    network = network_of(ROOMS, marks={"d": Door()})
    atlas = build_atlas(network)
    vertices = next(iter(network.storeys.values())).mesh.triangles.vertices
    chosen = np.random.default_rng(7).integers(len(vertices), size=12)
    middles = (vertices[chosen] + vertices[np.roll(chosen, 3)]) / 2
    spots = [(0, float(x), float(y)) for x, y in [*vertices[chosen], *middles]]
    spots = [spot for spot in spots if is_on_floor(network, spot)]

    for start, goal in zip(spots, spots[1:] + spots[:1], strict=True):
        check(network, atlas, start, goal)
    for spot in spots[:5]:
        assert check(network, atlas, spot, spot) == 0.0


def test_off_the_floor_there_is_an_answer_that_says_so() -> None:
    atlas = build_atlas(network_of(ROOMS, marks={"d": Door()}))

    for bad in ((0, 0.1, 0.1), (0, -50.0, 3.0), (0, math.nan, 3.0), (0, math.inf, 3.0), (9, 3.0, 6.5), (-1, 3.0, 6.5)):
        assert find_shortest(atlas, *bad, 0, 3.0, 6.5)[0] == OFF_FLOOR
        assert find_shortest(atlas, 0, 3.0, 6.5, *bad)[0] == OFF_FLOOR


def test_a_door_that_takes_time_is_avoided_where_the_way_round_is_shorter() -> None:
    slow = replace(WALKING, door_s=30.0)
    network = network_of(ROOMS, marks={"d": Door()}, profile=slow)
    atlas = build_atlas(network)
    spots = spots_on(network, 40, seed=9)

    for start, goal in zip(spots[::2], spots[1::2], strict=True):
        check(network, atlas, start, goal)


def test_a_ring_around_a_column_has_no_corner_to_begin_with() -> None:
    """All bends of a round column have two neighbours: they are one chain that has no ends of its own."""
    network = network_of("########\n#A.....#\n#......#\n#...o..#\n#......#\n#......#\n########\n", marks={})
    atlas = build_atlas(network)
    spots = spots_on(network, 40, seed=11)

    for start, goal in zip(spots[::2], spots[1::2], strict=True):
        check(network, atlas, start, goal)


OPEN_DOORS = ["###########\n#A.o.+oooo#\n#oooo.+ooo#\n" + 4 * "#ooooooooo#\n" + "###########\n"]
"""Two doors that touch at a corner: around their ends leads a way that no shortest way would take."""


@st.composite
def plans(draw: st.DrawFn) -> list[str]:
    """One or two storeys of walls, columns, desks and doors at random cells, joined by a stair in a kept corner."""
    cells = st.sampled_from("......%o#+")
    storeys = draw(st.integers(1, 2))
    rows = [[draw(st.text(cells, min_size=9, max_size=9)) for _ in range(6)] for _ in range(storeys)]
    drawn = ["###########\n" + "".join(f"#{row}#\n" for row in plan) + "###########\n" for plan in rows]
    return [plan[:12] + ("#A." if storeys == 1 else "#As") + plan[15:] for plan in drawn]


@settings(max_examples=15, deadline=None)  # the first example compiles
@given(plans(), st.integers(0, 1000))
@example(OPEN_DOORS, 256)
def test_on_any_floor_labels_agree_with_dijkstra(drawings: list[str], seed: int) -> None:
    marks: dict[str, Mark] = {"s": Connector()} if len(drawings) == 2 else {}
    try:
        network = network_of(*drawings, marks=marks)
    except ValueError:
        assume(False)  # a letter stands where the drawing's reader wants none
        raise
    atlas = build_atlas(network)
    spots = spots_on(network, 6, seed)

    for start, goal in zip(spots[::2], spots[1::2], strict=True):
        check(network, atlas, start, goal)
