"""What changes ask of a building again and again, made once for each network that changes."""

from functools import lru_cache
from typing import Final

from twin.routing.floor import Bodies
from twin.routing.network import Network
from twin.routing.surroundings import Surroundings

NETWORKS_MAX: Final = 8
"""So many networks are kept: those of all profiles."""


@lru_cache(maxsize=NETWORKS_MAX)
def get_bodies(network: Network) -> Bodies:
    """Return the bodies of a network's building, in an index."""
    return Bodies(network.twin)


@lru_cache(maxsize=NETWORKS_MAX)
def get_surroundings(network: Network) -> Surroundings:
    """Return what stands along the ways of a network's building."""
    return Surroundings(network.twin)
