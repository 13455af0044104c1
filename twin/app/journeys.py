"""The ways of all pairs of public places, with the decisions on which signs have to lead."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from twin.app.entries import is_public_entrance
from twin.app.open_place import OpenPlace
from twin.app.pairs import Destination, Stop, list_destinations, list_stops, share_visitors
from twin.model.continuity import Decision, Journey, Point2
from twin.model.ids import ConnectorId, PortalId, SpaceId
from twin.model.passage import ConnectorKind, PortalKind, VerticalConnector
from twin.model.route import Location, Route
from twin.model.space import SpaceUse
from twin.model.twin import Twin
from twin.signage.decisions import Choice, Decisions, fill_gaps, find_forced, list_choices
from twin.signage.partings import add_partings, find_partings
from twin.signage.track import Door, Track, split_route

PROFILES: Final = ("walking", "wheelchair")
"""For whom 6.1.4.9 is proved if nobody says otherwise."""
KIND_TARGETS: Final[Mapping[ConnectorKind, frozenset[str]]] = {
    ConnectorKind.STAIR: frozenset({"zone:stair"}),
    ConnectorKind.ELEVATOR: frozenset({"zone:elevator_lobby", "facility:elevator"}),
    ConnectorKind.ESCALATOR: frozenset({"facility:escalator"}),
    ConnectorKind.RAMP: frozenset({"facility:wheelchair_ramp"}),
    ConnectorKind.MOVING_WALK: frozenset(),
}
"""How signs name the ways from storey to storey, besides by their ids."""
TO_CONNECTORS: Final = frozenset({SpaceUse.STAIR, SpaceUse.ELEVATOR_LOBBY})
"""Uses of spaces that signs name where they mean the stair or the elevators in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journeys:
    """All journeys, in the order of profiles, stops and goals; and the pairs that have no way at all."""

    journeys: tuple[Journey, ...]
    unreachable: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    stop: Stop
    destination: Destination
    share: float
    parts: tuple[tuple[Track, tuple[Choice, ...]], ...]


def list_journeys(
    place: OpenPlace, profiles: tuple[str, ...] = PROFILES, *, closed: frozenset[str] = frozenset()
) -> Journeys:
    """
    Return the journeys of a place: each origin, each destination, each profile.

    Parameters
    ----------
    closed
        Ids of portals, connectors and spaces that nobody gets through, to or
        out of. All others go where they went, so shares are those of the open place.
    """
    stops, goals = list_stops(place.twin), list_destinations(place.twin)
    shares = share_visitors(place.twin, stops, goals)
    shut = closed | list_shut(place.twin, closed)
    stops = tuple(stop for stop in stops if stop.id not in shut)
    goals = tuple(replace(goal, elements=tuple(one for one in goal.elements if one not in shut)) for goal in goals)
    journeys: list[Journey] = []
    missing: list[tuple[str, str, str]] = []
    for profile in profiles:
        walks, unreachable = _walk_all(place, profile, stops, goals, shares, closed=closed)
        journeys += _lay_out(walks, profile)
        missing += unreachable
    return Journeys(journeys=tuple(journeys), unreachable=tuple(missing))


def list_via_targets(twin: Twin) -> dict[ConnectorId | PortalId, frozenset[str]]:
    """Return how signs may name each connector and entrance, while somebody is on the way to it."""
    entrances = [portal for portal in twin.portals.values() if is_public_entrance(portal)]
    return {connector.id: _targets(connector) for connector in twin.connectors.values()} | {
        portal.id: frozenset({"exit", *(f"space:{side}" for side in portal.spaces if side in twin.spaces)})
        for portal in entrances
    }


def _targets(connector: VerticalConnector) -> frozenset[str]:
    return frozenset({f"connector:{connector.id}", f"facility:{connector.id}"}) | KIND_TARGETS[connector.kind]


def _walk_all(
    place: OpenPlace,
    profile: str,
    stops: tuple[Stop, ...],
    goals: tuple[Destination, ...],
    shares: Mapping[tuple[str, str], float],
    *,
    closed: frozenset[str],
) -> tuple[list[_Walk], list[tuple[str, str, str]]]:
    """Return what is walked for all pairs, and the pairs between which nobody of the profile can walk."""
    portals = place.twin.portals.values()
    doors = {portal.id: portal.at[:2] for portal in portals}
    leaves = {
        portal.id: Door(at=portal.at[:2], entrance=is_public_entrance(portal))
        for portal in portals
        if portal.kind is PortalKind.DOOR
    }
    way_out = find_way_out(place.twin)
    entrances = {stop.id for stop in stops if "exit" in stop.targets}
    walks: list[_Walk] = []
    unreachable: list[tuple[str, str, str]] = []
    for stop in stops:
        for destination in goals:
            share = shares.get((stop.id, destination.goal.id))
            if share is None:
                continue
            route = _find_nearest(place, profile, stop.id, destination.elements, closed)
            if route is None:
                unreachable.append((profile, stop.id, destination.goal.id))
                continue
            tracks = split_route(route, leaves)
            parts = _choose(tracks, doors, way_out, enters=destination.room, origin_door=stop.id in entrances)
            walks.append(_Walk(stop=stop, destination=destination, share=share, parts=tuple(parts)))
    return walks, unreachable


def _find_nearest(
    place: OpenPlace, profile: str, origin: str, elements: tuple[str, ...], closed: frozenset[str]
) -> Route | None:
    """Return the cheapest way to any of some elements."""
    from twin.routing.find import find_route  # noqa: PLC0415  # loaded with the network

    ground = place.ground(profile)
    start = ground.stand_at(origin)
    ends: list[Location] = [end for end in map(ground.stand_at, elements) if end is not None]
    if start is None:
        return None
    network = ground.under(closed)
    routes = [route for end in ends if isinstance(route := find_route(network, start, end), Route)]
    return min(routes, key=lambda route: route.cost_s, default=None)


def _choose(
    tracks: Sequence[Track],
    doors: Mapping[PortalId, Point2],
    way_out: Mapping[SpaceId, PortalId],
    *,
    enters: bool,
    origin_door: bool,
) -> Iterator[tuple[Track, tuple[Choice, ...]]]:
    for index, track in enumerate(tracks):
        forced = find_forced(track, doors, way_out, enters=enters, origin_door=origin_door and index == 0)
        yield track, list_choices(track, forced)


def _lay_out(walks: list[_Walk], profile: str) -> Iterator[Journey]:
    """Yield journeys once it is known where their ways part."""
    partings = find_partings((track, choices, walk.share) for walk in walks for track, choices in walk.parts)
    by_storey = defaultdict(list)
    for parting in partings:
        by_storey[parting.storey].append(parting)
    decisions = Decisions()
    for walk in walks:
        laid: list[Decision] = []
        for track, choices in walk.parts:
            parted = add_partings(track, choices, by_storey[track.storey])
            laid += decisions.lay_out(track, fill_gaps(parted, track), enters=walk.destination.room)
        yield Journey(
            origin=walk.stop.id,
            goal=walk.destination.goal,
            profile=profile,
            weight=walk.share,
            decisions=tuple(laid),
        )


def list_shut(twin: Twin, closed: frozenset[str]) -> frozenset[str]:
    """
    Return what is out of use because something else is closed.

    That is what stands in a closed space, and the spaces of stairs and
    elevators of which none is left.
    """
    serving: dict[SpaceId, set[str]] = defaultdict(set)
    for connector in twin.connectors.values():
        for landing in connector.landings:
            # Outdoors is no space of the model.
            space = None if landing.space is None else twin.spaces.get(landing.space)
            if space is not None and space.use in TO_CONNECTORS:
                serving[space.id].add(connector.id)
    inside = {facility.id for facility in twin.facilities.values() if facility.space in closed}
    return frozenset(inside | {space for space, connectors in serving.items() if connectors <= closed})


def find_way_out(twin: Twin) -> dict[SpaceId, PortalId]:
    """Return the only door of each room that one can leave by one door only."""
    exits: dict[SpaceId, list[PortalId]] = defaultdict(list)
    open_sides: set[SpaceId] = set()
    for portal in twin.portals.values():
        for side in portal.spaces:
            if side is not None:
                exits[side].append(portal.id)
                if portal.kind is PortalKind.VIRTUAL:
                    open_sides.add(side)
    with_connector = {landing.space for connector in twin.connectors.values() for landing in connector.landings}
    return {
        space: portals[0]
        for space, portals in sorted(exits.items())
        if len(portals) == 1 and space not in open_sides and space not in with_connector
    }
