"""The path of one leg on a storey, measured: where it turns, which doors it crosses, how it starts and ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
from shapely import LineString, Point

from twin.guidance.beeline import IsOpen, take_beelines
from twin.guidance.corners import MERGE_M, Corner, list_corners
from twin.guidance.tracing import leave_out_repeated, put_in
from twin.guidance.turns import Band, Floats, Vector, band_of, measure_along, turn_between
from twin.model.passage import Point3, Portal, PortalKind
from twin.model.route import Leg
from twin.model.twin import Twin

LEAD_M: Final = 0.7
"""A corner this close to the start is how one starts, not a turn on the way."""

SAME_POINT_M: Final = 1e-6

THRESHOLD_M: Final = 0.3
"""So far behind its line one is through a door, and turns."""

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


def measure_stretch(
    leg: Leg, twin: Twin, *, untold: frozenset[str] = frozenset(), is_open: IsOpen | None = None, to_place: bool = False
) -> Stretch | None:
    """
    Return the stretch of a leg, or ``None`` where it goes nowhere; portals in *untold* are not told.

    With *is_open* it runs as somebody goes who sees doors, and what he goes
    to at the end if there is something *to_place* himself by.
    """
    path = leave_out_repeated(np.array(leg.path, dtype=np.float64).reshape(-1, 3), SAME_POINT_M)
    if len(path) < 2:  # noqa: PLR2004  # a line has two ends
        return None
    names = [name for name in dict.fromkeys(leg.portals) if name in twin.portals and name not in untold]
    portals = [twin.portals[name] for name in names if _is_told(twin.portals[name])]
    if is_open is not None:
        path, breaks = _with_points(path, [at_m for _, at_m in _list_crossed(path, portals)])
        path = take_beelines(path, breaks, is_open, to_place=to_place)
    found = [Crossing(portal=portal, at_m=at_m) for portal, at_m in _list_crossed(path, portals)]
    crossings = tuple(sorted(found, key=lambda crossing: crossing.at_m))
    along_m = measure_along(path)
    corners = list_corners(path[:, :2], [crossing.at_m for crossing in crossings])
    return Stretch(path, along_m, tuple(_square_to_doors(corners, crossings, path, along_m)), crossings)


def _square_to_doors(
    corners: Sequence[Corner], crossings: Sequence[Crossing], path: Floats, along_m: Floats
) -> Iterator[Corner]:
    """Yield the corners as those feel them who go straight through a door, however they came: turns begin there."""
    todo = list(corners)
    for crossing in crossings:
        while todo and todo[0].end_m < crossing.at_m:
            yield todo.pop(0)
        piece = _vector(_piece_after(crossing.at_m, path, along_m))
        straight = _through(crossing.portal, piece)
        if todo and todo[0].start_m - crossing.at_m <= MERGE_M:
            turned = todo.pop(0)
            yield replace(turned, arriving=straight, turn_rad=turn_between(straight, turned.leaving))
        elif (
            crossing.at_m < along_m[-1] - MERGE_M
            and band_of(turn_rad := turn_between(straight, piece)) is not Band.STRAIGHT
        ):
            at_m = crossing.at_m + THRESHOLD_M
            yield Corner(start_m=at_m, end_m=at_m, at_m=at_m, turn_rad=turn_rad, arriving=straight, leaving=piece)
    yield from todo


def _piece_after(at_m: float, path: Floats, along_m: Floats) -> Floats:
    """Return the piece of a path that begins at a distance, or that reaches over it."""
    piece = min(int(along_m.searchsorted(at_m + SAME_POINT_M, side="right")), len(path) - 1)
    step: Floats = path[piece] - path[piece - 1]
    return step


def _through(portal: Portal, walking: Vector) -> Vector:
    """Return the direction straight through a door, as one walks."""
    (x0, y0), (x1, y1) = portal.line.coords[0], portal.line.coords[-1]
    across = (y0 - y1, x1 - x0)
    return across if across[0] * walking[0] + across[1] * walking[1] >= 0 else (-across[0], -across[1])


def _with_points(path: Floats, at_m: Sequence[float]) -> tuple[Floats, list[int]]:
    """Return a path with points at some distances, and which those are; an end of the path is none."""
    if not at_m:
        return path, []
    along_m = measure_along(path)
    inner = sorted({found for found in at_m if SAME_POINT_M < found < along_m[-1] - SAME_POINT_M})
    whole, places = put_in(path, along_m, np.array(inner, dtype=np.float64), SAME_POINT_M)
    return whole, sorted(set(places.tolist()))


def _is_told(portal: Portal) -> bool:
    return portal.kind in TOLD_KINDS or (portal.entrance and portal.kind is not PortalKind.VIRTUAL)


def _list_crossed(path: Floats, portals: Sequence[Portal]) -> list[tuple[Portal, float]]:
    """Return the portals on a path with how far along it they are."""
    if not portals:
        return []
    line = LineString(path[:, :2])
    return [(portal, at_m) for portal in portals for at_m in _crossed_at(line, portal)]


def _crossed_at(line: LineString, portal: Portal) -> list[float]:
    """Return how far along a portal is crossed, each time; where the path comes nearest if it misses the line."""
    meeting = shapely.intersection(line, portal.line)
    if isinstance(meeting, Point) and not meeting.is_empty:  # nearly always
        return [float(shapely.line_locate_point(line, meeting))]
    meetings = [part for part in shapely.get_parts(meeting) if not part.is_empty]
    points = [part.interpolate(0.5, normalized=True) if part.length else part for part in meetings]
    return [float(line.project(point)) for point in points or [Point(portal.at[:2])]]


def _vector(step: Floats) -> Vector:
    return float(step[0]), float(step[1])
