"""Where several starts or goals would do: the cheapest way of all pairs, without asking for every pair."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from twin.model.ids import StoreyId
from twin.model.route import Location, NoRoute, Route
from twin.routing.find import build_route, find_route
from twin.routing.network import Network
from twin.routing.places import Place, find_place
from twin.routing.ways import find_way


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Pair:
    """A start and a goal, and what the way between them costs at the least, s."""

    bound_s: float
    order: int
    ends: tuple[Location, Location] = field(compare=False)
    places: tuple[Place, Place] = field(compare=False)


def find_nearest_route(
    network: Network, origins: Sequence[Location], destinations: Sequence[Location], *, search: Network | None = None
) -> Route | NoRoute:
    """
    Return the cheapest route from any origin to any destination.

    *search* is as in ``find_route``. Of equally cheap ones the first pair wins. Where no pair has a way, the
    closest on one storey is explained, or else the closest in plan.

    Notes
    -----
    Every way costs at least its length in plan times the graph's bound, and
    one to another storey at least the cheapest step off the first, so pairs
    are asked in the order of that bound, and no pair is asked whose bound is
    not below the best way found.
    """
    pairs = _list_pairs(network, origins, destinations)
    best, best_s = None, math.inf
    for pair in pairs:
        if pair.bound_s >= best_s:
            break
        way = find_way(search or network, *pair.places)
        if way is not None and way.cost_s < best_s:
            best, best_s = (pair, way), way.cost_s
    if best is not None:
        pair, way = best
        return build_route(network, *pair.ends, *pair.places, way)
    chosen = min(pairs, key=_likeliness, default=None)
    ends = chosen.ends if chosen else (origins[0], destinations[0])
    return find_route(network, *ends, search=search)


def _list_pairs(network: Network, origins: Sequence[Location], destinations: Sequence[Location]) -> list[_Pair]:
    """Return the pairs in which both ends can be stood at, by their bound."""
    starts = [(end, place) for end in origins if (place := find_place(network, end)) is not None]
    goals = [(end, place) for end in destinations if (place := find_place(network, end)) is not None]
    leave_s = _price_leaving(network)
    pairs = [
        _Pair(
            bound_s=_bound_s(network, start, goal, leave_s),
            order=order,
            ends=(origin, destination),
            places=(start, goal),
        )
        for order, ((origin, start), (destination, goal)) in enumerate(product(starts, goals))
    ]
    return sorted(pairs)


def _likeliness(pair: _Pair) -> tuple[bool, _Pair]:
    """Return the order in which somebody who finds no way would have tried."""
    start, goal = pair.places
    return start.foothold.storey != goal.foothold.storey, pair


def _price_leaving(network: Network) -> Mapping[StoreyId, float]:
    """Return what the cheapest way over stairs, by an elevator and the like costs that leaves each storey."""
    leave_s: dict[StoreyId, float] = {}
    for crossing in network.crossings:
        storey = crossing.start.storey
        if crossing.end.storey != storey:
            leave_s[storey] = min(leave_s.get(storey, math.inf), crossing.cost_s(network.profile))
    return leave_s


def _bound_s(network: Network, start: Place, goal: Place, leave_s: Mapping[StoreyId, float]) -> float:
    here, there = start.foothold, goal.foothold
    in_plan_s = network.graph.bound * math.hypot(here.x_m - there.x_m, here.y_m - there.y_m)
    return in_plan_s if here.storey == there.storey else max(in_plan_s, leave_s.get(here.storey, math.inf))
