"""How somebody moves: hard limits that forbid, soft costs that discourage. Metres, seconds."""

from dataclasses import dataclass

from twin.model.passage import Access, ConnectorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    A kind of traveller.

    ``radius_m`` is the clearance kept from every body; ``min_width_m`` is the
    narrowest clear width passed at all, ``min_headroom_m`` the lowest way, ``wish_width_m`` the one below which
    a notice is given. ``None`` as a limit means that there is none.
    ``sources`` gives, by field name, where each number comes from.
    """

    name: str
    radius_m: float
    min_width_m: float
    wish_width_m: float
    min_headroom_m: float
    max_step_m: float
    max_slope_ratio: float | None
    connectors: frozenset[ConnectorKind]
    min_car_width_m: float | None
    min_car_depth_m: float | None
    access: frozenset[Access]
    speed_mps: float
    stair_up_mps: float
    stair_down_mps: float
    ramp_mps: float
    escalator_mps: float
    elevator_wait_s: float
    elevator_storey_s: float
    door_s: float
    turn_s: float
    unknown_s: float
    sources: dict[str, str]
