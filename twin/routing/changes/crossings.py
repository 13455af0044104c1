"""What changes do to crossings: which are gone, which are new, and what they are numbered now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point

from twin.geometry.polygon import to_multipolygon
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ConnectorId, PortalId, StoreyId
from twin.model.passage import Portal, VerticalConnector
from twin.model.route import BarrierKind
from twin.model.twin import Twin
from twin.routing.changes.floor import MARGIN_M, Taken, is_shut, meet
from twin.routing.changes.ground import get_bodies, get_surroundings
from twin.routing.crossings import (
    AXIS_REACH_M,
    LANDING_REACH_M,
    Crossing,
    is_open,
    list_connector_crossings,
    list_portal_crossings,
)
from twin.routing.floor import PATCH_M, Bodies
from twin.routing.network import Network, StoreyNetwork
from twin.routing.search import NOTHING
from twin.routing.surroundings import Surroundings

Ints = NDArray[np.int32]

POCKET_REACH_M: Final = 1.0
"""So much farther than its landing's reach a body may stand to change which floor is nearest."""


class ChangedCrossings(NamedTuple):
    """``numbers`` (n,) are what the old crossings are numbered now, ``NOTHING`` for those that are gone; from ``kept`` on all are new."""

    crossings: tuple[Crossing, ...]
    numbers: Ints
    kept: int

    @property
    def added(self) -> tuple[Crossing, ...]:
        """The crossings that take the place of those that are gone."""
        return self.crossings[self.kept :]


def change_crossings(
    network: Network,
    twin: Twin,
    obstacles: Sequence[Obstacle],
    closed: frozenset[str],
    taken: Mapping[StoreyId, Taken],
    storeys: Mapping[StoreyId, StoreyNetwork],
) -> ChangedCrossings:
    """
    Return what closures and bodies do to the crossings of a network.

    Portals and connectors that are shut or near a change are crossed as
    ``build_network`` would have it there; *twin* is the changed building,
    *storeys* are what is left of them.
    """
    portals = [*_list_touched_portals(network, closed, taken)]
    connectors = [c for c in twin.connectors.values() if _is_touched(c, closed, taken)]
    touched = {portal.id for portal in portals} | {connector.id for connector in connectors}
    gone = np.array([_element_of(crossing) in touched for crossing in network.crossings], dtype=bool)
    added: list[Crossing] = []
    if touched:
        railed = any(body.kind is ObstacleKind.RAILING for body in obstacles)
        surroundings = Surroundings(twin) if railed else get_surroundings(network)
        bodies = Bodies(replace(twin, obstacles={body.id: body for body in obstacles}), beside=get_bodies(network))
        meshes = {name: storey.mesh for name, storey in storeys.items()}
        floors = {space: floor for storey in storeys.values() for space, floor in storey.floors.items()}
        for portal in portals:
            added += _cross_portal(network, storeys[portal.storey], portal, bodies, surroundings, closed)
        for connector in connectors:
            added += list_connector_crossings(
                connector, twin, meshes, floors, surroundings, network.profile, closed=closed
            )
    kept = [crossing for crossing, is_gone in zip(network.crossings, gone, strict=True) if not is_gone]
    numbers = np.where(gone, NOTHING, np.cumsum(~gone) - 1).astype(np.int32)
    return ChangedCrossings((*kept, *added), numbers, len(kept))


def is_closed(crossing: Crossing) -> bool:
    """Tell whether a crossing is closed to everybody."""
    return any(barrier.kind is BarrierKind.CLOSED for barrier in crossing.barriers)


def _element_of(crossing: Crossing) -> PortalId | ConnectorId | None:
    element = crossing.portal or crossing.connector
    return None if element is None else element.id


def _cross_portal(
    network: Network,
    storey: StoreyNetwork,
    portal: Portal,
    bodies: Bodies,
    surroundings: Surroundings,
    closed: frozenset[str],
) -> Iterable[Crossing]:
    """Return the crossings of a portal: none where the mesh leads through it."""
    reach_m = 2.0 * network.profile.radius_m + AXIS_REACH_M + PATCH_M + MARGIN_M
    window = shapely.box(*shapely.buffer(portal.passage, reach_m).bounds)
    # What lies near is the same floor, and much less of it.
    mesh = replace(storey.mesh, floor=to_multipolygon(storey.mesh.hold(window)), lost=None)
    if any(portal.id == other.id for other in storey.portals) and is_open(portal, mesh):
        return ()
    shut = is_shut(portal, closed)
    return list_portal_crossings(portal, mesh, storey.floors, bodies, surroundings, network.profile, closed=shut)


def _list_touched_portals(
    network: Network, closed: frozenset[str], taken: Mapping[StoreyId, Taken]
) -> Iterator[Portal]:
    """Yield the portals that are shut, and those whose centre line may end elsewhere, or be blocked, for what is taken."""
    reach_m = 2.0 * network.profile.radius_m + AXIS_REACH_M + MARGIN_M
    for portal in network.twin.portals.values():
        if is_shut(portal, closed):
            yield portal
        elif portal.storey in taken:
            region = taken[portal.storey].lost.floor
            near = meet(shapely.buffer(portal.passage, reach_m), region)
            if near and shapely.dwithin(portal.passage, region, reach_m):
                yield portal


def _is_touched(connector: VerticalConnector, closed: frozenset[str], taken: Mapping[StoreyId, Taken]) -> bool:
    """Tell whether a connector or a landing's space is closed, or a landing may have moved."""
    if connector.id in closed or any(landing.space in closed for landing in connector.landings):
        return True
    reach_m = LANDING_REACH_M + POCKET_REACH_M
    return any(
        shapely.dwithin(Point(landing.at[:2]), taken[landing.storey].lost.floor, reach_m)
        for landing in connector.landings
        if landing.storey in taken
    )
