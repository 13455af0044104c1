"""
Profiles as plane areas: outlines with their holes. Metres.

``None`` stands for a profile that is not read here. The dimensions of steel
sections are those of the standard's figures; sections with sloped flanges
are left to the kernel.
"""

import math
from collections.abc import Callable
from typing import Any, Final

from twin.ingest.solids.shapes.arcs import cut_arc, cut_circle
from twin.ingest.solids.shapes.curves import is_readable, read_ring
from twin.ingest.solids.shapes.frames import IDENTITY, Record, read_operator, read_placement
from twin.ingest.solids.shapes.part import Area, Frame, Ring, Units
from twin.ingest.solids.shapes.sections import SECTIONS

Areas = tuple[Area, ...]

_CLOSED: Final = frozenset({"IfcArbitraryClosedProfileDef", "IfcArbitraryProfileDefWithVoids"})
_DERIVED: Final = frozenset({"IfcDerivedProfileDef", "IfcMirroredProfileDef"})
_MIRROR: Final = Frame(x=(-1.0, 0.0, 0.0))
_MOST_HOLES: Final = 1_000


def is_readable_profile(profile: Any, depth: int = 0) -> bool:
    """Return whether a profile (an entity) is of a kind that ``read_areas`` reads, and no deeper than it looks."""
    kind = profile.is_a()
    if kind in SECTIONS or kind in _ROUND:
        return True
    if kind in _CLOSED:
        inner = profile.InnerCurves if kind == "IfcArbitraryProfileDefWithVoids" else ()
        return len(inner) <= _MOST_HOLES and all(is_readable(curve) for curve in (profile.OuterCurve, *inner))
    if depth > 0:
        return False
    if kind == "IfcCompositeProfileDef":
        return all(is_readable_profile(part, depth + 1) for part in profile.Profiles)
    return kind in _DERIVED and is_readable_profile(profile.ParentProfile, depth + 1)


def read_areas(profile: Record, units: Units) -> Areas | None:
    """
    Return the areas of a profile (a record), m.

    Raises
    ------
    ValueError, KeyError, TypeError, …
        If the record does not hold what its class says.
    """
    if profile["ProfileType"] != "AREA":
        return None
    kind = profile["type"]
    dimensions = SECTIONS.get(kind) or _ROUND.get(kind)
    if dimensions is None:
        return _DRAWN[kind](profile, units)
    area = dimensions(profile, units.length_m)
    return None if area is None else _moved((area,), read_placement(profile["Position"], units))


def _read_closed(profile: Record, units: Units) -> Areas | None:
    curves = (profile["OuterCurve"], *profile.get("InnerCurves", ()))
    rings = [read_ring(curve, units) for curve in curves]
    return None if None in rings else (tuple(ring for ring in rings if ring is not None),)


def _read_composite(profile: Record, units: Units) -> Areas | None:
    parts = [read_areas(part, units) for part in profile["Profiles"]]
    return None if None in parts else tuple(area for part in parts if part for area in part)


def _read_derived(profile: Record, units: Units) -> Areas | None:
    areas = read_areas(profile["ParentProfile"], units)
    mirrored = profile["type"] == "IfcMirroredProfileDef"
    return None if areas is None else _moved(areas, _MIRROR if mirrored else read_operator(profile["Operator"], units))


def _moved(areas: Areas, frame: Frame) -> Areas:
    if frame is IDENTITY:
        return areas
    return tuple(tuple(_moved_ring(ring, frame) for ring in area) for area in areas)


def _moved_ring(ring: Ring, frame: Frame) -> Ring:
    (a, b, _), (c, d, _), (e, f, _) = frame.x, frame.y, frame.origin
    return tuple([(a * x + c * y + e, b * x + d * y + f) for x, y in ring])


def _circle(profile: Record, unit_m: float) -> Area:
    return (cut_circle(profile["Radius"] * unit_m),)


def _hollow_circle(profile: Record, unit_m: float) -> Area | None:
    inner = profile["Radius"] - profile["WallThickness"]
    if profile["WallThickness"] <= 0.0 or inner <= 0.0:
        return None
    return (cut_circle(profile["Radius"] * unit_m), cut_circle(inner * unit_m))


def _ellipse(profile: Record, unit_m: float) -> Area | None:
    radii = (profile["SemiAxis1"] * unit_m, profile["SemiAxis2"] * unit_m)
    return None if min(radii) <= 0.0 else (tuple(cut_arc((0.0, 0.0), radii, 0.0, math.tau)[:-1]),)


_ROUND: Final[dict[str, Callable[[Record, float], Area | None]]] = {
    "IfcCircleProfileDef": _circle,
    "IfcCircleHollowProfileDef": _hollow_circle,
    "IfcEllipseProfileDef": _ellipse,
}
_DRAWN: Final[dict[str, Callable[[Record, Units], Areas | None]]] = {
    "IfcArbitraryClosedProfileDef": _read_closed,
    "IfcArbitraryProfileDefWithVoids": _read_closed,
    "IfcCompositeProfileDef": _read_composite,
    "IfcDerivedProfileDef": _read_derived,
    "IfcMirroredProfileDef": _read_derived,
}
