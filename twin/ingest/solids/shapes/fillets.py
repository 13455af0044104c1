"""Outlines with rounded corners. Metres."""

import math
from collections.abc import Sequence
from typing import Final

from twin.ingest.solids.shapes.arcs import Path, cut_arc
from twin.ingest.solids.shapes.part import Ring

_SLACK_M: Final = 1e-9
_STRAIGHT: Final = 1e-9

Corner = tuple[float, float, float]
"""A corner and the radius it is rounded by, 0 for a sharp one."""


def round_corners(corners: Sequence[Corner]) -> Ring:
    """
    Return a ring whose corners are rounded by arcs that touch both sides.

    Raises
    ------
    ValueError
        If the arcs of two neighbours do not fit on the side between them.
    """
    cuts = [
        _cut(corners[index - 1], corner, corners[(index + 1) % len(corners)]) for index, corner in enumerate(corners)
    ]
    ring: Path = []
    for index, corner in enumerate(corners):
        after = corners[(index + 1) % len(corners)]
        if cuts[index] + cuts[(index + 1) % len(corners)] > _length(corner, after) + _SLACK_M:
            msg = "a fillet that is longer than its side"
            raise ValueError(msg)
        ring += _arc(corners[index - 1], corner, after, cuts[index])
    kept = [point for index, point in enumerate(ring) if math.dist(point, ring[index - 1]) > _SLACK_M]
    return tuple(kept)


def _cut(before: Corner, corner: Corner, after: Corner) -> float:
    """Return how much of both sides an arc takes."""
    if corner[2] <= 0.0:
        return 0.0
    half = _turn(before, corner, after) / 2.0
    return corner[2] * abs(math.tan(half))


def _arc(before: Corner, corner: Corner, after: Corner, cut: float) -> Path:
    turn = _turn(before, corner, after)
    if cut <= 0.0 or abs(turn) < _STRAIGHT:
        return [(corner[0], corner[1])]
    heading = math.atan2(corner[1] - before[1], corner[0] - before[0])
    side = math.copysign(1.0, turn)
    start = (corner[0] - cut * math.cos(heading), corner[1] - cut * math.sin(heading))
    first = heading - side * math.pi / 2.0
    centre = (start[0] - corner[2] * math.cos(first), start[1] - corner[2] * math.sin(first))
    return cut_arc(centre, (corner[2], corner[2]), first, turn)


def _turn(before: Corner, corner: Corner, after: Corner) -> float:
    """Return by how much the outline turns at a corner, counter-clockwise positive."""
    into = math.atan2(corner[1] - before[1], corner[0] - before[0])
    out = math.atan2(after[1] - corner[1], after[0] - corner[0])
    return (out - into + math.pi) % math.tau - math.pi


def _length(one: Corner, other: Corner) -> float:
    return math.hypot(other[0] - one[0], other[1] - one[1])
