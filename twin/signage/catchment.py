"""
From which part of the floor a face of a sign can be read: exact, but for the chords of two curves. Metres, plan frame.

A place is in the catchment if eyes over it are near enough for the letters as
they look from there, not too far aside or below, and nothing stands in the
way to any of nine places on the face (``visible.RAYS``).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.dissolve import dissolve, outlines_of_areas
from twin.geometry.shadows import Caster, cast_shadows, find_stretch
from twin.model.passage import Point3
from twin.model.sign import Sign, SignFace
from twin.signage.legibility import MOST_OBLIQUE_RAD, MOST_RAISED_RAD, Reader
from twin.signage.visible import RAYS, Reason, find_spot, known_letters_m

CHORDS: Final = 64
"""Chords for a quarter of a circle, and for a branch of a hyperbola: they take 0.04 % of the area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catchment:
    """The floor from which a face can be read; ``missing`` names what the model would have to say to know more."""

    region: MultiPolygon
    missing: Reason | None


def find_catchment(
    sign: Sign, face: SignFace, reader: Reader, *, floor: BaseGeometry, floor_z_m: float, casters: Sequence[Caster]
) -> Catchment:
    """
    Return from where on a level floor a reader can read a face.

    Parameters
    ----------
    floor
        Polygonal; its height is *floor_z_m*.
    casters
        What hides.

    Returns
    -------
    catchment
        Empty, with the missing datum named, where the height of the letters
        or the size of the face is not known: it would be a guess.
    """
    letters_m = known_letters_m(sign)
    if letters_m is None:
        return Catchment(region=MultiPolygon(), missing=Reason.UNKNOWN_LETTERS)
    if face.width_m is None or face.height_m is None:
        return Catchment(region=MultiPolygon(), missing=Reason.UNKNOWN_SIZE)
    eye_z_m = floor_z_m + reader.eye_height_m.value
    readable = outline_readable(sign, face, reader, letters_m, eye_z_m).intersection(floor)
    return Catchment(region=hide(sign, face, eye_z_m, readable, casters), missing=None)


def hide(sign: Sign, face: SignFace, eye_z_m: float, readable: BaseGeometry, casters: Sequence[Caster]) -> MultiPolygon:
    """Return what bodies leave of the floor from which a face could be read."""
    if readable.is_empty or not casters:
        return _polygonal(readable)
    shadows = list(_list_hidden(sign, face, eye_z_m, readable, casters))
    if not shadows:
        return _polygonal(readable)
    hidden = dissolve(outlines_of_areas(np.array(shadows, dtype=object)))
    return _polygonal(readable.difference(hidden))


def outline_readable(sign: Sign, face: SignFace, reader: Reader, letters_m: float, eye_z_m: float) -> BaseGeometry:
    """
    Return from where a face could be read if nothing stood in the way, cut at the height of the eyes.

    Notes
    -----
    With *a* before the middle of the face, *b* aside of it and *h* above it,
    letters are large enough where ``a² + b² + h² <= r a`` (the tangent
    sphere, with reading distance *r* straight before the face), and not too
    oblique where ``a >= cot(t) hypot(b, h)``. Eyes too far below are within
    a circle around the face.
    """
    reach_m = reader.letter_ratio.value * letters_m
    normal = (math.cos(face.facing_rad), math.sin(face.facing_rad))
    x, y, z = find_spot(sign, face, normal, 0.5, 0.0)
    above_m = eye_z_m - z
    radius_m = math.sqrt(max(reach_m**2 / 4.0 - above_m**2, 0.0))
    if radius_m == 0.0:
        return Polygon()
    centre = shapely.Point(x + normal[0] * reach_m / 2.0, y + normal[1] * reach_m / 2.0)
    near: BaseGeometry = centre.buffer(radius_m, quad_segs=CHORDS)
    below_m = -above_m / math.tan(MOST_RAISED_RAD.value)
    if below_m > 0.0:
        near = near.difference(shapely.Point(x, y).buffer(below_m, quad_segs=CHORDS))
    return near.intersection(_outline_before(x, y, normal, above_m, reach_m))


def _outline_before(x: float, y: float, normal: tuple[float, float], above_m: float, reach_m: float) -> Polygon:
    """Return where a face is not looked at too obliquely: inside one branch of a hyperbola."""
    aside_m = np.linspace(-1.0, 1.0, 4 * CHORDS + 1) * reach_m
    before_m = np.hypot(aside_m, above_m) / math.tan(MOST_OBLIQUE_RAD.value)
    ahead = np.array(normal)
    right = np.array([-normal[1], normal[0]])
    branch = np.array([x, y]) + before_m[:, None] * ahead + aside_m[:, None] * right
    far = branch[[-1, 0]] + 2.0 * reach_m * ahead
    return Polygon(np.concatenate([branch, far]))


def _list_hidden(
    sign: Sign, face: SignFace, eye_z_m: float, readable: BaseGeometry, casters: Sequence[Caster]
) -> Iterator[BaseGeometry]:
    """Yield, for every place on the face and every body, from where it is hidden."""
    normal = (math.cos(face.facing_rad), math.sin(face.facing_rad))
    spots = [find_spot(sign, face, normal, up, aside) for up, aside in RAYS]
    looked_through = shapely.union(readable, shapely.MultiPoint([spot[:2] for spot in spots])).convex_hull
    shapely.prepare(looked_through)
    met = shapely.intersects(looked_through, np.array([caster.footprint for caster in casters], dtype=object))
    near = [caster for caster, each in zip(casters, met, strict=True) if each]
    shapely.prepare(readable)
    for x, y, heights in _list_columns(spots):
        reach_m = shapely.hausdorff_distance(shapely.Point(x, y), looked_through)
        casts = []
        for caster in near:
            stretches = {find_stretch(z, eye_z_m, caster.bottom_z_m, caster.top_z_m) for z in heights}
            casts += [(caster, stretch) for stretch in sorted(each for each in stretches if each is not None)]
        shadows = cast_shadows(casts, (x, y), reach_m)
        yield from shadows[shapely.intersects(readable, shadows)]


def _list_columns(spots: Sequence[Point3]) -> Iterator[tuple[float, float, list[float]]]:
    """Yield where places lie over each other, and at which heights: what is tall hides them all alike."""
    for x, y in sorted({spot[:2] for spot in spots}):
        yield x, y, [spot[2] for spot in spots if spot[:2] == (x, y)]


def _polygonal(shape: BaseGeometry) -> MultiPolygon:
    """Return the parts of a shape that have an area."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and part.area > 0.0]
    return MultiPolygon(parts)
