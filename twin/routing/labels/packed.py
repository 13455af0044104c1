"""The labels of a network as bytes, to be kept beside it, and back. All else of an atlas is made from the network in a moment."""

import hashlib
from typing import NamedTuple

from twin.errors import TwinError
from twin.model.codec import from_bytes, to_bytes
from twin.routing.labels.labels import Labels
from twin.routing.network import Network
from twin.routing.search import SearchGraph


class _Packed(NamedTuple):
    """What is in the bytes; ``graph`` is the hash of the one that the labels are of."""

    graph: bytes
    labels: Labels


def pack_labels(labels: Labels, network: Network) -> bytes:
    """Return the labels of a network as bytes."""
    return to_bytes(_Packed(_hash(network.graph), labels))


def unpack_labels(data: bytes, network: Network) -> Labels:
    """
    Return the labels that ``pack_labels`` packed for the same network.

    Raises
    ------
    TwinError
        If the bytes are none of labels, or of those of another network.
    """
    packed = from_bytes(data, _Packed)
    if packed.graph != _hash(network.graph):
        msg = "bytes are of the labels of another network"
        raise TwinError(msg)
    return packed.labels


def _hash(graph: SearchGraph) -> bytes:
    return hashlib.sha256(to_bytes(graph)).digest()
