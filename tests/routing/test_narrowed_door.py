"""One door of the demo hall made narrower changes exactly the wheelchair's routes that used it."""

from collections import Counter
from dataclasses import replace
from itertools import islice, permutations
from typing import Final

import pytest

from tests.support.readings import DEMO_HALL, read_once
from twin.model.ids import PortalId
from twin.model.origin import Origin, Sourced
from twin.model.passage import PortalKind
from twin.model.route import Location, NoRoute, Route
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WHEELCHAIR
from twin.routing.standing import find_standing_location

NARROW_M: Final = 0.75
EVERY: Final = 41
"""Of all ordered pairs of public spaces, so many apart are asked."""
SAME_M: Final = 1e-6

CHAIR: Final = replace(WHEELCHAIR, narrow_s=0.0)
"""Only the limit keeps it from a door, not its wish for a wider one."""

Pair = tuple[Location, Location]


@pytest.fixture(scope="module")
def hall() -> Twin:
    return read_once(DEMO_HALL).twin


@pytest.fixture(scope="module")
def network(hall: Twin) -> Network:
    return build_network(hall, CHAIR)


@pytest.fixture(scope="module")
def before(hall: Twin, network: Network) -> dict[Pair, Route | NoRoute]:
    """Answers between public spaces, before."""
    spaces = [space.id for space in hall.spaces.values() if space.public is None or space.public.value]
    stands = [at for space in spaces if (at := find_standing_location(network, space)) is not None]
    return {pair: find_route(network, *pair) for pair in islice(permutations(stands, 2), 0, None, EVERY)}


def portals_of(answer: Route | NoRoute) -> set[PortalId]:
    return {portal for leg in answer.legs for portal in leg.portals} if isinstance(answer, Route) else set()


def _shape(answer: Route | NoRoute) -> object:
    if isinstance(answer, NoRoute):
        return {barrier.id for barrier in answer.barriers}
    return [(leg.connector, leg.portals) for leg in answer.legs], pytest.approx(answer.length_m, abs=SAME_M)


def test_exactly_the_routes_through_a_door_change_when_it_is_made_too_narrow(
    hall: Twin, before: dict[Pair, Route | NoRoute]
) -> None:
    used = Counter(portal for answer in before.values() for portal in sorted(portals_of(answer)))
    door = max((name for name in sorted(used) if _is_door(hall, name)), key=lambda name: used[name])
    narrow = Sourced(value=NARROW_M, origin=Origin.DECLARED, carrier="test")
    changed = replace(hall.portals[door], clear_width_m=narrow)
    after = build_network(replace(hall, portals={**hall.portals, door: changed}), CHAIR)

    through = [pair for pair, answer in before.items() if door in portals_of(answer)]
    assert 0 < len(through) < len(before)
    for pair, old in before.items():
        new = find_route(after, *pair)
        assert door not in portals_of(new)
        if pair not in set(through):
            assert _shape(new) == _shape(old), (pair[0].label, pair[1].label)
        elif isinstance(new, NoRoute):
            assert new.barriers
        else:
            assert isinstance(old, Route)
            assert new.cost_s >= old.cost_s - SAME_M


def _is_door(hall: Twin, name: PortalId) -> bool:
    return hall.portals[name].kind is PortalKind.DOOR
