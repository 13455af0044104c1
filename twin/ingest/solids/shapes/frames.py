"""
Placements and mapping operators as affine frames, in plain numbers. Metres.

Records are what ``get_info(recursive=True)`` of IfcOpenShell gives: the whole
of a small tree in one call, for a tenth of what asking for each attribute costs.
"""

import math
from collections.abc import Mapping
from typing import Any, Final

from twin.ingest.solids.shapes.part import Frame, Units, Vector

Record = Mapping[str, Any]
"""An entity and all below it: values by attribute, its class under ``type`` and its number under ``id``."""

IDENTITY: Final = Frame()
_NO_LENGTH: Final = 1e-12
_PARALLEL: Final = 1e-10
_RIGID: Final = 1e-9

_ORIGIN: Final = (0.0, 0.0, 0.0)
_X: Final = (1.0, 0.0, 0.0)
_Y: Final = (0.0, 1.0, 0.0)
_Z: Final = (0.0, 0.0, 1.0)


def read_placement(record: Record | None, units: Units) -> Frame:
    """Return an IfcAxis2Placement2D or 3D as a rigid frame; what is missing is as the schema says."""
    if record is None:
        return IDENTITY
    origin = read_point(record["Location"], units)
    axis, reference = record.get("Axis"), record.get("RefDirection")
    if axis is None and reference is None:
        return IDENTITY if origin == _ORIGIN else Frame(origin=origin)
    z = unit(_ratios(axis), _Z)
    x = _beside(z, unit(_ratios(reference), _X))
    frame = Frame(x=x, y=cross(z, x), z=z, origin=origin)
    return IDENTITY if frame == IDENTITY else frame


def read_operator(record: Record, units: Units) -> Frame:
    """Return an IfcCartesianTransformationOperator as a frame, which may scale and mirror."""
    flat = record["type"].startswith("IfcCartesianTransformationOperator2D")
    z = _Z if flat or record["Axis3"] is None else unit(_ratios(record["Axis3"]), _Z)
    x = _beside(z, unit(_ratios(record["Axis1"]), _X))
    y = cross(z, x)
    if dot(y, unit(_ratios(record["Axis2"]), _Y)) < 0.0:
        y = scaled(y, -1.0)
    given = record["Scale"]
    scale = 1.0 if given is None else float(given)
    scales = [scale if (own := record.get(name)) is None else float(own) for name in ("Scale2", "Scale3")]
    frame = Frame(
        x=scaled(x, scale),
        y=scaled(y, scales[0]),
        z=scaled(z, 1.0 if flat else scales[1]),
        origin=read_point(record["LocalOrigin"], units),
    )
    return IDENTITY if frame == IDENTITY else frame


def read_point(record: Record, units: Units) -> Vector:
    """Return an IfcCartesianPoint of two or three coordinates, m."""
    coordinates = record["Coordinates"]
    unit_m = units.length_m
    z = coordinates[2] * unit_m if len(coordinates) > 2 else 0.0  # noqa: PLR2004  # in space
    return (coordinates[0] * unit_m, coordinates[1] * unit_m, z)


def read_direction(record: Record) -> Vector | None:
    """Return an IfcDirection at unit length, or ``None`` where it has no length."""
    found = unit(_ratios(record), (0.0, 0.0, 0.0))
    return found if dot(found, found) > 0.0 else None


def compose(outer: Frame, inner: Frame) -> Frame:
    """Return the frame *inner*, which is given in *outer*, as seen from outside."""
    if outer is IDENTITY:
        return inner
    return Frame(
        x=turn(outer, inner.x), y=turn(outer, inner.y), z=turn(outer, inner.z), origin=place(outer, inner.origin)
    )


def invert(frame: Frame) -> Frame:
    """Return the frame that undoes a rigid one."""
    x, y, z = frame.x, frame.y, frame.z
    turned = Frame(x=(x[0], y[0], z[0]), y=(x[1], y[1], z[1]), z=(x[2], y[2], z[2]))
    return Frame(x=turned.x, y=turned.y, z=turned.z, origin=scaled(turn(turned, frame.origin), -1.0))


def turn(frame: Frame, vector: Vector) -> Vector:
    """Return a vector of a frame as seen from outside."""
    a, b, c = vector
    x, y, z = frame.x, frame.y, frame.z
    return (x[0] * a + y[0] * b + z[0] * c, x[1] * a + y[1] * b + z[1] * c, x[2] * a + y[2] * b + z[2] * c)


def place(frame: Frame, point: Vector) -> Vector:
    """Return a point of a frame as seen from outside."""
    a, b, c = turn(frame, point)
    o = frame.origin
    return (a + o[0], b + o[1], c + o[2])


def is_rigid(frame: Frame) -> bool:
    """Return whether a frame is a pure turn and move: no scale, no shear, no reflection."""
    x, y, z = frame.x, frame.y, frame.z
    lengths = (abs(dot(axis, axis) - 1.0) for axis in (x, y, z))
    return all(length < _RIGID for length in lengths) and dot(cross(x, y), z) > 1.0 - _RIGID


def is_finite(vector: Vector) -> bool:
    """Return whether all three numbers are numbers."""
    return math.isfinite(vector[0] + vector[1] + vector[2])


def unit(ratios: tuple[float, ...], default: Vector) -> Vector:
    """Return a direction of up to three ratios at unit length, or the default where it has none."""
    x, y, z = (*ratios, 0.0, 0.0, 0.0)[:3]
    length = math.sqrt(x * x + y * y + z * z)
    if not math.isfinite(length) or length < _NO_LENGTH:
        return default
    return (x / length, y / length, z / length)


def scaled(vector: Vector, by: float) -> Vector:
    """Return a vector times a number."""
    return (vector[0] * by, vector[1] * by, vector[2] * by)


def dot(one: Vector, other: Vector) -> float:
    """Return the scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """Return the vector product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def _beside(z: Vector, x: Vector) -> Vector:
    """Return *x* made perpendicular to *z*, or always the same perpendicular where they are parallel."""
    along = dot(x, z)
    away = (x[0] - z[0] * along, x[1] - z[1] * along, x[2] - z[2] * along)
    if dot(away, away) < _PARALLEL * _PARALLEL:
        away = cross(_Y, z) if abs(z[1]) < 0.9 else cross(z, _X)  # noqa: PLR2004  # not parallel to y
    return unit(away, _X)


def _ratios(record: Record | None) -> tuple[float, ...]:
    return () if record is None else tuple(record["DirectionRatios"])
