"""
What a solid is read as: a profile that is swept along a line, or facets. Metres, in the frame of the representation.

Numbers of a sweep are plain ones: a building has thousands of them with four
corners each, and they become arrays all at once (see ``bodies``).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

Ring = tuple[tuple[float, float], ...]
"""Corners of a closed outline, the first not repeated."""
Area = tuple[Ring, ...]
"""An outline and those of its holes."""
Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """How long a project unit is: what readers multiply lengths and angles by."""

    length_m: float = 1.0
    angle_rad: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """
    An affine frame: its axes (with their scale) and its origin, m.

    Unlike a matrix it is made and used in plain numbers, of which a solid has
    too few for numpy.
    """

    x: Vector = (1.0, 0.0, 0.0)
    y: Vector = (0.0, 1.0, 0.0)
    z: Vector = (0.0, 0.0, 1.0)
    origin: Vector = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Plane areas in the xy plane of ``frame``, swept along a vector of that frame (m)."""

    areas: tuple[Area, ...]
    frame: Frame
    along: Vector


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facets:
    """Triangles: ``vertices`` (n, 3), m, and ``faces`` (m, 3), indices, counter-clockwise seen from outside."""

    vertices: Floats
    faces: Ints


Part = Sweep | Facets
