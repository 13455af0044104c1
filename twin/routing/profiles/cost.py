"""
Seconds for everything one does on a way: what it takes, and what it counts.

A duration is told to people. A cost is what a route minimises: the duration,
and what a profile adds for what it would rather avoid and for values that
the model does not hold.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from twin.model.limits import STAIR_RISER_M, STAIR_TREAD_M
from twin.model.passage import ConnectorKind, Point3, Portal, PortalKind, Run, VerticalConnector
from twin.model.profile import Profile
from twin.model.route import Notice, NoticeKind
from twin.routing.profiles.ramps import price_ramp_s

UNKNOWNS: Final = frozenset(
    {
        NoticeKind.UNKNOWN_WIDTH,
        NoticeKind.UNKNOWN_STEP,
        NoticeKind.UNKNOWN_SLOPE,
        NoticeKind.UNKNOWN_CAR,
        NoticeKind.UNKNOWN_HANDRAIL,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What something takes and what it counts, s."""

    duration_s: float
    cost_s: float


def price_portal(portal: Portal, profile: Profile, notices: Sequence[Notice], *, off_paving: bool = False) -> Price:
    """
    Return what going through a portal takes beyond the walk.

    That is opening a door, and what the profile adds: for having to open it,
    for its *notices*, for lying away from the tactile paving.
    """
    manual = portal.kind in {PortalKind.DOOR, PortalKind.GATE} and not (portal.automatic and portal.automatic.value)
    duration_s = profile.door_s if manual else 0.0
    added_s = profile.manual_door_s if manual else 0.0
    if portal.kind is not PortalKind.VIRTUAL:
        added_s += profile.off_paving_s * off_paving
    return Price(duration_s=duration_s, cost_s=duration_s + added_s + _price_notices(profile, notices))


def price_run(
    connector: VerticalConnector,
    run: Run,
    profile: Profile,
    notices: Sequence[Notice],
    *,
    up: bool,
    off_paving: bool = False,
) -> Price:
    """Return what a stair, ramp, escalator or moving walk takes from landing to landing."""
    ratio = 1.0
    if connector.kind is ConnectorKind.STAIR:
        duration_s = measure_going_m(run) / (profile.stair_up_mps if up else profile.stair_down_mps)
        ratio = profile.stair_cost_ratio
    elif connector.kind is ConnectorKind.RAMP:
        duration_s = price_ramp_s(run, profile, up=up)
    else:
        duration_s = measure_length_m(run.path) / profile.escalator_mps
        ratio = profile.escalator_cost_ratio
    added_s = profile.off_paving_s * off_paving + _price_notices(profile, notices)
    return Price(duration_s=duration_s, cost_s=duration_s * ratio + added_s)


def price_ride(profile: Profile, storeys: int, notices: Sequence[Notice], *, off_paving: bool = False) -> Price:
    """Return what waiting for an elevator and riding it over some storeys takes."""
    duration_s = profile.elevator_wait_s + storeys * profile.elevator_storey_s
    added_s = profile.off_paving_s * off_paving + _price_notices(profile, notices)
    return Price(duration_s=duration_s, cost_s=duration_s + added_s)


def _price_notices(profile: Profile, notices: Sequence[Notice]) -> float:
    prices = {
        NoticeKind.NARROW: profile.narrow_s,
        NoticeKind.NO_HANDRAIL: profile.no_handrail_s,
        NoticeKind.UNKNOWN_DIRECTION: profile.unknown_direction_s,
        **dict.fromkeys(UNKNOWNS, profile.unknown_s),
    }
    return math.fsum(prices.get(notice.kind, 0.0) for notice in notices)


def measure_length_m(path: Sequence[Point3]) -> float:
    """Return the length of a polyline in space."""
    return math.fsum(math.dist(a, b) for a, b in pairwise(path))


def measure_going_m(run: Run) -> float:
    """
    Return how far a flight of stairs goes in plan.

    Where its line rises steeper than any stair (a line straight up is all
    that some models give), the treads that its rise needs are counted.
    """
    in_plan_m = math.fsum(math.dist(a[:2], b[:2]) for a, b in pairwise(run.path))
    rise_m = abs(run.path[-1][2] - run.path[0][2])
    if run.risers is not None and run.tread_m is not None:
        return max(in_plan_m, (run.risers - 1) * run.tread_m)
    riser_m = STAIR_RISER_M.value if run.riser_m is None else run.riser_m
    tread_m = STAIR_TREAD_M.value if run.tread_m is None else run.tread_m
    steepest_ratio = 1.0
    return in_plan_m if rise_m <= steepest_ratio * in_plan_m else max(in_plan_m, rise_m / riser_m * tread_m)
