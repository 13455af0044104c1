"""What changes take from the floor of a storey: where the middle of a body can no longer be. Metres."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from twin.geometry.blockers import build_blockers
from twin.geometry.compiled import frozen
from twin.geometry.polygon import GRID_M, dilate, erode, to_multipolygon
from twin.model.facility import Obstacle
from twin.model.ids import StoreyId
from twin.model.navmesh import LostFloor
from twin.model.passage import Portal
from twin.model.route import Route
from twin.model.twin import Twin
from twin.routing.changes.ground import get_bodies
from twin.routing.doors import Doors
from twin.routing.floor import GAP_M, GAP_SEGMENTS, PATCH_M, build_joint, find_floor_z, stands_in
from twin.routing.network import Network, StoreyNetwork

TOUCH_M: Final = 1.5 * GRID_M
"""What rounding to the grid can move a line against another: a walk this far inside a grown body only touches it."""
MARGIN_M: Final = 0.1
"""Floor looked at beyond a doorway, so that where it is cut off does not count as a wall."""
PATCH_REACH_M: Final = 2.0 * PATCH_M
"""More than a doorway's patch reaches beyond its passage, at corners as well."""
ROUND_RATIO: Final = 0.01
"""More than a rounded corner of a grown doorway lies outside the true circle."""
LEAST_M2: Final = 1e-6
"""Pieces of a doorway smaller than this are rounding."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Taken:
    """
    What is taken from the mesh of a storey.

    ``core`` is the floor that is lost less what walks may cut into it by
    rounding: its edges are the blockers. ``bodies`` is what stands there.
    """

    lost: LostFloor
    core: MultiPolygon
    bodies: MultiPolygon


def find_taken(network: Network, closed: frozenset[str], obstacles: Sequence[Obstacle]) -> dict[StoreyId, Taken]:
    """Return what closures and bodies take from each storey that loses anything."""
    found = {}
    bodies = [body for body in obstacles if not body.footprint.is_empty]
    for name, storey in network.storeys.items():
        standing = [_find_standing(network.twin, storey, body) for body in bodies]
        grown = [dilate(solid, GAP_M, quarter_segments=GAP_SEGMENTS) for solid in standing if not solid.is_empty]
        shut = [portal for portal in storey.portals if is_shut(portal, closed)]
        doorways = [
            doorway for portal in shut if not (doorway := _find_doorway(network, storey, portal, shut)).is_empty
        ]
        if grown or doorways:
            free = shapely.union_all([*grown, *doorways], grid_size=GRID_M)
            region = dilate(free, storey.mesh.radius_m - GAP_M)
            core = to_multipolygon(shapely.buffer(region, -TOUCH_M, join_style="mitre"))
            lost = LostFloor(free=to_multipolygon(free), floor=region, blockers=build_blockers(core))
            found[name] = Taken(lost=lost, core=core, bodies=to_multipolygon(shapely.union_all(standing)))
    return found


def take_floor(storey: StoreyNetwork, taken: Taken, closed: frozenset[str]) -> StoreyNetwork:
    """Return a storey without the floor that is taken, and without the portals of its mesh that are shut."""
    left = [door for door, portal in enumerate(storey.portals) if not is_shut(portal, closed)]
    lines, costs_s, durations_s = storey.doors
    return replace(
        storey,
        mesh=replace(storey.mesh, lost=taken.lost),
        floors={space: _without(floor, taken.bodies) for space, floor in storey.floors.items()},
        portals=tuple(storey.portals[door] for door in left),
        doors=frozen(Doors(lines[left], costs_s[left], durations_s[left])),
    )


def _without(floor: MultiPolygon, lost: MultiPolygon) -> MultiPolygon:
    near = not lost.is_empty and meet(floor, lost)
    return to_multipolygon(shapely.difference(floor, lost)) if near else floor


def is_shut(portal: Portal, closed: frozenset[str]) -> bool:
    """Tell whether a portal or a space on one of its sides is closed."""
    return portal.id in closed or any(side in closed for side in portal.spaces)


def _find_standing(twin: Twin, storey: StoreyNetwork, body: Obstacle) -> MultiPolygon:
    """Return where a body stands on the floors and in the passages of a storey that it is high and low enough for."""
    shape = shapely.make_valid(body.footprint)
    grounds: list[BaseGeometry] = [
        floor
        for space, floor in storey.floors.items()
        if meet(floor, shape) and stands_in(body, storey.mesh.storey, find_floor_z(twin, twin.spaces[space]))
    ]
    grounds += [
        portal.passage
        for portal in storey.portals
        if meet(portal.passage, shape) and stands_in(body, portal.storey, portal.z_m)
    ]
    return to_multipolygon(shapely.union_all([shapely.intersection(ground, shape) for ground in grounds]))


def meet(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Tell whether the boxes around two shapes meet."""
    a, b = one.bounds, other.bounds
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _find_doorway(network: Network, storey: StoreyNetwork, portal: Portal, shut: Sequence[Portal]) -> MultiPolygon:
    """Return the floor that only this portal and others that are shut as well join to the spaces on its sides."""
    patch = shapely.buffer(portal.passage, PATCH_M, join_style="mitre")
    window = shapely.box(*shapely.buffer(patch, MARGIN_M).bounds)
    floors = {
        space: to_multipolygon(shapely.intersection(floor, window))
        for space, floor in storey.floors.items()
        if meet(floor, window)
    }
    bodies = get_bodies(network)
    closed = {other.id for other in shut}
    open_by = [other for other in storey.portals if other.id not in closed and meet(other.passage, window)]
    joint = build_joint(floors, portal, bodies)
    kept = [*floors.values(), *(build_joint(floors, other, bodies) for other in open_by)]
    left = [erode(part, GAP_M, quarter_segments=GAP_SEGMENTS) for part in kept if shapely.intersects(part, joint)]
    joined = erode(joint, GAP_M, quarter_segments=GAP_SEGMENTS)
    lost = shapely.difference(joined, shapely.union_all(left), grid_size=GRID_M)
    return to_multipolygon(MultiPolygon([part for part in to_multipolygon(lost).geoms if part.area > LEAST_M2]))


def is_clear_of(network: Network, route: Route, closed: frozenset[str]) -> bool:
    """Tell whether a route that passes nothing closed keeps clear of all floor that closing can take: of doorways that shut."""
    reach_m = network.profile.radius_m * (1.0 + ROUND_RATIO) + PATCH_REACH_M
    for leg in route.legs:
        shut = [portal.passage for portal in network.storeys[leg.storey].portals if is_shut(portal, closed)]
        if leg.connector is None and shut:
            line = LineString([at[:2] for at in leg.path]) if len(leg.path) > 1 else Point(leg.path[0])
            if shapely.dwithin(np.array(shut), line, reach_m).any():
                return False
    return True
