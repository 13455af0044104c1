"""Labels that were packed and unpacked answer in the same bytes as before, for their own network only."""

from dataclasses import replace
from itertools import permutations

import pytest

from tests.routing.test_packed import GROUND, MARKS, SPOTS, UPPER
from tests.support.floorplan import draw
from twin.errors import TwinError
from twin.model.codec import to_bytes
from twin.routing.find import find_route
from twin.routing.labels.atlas import label_core
from twin.routing.labels.keep import label_network
from twin.routing.labels.packed import pack_labels, unpack_labels
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR


@pytest.fixture(scope="module")
def network() -> Network:
    return build_network(draw(GROUND, UPPER, marks=MARKS), WALKING)


def test_all_ways_are_the_same_byte_for_byte(network: Network) -> None:
    """Two networks of which each has its own labels: ``replace`` copies none."""
    first, second = replace(network), replace(network)
    label_network(first)
    label_network(second, unpack_labels(pack_labels(label_core(network), network), network))

    answers = [[to_bytes(find_route(one, a, b)) for a, b in permutations(SPOTS, 2)] for one in (first, second)]

    assert answers[0] == answers[1]
    assert first.aids.atlas is not second.aids.atlas


def test_labels_of_another_network_are_refused(network: Network) -> None:
    other = build_network(network.twin, WHEELCHAIR)

    with pytest.raises(TwinError, match="another network"):
        unpack_labels(pack_labels(label_core(other), other), network)
    with pytest.raises(TwinError):
        unpack_labels(b"no labels", network)
