"""What hangs together in a graph of numbered nodes."""

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]


def label_components(nodes: int, joins: NDArray[np.integer]) -> tuple[int, Labels]:
    """
    Return how many parts a graph falls into, and the part (nodes,) that each node is in.

    *joins* (n, 2) are pairs of nodes that hang together. Parts are numbered in
    the order of their first nodes. Every node is led to a lower one that it is
    joined to, and along the way of that one, until nothing changes: a few
    rounds of whole arrays, without a library whose loading takes longer than
    a small model.
    """
    lead = np.arange(nodes)
    one, other = joins[:, 0], joins[:, 1]
    while True:
        low, high = np.minimum(one, other), np.maximum(one, other)
        apart = low != high
        if not apart.any():
            break
        low, high = low[apart], high[apart]
        np.minimum.at(lead, high, low)
        while ((further := lead[lead]) != lead).any():
            lead = further
        one, other = lead[low], lead[high]
    first = lead == np.arange(nodes)
    return int(first.sum()), (np.cumsum(first) - 1)[lead]
