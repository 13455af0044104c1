"""Routes in buildings that others drew. Lengths are held against what others measured in the same building."""

import pytest
import shapely
from shapely import LineString

from tests.support.models import real_model
from twin.ingest.read import read_ifc
from twin.model.passage import ConnectorKind
from twin.model.route import Location, NoRoute, Route
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.standing import find_standing_location

pytestmark = pytest.mark.real_models


@pytest.fixture(scope="module")
def duplex() -> Twin:
    return read_ifc(real_model("duplex_a.ifc")).twin


def stand(network: Network, name: str) -> Location:
    (space,) = (space.id for space in network.twin.spaces.values() if space.name == name)
    found = find_standing_location(network, space)
    assert found is not None
    return found


def test_a_bedroom_upstairs_is_reached_over_the_stair(duplex: Twin) -> None:
    network = build_network(duplex, WALKING)

    route = find_route(network, stand(network, "A101"), stand(network, "A203"))

    assert isinstance(route, Route)
    assert [leg.connector_kind for leg in route.legs] == [None, ConnectorKind.STAIR, None]
    # A grid tool measured 15.1 to 21.2 m from the far corners of the upper rooms to the street door.
    assert 8.0 < route.length_m < 21.3
    for leg in route.legs:
        if leg.connector is None:
            storey = network.storeys[leg.storey].mesh
            walked = LineString([point[:2] for point in leg.path[1:-1]])
            assert shapely.length(shapely.difference(walked, shapely.buffer(storey.free, 1e-6))) < 1e-6


def test_a_wheelchair_is_told_of_the_stair(duplex: Twin) -> None:
    network = build_network(duplex, WHEELCHAIR)

    found = find_route(network, stand(network, "A101"), stand(network, "A203"))

    assert isinstance(found, NoRoute)
    assert "stairs" in {barrier.kind.value for barrier in found.barriers}


def test_the_two_homes_are_joined_by_nothing_that_is_modelled(duplex: Twin) -> None:
    network = build_network(duplex, WALKING)

    found = find_route(network, stand(network, "A101"), stand(network, "B101"))

    assert isinstance(found, NoRoute)
    assert [barrier.kind.value for barrier in found.barriers] == ["unconnected"]
