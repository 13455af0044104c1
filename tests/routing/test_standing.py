"""One stands in front of a window, before a sign, in the roomy middle of a space, at a door or landing."""

import math

import pytest
from shapely import Point

from tests.support.floorplan import draw
from tests.support.marks import Board, Connector, Door, Mark, Room, Thing
from twin.errors import UnknownIdError
from twin.model.ids import SpaceId
from twin.model.route import Location
from twin.model.space import SpaceUse
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.standing import find_standing_location

HALL = """
###########
#Aw.#....B#
#...d.....#
#..s#....e#
##+########
"""
UPPER = """
###########
#........C#
#........e#
###########
"""
MARKS: dict[str, Mark] = {
    "w": Thing(number="3", front_rad=-math.pi / 2),
    "s": Board(name="sign", facing_rad=math.pi),
    "d": Door(),
    "e": Connector(),
}


@pytest.fixture(scope="module")
def network() -> Network:
    rooms = {"B": Room(long_name="大厅 Hall", use=SpaceUse.BUSINESS_ACCEPTANCE)}
    return build_network(draw(HALL, UPPER, marks=MARKS, rooms=rooms), WALKING)


def stand(network: Network, element: str) -> Location:
    found = find_standing_location(network, element)
    assert found is not None
    assert found.element == element
    return found


def test_before_a_window_one_faces_it(network: Network) -> None:
    at = stand(network, "w")

    assert (at.x_m, at.y_m) == pytest.approx((2.5, 3.0 - WALKING.radius_m - 0.1))
    assert at.facing_rad == pytest.approx(math.pi / 2)
    assert at.label == "3"


def test_before_a_sign_one_faces_it_too(network: Network) -> None:
    at = stand(network, "s")

    assert (at.x_m, at.y_m) == pytest.approx((2.5, 1.5))
    assert at.facing_rad == pytest.approx(0.0)


def test_in_a_space_one_stands_far_from_its_walls(network: Network) -> None:
    at = stand(network, "B")

    assert (at.storey, at.label) == ("S0", "大厅 Hall")
    assert network.twin.obstacles[next(iter(network.twin.obstacles))].footprint.distance(Point(at.x_m, at.y_m)) >= 1.2


def test_a_zone_is_its_largest_space(network: Network) -> None:
    at = stand(network, "S0.business_acceptance")

    assert (at.x_m, at.y_m) == (stand(network, "B").x_m, stand(network, "B").y_m)


def test_at_an_entrance_one_looks_into_the_building(network: Network) -> None:
    at = stand(network, "outside|A")

    assert at.facing_rad == pytest.approx(math.pi / 2)
    assert (at.x_m, at.y_m) == pytest.approx((2.5, 1.0 + WALKING.radius_m), abs=2e-3)


def test_at_a_connector_one_stands_on_its_lowest_landing(network: Network) -> None:
    at = stand(network, "e")

    assert (at.storey, at.x_m, at.y_m) == ("S0", 9.5, 1.5)


def test_where_the_body_does_not_fit_there_is_nowhere_to_stand() -> None:
    closet = build_network(draw("####\n#A##\n####", cell_m=0.7), WHEELCHAIR)

    assert find_standing_location(closet, SpaceId("A")) is None


def test_an_id_that_the_building_does_not_have_is_an_error(network: Network) -> None:
    with pytest.raises(UnknownIdError, match="'nowhere' is no space"):
        find_standing_location(network, "nowhere")
