"""
Named profiles, each number with its source.

Statuses as in ``twin/model/limits.py``: V clause or table seen, S paraphrase,
R quoted from memory of the paper, E engineering default. Metres, seconds.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from twin.model.limits import (
    CAR_DEPTH_M,
    CAR_WIDTH_M,
    DOOR_CLEAR_EXISTING_M,
    DOOR_CLEAR_NEW_M,
    DOOR_THRESHOLD_M,
    HEADROOM_M,
    RAMP_SLOPE_RATIO,
)
from twin.model.passage import Access, ConnectorKind
from twin.model.profile import Profile

WALKING: Final = Profile(
    name="walking",
    radius_m=0.255,
    min_width_m=0.51,
    wish_width_m=0.51,
    min_headroom_m=HEADROOM_M.value,
    max_step_m=0.3,
    max_slope_ratio=None,
    connectors=frozenset(ConnectorKind),
    min_car_width_m=None,
    min_car_depth_m=None,
    access=frozenset({Access.PUBLIC}),
    speed_mps=1.34,
    stair_up_mps=0.61,
    stair_down_mps=0.69,
    ramp_mps=1.34,
    escalator_mps=0.5,
    elevator_wait_s=30.0,
    elevator_storey_s=4.0,
    door_s=1.0,
    turn_s=0.0,
    unknown_s=0.0,
    sources={
        "radius_m": "half the breadth of an adult, FDS+Evac (V)",
        "min_width_m": "twice the radius",
        "wish_width_m": "no wish beyond the limit",
        "min_headroom_m": HEADROOM_M.source,
        "max_step_m": "a high step that an adult still takes (E)",
        "speed_mps": "Weidmann 1993, level (V)",
        "stair_up_mps": "Weidmann 1993, horizontal speed on stairs (R)",
        "stair_down_mps": "Weidmann 1993, horizontal speed on stairs (R)",
        "ramp_mps": "as on the level: accessible ramps are flat (E)",
        "escalator_mps": "common nominal speed of escalators and walks (E)",
        "elevator_wait_s": "engineering default (E)",
        "elevator_storey_s": "a storey of 4 m at 1 m/s (E)",
        "door_s": "engineering default (E)",
        "turn_s": "ways of equal cost do not occur on an open floor",
        "unknown_s": "what may be unknown does not hinder a person on foot",
    },
)
"""An adult on foot."""

WHEELCHAIR: Final = Profile(
    name="wheelchair",
    radius_m=0.45,
    min_width_m=DOOR_CLEAR_EXISTING_M.value,
    wish_width_m=DOOR_CLEAR_NEW_M.value,
    min_headroom_m=HEADROOM_M.value,
    max_step_m=DOOR_THRESHOLD_M.value,
    max_slope_ratio=RAMP_SLOPE_RATIO.value,
    connectors=frozenset({ConnectorKind.RAMP, ConnectorKind.ELEVATOR}),
    min_car_width_m=CAR_WIDTH_M.value,
    min_car_depth_m=CAR_DEPTH_M.value,
    access=frozenset({Access.PUBLIC}),
    speed_mps=0.69,
    stair_up_mps=0.31,
    stair_down_mps=0.31,
    ramp_mps=0.5,
    escalator_mps=0.5,
    elevator_wait_s=30.0,
    elevator_storey_s=4.0,
    door_s=3.0,
    turn_s=0.0,
    unknown_s=30.0,
    sources={
        "radius_m": "half the passage of a manual wheelchair, body 0.8 m by 1.2 m (E)",
        "min_width_m": DOOR_CLEAR_EXISTING_M.source,
        "wish_width_m": DOOR_CLEAR_NEW_M.source,
        "min_headroom_m": HEADROOM_M.source,
        "max_step_m": DOOR_THRESHOLD_M.source,
        "max_slope_ratio": RAMP_SLOPE_RATIO.source,
        "min_car_width_m": CAR_WIDTH_M.source,
        "min_car_depth_m": CAR_DEPTH_M.source,
        "speed_mps": "Boyce, Shields and Silcock 1999, manual wheelchair on the level (R)",
        "stair_up_mps": "NIST, mobility-impaired on stairs (V); only prices ways that are refused",
        "stair_down_mps": "NIST, mobility-impaired on stairs (V); only prices ways that are refused",
        "ramp_mps": "slower than on the level (E)",
        "escalator_mps": "common nominal speed (E); only prices ways that are refused",
        "elevator_wait_s": "engineering default (E)",
        "elevator_storey_s": "a storey of 4 m at 1 m/s (E)",
        "door_s": "engineering default (E)",
        "turn_s": "ways of equal cost do not occur on an open floor",
        "unknown_s": "a detour of 20 m is taken to avoid what may not be passable (E)",
    },
)
"""A person in a manual wheelchair, alone."""

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType({p.name: p for p in (WALKING, WHEELCHAIR)})
"""All named profiles, by name."""
