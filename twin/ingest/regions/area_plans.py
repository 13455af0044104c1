"""Spaces that walls cross: plans of an area, drawn to measure it, not rooms somebody can be in. Metres, plan frame."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import shapely
from shapely import Polygon

from twin.ingest.bodies import Bodies, Body, shadow_of
from twin.ingest.obstacles import HEADROOM_M, STEP_OVER_M
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
    walls = _Walls(bodies)
    plans: set[SpaceId] = set()
    for group in walked.values():
        # The smallest is the likeliest to be a room, and one is enough.
        if all(walls.cross(space) for space in sorted(group, key=lambda space: (space.area_m2 or 0.0, space.id))):
            plans |= {space.id for space in group}
    return frozenset(plans)


class _Walls:
    """The walls of a model, in an index."""

    def __init__(self, bodies: Bodies) -> None:
        standing = (body for body in bodies.by_id.values() if body.ifc_class.startswith("IfcWall"))
        self._walls: list[Body] = [body for body in standing if len(body.mesh.faces)]
        self._tree = shapely.STRtree([_box(body) for body in self._walls])

    def cross(self, space: Space) -> bool:
        """Return whether walls part a space into pieces."""
        if space.footprint is None or space.floor_z_m is None:
            return False
        inner = space.footprint.buffer(-OUTER_WALL_M, join_style="mitre")
        z_m = space.floor_z_m
        near = (self._walls[i] for i in self._tree.query(inner, predicate="intersects"))
        shadows = [shadow_of(body, z_m + STEP_OVER_M, z_m + HEADROOM_M) for body in near]
        left = shapely.get_parts(inner.difference(shapely.union_all(shadows)))
        areas = sorted(area for area in shapely.area(left).tolist() if area >= LEAST_PIECE_M2)
        return bool(sum(areas[:-1]) > OTHER_SHARE * inner.area)


def _box(body: Body) -> Polygon:
    lower, upper = body.bounds()
    box: Polygon = shapely.box(lower[0], lower[1], upper[0], upper[1])
    return box
