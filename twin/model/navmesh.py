"""Where the middle of a body may be on a storey, and the triangles that searches run over. Metres, plan frame."""

from dataclasses import dataclass

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.blockers import NO_BLOCKERS, Blockers
from twin.geometry.locate import Bins
from twin.geometry.triangulation import Triangulation
from twin.model.ids import StoreyId


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LostFloor:
    """
    What a change takes from a mesh.

    ``free`` is lost of the free floor; ``floor`` holds the points where the
    middle of the body cannot be for it, its edge apart; ``blockers`` are that
    edge, less what rounding may let a walk cut into it.
    """

    free: MultiPolygon
    floor: MultiPolygon
    blockers: Blockers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NavMesh:
    """
    The free floor of a storey for bodies of one radius.

    ``free`` is the floor that is free of bodies, its spaces joined through the
    portals that may be passed; ``floor`` is what is left of it at
    ``radius_m`` from everything; ``triangles`` cover ``floor``, ``bins``
    find them; their arrays are read-only. ``lost`` is what a change took away
    since: of it ``free``, ``floor`` and the triangles do not know, and
    ``hold`` does.
    """

    storey: StoreyId
    radius_m: float
    free: MultiPolygon
    floor: MultiPolygon
    triangles: Triangulation
    bins: Bins
    lost: LostFloor | None = None

    def hold(self, shape: BaseGeometry) -> BaseGeometry:
        """Return the part of a shape that lies on the floor."""
        held = shapely.intersection(shape, self.floor)
        return held if self.lost is None else shapely.difference(held, self.lost.floor)

    def hold_free(self, shape: BaseGeometry) -> BaseGeometry:
        """Return the part of a shape that is free floor."""
        held = shapely.intersection(shape, self.free)
        return held if self.lost is None else shapely.difference(held, self.lost.free)

    def covers(self, shape: BaseGeometry) -> bool:
        """Tell whether a shape lies on the floor."""
        on_floor = bool(shapely.covers(self.floor, shape))
        return on_floor and (self.lost is None or not shapely.intersects(self.lost.floor, shape))

    @property
    def blockers(self) -> Blockers:
        """What cuts off sight over the triangles."""
        return NO_BLOCKERS if self.lost is None else self.lost.blockers
