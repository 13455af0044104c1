"""The path of one leg on a storey, measured: where it turns, which doors it crosses, how it starts and ends."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import LineString, Point

from twin.guidance.turns import Corner, Floats, Vector, list_corners, measure_along
from twin.model.passage import Point3, Portal, PortalKind
from twin.model.route import Leg
from twin.model.twin import Twin

LEAD_M: Final = 0.7
"""A corner this close to the start is how one starts, not a turn on the way."""

SAME_POINT_M: Final = 1e-6

TOLD_KINDS: Final = frozenset({PortalKind.DOOR, PortalKind.GATE})
"""Portals that one opens or that one would notice; open edges and plain openings are walked through unseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A portal that is told, and how far along it is crossed."""

    portal: Portal
    at_m: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A leg's path without repeated points, (n, 3), n >= 2, with plan distances along it, corners and crossings."""

    path: Floats
    along_m: Floats
    corners: tuple[Corner, ...]
    crossings: tuple[Crossing, ...]

    @property
    def length_m(self) -> float:
        """Plan length."""
        return float(self.along_m[-1])

    @property
    def leaving(self) -> Vector:
        """Direction in which one sets off, behind corners right at the start."""
        early = [corner for corner in self.corners if corner.end_m <= LEAD_M]
        return early[-1].leaving if early else _vector(self.path[1] - self.path[0])

    @property
    def arriving(self) -> Vector:
        """Direction of the last piece."""
        return _vector(self.path[-1] - self.path[-2])

    def point_at(self, at_m: float) -> Point3:
        """Return the point of the path at a distance from its start."""
        last = len(self.path) - 1
        piece = min(max(int(self.along_m.searchsorted(at_m, side="right")) - 1, 0), last - 1)
        (start_m, end_m), (start, end) = self.along_m[piece : piece + 2].tolist(), self.path[piece : piece + 2].tolist()
        share = min(max((at_m - start_m) / (end_m - start_m), 0.0), 1.0)
        x, y, z = (one + share * (other - one) for one, other in zip(start, end, strict=True))
        return (x, y, z)


def measure_stretch(leg: Leg, twin: Twin, *, untold: frozenset[str] = frozenset()) -> Stretch | None:
    """Return the stretch of a leg, or ``None`` where it goes nowhere; portals in *untold* are not told."""
    path = _distinct(leg.path)
    if len(path) < 2:  # noqa: PLR2004  # a line has two ends
        return None
    line = LineString(path[:, :2])
    names = [name for name in dict.fromkeys(leg.portals) if name in twin.portals and name not in untold]
    portals = [twin.portals[name] for name in names if _is_told(twin.portals[name])]
    found = [Crossing(portal=portal, at_m=at_m) for portal in portals for at_m in _crossed_at(line, portal)]
    crossings = tuple(sorted(found, key=lambda crossing: crossing.at_m))
    corners = list_corners(path[:, :2], [crossing.at_m for crossing in crossings])
    return Stretch(path, measure_along(path), corners, crossings)


def _is_told(portal: Portal) -> bool:
    return portal.kind in TOLD_KINDS or (portal.entrance and portal.kind is not PortalKind.VIRTUAL)


def _crossed_at(line: LineString, portal: Portal) -> list[float]:
    """Return how far along a portal is crossed, each time; where the path comes nearest if it misses the line."""
    meetings = shapely.get_parts(line.intersection(portal.line))
    points = [meeting.interpolate(0.5, normalized=True) if meeting.length else meeting for meeting in meetings]
    return [float(line.project(point)) for point in points or [Point(portal.at[:2])]]


def _distinct(path: Sequence[Point3]) -> Floats:
    kept: list[Point3] = []
    for point in path:
        if not kept or math.dist(kept[-1][:2], point[:2]) > SAME_POINT_M:
            kept.append(point)
    return np.array(kept, dtype=np.float64).reshape(-1, 3)


def _vector(step: Floats) -> Vector:
    return float(step[0]), float(step[1])
