"""Ramps as who rolls or walks up them has them: flights between places to rest. Metres, ratios."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from twin.model.limits import FLAT_SLOPE_RATIO, RAMP_SLOPE_RATIO
from twin.model.passage import Point3, Run
from twin.model.profile import Profile

REST_M: Final = 1.2
"""The length of a wheelchair: who stands level on so much can rest (E). Rules ask for 1.5 m."""
REST_SLOPE_RATIO: Final = 1 / 50
"""A slope on which wheels stay where they are: what is allowed across a ramp (GB 55019-2021 2.3.1, S)."""
SAME_M: Final = 1e-9


def measure_ramp_rise_m(run: Run) -> float | None:
    """
    Return how far a ramp rises between two places to rest, where it does most; ``None`` if its slope is not known.

    Flights no steeper than 1:20 do not count: on them nobody needs to rest
    (GB 50763-2012 3.3.3 calls them a flat entrance). Going down, a rise
    counts as well.
    """
    if run.slope_ratio is None:
        return None
    if _is_flat(run.slope_ratio.value):
        return 0.0
    flights = [[run.path[0]]]
    for here, there in pairwise(run.path):
        if _is_rest(here, there):
            flights.append([there])
        else:
            flights[-1].append(there)
    return max(_rise_of(flight) for flight in flights)


def _is_rest(here: Point3, there: Point3) -> bool:
    along_m = math.dist(here[:2], there[:2])
    return along_m >= REST_M - SAME_M and abs(there[2] - here[2]) <= REST_SLOPE_RATIO * along_m


def _rise_of(flight: Sequence[Point3]) -> float:
    rise_m = abs(flight[-1][2] - flight[0][2])
    along_m = math.fsum(math.dist(a[:2], b[:2]) for a, b in pairwise(flight))
    return 0.0 if along_m > 0.0 and _is_flat(rise_m / along_m) else rise_m


def _is_flat(slope_ratio: float) -> bool:
    return slope_ratio <= FLAT_SLOPE_RATIO.value * (1.0 + 1e-3)


def price_ramp_s(run: Run, profile: Profile, *, up: bool) -> float:
    """
    Return how long a ramp takes.

    Time per metre grows in step with the slope: that of the level on none,
    that of the profile's ramp on 1:12. A slope that is not known is taken
    from the line one walks.
    """
    length_m = math.fsum(math.dist(a, b) for a, b in pairwise(run.path))
    along_m = math.fsum(math.dist(a[:2], b[:2]) for a, b in pairwise(run.path))
    if run.slope_ratio is not None:
        slope_ratio = run.slope_ratio.value
    else:
        slope_ratio = abs(run.path[-1][2] - run.path[0][2]) / along_m if along_m > SAME_M else RAMP_SLOPE_RATIO.value
    ramp_mps = profile.ramp_up_mps if up else profile.ramp_down_mps
    slower_s = 1.0 / ramp_mps - 1.0 / profile.speed_mps
    return length_m * max(1.0 / profile.speed_mps + slower_s * slope_ratio / RAMP_SLOPE_RATIO.value, 0.0)
