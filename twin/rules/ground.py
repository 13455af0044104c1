"""The free floor of a building, storey by storey: what people on wheels and on foot can stand on."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import SignId, SpaceId, StoreyId
from twin.model.limits import DOOR_THRESHOLD_M, HEADROOM_M
from twin.model.passage import Point3, PortalKind
from twin.model.sign import Mounting
from twin.model.space import Space
from twin.model.twin import Twin

EXACT_M: Final = 1e-3
"""Bodies that reach less than this into the height of people are on the floor, or over their heads."""
OPEN: Final = frozenset({PortalKind.VIRTUAL, PortalKind.OPENING})
"""What one sees and moves through without a leaf in the way."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """The free floors of a twin, each made once, when a rule first asks for it."""

    twin: Twin
    _bodies: dict[StoreyId, tuple[Obstacle, ...]] = field(default_factory=dict)
    _free: dict[str, BaseGeometry] = field(default_factory=dict)

    def free_floor(self, space: Space) -> BaseGeometry | None:
        """Return the floor of a space less what stands on it; ``None`` where the model has no floor."""
        if space.footprint is None:
            return None
        if space.id not in self._free:
            near = [body.footprint for body in self.list_bodies(space)]
            self._free[space.id] = space.footprint.difference(shapely.union_all(near)) if near else space.footprint
        return self._free[space.id]

    def floor_near(self, side: SpaceId, at: Point3, reach_m: float) -> BaseGeometry | None:
        """Return the free floor round a place that hangs together with a space, doors shut and openings open."""
        space = self.twin.spaces.get(side)
        if space is None or space.footprint is None:
            return None
        x, y = at[:2]
        near = shapely.box(x - reach_m, y - reach_m, x + reach_m, y + reach_m)
        pieces = [
            floor.intersection(near)
            for other in self.twin.list_spaces(space.storey)
            if self._is_level(other, space) and (floor := self.free_floor(other)) is not None and floor.intersects(near)
        ]
        openings = [
            portal.passage.intersection(near)
            for portal in self.twin.portals.values()
            if portal.storey == space.storey and portal.kind in OPEN and portal.passage.intersects(near)
        ]
        parts = shapely.get_parts(shapely.union_all([*pieces, *openings]))
        own = [part for part in parts if part.intersects(space.footprint)]
        return shapely.union_all(own) if own else None

    def _is_level(self, other: Space, space: Space) -> bool:
        apart_m = abs((other.floor_z_m or 0.0) - (space.floor_z_m or 0.0))
        return other.navigable and other.footprint is not None and apart_m <= DOOR_THRESHOLD_M.value

    def list_bodies(self, space: Space) -> tuple[Obstacle, ...]:
        """Return what stands on a space's floor, or hangs so low that people hit it."""
        floor_m, shape = space.floor_z_m or 0.0, space.footprint
        if shape is None:
            return ()
        shapely.prepare(shape)
        return tuple(
            body
            for body in self._bodies_of(space.storey)
            if body.bottom_z_m < floor_m + HEADROOM_M.value - EXACT_M
            and (body.top_z_m > floor_m + EXACT_M or body.kind is ObstacleKind.VOID)
            and shape.intersects(body.footprint)
        )

    def _bodies_of(self, storey: StoreyId) -> tuple[Obstacle, ...]:
        if not self._bodies:
            found: dict[StoreyId, list[Obstacle]] = defaultdict(list)
            for body in self.twin.obstacles.values():
                if not self._is_on_leaf(body):
                    found[body.storey].append(body)
            self._bodies.update({key: tuple(bodies) for key, bodies in found.items()})
        return self._bodies.get(storey, ())

    def _is_on_leaf(self, body: Obstacle) -> bool:
        """Tell whether a body is a sign on a door's leaf, which goes out of the way with it."""
        sign = self.twin.signs.get(SignId(body.id))
        return sign is not None and sign.mounting is not None and sign.mounting.value is Mounting.DOOR
