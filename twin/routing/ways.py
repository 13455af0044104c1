"""The cheapest way between two places on a network, as points and crossings."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from twin.geometry.blockers import is_blocked
from twin.geometry.compiled import compiled
from twin.geometry.predicates import orientation
from twin.geometry.visibility import sees_point
from twin.routing.crossings import Crossing
from twin.routing.doors import price_walks
from twin.routing.legs import Move
from twin.routing.navmesh import Foothold
from twin.routing.network import Network
from twin.routing.places import Place, link_place
from twin.routing.search import NOTHING, SearchGraph, find_path

if TYPE_CHECKING:
    from twin.routing.labels.atlas import Atlas

Steps = tuple[float, NDArray[np.int32], NDArray[np.int32]]
"""What a way costs, s, infinite for none; the nodes on it, and the number of the crossing that leads to each."""


GATES_MAX: Final = 2
"""Over so many gates labels are asked for all orders sooner than a search is done: seven ways for two."""


ROUNDED: Final = 1.0 - 1e-9
"""What adding up in another order may make less of a sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The cheapest way between two places: its points and crossings in order, and what it costs."""

    moves: tuple[Move, ...]
    cost_s: float

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """The crossings on it, in order."""
        return tuple(move for move in self.moves if isinstance(move, Crossing))


def find_way(
    network: Network, start: Place, goal: Place, *, penalty_s: float = math.inf, within_s: float = math.inf
) -> Way | None:
    """
    Return the cheapest way between two places.

    A gate that may not be passed counts *penalty_s*; infinite keeps it shut.
    One that is not cheaper than *within_s* need not be found.
    Labels know the ways that everybody may use: they answer unless a penalty
    opens gates, or more than ``GATES_MAX`` lead to where one starts or ends.
    What is dearer than a network with labels is answered by those if their way meets
    nothing that is dearer. All else, and all before there are labels, is
    searched for.
    """
    numbers = network.territories.number_of
    own = [numbers[place.space] for place in (start, goal) if place.space is not None and place.space in numbers]
    here, there = start.foothold, goal.foothold
    steps = _look_up(network, here, there, own, within_s) if math.isinf(penalty_s) else None
    if steps is None:
        steps = _search(network, start, goal, own, penalty_s)
    return None if math.isinf(steps[0]) else lay_way(network, here, there, steps)


def _look_up(network: Network, here: Foothold, there: Foothold, own: Sequence[int], within_s: float) -> Steps | None:
    """Return a way for who may enter some territories from labels, ``None`` if they do not know it."""
    atlas, surcharge = network.aids.atlas, network.aids.surcharge
    if atlas is not None:
        return _ask_through(network, atlas, here, there, own, within_s) if own else _ask(network, atlas, here, there)
    if surcharge is None:
        return None
    steps = _look_up(surcharge.cheaper, here, there, own, math.inf)
    is_same = steps is not None and (math.isinf(steps[0]) or surcharge.spares(here, there, *steps[1:]))
    return steps if is_same else None


def _ask_through(
    network: Network, atlas: "Atlas", here: Foothold, there: Foothold, own: Sequence[int], within_s: float
) -> Steps | None:
    """
    Return the cheapest way over none or some of the gates to territories, each at most once, in any order.

    Between gates it is one that everybody may walk. ``None`` for too many
    gates. An order is not asked for whose gates lie too far off the way for
    it to be the cheapest, or cheaper than *within_s*.
    """
    gates = _list_gates(network, own)
    if len(gates) > GATES_MAX:
        return None
    nowhere = np.zeros(0, dtype=np.int32)
    best: Steps = math.inf, nowhere, nowhere
    for count in range(len(gates) + 1):
        for order in permutations(gates, count):
            passed = [network.crossings[network.graph.crossings[gate]] for gate in order]
            starts, ends = [here, *(crossing.end for crossing in passed)], [*(c.start for c in passed), there]
            if _bound_s(network, starts, ends, order) >= min(best[0], within_s):
                continue
            parts = [_ask(network, atlas, start, end) for start, end in zip(starts, ends, strict=True)]
            known = [part for part in parts if part is not None]
            if len(known) < len(parts):
                return None
            joined = _join(network.graph, known, order)
            best = joined if joined[0] < best[0] else best
    return best


def _list_gates(network: Network, own: Sequence[int]) -> list[int]:
    """Return the edges that lead through the gates to some territories."""
    known, graph = network.aids.gates, network.graph
    for number in own:
        if number not in known:
            known[number] = tuple(np.flatnonzero(graph.gates == number).tolist())
    return sorted({gate for number in own for gate in known[number]})


def _bound_s(network: Network, starts: Sequence[Foothold], ends: Sequence[Foothold], gates: Sequence[int]) -> float:
    """Return what walks with gates between them cost at the least."""
    pairs = zip(starts, ends, strict=True)
    in_plan_m = sum(math.hypot(start.x_m - end.x_m, start.y_m - end.y_m) for start, end in pairs)
    return (network.graph.bound * in_plan_m + sum(float(network.graph.costs[gate]) for gate in gates)) * ROUNDED


def _join(graph: SearchGraph, parts: Sequence[Steps], gates: Sequence[int]) -> Steps:
    """Return ways with the edges between them as one."""
    cost_s, nodes, numbers = parts[0]
    for gate, (further_s, *further) in zip(gates, parts[1:], strict=True):
        tail = np.searchsorted(graph.start, gate, side="right") - 1
        cost_s += float(graph.costs[gate]) + further_s
        nodes = np.concatenate([nodes, [tail, graph.ends[gate]], further[0]]).astype(np.int32)
        numbers = np.concatenate([numbers, [NOTHING, graph.crossings[gate]], further[1]]).astype(np.int32)
    return cost_s, nodes, numbers


def _ask(network: Network, atlas: "Atlas", here: Foothold, there: Foothold) -> Steps | None:
    """Return a way from the labels of a network, ``None`` if they know one of the places for off the floor."""
    from twin.routing.labels.query import OFF_FLOOR, find_shortest  # noqa: PLC0415  # loaded with the atlas

    storeys = list(network.storeys)
    steps: Steps = find_shortest(
        atlas,
        storeys.index(here.storey), here.x_m, here.y_m,
        storeys.index(there.storey), there.x_m, there.y_m,
    )  # fmt: skip
    return None if steps[0] == OFF_FLOOR else steps


def _search(network: Network, start: Place, goal: Place, own: Sequence[int], penalty_s: float) -> Steps:
    """Return a way from a search in the graph, or the straight one."""
    there = goal.foothold
    direct_s = _price_direct(network, start, goal)
    cost_s, edges = find_path(
        network.graph,
        link_place(network, start),
        link_place(network, goal),
        np.array([there.x_m, there.y_m]),
        np.array(own, dtype=np.int32),
        penalty_s,
    )
    if direct_s <= cost_s:
        nowhere = np.zeros(0, dtype=np.int32)
        return direct_s, nowhere, nowhere
    nodes, numbers = network.graph.ends[edges], network.graph.crossings[edges]
    nodes[0], numbers[0] = edges[0], NOTHING  # a way begins with its first node
    return cost_s, nodes, numbers


def _price_direct(network: Network, start: Place, goal: Place) -> float:
    """Return what the straight way costs, infinite where there is none."""
    here, there = start.foothold, goal.foothold
    if here.storey != there.storey:
        return math.inf
    storey = network.storeys[here.storey]
    if not sees_point(storey.mesh.triangles, here.x_m, here.y_m, here.triangle, there.x_m, there.y_m, there.triangle):
        return math.inf
    if is_blocked(storey.mesh.blockers, here.x_m, here.y_m, there.x_m, there.y_m):
        return math.inf
    ends = np.array([[here.x_m, here.y_m], [there.x_m, there.y_m]])
    doors_s = float(price_walks(storey.doors, ends[:1], ends[1:])[0])
    return float(np.hypot(*(ends[1] - ends[0]))) / network.profile.speed_mps + doors_s


def lay_way(network: Network, here: Foothold, there: Foothold, steps: Steps) -> Way:
    """Return a way as points, one for every turn, and crossings, each between the points where it starts and ends."""
    cost_s, nodes, numbers = steps
    moves: list[Move] = [(here.x_m, here.y_m)]
    turns, points = _find_turns(network.graph.points, nodes, numbers, here.x_m, here.y_m, there.x_m, there.y_m)
    for turn, (x_m, y_m) in zip(turns.tolist(), points.tolist(), strict=True):
        if numbers[turn] != NOTHING:
            moves.append(network.crossings[numbers[turn]])
        moves.append((x_m, y_m))
    moves.append((there.x_m, there.y_m))
    return Way(moves=tuple(moves), cost_s=cost_s)


@compiled
def _find_turns(
    points: np.ndarray, nodes: np.ndarray, numbers: np.ndarray, x: float, y: float, to_x: float, to_y: float
) -> tuple[np.ndarray, np.ndarray]:
    """
    Return the places on a way, and the points, at which it turns or a crossing starts or ends.

    Of equally cheap ways along a straight wall, some name its corners and
    some do not: without them they are one.
    """
    turns, found = np.zeros(len(nodes), dtype=np.int64), np.zeros((len(nodes), 2))
    count = 0
    for i in range(len(nodes)):
        at_x, at_y = points[nodes[i], 0], points[nodes[i], 1]
        is_last = i + 1 == len(nodes)
        next_x, next_y = (to_x, to_y) if is_last else (points[nodes[i + 1], 0], points[nodes[i + 1], 1])
        walked = numbers[i] == NOTHING and (is_last or numbers[i + 1] == NOTHING)
        if walked and orientation(x, y, at_x, at_y, next_x, next_y) == 0.0:
            continue
        turns[count], found[count, 0], found[count, 1] = i, at_x, at_y
        x, y = at_x, at_y
        count += 1
    return turns[:count], found[:count]
