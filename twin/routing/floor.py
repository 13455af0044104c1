"""
The free floor of a storey: spaces less what stands in them, joined through portals.

Spaces that lie side by side in a model touch or even overlap by fractions of
a millimetre. Each is shrunk by ``GAP_M`` so that they are joined nowhere but
through a portal, over a patch of floor around its passage.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import shapely
from shapely import MultiPolygon, STRtree
from shapely.geometry.base import BaseGeometry

from twin.geometry.polygon import GRID_M, erode, to_multipolygon
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import SpaceId, StoreyId
from twin.model.limits import HEADROOM_M
from twin.model.passage import Portal
from twin.model.space import Space
from twin.model.twin import Twin

GAP_M: Final = 0.001
"""By how much spaces are shrunk so that neighbours do not touch; part of every clearance."""
GAP_SEGMENTS: Final = 4
"""Enough edges around a corner for so small a radius: they lengthen a way around it by 0.02 mm."""
PATCH_M: Final = 0.02
"""How far the patch that joins two spaces reaches beyond the passage, into both."""
STEP_OVER_M: Final = 0.1
"""Bodies lower than this are stepped or rolled over, or lie in the floor (E)."""
LOOSE_KINDS: Final = frozenset({ObstacleKind.FURNITURE, ObstacleKind.EQUIPMENT})
"""What could be moved out of the way."""


def list_floor_spaces(twin: Twin, storey: StoreyId) -> tuple[Space, ...]:
    """Return the spaces of a storey that somebody can walk in, in the order of their ids."""
    return tuple(
        space
        for space in twin.list_spaces(storey)
        if space.navigable and space.footprint is not None and not space.footprint.is_empty
    )


class Bodies:
    """What stands on the floors of a building, in an index."""

    def __init__(
        self, twin: Twin, *, without: frozenset[ObstacleKind] = frozenset(), beside: "Bodies | None" = None
    ) -> None:
        """Index the bodies of a building; those *beside* them are in an index of their own."""
        self._bodies = [body for body in twin.obstacles.values() if body.kind not in without]
        self._shapes = [shapely.make_valid(body.footprint) for body in self._bodies]
        self._index = STRtree(self._shapes)
        self._beside = beside

    def cover(self, area: BaseGeometry, storey: StoreyId, z_m: float | None, *, walls: bool) -> BaseGeometry:
        """Return the union of the bodies that stand on an area whose floor lies at a height."""
        return shapely.union_all([*self.list_on(area, storey, z_m, walls=walls)])

    def list_on(
        self, area: BaseGeometry, storey: StoreyId, z_m: float | None, *, walls: bool
    ) -> Iterator[BaseGeometry]:
        """Yield the bodies that stand on such an area."""
        for i in sorted(int(i) for i in self._index.query(area, predicate="intersects")):
            if (walls or self._bodies[i].kind is not ObstacleKind.WALL) and stands_in(self._bodies[i], storey, z_m):
                yield self._shapes[i]
        if self._beside is not None:
            yield from self._beside.list_on(area, storey, z_m, walls=walls)


def stands_in(body: Obstacle, storey: StoreyId, z_m: float | None) -> bool:
    """Tell whether a body is in the way of somebody who stands on a floor; by its storey where the height is unknown."""
    if z_m is None:
        return body.storey == storey
    return body.top_z_m > z_m + STEP_OVER_M and body.bottom_z_m < z_m + HEADROOM_M.value


def find_floor_z(twin: Twin, space: Space) -> float | None:
    """Return the height of a space's floor, its storey's where the space has none."""
    if space.floor_z_m is not None:
        return space.floor_z_m
    elevation = twin.storeys[space.storey].elevation_m
    return None if elevation is None else elevation.value


def build_space_floors(twin: Twin, storey: StoreyId, bodies: Bodies) -> dict[SpaceId, MultiPolygon]:
    """Return the footprint of each space somebody can walk in, less what stands in it."""
    floors = {}
    for space in list_floor_spaces(twin, storey):
        footprint = shapely.make_valid(to_multipolygon(space.footprint))
        taken = bodies.cover(footprint, storey, find_floor_z(twin, space), walls=True)
        floors[space.id] = to_multipolygon(shapely.difference(footprint, taken))
    return floors


def build_free_floor(floors: Mapping[SpaceId, MultiPolygon], portals: Iterable[Portal], bodies: Bodies) -> MultiPolygon:
    """
    Join the floors of spaces through portals.

    Parameters
    ----------
    floors
        As ``build_space_floors`` makes them, of one storey.
    portals
        Those that may be passed by everybody the floor is for; both their
        sides are in *floors*.

    Returns
    -------
    free
        Keeps ``GAP_M`` from everything that is not free. A portal's passage
        is free of walls and of the door's own leaf, not of other bodies.
    """
    parts = [*floors.values(), *(build_joint(floors, portal, bodies) for portal in portals)]
    shrunk = [erode(part, GAP_M, quarter_segments=GAP_SEGMENTS) for part in parts]
    return to_multipolygon(shapely.union_all(shrunk, grid_size=GRID_M))


def build_joint(floors: Mapping[SpaceId, MultiPolygon], portal: Portal, bodies: Bodies) -> MultiPolygon:
    """Return the passage of a portal with a little floor of the spaces on its sides, not of any other."""
    patch = shapely.buffer(portal.passage, PATCH_M, join_style="mitre")
    own = [floor for space, floor in floors.items() if space in portal.spaces]
    others = [floor for space, floor in floors.items() if space not in portal.spaces and floor.intersects(patch)]
    taken = bodies.cover(portal.passage, portal.storey, portal.z_m, walls=False)
    passage = shapely.difference(portal.passage, shapely.union_all([taken, *others]))
    sides = [shapely.intersection(floor, patch) for floor in own]
    return to_multipolygon(shapely.union_all([passage, *sides]))
