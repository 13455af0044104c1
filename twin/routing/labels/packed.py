"""What takes longest to make of an atlas as bytes, to be kept beside its network, and back; all else is made in a moment."""

import hashlib
from typing import NamedTuple

from twin.errors import TwinError
from twin.model.codec import from_bytes, to_bytes
from twin.routing.labels.atlas import Survey
from twin.routing.network import Network
from twin.routing.search import SearchGraph


class _Packed(NamedTuple):
    """What is in the bytes; ``graph`` is the hash of the one that the survey is of."""

    graph: bytes
    survey: Survey


def pack_labels(survey: Survey, network: Network) -> bytes:
    """Return the survey of a network as bytes."""
    return to_bytes(_Packed(_hash(network.graph), survey))


def unpack_labels(data: bytes, network: Network) -> Survey:
    """
    Return the survey that ``pack_labels`` packed for the same network.

    Raises
    ------
    TwinError
        If the bytes are none of a survey, or of those of another network.
    """
    packed = from_bytes(data, _Packed)
    if packed.graph != _hash(network.graph):
        msg = "bytes are of the labels of another network"
        raise TwinError(msg)
    return packed.survey


def _hash(graph: SearchGraph) -> bytes:
    return hashlib.sha256(to_bytes(graph)).digest()
