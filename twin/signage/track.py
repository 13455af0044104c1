"""The part of a way that lies on one storey, by how far one has walked on it. Metres, plan frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.model.continuity import Point2
from twin.model.ids import ConnectorId, PortalId, SpaceId, StoreyId
from twin.model.route import Leg, Route

SAME_M: Final = 1e-3
"""Places nearer than this are one: directions between them mean nothing."""
DECIMALS: Final = 4
"""Places are told to a tenth of a millimetre, so that ways which share a stretch share its decisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """
    A way on one storey, ramps and steps that stay on it included.

    ``points`` has shape (n, 2) and no two alike in a row; ``along_m`` is how
    far each is from the start, shape (n,). ``heights_m`` are those of the
    floor there. ``doors`` are the portals passed, ``spaces`` the spaces
    walked in; ``slopes`` the connectors that stay on the storey, with where
    they end. ``arrived`` and ``leaving`` are the connectors that lead here and away.
    """

    storey: StoreyId
    points: NDArray[np.float64]
    along_m: NDArray[np.float64]
    heights_m: NDArray[np.float64]
    doors: tuple[PortalId, ...]
    spaces: tuple[SpaceId, ...]
    slopes: tuple[tuple[float, ConnectorId], ...]
    arrived: Leg | None
    leaving: Leg | None

    @property
    def length_m(self) -> float:
        """All of it."""
        return float(self.along_m[-1])

    def place(self, at_m: float) -> Point2:
        """Return the place at a distance from the start."""
        x = float(np.interp(at_m, self.along_m, self.points[:, 0]))
        y = float(np.interp(at_m, self.along_m, self.points[:, 1]))
        return (round(x, DECIMALS), round(y, DECIMALS))

    def height_m(self, at_m: float) -> float:
        """Return how high the floor is there."""
        return round(float(np.interp(at_m, self.along_m, self.heights_m)), DECIMALS)

    def stretch(self, start_m: float, end_m: float) -> tuple[Point2, ...]:
        """Return the way from one distance to another, its own corners between them."""
        corners = self.points[(self.along_m > start_m + SAME_M) & (self.along_m < end_m - SAME_M)]
        inner = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in corners.tolist()]
        return (self.place(start_m), *inner, self.place(end_m))


def split_route(route: Route) -> tuple[Track, ...]:
    """Return the parts of a route on its storeys, in order; a storey that is only ridden through has none."""
    tracks: list[Track] = []
    legs: list[Leg] = []
    arrived: Leg | None = None
    for leg in route.legs:
        if leg.connector is not None and leg.storey != leg.to_storey:
            tracks += _join(legs, arrived, leg)
            legs, arrived = [], leg
        else:
            legs.append(leg)
    tracks += _join(legs, arrived, None)
    return tuple(tracks)


def _join(legs: Sequence[Leg], arrived: Leg | None, leaving: Leg | None) -> list[Track]:
    path = [point for leg in legs for point in leg.path]
    if not path:
        return []
    places = np.array(path, dtype=np.float64)
    steps_m = np.hypot(*np.diff(places[:, :2], axis=0).T)
    places = places[np.concatenate([[True], steps_m > SAME_M])]
    along_m = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(places[:, :2], axis=0).T))])
    walked_m = 0.0
    slopes: list[tuple[float, ConnectorId]] = []
    for leg in legs:
        walked_m += sum(math.dist(a[:2], b[:2]) for a, b in zip(leg.path, leg.path[1:], strict=False))
        if leg.connector is not None:
            slopes.append((walked_m, leg.connector))
    return [
        Track(
            storey=legs[0].storey,
            points=places[:, :2],
            along_m=along_m,
            heights_m=places[:, 2],
            doors=tuple(door for leg in legs for door in leg.portals),
            spaces=tuple(space for leg in legs for space in leg.spaces),
            slopes=tuple(slopes),
            arrived=arrived,
            leaving=leaving,
        )
    ]
