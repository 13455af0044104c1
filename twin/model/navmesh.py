"""Where the middle of a body may be on a storey, and the triangles that searches run over. Metres, plan frame."""

from dataclasses import dataclass

from shapely import MultiPolygon

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
    find them; their arrays are read-only.
    """

    storey: StoreyId
    radius_m: float
    free: MultiPolygon
    floor: MultiPolygon
    triangles: Triangulation
    bins: Bins
