"""Corners of a path, as a walker feels them. Plan metres, radians, positive to the left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from twin.geometry.compiled import compiled
from twin.guidance.tracing import group_turns
from twin.guidance.turns import NO_TURN_RAD, Floats, Vector, measure_along, wrap

MERGE_M: Final = 1.5
"""Turns within this stretch are one corner: routes round a corner on an arc of many short pieces."""

BEND_GAP_M: Final = 0.75
"""A curve goes on while its next small turn to the same side comes within this."""

BEND_M: Final = 3.0
"""A corner longer than this is a bend that one follows, not a turn that one makes."""

FULL_ROUND_RAD: Final = math.radians(225.0)
"""Up to this a turn is made the way it goes; who would turn farther turns the other way."""

LIMITS: Final = np.array([NO_TURN_RAD, MERGE_M, BEND_GAP_M])


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """
    A change of direction between two distances along a path.

    ``at_m`` is its middle, weighted by the turns; ``arriving`` and
    ``leaving`` are plan vectors along the path before and behind it.
    """

    start_m: float
    end_m: float
    at_m: float
    turn_rad: float
    arriving: Vector
    leaving: Vector

    @property
    def bend(self) -> bool:
        """Whether it is a curve that one follows."""
        return self.end_m - self.start_m > BEND_M


@compiled
def measure_turns(path: np.ndarray) -> np.ndarray:
    """Return how far a path (n, 2) turns at each point as ``turn_between`` has it, (n,) rad; not at all at its ends."""
    turns = np.zeros(len(path))
    for i in range(1, len(path) - 1):
        x, y = path[i, 0] - path[i - 1, 0], path[i, 1] - path[i - 1, 1]
        to_x, to_y = path[i + 1, 0] - path[i, 0], path[i + 1, 1] - path[i, 1]
        turn_rad = math.atan2(x * to_y - y * to_x, x * to_x + y * to_y)
        turns[i] = math.pi if abs(turn_rad) >= math.pi - NO_TURN_RAD else turn_rad
    return turns


def list_corners(path: Floats, breaks_m: Sequence[float] = ()) -> tuple[Corner, ...]:
    """
    Return the corners of a path, in order.

    Parameters
    ----------
    path : (n, 2), m
        Without repeated points.
    breaks_m
        Distances along the path over which no corner may reach: doors,
        before and behind which people turn as two acts.
    """
    plan = np.ascontiguousarray(path, dtype=np.float64)
    turning = measure_turns(plan)
    distances_m = measure_along(plan)
    groups: list[list[int]] = []
    for vertex, group in enumerate(
        group_turns(turning, distances_m, np.array(breaks_m, dtype=np.float64), LIMITS).tolist()
    ):
        if group == len(groups):
            groups.append([vertex])
        elif group >= 0:
            groups[group].append(vertex)
    if not groups:
        return ()
    turns, along_m = turning.tolist(), distances_m.tolist()
    steps: list[Vector] = [(dx, dy) for dx, dy in np.diff(plan, axis=0).tolist()]
    return tuple(_corner(group, turns, steps, along_m) for group in groups)


def _corner(group: list[int], turns: Sequence[float], steps: Sequence[Vector], along_m: Sequence[float]) -> Corner:
    weights = [abs(turns[vertex]) for vertex in group]
    places = [along_m[vertex] for vertex in group]
    turn_rad = math.fsum(turns[vertex] for vertex in group)
    bend = places[-1] - places[0] > BEND_M
    return Corner(
        start_m=places[0],
        end_m=places[-1],
        at_m=math.fsum(w * s for w, s in zip(weights, places, strict=True)) / math.fsum(weights),
        turn_rad=turn_rad if bend or abs(turn_rad) < FULL_ROUND_RAD else wrap(turn_rad),
        arriving=steps[group[0] - 1],
        leaving=steps[group[-1]],
    )
