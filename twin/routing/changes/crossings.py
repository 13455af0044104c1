"""What changes do to crossings: which are shut, which are gone, which are new."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Point

from twin.geometry.polygon import to_multipolygon
from twin.model.ids import ConnectorId, PortalId, SpaceId, StoreyId
from twin.model.navmesh import NavMesh
from twin.model.passage import Portal, VerticalConnector
from twin.model.twin import Twin
from twin.routing.changes.floor import MARGIN_M, Taken, is_shut, meet, pick_bodies
from twin.routing.crossings import (
    AXIS_REACH_M,
    LANDING_REACH_M,
    Crossing,
    is_open,
    list_connector_crossings,
    list_portal_crossings,
)
from twin.routing.network import Network
from twin.routing.surroundings import Surroundings

Bools = NDArray[np.bool_]

POCKET_REACH_M: Final = 1.0
"""So much farther than its landing's reach a body may stand to change which floor is nearest."""


class ChangedCrossings(NamedTuple):
    """``shut`` and ``gone`` (n,) are of the network's crossings; ``added`` take the place of those that are gone."""

    shut: Bools
    gone: Bools
    added: tuple[Crossing, ...]


def change_crossings(
    network: Network,
    twin: Twin,
    closed: frozenset[str],
    taken: Mapping[StoreyId, Taken],
    meshes: Mapping[StoreyId, NavMesh],
) -> ChangedCrossings:
    """
    Return what closures and bodies do to the crossings of a network.

    Portals and connectors near a change are crossed as ``build_network``
    would have it there; *twin* is the changed building, *meshes* are those
    of the storeys that lose floor.
    """
    crossings = network.crossings
    shut = np.array([c.portal is not None and is_shut(c.portal, closed) for c in crossings], dtype=bool)
    portals = [portal for portal in _list_near_portals(network, taken) if not is_shut(portal, closed)]
    connectors = [c for c in network.twin.connectors.values() if _is_touched(c, closed, taken)]
    touched = {portal.id for portal in portals} | {connector.id for connector in connectors}
    gone = np.array([_element_of(crossing) in touched for crossing in crossings], dtype=bool)
    added: list[Crossing] = []
    if touched:
        ground = _Ground(network, twin, taken, meshes)
        surroundings = Surroundings(twin)
        for portal in portals:
            added += _cross_portal(ground, portal, surroundings)
        for connector in connectors:
            added += list_connector_crossings(
                connector, twin, ground.meshes, ground.floors, surroundings, network.profile, closed=closed
            )
    return ChangedCrossings(shut, gone, tuple(added))


def is_closed_crossing(crossing: Crossing, closed: frozenset[str]) -> bool:
    """Tell whether a crossing's portal or connector, or a space it joins, is closed."""
    if crossing.portal is not None:
        return is_shut(crossing.portal, closed)
    connector = crossing.connector
    return connector is not None and (
        connector.id in closed or any(landing.space in closed for landing in connector.landings)
    )


def _element_of(crossing: Crossing) -> PortalId | ConnectorId | None:
    element = crossing.portal or crossing.connector
    return None if element is None else element.id


class _Ground:
    """Meshes and floors of a building under changes; those without any are the network's own."""

    def __init__(
        self, network: Network, twin: Twin, taken: Mapping[StoreyId, Taken], meshes: Mapping[StoreyId, NavMesh]
    ) -> None:
        self.network, self.twin = network, twin
        self.meshes = {name: meshes.get(name, storey.mesh) for name, storey in network.storeys.items()}
        self.floors: dict[SpaceId, MultiPolygon] = {
            space: _without(floor, taken[name].solid) if name in taken else floor
            for name, storey in network.storeys.items()
            for space, floor in storey.floors.items()
        }


def _without(floor: MultiPolygon, solid: MultiPolygon) -> MultiPolygon:
    return to_multipolygon(shapely.difference(floor, solid)) if meet(floor, solid) else floor


def _cross_portal(ground: _Ground, portal: Portal, surroundings: Surroundings) -> tuple[Crossing, ...]:
    """Return the crossings of a portal that is not closed: none where the mesh leads through it."""
    storey, mesh = ground.network.storeys[portal.storey], ground.meshes[portal.storey]
    joined = any(portal.id == other.id for other in storey.portals)
    if joined and is_open(portal, mesh):
        return ()
    floors = {space: ground.floors[space] for space in storey.floors}
    bodies = pick_bodies(ground.twin, shapely.box(*shapely.buffer(portal.passage, MARGIN_M).bounds))
    profile = ground.network.profile
    return list_portal_crossings(portal, mesh, floors, bodies, surroundings, profile, closed=False)


def _list_near_portals(network: Network, taken: Mapping[StoreyId, Taken]) -> Iterator[Portal]:
    """Yield the portals whose centre line may end elsewhere, or be blocked, for what is taken."""
    for portal in network.twin.portals.values():
        if portal.storey in taken:
            reach_m = 2.0 * network.profile.radius_m + AXIS_REACH_M + MARGIN_M
            if shapely.dwithin(portal.passage, taken[portal.storey].region, reach_m):
                yield portal


def _is_touched(connector: VerticalConnector, closed: frozenset[str], taken: Mapping[StoreyId, Taken]) -> bool:
    """Tell whether a connector or a landing's space is closed, or a landing may have moved."""
    if connector.id in closed or any(landing.space in closed for landing in connector.landings):
        return True
    reach_m = LANDING_REACH_M + POCKET_REACH_M
    return any(
        shapely.dwithin(Point(landing.at[:2]), taken[landing.storey].region, reach_m)
        for landing in connector.landings
        if landing.storey in taken
    )
