"""Where the middle of a body may be on a storey, and the triangles that searches run over. Metres, plan frame."""

from dataclasses import dataclass

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.locate import Bins
from twin.geometry.triangulation import Triangulation
from twin.model.ids import StoreyId


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NavMesh:
    """
    The free floor of a storey for bodies of one radius.

    ``free`` is the floor that is free of bodies, its spaces joined through the
    portals that may be passed; ``floor`` is what is left of it at
    ``radius_m`` from everything; ``triangles`` cover ``floor``, ``bins``
    find them; their arrays are read-only. ``taken`` is floor that a change
    took away since: ``floor`` and the triangles do not know of it.
    """

    storey: StoreyId
    radius_m: float
    free: MultiPolygon
    floor: MultiPolygon
    triangles: Triangulation
    bins: Bins
    taken: MultiPolygon | None = None

    def hold(self, shape: BaseGeometry) -> BaseGeometry:
        """Return the part of a shape that lies on the floor as it is now."""
        held = shapely.intersection(shape, self.floor)
        return held if self.taken is None else shapely.difference(held, self.taken)
