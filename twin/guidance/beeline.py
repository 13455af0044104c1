"""The straight way people take to what they see: small corners on it are not turns that anybody has to be told of."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from twin.guidance.turns import Floats, Vector, turn_between
from twin.model.passage import Point2

IsOpen = Callable[[Point2, Point2], bool]
"""Whether nothing stands between two points that one would not simply walk round."""

ASIDE_M: Final = 2.0
"""So far beside the straight way to a place in sight the path may run, and one still just goes there (own choice) ..."""

ASIDE_SHARE: Final = 0.2
"""... or this share of the way, if that is less."""

WAVER_M: Final = 0.6
"""Nobody notices that a way to no place in sight runs so little beside the straight line (own choice) ..."""

WAVER_RAD: Final = math.radians(10.0)
"""... and goes on as it began, to within this."""


def take_beelines(path: Floats, breaks: Sequence[int], is_open: IsOpen, *, to_place: bool) -> Floats:
    """
    Return a path without the corners that are no turns to somebody who sees where he goes.

    Parameters
    ----------
    path : (n, 3), m
        Without repeated points.
    breaks
        Points that stay, by index, in order: where doors are passed. One
        sees them, and goes there.
    is_open
        Whether somebody sees from one point of the plan to another, and can
        go there.
    to_place
        Whether there is something to see at the end of the path, too.

    Returns
    -------
    path : (m, 3), m
        Some of the points, among them the first, the breaks and the last.
    """
    last = len(path) - 1
    ends = [*breaks, last]
    kept = [0]
    for start, end in zip([0, *breaks], ends, strict=True):
        seen = _first_in_sight(path, start, end, is_open) if end != last or to_place else end
        kept.extend(_steady(path, start, seen, is_open))
        if seen != end:
            kept.append(end)
    return path[kept]


def _first_in_sight(path: Floats, start: int, end: int, is_open: IsOpen) -> int:
    """Return the first point between two from which one may go straight to the second."""
    return next(i for i in range(start, end + 1) if i >= end - 1 or _is_beeline(path, i, end, is_open))


def _is_beeline(path: Floats, start: int, end: int, is_open: IsOpen) -> bool:
    aside_m, length_m = _aside(path, start, end)
    return aside_m.max() <= min(ASIDE_M, ASIDE_SHARE * length_m) and is_open(_plan(path[start]), _plan(path[end]))


def _steady(path: Floats, start: int, end: int, is_open: IsOpen) -> list[int]:
    """Return the points behind the first, up to the last, that turn by more than one notices (Douglas and Peucker)."""
    if end - start < 2:  # noqa: PLR2004  # nothing lies between
        return [end] if end > start else []
    aside_m, _ = _aside(path, start, end)
    if _wavers(path, start, end) and aside_m.max() <= WAVER_M and is_open(_plan(path[start]), _plan(path[end])):
        return [end]
    # Rounded, so that a mirror image divides at the same point.
    middle = start + 1 + int(np.argmax(aside_m.round(9)))
    return [*_steady(path, start, middle, is_open), *_steady(path, middle, end, is_open)]


def _aside(path: Floats, start: int, end: int) -> tuple[Floats, float]:
    """Return how far the points between two lie beside the straight line, and how long that is."""
    (x0, y0), (x1, y1) = path[start, :2], path[end, :2]
    length_m = float(np.hypot(x1 - x0, y1 - y0))
    dx, dy = path[start + 1 : end, 0] - x0, path[start + 1 : end, 1] - y0
    if length_m == 0.0:
        return np.hypot(dx, dy), length_m
    ux, uy = (x1 - x0) / length_m, (y1 - y0) / length_m
    along = dx * ux + dy * uy
    beyond = np.maximum(np.maximum(-along, along - length_m), 0.0)
    return np.hypot(dx * uy - dy * ux, beyond), length_m


def _wavers(path: Floats, start: int, end: int) -> bool:
    """Whether a path turns to both sides between two points, and goes on as it began: a curve does not."""
    steps = [_step(path, i) for i in range(start, end)]
    turns = [turn_between(before, after) for before, after in pairwise(steps)]
    return min(turns) < 0 < max(turns) and abs(turn_between(steps[0], steps[-1])) <= WAVER_RAD


def _step(path: Floats, start: int) -> Vector:
    """Return the piece that begins at a point."""
    return float(path[start + 1, 0] - path[start, 0]), float(path[start + 1, 1] - path[start, 1])


def _plan(point: Floats) -> Point2:
    return float(point[0]), float(point[1])
