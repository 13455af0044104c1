"""Why there is no way: what stands on the best one that a body without limits would take."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

import shapely
from shapely import LineString, Point

from twin.model.ids import PortalId, SpaceId, StoreyId
from twin.model.route import Barrier, BarrierKind, Location
from twin.routing.crossings import Crossing
from twin.routing.network import Network, build_loose_network, find_gate
from twin.routing.places import Place, find_place, find_space_at
from twin.routing.remedies.gaps import measure_gaps_m
from twin.routing.remedies.openings import Aim, Opening, find_opening
from twin.routing.search import FREE
from twin.routing.ways import Way, find_way

PENALTY_S: Final = 1e5
"""So much dearer than any way is a gate that may not be passed: few are opened before many."""
SPOT_M: Final = 1e-3
"""A stretch off the mesh shorter than this is rounding."""


def explain(network: Network, origin: Location, destination: Location) -> tuple[Barrier, ...]:
    """
    Return what stands between two locations that no way joins.

    The smallest set of elements that would have to be fit for the profile:
    portals, connectors, closed spaces, rooms that the public is not led
    through, bodies that could be moved. Where no such set makes a way, the
    body is made slim, and the spots are told that are too tight. If no way
    is left, the model itself does not join the two.
    """
    opening = find_opening(network, origin, destination, Aim.ELEMENTS)
    if opening is not None:
        return tell_barriers(network, opening)
    slim = _get_slim(network)
    start, goal = find_place(slim, origin), find_place(slim, destination)
    way = None if start is None or goal is None else find_way(slim, start, goal, penalty_s=PENALTY_S)
    if way is not None and start is not None and goal is not None:
        found = dict.fromkeys([*_list_gates(slim, start, goal, way), *_list_tight_spots(network, start, way)])
        if found:
            return tuple(found)
    space = None if goal is None else goal.space
    return (Barrier(id=space, kind=BarrierKind.UNCONNECTED),)


def tell_barriers(network: Network, opening: Opening) -> tuple[Barrier, ...]:
    """Return the barriers of an opening in its order, bodies with the width that they leave."""
    gaps = measure_gaps_m(network, opening)
    needed_m = 2.0 * network.profile.radius_m
    told = [barrier for hurdle in opening.hurdles for barrier in hurdle.barriers]
    return tuple(
        dict.fromkeys(
            replace(barrier, observed=gaps.get(barrier.id or ""), required=needed_m, unit="m")
            if barrier.kind is BarrierKind.BLOCKED
            else barrier
            for barrier in told
        )
    )


@lru_cache(maxsize=8)
def _get_slim(network: Network) -> Network:
    """Build the network of a slim body once for each network that ever has to explain."""
    return build_loose_network(network, frozenset())


def _list_gates(network: Network, start: Place, goal: Place, way: Way) -> Iterator[Barrier]:
    """Yield the barriers of the crossings that may not be used; a border without any is for staff."""
    own = {network.territories.number_of.get(place.space) for place in (start, goal) if place.space is not None}
    for crossing in way.crossings:
        yield from crossing.barriers
        gate = find_gate(crossing, network.territories)
        if not crossing.barriers and gate != FREE and gate not in own:
            element = crossing.portal or crossing.connector
            yield Barrier(id=None if element is None else element.id, kind=BarrierKind.STAFF_ONLY)


def _list_tight_spots(network: Network, start: Place, way: Way) -> Iterator[Barrier]:
    """
    Yield where a slim body's way gets from one part of the real mesh to another that no other way joins.

    Where it only cuts a corner more closely than the real body could, it
    comes back to the part that it left.
    """
    last: Place | None = None
    off: list[tuple[float, StoreyId, Point]] = []
    for storey, middle, length_m, on_mesh in _list_stretches(network, start, way):
        if not on_mesh:
            off.append((length_m, storey, middle))
            continue
        here = find_place(network, Location(storey=storey, x_m=middle.x, y_m=middle.y))
        if off and here is not None and (last is None or find_way(network, last, here, penalty_s=PENALTY_S) is None):
            yield _blocked(network, off)
        last, off = here, []
    if off:
        yield _blocked(network, off)


def _list_stretches(network: Network, start: Place, way: Way) -> Iterator[tuple[StoreyId, Point, float, bool]]:
    """Yield middle and length of every stretch of a way's walks that is all on the mesh, or all off it."""
    storey = start.foothold.storey
    for here, there in pairwise(way.moves):
        if isinstance(here, Crossing):
            storey = here.end.storey
        elif not isinstance(there, Crossing):
            line = LineString([here, there])
            held = network.storeys[storey].mesh.hold(line)
            pieces = [(piece, True) for piece in shapely.get_parts(held)]
            pieces += [(piece, False) for piece in shapely.get_parts(shapely.difference(line, held))]
            middles = [
                (piece.interpolate(0.5, normalized=True), piece.length, on_mesh)
                for piece, on_mesh in pieces
                if piece.length > SPOT_M
            ]
            for found in sorted(middles, key=lambda found: line.project(found[0])):
                yield storey, *found


def _blocked(network: Network, off: Sequence[tuple[float, StoreyId, Point]]) -> Barrier:
    """Return the barrier of the longest stretch off the mesh: its space, or the portal in whose passage it lies."""
    _, storey, spot = max(off, key=lambda stretch: stretch[0])
    space: SpaceId | PortalId | None = find_space_at(network, storey, spot.x, spot.y)
    if space is None:
        portals = [portal for portal in network.twin.portals.values() if portal.storey == storey]
        space = min(portals, key=lambda portal: portal.passage.distance(spot)).id if portals else None
    return Barrier(id=space, kind=BarrierKind.BLOCKED, required=2.0 * network.profile.radius_m, unit="m")
