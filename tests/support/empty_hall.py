"""Walks through a hall that is empty, for tests of words."""

import math

from tests.support.floorplan import draw
from tests.support.ways import leg, way
from twin.guidance.maneuvers import build_maneuvers
from twin.model.passage import Point2
from twin.model.route import Maneuver

EMPTY = draw("###\n#A#\n###", cell_m=1000.0)
"""A hall without anything in it, a kilometre wide."""


def walk(*points: Point2) -> tuple[Maneuver, ...]:
    """Return the maneuvers of a way over some points, by one who faces the second."""
    return build_maneuvers(way(leg(EMPTY, *points), facing_rad=_heading(points[0], points[1])), EMPTY)


def _heading(start: Point2, end: Point2) -> float:
    return math.atan2(end[1] - start[1], end[0] - start[0])


def turn_corners(pieces: list[tuple[int, int]]) -> list[Point2]:
    """Return the corners of a way that starts east: a length, and a quarter turn (1 is left) after it, for each."""
    x, y, dx, dy = 1500.0, 1500.0, 1, 0
    points = [(x, y)]
    for length, turn in pieces:
        x, y = x + dx * length, y + dy * length
        points.append((x, y))
        dx, dy = -turn * dy, turn * dx
    return points
