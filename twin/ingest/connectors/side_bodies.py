"""
How wide a way is between what stands on its sides: handrails, strings, walls.

A straight piece of a way is looked at from its foot: how far along, how far
across, how high above the line on which one walks. Metres, plan frame.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Body
from twin.ingest.solids.built import SIDES, Built
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point3

LOW_M: Final = 0.2
"""Lower above the line one walks than this are the steps themselves, their nosings and kerbs."""
HIGH_M: Final = 2.0
"""Higher than this things hang over a way; they do not narrow it."""
ACROSS_SHARE: Final = 0.5
"""A body that takes more of the width stands across the way, and is no side of it."""
_ENDS_M: Final = 0.05
"""Posts and walls at the very ends of a piece belong to what comes before or after."""
_NARROWS_M: Final = 0.005

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A straight piece of a way: the line one walks from *start* to *end*, and how far it reaches right (-) and left (+)."""

    start: Point3
    end: Point3
    right_m: float
    left_m: float


def narrowed_by_sides(built: Built, own: Iterable[Body], piece: Piece) -> Sourced[float] | None:
    """Return the width of the widest lane of a piece between what stands on its sides; ``None`` where nothing does."""
    width_m = piece.left_m - piece.right_m
    blocked: list[Interval] = []
    classes: set[str] = set()
    for body in {body.id: body for body in (*own, *_list_beside(built, piece))}.values():
        taken = _merged(_across(_seen_from(piece, built.corners(body)), piece))
        if taken and sum(high - low for low, high in taken) <= ACROSS_SHARE * width_m:
            blocked += taken
            classes.add(body.ifc_class)
    if not blocked:
        return None
    lane_m = _widest_lane(piece, _merged(np.array(blocked)))
    return Sourced(value=round(lane_m, 6), origin=Origin.MEASURED, carrier=f"geometry: {' and '.join(sorted(classes))}")


def _list_beside(built: Built, piece: Piece) -> list[Body]:
    ends = np.array([piece.start, piece.end])
    reach = np.array([1.0, 1.0, 0.0]) * max(piece.left_m, -piece.right_m)
    low, high = ends.min(axis=0) - reach, ends.max(axis=0) + reach
    return built.list_near(low + np.array([0.0, 0.0, LOW_M]), high + np.array([0.0, 0.0, HIGH_M]), SIDES)


def _seen_from(piece: Piece, corners: Floats) -> Floats:
    """Return triangles (n, 3, 3) as metres along, across and above a piece."""
    x, y, z = piece.start
    dx, dy, dz = (b - a for a, b in zip(piece.start, piece.end, strict=True))
    length = math.hypot(dx, dy)
    ahead = (dx / length, dy / length)
    east, north = corners[:, :, 0] - x, corners[:, :, 1] - y
    along = east * ahead[0] + north * ahead[1]
    above = corners[:, :, 2] - z - along * (dz / length)
    seen: Floats = np.stack([along, north * ahead[0] - east * ahead[1], above], axis=2)
    return seen


def _across(seen: Floats, piece: Piece) -> Floats:
    """Return how far triangles (n, 3, 3) reach across, (m, 2), as far as they lie beside a piece and within its width."""
    length = math.dist(piece.start[:2], piece.end[:2])
    ends_m = min(_ENDS_M, length / 4)
    low = np.array([ends_m, piece.right_m + _NARROWS_M, LOW_M])
    high = np.array([length - ends_m, piece.left_m - _NARROWS_M, HIGH_M])
    least, most = seen.min(axis=1), seen.max(axis=1)
    met = ((most > low) & (least < high)).all(axis=1)
    whole = met & ((least >= low) & (most <= high))[:, [0, 2]].all(axis=1)
    found = [np.column_stack([least[whole, 1], most[whole, 1]])]
    cut = met & ~whole
    bounds = [(0, float(low[0]), 1.0), (2, float(low[2]), 1.0), (0, float(high[0]), -1.0), (2, float(high[2]), -1.0)]
    crossed = np.column_stack([(least < low)[cut][:, [0, 2]], (most > high)[cut][:, [0, 2]]])
    for polygon, beyond in zip(seen[cut].tolist(), crossed.tolist(), strict=True):
        for (axis, bound, sign), crosses in zip(bounds, beyond, strict=True):
            if crosses:
                polygon = _clipped(polygon, axis, bound, sign)  # noqa: PLW2901  # smaller with each bound
        if polygon:
            sides = [corner[1] for corner in polygon]
            found.append(np.array([[min(sides), max(sides)]]))
    reach = np.concatenate(found)
    taken: Floats = reach[(reach[:, 1] > low[1]) & (reach[:, 0] < high[1])].clip(piece.right_m, piece.left_m)
    return taken


def _clipped(polygon: list[list[float]], axis: int, bound: float, sign: float) -> list[list[float]]:
    """Return the part of a convex polygon on one side of a bound: above it where *sign* is positive."""
    kept: list[list[float]] = []
    for start, end in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        before, after = sign * (start[axis] - bound), sign * (end[axis] - bound)
        if before >= 0.0:
            kept.append(start)
        if before * after < 0.0:
            part = before / (before - after)
            kept.append([here + part * (there - here) for here, there in zip(start, end, strict=True)])
    return kept


def _merged(intervals: Floats) -> list[Interval]:
    """Return the union of intervals (n, 2) in order."""
    if len(intervals) == 0:
        return []
    low, high = intervals[np.argsort(intervals[:, 0], kind="stable")].T
    reached = np.maximum.accumulate(high)
    starts = np.flatnonzero(np.append(True, low[1:] > reached[:-1]))  # the first interval starts the union
    ends = np.append(starts[1:] - 1, len(low) - 1)
    return list(zip(low[starts].tolist(), reached[ends].tolist(), strict=True))


def _widest_lane(piece: Piece, blocked: Iterable[Interval]) -> float:
    edges = [piece.right_m, *(edge for interval in blocked for edge in interval), piece.left_m]
    return max(max(high - low, 0.0) for low, high in zip(edges[::2], edges[1::2], strict=True))
