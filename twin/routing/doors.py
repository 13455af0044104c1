"""Which portals a straight walk on a mesh goes through, and what that adds. Compiled; metres, seconds."""

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
        for door in range(len(doors.lines)):
            if doors.costs_s[door] > 0.0 and is_crossed(
                doors, door, starts[walk, 0], starts[walk, 1], ends[walk, 0], ends[walk, 1]
            ):
                costs[walk] += doors.costs_s[door]
    return costs


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
