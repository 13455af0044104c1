"""The cheapest way from here to there under changes, exact from the first question on."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString

from twin.geometry.visibility import build_sites, sees_point
from twin.model.ids import StoreyId
from twin.model.route import Barrier, BarrierKind, Location, NoRoute, Route
from twin.routing.changes.apply import ChangedNetwork
from twin.routing.changes.crossings import is_closed_crossing
from twin.routing.changes.floor import is_shut
from twin.routing.changes.graph import are_blocked, link_sites
from twin.routing.changes.search import find_changed_path
from twin.routing.crossings import Crossing
from twin.routing.doors import list_crossed, price_walks
from twin.routing.find import build_route
from twin.routing.legs import Move
from twin.routing.navmesh import find_foothold
from twin.routing.places import Place, find_place, find_space_at, get_storey_network
from twin.routing.remedies.explain import explain
from twin.routing.search import NOTHING, Links
from twin.routing.ways import Way, find_way


def find_changed_route(changed: ChangedNetwork, origin: Location, destination: Location) -> Route | NoRoute:
    """
    Find the cheapest way between two locations under changes.

    Returns
    -------
    route or no route
        As ``find_route`` on the network of the changed building gives it. The
        barriers of no route are what is closed on the best way there would
        be otherwise, or the bodies put down, or what stood in the way before.

    Raises
    ------
    UnknownIdError
        If a location names a storey that the building does not have.
    """
    start, goal = find_changed_place(changed, origin), find_changed_place(changed, destination)
    way = None if start is None or goal is None else find_changed_way(changed, start, goal)
    if way is None or start is None or goal is None:
        return NoRoute(
            profile=changed.network.profile.name,
            origin=origin,
            destination=destination,
            barriers=_explain(changed, origin, destination),
        )
    return build_route(changed.network, origin, destination, start, goal, way)


def find_changed_place(changed: ChangedNetwork, location: Location) -> Place | None:
    """Return where a body can stand under changes to be at a location, ``None`` where it does not fit in there."""
    network = changed.network
    storey = get_storey_network(network, location.storey)
    space = find_space_at(network, location.storey, location.x_m, location.y_m)
    within = None if space is None else storey.floors[space]
    mesh = changed.meshes.get(location.storey, storey.mesh)
    foothold = find_foothold(mesh, location.x_m, location.y_m, within=within)
    return None if foothold is None else Place(foothold=foothold, space=space)


def find_changed_way(changed: ChangedNetwork, start: Place, goal: Place) -> Way | None:
    """Return the cheapest way between two places under changes."""
    here, there = start.foothold, goal.foothold
    direct_s = _price_direct(changed, start, goal)
    numbers = changed.network.territories.number_of
    own = [numbers[place.space] for place in (start, goal) if place.space is not None and place.space in numbers]
    cost_s, steps = find_changed_path(
        changed.network.graph,
        changed.graph,
        _link_place(changed, start),
        _link_place(changed, goal),
        np.array([there.x_m, there.y_m]),
        np.array(own, dtype=np.int32),
    )
    if direct_s <= cost_s and direct_s < math.inf:
        return Way(moves=((here.x_m, here.y_m), (there.x_m, there.y_m)), cost_s=direct_s)
    if not math.isfinite(cost_s):
        return None
    moves: list[Move] = [(here.x_m, here.y_m)]
    for node, crossing in steps:
        if crossing != NOTHING:
            moves.append(changed.crossings[crossing])
        moves.append((float(changed.graph.points[node, 0]), float(changed.graph.points[node, 1])))
    return Way(moves=(*moves, (there.x_m, there.y_m)), cost_s=cost_s)


def _link_place(changed: ChangedNetwork, place: Place) -> Links:
    storey = place.foothold.storey
    at = np.array([[place.foothold.x_m, place.foothold.y_m]])
    triangles = np.array([place.foothold.triangle], dtype=np.int32)
    here = build_sites(changed.network.storeys[storey].mesh.triangles, at, triangles)
    edges = np.array([[at[0], at[0]]])
    _, nodes, costs = link_sites(changed.network, storey, here, edges, changed.graph, changed.new.get(storey))
    return Links(nodes, costs)


def _price_direct(changed: ChangedNetwork, start: Place, goal: Place) -> float:
    """Return what the straight way costs, infinite where there is none."""
    here, there = start.foothold, goal.foothold
    if here.storey != there.storey:
        return math.inf
    storey = changed.network.storeys[here.storey]
    ends = np.array([[here.x_m, here.y_m], [there.x_m, there.y_m]])
    number = list(changed.network.storeys).index(here.storey)
    if are_blocked(changed.graph.blockers, number, ends[:1], ends[1:])[0] or not sees_point(
        storey.mesh.triangles, here.x_m, here.y_m, here.triangle, there.x_m, there.y_m, there.triangle
    ):
        return math.inf
    doors_s = float(price_walks(storey.doors, ends[:1], ends[1:])[0])
    return float(np.hypot(*(ends[1] - ends[0]))) / changed.network.profile.speed_mps + doors_s


def _explain(changed: ChangedNetwork, origin: Location, destination: Location) -> tuple[Barrier, ...]:
    """Return what changes put in the way of the best one there was, or what stood in the way before."""
    network = changed.network
    start, goal = find_place(network, origin), find_place(network, destination)
    way = None if start is None or goal is None else find_way(network, start, goal)
    if way is None or start is None:
        return explain(network, origin, destination)
    return tuple(dict.fromkeys(_list_changes_on(changed, start.foothold.storey, way)))


def _list_changes_on(changed: ChangedNetwork, storey: StoreyId, way: Way) -> Iterator[Barrier]:
    closed, network = changed.changes.closed, changed.network
    for here, there in pairwise(way.moves):
        if isinstance(here, Crossing):
            storey = here.end.storey
        elif isinstance(there, Crossing):
            element = there.portal or there.connector
            if element is not None and is_closed_crossing(there, closed):
                yield Barrier(id=element.id, kind=BarrierKind.CLOSED)
        else:
            part = network.storeys[storey]
            shut = [part.portals[door] for door in list_crossed(part.doors, *here, *there)]
            yield from (Barrier(id=p.id, kind=BarrierKind.CLOSED) for p in shut if is_shut(p, closed))
            if not any(is_shut(p, closed) for p in shut) and storey in changed.taken:
                yield from _list_blocked(changed, storey, LineString([here, there]))


def _list_blocked(changed: ChangedNetwork, storey: StoreyId, walk: LineString) -> Iterator[Barrier]:
    """Yield the space in which bodies put down stand on a walk."""
    network = changed.network
    for stretch in shapely.get_parts(shapely.intersection(walk, changed.taken[storey].core)):
        if stretch.is_empty:
            continue
        middle = stretch.interpolate(0.5, normalized=True)
        space = find_space_at(network, storey, middle.x, middle.y)
        yield Barrier(id=space, kind=BarrierKind.BLOCKED, required=2.0 * network.profile.radius_m, unit="m")
