"""The cheapest way between two points of one storey that does not leave it. Compiled; metres, seconds."""

import math
from typing import Final

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.hubs import empty_hubs, fill_hubs, measure_on, scan_hubs
from twin.routing.labels.prospects import ROUNDING_M, SLACK, is_taut, list_prospects, price, take_best
from twin.routing.labels.sight import sees
from twin.routing.labels.unpack import write_chain, write_leg

_HINTS: Final = 2
"""So many nodes that the goal sees are enough for a first way."""


@compiled
def find_level(
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

    Nodes are looked at in the order of the straight way over them, and none
    over which that is longer than the best way known. First a few that the
    goal sees; then those that the start sees, tried with the former; then
    those that the goal sees, tried with what the start saw.
    """
    hints = _take_hints(atlas, storey, to_x, to_y, to_triangle, x, y, direct)
    filled = fill_hubs(atlas, 1, hints, x, y, direct)
    ours, known = _look_out(atlas, storey, x, y, triangle, to_x, to_y, direct, hints)
    empty_hubs(atlas, 1, filled)
    ours = _drop_far(atlas, to_x, to_y, ours, known)
    limit = known * SLACK if known < direct else direct
    filled = fill_hubs(atlas, 0, ours, to_x, to_y, limit * SLACK)
    best, node, way, label = _look_back(atlas, storey, to_x, to_y, to_triangle, x, y, ours, limit)
    length = 0
    if label != NOTHING:
        hub = atlas.label_hubs[label]
        code = atlas.hub_codes[0, hub]
        length = write_leg(
            atlas, atlas.seen_nodes[0, code // 2], code % 2, atlas.hub_labels[0, hub], node, way, label, 0
        )
    elif node != NOTHING:
        length = write_chain(atlas, atlas.seen_nodes[0, way], node)
    empty_hubs(atlas, 0, filled)
    return best, length


@compiled
def _limit(atlas: Atlas, best: float) -> float:
    """Return how long the straight way over a node may be at most, m."""
    return float(best / atlas.paces[1] * SLACK + ROUNDING_M)


@compiled
def _take_hints(
    atlas: Atlas, storey: int, x: float, y: float, triangle: int, to_x: float, to_y: float, direct: float
) -> int:
    """Note a few nodes that a place sees; return how many there are."""
    left, hints = list_prospects(atlas, storey, x, y, to_x, to_y, _limit(atlas, direct)), 0
    while left > 0 and hints < _HINTS:
        left = take_best(atlas, left)
        node = atlas.left_nodes[left]
        at = atlas.nodes[node]
        if is_taut(atlas, node, x, y) and sees(atlas, storey, x, y, triangle, at.x, at.y, at.triangle):
            atlas.seen_nodes[1, hints], atlas.seen_costs[1, hints] = node, price(atlas, storey, x, y, at.x, at.y)
            hints += 1
    return hints


@compiled
def _look_out(
    atlas: Atlas,
    storey: int,
    x: float,
    y: float,
    triangle: int,
    to_x: float,
    to_y: float,
    best: float,
    hints: int,
) -> tuple[int, float]:
    """Note the nodes that a place sees, and return how many, and what the best way over them and the hints costs."""
    nodes, costs = atlas.seen_nodes[0], atlas.seen_costs[0]
    limit_m = _limit(atlas, best)
    left, noted = list_prospects(atlas, storey, x, y, to_x, to_y, limit_m), 0
    while left > 0:
        left = take_best(atlas, left)
        if atlas.left_bounds[left] > limit_m:
            break
        node = atlas.left_nodes[left]
        at = atlas.nodes[node]
        if not is_taut(atlas, node, x, y) or not sees(atlas, storey, x, y, triangle, at.x, at.y, at.triangle):
            continue
        cost = price(atlas, storey, x, y, at.x, at.y)
        nodes[noted], costs[noted] = node, cost
        noted += 1
        beyond, way, _ = _join(atlas, 1, node, hints, best - cost, to_x, to_y)
        if way != NOTHING and cost + beyond < best:
            best = cost + beyond
            limit_m = _limit(atlas, best)
    return noted, best


@compiled
def _look_back(
    atlas: Atlas,
    storey: int,
    x: float,
    y: float,
    triangle: int,
    to_x: float,
    to_y: float,
    theirs: int,
    limit: float,
) -> tuple[float, int, int, int]:
    """
    Find the cheapest way from a place to the other end, which has been filled in, if it costs less than the limit.

    Returns
    -------
    cost, node, way, label
        Over which node, its exit and the label there; without a label, *way*
        is the other end's node on the same chain. No node where there is no such way.
    """
    rows, pace = atlas.nodes, atlas.paces[0]
    best, chosen, over, mark = limit, NOTHING, NOTHING, NOTHING
    limit_m = _limit(atlas, best)
    left = list_prospects(atlas, storey, x, y, to_x, to_y, limit_m)
    while left > 0:
        left = take_best(atlas, left)
        if atlas.left_bounds[left] > limit_m:
            break
        node = atlas.left_nodes[left]
        at = rows[node]
        if not is_taut(atlas, node, x, y):
            continue
        walked = pace * math.sqrt((at.x - x) ** 2 + (at.y - y) ** 2)
        beyond, way, label = _join(atlas, 0, node, theirs, best - walked, to_x, to_y)
        if way == NOTHING or not sees(atlas, storey, x, y, triangle, at.x, at.y, at.triangle):
            continue
        cost = price(atlas, storey, x, y, at.x, at.y) + beyond
        if cost < best:
            best, chosen, over, mark = cost, node, way, label
            limit_m = _limit(atlas, best)
    return best, chosen, over, mark


@compiled
def _join(
    atlas: Atlas, side: int, node: int, theirs: int, most: float, to_x: float, to_y: float
) -> tuple[float, int, int]:
    """Return the cost from a node to the end on a side, the exit and the label there; no exit if it is not below *most*."""
    at, nodes, costs = atlas.nodes[node], atlas.seen_nodes[side], atlas.seen_costs[side]
    best, over, mark = most, NOTHING, NOTHING
    for way in range(2):
        walked = at.exit_costs[way]
        if at.firsts[way] < at.lasts[way] and walked + measure_on(atlas, node, way, to_x, to_y) < best:
            beyond, label = scan_hubs(atlas, side, at.firsts[way], at.lasts[way])
            if walked + beyond < best:
                best, over, mark = walked + beyond, way, label
    if at.chain != NOTHING:
        for i in range(theirs):
            other = atlas.nodes[nodes[i]]
            along = costs[i] + abs(other.exit_costs[0] - at.exit_costs[0])
            if other.chain == at.chain and along < best:
                best, over, mark = along, i, NOTHING
    return best, over, mark


@compiled
def _drop_far(atlas: Atlas, to_x: float, to_y: float, count: int, best: float) -> int:
    """Keep the nodes that can be on a way as cheap as the best one known; return how many there are."""
    nodes, costs, bound = atlas.seen_nodes[0], atlas.seen_costs[0], atlas.paces[1]
    most = bound * _limit(atlas, best)
    kept = 0
    for i in range(count):
        at = atlas.nodes[nodes[i]]
        if costs[i] + bound * math.sqrt((at.x - to_x) ** 2 + (at.y - to_y) ** 2) <= most:
            nodes[kept], costs[kept] = nodes[i], costs[i]
            kept += 1
    return kept
