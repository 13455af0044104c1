"""The cheapest way between two points of one storey that does not leave it. Compiled; metres, seconds."""

import math
from typing import Final, NamedTuple

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.hubs import empty_hubs, fill_hubs, goes_on, measure_on, scan_hubs
from twin.routing.labels.prospects import (
    NOT_TAUT,
    ROUNDING_M,
    SLACK,
    count_views,
    find_side,
    list_prospects,
    look_afar,
    measure_least,
    price,
    take_best,
)
from twin.routing.labels.sight import sees
from twin.routing.labels.unpack import write_chain, write_leg

_HINTS: Final = 2
"""So many nodes that one end sees are enough for a first way."""
_FIRST: Final = 4
"""So many nodes are looked at in the order of their promise; by then the best way known hardly gets better."""
_ALL: Final = 1 << 30


class _End(NamedTuple):
    """One end of a way."""

    storey: int
    x: float
    y: float
    triangle: int


class _Found(NamedTuple):
    """
    A way: what it costs, over which node it leads to one end, over which exit of it, and the label there.

    Without a label, *way* is the other end's node on the same chain; there is no node where there is no such way.
    """

    cost: float
    node: int
    way: int
    label: int


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

    The end that may see fewer nodes is filled in: first with a few of them, which make some way, then with all
    that a cheaper one could lead over. With those the nodes that the other end may see are tried.
    """
    start, goal = _End(storey, x, y, triangle), _End(storey, to_x, to_y, to_triangle)
    turned = int(count_views(atlas, storey, x, y) < count_views(atlas, storey, to_x, to_y))
    here, there = (goal, start) if turned else (start, goal)
    hints = _look_around(atlas, there, here, direct, _HINTS)
    known = _try(atlas, here, there, hints, direct, _FIRST)
    limit = known.cost * SLACK if known.cost < direct else direct
    seen = _look_around(atlas, there, here, limit, _ALL)
    found = _try(atlas, here, there, seen, limit, _ALL)
    return found.cost, _write(atlas, found, turned)


@compiled
def _limit(atlas: Atlas, best: float) -> float:
    """Return how long the straight way over a node may be at most, m."""
    return float(best / atlas.paces[1] * SLACK + ROUNDING_M)


@compiled
def _look_around(atlas: Atlas, end: _End, other: _End, limit: float, most: int) -> int:
    """Note the nodes that an end sees, not more than *most*, over which a way may cost less than the limit; return how many."""
    left, seen = list_prospects(atlas, end.storey, end.x, end.y, other.x, other.y, _limit(atlas, limit)), 0
    while left > 0 and seen < most:
        left = take_best(atlas, left) if most < _ALL else left - 1
        node = atlas.left_nodes[left]
        at, side = atlas.nodes[node], find_side(atlas, node, end.x, end.y)
        if side != NOT_TAUT and sees(atlas, end.storey, end.x, end.y, end.triangle, at.x, at.y, at.triangle):
            atlas.seen_nodes[seen], atlas.seen_sides[seen] = node, side
            atlas.seen_costs[seen] = price(atlas, end.storey, end.x, end.y, at.x, at.y)
            atlas.seen_chains[seen], atlas.seen_along[seen] = at.chain, at.exit_costs[0]
            seen += 1
    return seen


@compiled
def _try(atlas: Atlas, end: _End, other: _End, seen: int, limit: float, most: int) -> _Found:
    """Try the nodes that an end may see, not more than *most*, with those that were noted of the other end."""
    best, chosen, over, mark = limit, NOTHING, NOTHING, NOTHING
    if seen == 0:
        return _Found(best, chosen, over, mark)
    filled = fill_hubs(atlas, seen, end.x, end.y, limit * SLACK)
    look_afar(atlas, seen)
    pace, limit_m = atlas.paces[0], _limit(atlas, limit)
    left, tried = list_prospects(atlas, end.storey, end.x, end.y, other.x, other.y, limit_m), 0
    while left > 0 and tried < most:
        left = take_best(atlas, left) if tried < _FIRST else left - 1
        if atlas.left_bounds[left] > limit_m:
            continue
        node = atlas.left_nodes[left]
        at = atlas.nodes[node]
        walked = pace * math.sqrt((at.x - end.x) ** 2 + (at.y - end.y) ** 2)
        if walked + measure_least(atlas, node) > best:
            continue
        side = find_side(atlas, node, end.x, end.y)
        if side == NOT_TAUT:
            continue
        tried += 1
        beyond, way, label = _join(atlas, node, side, seen, best - walked, other.x, other.y)
        if way == NOTHING or not sees(atlas, end.storey, end.x, end.y, end.triangle, at.x, at.y, at.triangle):
            continue
        cost = price(atlas, end.storey, end.x, end.y, at.x, at.y) + beyond
        if cost < best:
            best, chosen, over, mark = cost, node, way, label
            limit_m = _limit(atlas, best)
    empty_hubs(atlas, filled)
    return _Found(best, chosen, over, mark)


@compiled
def _join(
    atlas: Atlas, node: int, side: int, seen: int, most: float, to_x: float, to_y: float
) -> tuple[float, int, int]:
    """Return the cost from a node to the end that is filled in, the exit and the label there; no exit if it is not below *most*."""
    at, costs, chains, along = atlas.nodes[node], atlas.seen_costs, atlas.seen_chains, atlas.seen_along
    best, over, mark = most, NOTHING, NOTHING
    for way in range(2):
        walked = at.exit_costs[way]
        if (
            at.firsts[way] < at.lasts[way]
            and goes_on(side, at.sides[way])
            and walked + measure_on(atlas, node, way, to_x, to_y) < best
        ):
            beyond, label = scan_hubs(atlas, at.firsts[way], at.lasts[way])
            if walked + beyond < best:
                best, over, mark = walked + beyond, way, label
    if at.chain != NOTHING:
        for i in range(seen):
            if chains[i] == at.chain:
                on_chain = costs[i] + abs(along[i] - at.exit_costs[0])
                if on_chain < best:
                    best, over, mark = on_chain, i, NOTHING
    return best, over, mark


@compiled
def _write(atlas: Atlas, found: _Found, turned: int) -> int:
    """Write the nodes of a way to the end that was noted, or from it if *turned* is not zero; return how many there are."""
    if found.node == NOTHING:
        return 0
    if found.label == NOTHING:
        other = atlas.seen_nodes[found.way]
        return int(write_chain(atlas, other, found.node) if turned else write_chain(atlas, found.node, other))
    hub = atlas.label_hubs[found.label]
    code, label = atlas.hub_codes[hub], atlas.hub_labels[hub]
    other, way = atlas.seen_nodes[code // 2], code % 2
    if turned:
        return int(write_leg(atlas, other, way, label, found.node, found.way, found.label, 0))
    return int(write_leg(atlas, found.node, found.way, found.label, other, way, label, 0))
