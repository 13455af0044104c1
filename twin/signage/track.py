"""The part of a way that lies on one storey, by how far one has walked on it. Metres, plan frame."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from twin.model.continuity import Point2
from twin.model.ids import ConnectorId, PortalId, SpaceId, StoreyId
from twin.model.route import Leg, Route

SAME_M: Final = 1e-3
"""Places nearer than this are one: directions between them mean nothing."""
MIN_POINTS: Final = 2
"""Who does not move on a storey decides nothing there."""
DECIMALS: Final = 4
"""Places are told to a tenth of a millimetre, so that ways which share a stretch share its decisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where a door is, and whether one comes in from outside by it."""

    at: Point2
    entrance: bool = False


NO_DOORS: Final[Mapping[PortalId, Door]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """
    A way on one storey, ramps and steps that stay on it included.

    ``points`` has no two alike in a row; ``along_m`` is how far each is from
    the start, ``heights_m`` how high the floor is there. ``doors`` are the portals passed,
    ``leaves_m`` where those of them are that one cannot look through,
    ``entered_m`` where the last of them is, if it has a leaf, ``spaces`` the spaces
    walked in; ``passages`` the connectors that stay on the storey and the
    entrances, with where they end. ``arrived`` and ``leaving`` are the connectors that lead here and away.
    """

    storey: StoreyId
    points: tuple[Point2, ...]
    along_m: tuple[float, ...]
    heights_m: tuple[float, ...]
    doors: tuple[PortalId, ...]
    leaves_m: tuple[float, ...]
    entered_m: float | None
    spaces: tuple[SpaceId, ...]
    passages: tuple[tuple[float, ConnectorId | PortalId], ...]
    arrived: Leg | None
    leaving: Leg | None

    @property
    def length_m(self) -> float:
        """All of it."""
        return self.along_m[-1]

    def place(self, at_m: float) -> Point2:
        """Return the place at a distance from the start."""
        behind, share = self._locate(at_m)
        (x, y), (to_x, to_y) = self.points[behind], self.points[behind + 1]
        return (round(x + share * (to_x - x), DECIMALS), round(y + share * (to_y - y), DECIMALS))

    def height_m(self, at_m: float) -> float:
        """Return how high the floor is there."""
        behind, share = self._locate(at_m)
        low_m, high_m = self.heights_m[behind], self.heights_m[behind + 1]
        return round(low_m + share * (high_m - low_m), DECIMALS)

    def stretch(self, start_m: float, end_m: float) -> tuple[Point2, ...]:
        """Return the way from one distance to another, its own corners between them."""
        first = bisect_right(self.along_m, start_m + SAME_M)
        corners = self.points[first : max(bisect_left(self.along_m, end_m - SAME_M), first)]
        inner = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in corners]
        return (self.place(start_m), *inner, self.place(end_m))

    def _locate(self, at_m: float) -> tuple[int, float]:
        """Return after which point a place is, and what share of the way to the next."""
        behind = min(max(bisect_right(self.along_m, at_m) - 1, 0), len(self.along_m) - 2)
        start_m, end_m = self.along_m[behind], self.along_m[behind + 1]
        return behind, min(max((at_m - start_m) / (end_m - start_m), 0.0), 1.0)


def split_route(route: Route, doors: Mapping[PortalId, Door] = NO_DOORS) -> tuple[Track, ...]:
    """
    Return the parts of a route on its storeys, in order; a storey that is only ridden through has none.

    Parameters
    ----------
    doors
        The portals that have leaves, so that one looks round behind them.
    """
    tracks: list[Track] = []
    legs: list[Leg] = []
    arrived: Leg | None = None
    for leg in route.legs:
        if leg.connector is not None and leg.storey != leg.to_storey:
            tracks += _join(legs, arrived, leg, doors)
            legs, arrived = [], leg
        else:
            legs.append(leg)
    tracks += _join(legs, arrived, None, doors)
    return tuple(tracks)


def _join(legs: Sequence[Leg], arrived: Leg | None, leaving: Leg | None, known: Mapping[PortalId, Door]) -> list[Track]:
    path = [point for leg in legs for point in leg.path]
    points, along_m, heights_m = [path[0][:2]] if path else [], [0.0], [point[2] for point in path[:1]]
    for x, y, z in path[1:]:
        step_m = math.dist(points[-1], (x, y))
        if step_m > SAME_M:
            points.append((x, y))
            along_m.append(along_m[-1] + step_m)
            heights_m.append(z)
    if len(points) < MIN_POINTS:
        return []
    doors = tuple(door for leg in legs for door in leg.portals)
    passed = [(along_m[find_nearest(points, known[door].at)], door) for door in doors if door in known]
    gates = [(at_m, door) for at_m, door in passed if known[door].entrance]
    return [
        Track(
            storey=legs[0].storey,
            points=tuple(points),
            along_m=tuple(along_m),
            heights_m=tuple(heights_m),
            doors=doors,
            leaves_m=tuple(at_m for at_m, _ in passed),
            entered_m=passed[-1][0] if passed and passed[-1][1] == doors[-1] else None,
            spaces=tuple(space for leg in legs for space in leg.spaces),
            passages=tuple(sorted([*_list_slopes(legs), *gates])),
            arrived=arrived,
            leaving=leaving,
        )
    ]


def find_nearest(points: Sequence[Point2], place: Point2) -> int:
    """Return which of the points of a way is nearest to a place: it has one in every door that it passes."""
    return min(range(len(points)), key=lambda point: math.dist(points[point], place))


def _list_slopes(legs: Sequence[Leg]) -> Iterator[tuple[float, ConnectorId]]:
    walked_m = 0.0
    for leg in legs:
        walked_m += sum(math.dist(start[:2], end[:2]) for start, end in pairwise(leg.path))
        if leg.connector is not None:
            yield walked_m, leg.connector
