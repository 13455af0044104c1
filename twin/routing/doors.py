"""Which portals a straight walk on a mesh goes through, and what that adds. Compiled; metres, seconds."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.predicates import orientation
from twin.model.passage import Portal
from twin.routing.profiles.cost import Price

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Doors(NamedTuple):
    """``lines`` (n, 4): x, y of both ends of each portal that a mesh leads through; ``costs_s`` and ``durations_s`` (n,)."""

    lines: Floats
    costs_s: Floats
    durations_s: Floats


def build_doors(portals: Sequence[Portal], prices: Sequence[Price]) -> Doors:
    """Return the lines of portals, in their order, with what going through each costs."""
    ends = [shapely.get_coordinates(portal.line)[[0, -1]].ravel() for portal in portals]
    return frozen(
        Doors(
            np.array(ends, dtype=np.float64).reshape(-1, 4),
            np.array([price.cost_s for price in prices], dtype=np.float64),
            np.array([price.duration_s for price in prices], dtype=np.float64),
        )
    )


@compiled
def is_crossed(doors: Doors, door: int, x: float, y: float, to_x: float, to_y: float) -> bool:
    """
    Tell whether a straight walk goes from one side of a portal to the other.

    A point on the line counts as on its left, so a way that bends exactly on
    a line crosses it once.
    """
    a_x, a_y, b_x, b_y = doors.lines[door]
    if (orientation(a_x, a_y, b_x, b_y, x, y) < 0.0) == (orientation(a_x, a_y, b_x, b_y, to_x, to_y) < 0.0):
        return False
    return (orientation(x, y, to_x, to_y, a_x, a_y) < 0.0) != (orientation(x, y, to_x, to_y, b_x, b_y) < 0.0)


@compiled
def price_walks(doors: Doors, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return what the portals on straight walks cost: (n,) s for walks from (n, 2) to (n, 2)."""
    costs = np.zeros(len(starts))
    for walk in range(len(starts)):
        x, y, to_x, to_y = starts[walk, 0], starts[walk, 1], ends[walk, 0], ends[walk, 1]
        for door in range(len(doors.lines)):
            if _is_near(doors.lines, door, x, y, to_x, to_y) and is_crossed(doors, door, x, y, to_x, to_y):
                costs[walk] += doors.costs_s[door]
    return costs


@compiled
def _is_near(lines: np.ndarray, door: int, x: float, y: float, to_x: float, to_y: float) -> bool:
    """Tell whether the box around a walk meets the box around a portal's line: only then the walk may go through."""
    a_x, a_y, b_x, b_y = lines[door, 0], lines[door, 1], lines[door, 2], lines[door, 3]
    aside = max(a_x, b_x) < min(x, to_x) or min(a_x, b_x) > max(x, to_x)
    return not (aside or max(a_y, b_y) < min(y, to_y) or min(a_y, b_y) > max(y, to_y))


@compiled
def list_crossed(doors: Doors, x: float, y: float, to_x: float, to_y: float) -> np.ndarray:
    """Return the portals on a straight walk, in the order in which it meets them."""
    found, shares = np.zeros(len(doors.lines), dtype=np.int32), np.zeros(len(doors.lines))
    count = 0
    for door in range(len(doors.lines)):
        if is_crossed(doors, door, x, y, to_x, to_y):
            a_x, a_y, b_x, b_y = doors.lines[door]
            before = (b_x - a_x) * (y - a_y) - (b_y - a_y) * (x - a_x)
            beyond = (b_x - a_x) * (to_y - a_y) - (b_y - a_y) * (to_x - a_x)
            # A walk within rounding of the line itself: the exact sides differ, these do not.
            apart = before - beyond
            found[count], shares[count] = door, (before / apart if apart != 0.0 else 0.0)
            count += 1
    return found[:count][np.argsort(shares[:count])]


@compiled
def follow(doors: Doors, points: np.ndarray, same_m: float) -> tuple[np.ndarray, float, np.ndarray, np.ndarray]:
    """
    Follow straight walks from point to point.

    Parameters
    ----------
    same_m
        A point nearer than this to the one before it is that one.

    Returns
    -------
    turns
        Which points are other ones than those before them, but for the first.
    length_m
        Of all walks.
    walks, crossed
        On which walks, by the place of their ends in *turns*, which portals are met, in order.
    """
    turns, count, length_m = np.zeros(len(points), dtype=np.int32), 0, 0.0
    walks, crossed = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
    x, y = points[0, 0], points[0, 1]
    for i in range(1, len(points)):
        to_x, to_y = points[i, 0], points[i, 1]
        walk_m = math.hypot(to_x - x, to_y - y)
        if walk_m < same_m:
            continue
        if _is_near_any(doors.lines, x, y, to_x, to_y):
            met = list_crossed(doors, x, y, to_x, to_y)
            if len(met):
                walks = np.concatenate((walks, np.full(len(met), count, dtype=np.int32)))
                crossed = np.concatenate((crossed, met))
        turns[count] = i
        count += 1
        length_m += walk_m
        x, y = to_x, to_y
    return turns[:count], length_m, walks, crossed


@compiled
def _is_near_any(lines: np.ndarray, x: float, y: float, to_x: float, to_y: float) -> bool:
    """Tell whether a walk may go through any portal."""
    for door in range(len(lines)):  # noqa: SIM110  # the compiler knows no generators
        if _is_near(lines, door, x, y, to_x, to_y):
            return True
    return False
