"""Spaces that walls cross: plans of an area, drawn to measure it, not rooms somebody can be in. Metres, plan frame."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import shapely

from twin.ingest.solids.bodies import Bodies, shadow_of
from twin.ingest.solids.obstacles import HEADROOM_M, STEP_OVER_M
from twin.ingest.spaces.regions.extents import Extents
from twin.model.ids import SpaceId, StoreyId
from twin.model.space import Space

OUTER_WALL_M: Final = 0.3
"""Walls this far into a space are its own, drawn to the middle of the wall or to its outside."""
OTHER_SHARE: Final = 0.2
"""Walls cross a space if they cut off this part of it."""
LEAST_PIECE_M2: Final = 1.0


def list_area_plans(spaces: Iterable[Space], bodies: Bodies) -> frozenset[SpaceId]:
    """Return the spaces of storeys on which each space is crossed by walls; where one is not, its storey has rooms."""
    walked: dict[StoreyId, list[Space]] = defaultdict(list)
    for space in spaces:
        if space.navigable and space.footprint is not None:
            walked[space.storey].append(space)
    walls = Extents(body for body in bodies.by_id.values() if body.ifc_class.startswith("IfcWall")) if walked else None
    plans: set[SpaceId] = set()
    for group in walked.values():
        # The smallest is the likeliest to be a room, and one is enough.
        ordered = sorted(group, key=lambda space: (space.area_m2 or 0.0, space.id))
        if walls is not None and all(_cross(walls, space) for space in ordered):
            plans |= {space.id for space in group}
    return frozenset(plans)


def _cross(walls: Extents, space: Space) -> bool:
    """Return whether walls part a space into pieces."""
    if space.footprint is None or space.floor_z_m is None:
        return False
    inner = space.footprint.buffer(-OUTER_WALL_M, join_style="mitre")
    band = (space.floor_z_m + STEP_OVER_M, space.floor_z_m + HEADROOM_M)
    shadows = [shadow_of(walls.bodies[i], *band) for i in walls.list_near(inner, heights_m=band)]
    crossing = [shadow for shadow in shadows if shadow.intersects(inner)]
    left = shapely.get_parts(inner.difference(shapely.union_all(crossing))) if crossing else shapely.get_parts(inner)
    areas = sorted(area for area in shapely.area(left).tolist() if area >= LEAST_PIECE_M2)
    return bool(sum(areas[:-1]) > OTHER_SHARE * inner.area)
