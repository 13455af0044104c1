"""The free floor of a building, storey by storey: what people on wheels and on foot can stand on."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import StoreyId
from twin.model.limits import HEADROOM_M
from twin.model.space import Space
from twin.model.twin import Twin

EXACT_M: Final = 1e-3
"""Bodies that reach less than this into the height of people are on the floor, or over their heads."""


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
                found[body.storey].append(body)
            self._bodies.update({key: tuple(bodies) for key, bodies in found.items()})
        return self._bodies.get(storey, ())
