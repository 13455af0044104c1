"""The atlas of a network, made once and kept with it."""

import threading
from typing import Final

from twin.routing.labels.atlas import Atlas, Survey, build_atlas
from twin.routing.network import Network

_TURNS: Final = threading.Lock()


def label_network(network: Network, survey: Survey | None = None) -> Atlas:
    """
    Return the atlas of a network, made now if there is none; from then on ``find_way`` answers from it.

    *survey* is what ``label_core`` made of the same network, if anybody has it.

    Raises
    ------
    ValueError
        If the network stands under changes: labels know nothing of what was put on the floor since.
    """
    if network.unchanged is not None:
        msg = "a network under changes cannot be labelled: label the one without"
        raise ValueError(msg)
    if network.aids.atlas is None:
        with _TURNS:
            if network.aids.atlas is None:
                network.aids.atlas = build_atlas(network, survey)
    return network.aids.atlas
