"""The straight way people take to what they see: small corners on it are not turns that anybody has to be told of."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from twin.geometry.compiled import compiled
from twin.guidance.corners import measure_turns
from twin.guidance.tracing import measure_aside, measure_asides
from twin.guidance.turns import Floats, Vector, turn_between
from twin.model.passage import Point2

IsOpen = Callable[[Point2, Point2], bool]
"""Whether nothing stands between two points that one would not simply walk round."""

IsClear = Callable[[int, int], bool]
"""The same of two points of a path, by index."""

ASIDE_M: Final = 2.0
"""So far beside the straight way to a place in sight the path may run, and one still just goes there (own choice) ..."""

ASIDE_SHARE: Final = 0.2
"""... or this share of the way, if that is less."""

WAVER_M: Final = 0.6
"""Nobody notices that a way to no place in sight runs so little beside the straight line (own choice) ..."""

WAVER_RAD: Final = math.radians(10.0)
"""... and goes on as it began, to within this."""

ROUNDED_M: Final = 1e-9
"""What rounding may make of a distance."""


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
    plan = np.ascontiguousarray(path[:, :2])
    points: list[Point2] = [(x, y) for x, y in plan.tolist()]
    turns = measure_turns(plan).tolist()

    def is_clear(start: int, end: int) -> bool:
        return is_open(points[start], points[end])

    kept = [0]
    for start, end in zip([0, *breaks], [*breaks, last], strict=True):
        seen = _first_in_sight(plan, start, end, is_clear) if end != last or to_place else end
        kept.extend(_steady(plan, turns, start, seen, is_clear))
        if seen != end:
            kept.append(end)
    return path[kept]


def _first_in_sight(plan: Floats, start: int, end: int, is_clear: IsClear) -> int:
    """Return the first point between two from which one may go straight to the second."""
    straight = _find_straight(plan, start, end)
    while straight < end - 1 and not is_clear(straight, end):
        straight = _find_straight(plan, straight + 1, end)
    return straight


@compiled
def _find_straight(plan: np.ndarray, start: int, end: int) -> int:
    """Return the first point from *start* on, the last but one at the latest, behind which none lies far aside on the way to *end*."""
    for first in range(start, end - 1):
        most_m = min(ASIDE_M, ASIDE_SHARE * math.hypot(plan[end, 0] - plan[first, 0], plan[end, 1] - plan[first, 1]))
        far = False
        for i in range(first + 1, end):
            if measure_aside(plan, first, end, i) > most_m:
                far = True
                break
        if not far:
            return first
    return max(start, end - 1)


def _steady(plan: Floats, turns: Sequence[float], start: int, end: int, is_clear: IsClear) -> list[int]:
    """Return the points behind the first, up to the last, that turn by more than one notices (Douglas and Peucker)."""
    within = turns[start + 1 : end]
    if not within or not min(within) < 0 < max(within):  # straight, or one curve
        return list(range(start + 1, end + 1))
    aside_m: list[float] = measure_asides(plan, start, end).tolist()
    most_m = max(aside_m)
    if _goes_on(plan, start, end) and most_m <= WAVER_M and is_clear(start, end):
        return [end]
    # Within rounding, so that a mirror image divides at the same point.
    middle = start + 1 + next(i for i, each_m in enumerate(aside_m) if each_m >= most_m - ROUNDED_M)
    return [
        *_steady(plan, turns, start, middle, is_clear),
        *_steady(plan, turns, middle, end, is_clear),
    ]


def _goes_on(plan: Floats, start: int, end: int) -> bool:
    """Whether a path comes to a point as it left another."""
    return abs(turn_between(_step(plan, start), _step(plan, end - 1))) <= WAVER_RAD


def _step(plan: Floats, start: int) -> Vector:
    """Return the piece that begins at a point."""
    x, y = (plan[start + 1] - plan[start]).tolist()
    return x, y
