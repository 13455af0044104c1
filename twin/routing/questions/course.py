"""The way over several stops: which candidate to take for each, in which order, and the route of every stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from twin.model.route import Location, NoRoute, Route
from twin.routing.find import find_route
from twin.routing.network import Network
from twin.routing.questions.matrix import build_cost_matrix
from twin.routing.questions.nearest import find_nearest_route
from twin.routing.questions.tour import plan_best_order, plan_in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """
    Routes that follow on one another.

    ``order`` are the stops as they are visited, by their place in the
    question; ``proved`` tells whether no other order is cheaper, where the
    best was asked for.
    """

    stages: tuple[Route, ...]
    order: tuple[int, ...]
    proved: bool = True


def find_course(
    network: Network, stops: Sequence[Sequence[Location]], *, search: Network | None = None, best_order: bool = False
) -> Course | NoRoute:
    """
    Return the cheapest course over stops, for each of which any one of some locations will do.

    Parameters
    ----------
    stops
        From the origin to the destination, two at the least, none empty.
    search
        As in ``find_route``.
    best_order
        Whether the stops between the first and the last may be visited in
        any order.

    Notes
    -----
    The choice is the cheapest over the whole course: of several restrooms on
    the way to a window, the one with the smallest detour, not the one that
    is nearest to the start.
    """
    if len(stops) == 2:  # noqa: PLR2004  # from here to there
        route = find_nearest_route(network, stops[0], stops[1], search=search)
        return route if isinstance(route, NoRoute) else Course(stages=(route,), order=(0, 1))
    locations = [location for stop in stops for location in stop]
    ends = [sum(map(len, stops[:number])) for number in range(len(stops) + 1)]
    groups = [range(first, last) for first, last in pairwise(ends)]
    costs_s = build_cost_matrix(search or network, locations).costs_s
    tour = plan_best_order(costs_s, groups) if best_order else plan_in_order(costs_s, groups)
    pairs = pairwise(tour.places) if tour is not None else ()
    stages = [find_route(network, locations[here], locations[there], search=search) for here, there in pairs]
    routes = tuple(stage for stage in stages if isinstance(stage, Route))
    if tour is None or len(routes) < len(stages):
        here, there = _find_gap(costs_s, groups)
        return _explain_gap(network, [locations[i] for i in here], [locations[i] for i in there])
    return Course(stages=routes, order=tour.order, proved=tour.proved)


def _find_gap(costs_s: NDArray[np.float64], groups: Sequence[Sequence[int]]) -> tuple[Sequence[int], Sequence[int]]:
    """Return the first stop, in the given order, that is not reached, and where one stands before it."""
    here = list(groups[0])
    for goals in groups[1:]:
        reached = [goal for goal in goals if np.isfinite(costs_s[here, goal]).any()]
        if not reached:
            return here, goals
        here = reached
    return groups[0], groups[-1]


def _explain_gap(network: Network, origins: Sequence[Location], destinations: Sequence[Location]) -> NoRoute:
    answer = find_nearest_route(network, origins, destinations)
    if isinstance(answer, NoRoute):
        return answer
    # The costs knew of no way that the search found: rounding at a threshold, which must not become a wrong answer.
    return NoRoute(profile=answer.profile, origin=answer.origin, destination=answer.destination, barriers=())
