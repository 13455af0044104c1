"""
Placements of IFC as rigid frames, in double precision, and the plan frame they are given in.

Frames act on column vectors. Inside they are plain numbers, because numpy
takes ten times as long on three of them; readers get matrices. Lengths are
metres from the first product on: project units do not leave this file and
``ifc_file``.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from twin.ingest.records.instances import read_attribute

Floats = NDArray[np.float64]
_Vector = tuple[float, float, float]
Rigid = tuple[float, float, float, float, float, float, float, float, float, float, float, float]
"""The upper three rows of a rigid matrix, row by row; every fourth number is the translation."""

FAR_M = 10_000.0
"""Beyond this distance from the frame's origin coordinates are shifted, so that 32-bit clients keep millimetres."""
_MAX_DEPTH = 200
"""Placements nest a dozen deep in real files; more is a cycle."""
_GRID_DIGITS = 6
_STRAIGHT = frozenset({0.0, 1.0, -1.0})
"""Positions are given on a grid of a micrometre, so that a model reads the same in millimetres and in inches."""
IDENTITY: Final[Rigid] = (1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanFrame:
    """The frame of a twin: ``from_world`` turns world metres into plan metres; ``shift_m`` is part of it."""

    from_world: Floats
    shift_m: tuple[float, float, float]
    rows: Rigid = field(init=False)
    """``from_world`` in plain numbers."""

    def __post_init__(self) -> None:
        """Write the matrix out."""
        object.__setattr__(self, "rows", to_frame(self.from_world))


def axis_placement(placement: Any) -> Rigid:
    """
    Return an IfcAxis2Placement2D or 3D in project units.

    Directions that are missing, zero or parallel are replaced as the schema's
    own functions do.
    """
    if placement is None:
        return IDENTITY
    if placement.is_a() == "IfcAxis2Placement3D":  # by far the most
        location, axis, reference = placement.get_argument(0), placement.get_argument(1), placement.get_argument(2)
    else:
        location, axis, reference = (read_attribute(placement, name) for name in ("Location", "Axis", "RefDirection"))
    coordinates = None if location is None else read_attribute(location, "Coordinates")
    tx, ty, tz = _three(coordinates)
    if axis is None and reference is None:
        return (1.0, 0.0, 0.0, tx, 0.0, 1.0, 0.0, ty, 0.0, 0.0, 1.0, tz)
    x, y, z = _axes(_ratios(axis), _ratios(reference))
    return (x[0], y[0], z[0], tx, x[1], y[1], z[1], ty, x[2], y[2], z[2], tz)


def _axes(axis: Any, reference: Any) -> tuple[_Vector, _Vector, _Vector]:
    z = _unit(axis, (0.0, 0.0, 1.0))
    x = _unit(reference, (1.0, 0.0, 0.0))
    along = _dot(x, z)
    x = (x[0] - z[0] * along, x[1] - z[1] * along, x[2] - z[2] * along)
    if _dot(x, x) < 1e-20:  # noqa: PLR2004  # the two directions are parallel: any perpendicular will do, but always the same
        x = _cross((0.0, 1.0, 0.0), z) if abs(z[1]) < 0.9 else _cross(z, (1.0, 0.0, 0.0))  # noqa: PLR2004  # not parallel to y
    length = math.sqrt(_dot(x, x))
    x = (x[0] / length, x[1] / length, x[2] / length)
    return x, _cross(z, x), z


def world_placement(placement: Any, known: dict[int, Rigid], depth: int = 0) -> Rigid:
    """
    Return an IfcObjectPlacement in project units; ``None`` is the identity.

    *known* remembers frames by entity id between calls.

    Raises
    ------
    RecursionError
        If the chain of placements never ends.
    """
    if placement is None:
        return IDENTITY
    key = placement.id()
    found = known.get(key)
    if found is not None:
        return found
    if depth > _MAX_DEPTH:
        msg = f"placement #{key} refers to itself"
        raise RecursionError(msg)
    parent = world_placement(read_attribute(placement, "PlacementRelTo"), known, depth + 1)
    own = axis_placement(read_attribute(placement, "RelativePlacement"))
    world = known[key] = compose(parent, own)
    return world


def compose(outer: Rigid, inner: Rigid) -> Rigid:
    """Return the frame that applies *inner* first and *outer* then."""
    a1, a2, a3, ax, b1, b2, b3, by, c1, c2, c3, cz = outer
    p1, p2, p3, px, q1, q2, q3, qy, r1, r2, r3, rz = inner
    x = a1 * px + a2 * qy + a3 * rz + ax
    y = b1 * px + b2 * qy + b3 * rz + by
    z = c1 * px + c2 * qy + c3 * rz + cz
    if p1 == q2 == r3 == 1.0 and not (p2 or p3 or q3):  # nothing is turned
        return (a1, a2, a3, x, b1, b2, b3, y, c1, c2, c3, z)
    return (
        *(a1 * p1 + a2 * q1 + a3 * r1, a1 * p2 + a2 * q2 + a3 * r2, a1 * p3 + a2 * q3 + a3 * r3, x),
        *(b1 * p1 + b2 * q1 + b3 * r1, b1 * p2 + b2 * q2 + b3 * r2, b1 * p3 + b2 * q3 + b3 * r3, y),
        *(c1 * p1 + c2 * q1 + c3 * r1, c1 * p2 + c2 * q2 + c3 * r2, c1 * p3 + c2 * q3 + c3 * r3, z),
    )


def to_metres(frame: Rigid, unit_m: float) -> Rigid:
    """Return a frame with its translation turned from project units into metres."""
    a1, a2, a3, ax, b1, b2, b3, by, c1, c2, c3, cz = frame
    return (a1, a2, a3, ax * unit_m, b1, b2, b3, by * unit_m, c1, c2, c3, cz * unit_m)


def to_matrix(frame: Rigid) -> Floats:
    """Return a frame as a matrix (4, 4)."""
    return np.array((frame[:4], frame[4:8], frame[8:], (0.0, 0.0, 0.0, 1.0)))


def build_plan_frame(anchor_m: Floats, positions_m: Sequence[_Vector]) -> PlanFrame:
    """
    Build the plan frame from the building's placement and the places of its elements.

    Parameters
    ----------
    anchor_m : (4, 4), m
        World placement of the building, or the identity.
    positions_m : (n, 3), m
        World origins of elements; their median decides about a shift, so one
        stray element does not.
    """
    inverse = np.eye(4)
    inverse[:3, :3] = anchor_m[:3, :3].T
    inverse[:3, 3] = -anchor_m[:3, :3].T @ anchor_m[:3, 3]
    shift = np.zeros(3)
    if len(positions_m):
        middle = np.quantile(np.array(positions_m) @ inverse[:3, :3].T + inverse[:3, 3], 0.5, axis=0)
        shift = np.where(np.abs(middle) > FAR_M, np.round(middle), 0.0)
    inverse[:3, 3] -= shift
    return PlanFrame(from_world=inverse, shift_m=(float(shift[0]), float(shift[1]), float(shift[2])))


def to_frame(matrix: Floats) -> Rigid:
    """Return a rigid matrix (4, 4) in plain numbers."""
    (a1, a2, a3, ax), (b1, b2, b3, by), (c1, c2, c3, cz), _ = matrix.tolist()
    return (a1, a2, a3, ax, b1, b2, b3, by, c1, c2, c3, cz)


def to_grid(matrix: Floats) -> Floats:
    """Return a rigid matrix (4, 4) with micrometre positions and clean directions, as ``frame_to_grid``."""
    return to_matrix(frame_to_grid(to_frame(matrix)))


def frame_to_grid(frame: Rigid) -> Rigid:
    """Return a frame with micrometre positions and clean directions: unit conversion leaves noise below that."""
    a1, a2, a3, ax, b1, b2, b3, by, c1, c2, c3, cz = frame
    return (
        *(_clean(a1), _clean(a2), _clean(a3), round(ax, _GRID_DIGITS) + 0.0),
        *(_clean(b1), _clean(b2), _clean(b3), round(by, _GRID_DIGITS) + 0.0),
        *(_clean(c1), _clean(c2), _clean(c3), round(cz, _GRID_DIGITS) + 0.0),
    )


def _clean(cosine: float) -> float:
    # Most axes are straight, and rounding a number takes longer than all else here. No negative zeros.
    return cosine + 0.0 if cosine in _STRAIGHT else round(cosine, 12) + 0.0


def points_to_grid(points: Floats) -> Floats:
    """Return points (n, 3) in metres on the micrometre grid."""
    return np.round(points, _GRID_DIGITS) + 0.0


def _three(numbers: Any) -> _Vector:
    """Return up to three numbers of a point or direction as three; missing ones are zero."""
    x, y, z = (*(numbers or ()), 0.0, 0.0, 0.0)[:3]
    return (x, y, z)


def _ratios(direction: Any) -> Any:
    return None if direction is None else read_attribute(direction, "DirectionRatios")


def _unit(ratios: Any, default: _Vector) -> _Vector:
    x, y, z = _three(ratios)
    length = math.sqrt(x * x + y * y + z * z)
    if not math.isfinite(length) or length < 1e-12:  # noqa: PLR2004  # a direction of no length says nothing
        return default
    return (x / length, y / length, z / length)


def _dot(one: _Vector, other: _Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _cross(one: _Vector, other: _Vector) -> _Vector:
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )
