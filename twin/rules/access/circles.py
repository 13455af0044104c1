"""Whether a wheelchair can turn at a place: the widest circle of free floor there."""

from typing import Final

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from twin.model.ids import SpaceId
from twin.model.passage import Point3
from twin.rules.ground import Ground

EXACT_M: Final = 1e-4
"""A circle this much wider than the floor still fits: what roundings of coordinates leave."""
STEPS: Final = 14
ARC: Final = 32
"""Segments of a quarter arc: chords of a circle of 1.5 m then cut less than 0.3 mm."""


def widest_circle_m(ground: Ground, side: SpaceId, at: Point3, asked_m: float) -> float | None:
    """
    Return the diameter of the widest circle, up to *asked_m*, that lies within *asked_m* of a place on one side of it.

    ``None`` where the model has no floor there. *side* is the space that the
    circle begins in; it may reach into others through openings without doors.
    """
    floor = ground.floor_near(side, at, 2 * asked_m)
    if floor is None:
        return None
    if _fits(floor, at, asked_m, asked_m):
        return asked_m
    low_m, high_m = 0.0, asked_m
    for _ in range(STEPS):
        middle_m = (low_m + high_m) / 2
        low_m, high_m = (middle_m, high_m) if _fits(floor, at, middle_m, asked_m) else (low_m, middle_m)
    return low_m


def _fits(floor: BaseGeometry, at: Point3, diameter_m: float, within_m: float) -> bool:
    centres = floor.buffer(-(diameter_m / 2 - EXACT_M), quad_segs=ARC)
    return not centres.is_empty and bool(shapely.distance(centres, Point(at[:2])) <= within_m)
