"""How far one turns, and what a walker calls it. Radians, positive to the left."""

import math
from bisect import bisect_right
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from twin.model.route import Side

Floats = npt.NDArray[np.float64]
Vector = tuple[float, float]
"""A direction in the plan, of any length. Vectors, unlike angles, mirror without rounding."""

NO_TURN_RAD: Final = 1e-6
HALF_TURN_RAD: Final = math.radians(172.0)
"""Beyond this nobody can say to which side the turn was."""


class Band(StrEnum):
    """How sharp a turn is, by the limits of NavCog: 22.5, 60, 120 and 150 degrees."""

    STRAIGHT = "straight"
    SLIGHT = "slight"
    TURN = "turn"
    SHARP = "sharp"
    BACK = "back"


BANDS: Final = tuple(Band)
BAND_LIMITS_RAD: Final = tuple(math.radians(limit) for limit in (22.5, 60.0, 120.0, 150.0))


def band_of(turn_rad: float) -> Band:
    """
    Return how sharp a turn is.

    >>> [str(band_of(math.radians(turn))) for turn in (10, -45, 90, -130, 170)]
    ['straight', 'slight', 'turn', 'sharp', 'back']
    """
    return BANDS[bisect_right(BAND_LIMITS_RAD, abs(turn_rad))]


def side_of(turn_rad: float) -> Side:
    """Return where something lies that one has to turn by *turn_rad* to face: a quarter to each side."""
    if abs(turn_rad) < math.pi / 4:
        return Side.AHEAD
    if abs(turn_rad) > 3 * math.pi / 4:
        return Side.BEHIND
    return Side.LEFT if turn_rad > 0 else Side.RIGHT


def start_side(turn_rad: float) -> Side:
    """Return to which side one turns; ahead and behind are as wide as their words."""
    band = band_of(turn_rad)
    if band in {Band.STRAIGHT, Band.BACK}:
        return Side.AHEAD if band is Band.STRAIGHT else Side.BEHIND
    return Side.LEFT if turn_rad > 0 else Side.RIGHT


def wrap(angle_rad: float) -> float:
    """
    Return an angle in (-pi, pi]; half a turn is positive from either side.

    >>> wrap(3 * math.pi / 2) == -math.pi / 2, wrap(-math.pi) == math.pi
    (True, True)
    """
    wrapped = math.remainder(angle_rad, 2 * math.pi)
    return math.pi if abs(wrapped) >= math.pi - NO_TURN_RAD else wrapped


def turn_between(before: Vector, after: Vector) -> float:
    """
    Return how far one turns from one direction to another.

    >>> turn_between((1.0, 0.0), (0.0, 2.0)) == math.pi / 2
    True
    """
    cross = before[0] * after[1] - before[1] * after[0]
    dot = before[0] * after[0] + before[1] * after[1]
    return wrap(math.atan2(cross, dot))


def vector_of(angle_rad: float) -> Vector:
    """Return the unit vector of a direction."""
    return math.cos(angle_rad), math.sin(angle_rad)


def measure_along(path: Floats) -> Floats:
    """Return the plan distance from the start to every point of a path, (n,) m."""
    steps = np.diff(path[:, :2], axis=0)
    return np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
