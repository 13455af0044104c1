"""Plan polygons to rings on the drawing's grain: same polygon, same points, whatever order the geometry engine gives them in."""

from collections.abc import Iterable

from shapely import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from models_ifc.authoring.frame import snap
from models_ifc.authoring.parts import Point

COLLINEAR = 0.0005
"""Metres: a vertex that deviates less from its neighbours' line is left out."""


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons a geometry consists of."""
    return [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]


def largest(geometry: BaseGeometry) -> Polygon:
    """Return the largest polygon of a geometry."""
    return max(polygons(geometry), key=lambda part: part.area)


def rings(polygon: Polygon) -> tuple[tuple[Point, ...], tuple[tuple[Point, ...], ...]]:
    """Return the outer ring, counter-clockwise, and the holes, clockwise; each starts at its least point and is not closed."""
    plain = orient(largest(polygon.simplify(COLLINEAR)))
    return _ring(plain.exterior.coords), tuple(sorted(_ring(hole.coords) for hole in plain.interiors))


def _ring(coordinates: Iterable[tuple[float, ...]]) -> tuple[Point, ...]:
    points = [(snap(p[0]), snap(p[1])) for p in coordinates][:-1]
    start = points.index(min(points))
    return tuple(points[start:] + points[:start])
