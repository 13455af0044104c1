"""The whole building as one graph for one profile: meshes of all storeys, joined by crossings. Built once, asked often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from shapely import MultiPolygon

from twin.geometry.compiled import frozen
from twin.geometry.taut_graph import TautGraph, build_taut_graph
from twin.geometry.visibility import Sites, build_sites
from twin.model.facility import ObstacleKind
from twin.model.ids import SpaceId, StoreyId
from twin.model.navmesh import NavMesh
from twin.model.passage import Portal
from twin.model.profile import Profile
from twin.model.twin import Twin
from twin.routing.aids import Aids
from twin.routing.crossings import Crossing, is_open, list_connector_crossings, list_portal_crossings
from twin.routing.doors import Doors, build_doors, price_walks
from twin.routing.floor import Bodies, build_space_floors
from twin.routing.navmesh import Foothold, build_navmesh
from twin.routing.profiles.barriers import list_portal_barriers
from twin.routing.profiles.cost import price_portal
from twin.routing.profiles.notices import list_portal_notices
from twin.routing.search import BARRED, FREE, NOTHING, SearchGraph
from twin.routing.surroundings import Surroundings
from twin.routing.territories import Territories, build_territories


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StoreyNetwork:
    """
    One storey's part of a network.

    Its nodes in the graph are the bends of the mesh, from ``first_node`` on,
    then ``sites``: where crossings start and end. ``portals`` are those the
    mesh leads through, in the order of ``doors``.
    """

    mesh: NavMesh
    floors: Mapping[SpaceId, MultiPolygon]
    portals: tuple[Portal, ...]
    doors: Doors
    sites: Sites
    first_node: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """
    All ways of a building for one profile.

    Immutable; queries keep what they need to themselves, so any number of
    threads may ask at once. ``crossings[i]`` is what edge number i of
    ``graph.crossings`` stands for. ``aids`` are its own: not given, not
    copied. Where changes were applied, ``unchanged`` is the network without
    them.
    """

    twin: Twin
    profile: Profile
    closed: frozenset[str]
    storeys: Mapping[StoreyId, StoreyNetwork]
    crossings: tuple[Crossing, ...]
    territories: Territories
    graph: SearchGraph
    unchanged: "Network | None" = None
    aids: Aids = field(init=False, repr=False, default_factory=Aids)


def build_network(twin: Twin, profile: Profile, *, closed: frozenset[str] = frozenset()) -> Network:
    """
    Build the network of a building for a profile.

    Parameters
    ----------
    closed
        Ids of portals, connectors and spaces that nobody may use now. The
        doors of a closed space are closed.

    Notes
    -----
    A portal that the profile may pass joins the mesh of its storey, and ways
    cross it anywhere; every other way through it is a crossing on its centre
    line. What the profile may not use is in the graph as well, barred: it
    tells what stands in the way where there is none.
    """
    return _build(twin, profile, closed, Bodies(twin))


LOOSE_RADIUS_M: Final = 0.05


def build_loose_network(network: Network, loose: frozenset[ObstacleKind]) -> Network:
    """Return the network of a body that fits nearly everywhere, in a building without bodies of the given kinds."""
    slim = replace(network.profile, radius_m=LOOSE_RADIUS_M)
    return _build(network.twin, slim, network.closed, Bodies(network.twin, without=loose))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BareFloors:
    """Meshes, floors and crossings of a building without what could be moved, for a network's profile and closures."""

    meshes: Mapping[StoreyId, NavMesh]
    floors: Mapping[StoreyId, Mapping[SpaceId, MultiPolygon]]
    crossings: tuple[Crossing, ...]


def lay_bare(network: Network, loose: frozenset[ObstacleKind]) -> BareFloors:
    """Return the floors of a network's building as they would be without bodies of the given kinds."""
    twin, bodies = network.twin, Bodies(network.twin, without=loose)
    floors = {storey: build_space_floors(twin, storey, bodies) for storey in twin.storeys}
    joined = {storey: part.portals for storey, part in network.storeys.items()}
    meshes = {
        storey: build_navmesh(storey, floors[storey], joined[storey], bodies, network.profile.radius_m)
        for storey in floors
    }
    crossings = _list_crossings(
        twin, network.profile, network.closed, meshes, floors, joined, bodies, Surroundings(twin)
    )
    return BareFloors(meshes=meshes, floors=floors, crossings=crossings)


def _build(twin: Twin, profile: Profile, closed: frozenset[str], bodies: Bodies) -> Network:
    territories = build_territories(twin, profile)
    floors = {storey: build_space_floors(twin, storey, bodies) for storey in twin.storeys}
    joined = {storey: _list_joined(twin, storey, floors[storey], profile, closed, territories) for storey in floors}
    meshes = {
        storey: build_navmesh(storey, floors[storey], joined[storey], bodies, profile.radius_m) for storey in floors
    }
    surroundings = Surroundings(twin)
    crossings = _list_crossings(twin, profile, closed, meshes, floors, joined, bodies, surroundings)
    storeys: dict[StoreyId, StoreyNetwork] = {}
    graphs: list[TautGraph] = []
    first_node = 0
    for storey, mesh in meshes.items():
        sites, taut = _link_storey(mesh, crossings)
        prices = [
            price_portal(
                portal,
                profile,
                list_portal_notices(portal, profile),
                off_paving=surroundings.is_off_paving(portal),
            )
            for portal in joined[storey]
        ]
        storeys[storey] = StoreyNetwork(
            mesh=mesh,
            floors=floors[storey],
            portals=joined[storey],
            doors=build_doors(joined[storey], prices),
            sites=sites,
            first_node=first_node,
        )
        graphs.append(taut)
        first_node += len(taut.points)
    return Network(
        twin=twin,
        profile=profile,
        closed=closed,
        storeys=storeys,
        crossings=crossings,
        territories=territories,
        graph=_assemble(profile, storeys, graphs, crossings, territories),
    )


def _is_closed(portal: Portal, closed: frozenset[str]) -> bool:
    return portal.id in closed or any(side in closed for side in portal.spaces)


def _list_joined(
    twin: Twin,
    storey: StoreyId,
    floors: Mapping[SpaceId, MultiPolygon],
    profile: Profile,
    closed: frozenset[str],
    territories: Territories,
) -> tuple[Portal, ...]:
    """Return the portals that become part of the mesh: anybody of the profile may pass them, both ways."""
    return tuple(
        portal
        for portal in twin.portals.values()
        if portal.storey == storey
        and all(side in floors for side in portal.spaces)
        and portal.id not in territories.borders
        and not any(
            list_portal_barriers(portal, profile, forward=forward, closed=_is_closed(portal, closed))
            for forward in (True, False)
        )
    )


def _list_crossings(
    twin: Twin,
    profile: Profile,
    closed: frozenset[str],
    meshes: Mapping[StoreyId, NavMesh],
    floors: Mapping[StoreyId, Mapping[SpaceId, MultiPolygon]],
    joined: Mapping[StoreyId, tuple[Portal, ...]],
    bodies: Bodies,
    surroundings: Surroundings,
) -> tuple[Crossing, ...]:
    found: list[Crossing] = []
    decided = {portal.id for storey, portals in joined.items() for portal in portals if is_open(portal, meshes[storey])}
    for portal in twin.portals.values():
        mesh = meshes[portal.storey]
        if portal.id not in decided:
            found += list_portal_crossings(
                portal, mesh, floors[portal.storey], bodies, surroundings, profile, closed=_is_closed(portal, closed)
            )
    everywhere = {space: floor for parts in floors.values() for space, floor in parts.items()}
    for connector in twin.connectors.values():
        found += list_connector_crossings(connector, twin, meshes, everywhere, surroundings, profile, closed=closed)
    return tuple(found)


def _link_storey(mesh: NavMesh, crossings: Sequence[Crossing]) -> tuple[Sites, TautGraph]:
    footholds = _list_footholds(mesh.storey, crossings)
    sites = build_sites(
        mesh.triangles,
        np.array([(foothold.x_m, foothold.y_m) for foothold in footholds]).reshape(-1, 2),
        np.array([foothold.triangle for foothold in footholds], dtype=np.int32),
    )
    return sites, build_taut_graph(mesh.triangles, sites)


def _list_footholds(storey: StoreyId, crossings: Sequence[Crossing]) -> tuple[Foothold, ...]:
    """Return where crossings start or end on a storey, each once."""
    ends = (end for crossing in crossings for end in (crossing.start, crossing.end) if end.storey == storey)
    return tuple(dict.fromkeys(ends))


def _assemble(
    profile: Profile,
    storeys: Mapping[StoreyId, StoreyNetwork],
    graphs: Sequence[TautGraph],
    crossings: Sequence[Crossing],
    territories: Territories,
) -> SearchGraph:
    walks = [_walk_edges(storey, graph, profile) for storey, graph in zip(storeys.values(), graphs, strict=True)]
    nodes = {
        foothold: storey.first_node + len(storey.mesh.triangles.bends) + place
        for storey in storeys.values()
        for place, foothold in enumerate(_list_footholds(storey.mesh.storey, crossings))
    }
    points = np.concatenate([np.zeros((0, 2)), *(graph.points for graph in graphs)])
    starts = np.concatenate([*(walk[0] for walk in walks), [nodes[c.start] for c in crossings]]).astype(np.int32)
    ends = np.concatenate([*(walk[1] for walk in walks), [nodes[c.end] for c in crossings]]).astype(np.int32)
    costs = np.concatenate([*(walk[2] for walk in walks), [c.cost_s(profile) for c in crossings]])
    walked = len(starts) - len(crossings)
    gates = np.concatenate([np.full(walked, FREE), [find_gate(c, territories) for c in crossings]]).astype(np.int32)
    numbers = np.concatenate([np.full(walked, NOTHING), np.arange(len(crossings))]).astype(np.int32)
    order = np.argsort(starts, kind="stable")
    rows = np.concatenate([[0], np.cumsum(np.bincount(starts, minlength=len(points)))]).astype(np.int32)
    lengths = np.hypot(*(points[starts] - points[ends]).T)
    moving = lengths > 0.0
    bound = float(np.min(costs[moving] / lengths[moving], initial=1.0 / profile.speed_mps))
    return frozen(SearchGraph(points, rows, ends[order], costs[order], gates[order], numbers[order], bound))


def _walk_edges(storey: StoreyNetwork, graph: TautGraph, profile: Profile) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return both directions of every straight walk on a storey, with what they cost."""
    starts, ends = (np.concatenate(pair) for pair in ((graph.starts, graph.ends), (graph.ends, graph.starts)))
    costs = graph.lengths / profile.speed_mps
    costs = costs + price_walks(storey.doors, graph.points[graph.starts], graph.points[graph.ends])
    return starts + storey.first_node, ends + storey.first_node, np.concatenate([costs, costs])


def find_gate(crossing: Crossing, territories: Territories) -> int:
    """Return who may use a crossing: all, nobody, or who starts or ends in the territory that it leads to."""
    if crossing.barriers or (crossing.portal is not None and crossing.portal.id in territories.sealed):
        return BARRED
    if crossing.entered is None:
        return FREE
    return territories.number_of.get(crossing.entered, FREE)
