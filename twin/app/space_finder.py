"""In which space a point lies, asked again and again for the same points."""

from functools import lru_cache
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.model.ids import SpaceId, StoreyId
from twin.model.twin import Twin

POINTS_MAX: Final = 8192
"""So many points are remembered; people stand at the same few thousand."""


class SpaceFinder:
    """The floors of one place's spaces."""

    def __init__(self, twin: Twin) -> None:
        self._twin = twin
        self._floors: dict[StoreyId, tuple[list[SpaceId], NDArray[np.object_]]] = {}
        self.find = lru_cache(maxsize=POINTS_MAX)(self._find)

    def _find(self, storey: StoreyId, x_m: float, y_m: float) -> SpaceId | None:
        """Return the smallest space that holds a point."""
        ids, footprints = self._list_floors(storey)
        holding = np.flatnonzero(shapely.intersects_xy(footprints, x_m, y_m))
        return ids[holding[0]] if len(holding) else None

    def _list_floors(self, storey: StoreyId) -> tuple[list[SpaceId], NDArray[np.object_]]:
        """Return the spaces of a storey with their floors, the smallest first."""
        if storey not in self._floors:
            floors = sorted(
                (space.footprint.area, space.id, space.footprint)
                for space in self._twin.list_spaces(storey)
                if space.navigable and space.footprint is not None
            )
            footprints = np.array([footprint for _, _, footprint in floors], dtype=object)
            shapely.prepare(footprints)
            self._floors[storey] = [space for _, space, _ in floors], footprints
        return self._floors[storey]
