"""What a mesh loses when a portal that is part of it closes: the floor in and before the doorway. Metres."""

from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.geometry.polygon import erode, to_multipolygon
from twin.model.passage import Portal
from twin.routing.floor import GAP_M, PATCH_M, Bodies, build_free_floor
from twin.routing.network import StoreyNetwork

MARGIN_M: Final = 0.1
"""Floor looked at beyond what a portal can change, so that the cut does not count as a wall."""
ROUNDING_M: Final = 1e-4
"""Slivers thinner than this are rounding."""


def find_lost_floor(storey: StoreyNetwork, portal: Portal, bodies: Bodies) -> BaseGeometry:
    """
    Return the part of a storey's mesh that is gone once a portal of it is closed.

    The mesh is made anew around the portal as ``build_network`` would make
    it, from the same floors and the other portals.
    """
    radius_m = storey.mesh.radius_m
    changed = shapely.buffer(portal.passage, PATCH_M + radius_m)
    window = shapely.box(*shapely.buffer(changed, radius_m + MARGIN_M).bounds)
    near = {space: to_multipolygon(shapely.intersection(floor, window)) for space, floor in storey.floors.items()}
    near = {space: floor for space, floor in near.items() if not floor.is_empty}
    others = [other for other in storey.portals if other.id != portal.id and other.passage.intersects(window)]
    left = erode(build_free_floor(near, others, bodies), radius_m - GAP_M)
    before = shapely.intersection(storey.mesh.floor, changed)
    return shapely.buffer(shapely.difference(before, left), -ROUNDING_M)
