"""
Crossings: ways that a mesh alone does not hold, as edges with a price.

A portal is crossed on its centre line where the mesh cannot decide it: where
the mesh is too wide for a door that a profile may pass all the same, where
the way is barred, one-way or leads into a territory. Stairs, ramps, elevators
and escalators are crossings between their landings.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import permutations
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from twin.geometry.locate import find_triangle
from twin.geometry.triangulation import NOTHING
from twin.geometry.visibility import sees_point
from twin.model.ids import SpaceId, StoreyId
from twin.model.navmesh import NavMesh
from twin.model.passage import Landing, Point3, Portal, Run, VerticalConnector
from twin.model.profile import Profile
from twin.model.route import Barrier, Notice
from twin.model.twin import Twin
from twin.routing.floor import PATCH_M, Bodies
from twin.routing.navmesh import Foothold, find_foothold, settle
from twin.routing.profiles.barriers import list_connector_barriers, list_portal_barriers
from twin.routing.profiles.cost import Price, price_portal, price_ride, price_run
from twin.routing.profiles.notices import list_connector_notices, list_portal_notices
from twin.routing.surroundings import Surroundings

AXIS_REACH_M = 0.3
"""How far beyond two radii from a passage its centre line looks for floor (E)."""
LANDING_REACH_M = 1.5
"""How far from a landing a body may have to stand: a radius, and what a model leaves unclear (E)."""
INSIDE_M = 1e-5
"""How far inside the mesh a centre line's end is put, so that rounding cannot put it outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """
    One direction through a portal or connector.

    ``via`` is the line in space between ``start`` and ``end``: the middle of
    a portal, or the whole line of a connector from landing to landing.
    ``price`` is of the portal or connector alone; ``approach_m`` is walked on
    the floor beside it. ``entered`` is the space it leads to.
    """

    portal: Portal | None
    connector: VerticalConnector | None
    start: Foothold
    end: Foothold
    via: tuple[Point3, ...]
    price: Price
    approach_m: float
    entered: SpaceId | None
    barriers: tuple[Barrier, ...]
    notices: tuple[Notice, ...]

    def cost_s(self, profile: Profile) -> float:
        """Return what it counts in all."""
        return self.price.cost_s + self.approach_m / profile.speed_mps


def list_portal_crossings(
    portal: Portal,
    mesh: NavMesh,
    floors: Mapping[SpaceId, MultiPolygon],
    bodies: Bodies,
    surroundings: Surroundings,
    profile: Profile,
    *,
    closed: bool,
) -> tuple[Crossing, ...]:
    """Return both directions through a portal on its centre line, none where that line is blocked or ends nowhere."""
    ends = _find_axis_ends(portal, mesh, floors, bodies)
    if ends is None:
        return ()
    notices = list_portal_notices(portal, profile)
    price = price_portal(portal, profile, notices, off_paving=surroundings.is_off_paving(portal))
    crossings = []
    for forward in (True, False):
        start, end = ends if forward else ends[::-1]
        crossings.append(
            Crossing(
                portal=portal,
                connector=None,
                start=start,
                end=end,
                via=(portal.at,),
                price=price,
                approach_m=_distance_m(start, portal.at) + _distance_m(end, portal.at),
                entered=portal.spaces[1 if forward else 0],
                barriers=list_portal_barriers(portal, profile, forward=forward, closed=closed),
                notices=notices,
            )
        )
    return tuple(crossings)


def is_open(portal: Portal, mesh: NavMesh) -> bool:
    """Tell whether the mesh itself leads through a portal: its centre line lies on the mesh all the way."""
    middle, across = _axis_of(portal)
    along = (shapely.get_coordinates(portal.passage) - middle) @ across
    ends = middle + along.min() * across, middle + along.max() * across
    if mesh.lost is None and _is_seen(mesh, *ends):  # what overlay would say as well, in a thousand times as long
        return True
    axis = LineString(ends)
    return bool(shapely.length(axis) - shapely.length(mesh.hold(axis)) <= INSIDE_M)


def _is_seen(mesh: NavMesh, a: NDArray[np.float64], b: NDArray[np.float64]) -> bool:
    """Tell whether the straight line between two points lies on a mesh."""
    triangle, to_triangle = (find_triangle(mesh.triangles, mesh.bins, end[0], end[1]) for end in (a, b))
    if NOTHING in (triangle, to_triangle):
        return False
    return sees_point(mesh.triangles, a[0], a[1], triangle, b[0], b[1], to_triangle)


def _axis_of(portal: Portal) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the middle of a portal and the unit vector through it."""
    ends = shapely.get_coordinates(portal.line)
    along = ends[-1] - ends[0]
    along /= max(float(np.hypot(*along)), 1e-12)
    return np.array(portal.at[:2]), np.array([-along[1], along[0]])


def _find_axis_ends(
    portal: Portal, mesh: NavMesh, floors: Mapping[SpaceId, MultiPolygon], bodies: Bodies
) -> tuple[Foothold, Foothold] | None:
    sides = [floors.get(side) if side is not None else None for side in portal.spaces]
    if sides[0] is None or sides[1] is None:
        return None
    middle, across = _axis_of(portal)
    along = (shapely.get_coordinates(portal.passage) - middle) @ across
    half_m = float(along.max() - along.min()) / 2.0
    probes = [Point(middle + sign * (half_m + PATCH_M) * across) for sign in (-1.0, 1.0)]
    if sides[0].distance(probes[0]) + sides[1].distance(probes[1]) > (
        sides[0].distance(probes[1]) + sides[1].distance(probes[0])
    ):
        across = -across
    reach_m = half_m + 2.0 * mesh.radius_m + AXIS_REACH_M
    taken = bodies.cover(portal.passage, portal.storey, portal.z_m, walls=False)
    start = _follow_axis(portal, mesh, sides[0], taken, middle, -reach_m * across)
    end = _follow_axis(portal, mesh, sides[1], taken, middle, reach_m * across)
    return None if start is None or end is None else (start, end)


def _follow_axis(
    portal: Portal,
    mesh: NavMesh,
    side: MultiPolygon,
    taken: BaseGeometry,
    middle: NDArray[np.float64],
    reach: NDArray[np.float64],
) -> Foothold | None:
    """Return the first point of the mesh on a ray from a portal's middle into a space, if nothing is in between."""
    ray = LineString([middle, middle + reach])
    hits = shapely.get_coordinates(shapely.intersection(mesh.hold(ray), side))
    if not len(hits):
        return None
    length_m = float(np.hypot(*reach))
    first_m = float(((hits - middle) @ reach).min()) / length_m
    at = middle + (first_m + INSIDE_M) / length_m * reach
    walked = LineString([middle, at])
    beyond = walked.difference(shapely.buffer(portal.passage, PATCH_M)).difference(side)
    if beyond.length > PATCH_M or walked.intersects(taken):
        return None
    return settle(mesh, float(at[0]), float(at[1]), moved_from=(float(at[0]), float(at[1])))


def _distance_m(foothold: Foothold, at: Point3) -> float:
    return math.dist((foothold.x_m, foothold.y_m), at[:2])


def list_connector_crossings(
    connector: VerticalConnector,
    twin: Twin,
    meshes: Mapping[StoreyId, NavMesh],
    floors: Mapping[SpaceId, MultiPolygon],
    surroundings: Surroundings,
    profile: Profile,
    *,
    closed: frozenset[str],
) -> tuple[Crossing, ...]:
    """
    Return every way over a connector whose landings can be stood on, both directions each.

    Of what *closed* names, the connector itself and the spaces of its landings matter.
    """
    footholds = [_find_landing(landing, meshes, floors) for landing in connector.landings]
    ease = _Ease(handrail=surroundings.has_handrail(connector), off_paving=surroundings.is_off_paving(connector))
    return tuple(
        crossing
        for lower, upper, run in _list_ways(connector)
        if (crossing := _cross(connector, run, (lower, upper), footholds, twin, ease, profile, closed=closed))
        is not None
    )


class _Ease(NamedTuple):
    """What stands along a connector that makes it easier."""

    handrail: bool | None
    off_paving: bool


def _list_ways(connector: VerticalConnector) -> Iterator[tuple[int, int, Run | None]]:
    """Yield from which landing to which, and the run between, ``None`` for a ride."""
    for run in connector.runs:
        yield run.lower, run.upper, run
        yield run.upper, run.lower, replace(run, path=run.path[::-1])
    if not connector.runs:
        for first, last in permutations(range(len(connector.landings)), 2):
            yield first, last, None


def _find_landing(
    landing: Landing, meshes: Mapping[StoreyId, NavMesh], floors: Mapping[SpaceId, MultiPolygon]
) -> Foothold | None:
    mesh = meshes.get(landing.storey)
    if mesh is None:
        return None
    within = floors.get(landing.space) if landing.space is not None else None
    around = Point(landing.at[:2]).buffer(LANDING_REACH_M)
    return find_foothold(mesh, *landing.at[:2], within=around if within is None else within.intersection(around))


def _cross(
    connector: VerticalConnector,
    run: Run | None,
    landings: tuple[int, int],
    footholds: list[Foothold | None],
    twin: Twin,
    ease: _Ease,
    profile: Profile,
    *,
    closed: frozenset[str],
) -> Crossing | None:
    start, end = footholds[landings[0]], footholds[landings[1]]
    if start is None or end is None:
        return None
    first, last = (connector.landings[i] for i in landings)
    up = landings[1] > landings[0]
    notices = list_connector_notices(connector, run, profile, handrail=ease.handrail)
    if run is None:
        storeys = abs(twin.storeys[first.storey].ordinal - twin.storeys[last.storey].ordinal)
        price = price_ride(profile, storeys, notices, off_paving=ease.off_paving)
    else:
        price = price_run(connector, run, profile, notices, up=up, off_paving=ease.off_paving)
    via = (first.at, last.at) if run is None else run.path
    return Crossing(
        portal=None,
        connector=connector,
        start=start,
        end=end,
        via=via,
        price=price,
        approach_m=_distance_m(start, via[0]) + _distance_m(end, via[-1]),
        entered=last.space,
        barriers=list_connector_barriers(
            connector, run, profile, up=up, closed=not closed.isdisjoint({connector.id, first.space, last.space})
        ),
        notices=notices,
    )
