"""
Arcs as chords, cut like OpenCASCADE cuts them in IfcOpenShell's own settings. Metres, radians.

So a round body has the same corners whichever way it is made. A chord lies at
most half a millimetre beside its arc, and turns by a quarter radian at most,
which of arcs under 6 cm radius leaves less than half a millimetre too.
"""

import math
from functools import lru_cache
from typing import Final

from twin.ingest.solids.shapes.part import Ring

CHORD_ERROR_M: Final = 0.0005
"""How far a chord lies beside its arc at most."""
_LARGEST_TURN_RAD: Final = 0.25
_MOST_CHORDS: Final = 100_000
_WHOLE: Final = 1e-9
Path = list[tuple[float, float]]


def count_chords(radius_m: float, turn_rad: float) -> int:
    """
    Return into how many chords an arc is cut.

    Raises
    ------
    ValueError
        If the arc is none: no number, no radius, or far too many chords.
    """
    if not (radius_m > 0.0 and math.isfinite(radius_m) and math.isfinite(turn_rad)):
        msg = f"an arc of radius {radius_m} m"
        raise ValueError(msg)
    widest = 2.0 * math.acos(max(1.0 - CHORD_ERROR_M / radius_m, 0.0))
    number = math.ceil(abs(turn_rad) / min(_LARGEST_TURN_RAD, widest) - _WHOLE)
    if number > _MOST_CHORDS:
        msg = f"an arc of {number} chords"
        raise ValueError(msg)
    return max(number, 1)


def cut_arc(
    centre: tuple[float, float], radii_m: tuple[float, float], start_rad: float, turn_rad: float, tilt_rad: float = 0.0
) -> Path:
    """Return the corners of an arc of a circle or ellipse whose first axis is turned by *tilt_rad*, both ends included."""
    number = count_chords(max(radii_m), turn_rad)
    cos_tilt, sin_tilt = math.cos(tilt_rad), math.sin(tilt_rad)
    points: Path = []
    for index in range(number + 1):
        angle = start_rad + turn_rad * index / number
        along, across = radii_m[0] * math.cos(angle), radii_m[1] * math.sin(angle)
        points.append(
            (centre[0] + along * cos_tilt - across * sin_tilt, centre[1] + along * sin_tilt + across * cos_tilt)
        )
    return points


@lru_cache(maxsize=256)
def cut_circle(radius_m: float) -> Ring:
    """Return the corners of a circle about the origin, from its first axis on."""
    return tuple(cut_arc((0.0, 0.0), (radius_m, radius_m), 0.0, math.tau)[:-1])


def cut_arc_through(start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float]) -> Path:
    """Return the corners of the arc through three points; a straight line where they lie on one."""
    bx, by = middle[0] - start[0], middle[1] - start[1]
    cx, cy = end[0] - start[0], end[1] - start[1]
    twice = 2.0 * (bx * cy - by * cx)
    middles, ends = bx * bx + by * by, cx * cx + cy * cy
    if abs(twice) <= _WHOLE * max(middles, ends):
        return [start, middle, end]
    ux, uy = (cy * middles - by * ends) / twice, (bx * ends - cx * middles) / twice
    first = math.atan2(-uy, -ux)
    last = math.atan2(cy - uy, cx - ux)
    turn = (last - first) % math.tau if twice > 0.0 else -((first - last) % math.tau)
    radius = math.hypot(ux, uy)
    points = cut_arc((start[0] + ux, start[1] + uy), (radius, radius), first, turn)
    return [start, *points[1:-1], end]
