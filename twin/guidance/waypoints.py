"""Where somebody who goes straight on for long is told that he is right: at a thing that he passes."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from twin.guidance.scenery import Candidate
from twin.guidance.steps import Step
from twin.guidance.stretch import Stretch
from twin.guidance.tracing import come_nearest
from twin.guidance.turns import Floats
from twin.model.passage import Point2
from twin.model.route import Maneuver, ManeuverKind, Side
from twin.model.space import Space

ThingsNear = Callable[[Point2, float], Iterable[Candidate]]
"""What may be mentioned this near to a point of the plan."""

LONG_WAY_M: Final = 20.0
"""Who is sent farther than this without a turn is told what he passes (own choice) ..."""

ASIDE_M: Final = 4.0
"""... this near to the way, and no more beside it than ..."""

ASIDE_RAD: Final = math.radians(9.0)
"""... this, as it is seen from where he is sent on ..."""

CLEAR_M: Final = 5.0
"""A space that one comes into this soon, or this late, is not worth a word of its own."""

SHIFT_M: Final = 8.0
"""... and this near to where the way is shared out evenly."""


def list_waypoints(
    stretch: Stretch, told_m: Iterable[float], things_near: ThingsNear, space_at: Callable[[Point2], Space | None]
) -> Iterator[float]:
    """
    Yield how far along a stretch one passes things, between what is told anyway, where that is far apart.

    Where there are none it is where one comes into another space.
    """
    plan: Floats | None = None
    for start_m, end_m in pairwise(sorted({0.0, *told_m, stretch.length_m})):
        pieces = math.ceil((end_m - start_m) / LONG_WAY_M)
        if pieces > 1 and plan is None:
            plan = np.ascontiguousarray(stretch.path[:, :2])
        found = []
        for piece in range(1, pieces):
            middle_m = start_m + (end_m - start_m) * piece / pieces
            near = things_near(stretch.point_at(middle_m)[:2], SHIFT_M + ASIDE_M)
            passed = [] if plan is None else list(_list_passed(plan, start_m, middle_m, near))
            found += [min(passed)[-1]] if passed else []
        if pieces > 1 and not found:
            found = list(_list_entered(stretch, start_m, end_m, space_at))[:1]
        yield from (at_m for i, at_m in enumerate(found) if i == 0 or at_m - found[i - 1] >= CLEAR_M)


def _list_passed(
    plan: Floats, start_m: float, middle_m: float, near: Iterable[Candidate]
) -> Iterator[tuple[int, float, str, float]]:
    """Yield the things near a place of a way, the best first by rank, then by how near: with where one passes them."""
    for thing in near:
        at_m, aside_m = come_nearest(plan, *thing.at[:2])
        seen = aside_m <= min(ASIDE_M, math.tan(ASIDE_RAD) * max(at_m - start_m, 0.0))
        if seen and abs(at_m - middle_m) <= SHIFT_M:
            yield thing.rank, round(abs(at_m - middle_m), 6), thing.id, at_m


def _list_entered(
    stretch: Stretch, start_m: float, end_m: float, space_at: Callable[[Point2], Space | None]
) -> Iterator[float]:
    """Yield where one has come into another space, well within a way."""
    steps = [start_m + step_m for step_m in range(math.floor(CLEAR_M), math.floor(end_m - start_m - CLEAR_M) + 1)]
    spaces = [space_at(stretch.point_at(at_m)[:2]) for at_m in steps]
    for (_, before), (at_m, after) in pairwise(zip(steps, spaces, strict=True)):
        if before is not None and after is not None and before.id != after.id:
            yield at_m


def is_waypoint(maneuver: Maneuver) -> bool:
    """Whether one only goes straight on."""
    straight = maneuver.kind is ManeuverKind.CONTINUE and maneuver.turn_rad == 0 and maneuver.side is Side.AHEAD
    return straight and maneuver.element is None


def without_idle(steps: Sequence[Step]) -> list[Step]:
    """Return the steps without going straight on at nothing."""
    kept: list[Step] = []
    for step in steps:
        maneuver = step.maneuver
        if is_waypoint(maneuver) and (maneuver.landmark is None or maneuver.landmark.kind == "near") and kept:
            last = kept[-1].maneuver
            kept[-1] = replace(kept[-1], maneuver=replace(last, length_m=last.length_m + maneuver.length_m))
        else:
            kept.append(step)
    return kept
