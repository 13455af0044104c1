"""Points, polygons and angles as JSON has them. Millimetres are kept, nothing finer."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from shapely import MultiPolygon, Polygon, get_coordinates

from twin.model.origin import Sourced

Document = dict[str, Any]

_DECIMALS = 3
"""Millimetres: below what any model of a building means."""

_HALF_TURN_DEG = 180.0


def metres(value: float | None) -> float | None:
    """Round a length or area for print; unknown stays unknown."""
    return None if value is None else round(float(value), _DECIMALS) + 0.0


def point(at: tuple[float, ...]) -> list[float]:
    """Return a point as a list."""
    return [round(float(value), _DECIMALS) + 0.0 for value in at]


def points(path: Sequence[tuple[float, ...]]) -> list[list[float]]:
    """Return many points as lists, in a tenth of the time that one after the other takes."""
    return (np.round(np.array(path, dtype=float), _DECIMALS) + 0.0).tolist()  # type: ignore[no-any-return]  # rows of floats


def degrees(angle_rad: float | None) -> float | None:
    """
    Turn radians into degrees in (-180, 180].

    >>> degrees(-math.pi)
    180.0
    """
    if angle_rad is None:
        return None
    turned = math.degrees(math.remainder(angle_rad, math.tau))
    return round(_HALF_TURN_DEG if turned == -_HALF_TURN_DEG else turned, 2) + 0.0


def rings(polygon: Polygon) -> list[list[list[float]]]:
    """Return a polygon's rings, outer first, each closed."""
    return [[point(xy) for xy in get_coordinates(ring)] for ring in (polygon.exterior, *polygon.interiors)]


def polygons(region: MultiPolygon | None) -> list[list[list[list[float]]]]:
    """Return the polygons of a region, none where it is unknown."""
    return [] if region is None else [rings(polygon) for polygon in region.geoms]


def footprint(region: MultiPolygon | None) -> list[list[list[float]]] | None:
    """Return the rings of the largest part of a region, as ``spaces[].footprint`` wants it."""
    if region is None or region.is_empty:
        return None
    return rings(max(region.geoms, key=lambda polygon: polygon.area))


def value_of(sourced: Sourced[Any] | None) -> Any:
    """Return the bare value of a sourced one; unknown is ``None``."""
    return None if sourced is None else sourced.value


def origin_of(sourced: Sourced[Any] | None) -> str | None:
    """Return where a value comes from; unknown is ``None``."""
    return None if sourced is None else sourced.origin.value
