"""Paths, point by point: where one comes nearest to a thing, which points are one corner, how far they lie aside. Compiled."""

import math

import numpy as np

from twin.geometry.compiled import compiled


@compiled
def come_nearest(plan: np.ndarray, x: float, y: float) -> tuple[float, float]:
    """Return how far along a path it comes nearest to a point, for the first time, and how near."""
    nearest_m, at_m, along_m = math.inf, 0.0, 0.0
    for i in range(1, len(plan)):
        step_x, step_y = plan[i, 0] - plan[i - 1, 0], plan[i, 1] - plan[i - 1, 1]
        dx, dy = x - plan[i - 1, 0], y - plan[i - 1, 1]
        length_m = math.hypot(step_x, step_y)
        share = 0.0
        if length_m > 0.0:
            share = min(max((dx * step_x + dy * step_y) / (length_m * length_m), 0.0), 1.0)
        apart_m = math.hypot(dx - share * step_x, dy - share * step_y)
        if apart_m < nearest_m:
            nearest_m, at_m = apart_m, along_m + share * length_m
        along_m += length_m
    return at_m, nearest_m


@compiled
def leave_out_repeated(path: np.ndarray, same_m: float) -> np.ndarray:
    """Return a path (n, 3) without points that are, in plan, where the one before them is."""
    kept, count = np.zeros_like(path), 0
    for i in range(len(path)):
        if count == 0 or math.hypot(path[i, 0] - kept[count - 1, 0], path[i, 1] - kept[count - 1, 1]) > same_m:
            kept[count] = path[i]
            count += 1
    return kept[:count]


@compiled
def put_in(path: np.ndarray, along_m: np.ndarray, at_m: np.ndarray, same_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return a path (n, 3) with points at some distances within it, in order, where there is none yet, and which those are."""
    whole, places = np.zeros((len(path) + len(at_m), 3)), np.zeros(len(at_m), dtype=np.int64)
    count, number = 0, 0
    for i in range(len(path)):
        while number < len(at_m) and at_m[number] < along_m[i] - same_m:
            if at_m[number] - along_m[i - 1] > same_m:
                slope = (path[i] - path[i - 1]) / (along_m[i] - along_m[i - 1])
                whole[count] = path[i - 1] + slope * (at_m[number] - along_m[i - 1])
                count += 1
            places[number] = count - 1
            number += 1
        whole[count] = path[i]
        count += 1
    return whole[:count], places


@compiled
def group_turns(turns: np.ndarray, along_m: np.ndarray, breaks_m: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """
    Return to which corner each point of a path belongs, (n,), counted from 0; -1 where it does not turn.

    Parameters
    ----------
    limits : (3,)
        The least turn, rad; within how many metres turns are one corner; how
        soon a curve goes on to the same side, m.
    """
    groups = np.full(len(turns), -1)
    group, first, last, side = -1, 0, 0, 0.0
    for i in range(1, len(turns) - 1):
        if abs(turns[i]) <= limits[0]:
            continue
        one_side = turns[i] * side > 0.0
        goes_on = along_m[i] - along_m[first] <= limits[1] or (one_side and along_m[i] - along_m[last] <= limits[2])
        if goes_on and group >= 0:
            for at_m in breaks_m:
                goes_on = goes_on and not along_m[last] <= at_m <= along_m[i]
        if not goes_on or group < 0:
            group, first, side = group + 1, i, math.copysign(1.0, turns[i])
        elif not one_side:
            side = 0.0
        groups[i], last = group, i
    return groups


@compiled
def measure_asides(plan: np.ndarray, start: int, end: int) -> np.ndarray:
    """Return how far each point between two of a path lies beside the straight line from one to the other, m."""
    asides_m = np.zeros(max(end - start - 1, 0))
    for i in range(start + 1, end):
        asides_m[i - start - 1] = measure_aside(plan, start, end, i)
    return asides_m


@compiled
def measure_aside(plan: np.ndarray, start: int, end: int, i: int) -> float:
    """Return how far a point of a path lies beside the straight line from one point to another."""
    x, y = plan[end, 0] - plan[start, 0], plan[end, 1] - plan[start, 1]
    dx, dy = plan[i, 0] - plan[start, 0], plan[i, 1] - plan[start, 1]
    length_m = math.hypot(x, y)
    if length_m == 0.0:
        return math.hypot(dx, dy)
    ux, uy = x / length_m, y / length_m
    along_m = dx * ux + dy * uy
    return math.hypot(dx * uy - dy * ux, max(-along_m, along_m - length_m, 0.0))
