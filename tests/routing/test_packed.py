"""A network that was packed and unpacked answers in the same bytes as before."""

from dataclasses import replace
from itertools import permutations

import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Mark
from twin.errors import TwinError
from twin.model.codec import to_bytes
from twin.model.passage import Access, ConnectorKind
from twin.model.profile import Profile, hash_profile
from twin.model.route import Route
from twin.model.wish import Avoidance
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.packed import pack_network, unpack_network
from twin.routing.profiles.named import PROFILES, WALKING
from twin.routing.questions.wishes import Wishes, reprice

GROUND = """
##################
#A1.o..t..B..s.2e#
#..%.#############
#....n.3.C.......#
##################
"""
UPPER = """
##################
#D4..o.+..E..s..e#
######+#####..5..#
#F6....d.........#
##################
"""
MARKS: dict[str, Mark] = {
    "s": Connector(name="stair"),
    "e": Connector(kind=ConnectorKind.ELEVATOR, door_width_m=0.9, car_width_m=1.1, car_depth_m=1.4, accessible=True),
    "n": Door(clear_width_m=0.82),
    "t": Door(clear_width_m=0.7),
    "d": Door(clear_width_m=0.95, access=Access.STAFF),
}
SPOTS = [
    *(spot_at(GROUND, name) for name in "123"),
    *(spot_at(UPPER, name, storey=1) for name in "456"),
]


@pytest.fixture(scope="module", params=["walking", "wheelchair", "blind"])
def networks(request: pytest.FixtureRequest) -> tuple[Network, Network]:
    """A network as it was built, and as it comes back."""
    twin, profile = draw(GROUND, UPPER, marks=MARKS), PROFILES[request.param]
    network = build_network(twin, profile)
    return network, unpack_network(pack_network(network), twin, profile)


def test_all_ways_are_the_same_byte_for_byte(networks: tuple[Network, Network]) -> None:
    built, unpacked = networks

    answers = [[to_bytes(find_route(network, a, b)) for a, b in permutations(SPOTS, 2)] for network in networks]

    assert answers[0] == answers[1]
    assert any(isinstance(find_route(built, a, b), Route) for a, b in permutations(SPOTS, 2))
    assert pack_network(unpacked) == pack_network(built)


def test_wishes_and_closures_change_both_alike(networks: tuple[Network, Network]) -> None:
    wishes = Wishes(
        avoid=frozenset({Avoidance(name="stair", connector=ConnectorKind.STAIR)}), barred=frozenset({"A|B"})
    )

    first, second = (reprice(network, wishes) for network in networks)

    for a, b in permutations(SPOTS, 2):
        assert to_bytes(find_route(first, a, b)) == to_bytes(find_route(second, a, b))


def test_a_network_of_another_building_is_refused(networks: tuple[Network, Network]) -> None:
    other = draw(GROUND.replace("C", "Q"), UPPER, marks=MARKS)

    with pytest.raises(TwinError, match="another building"):
        unpack_network(pack_network(networks[0]), other, WALKING)


@pytest.mark.parametrize("data", [b"", b"\x90", b"not a network", b"\x83\xa7storeys\x80"])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    with pytest.raises(TwinError):
        unpack_network(data, draw(GROUND, UPPER, marks=MARKS), WALKING)


@pytest.mark.parametrize(
    "other",
    [
        replace(WALKING, radius_m=WALKING.radius_m + 1e-9),
        replace(WALKING, access=frozenset({Access.PUBLIC, Access.STAFF, Access.EMERGENCY})),
        replace(WALKING, max_slope_ratio=0.125),
        replace(WALKING, name="mine"),
    ],
)
def test_a_profile_that_differs_in_one_value_has_another_hash(other: Profile) -> None:
    assert hash_profile(other) != hash_profile(WALKING)
    assert hash_profile(replace(WALKING, sources={})) == hash_profile(WALKING)
