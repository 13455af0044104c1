"""
Wishes: what a way should not use if there is another one.

A wish makes edges of the graph so dear that one thing less is worth any
detour; what is told of a way, its cost too, stays that of the network itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from twin.geometry.compiled import frozen
from twin.model.ids import ConnectorId, PortalId
from twin.model.limits import DOOR_CLEAR_NEW_M
from twin.model.passage import Portal, PortalKind
from twin.model.route import Leg, Notice, NoticeKind, Route
from twin.model.twin import Twin
from twin.model.wish import Avoidance
from twin.routing.crossings import Crossing
from twin.routing.doors import Doors, price_walks
from twin.routing.network import Network, StoreyNetwork
from twin.routing.profiles.barriers import WIDTH_TOLERANCE_M
from twin.routing.search import NOTHING, SearchGraph
from twin.routing.surcharge import Surcharge

AVOIDED_S: Final = 1e4
"""Dearer than any way through a building: one avoided thing less is worth any detour."""
RESTING_S: Final = 1e5
"""What is outside its hours is the last that is used."""
BARRED_S: Final = 1e6
"""What would have to be opened first is the very last that is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """
    What a way should not use.

    ``resting`` is outside its hours; ``barred`` nobody gets through, and it
    is asked what would have to be opened. Both are ids of portals, connectors
    and spaces; that of a space means its portals and the landings in it.
    """

    avoid: frozenset[Avoidance] = frozenset()
    resting: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()


def reprice(network: Network, wishes: Wishes) -> Network:
    """Return the network to search so that a way uses nothing barred if it can, and as little as it can of the rest."""
    portals = {
        portal.id: AVOIDED_S * any(_is_door(wish, portal) for wish in wishes.avoid)
        + _price_shut({portal.id, *portal.spaces}, wishes)
        for portal in network.twin.portals.values()
    }
    crossings = {
        number: AVOIDED_S * any(_is_crossing(wish, crossing) for wish in wishes.avoid)
        + _price_shut(_list_landed(crossing), wishes)
        for number, crossing in enumerate(network.crossings)
        if crossing.connector is not None
    }
    return surcharge(network, portals, crossings)


def _price_shut(ids: AbstractSet[str | None], wishes: Wishes) -> float:
    return BARRED_S * (not wishes.barred.isdisjoint(ids)) + RESTING_S * (not wishes.resting.isdisjoint(ids))


def _list_landed(crossing: Crossing) -> set[str | None]:
    """Return a connector and the spaces that one steps on and off it in."""
    connector = crossing.connector
    if connector is None:
        return set()
    ends = {crossing.via[0], crossing.via[-1]}
    return {connector.id, *(landing.space for landing in connector.landings if landing.at in ends)}


def list_unmet(route: Route, twin: Twin, wishes: Iterable[Avoidance]) -> tuple[Notice, ...]:
    """Return a notice for each thing on a route that was to be avoided, in the order of walking."""
    found = [
        Notice(kind=NoticeKind.AVOIDED, id=element)
        for leg in route.legs
        for wish in wishes
        for element in _list_used(wish, leg, twin)
    ]
    return tuple(dict.fromkeys(found))


def list_used(route: Route, twin: Twin, ids: frozenset[str]) -> tuple[PortalId | ConnectorId, ...]:
    """Return the portals and connectors on a route that are among *ids*, or lead into a space that is."""
    found: list[PortalId | ConnectorId] = []
    for leg in route.legs:
        found += [door for door in leg.portals if not ids.isdisjoint({door, *twin.portals[door].spaces})]
        connector = None if leg.connector is None else twin.connectors[leg.connector]
        if connector is not None:
            landed = {landing.space for landing in connector.landings if landing.at in {leg.path[0], leg.path[-1]}}
            found += [connector.id] if not ids.isdisjoint({connector.id, *landed}) else []
    return tuple(dict.fromkeys(found))


def surcharge(network: Network, portals_s: Mapping[PortalId, float], crossings_s: Mapping[int, float]) -> Network:
    """
    Return a network in which portals and crossings cost more.

    Parameters
    ----------
    portals_s
        What each walk through a portal costs more, on the mesh or on its
        centre line.
    crossings_s
        What a crossing costs more, by its number.
    """
    graph = network.graph
    costs = graph.costs.copy()
    storeys, added = dict(network.storeys), {}
    for name, storey in network.storeys.items():
        dearer = np.array([portals_s.get(portal.id, 0.0) for portal in storey.portals])
        if dearer.any():
            chosen = dearer > 0.0
            added[name] = frozen(Doors(storey.doors.lines[chosen], dearer[chosen], dearer[chosen]))
            storeys[name] = replace(storey, doors=frozen(storey.doors._replace(costs_s=storey.doors.costs_s + dearer)))
            _raise_walks(network, storey, added[name], costs)
    prices = np.array([crossings_s.get(i, 0.0) + _price_portal(c, portals_s) for i, c in enumerate(network.crossings)])
    crossed = np.flatnonzero(graph.crossings != NOTHING)
    costs[crossed] += prices[graph.crossings[crossed]]
    dear = replace_costs(replace(network, storeys=storeys), frozen(graph._replace(costs=costs)))
    dear.aids.surcharge = Surcharge(cheaper=network, doors=added, crossings=prices > 0.0)
    return dear


def _price_portal(crossing: Crossing, portals_s: Mapping[PortalId, float]) -> float:
    return 0.0 if crossing.portal is None else portals_s.get(crossing.portal.id, 0.0)


def replace_costs(network: Network, graph: SearchGraph) -> Network:
    """Return a network with other prices of the same edges."""
    return replace(network, graph=graph)


def _raise_walks(network: Network, storey: StoreyNetwork, added: Doors, costs: np.ndarray) -> None:
    """Add what dearer doors cost more to the straight walks of a storey that go through them."""
    graph = network.graph
    last = storey.first_node + len(storey.mesh.triangles.bends) + len(storey.sites.points)
    edges = np.arange(graph.start[storey.first_node], graph.start[last])
    edges = edges[graph.crossings[edges] == NOTHING]
    starts = np.repeat(np.arange(storey.first_node, last), np.diff(graph.start[storey.first_node : last + 1]))
    starts = starts[graph.crossings[graph.start[storey.first_node] : graph.start[last]] == NOTHING]
    costs[edges] += price_walks(added, graph.points[starts], graph.points[graph.ends[edges]])


def _is_door(wish: Avoidance, portal: Portal) -> bool:
    if wish.connector is not None or portal.kind is PortalKind.VIRTUAL or portal.clear_width_m is None:
        return False
    return portal.clear_width_m.value < DOOR_CLEAR_NEW_M.value - WIDTH_TOLERANCE_M


def _is_crossing(wish: Avoidance, crossing: Crossing) -> bool:
    if crossing.connector is None or crossing.connector.kind is not wish.connector:
        return False
    return wish.up is None or wish.up == (crossing.via[-1][2] > crossing.via[0][2])


def _list_used(wish: Avoidance, leg: Leg, twin: Twin) -> Iterator[str]:
    is_kind = leg.connector is not None and leg.connector_kind is wish.connector
    if is_kind and (wish.up is None or wish.up == (leg.path[-1][2] > leg.path[0][2])):
        yield str(leg.connector)
    for portal in leg.portals:
        if _is_door(wish, twin.portals[portal]):
            yield portal
