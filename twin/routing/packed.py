"""
A network as bytes, to be kept beside its twin, and back.

What the twin holds stands in the bytes by its id only. Bytes fit the twin and
the profile that they were made for, and the code: who keeps them minds that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from shapely import MultiPolygon

from twin.errors import TwinError
from twin.geometry.visibility import Sites
from twin.model.codec import from_bytes, to_bytes
from twin.model.ids import ConnectorId, PortalId, SpaceId, StoreyId
from twin.model.navmesh import NavMesh
from twin.model.passage import Point3
from twin.model.profile import Profile
from twin.model.route import Barrier, Notice
from twin.model.twin import Twin
from twin.routing.crossings import Crossing
from twin.routing.doors import Doors
from twin.routing.navmesh import Foothold
from twin.routing.network import Network, StoreyNetwork
from twin.routing.profiles.cost import Price
from twin.routing.search import SearchGraph
from twin.routing.territories import build_territories


@dataclass(frozen=True, slots=True, kw_only=True)
class _Storey:
    """A ``StoreyNetwork`` with its portals by their ids."""

    mesh: NavMesh
    floors: dict[SpaceId, MultiPolygon]
    portals: tuple[PortalId, ...]
    doors: Doors
    sites: Sites
    first_node: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Crossing:
    """A ``Crossing`` with its portal or connector by its id."""

    portal: PortalId | None
    connector: ConnectorId | None
    start: Foothold
    end: Foothold
    via: tuple[Point3, ...]
    price: Price
    approach_m: float
    entered: SpaceId | None
    barriers: tuple[Barrier, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Packed:
    """What is in the bytes."""

    storeys: dict[StoreyId, _Storey]
    crossings: tuple[_Crossing, ...]
    graph: SearchGraph


def pack_network(network: Network) -> bytes:
    """Return a network in which nothing is closed as bytes; aids are not packed."""
    storeys = {name: _pack_storey(storey) for name, storey in network.storeys.items()}
    crossings = tuple(_pack_crossing(crossing) for crossing in network.crossings)
    return to_bytes(_Packed(storeys=storeys, crossings=crossings, graph=network.graph))


def unpack_network(data: bytes, twin: Twin, profile: Profile) -> Network:
    """
    Return the network that ``pack_network`` packed, for the same twin and profile.

    Raises
    ------
    TwinError
        If the bytes are none of a network, or of one in another building.
    """
    packed = from_bytes(data, _Packed)
    try:
        storeys = {name: _unpack_storey(storey, twin) for name, storey in packed.storeys.items()}
        crossings = tuple(_unpack_crossings(packed.crossings, twin))
    except KeyError as error:
        msg = f"bytes are of a network in another building: it has {error}"
        raise TwinError(msg) from error
    return Network(
        twin=twin,
        profile=profile,
        closed=frozenset(),
        storeys=storeys,
        crossings=crossings,
        territories=build_territories(twin, profile),
        graph=packed.graph,
    )


def _pack_storey(storey: StoreyNetwork) -> _Storey:
    return _Storey(
        mesh=storey.mesh,
        floors=dict(storey.floors),
        portals=tuple(portal.id for portal in storey.portals),
        doors=storey.doors,
        sites=storey.sites,
        first_node=storey.first_node,
    )


def _unpack_storey(storey: _Storey, twin: Twin) -> StoreyNetwork:
    return StoreyNetwork(
        mesh=storey.mesh,
        floors={twin.spaces[space].id: floor for space, floor in storey.floors.items()},
        portals=tuple(twin.portals[portal] for portal in storey.portals),
        doors=storey.doors,
        sites=storey.sites,
        first_node=storey.first_node,
    )


def _pack_crossing(crossing: Crossing) -> _Crossing:
    return _Crossing(
        portal=None if crossing.portal is None else crossing.portal.id,
        connector=None if crossing.connector is None else crossing.connector.id,
        start=crossing.start,
        end=crossing.end,
        via=crossing.via,
        price=crossing.price,
        approach_m=crossing.approach_m,
        entered=crossing.entered,
        barriers=crossing.barriers,
        notices=crossing.notices,
    )


def _unpack_crossings(crossings: Iterable[_Crossing], twin: Twin) -> Iterable[Crossing]:
    for crossing in crossings:
        yield Crossing(
            portal=None if crossing.portal is None else twin.portals[crossing.portal],
            connector=None if crossing.connector is None else twin.connectors[crossing.connector],
            start=crossing.start,
            end=crossing.end,
            via=crossing.via,
            price=crossing.price,
            approach_m=crossing.approach_m,
            entered=crossing.entered,
            barriers=crossing.barriers,
            notices=crossing.notices,
        )
