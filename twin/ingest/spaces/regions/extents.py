"""The boxes of bodies in arrays: which of them are near is asked before any outline is. Metres, plan frame."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Body

ANY_HEIGHT_M: Final = (-np.inf, np.inf)


class Extents:
    """Bodies in a fixed order, found by their boxes."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        """Take the bodies."""
        self.bodies = list(bodies)
        corners = np.array([body.bounds() for body in self.bodies], dtype=np.float64).reshape(-1, 2, 3)
        self.low: Floats = corners[:, 0]
        self.high: Floats = corners[:, 1]

    def boxes(self) -> NDArray[np.object_]:
        """Return the box of each body in plan."""
        return np.atleast_1d(np.asarray(shapely.box(*self.low[:, :2].T, *self.high[:, :2].T), dtype=object))

    def list_near(self, area: BaseGeometry, *, heights_m: tuple[float, float] = ANY_HEIGHT_M) -> list[int]:
        """Return the indices of the bodies whose boxes meet the box of an area and reach between two heights."""
        if area.is_empty:
            return []
        min_x, min_y, max_x, max_y = area.bounds
        least = np.array([min_x, min_y, heights_m[0]])
        most = np.array([max_x, max_y, heights_m[1]])
        near: list[int] = np.flatnonzero(((self.low <= most) & (self.high >= least)).all(axis=1)).tolist()
        return near
