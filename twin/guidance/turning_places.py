"""Places to turn at where there is no thing: the end of the way, the edge of a space."""

import math
from typing import Final

from twin.guidance.distances import AND_THEN_M
from twin.guidance.scenery import Scenery
from twin.guidance.steps import Step
from twin.guidance.turns import Band, Vector, band_of
from twin.model.passage import Point2, Point3
from twin.model.route import Landmark, ManeuverKind, Side

END_M: Final = 3.0
"""A wall so close ahead is the end of the way."""

END_RAD: Final = (0.0, math.radians(20.0), math.radians(-20.0))
"""... if it is so also a little to each side: who comes aslant sees the wall of a corridor ahead that goes on."""

STEP_M: Final = 0.75
"""A pace: who turns right before the edge of a space is in it."""

ENTERED_M: Final = 5.0
"""So soon behind its edge one is said to turn where one has come into a space."""


def end_of_way(step: Step, arriving: Vector, before: Step, scenery: Scenery) -> Landmark | None:
    """Return the end of the way, where one who walks on comes upon a wall."""
    maneuver = step.maneuver
    if maneuver.kind is not ManeuverKind.TURN or band_of(maneuver.turn_rad) in {Band.STRAIGHT, Band.SLIGHT}:
        return None
    at = _plan(maneuver.at)
    ways = (_along(maneuver.at, _turned(arriving, beside_rad), END_M) for beside_rad in END_RAD)
    if before.maneuver.length_m < END_M or any(
        scenery.is_open(maneuver.storey, at, end, by_cane=False) for end in ways
    ):
        return None
    return Landmark(id="", kind="end", name="", side=Side.AHEAD)


def space_entered(step: Step, before: Step, scenery: Scenery) -> Landmark | None:
    """Return the space that one has just come into, without a door."""
    if step.arriving is None or before.maneuver.length_m < AND_THEN_M:
        return None
    storey, at = step.maneuver.storey, _along(step.maneuver.at, step.arriving, STEP_M)
    space = scenery.space_at(storey, at)
    if space is None:
        return None
    earlier = (_plan(before.maneuver.at), _along(step.maneuver.at, step.arriving, -ENTERED_M))
    if space.id in {None if found is None else found.id for found in (scenery.space_at(storey, e) for e in earlier)}:
        return None
    if before.maneuver.landmark is not None and before.maneuver.landmark.id == space.id:
        return None
    return Landmark(id=space.id, kind="space", name=space.long_name or space.name, side=Side.AHEAD)


def _plan(at: Point3) -> Point2:
    return at[0], at[1]


def _along(at: Point3, direction: Vector, by_m: float) -> Point2:
    share = by_m / math.hypot(*direction)
    return at[0] + share * direction[0], at[1] + share * direction[1]


def _turned(direction: Vector, by_rad: float) -> Vector:
    (x, y), cos, sin = direction, math.cos(by_rad), math.sin(by_rad)
    return x * cos - y * sin, x * sin + y * cos
