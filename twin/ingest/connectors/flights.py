"""
The measure of a stair: rise, going, width, and the feet of who walks on it, from its steps.

Metres, plan frame. A flight is a row of steps in one direction.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import numpy as np

from twin.ingest.connectors.connector_parts import BUILT_M
from twin.ingest.connectors.landings import LEVEL_M, unit
from twin.ingest.connectors.side_bodies import Piece, narrowed_by_sides
from twin.ingest.connectors.treads import Tread
from twin.ingest.solids.bodies import Body
from twin.ingest.solids.boxes import box_corners
from twin.ingest.solids.built import Built
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point2, Point3

Treads = tuple[Tread, ...]

STRAIGHT_COSINE: Final = math.cos(math.radians(5))
"""Steps that turn less from one to the next belong to one flight."""
NOSING_M: Final = 0.01
"""Feet stand this far before and behind the edge of a step."""
PACE_M: Final = 0.3
"""On a landing there is a foot at least every so many metres."""
_STRAIGHT_STEPS: Final = 3
"""Fewer steps in one direction are winders, and the width at their ends says nothing of the way."""


def riser_of(treads: Treads) -> float:
    """Return the median rise between steps; of a single step, an ordinary one."""
    rises = [above.z_m - below.z_m for below, above in pairwise(treads)]
    return float(median(rises)) if rises else min(LEVEL_M / 2, 0.15)


def riser_deviation_of(treads: Treads) -> float | None:
    """Return how far the rise between two steps that differs most is from the median."""
    rises = np.diff([tread.z_m for tread in treads])
    return round(float(np.abs(rises - median(rises)).max()), 6) if len(rises) else None


def going_of(treads: Treads) -> float | None:
    """Return the median distance from step to step in plan, landings left out."""
    goings = [math.dist(below.middle, above.middle) for below, above in _steps(treads)]
    return float(median(goings)) if goings else None


def going_deviation_of(treads: Treads) -> float | None:
    """Return how far the going in straight flights that differs most is from the median, from edge to edge of the steps."""
    goings: list[float] = []
    for flight in _flights(treads):
        ahead = direction_between(flight[0], flight[-1])
        # A lip at the foot of a flight is as high as the floor: nobody steps up on it.
        steps = flight if 2 * flight[0].face.area >= flight[1].face.area else flight[1:]
        goings += np.diff([float((tread.corners @ np.array(ahead)).min()) for tread in steps]).tolist()
    return round(float(np.abs(np.array(goings) - median(goings)).max()), 6) if goings else None


def _steps(treads: Treads) -> Iterator[tuple[Tread, Tread]]:
    return ((below, above) for below, above in pairwise(treads) if not below.landing and not above.landing)


def width_of_steps(treads: Treads) -> float | None:
    """Return the median width of the steps across the way; resting places left out."""
    widths = []
    for below, tread in _steps(treads):
        across = direction_between(below, tread)
        along = tread.corners @ np.array([-across[1], across[0]])
        widths.append(float(along.max() - along.min()))
    return float(median(widths)) if widths else None


def find_clear_width(built: Built, own: Sequence[Body], treads: Treads, steps_m: float | None) -> Sourced[float] | None:
    """Return the width between handrails, strings and walls where the stair is narrowest, else that of its steps."""
    if steps_m is None:
        return None
    lanes = [lane for piece in _pieces(treads) if (lane := narrowed_by_sides(built, own, piece)) is not None]
    narrowest = min(lanes, key=lambda lane: lane.value, default=None)
    if narrowest is not None and narrowest.value < steps_m - BUILT_M:
        return narrowest
    return Sourced(value=round(steps_m, 6), origin=Origin.MEASURED, carrier="geometry")


def _pieces(treads: Treads) -> Iterator[Piece]:
    """Yield the straight flights of a stair."""
    for flight in _flights(treads):
        first, last = flight[0], flight[-1]
        ahead = direction_between(first, last)
        left = np.array([-ahead[1], ahead[0]])
        across = [(tread.corners - first.middle) @ left for tread in flight]
        yield Piece(
            start=(*first.middle, first.z_m),
            end=(*last.middle, last.z_m),
            right_m=float(median(side.min() for side in across)),
            left_m=float(median(side.max() for side in across)),
        )


def _flights(treads: Treads) -> Iterator[Treads]:
    flight: list[Tread] = []
    for tread in (*treads, None):
        if tread is not None and not tread.landing and _goes_on(flight, tread):
            flight.append(tread)
            continue
        if len(flight) >= _STRAIGHT_STEPS:
            yield tuple(flight)
        flight = [] if tread is None or tread.landing else [tread]


def _goes_on(flight: list[Tread], tread: Tread) -> bool:
    if len(flight) < 2:  # noqa: PLR2004  # two steps make a direction
        return True
    before, after = direction_between(flight[0], flight[1]), direction_between(flight[-1], tread)
    return before[0] * after[0] + before[1] * after[1] >= STRAIGHT_COSINE


def line_of_feet(treads: Treads, *, landings: bool) -> list[Point3]:
    """Return where feet stand on a stair, before and behind each edge and between: on its steps, or on its *landings*."""
    feet = [
        (x, y, z)
        for below, above in pairwise(treads)
        for tread, x, y, z in _feet_between(below, above)
        if tread.landing == landings
    ]
    last = treads[-1]
    return [*feet, (*last.middle, last.z_m)] if last.landing == landings else feet


def _feet_between(below: Tread, above: Tread) -> Iterator[tuple[Tread, float, float, float]]:
    ahead = direction_between(below, above)
    length = math.dist(below.middle, above.middle)
    edge_m = min(max(length - above.reach_m(opposite(ahead)), NOSING_M), max(length - NOSING_M, NOSING_M))
    on_lower = _paces(0.0, edge_m - NOSING_M)
    on_upper = _paces(edge_m + NOSING_M, length)
    for tread, places in ((below, on_lower), (above, on_upper[:-1])):
        for place in places:
            yield tread, below.middle[0] + ahead[0] * place, below.middle[1] + ahead[1] * place, tread.z_m


def _paces(start_m: float, end_m: float) -> list[float]:
    count = max(math.ceil((end_m - start_m) / PACE_M), 1)
    return [start_m + (end_m - start_m) * step / count for step in range(count + 1)]


def direction_between(start: Tread, end: Tread) -> Point2:
    """Return the direction from one step to another, of length one."""
    return unit(end.middle[0] - start.middle[0], end.middle[1] - start.middle[1])


def opposite(direction: Point2) -> Point2:
    """Return the direction back."""
    return (-direction[0], -direction[1])


def edge_of(tread: Tread, away: Point2) -> Point2:
    """Return the middle of a step's edge in a direction."""
    reach_m = tread.reach_m(away)
    return (tread.middle[0] + away[0] * reach_m, tread.middle[1] + away[1] * reach_m)


def short_side(tread: Tread) -> Point2:
    """Return the direction across a single step: along the short side of its box."""
    box = box_corners(tread.face)
    sides = box[1:3] - box[:2]
    short = sides[int(np.argmin(np.hypot(sides[:, 0], sides[:, 1])))]
    return unit(float(short[0]), float(short[1]))
