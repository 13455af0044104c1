"""What is reached in a time: held against the way to each point, which is proved elsewhere to be the shortest."""

import pytest
import shapely

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door
from twin.model.ids import StoreyId
from twin.model.passage import ConnectorKind, PortalKind
from twin.model.route import Location, Route
from twin.routing.changes.apply import Changes, apply_changes
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.places import find_place
from twin.routing.profiles.named import WALKING
from twin.routing.questions.isochrone import STEP_M, Isochrone, find_isochrone

FLOOR = """
####################
#A1....#...........#
#......#...........#
#......#...%%......#
#..###.#...%%......#
#..#...............#
#..#...#...........#
#......#.....####..#
#......#.....#.....#
####################
"""
GROUND = "############\n#A1..+B..s.#\n############"
UPPER = "############\n#C.......s.#\n############"
TWO_STOREYS = draw(GROUND, UPPER, marks={"s": Connector(kind=ConnectorKind.STAIR), "+": Door(kind=PortalKind.DOOR)})


@pytest.mark.parametrize("within_s", [3.0, 7.0, 12.0])
def test_every_point_is_inside_that_one_gets_to_in_time_and_no_other(within_s: float) -> None:
    network = build_network(draw(FLOOR), WALKING)
    start = spot_at(FLOOR, "1")
    place = find_place(network, start)
    assert place is not None

    found = find_isochrone(network, [place], within_s)

    floor = network.storeys[StoreyId("S0")].mesh.floor
    area = found.areas[StoreyId("S0")]
    assert floor.buffer(1e-6).covers(area)
    slack_s = 1.5 * STEP_M / WALKING.speed_mps
    points = [(x * 0.97 + 0.3, y * 0.97 + 0.3) for x in range(20) for y in range(10)]
    inside = [at for at in points if floor.contains(shapely.Point(at))]
    assert len(inside) > 80
    for at in inside:
        route = find_route(network, start, Location(storey=start.storey, x_m=at[0], y_m=at[1]))
        assert isinstance(route, Route)
        takes_s = route.duration_s
        if takes_s <= within_s - slack_s:
            assert area.distance(shapely.Point(at)) < STEP_M, at
        if takes_s >= within_s + slack_s:
            assert not area.contains(shapely.Point(at)), at


def _reach(within_s: float, *, closed: frozenset[str] = frozenset()) -> Isochrone:
    network = build_network(TWO_STOREYS, WALKING)
    place = find_place(network, spot_at(GROUND, "1"))
    assert place is not None
    return find_isochrone(apply_changes(network, Changes(closed=closed)), [place], within_s)


def test_the_storey_above_is_reached_when_the_way_up_has_been_walked() -> None:
    network = build_network(TWO_STOREYS, WALKING)
    landing = TWO_STOREYS.connectors[next(iter(TWO_STOREYS.connectors))].landings[1]
    above = Location(storey=landing.storey, x_m=landing.at[0], y_m=landing.at[1])
    route = find_route(network, spot_at(GROUND, "1"), above)
    assert isinstance(route, Route)

    assert set(_reach(route.duration_s - 1.5).areas) == {"S0"}
    assert set(_reach(route.duration_s + 1.5).areas) == {"S0", "S1"}


def test_nobody_gets_through_a_closed_door_however_long() -> None:
    door = next(iter(TWO_STOREYS.portals))
    room = next(space for space in TWO_STOREYS.spaces.values() if space.name == "A").footprint
    assert room is not None

    found = _reach(600.0, closed=frozenset({door}))

    assert set(found.areas) == {"S0"}
    assert room.buffer(0.5 + STEP_M).covers(found.areas[StoreyId("S0")])
