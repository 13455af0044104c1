"""The straight way people take to what they see: small corners on it are not turns that anybody has to be told of."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

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
    points: list[Point2] = [(x, y) for x, y in path[:, :2].tolist()]
    turns = _turns(points)
    kept = [0]
    for start, end in zip([0, *breaks], [*breaks, last], strict=True):
        seen = _first_in_sight(points, start, end, is_open) if end != last or to_place else end
        kept.extend(_steady(points, turns, start, seen, is_open))
        if seen != end:
            kept.append(end)
    return path[kept]


def _first_in_sight(points: Sequence[Point2], start: int, end: int, is_open: IsOpen) -> int:
    """Return the first point between two from which one may go straight to the second."""
    return next(i for i in range(start, end + 1) if i >= end - 1 or _is_beeline(points, i, end, is_open))


def _is_beeline(points: Sequence[Point2], start: int, end: int, is_open: IsOpen) -> bool:
    most_m = min(ASIDE_M, ASIDE_SHARE * math.dist(points[start], points[end]))
    return all(aside_m <= most_m for aside_m in _aside(points, start, end)) and is_open(points[start], points[end])


def _steady(points: Sequence[Point2], turns: Sequence[float], start: int, end: int, is_open: IsOpen) -> list[int]:
    """Return the points behind the first, up to the last, that turn by more than one notices (Douglas and Peucker)."""
    within = turns[start + 1 : end]
    if not within or not min(within) < 0 < max(within):  # straight, or one curve
        return list(range(start + 1, end + 1))
    aside_m = list(_aside(points, start, end))
    if _goes_on(points, start, end) and max(aside_m) <= WAVER_M and is_open(points[start], points[end]):
        return [end]
    # Rounded, so that a mirror image divides at the same point.
    rounded = [round(each_m, 9) for each_m in aside_m]
    middle = start + 1 + rounded.index(max(rounded))
    return [
        *_steady(points, turns, start, middle, is_open),
        *_steady(points, turns, middle, end, is_open),
    ]


def _aside(points: Sequence[Point2], start: int, end: int) -> Iterator[float]:
    """Yield how far each point between two lies beside the straight line from the one to the other."""
    (x0, y0), (x1, y1) = points[start], points[end]
    length_m = math.dist(points[start], points[end])
    ux, uy = ((x1 - x0) / length_m, (y1 - y0) / length_m) if length_m else (0.0, 0.0)
    for x, y in points[start + 1 : end]:
        dx, dy = x - x0, y - y0
        along = dx * ux + dy * uy
        beyond = max(-along, along - length_m, 0.0)
        yield math.hypot(dx * uy - dy * ux, beyond) if length_m else math.hypot(dx, dy)


def _turns(points: Sequence[Point2]) -> list[float]:
    """Return how far a path turns at each point; not at all at its ends."""
    steps = [_step(points, i) for i in range(len(points) - 1)]
    return [0.0, *(turn_between(before, after) for before, after in pairwise(steps)), 0.0]


def _goes_on(points: Sequence[Point2], start: int, end: int) -> bool:
    """Whether a path comes to a point as it left another."""
    return abs(turn_between(_step(points, start), _step(points, end - 1))) <= WAVER_RAD


def _step(points: Sequence[Point2], start: int) -> Vector:
    """Return the piece that begins at a point."""
    (x0, y0), (x1, y1) = points[start], points[start + 1]
    return x1 - x0, y1 - y0
