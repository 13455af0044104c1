"""From labels back to ways: all nodes between, and the crossings that lead to them. Compiled."""

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas


@compiled
def write_leg(
    atlas: Atlas, node: int, way: int, label: int, to_node: int, to_way: int, to_label: int, length: int
) -> int:
    """
    Write the way between two nodes over a hub behind the nodes written so far; return how many there are then.

    Parameters
    ----------
    way, to_way
        Over which of their exits.
    label, to_label
        Of those exits, for the hub.
    length
        The number of nodes that stand on the scratch pad; if the last is the first of this way, it stays once.
    """
    path = atlas.path
    crossing, begin = NOTHING, length
    if length > 0 and path[0, length - 1] == node:
        begin, crossing = length - 1, path[1, length - 1]
    end = _trace(atlas, node, way, label, begin, 1)
    path[1, begin] = crossing
    # From the goal the hub is reached last: written from the back, and moved behind the first half without the hub.
    last = path.shape[1] - 1
    hub = _trace(atlas, to_node, to_way, to_label, last, -1) + 1
    for i in range(last - hub):
        path[0, end + i], path[1, end + i] = path[0, hub + 1 + i], path[1, hub + 1 + i]
    return int(end + last - hub)


@compiled
def write_chain(atlas: Atlas, first: int, last: int) -> int:
    """Write the nodes between two on one chain, both included; return how many there are."""
    path, links = atlas.path, atlas.links
    place, end = atlas.nodes[first].place, atlas.nodes[last].place
    step = 1 if end >= place else -1
    length = abs(end - place) + 1
    for i in range(length):
        path[0, i], path[1, i] = links[place + i * step], NOTHING
    return int(length)


@compiled
def copy_path(atlas: Atlas, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the nodes on the scratch pad, and the crossings that lead to them."""
    return atlas.path[0, :length].copy(), atlas.path[1, :length].copy()


@compiled
def _trace(atlas: Atlas, node: int, way: int, label: int, at: int, ahead: int) -> int:
    """Write the nodes from one to a hub, forward or, with *ahead* -1, backward; return the place after the last."""
    path, edges, steps = atlas.path, atlas.core_edges, atlas.label_steps
    place, core = atlas.nodes[node].place, atlas.nodes[node].exits[way]
    if place != NOTHING:
        at = _write_links(atlas, place, -1 if way == 0 else 1, at, ahead)
    path[0, at], path[1, at] = atlas.core_nodes[core], NOTHING
    while steps[label, 0] != NOTHING:
        edge = edges[steps[label, 0]]
        crossing = NOTHING
        if edge.via != NOTHING:
            at = _write_links(atlas, edge.via, edge.turn, at + ahead, ahead) - ahead
        elif ahead == 1:
            crossing = edge.crossing
        else:
            path[1, at] = edge.back_crossing
        label = steps[label, 1]
        at += ahead
        path[0, at], path[1, at] = edge.node, crossing
    return at + ahead


@compiled
def _write_links(atlas: Atlas, place: int, step: int, at: int, ahead: int) -> int:
    """Write the nodes of a chain from one place to its end; return the place after the last."""
    path, links = atlas.path, atlas.links
    while links[place] != NOTHING:
        path[0, at], path[1, at] = links[place], NOTHING
        place += step
        at += ahead
    return at
