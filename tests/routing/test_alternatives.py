"""Alternatives differ in what a person would call another way, and cost little more; where there is none, none is given."""

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector
from twin.model.passage import ConnectorKind
from twin.model.route import Route
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING
from twin.routing.questions.alternatives import APART_M, DEARER_RATIO, find_alternatives, measure_apart_m

TWO_DOORS = """
#######################
#A1........+B........2#
#..........#..........#
#..........#..........#
#..........#..........#
#..........+..........#
#######################
"""
ISLAND = """
########################
#A.....................#
#......................#
#......................#
#1....############....2#
#.....#..........#.....#
#.....#..........#.....#
#.....############.....#
#......................#
#......................#
#......................#
########################
"""
OPEN = """
######################
#A1.................2#
#....................#
#....................#
######################
"""
FAR_DOOR = """
##############################
#A1..+B2.....................#
#....#.......................#
#....#.......................#
#....#.......................#
#....#.......................#
#....#.......................#
#....#.......................#
#....+.......................#
##############################
"""


def _ask(drawing: str, *, cell_m: float = 1.0) -> tuple[Route, tuple[Route, ...]]:
    network = build_network(draw(drawing, cell_m=cell_m), WALKING)
    best = find_route(network, spot_at(drawing, "1", cell_m=cell_m), spot_at(drawing, "2", cell_m=cell_m))
    assert isinstance(best, Route)
    return best, find_alternatives(network, best, 2)


def test_another_door_is_another_way() -> None:
    best, others = _ask(TWO_DOORS)

    assert len(others) == 1
    assert {door for leg in best.legs for door in leg.portals}.isdisjoint(others[0].legs[0].portals)
    assert best.cost_s <= others[0].cost_s <= DEARER_RATIO * best.cost_s


def test_only_the_other_side_of_something_large_is_another_way() -> None:
    """The same plan at two scales: around a counter 4 m deep nobody speaks of two ways, around a block of 12 m one does."""
    assert _ask(ISLAND)[1] == ()

    best, others = _ask(ISLAND, cell_m=3.0)

    assert len(others) == 1
    assert measure_apart_m(others[0], best) >= APART_M
    assert others[0].cost_s <= DEARER_RATIO * best.cost_s


def test_an_open_floor_has_one_way() -> None:
    assert _ask(OPEN)[1] == ()


def test_a_way_much_dearer_is_none() -> None:
    assert _ask(FAR_DOOR)[1] == ()


def test_other_stairs_are_another_way_and_the_answer_is_always_the_same() -> None:
    ground = "###############\n#A1..s.....e..#\n#.............#\n###############"
    upper = "###############\n#B...s...2.e..#\n#.............#\n###############"
    lift = Connector(kind=ConnectorKind.STAIR)
    network = build_network(draw(ground, upper, marks={"s": Connector(kind=ConnectorKind.STAIR), "e": lift}), WALKING)
    best = find_route(network, spot_at(ground, "1"), spot_at(upper, "2", storey=1))
    assert isinstance(best, Route)

    others = find_alternatives(network, best, 3)

    assert [[leg.connector for leg in way.legs if leg.connector] for way in (best, *others)] == [["s"], ["e"]]
    assert others == find_alternatives(network, best, 3)
