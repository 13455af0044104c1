"""
Lines between rooms that only two marks tell: placements of virtual elements that have no body.

Some exporters write a virtual element as a bare placement, at a corner of the
edge it stands for; the edge itself is only in the boundaries of spaces and is
gone with them. One mark tells no line. Two do where one of them is on a wall
and the other straight before it: this is how an open edge ends at a wall.
Metres, plan frame.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from twin.ingest.records.placements import Floats

ON_WALL_M: Final = 0.02
"""A mark this near to a wall is on it."""
INTO_WALL_M: Final = 0.05
"""How far the line is drawn into the wall, so that it parts for certain."""
SHORTEST_M: Final = 0.5
"""Nobody passes a shorter edge."""
SQUARE: Final = 0.02
"""Cosine of what the line and the wall's face may differ from a right angle."""


def find_marked_lines(marks: Sequence[Point], walls: Sequence[MultiPolygon]) -> list[LineString]:
    """Return a line for each two marks of which one is on a wall and the other straight before it, nothing between."""
    plans = shapely.STRtree(walls)
    return [line for mark, other in permutations(marks, 2) for line in _join(mark, other, walls, plans)]


def _join(mark: Point, other: Point, walls: Sequence[MultiPolygon], plans: shapely.STRtree) -> Iterator[LineString]:
    length_m = mark.distance(other)
    beside = plans.query(mark, predicate="dwithin", distance=ON_WALL_M).tolist()
    if length_m < SHORTEST_M or not beside:
        return
    away = np.array([other.x - mark.x, other.y - mark.y]) / length_m
    tip = (mark.x - away[0] * INTO_WALL_M, mark.y - away[1] * INTO_WALL_M)
    line = LineString([tip, other.coords[0]])
    across = shapely.union_all([walls[i] for i in plans.query(line, predicate="intersects").tolist()])
    is_free = line.difference(across).length > length_m - 2 * ON_WALL_M
    if is_free and any(_is_square(away, mark, walls[i]) for i in beside):
        yield line


def _is_square(away: Floats, mark: Point, wall: BaseGeometry) -> bool:
    """Return whether a direction is square to the side of a wall that a mark is on."""
    for ring in shapely.get_parts(shapely.boundary(wall)):
        corners = shapely.get_coordinates(ring)
        sides = np.diff(corners, axis=0)
        lines = shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1))
        near = shapely.dwithin(lines, mark, ON_WALL_M)
        cosines = np.abs(sides[near] @ away) / np.hypot(sides[near, 0], sides[near, 1])
        if (cosines < SQUARE).any():
            return True
    return False
