"""The question all this is for: the cheapest way from here to there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.geometry.visibility import sees_point
from twin.model.passage import Point2
from twin.model.route import Leg, Location, NoRoute, Notice, NoticeKind, Route
from twin.routing.barriers import list_portal_notices
from twin.routing.crossings import Crossing
from twin.routing.doors import price_walks
from twin.routing.legs import Move, build_legs
from twin.routing.network import Network
from twin.routing.places import Place, find_place, link_place
from twin.routing.search import NOTHING, find_path

MOVED_M: Final = 0.05
"""A start or goal moved farther than this is worth a notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The cheapest way between two places: its points and crossings in order, and what it costs."""

    moves: tuple[Move, ...]
    cost_s: float

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """The crossings on it, in order."""
        return tuple(move for move in self.moves if isinstance(move, Crossing))


def find_route(network: Network, origin: Location, destination: Location) -> Route | NoRoute:
    """
    Find the cheapest way between two locations for the network's profile.

    Returns
    -------
    route or no route
        The true optimum over all ways that keep the profile's radius from
        every body, over all storeys; or what stands in the way.

    Raises
    ------
    UnknownIdError
        If a location names a storey that the building does not have.
    """
    start, goal = find_place(network, origin), find_place(network, destination)
    way = None if start is None or goal is None else find_way(network, start, goal)
    if way is None or start is None or goal is None:
        from twin.routing.explain import explain  # noqa: PLC0415  # explaining asks for ways in turn

        return NoRoute(
            profile=network.profile.name,
            origin=origin,
            destination=destination,
            barriers=explain(network, origin, destination),
        )
    legs = build_legs(network, start.foothold.storey, way.moves)
    return Route(
        profile=network.profile.name,
        origin=_at(origin, start),
        destination=_at(destination, goal),
        legs=legs,
        notices=_list_notices(network, way, legs, start, goal),
    )


def find_way(network: Network, start: Place, goal: Place, *, penalty_s: float = math.inf) -> Way | None:
    """
    Return the cheapest way between two places.

    A gate that may not be passed counts *penalty_s*; infinite keeps it shut.
    """
    here, there = start.foothold, goal.foothold
    direct_s = _price_direct(network, start, goal)
    numbers = network.territories.number_of
    territories = [
        numbers[place.space] for place in (start, goal) if place.space is not None and place.space in numbers
    ]
    cost_s, edges = find_path(
        network.graph,
        link_place(network, start),
        link_place(network, goal),
        np.array([there.x_m, there.y_m]),
        np.array(territories, dtype=np.int32),
        penalty_s,
    )
    if direct_s <= cost_s and direct_s < math.inf:
        return Way(moves=((here.x_m, here.y_m), (there.x_m, there.y_m)), cost_s=direct_s)
    if not math.isfinite(cost_s):
        return None
    return Way(moves=((here.x_m, here.y_m), *_list_moves(network, edges), (there.x_m, there.y_m)), cost_s=cost_s)


def _price_direct(network: Network, start: Place, goal: Place) -> float:
    """Return what the straight way costs, infinite where there is none."""
    here, there = start.foothold, goal.foothold
    if here.storey != there.storey:
        return math.inf
    storey = network.storeys[here.storey]
    if not sees_point(storey.mesh.triangles, here.x_m, here.y_m, here.triangle, there.x_m, there.y_m, there.triangle):
        return math.inf
    ends = np.array([[here.x_m, here.y_m], [there.x_m, there.y_m]])
    doors_s = float(price_walks(storey.doors, ends[:1], ends[1:])[0])
    return float(np.hypot(*(ends[1] - ends[0]))) / network.profile.speed_mps + doors_s


def _list_moves(network: Network, edges: NDArray[np.int32]) -> list[Move]:
    """Return the first node's point, then a point for every walk and a crossing, with its end, for every other edge."""
    graph = network.graph
    moves: list[Move] = [_point_of(network, int(edges[0]))]
    for edge in edges[1:]:
        crossing = graph.crossings[edge]
        if crossing != NOTHING:
            moves.append(network.crossings[crossing])
        moves.append(_point_of(network, int(graph.ends[edge])))
    return moves


def _point_of(network: Network, node: int) -> Point2:
    return float(network.graph.points[node, 0]), float(network.graph.points[node, 1])


def _at(location: Location, place: Place) -> Location:
    return replace(location, x_m=place.foothold.x_m, y_m=place.foothold.y_m)


def _list_notices(network: Network, way: Way, legs: Sequence[Leg], start: Place, goal: Place) -> tuple[Notice, ...]:
    """Return what to know of the way, in its order, each once."""
    moved = [
        Notice(kind=kind, id=None, observed=place.foothold.moved_m, unit="m")
        for kind, place in ((NoticeKind.START_MOVED, start), (NoticeKind.GOAL_MOVED, goal))
        if place.foothold.moved_m > MOVED_M
    ]
    passed = [
        notice
        for leg in legs
        for portal in leg.portals
        for notice in list_portal_notices(network.twin.portals[portal], network.profile)
    ]
    used = [notice for crossing in way.crossings if crossing.connector is not None for notice in crossing.notices]
    return tuple(dict.fromkeys([*moved, *passed, *used]))
