"""Ways over passages: stairs, ramps, elevators, escalators and one-way doors between two ends. Compiled; seconds."""

import math

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.hubs import empty_hubs, fill_hubs, find_hub, scan_hubs
from twin.routing.labels.unpack import walk_from_hub, walk_to_hub


@compiled
def could_leave(atlas: Atlas, storey: int, x: float, y: float, to_x: float, to_y: float, best: float) -> bool:
    """Tell whether passages could make a cheaper way between two points of one storey than the best one known."""
    tails, heads, tail_from, head_from = atlas.tails, atlas.heads, atlas.tail_from, atlas.head_from
    by_head, between = atlas.by_head, atlas.between
    points, nodes, bound = atlas.points, atlas.core_nodes, atlas.paces[1]
    for i in range(tail_from[storey], tail_from[storey + 1]):
        tail = nodes[tails[i]]
        before = bound * math.hypot(points[tail, 0] - x, points[tail, 1] - y)
        if before >= best:
            continue
        for at in range(head_from[storey], head_from[storey + 1]):
            head = nodes[heads[by_head[at]]]
            behind = bound * math.hypot(points[head, 0] - to_x, points[head, 1] - to_y)
            if before + between[i, by_head[at]] + behind < best:
                return True
    return False


@compiled
def transfer(
    atlas: Atlas, storey: int, ours: int, to_storey: int, theirs: int, best: float, length: int
) -> tuple[float, int]:
    """
    Look for a cheaper way over passages than the best one known.

    Parameters
    ----------
    ours, theirs
        How many nodes both ends have noted.
    length
        The number of nodes of the best way known, which stands in the scratch pad.

    Returns
    -------
    cost_s, length
        Of the cheapest way, which then stands in the scratch pad.
    """
    fill_hubs(atlas, 0, ours)
    fill_hubs(atlas, 1, theirs)
    first, last = atlas.tail_from[storey], atlas.tail_from[storey + 1]
    to_first, to_last = atlas.head_from[to_storey], atlas.head_from[to_storey + 1]
    by_head, between = atlas.by_head, atlas.between
    behind = np.zeros(to_last - to_first)
    for at in range(to_first, to_last):
        behind[at - to_first], _ = scan_hubs(atlas, 1, atlas.heads[by_head[at]])
    entered, left = NOTHING, NOTHING
    for i in range(first, last):
        before, _ = scan_hubs(atlas, 0, atlas.tails[i])
        for at in range(to_first, to_last):
            whole = before + between[i, by_head[at]] + behind[at - to_first]
            if whole < best:
                best, entered, left = whole, i, by_head[at]
    if entered != NOTHING:
        length = _walk_passages(atlas, entered, left)
    empty_hubs(atlas, 0, ours)
    empty_hubs(atlas, 1, theirs)
    return best, length


@compiled
def _walk_passages(atlas: Atlas, entered: int, left: int) -> int:
    """Write the way from one end over passages to the other."""
    path = atlas.path
    _, hub = scan_hubs(atlas, 0, atlas.tails[entered])
    code = atlas.hub_codes[0, hub]
    length = walk_to_hub(atlas, atlas.seen_nodes[0, code // 2], code % 2, hub, 0)
    length = walk_from_hub(atlas, atlas.core_nodes[atlas.tails[entered]], 0, hub, length)
    at = entered
    while True:
        head = atlas.core_nodes[atlas.heads[at]]
        path[0, length], path[1, length] = head, atlas.passage_crossings[at]
        length += 1
        if at == left:
            break
        at = atlas.following[at, left]
        tail = atlas.tails[at]
        hub = find_hub(atlas, atlas.exits[head, 0], tail)
        length = walk_to_hub(atlas, head, 0, hub, length)
        length = walk_from_hub(atlas, atlas.core_nodes[tail], 0, hub, length)
    _, hub = scan_hubs(atlas, 1, atlas.heads[left])
    there = atlas.hub_codes[1, hub]
    length = walk_to_hub(atlas, atlas.core_nodes[atlas.heads[left]], 0, hub, length)
    return walk_from_hub(atlas, atlas.seen_nodes[1, there // 2], there % 2, hub, length)
