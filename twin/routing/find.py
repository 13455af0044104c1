"""The question all this is for: the cheapest way from here to there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from twin.model.route import Leg, Location, NoRoute, Notice, NoticeKind, Route
from twin.routing.legs import build_legs
from twin.routing.network import Network
from twin.routing.places import Place, find_place
from twin.routing.profiles.notices import list_portal_notices
from twin.routing.remedies.explain import explain
from twin.routing.ways import Way, find_way

MOVED_M: Final = 0.05
"""A start or goal moved farther than this is worth a notice."""


def find_route(
    network: Network, origin: Location, destination: Location, *, search: Network | None = None
) -> Route | NoRoute:
    """
    Find the cheapest way between two locations for the network's profile.

    Parameters
    ----------
    search
        The same network with other prices, by which the way is chosen: what
        somebody wishes to avoid is dearer there. What is told of the way is
        that of *network*.

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
    way = None if start is None or goal is None else find_way(search or network, start, goal)
    if way is None or start is None or goal is None:
        return NoRoute(
            profile=network.profile.name,
            origin=origin,
            destination=destination,
            barriers=explain(network, origin, destination),
        )
    return build_route(network, origin, destination, start, goal, way)


def build_route(
    network: Network, origin: Location, destination: Location, start: Place, goal: Place, way: Way
) -> Route:
    """Return what is told of a way between two places that stand for two locations."""
    legs = build_legs(network, start.foothold.storey, way.moves)
    return Route(
        profile=network.profile.name,
        origin=_at(origin, start),
        destination=_at(destination, goal),
        legs=legs,
        notices=_list_notices(network, way, legs, start, goal),
    )


def _at(location: Location, place: Place) -> Location:
    at = place.foothold
    is_there = (location.x_m, location.y_m) == (at.x_m, at.y_m)
    return location if is_there else replace(location, x_m=at.x_m, y_m=at.y_m)


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
