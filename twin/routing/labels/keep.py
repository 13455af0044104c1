"""The atlas of a network, made once and kept with it."""

import threading
from typing import Final

from twin.routing.labels.atlas import Atlas, build_atlas
from twin.routing.network import Network

_TURNS: Final = threading.Lock()


def label_network(network: Network) -> Atlas:
    """Return the atlas of a network, made now if there is none; from then on ``find_way`` answers from it."""
    if network.aids.atlas is None:
        with _TURNS:
            if network.aids.atlas is None:
                network.aids.atlas = build_atlas(network)
    return network.aids.atlas
