"""Where several starts or goals would do: the cheapest way of all pairs, without asking for every pair."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from twin.geometry.triangulation import NOTHING
from twin.model.route import Location, NoRoute, Route
from twin.routing.find import build_route, find_route
from twin.routing.network import Network
from twin.routing.stands import Stands, price_leaving, settle
from twin.routing.ways import Way, find_way, lay_way

Found = tuple[int, int, Way]
"""The cheapest way so far, from one place to another by their numbers."""


def find_nearest_route(
    network: Network, origins: Sequence[Location], destinations: Sequence[Location], *, search: Network | None = None
) -> Route | NoRoute:
    """
    Return the cheapest route from any origin to any destination.

    *search* is as in ``find_route``. Of equally cheap ones the first pair
    wins, and one between places that everybody may walk to before others.
    Where no pair has a way, the closest on one storey is explained, or else
    the closest in plan.

    Notes
    -----
    Every way costs at least its length in plan times the graph's bound, and
    one to another storey at least the cheapest step off the first, so pairs
    are asked in the order of that bound, and no pair is asked whose bound is
    not below the best way found.
    """
    starts, goals = settle(network, origins), settle(network, destinations)
    found = _search(network, search or network, starts, goals)
    if found is not None:
        start, goal, way = found
        return build_route(network, starts.ends[start], goals.ends[goal], starts.places[start], goals.places[goal], way)
    here, there = _choose_likeliest(network, starts, goals)
    ends = (origins[0], destinations[0]) if here == NOTHING else (starts.ends[here], goals.ends[there])
    return find_route(network, *ends, search=search)


def _search(network: Network, search: Network, starts: Stands, goals: Stands) -> Found | None:
    """Return the cheapest way of all pairs: at once between places that everybody may walk to, pair by pair from others."""
    found = _look_up(network, search, starts, goals)
    if found is not None and starts.are_open and goals.are_open:
        return found
    bounds_s = _bound(network, starts, goals)
    if found is not None:
        bounds_s[np.ix_(starts.open, goals.open)] = math.inf  # have been asked
    best_s = math.inf if found is None else found[2].cost_s
    for pair in np.argsort(bounds_s, axis=None, kind="stable").tolist():
        start, goal = divmod(pair, len(goals.places))
        if bounds_s[start, goal] >= best_s:
            break
        way = find_way(search, starts.places[start], goals.places[goal], within_s=best_s)
        if way is not None and way.cost_s < best_s:
            found, best_s = (start, goal, way), way.cost_s
    return found


def _look_up(network: Network, search: Network, starts: Stands, goals: Stands) -> Found | None:
    """Return the cheapest way between places that everybody may walk to, ``None`` if labels know none."""
    atlas = search.aids.atlas
    if atlas is None or not (len(starts.open) and len(goals.open)):
        return None
    from twin.routing.labels.closest import find_closest  # noqa: PLC0415  # loaded with the atlas

    start, goal, cost_s, nodes, numbers = find_closest(
        atlas, starts.spots, goals.spots, network.graph.bound, price_leaving(network)
    )
    if start == NOTHING:
        return None
    here, there = int(starts.open[start]), int(goals.open[goal])
    steps = cost_s, nodes, numbers
    return here, there, lay_way(search, starts.places[here].foothold, goals.places[there].foothold, steps)


def _bound(network: Network, starts: Stands, goals: Stands) -> NDArray[np.float64]:
    """Return what the way from each start to each goal costs at the least, s."""
    here, there = starts.list_spots(network)[:, None], goals.list_spots(network)[None]
    in_plan_s: NDArray[np.float64] = network.graph.bound * np.hypot(*np.moveaxis(here - there, -1, 0)[1:])
    leave_s = price_leaving(network)[here[..., 0].astype(int)]
    return np.where(here[..., 0] == there[..., 0], in_plan_s, np.maximum(in_plan_s, leave_s))


def _choose_likeliest(network: Network, starts: Stands, goals: Stands) -> tuple[int, int]:
    """Return the pair that somebody who finds no way would have tried first."""
    bounds_s = _bound(network, starts, goals)
    if not bounds_s.size:
        return NOTHING, NOTHING
    other = starts.list_spots(network)[:, None, 0] != goals.list_spots(network)[None, :, 0]
    start, goal = divmod(int(np.lexsort((bounds_s.ravel(), other.ravel()))[0]), len(goals.places))
    return start, goal
