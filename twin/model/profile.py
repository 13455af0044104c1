"""How somebody moves: hard limits that forbid, soft costs that discourage. Metres, seconds."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from twin.model.passage import Access, ConnectorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    A kind of traveller.

    Limits forbid; ``None`` is no limit. ``radius_m`` is the clearance kept
    from every body, ``min_width_m`` the narrowest clear width passed at all,
    ``min_headroom_m`` the lowest way, ``max_step_m`` the highest threshold.
    ``max_ramp_rise_m`` is how far a ramp may rise from one resting place to
    the next. Below the wishes ``wish_width_m`` and ``wish_headroom_m`` a
    notice is given.

    Speeds and times make the duration that is told. ``ramp_up_mps`` and
    ``ramp_down_mps`` hold on a slope of 1:12; gentler slopes lie between them
    and the level. What follows only discourages: ``stair_cost_ratio`` and
    ``escalator_cost_ratio`` are by how much a second there counts more than
    one on the level; ``manual_door_s`` is added for a door that one has to
    open, ``narrow_s`` for one below the wish, ``no_handrail_s`` for a stair
    without handrail, ``off_paving_s`` for a door or connector away from the
    tactile paving of a building that has some; ``unknown_s`` for each value
    that the model does not hold, ``unknown_direction_s`` for an escalator of
    which nobody knows which way it runs.

    ``sources`` gives, by field name, where each number comes from; it does
    not take part in comparisons.
    """

    name: str
    radius_m: float
    min_width_m: float
    wish_width_m: float
    min_headroom_m: float
    wish_headroom_m: float
    max_step_m: float
    max_slope_ratio: float | None
    max_ramp_rise_m: float | None
    connectors: frozenset[ConnectorKind]
    min_car_width_m: float | None
    min_car_depth_m: float | None
    access: frozenset[Access]
    speed_mps: float
    stair_up_mps: float
    stair_down_mps: float
    ramp_up_mps: float
    ramp_down_mps: float
    escalator_mps: float
    elevator_wait_s: float
    elevator_storey_s: float
    door_s: float
    stair_cost_ratio: float
    escalator_cost_ratio: float
    manual_door_s: float
    narrow_s: float
    no_handrail_s: float
    off_paving_s: float
    unknown_s: float
    unknown_direction_s: float
    sources: Mapping[str, str] = field(compare=False)


def hash_profile(profile: Profile) -> str:
    """Return a hash that profiles share if they are equal, and others do not; the same in every process."""
    values = ((part.name, getattr(profile, part.name)) for part in fields(profile) if part.compare)
    lines = [f"{name}={sorted(value) if isinstance(value, frozenset) else value!r}" for name, value in values]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]
