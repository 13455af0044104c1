"""
Gaps between two pieces of wall that stand in one line: where architects leave an opening without modelling one.

Metres, plan frame.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point

from twin.ingest.boxes import box_corners
from twin.ingest.placements import Floats

WIDEST_M: Final = 4.0
"""A wider gap makes one room of two (engineering default)."""
SLENDER: Final = 1.5
"""A piece of wall this many times as long as thick has ends."""
IN_LINE_M: Final = 0.05
"""Ends that stand out less from each other's line are of one wall."""
INTO_WALL_M: Final = 0.05
"""How far the line is drawn into both pieces, so that it parts for certain."""
NARROWEST_M: Final = 0.3
"""A smaller gap is a joint, closed anyway."""
JOINT_M: Final = 0.1
"""A wall whose end is this near to another one ends there."""


@dataclass(frozen=True, slots=True, eq=False)
class _End:
    at: Floats
    away: Floats
    wall: int
    length_m: float
    free: bool


def find_wall_gaps(walls: Iterable[MultiPolygon]) -> list[LineString]:
    """Return a line across each gap between ends of straight walls (their plans, each a piece) that face each other."""
    plans = list(walls)
    tree = shapely.STRtree(plans)
    ends = [end for index, plan in enumerate(plans) for end in _ends(plan, index, tree)]
    if not ends:
        return []
    corners = [Point(end.at) for end in ends]
    pairs = shapely.STRtree(corners).query(corners, predicate="dwithin", distance=WIDEST_M)
    found = []
    for first, second in sorted(zip(*pairs.tolist(), strict=True)):
        one, other = ends[first], ends[second]
        # Where both pieces end at other walls, the gap is the corridor that these make.
        if first < second and (one.free or other.free) and one.wall != other.wall and _face_each_other(one, other):
            line = LineString([one.at - one.away * INTO_WALL_M, other.at - other.away * INTO_WALL_M])
            open_part = line.difference(shapely.union_all([plans[i] for i in tree.query(line, predicate="intersects")]))
            # A wall across the gap makes two ways of it, or none; one at its end belongs to the corner.
            if open_part.geom_type == "LineString" and open_part.length > NARROWEST_M:
                found.append(line)
    return found


def _ends(plan: MultiPolygon, index: int, tree: shapely.STRtree) -> Iterator[_End]:
    for part in plan.geoms:
        box = box_corners(part)
        sides = box[1:3] - box[:2]
        lengths = np.hypot(sides[:, 0], sides[:, 1])
        longer = int(lengths.argmax())
        if lengths[longer] < SLENDER * lengths.min() or part.area < 0.9 * lengths[0] * lengths[1]:
            continue
        along = sides[longer] / lengths[longer]
        middle = box[:4].mean(axis=0)
        for sign in (-1.0, 1.0):
            at = middle + sign * along * lengths[longer] / 2
            free = set(tree.query(Point(at), predicate="dwithin", distance=JOINT_M).tolist()) == {index}
            yield _End(at, sign * along, index, float(lengths[longer]), free)


def _face_each_other(one: _End, other: _End) -> bool:
    gap = other.at - one.at
    ahead, aside = float(gap @ one.away), float(abs(gap[0] * one.away[1] - gap[1] * one.away[0]))
    opposite = float(one.away @ other.away) < -0.999  # noqa: PLR2004  # cosine: they look at each other
    # An opening is no wider than the wall it is in: a row of piers is no wall.
    return opposite and 0.0 < ahead < one.length_m + other.length_m and aside < IN_LINE_M
