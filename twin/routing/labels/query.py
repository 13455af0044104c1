"""
The cheapest way between two points in microseconds: hub labels between what the two ends see. Compiled.

On one storey, the straight way is tried first. Then a few nodes around the
goal, and what the start sees of the graph, give some way, and with its cost
both ends only look where a cheaper one could be. Over storeys, and wherever
stairs and ramps could shorten a way, the matrix of passages joins walks at
both ends.

The scratch pad of an atlas serves one question at a time. A compiled call
holds the interpreter from start to end, so threads cannot meet in it.
"""

import math
from typing import Final

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.glance import EVERYTHING, ROUNDING_M, SLACK, glance
from twin.routing.labels.hop import price_hop
from twin.routing.labels.hubs import empty_hubs, fill_hubs, scan_nodes
from twin.routing.labels.straight import find_triangle_on, sees_straight
from twin.routing.labels.transfers import could_leave, transfer
from twin.routing.labels.unpack import walk_chain, walk_from_hub, walk_to_hub

OFF_FLOOR: Final = -1.0
"""Instead of a cost: one of the points does not lie on the mesh."""
_FIRST_LOOK: Final = 4
"""So many nodes around the goal are enough for a first way."""


@compiled
def find_shortest(
    atlas: Atlas, storey: int, x: float, y: float, to_storey: int, to_x: float, to_y: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """
    Return the cheapest way between two points that everybody may use.

    Parameters
    ----------
    storey, to_storey
        Places of the storeys in the order of the network.
    x, y, to_x, to_y : m

    Returns
    -------
    cost_s, nodes, crossings
        Infinite where there is no way, ``OFF_FLOOR`` where a point lies off
        the mesh. Between the two points the way goes over ``nodes``;
        ``crossings[i]`` is the crossing that leads to node i, ``NOTHING``
        for a straight walk.
    """
    path = atlas.path
    triangle = find_triangle_on(atlas, storey, x, y)
    to_triangle = find_triangle_on(atlas, to_storey, to_x, to_y)
    nowhere = np.zeros(0, dtype=np.int32)
    if min(triangle, to_triangle) == NOTHING:
        return OFF_FLOOR, nowhere, nowhere
    piece, to_piece = atlas.piece_of[triangle], atlas.piece_of[to_triangle]
    if not atlas.leads[piece, to_piece]:
        return np.inf, nowhere, nowhere
    best, length, bound = np.inf, 0, atlas.paces[1]
    if piece == to_piece:
        if sees_straight(atlas, x, y, triangle, to_x, to_y, to_triangle):
            best = _price(atlas, storey, x, y, to_x, to_y)
            if best <= bound * math.hypot(to_x - x, to_y - y) * SLACK:
                return best, nowhere, nowhere
        best, length = _find_level(atlas, storey, x, y, triangle, to_x, to_y, to_triangle, best)
        if not could_leave(atlas, storey, x, y, to_x, to_y, best):
            return best, path[0, :length].copy(), path[1, :length].copy()
    ours, _, _, _ = glance(atlas, storey, x, y, triangle, 0.0, 0.0, np.inf, 0, EVERYTHING)
    theirs, _, _, _ = glance(atlas, to_storey, to_x, to_y, to_triangle, 0.0, 0.0, np.inf, 1, EVERYTHING)
    best, length = transfer(atlas, storey, ours, to_storey, theirs, best, length)
    return best, path[0, :length].copy(), path[1, :length].copy()


@compiled
def _price(atlas: Atlas, storey: int, x: float, y: float, to_x: float, to_y: float) -> float:
    """Return what a straight walk on a storey costs, s."""
    first, last = atlas.door_from[storey], atlas.door_from[storey + 1]
    return price_hop(atlas.door_lines, atlas.door_costs, first, last, atlas.paces[0], x, y, to_x, to_y)


@compiled
def _find_level(
    atlas: Atlas,
    storey: int,
    x: float,
    y: float,
    triangle: int,
    to_x: float,
    to_y: float,
    to_triangle: int,
    direct: float,
) -> tuple[float, int]:
    """
    Return what the cheapest way on one piece of floor costs, and how many nodes it has: none if it is the direct one.

    Where doors have open ends, a way around one that turns where no shortest
    way would can be cheaper than all ways of the graph: then a hint promises
    what the graph does not hold, and the search is done without hints.
    """
    best, length, promised = _search_level(atlas, storey, x, y, triangle, to_x, to_y, to_triangle, direct, 1)
    if best > promised * SLACK * SLACK:
        best, length, _ = _search_level(atlas, storey, x, y, triangle, to_x, to_y, to_triangle, direct, 0)
    return best, length


@compiled
def _search_level(
    atlas: Atlas,
    storey: int,
    x: float,
    y: float,
    triangle: int,
    to_x: float,
    to_y: float,
    to_triangle: int,
    direct: float,
    hints: int,
) -> tuple[float, int, float]:
    """
    Search between two points on one piece of floor; return the cost, the number of nodes, and the least that was hoped for.

    First a few nodes that the goal sees, as hints; then what the start sees,
    tried with those; then what the goal sees, tried with what the start saw.
    """
    few, known = 0, direct
    if hints:
        few, _, _, _ = glance(atlas, storey, to_x, to_y, to_triangle, x, y, direct * SLACK, 1, _FIRST_LOOK)
        few = _take_anchors(atlas, storey, to_x, to_y, to_triangle, 1, few)
        fill_hubs(atlas, 1, few)
        known = min(direct, scan_nodes(atlas, 1, _take_anchors(atlas, storey, x, y, triangle, 0, 0)))
    ours, known, _, _ = glance(atlas, storey, x, y, triangle, to_x, to_y, known * SLACK, 0, EVERYTHING)
    empty_hubs(atlas, 1, few)
    ours = _drop_far(atlas, to_x, to_y, 0, ours, known)
    fill_hubs(atlas, 0, ours)
    theirs, best, hub, code = glance(atlas, storey, to_x, to_y, to_triangle, x, y, known * SLACK, 1, EVERYTHING)
    if hub == NOTHING or direct <= best:
        best, hub = direct, NOTHING
    along, first, last = _find_along(atlas, ours, theirs)
    length = 0
    if along < best:
        best, length = along, walk_chain(atlas, first, last)
    elif hub != NOTHING:
        nodes, here = atlas.seen_nodes, atlas.hub_codes[0, hub]
        length = walk_to_hub(atlas, nodes[0, here // 2], here % 2, hub, 0)
        length = walk_from_hub(atlas, nodes[1, code // 2], code % 2, hub, length)
    empty_hubs(atlas, 0, ours)
    return best, length, known


@compiled
def _find_along(atlas: Atlas, ours: int, theirs: int) -> tuple[float, int, int]:
    """Return the cheapest way between both ends that does not leave one chain, and the nodes where it joins it."""
    nodes, costs, chain_of, exit_costs = atlas.seen_nodes, atlas.seen_costs, atlas.chain_of, atlas.exit_costs
    best, first, last = np.inf, NOTHING, NOTHING
    for i in range(ours):
        chain = chain_of[nodes[0, i]]
        if chain != NOTHING:
            for j in range(theirs):
                if chain_of[nodes[1, j]] == chain:
                    along = abs(exit_costs[nodes[0, i], 0] - exit_costs[nodes[1, j], 0])
                    if costs[0, i] + along + costs[1, j] < best:
                        best, first, last = costs[0, i] + along + costs[1, j], nodes[0, i], nodes[1, j]
    return best, first, last


@compiled
def _take_anchors(atlas: Atlas, storey: int, x: float, y: float, triangle: int, side: int, count: int) -> int:
    """Note the anchors of the corners of the triangle around a point behind *count* nodes; return how many there are."""
    triangles, vertices, anchors = atlas.triangles, atlas.vertices, atlas.anchor_nodes
    for k in range(3):
        corner = triangles[triangle, k]
        if anchors[corner] != NOTHING:
            walked = _price(atlas, storey, x, y, vertices[corner, 0], vertices[corner, 1])
            atlas.seen_nodes[side, count], atlas.seen_costs[side, count] = (
                anchors[corner], atlas.anchor_costs[corner] + walked,
            )  # fmt: skip
            count += 1
    return count


@compiled
def _drop_far(atlas: Atlas, to_x: float, to_y: float, side: int, count: int, best: float) -> int:
    """Keep the nodes that can be on a way as cheap as the best one known; return how many there are."""
    nodes, costs, points, bound = atlas.seen_nodes[side], atlas.seen_costs[side], atlas.points, atlas.paces[1]
    limit_m = best / bound * SLACK + ROUNDING_M
    kept = 0
    for i in range(count):
        left_m = math.hypot(points[nodes[i], 0] - to_x, points[nodes[i], 1] - to_y)
        if costs[i] + bound * left_m <= bound * limit_m:
            nodes[kept], costs[kept] = nodes[i], costs[i]
            kept += 1
    return kept
