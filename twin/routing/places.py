"""From a place that people name to a place that a body can stand at, and what it sees from there."""

from dataclasses import dataclass

import numpy as np
from shapely import Point

from twin.errors import UnknownIdError
from twin.geometry.visibility import find_vertex, see_bends, see_sites
from twin.model.ids import SpaceId, StoreyId
from twin.model.route import Location
from twin.routing.doors import price_walks
from twin.routing.navmesh import Foothold, find_foothold
from twin.routing.network import Network, StoreyNetwork
from twin.routing.search import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a way starts or ends: the foothold, and the space it was asked for in, if any."""

    foothold: Foothold
    space: SpaceId | None


def get_storey_network(network: Network, storey: StoreyId) -> StoreyNetwork:
    """Return a storey's part of a network, or raise ``UnknownIdError``."""
    found = network.storeys.get(storey)
    if found is None:
        msg = f"no storey {storey!r} in {network.twin.file.name}: storeys are {', '.join(network.storeys)}"
        raise UnknownIdError(msg)
    return found


def find_space_at(network: Network, storey: StoreyId, x_m: float, y_m: float) -> SpaceId | None:
    """Return the space whose footprint holds a point, the smallest where several do."""
    point = Point(x_m, y_m)
    holding = [
        (footprint.area, space)
        for space in get_storey_network(network, storey).floors
        if (footprint := network.twin.spaces[space].footprint) is not None and footprint.intersects(point)
    ]
    return min(holding)[1] if holding else None


def find_place(network: Network, location: Location) -> Place | None:
    """
    Return where a body can stand to be at a location.

    A location inside a space stays in that space, whatever is nearer on the
    other side of a wall. ``None`` where the body does not fit in there.
    """
    storey = get_storey_network(network, location.storey)
    space = find_space_at(network, location.storey, location.x_m, location.y_m)
    within = None if space is None else storey.floors[space]
    foothold = find_foothold(storey.mesh, location.x_m, location.y_m, within=within)
    return None if foothold is None else Place(foothold=foothold, space=space)


def link_place(network: Network, place: Place) -> Links:
    """Return the nodes of the graph that a place sees, and what it costs to walk there."""
    storey = network.storeys[place.foothold.storey]
    mesh = storey.mesh.triangles
    x, y, triangle = place.foothold.x_m, place.foothold.y_m, place.foothold.triangle
    vertex = find_vertex(mesh, triangle, x, y)
    bends = see_bends(mesh, x, y, vertex, triangle)
    sites = see_sites(mesh, storey.sites, x, y, vertex, triangle)
    ends = np.concatenate([mesh.vertices[bends], storey.sites.points[sites]])
    starts = np.broadcast_to(np.array([x, y]), ends.shape)
    costs = np.hypot(*(ends - starts).T) / network.profile.speed_mps
    nodes = np.concatenate([mesh.bend_of[bends], len(mesh.bends) + sites]) + storey.first_node
    return Links(nodes.astype(np.int32), costs + price_walks(storey.doors, np.ascontiguousarray(starts), ends))
