"""
Floors as polygons: cleaned, and shrunk by a body's radius.

Metres. Answers lie on a grid of ``GRID_M``, so that overlays of them cannot
fail and slivers vanish.
"""

import math
from typing import Final

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from twin.errors import GeometryError

GRID_M: Final = 1e-6
"""Coordinates of an answer are multiples of this."""
QUARTER_SEGMENTS: Final = 24
"""Edges that go around a right-angled corner."""
ARC_GROWTH_RATIO: Final = math.tan(math.pi / 4 / QUARTER_SEGMENTS) / (math.pi / 4 / QUARTER_SEGMENTS) - 1.0
"""By how much a way along those edges is longer than along the circle: 0.036 %."""


def list_polygons(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons in any geometry, without lines, points and empty parts."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def to_multipolygon(shape: BaseGeometry | None) -> MultiPolygon:
    """Return what has area in a geometry; nothing has none."""
    return MultiPolygon() if shape is None else MultiPolygon(list_polygons(shape))


def erode(floor: BaseGeometry, radius_m: float, *, quarter_segments: int = QUARTER_SEGMENTS) -> MultiPolygon:
    """
    Return where the middle of a round body may be.

    Parameters
    ----------
    floor : polygon or multipolygon, valid
        The floor that is free.
    radius_m
        Radius of the body, > 0.
    quarter_segments
        Edges that go around a right-angled corner.

    Returns
    -------
    eroded : on the grid
        Every point of it keeps the radius from everything outside *floor*.
        Around corners its edges are tangent to the true circle from outside:
        the radius is never cut, and a way along them is longer by at most
        ``ARC_GROWTH_RATIO``. Flat walls are 0.05 % of the radius farther away
        than they need to be.

    Raises
    ------
    GeometryError
        If the floor is no valid polygon or the radius not positive.

    Notes
    -----
    A buffer's arcs have their corners on the circle, so their edges cut into
    it; on a circle so much larger that the edges are tangent to the wanted
    one, they do not. Rounding to the grid is paid for in advance.
    """
    if not radius_m > 0.0 or not shapely.is_valid(floor):
        msg = f"cannot shrink a floor by {radius_m} m: {shapely.is_valid_reason(floor)}"
        raise GeometryError(msg)
    outer_m = (radius_m + 2.0 * GRID_M) / math.cos(math.pi / 4.0 / quarter_segments)
    shrunk = shapely.buffer(floor, -outer_m, quad_segs=quarter_segments)
    return to_multipolygon(shapely.set_precision(shrunk, GRID_M))
