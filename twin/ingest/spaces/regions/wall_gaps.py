"""
Gaps between two pieces of wall that stand in one line: where architects leave an opening without modelling one.

Metres, plan frame.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon

from twin.ingest.records.placements import Floats

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
FULL_RATIO: Final = 0.9
"""A piece of wall that fills less of its turned box is bent or has wings."""
SAME_DIRECTION: Final = 0.999
"""Cosine of the angle up to which two directions are one."""
_RING: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """The ends of straight walls: where they are (n, 2), where they look (n, 2), of which plan, its length, whether free."""

    at: Floats
    away: Floats
    wall: NDArray[np.intp]
    length_m: Floats
    free: NDArray[np.bool_]


def find_wall_gaps(walls: Iterable[MultiPolygon]) -> list[LineString]:
    """Return a line across each gap between ends of straight walls (their plans, each a piece) that face each other."""
    plans = np.array(list(walls), dtype=object)
    if len(plans) == 0:
        return []
    tree = shapely.STRtree(plans)
    ends = _ends(plans, tree)
    found = []
    for first, second in _list_facing(ends):
        tips = np.stack([ends.at[i] - ends.away[i] * INTO_WALL_M for i in (first, second)])
        line = LineString(tips)
        open_part = line.difference(shapely.union_all(plans[tree.query(line, predicate="intersects")]))
        # A wall across the gap makes two ways of it, or none; one at its end belongs to the corner.
        if open_part.geom_type == "LineString" and open_part.length > NARROWEST_M:
            found.append(line)
    return found


def _ends(plans: NDArray[np.object_], tree: shapely.STRtree) -> _Ends:
    """Return the two ends of each piece of a plan that is long and straight."""
    parts, wall = shapely.get_parts(plans, return_index=True)
    rings, ring_of = shapely.get_coordinates(shapely.oriented_envelope(parts), return_index=True)
    boxed = np.bincount(ring_of, minlength=len(parts)) == _RING  # the box of a line is none
    boxes = rings[boxed[ring_of]].reshape(-1, _RING, 2)
    parts, wall = parts[boxed], wall[boxed]
    sides = boxes[:, 1:3] - boxes[:, :2]
    lengths = np.hypot(sides[:, :, 0], sides[:, :, 1])
    longest, area = lengths.max(axis=1), lengths.prod(axis=1)
    straight = (longest >= SLENDER * lengths.min(axis=1)) & (shapely.area(parts) >= FULL_RATIO * area)
    sides, longest, wall = sides[straight], longest[straight], wall[straight]
    along = sides[np.arange(len(sides)), lengths[straight].argmax(axis=1)] / longest[:, None]
    middle = boxes[straight, :4].mean(axis=1)
    away = np.stack([-along, along], axis=1).reshape(-1, 2)
    at = np.repeat(middle, 2, axis=0) + away * (np.repeat(longest, 2) / 2)[:, None]
    owner = np.repeat(wall, 2)
    corner, near = tree.query(shapely.points(at), predicate="dwithin", distance=JOINT_M)
    touching = np.bincount(corner[near != owner[corner]], minlength=len(at))
    return _Ends(at=at, away=away, wall=owner, length_m=np.repeat(longest, 2), free=touching == 0)


def _list_facing(ends: _Ends) -> list[tuple[int, int]]:
    """Return the pairs of ends of different walls that look at each other across a gap that may be an opening."""
    corners = np.atleast_1d(np.asarray(shapely.points(ends.at), dtype=object))
    first, second = shapely.STRtree(corners).query(corners, predicate="dwithin", distance=WIDEST_M)
    # Where both pieces end at other walls, the gap is the corridor that these make.
    fitting = (first < second) & (ends.free[first] | ends.free[second]) & (ends.wall[first] != ends.wall[second])
    first, second = first[fitting], second[fitting]
    gap, away = ends.at[second] - ends.at[first], ends.away[first]
    ahead = (gap * away).sum(axis=1)
    aside = np.abs(gap[:, 0] * away[:, 1] - gap[:, 1] * away[:, 0])
    opposite = (away * ends.away[second]).sum(axis=1) < -SAME_DIRECTION
    # An opening is no wider than the wall it is in: a row of piers is no wall.
    within = (ahead > 0.0) & (ahead < ends.length_m[first] + ends.length_m[second])
    facing = opposite & within & (aside < IN_LINE_M)
    return sorted(zip(first[facing].tolist(), second[facing].tolist(), strict=True))
