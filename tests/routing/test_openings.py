"""What bars a way, and the least that would open it: held against all sets of works on 200 random buildings."""

import pytest

from tests.support.barred_buildings import build_barred_building
from tests.support.barred_ways import BarredBuilding
from twin.model.route import NoRoute
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WHEELCHAIR
from twin.routing.remedies.fixes import find_remedy
from twin.routing.remedies.openings import Aim, Opening, find_opening

BUILDINGS = 200
BATCH = 25


def network_of(building: BarredBuilding) -> Network:
    return build_network(building.twin, WHEELCHAIR, closed=building.closed)


def works_of(opening: Opening) -> frozenset[tuple[str, str]]:
    return frozenset((hurdle.element, fix.kind.value) for hurdle in opening.hurdles for fix in hurdle.fixes or ())


@pytest.mark.parametrize("first", range(0, BUILDINGS, BATCH))
def test_no_smaller_and_no_easier_set_makes_a_way(first: int) -> None:
    for seed in range(first, first + BATCH):
        building = build_barred_building(seed)
        network = network_of(building)
        for aim, by_elements in ((Aim.ELEMENTS, True), (Aim.EFFORT, False)):
            opening = find_opening(network, building.origin, building.destination, aim)

            assert opening is not None, seed
            assert works_of(opening) == building.find_least(by_elements=by_elements), (seed, aim)


@pytest.mark.parametrize("seed", range(0, BUILDINGS, 16))
def test_what_is_offered_makes_a_way_in_the_building_made_anew(seed: int) -> None:
    building = build_barred_building(seed)
    network = network_of(building)

    assert isinstance(find_route(network, building.origin, building.destination), NoRoute)
    remedy = find_remedy(network, building.origin, building.destination)

    assert remedy is not None
    assert remedy.route.length_m > 0.0
