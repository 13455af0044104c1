"""
Placements of IFC as 4x4 matrices, in double precision, and the plan frame they are given in.

Matrices act on column vectors. Lengths are metres from the first product on:
project units do not leave this file and ``ifc_file``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_Vector = tuple[float, float, float]
"""Plain numbers: on three of them numpy takes ten times as long."""

FAR_M = 10_000.0
"""Beyond this distance from the frame's origin coordinates are shifted, so that 32-bit clients keep millimetres."""
_MAX_DEPTH = 200
"""Placements nest a dozen deep in real files; more is a cycle."""
_GRID_M = 1e-6
"""Positions are given on a grid of a micrometre, so that a model reads the same in millimetres and in inches."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanFrame:
    """The frame of a twin: ``from_world`` turns world metres into plan metres; ``shift_m`` is part of it."""

    from_world: Floats
    shift_m: tuple[float, float, float]


def axis_placement(placement: Any) -> Floats:
    """
    Return an IfcAxis2Placement2D or 3D as a (4, 4) matrix in project units.

    Directions that are missing, zero or parallel are replaced as the schema's
    own functions do.
    """
    matrix = np.eye(4)
    if placement is None:
        return matrix
    location = getattr(placement, "Location", None)
    coordinates = getattr(location, "Coordinates", None) or ()
    matrix[: len(coordinates), 3] = coordinates
    axis, reference = getattr(placement, "Axis", None), getattr(placement, "RefDirection", None)
    if axis is None and reference is None:
        return matrix
    z = _unit(getattr(axis, "DirectionRatios", None), (0.0, 0.0, 1.0))
    x = _unit(getattr(reference, "DirectionRatios", None), (1.0, 0.0, 0.0))
    along = _dot(x, z)
    x = (x[0] - z[0] * along, x[1] - z[1] * along, x[2] - z[2] * along)
    if _dot(x, x) < 1e-20:  # noqa: PLR2004  # the two directions are parallel: any perpendicular will do, but always the same
        x = _cross((0.0, 1.0, 0.0), z) if abs(z[1]) < 0.9 else _cross(z, (1.0, 0.0, 0.0))  # noqa: PLR2004  # not parallel to y
    length = math.sqrt(_dot(x, x))
    x = (x[0] / length, x[1] / length, x[2] / length)
    y = _cross(z, x)
    matrix[:3, :3] = ((x[0], y[0], z[0]), (x[1], y[1], z[1]), (x[2], y[2], z[2]))
    return matrix


def world_placement(placement: Any, known: dict[int, Floats], depth: int = 0) -> Floats:
    """
    Return an IfcObjectPlacement as a (4, 4) matrix in project units; ``None`` is the identity.

    *known* remembers matrices by entity id between calls.

    Raises
    ------
    RecursionError
        If the chain of placements never ends.
    """
    if placement is None:
        return np.eye(4)
    found = known.get(placement.id())
    if found is not None:
        return found
    if depth > _MAX_DEPTH:
        msg = f"placement #{placement.id()} refers to itself"
        raise RecursionError(msg)
    parent = world_placement(getattr(placement, "PlacementRelTo", None), known, depth + 1)
    own = axis_placement(getattr(placement, "RelativePlacement", None))
    matrix = known[placement.id()] = parent @ own
    return matrix


def to_metres(matrix: Floats, unit_m: float) -> Floats:
    """Return a placement matrix with its translation turned from project units into metres."""
    scaled = matrix.copy()
    scaled[:3, 3] *= unit_m
    return scaled


def build_plan_frame(anchor_m: Floats, positions_m: Iterable[Floats]) -> PlanFrame:
    """
    Build the plan frame from the building's placement and the places of its elements.

    Parameters
    ----------
    anchor_m : (4, 4), m
        World placement of the building, or the identity.
    positions_m : (3,) each, m
        World origins of elements; their median decides about a shift, so one
        stray element does not.
    """
    inverse = np.eye(4)
    inverse[:3, :3] = anchor_m[:3, :3].T
    inverse[:3, 3] = -anchor_m[:3, :3].T @ anchor_m[:3, 3]
    places = list(positions_m)
    shift = np.zeros(3)
    if places:
        middle = np.median(np.array(places) @ inverse[:3, :3].T + inverse[:3, 3], axis=0)
        shift = np.where(np.abs(middle) > FAR_M, np.round(middle), 0.0)
    inverse[:3, 3] -= shift
    return PlanFrame(from_world=inverse, shift_m=(float(shift[0]), float(shift[1]), float(shift[2])))


def to_grid(matrix: Floats) -> Floats:
    """Return a rigid matrix with micrometre positions and clean directions: unit conversion leaves noise below that."""
    clean = np.round(matrix, 12)
    clean[:3, 3] = np.round(matrix[:3, 3] / _GRID_M) * _GRID_M
    return clean + 0.0  # no negative zeros


def points_to_grid(points: Floats) -> Floats:
    """Return points (n, 3) in metres on the micrometre grid."""
    return np.round(points, 6) + 0.0


def _unit(ratios: Any, default: _Vector) -> _Vector:
    given = tuple(ratios or ())
    x, y, z = (*given, 0.0, 0.0, 0.0)[:3]
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
