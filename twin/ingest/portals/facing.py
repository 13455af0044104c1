"""
Which parts of a floor's straight edges face something: another floor, or what stands on the edge.

Metres, plan frame. Many edges are asked at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely import LineString, MultiPolygon

from twin.ingest.records.placements import Floats

TOUCH_M: Final = 0.002
"""Bodies that reach no further into an edge only touch its end; a shorter edge is none."""
_EXACT_M: Final = 1e-9
"""Parts that end this near to a corner end at it, so that they go on round it."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Straight edges (n, 2), from ``start`` to ``end``; ``ahead`` has length one, the floor lies to the left of each."""

    start: Floats
    end: Floats
    ahead: Floats

    def take(self, chosen: Any) -> "Edges":
        """Return some of the edges, by index or mask."""
        return Edges(self.start[chosen], self.end[chosen], self.ahead[chosen])

    def near(self, bounds: tuple[float, float, float, float], gap_m: float) -> "Edges":
        """Return the edges whose boxes are so near to a box (min x, min y, max x, max y)."""
        lower, upper = np.minimum(self.start, self.end) - gap_m, np.maximum(self.start, self.end) + gap_m
        return self.take((lower <= bounds[2:]).all(axis=1) & (upper >= bounds[:2]).all(axis=1))

    def strips(self, inside_m: float, outside_m: float) -> Any:
        """Return the strip of floor along each edge, as an array of polygons."""
        out = np.stack([self.ahead[:, 1], -self.ahead[:, 0]], axis=1)
        back, front = out * inside_m, out * outside_m
        return shapely.polygons(
            np.stack([self.start - back, self.end - back, self.end + front, self.start + front], axis=1)
        )

    def intervals(self, areas: Any) -> list[list[Interval]]:
        """Return the parts of each edge that the polygons of its own area face, in order, joined where they overlap."""
        parts, edge = shapely.get_parts(areas, return_index=True)
        solid = shapely.area(parts) > 0.0
        parts, edge = parts[solid], edge[solid]
        corners, part = shapely.get_coordinates(parts, return_index=True)
        along = ((corners - self.start[edge[part]]) * self.ahead[edge[part]]).sum(axis=1)
        low, high = np.full(len(parts), np.inf), np.full(len(parts), -np.inf)
        np.minimum.at(low, part, along)
        np.maximum.at(high, part, along)
        found: list[list[Interval]] = [[] for _ in self.start]
        for index, *interval in sorted(zip(edge.tolist(), np.maximum(low, 0.0).tolist(), high.tolist(), strict=True)):
            _join(found[index], (interval[0], interval[1]))
        return found

    def piece(self, index: int, interval: Interval) -> LineString:
        """Return a part of an edge as a line."""
        start, end, ahead = self.start[index], self.end[index], self.ahead[index]
        low, high = interval
        length = float(np.hypot(*(end - start)))
        return LineString(
            [
                tuple(start if low < _EXACT_M else start + ahead * low),
                tuple(end if abs(high - length) < _EXACT_M else start + ahead * high),
            ]
        )


def list_edges(floor: MultiPolygon) -> Edges:
    """Return the edges of a floor's outlines and holes, in the order of their rings."""
    rings = shapely.get_rings(shapely.get_parts(shapely.orient_polygons(floor)))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    start, end = corners[:-1], corners[1:]
    step = end - start
    length = np.hypot(step[:, 0], step[:, 1])
    kept = (ring[:-1] == ring[1:]) & (length >= TOUCH_M)
    return Edges(start[kept], end[kept], step[kept] / length[kept, None])


def less(wholes: list[Interval], taken: list[Interval]) -> Iterator[Interval]:
    """Yield what is left of some intervals without others; both in order."""
    for low, high in wholes:
        at = low
        for from_m, to_m in taken:
            if from_m >= high:
                break
            if from_m > at:
                yield (at, from_m)
            at = max(at, to_m)
        if at < high:
            yield (at, high)


def _join(joined: list[Interval], interval: Interval) -> None:
    low, high = interval
    if joined and low <= joined[-1][1] + TOUCH_M:
        joined[-1] = (joined[-1][0], max(joined[-1][1], high))
    else:
        joined.append(interval)
