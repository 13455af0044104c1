"""
Shadows on a level plane: from where a body hides a point. Exact for upright prisms. Metres.

A point looks at a plane of eyes past a prism. The line to an eye is at the
prism's heights for one stretch of its length, the same for all eyes, since
all are at one height. So the eyes that do not see the point are those of
the footprint, scaled about the point by all factors of an interval.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.sight import Prism

Point2 = tuple[float, float]

SLIVER_M2: Final = 1e-12
"""A shadow smaller than this hides nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caster:
    """A body in one piece that throws shadows: ``sides`` are those of all rings, shape (n, 2, 2)."""

    footprint: Polygon
    sides: NDArray[np.float64]
    convex: bool
    bottom_z_m: float
    top_z_m: float


def list_casters(bodies: Iterable[Prism]) -> tuple[Caster, ...]:
    """Return the pieces of bodies, made ready to be asked often."""
    return tuple(
        Caster(
            footprint=part,
            sides=_list_sides(part),
            convex=not part.interiors and part.convex_hull.area - part.area < SLIVER_M2,
            bottom_z_m=bottom_z_m,
            top_z_m=top_z_m,
        )
        for footprint, bottom_z_m, top_z_m in bodies
        for part in shapely.get_parts(footprint)
        if isinstance(part, Polygon) and not part.is_empty
    )


def find_stretch(source_z_m: float, eye_z_m: float, bottom_z_m: float, top_z_m: float) -> tuple[float, float] | None:
    """
    Return between which shares of its length the line from a source to an eye is at the heights of a body.

    Returns
    -------
    start, end
        0 at the source, 1 at the eye; ``None`` where the line passes over or
        under the body all the way.
    """
    rise_m = eye_z_m - source_z_m
    if rise_m == 0.0:
        return (0.0, 1.0) if bottom_z_m < source_z_m < top_z_m else None
    low, high = sorted(((bottom_z_m - source_z_m) / rise_m, (top_z_m - source_z_m) / rise_m))
    start, end = max(low, 0.0), min(high, 1.0)
    return (start, end) if start < end else None


def cast_shadows(
    casts: Sequence[tuple[Caster, tuple[float, float]]], source: Point2, reach_m: float
) -> NDArray[np.object_]:
    """
    Return polygons that together are the shadows of bodies about a source, as far as *reach_m* from it.

    Parameters
    ----------
    casts
        Bodies, each with the shares of the line from source to eye on which
        it is in its way, from ``find_stretch``.

    Notes
    -----
    With ``a = 1 / end`` and ``b = 1 / start``, the union of all copies scaled
    by a factor between them is the copy scaled by a, and what its sides
    sweep from a to b: on its way inwards from a shadowed place a line either
    stays in the copies or crosses a side. For a convex footprint that is the
    hull of the two copies.
    """
    at = shapely.Point(source)
    nearest_m = shapely.distance(np.array([caster.footprint for caster, _ in casts], dtype=object), at).tolist()
    about = np.array(source)
    swept: list[NDArray[np.object_]] = []
    hulls: list[NDArray[np.float64]] = []
    for (caster, (start, end)), near_m in zip(casts, nearest_m, strict=True):
        least = 1.0 / end
        if near_m * least >= reach_m:
            continue
        if near_m == 0.0 and start == 0.0 and caster.footprint.contains(at):
            return np.array([at.buffer(2.0 * reach_m)], dtype=object)
        most = min(1.0 / start if start > 0.0 else math.inf, 2.0 * reach_m / max(near_m, 1e-4))
        sides = caster.sides - about
        if caster.convex:
            corners = sides[:, 0]
            hulls.append(np.concatenate([about + least * corners, about + most * corners]))
        else:
            swept.append(np.array([_scale(caster.footprint, about, least)], dtype=object))
            swept.append(_list_swept(sides, about, least, most))
    return np.concatenate([*swept, _enclose(hulls)])


def _scale(footprint: Polygon, about: NDArray[np.float64], factor: float) -> BaseGeometry:
    return shapely.transform(footprint, lambda corner: about + factor * (corner - about))


def _enclose(places: Sequence[NDArray[np.float64]]) -> NDArray[np.object_]:
    """Return the hulls of sets of places, but those that have no area to speak of."""
    if not places:
        return np.array([], dtype=object)
    owners = np.repeat(np.arange(len(places)), [len(each) for each in places])
    hulls = np.asarray(shapely.convex_hull(shapely.multipoints(np.concatenate(places), indices=owners)), dtype=object)
    return np.asarray(hulls[shapely.area(hulls) > SLIVER_M2], dtype=object)


def _list_sides(part: Polygon) -> NDArray[np.float64]:
    corners = [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]
    return np.concatenate([np.stack([ring[:-1], ring[1:]], axis=1) for ring in corners])


def _list_swept(
    sides: NDArray[np.float64], about: NDArray[np.float64], least: float, most: float
) -> NDArray[np.object_]:
    """Return the trapezia that sides sweep; none for sides that point at the source."""
    quads = np.stack([least * sides[:, 0], least * sides[:, 1], most * sides[:, 1], most * sides[:, 0]], axis=1)
    swept = np.asarray(shapely.polygons(quads + about), dtype=object)
    return np.asarray(swept[shapely.area(swept) > SLIVER_M2], dtype=object)
