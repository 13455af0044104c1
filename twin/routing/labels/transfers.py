"""Ways over passages: stairs, ramps, elevators, escalators and one-way doors between two ends. Compiled; seconds."""

import math
from typing import Final, NamedTuple

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.hubs import meet
from twin.routing.labels.prospects import SLACK, is_taut, list_prospects, price, take_best
from twin.routing.labels.sight import sees
from twin.routing.labels.unpack import write_leg

_ALL: Final = 1 << 30


class _Reach(NamedTuple):
    """What it costs from a place to passages: over which node and which of its exits."""

    costs: np.ndarray
    nodes: np.ndarray
    ways: np.ndarray


@compiled
def could_leave(atlas: Atlas, storey: int, x: float, y: float, to_x: float, to_y: float, best: float) -> bool:
    """Tell whether passages could make a cheaper way between two points of one storey than the best one known."""
    if not atlas.shortens[storey]:
        return False
    heads, tails = _list_heads(atlas, storey), _list_tails(atlas, storey)
    before, behind = _fly(atlas, atlas.tails, tails, x, y), _fly(atlas, atlas.heads, heads, to_x, to_y)
    return bool(np.any(before + _hope(atlas, tails, heads, behind) < best))


@compiled
def transfer(
    atlas: Atlas,
    storey: int,
    x: float,
    y: float,
    triangle: int,
    to_storey: int,
    to_x: float,
    to_y: float,
    to_triangle: int,
    best: float,
    length: int,
) -> tuple[float, int]:
    """
    Look for a cheaper way over passages than the best one known.

    As on one storey, one node that the goal sees makes a first way, with
    which the start looks only as far as a cheaper one could be, and then the
    goal does. What it costs to walk from any node to a passage is kept.

    Parameters
    ----------
    length
        The number of nodes of the best way known, which stands in the scratch pad.

    Returns
    -------
    cost_s, length
        Of the cheapest way, which then stands in the scratch pad.
    """
    tails, heads = _list_tails(atlas, storey), _list_heads(atlas, to_storey)
    out, back = atlas.tail_places[tails], atlas.head_places[heads]
    ahead = _hope_back(atlas, tails, heads, _fly(atlas, atlas.tails, tails, x, y))
    hints, _ = _reach(atlas, to_storey, to_x, to_y, to_triangle, back, ahead, np.full(len(heads), np.inf), best, 1)
    after = _hope(atlas, tails, heads, _fly(atlas, atlas.heads, heads, to_x, to_y))
    promised = _hope(atlas, tails, heads, hints.costs)
    ours, known = _reach(atlas, storey, x, y, triangle, out, after, promised, best, _ALL)
    ahead = _hope_back(atlas, tails, heads, ours.costs)
    limit = known * SLACK if known < best else best
    theirs, found = _reach(atlas, to_storey, to_x, to_y, to_triangle, back, ahead, ahead, limit, _ALL)
    if found < limit:
        left = int(np.argmin(theirs.costs + ahead))
        entered = int(np.argmin(ours.costs + atlas.between[tails, heads[left]]))
        best, length = found, _write_passages(atlas, ours, entered, tails[entered], theirs, left, heads[left])
    return best, length


@compiled
def _list_tails(atlas: Atlas, storey: int) -> np.ndarray:
    """Return the passages that start on a storey."""
    return np.arange(atlas.tail_from[storey], atlas.tail_from[storey + 1])


@compiled
def _list_heads(atlas: Atlas, storey: int) -> np.ndarray:
    """Return the passages that end on a storey."""
    return np.asarray(atlas.by_head[atlas.head_from[storey] : atlas.head_from[storey + 1]])


@compiled
def _fly(atlas: Atlas, ends: np.ndarray, passages: np.ndarray, x: float, y: float) -> np.ndarray:
    """Return the least that it can cost from a point to the ends of passages."""
    costs = np.zeros(len(passages))
    for i in range(len(passages)):
        at = atlas.nodes[atlas.core_nodes[ends[passages[i]]]]
        costs[i] = atlas.paces[1] * math.sqrt((at.x - x) ** 2 + (at.y - y) ** 2)
    return costs


@compiled
def _hope(atlas: Atlas, tails: np.ndarray, heads: np.ndarray, behind: np.ndarray) -> np.ndarray:
    """Return what it costs from the start of each passage to a goal, given what it costs from the ends of others."""
    costs = np.full(len(tails), np.inf)
    for i in range(len(tails)):
        for j in range(len(heads)):
            costs[i] = min(costs[i], atlas.between[tails[i], heads[j]] + behind[j])
    return costs


@compiled
def _hope_back(atlas: Atlas, tails: np.ndarray, heads: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Return what it costs to the end of each passage, given what it costs to the starts of others."""
    costs = np.full(len(heads), np.inf)
    for i in range(len(tails)):
        for j in range(len(heads)):
            costs[j] = min(costs[j], before[i] + atlas.between[tails[i], heads[j]])
    return costs


@compiled
def _reach(
    atlas: Atlas,
    storey: int,
    x: float,
    y: float,
    triangle: int,
    places: np.ndarray,
    least: np.ndarray,
    rest: np.ndarray,
    best: float,
    most: int,
) -> tuple[_Reach, float]:
    """
    Look for what a place sees, and walk from there to the landings at *places*.

    Parameters
    ----------
    least, rest
        What it costs on from each landing: at least, and by a way that is known.
    best
        What the best way known costs: none that is dearer is looked for.
    most
        Stop when so many nodes are seen.
    """
    found = _Reach(
        np.full(len(places), np.inf), np.full(len(places), NOTHING, np.int32), np.zeros(len(places), np.int32)
    )
    left = list_prospects(atlas, storey, x, y, x, y, np.inf)
    for i in range(left):
        at = atlas.nodes[atlas.left_nodes[i]]
        straight = atlas.paces[0] * math.sqrt((at.x - x) ** 2 + (at.y - y) ** 2)
        atlas.left_bounds[i] = straight + _measure_on(atlas, atlas.left_nodes[i], places, least)
    seen = 0
    while left > 0 and seen < most:
        left = take_best(atlas, left)
        if atlas.left_bounds[left] >= best:
            break
        node = atlas.left_nodes[left]
        at = atlas.nodes[node]
        if not is_taut(atlas, node, x, y) or not sees(atlas, storey, x, y, triangle, at.x, at.y, at.triangle):
            continue
        seen += 1
        cost = price(atlas, storey, x, y, at.x, at.y)
        best = _walk_on(atlas, node, cost, places, rest, best, found)
    return found, best


@compiled
def _measure_on(atlas: Atlas, node: int, places: np.ndarray, least: np.ndarray) -> float:
    """Return the least that it costs to walk from a node to a landing, and on from there."""
    at, best = atlas.nodes[node], np.inf
    for way in range(2):
        if at.exits[way] != NOTHING:
            walked = atlas.walked[at.exits[way]]
            for i in range(len(places)):
                best = min(best, at.exit_costs[way] + walked[places[i]] + least[i])
    return best


@compiled
def _walk_on(
    atlas: Atlas, node: int, cost: float, places: np.ndarray, rest: np.ndarray, best: float, found: _Reach
) -> float:
    """Walk from a node to all landings; return what the best way costs by now."""
    at = atlas.nodes[node]
    for way in range(2):
        if at.exits[way] != NOTHING:
            walked = atlas.walked[at.exits[way]]
            for i in range(len(places)):
                whole = cost + at.exit_costs[way] + walked[places[i]]
                if whole < found.costs[i]:
                    found.costs[i], found.nodes[i], found.ways[i] = whole, node, way
                    best = min(best, whole + rest[i])
    return best


@compiled
def _write_passages(atlas: Atlas, ours: _Reach, entered: int, at: int, theirs: _Reach, left: int, last: int) -> int:
    """Write the way from one end over passages to the other; return the number of nodes."""
    path, core_nodes = atlas.path, atlas.core_nodes
    node, way, length = ours.nodes[entered], ours.ways[entered], 0
    while True:
        tail = atlas.tails[at]
        label, to_label = meet(atlas, atlas.nodes[node].exits[way], tail)
        length = write_leg(atlas, node, way, label, core_nodes[tail], 0, to_label, length)
        head = atlas.heads[at]
        node, way = core_nodes[head], 0
        path[0, length], path[1, length] = node, atlas.passage_crossings[at]
        length += 1
        if at == last:
            break
        at = atlas.following[at, last]
    node, way = theirs.nodes[left], theirs.ways[left]
    label, to_label = meet(atlas, head, atlas.nodes[node].exits[way])
    return write_leg(atlas, core_nodes[head], 0, label, node, way, to_label, length)
