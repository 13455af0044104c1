"""
Rectangles and steel sections by their dimensions, about their middle. Metres.

Each function takes the record of a profile and the length of a project unit.
Sections with sloped flanges or legs give ``None``; Z sections, whose figure can be
read in two ways, are not here.
"""

from collections.abc import Callable
from typing import Final

from twin.ingest.solids.shapes.fillets import Corner, round_corners
from twin.ingest.solids.shapes.frames import Record
from twin.ingest.solids.shapes.part import Area, Ring

_SLOPES: Final = ("FlangeSlope", "LegSlope", "WebSlope", "BottomFlangeSlope", "TopFlangeSlope")


def _rectangle(profile: Record, unit_m: float) -> Area | None:
    x, y = 0.5 * profile["XDim"] * unit_m, 0.5 * profile["YDim"] * unit_m
    return None if min(x, y) <= 0.0 else (((-x, -y), (x, -y), (x, y), (-x, y)),)


def _rounded_rectangle(profile: Record, unit_m: float) -> Area:
    return (_box(profile["XDim"] * unit_m, profile["YDim"] * unit_m, profile["RoundingRadius"] * unit_m),)


def _hollow_rectangle(profile: Record, unit_m: float) -> Area | None:
    x, y, wall = (profile[name] * unit_m for name in ("XDim", "YDim", "WallThickness"))
    inner, outer = (_size(profile, name, unit_m) for name in ("InnerFilletRadius", "OuterFilletRadius"))
    if wall <= 0.0 or min(x, y) <= 2.0 * wall:
        return None
    return (_box(x, y, outer), _box(x - 2.0 * wall, y - 2.0 * wall, inner))


def _trapezium(profile: Record, unit_m: float) -> Area | None:
    bottom, top, height, offset = (profile[name] * unit_m for name in ("BottomXDim", "TopXDim", "YDim", "TopXOffset"))
    if min(bottom, top, height) <= 0.0:
        return None
    x, y = bottom / 2.0, height / 2.0
    return (((-x, -y), (x, -y), (offset - x + top, y), (offset - x, y)),)


def _i_section(profile: Record, unit_m: float) -> Area | None:
    width, depth, web, flange = _sizes(
        profile, unit_m, "OverallWidth", "OverallDepth", "WebThickness", "FlangeThickness"
    )
    fillet, edge = (_size(profile, name, unit_m) for name in ("FilletRadius", "FlangeEdgeRadius"))
    half = ((width, flange, fillet, edge), (width, flange, fillet, edge))
    return _i_shape(half, depth, web) if _is_level(profile) else None


def _asymmetric_i_section(profile: Record, unit_m: float) -> Area | None:
    old = "OverallWidth" in profile  # IFC2X3 makes it a kind of IfcIShapeProfileDef, with that one's names
    below = (
        ("OverallWidth", "FlangeThickness", "FilletRadius")
        if old
        else ("BottomFlangeWidth", "BottomFlangeThickness", "BottomFlangeFilletRadius")
    )
    width, flange, depth, web = _sizes(profile, unit_m, below[0], below[1], "OverallDepth", "WebThickness")
    top_width = _size(profile, "TopFlangeWidth", unit_m)
    top_flange = _size(profile, "TopFlangeThickness", unit_m) or flange
    fillets = [_size(profile, name, unit_m) for name in (below[2], "TopFlangeFilletRadius")]
    edges = [_size(profile, name, unit_m) for name in ("BottomFlangeEdgeRadius", "TopFlangeEdgeRadius")]
    halves = ((width, flange, fillets[0], edges[0]), (top_width, top_flange, fillets[1], edges[1]))
    return _i_shape(halves, depth, web) if _is_level(profile) else None


_Flange = tuple[float, float, float, float]
"""Width, thickness, radius of the fillet at the web, radius of the edge."""


def _i_shape(flanges: tuple[_Flange, _Flange], depth: float, web: float) -> Area | None:
    (width, flange, fillet, edge), (top_width, top_flange, top_fillet, top_edge) = flanges
    if min(width, top_width) <= web or flange + top_flange >= depth or min(web, flange, top_flange) <= 0.0:
        return None
    x, t, w, y = width / 2.0, top_width / 2.0, web / 2.0, depth / 2.0
    right: list[Corner] = [
        (x, -y, 0.0), (x, flange - y, edge), (w, flange - y, fillet),
        (w, y - top_flange, top_fillet), (t, y - top_flange, top_edge), (t, y, 0.0),
    ]  # fmt: skip  # as one goes round
    return (round_corners([*right, *((-a, b, radius) for a, b, radius in reversed(right))]),)


def _l_section(profile: Record, unit_m: float) -> Area | None:
    depth, thickness = _sizes(profile, unit_m, "Depth", "Thickness")
    width = _size(profile, "Width", unit_m) or depth
    fillet, edge = (_size(profile, name, unit_m) for name in ("FilletRadius", "EdgeRadius"))
    if not _is_level(profile) or not 0.0 < thickness < min(depth, width):
        return None
    x, y = width / 2.0, depth / 2.0
    corners: list[Corner] = [
        (-x, -y, 0.0), (x, -y, 0.0), (x, thickness - y, edge),
        (thickness - x, thickness - y, fillet), (thickness - x, y, edge), (-x, y, 0.0),
    ]  # fmt: skip  # as one goes round
    return (round_corners(corners),)


def _t_section(profile: Record, unit_m: float) -> Area | None:
    depth, width, web, flange = _sizes(profile, unit_m, "Depth", "FlangeWidth", "WebThickness", "FlangeThickness")
    names = ("FilletRadius", "FlangeEdgeRadius", "WebEdgeRadius")
    fillet, flange_edge, web_edge = (_size(profile, name, unit_m) for name in names)
    if not _is_level(profile) or not (0.0 < web < width and 0.0 < flange < depth):
        return None
    x, y, w = width / 2.0, depth / 2.0, web / 2.0
    right: list[Corner] = [
        (w, -y, web_edge), (w, y - flange, fillet), (x, y - flange, flange_edge), (x, y, 0.0),
    ]  # fmt: skip  # as one goes round
    return (round_corners([*right, *((-a, b, radius) for a, b, radius in reversed(right))]),)


def _u_section(profile: Record, unit_m: float) -> Area | None:
    depth, width, web, flange = _sizes(profile, unit_m, "Depth", "FlangeWidth", "WebThickness", "FlangeThickness")
    fillet, edge = (_size(profile, name, unit_m) for name in ("FilletRadius", "EdgeRadius"))
    if not _is_level(profile) or not (0.0 < web < width and 0.0 < 2.0 * flange < depth):
        return None
    x, y = width / 2.0, depth / 2.0
    corners: list[Corner] = [
        (-x, -y, 0.0), (x, -y, 0.0), (x, flange - y, edge), (web - x, flange - y, fillet),
        (web - x, y - flange, fillet), (x, y - flange, edge), (x, y, 0.0), (-x, y, 0.0),
    ]  # fmt: skip  # as one goes round
    return (round_corners(corners),)


def _c_section(profile: Record, unit_m: float) -> Area | None:
    depth, width, wall, girth = _sizes(profile, unit_m, "Depth", "Width", "WallThickness", "Girth")
    inner = _size(profile, "InternalFilletRadius", unit_m)
    outer = inner + wall if inner > 0.0 else 0.0
    if not (0.0 < 2.0 * wall < min(depth, width) and wall < girth < depth / 2.0):
        return None
    x, y = width / 2.0, depth / 2.0
    below: list[Corner] = [
        (x - wall, girth - y, 0.0), (x - wall, wall - y, inner), (wall - x, wall - y, inner),
    ]  # fmt: skip  # as one goes round
    inside = [*below, *((a, -b, radius) for a, b, radius in reversed(below))]
    outside: list[Corner] = [
        (x, y - girth, 0.0), (x, y, outer), (-x, y, outer), (-x, -y, outer), (x, -y, outer), (x, girth - y, 0.0),
    ]  # fmt: skip  # as one goes round
    return (round_corners([*inside, *outside]),)


def _box(x: float, y: float, radius: float) -> Ring:
    a, b = x / 2.0, y / 2.0
    return round_corners([(-a, -b, radius), (a, -b, radius), (a, b, radius), (-a, b, radius)])


def _is_level(profile: Record) -> bool:
    return not any(profile.get(name) for name in _SLOPES)


def _size(profile: Record, name: str, unit_m: float) -> float:
    return float(profile.get(name) or 0.0) * unit_m


def _sizes(profile: Record, unit_m: float, *names: str) -> list[float]:
    return [float(profile[name]) * unit_m for name in names]


SECTIONS: Final[dict[str, Callable[[Record, float], Area | None]]] = {
    "IfcRectangleProfileDef": _rectangle,
    "IfcRoundedRectangleProfileDef": _rounded_rectangle,
    "IfcRectangleHollowProfileDef": _hollow_rectangle,
    "IfcTrapeziumProfileDef": _trapezium,
    "IfcIShapeProfileDef": _i_section,
    "IfcAsymmetricIShapeProfileDef": _asymmetric_i_section,
    "IfcLShapeProfileDef": _l_section,
    "IfcTShapeProfileDef": _t_section,
    "IfcUShapeProfileDef": _u_section,
    "IfcCShapeProfileDef": _c_section,
}
