"""
Plane curves of profiles and boundaries as rings of corners. Metres.

``None`` stands for a curve that does not close, has gaps, or is of a kind
that is not read here (splines, offsets).
"""

import math
from typing import Any, Final

from twin.ingest.solids.shapes.arcs import Path, cut_arc, cut_arc_through
from twin.ingest.solids.shapes.frames import Record, is_finite, read_placement, read_point
from twin.ingest.solids.shapes.part import Ring, Units

SAME_M: Final = 1e-5
"""Ends that are nearer are one corner: what models give as their precision."""
_LEVEL: Final = 1e-9
_NO_TURN_RAD: Final = 1e-9
_CORNERS_MIN: Final = 3

READABLE: Final = frozenset({"IfcPolyline", "IfcIndexedPolyCurve", "IfcCircle", "IfcEllipse"})
"""Curves that are small trees of records, so that they may be read in one go."""
_CLOSED_BY_A_LINE: Final = frozenset({"IfcPolyline", "IfcIndexedPolyCurve"})
"""Curves whose first corner many exporters do not repeat at the end."""
_SEGMENTS: Final = frozenset({"IfcPolyline", "IfcIndexedPolyCurve", "IfcTrimmedCurve"})
_BASES: Final = frozenset({"IfcCircle", "IfcEllipse", "IfcLine"})


def is_readable(curve: Any) -> bool:
    """Return whether a curve (an entity) is of a kind that ``read_ring`` reads, and no deeper than it looks."""
    kind = curve.is_a()
    if kind != "IfcCompositeCurve":
        return kind in READABLE
    return all(_is_readable_segment(segment.ParentCurve) for segment in curve.Segments)


def _is_readable_segment(curve: Any) -> bool:
    kind = curve.is_a()
    return kind in _SEGMENTS and (kind != "IfcTrimmedCurve" or curve.BasisCurve.is_a() in _BASES)


def read_ring(curve: Record, units: Units) -> Ring | None:
    """Return the corners of a closed curve (a record), m."""
    path = read_path(curve, units)
    if path is None:
        return None
    if len(path) > 1 and _gap(path[0], path[-1]) <= SAME_M:
        path = path[:-1]
    elif curve["type"] not in _CLOSED_BY_A_LINE:
        return None
    return tuple(path) if len(path) >= _CORNERS_MIN and all(map(_is_point, path)) else None


def read_path(curve: Record, units: Units) -> Path | None:
    """Return the corners of a curve in order, both ends included, m."""
    kind = curve["type"]
    if kind == "IfcPolyline":
        unit_m = units.length_m
        return [
            (coordinates[0] * unit_m, coordinates[1] * unit_m)
            for coordinates in (point["Coordinates"] for point in curve["Points"])
        ]
    if kind == "IfcIndexedPolyCurve":
        return _read_indexed(curve, units)
    if kind == "IfcCompositeCurve":
        return _join([_read_segment(segment, units) for segment in curve["Segments"]])
    if kind == "IfcTrimmedCurve":
        return _read_trimmed(curve, units)
    if kind in {"IfcCircle", "IfcEllipse"}:
        return _Conic(curve, units).cut(0.0, math.tau)
    return None


def _read_indexed(curve: Record, units: Units) -> Path | None:
    unit_m = units.length_m
    points = [(corner[0] * unit_m, corner[1] * unit_m) for corner in curve["Points"]["CoordList"]]
    if not curve["Segments"]:
        return points
    pieces: list[Path | None] = []
    for segment in curve["Segments"]:
        indices = segment["wrappedValue"]
        if min(indices) < 1:
            return None
        corners = [points[index - 1] for index in indices]
        arc = segment["type"] == "IfcArcIndex"
        pieces.append(cut_arc_through(corners[0], corners[1], corners[2]) if arc else corners)
    return _join(pieces)


def _read_segment(segment: Record, units: Units) -> Path | None:
    path = read_path(segment["ParentCurve"], units)
    return path if path is None or segment["SameSense"] else path[::-1]


def _join(pieces: list[Path | None]) -> Path | None:
    """Return pieces one after the other, each beginning where the last ends."""
    whole: Path = []
    for piece in pieces:
        if not piece or (whole and _gap(whole[-1], piece[0]) > SAME_M):
            return None
        whole += piece[1:] if whole else piece
    return whole


def _read_trimmed(curve: Record, units: Units) -> Path | None:
    basis, forward = curve["BasisCurve"], bool(curve["SenseAgreement"])
    ends = [_trim(curve[name], curve["MasterRepresentation"]) for name in ("Trim1", "Trim2")]
    if basis["type"] == "IfcLine":
        return [_on_line(basis, end, units) for end in ends]
    conic = _Conic(basis, units)
    first, last = (conic.angle_of(end, units) for end in ends)
    turn = (last - first) % math.tau if forward else -((first - last) % math.tau)
    if min(abs(turn), math.tau - abs(turn)) < _NO_TURN_RAD:
        if abs(last - first) < _NO_TURN_RAD:
            return None  # nothing or all of it
        turn = math.tau if forward else -math.tau
    return conic.cut(first, turn)


def _trim(values: tuple[Record, ...], master: str) -> Record:
    """Return what says where a curve ends: a point or a parameter, whichever counts."""
    points = [value for value in values if value["type"] == "IfcCartesianPoint"]
    parameters = [value for value in values if value["type"] == "IfcParameterValue"]
    return (parameters or points)[0] if master == "PARAMETER" else (points or parameters)[0]


def _on_line(line: Record, end: Record, units: Units) -> tuple[float, float]:
    if end["type"] == "IfcCartesianPoint":
        return read_point(end, units)[:2]
    start = read_point(line["Pnt"], units)
    ratios, magnitude = line["Dir"]["Orientation"]["DirectionRatios"], line["Dir"]["Magnitude"]
    along = end["wrappedValue"] * magnitude * units.length_m / math.hypot(*ratios)
    return (start[0] + ratios[0] * along, start[1] + ratios[1] * along)


class _Conic:
    """A circle or ellipse in the plane of its profile."""

    def __init__(self, curve: Record, units: Units) -> None:
        frame = read_placement(curve["Position"], units)
        if abs(frame.z[2] - 1.0) > _LEVEL:
            msg = "a circle that does not lie in its plane, or is seen from below"
            raise ValueError(msg)
        self.centre = frame.origin[:2]
        self.tilt = math.atan2(frame.x[1], frame.x[0])
        names = ("Radius", "Radius") if curve["type"] == "IfcCircle" else ("SemiAxis1", "SemiAxis2")
        self.radii = (curve[names[0]] * units.length_m, curve[names[1]] * units.length_m)

    def angle_of(self, end: Record, units: Units) -> float:
        """Return the parameter of one end, radians from the first axis."""
        if end["type"] == "IfcParameterValue":
            return float(end["wrappedValue"] * units.angle_rad)
        x, y, _ = read_point(end, units)
        away = (x - self.centre[0], y - self.centre[1])
        cos_tilt, sin_tilt = math.cos(self.tilt), math.sin(self.tilt)
        along, across = away[0] * cos_tilt + away[1] * sin_tilt, away[1] * cos_tilt - away[0] * sin_tilt
        return math.atan2(across / self.radii[1], along / self.radii[0])

    def cut(self, start_rad: float, turn_rad: float) -> Path:
        """Return the corners of an arc, both ends included."""
        if min(self.radii) <= 0.0:
            msg = "a circle of no size"
            raise ValueError(msg)
        return cut_arc(self.centre, self.radii, start_rad, turn_rad, self.tilt)


def _gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def _is_point(point: tuple[float, float]) -> bool:
    return is_finite((point[0], point[1], 0.0))
