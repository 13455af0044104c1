"""From a place that people name to a place that a body can stand at, and what it sees from there."""

from dataclasses import dataclass

import numpy as np

from twin.errors import UnknownIdError
from twin.geometry.blockers import are_blocked
from twin.geometry.polygon import to_multipolygon
from twin.geometry.triangulation import NOTHING
from twin.geometry.visibility import find_vertex, see_bends, see_sites
from twin.model.ids import SpaceId, StoreyId
from twin.model.route import Location
from twin.routing.doors import price_walks
from twin.routing.navmesh import Foothold, find_nearest_foothold
from twin.routing.network import Network, StoreyNetwork
from twin.routing.rooms import Rooms, build_rooms
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


def get_rooms(network: Network, storey: StoreyId) -> Rooms:
    """Return the rooms of a storey, laid out when they are first asked for; raises ``UnknownIdError``."""
    rooms = network.aids.rooms.get(storey)
    if rooms is None:
        part, spaces = get_storey_network(network, storey), network.twin.spaces
        footprints = {space: to_multipolygon(spaces[space].footprint) for space in part.floors}
        rooms = network.aids.rooms[storey] = build_rooms(part.mesh, footprints, part.floors)
    return rooms


def find_space_at(network: Network, storey: StoreyId, x_m: float, y_m: float) -> SpaceId | None:
    """Return the space whose footprint holds a point, the smallest where several do."""
    return get_rooms(network, storey).find_space(x_m, y_m)


def find_place(network: Network, location: Location) -> Place | None:
    """
    Return where a body can stand to be at a location.

    A location inside a space stays in that space, whatever is nearer on the
    other side of a wall. ``None`` where the body does not fit in there.
    """
    rooms, x_m, y_m = get_rooms(network, location.storey), location.x_m, location.y_m
    space, triangle = rooms.stand_in(x_m, y_m)
    if triangle == NOTHING:
        foothold = find_nearest_foothold(rooms.mesh, rooms.list_pieces(space), x_m, y_m)
        return None if foothold is None else Place(foothold=foothold, space=space)
    foothold = Foothold(storey=location.storey, x_m=x_m, y_m=y_m, triangle=triangle, moved_m=0.0)
    return Place(foothold=foothold, space=space)


def link_place(network: Network, place: Place) -> Links:
    """Return the nodes of the graph that a place sees, and what it costs to walk there."""
    storey = network.storeys[place.foothold.storey]
    mesh = storey.mesh.triangles
    x, y, triangle = place.foothold.x_m, place.foothold.y_m, place.foothold.triangle
    vertex = find_vertex(mesh, triangle, x, y)
    bends = see_bends(mesh, x, y, vertex, triangle)
    sites = see_sites(mesh, storey.sites, x, y, vertex, triangle)
    ends = np.concatenate([mesh.vertices[bends], storey.sites.points[sites]])
    nodes = np.concatenate([mesh.bend_of[bends], len(mesh.bends) + sites]) + storey.first_node
    starts = np.ascontiguousarray(np.broadcast_to(np.array([x, y]), ends.shape))
    if storey.mesh.lost is not None:
        kept = ~are_blocked(storey.mesh.blockers, starts, ends)
        starts, ends, nodes = starts[kept], ends[kept], nodes[kept]
    costs = np.hypot(*(ends - starts).T) / network.profile.speed_mps
    return Links(nodes.astype(np.int32), costs + price_walks(storey.doors, starts, ends))
