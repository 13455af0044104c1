"""What changes take from the floor of a storey: where the middle of a body can no longer be. Metres."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.polygon import GRID_M, dilate, erode, to_multipolygon
from twin.model.facility import Obstacle
from twin.model.ids import ObstacleId, StoreyId
from twin.model.passage import Portal
from twin.model.twin import Twin
from twin.routing.floor import GAP_M, GAP_SEGMENTS, PATCH_M, Bodies, build_joint, find_floor_z, stands_in
from twin.routing.network import Network, StoreyNetwork

Floats = NDArray[np.float64]

TOUCH_M: Final = 1.5 * GRID_M
"""What rounding to the grid can move a line against another: a walk this far inside a grown body only touches it."""
MARGIN_M: Final = 0.1
"""Floor looked at beyond a doorway, so that where it is cut off does not count as a wall."""
LEAST_M2: Final = 1e-6
"""Pieces of a doorway smaller than this are rounding."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Taken:
    """
    What is taken from the mesh of a storey.

    ``region`` holds the points where the body's middle cannot be, its edge
    apart; ``core`` is the region less what walks may cut into it by rounding,
    ``edges`` (n, 4) are x, y of both ends of each of its edges. ``solid`` is
    the floor whose loss is the cause, before it is grown.
    """

    region: MultiPolygon
    core: MultiPolygon
    edges: Floats
    solid: MultiPolygon


def find_taken(network: Network, closed: frozenset[str], obstacles: Sequence[Obstacle]) -> dict[StoreyId, Taken]:
    """Return what closures and bodies take from each storey that loses anything."""
    found = {}
    for name, storey in network.storeys.items():
        bodies = [body for body in obstacles if not body.footprint.is_empty]
        grown, solids = [], []
        for body in bodies:
            solid = _find_standing(network.twin, storey, body)
            if not solid.is_empty:
                solids.append(solid)
                grown.append(dilate(solid, GAP_M, quarter_segments=GAP_SEGMENTS))
        shut = [portal for portal in storey.portals if is_shut(portal, closed)]
        doorways = [
            doorway for portal in shut if not (doorway := _find_doorway(network, storey, portal, shut)).is_empty
        ]
        if grown or doorways:
            region = dilate(shapely.union_all([*grown, *doorways], grid_size=GRID_M), storey.mesh.radius_m - GAP_M)
            found[name] = _settle(region, to_multipolygon(shapely.union_all([*solids, *doorways])))
    return found


def is_shut(portal: Portal, closed: frozenset[str]) -> bool:
    """Tell whether a portal or a space on one of its sides is closed."""
    return portal.id in closed or any(side in closed for side in portal.spaces)


def _settle(region: MultiPolygon, solid: MultiPolygon) -> Taken:
    core = to_multipolygon(shapely.buffer(region, -TOUCH_M, join_style="mitre"))
    rings = [shapely.get_coordinates(ring) for polygon in core.geoms for ring in shapely.get_rings(polygon)]
    edges = np.concatenate([np.zeros((0, 4)), *(np.hstack([ring[:-1], ring[1:]]) for ring in rings)])
    return Taken(region=region, core=core, edges=edges, solid=solid)


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
    bodies = pick_bodies(network.twin, window)
    closed = {other.id for other in shut}
    open_by = [other for other in storey.portals if other.id not in closed and meet(other.passage, window)]
    kept = [*floors.values(), *(build_joint(floors, other, bodies) for other in open_by)]
    left = [erode(part, GAP_M, quarter_segments=GAP_SEGMENTS) for part in kept if not part.is_empty]
    joint = erode(build_joint(floors, portal, bodies), GAP_M, quarter_segments=GAP_SEGMENTS)
    lost = shapely.difference(joint, shapely.union_all(left), grid_size=GRID_M)
    return to_multipolygon(MultiPolygon([part for part in to_multipolygon(lost).geoms if part.area > LEAST_M2]))


def pick_bodies(twin: Twin, window: BaseGeometry) -> Bodies:
    """Return the bodies of a building that stand in a window of the plan."""
    return Bodies(replace(twin, obstacles=dict(_list_near(twin, window))))


def _list_near(twin: Twin, window: BaseGeometry) -> Iterable[tuple[ObstacleId, Obstacle]]:
    return ((name, body) for name, body in twin.obstacles.items() if meet(body.footprint, window))
