"""
Named profiles, each number with its source.

Statuses as in ``twin/model/limits.py``: V clause or table seen, S paraphrase,
M standard and R paper quoted from memory, E engineering default. Metres,
seconds. A profile that is said to be like another one differs from it only in
what it lists; ``docs/profiles.md`` shows all of them in full, with reasons.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from twin.model.limits import (
    CANE_HEADROOM_M,
    CAR_DEPTH_M,
    CAR_WIDTH_M,
    DOOR_CLEAR_EXISTING_M,
    DOOR_CLEAR_NEW_M,
    DOOR_THRESHOLD_M,
    ESCAPE_DOOR_M,
    RAMP_RISE_M,
    RAMP_SLOPE_RATIO,
    STEEPEST_RAMP_RATIO,
)
from twin.model.passage import Access, ConnectorKind
from twin.model.profile import Profile

NO_WISH: Final = "no wish of this profile"

WALKING: Final = Profile(
    name="walking",
    radius_m=0.255,
    min_width_m=0.51,
    wish_width_m=0.51,
    min_headroom_m=1.7,
    wish_headroom_m=1.9,
    max_step_m=0.3,
    max_slope_ratio=None,
    max_ramp_rise_m=None,
    connectors=frozenset(ConnectorKind),
    min_car_width_m=None,
    min_car_depth_m=None,
    access=frozenset({Access.PUBLIC}),
    speed_mps=1.34,
    stair_up_mps=0.61,
    stair_down_mps=0.69,
    ramp_up_mps=1.0,
    ramp_down_mps=1.34,
    escalator_mps=0.5,
    elevator_wait_s=30.0,
    elevator_storey_s=4.0,
    door_s=1.0,
    stair_cost_ratio=1.0,
    escalator_cost_ratio=1.0,
    manual_door_s=0.0,
    narrow_s=0.0,
    no_handrail_s=0.0,
    off_paving_s=0.0,
    unknown_s=0.0,
    unknown_direction_s=60.0,
    sources={
        "radius_m": "half the breadth of an adult, FDS+Evac (V)",
        "min_width_m": "twice the radius",
        "wish_width_m": "no wish beyond the limit",
        "min_headroom_m": "adults pass with the head bent; lower ways are crawled (E)",
        "wish_headroom_m": "a tall adult in shoes has to mind the head below it (E)",
        "max_step_m": "a high step that an adult still takes (E)",
        "speed_mps": "Weidmann 1993, level (V)",
        "stair_up_mps": "Weidmann 1993, horizontal speed on stairs (R)",
        "stair_down_mps": "Weidmann 1993, horizontal speed on stairs (R)",
        "ramp_up_mps": "three quarters of the level at 1:12 (E)",
        "ramp_down_mps": "as on the level (E)",
        "escalator_mps": "common nominal speed of escalators and walks (E)",
        "elevator_wait_s": "engineering default (E)",
        "elevator_storey_s": "a storey of 4 m at 1 m/s (E)",
        "door_s": "engineering default (E)",
        "stair_cost_ratio": NO_WISH,
        "escalator_cost_ratio": NO_WISH,
        "manual_door_s": NO_WISH,
        "narrow_s": NO_WISH,
        "no_handrail_s": NO_WISH,
        "off_paving_s": NO_WISH,
        "unknown_s": "what may be unknown does not hinder a person on foot",
        "unknown_direction_s": "one time in two the way there and back was for nothing (E)",
    },
)
"""An adult on foot."""


def _like(base: Profile, sources: Mapping[str, str], **changes: Any) -> Profile:
    """Return a profile that differs from another one, with the sources of what differs."""
    kept = {name: source for name, source in base.sources.items() if name not in changes or name in sources}
    return replace(base, **changes, sources={**kept, **sources})


WHEELCHAIR: Final = _like(
    WALKING,
    {
        "radius_m": "half the passage of a manual wheelchair, body 0.8 m by 1.2 m (E)",
        "min_width_m": DOOR_CLEAR_EXISTING_M.source,
        "wish_width_m": DOOR_CLEAR_NEW_M.source,
        "min_headroom_m": "who walks along or pushes, as walking (E)",
        "max_step_m": DOOR_THRESHOLD_M.source,
        "max_slope_ratio": RAMP_SLOPE_RATIO.source,
        "max_ramp_rise_m": RAMP_RISE_M.source,
        "min_car_width_m": CAR_WIDTH_M.source,
        "min_car_depth_m": CAR_DEPTH_M.source,
        "speed_mps": "Boyce, Shields and Silcock 1999, manual wheelchair on the level (R)",
        "stair_up_mps": "NIST, mobility-impaired on stairs (V); only prices ways that are refused",
        "stair_down_mps": "NIST, mobility-impaired on stairs (V); only prices ways that are refused",
        "ramp_up_mps": "half to two thirds of the level at 1:12 (E)",
        "ramp_down_mps": "braking by hand, slower than on the level (E)",
        "escalator_mps": "common nominal speed (E); only prices ways that are refused",
        "door_s": "engineering default (E)",
        "manual_door_s": "a detour of 3.5 m is taken for a door that opens by itself (E)",
        "narrow_s": "a detour of 7 m is taken for a door of full width (E)",
        "unknown_s": "a detour of 20 m is taken to avoid what may not be passable (E)",
    },
    name="wheelchair",
    radius_m=0.45,
    min_width_m=DOOR_CLEAR_EXISTING_M.value,
    wish_width_m=DOOR_CLEAR_NEW_M.value,
    max_step_m=DOOR_THRESHOLD_M.value,
    max_slope_ratio=RAMP_SLOPE_RATIO.value,
    max_ramp_rise_m=RAMP_RISE_M.value,
    connectors=frozenset({ConnectorKind.RAMP, ConnectorKind.ELEVATOR}),
    min_car_width_m=CAR_WIDTH_M.value,
    min_car_depth_m=CAR_DEPTH_M.value,
    speed_mps=0.69,
    stair_up_mps=0.31,
    stair_down_mps=0.31,
    ramp_up_mps=0.4,
    ramp_down_mps=0.5,
    door_s=3.0,
    manual_door_s=5.0,
    narrow_s=10.0,
    unknown_s=30.0,
)
"""A person in a manual wheelchair, alone."""

ELDERLY: Final = _like(
    WALKING,
    {
        "max_step_m": "a step of a steep stair (E)",
        "speed_mps": "FDS+Evac, elderly (V)",
        "stair_up_mps": "Weidmann's stairs at the same share of the level speed (E)",
        "stair_down_mps": "Weidmann's stairs at the same share of the level speed (E)",
        "ramp_up_mps": "three quarters of the level at 1:12 (E)",
        "ramp_down_mps": "slower than on the level: the foot brakes (E)",
        "door_s": "engineering default (E)",
        "stair_cost_ratio": "a second on stairs tires like three on the level (E)",
        "escalator_cost_ratio": "an elevator is safer to step on and off (E)",
        "manual_door_s": "a detour of 1.6 m is taken for a door that opens by itself (E)",
        "no_handrail_s": "a detour of 32 m is taken for a stair with something to hold (E)",
        "unknown_s": "half of what a missing handrail counts (E)",
    },
    name="elderly",
    max_step_m=0.2,
    speed_mps=0.8,
    stair_up_mps=0.36,
    stair_down_mps=0.41,
    ramp_up_mps=0.6,
    ramp_down_mps=0.7,
    door_s=2.0,
    stair_cost_ratio=3.0,
    escalator_cost_ratio=2.0,
    manual_door_s=2.0,
    no_handrail_s=40.0,
    unknown_s=20.0,
)
"""An elderly person on foot, without a walking aid."""

STROLLER: Final = _like(
    WALKING,
    {
        "radius_m": "half a pushchair of 0.6 m with 5 cm on both sides (E)",
        "min_width_m": "twice the radius",
        "wish_width_m": "room for the hands beside the pushchair (E)",
        "max_step_m": "front wheels are tilted over a kerb (E)",
        "max_slope_ratio": STEEPEST_RAMP_RATIO.source,
        "min_car_width_m": "the passage of the pushchair, twice the radius",
        "min_car_depth_m": "a pushchair and who pushes it (E)",
        "speed_mps": "three quarters of walking alone (E)",
        "stair_up_mps": "NIST, mobility-impaired on stairs (V), for carrying",
        "stair_down_mps": "NIST, mobility-impaired on stairs (V), for carrying",
        "ramp_up_mps": "three quarters of the level at 1:12 (E)",
        "ramp_down_mps": "slower than on the level: one holds back (E)",
        "escalator_mps": "common nominal speed (E); only prices ways that are refused",
        "door_s": "engineering default (E)",
        "stair_cost_ratio": "carried only where there is nothing else: eight times as dear (E)",
        "escalator_cost_ratio": "refused, so never priced",
        "manual_door_s": "a detour of 4 m is taken for a door that opens by itself (E)",
        "narrow_s": "a detour of 5 m is taken for a wider door (E)",
        "unknown_s": "a detour of 15 m is taken to avoid what may not be passable (E)",
    },
    name="stroller",
    radius_m=0.35,
    min_width_m=0.7,
    wish_width_m=0.8,
    max_step_m=0.1,
    max_slope_ratio=STEEPEST_RAMP_RATIO.value,
    connectors=frozenset({ConnectorKind.RAMP, ConnectorKind.ELEVATOR, ConnectorKind.STAIR}),
    min_car_width_m=0.7,
    min_car_depth_m=1.2,
    speed_mps=1.0,
    stair_up_mps=0.31,
    stair_down_mps=0.31,
    ramp_up_mps=0.75,
    ramp_down_mps=0.9,
    door_s=3.0,
    stair_cost_ratio=8.0,
    manual_door_s=4.0,
    narrow_s=5.0,
    unknown_s=15.0,
)
"""Somebody with a child in a pushchair."""

BLIND: Final = _like(
    WALKING,
    {
        "wish_headroom_m": CANE_HEADROOM_M.source,
        "speed_mps": "Boyce, Shields and Silcock 1999, all disabled on the level (R)",
        "stair_up_mps": "Weidmann's stairs at the same share of the level speed (E)",
        "stair_down_mps": "Weidmann's stairs at the same share of the level speed (E)",
        "ramp_up_mps": "three quarters of the level at 1:12 (E)",
        "ramp_down_mps": "as on the level (E)",
        "door_s": "finding the handle (E)",
        "escalator_cost_ratio": "its direction and its ends are hard to find (E)",
        "manual_door_s": "a detour of 2 m is taken for a door that opens by itself (E)",
        "no_handrail_s": "a detour of 20 m is taken for a stair with a rail to follow (E)",
        "off_paving_s": "a detour of 10 m is taken for a door that the paving leads to (E)",
        "unknown_s": "half of what a missing handrail counts (E)",
        "unknown_direction_s": "nobody should find out by stepping on (E)",
    },
    name="blind",
    wish_headroom_m=CANE_HEADROOM_M.value,
    speed_mps=1.0,
    stair_up_mps=0.46,
    stair_down_mps=0.51,
    ramp_up_mps=0.75,
    ramp_down_mps=1.0,
    door_s=3.0,
    escalator_cost_ratio=3.0,
    manual_door_s=2.0,
    no_handrail_s=20.0,
    off_paving_s=10.0,
    unknown_s=10.0,
    unknown_direction_s=300.0,
)
"""A blind person with a cane, alone."""

EVACUATION: Final = _like(
    WALKING,
    {
        "wish_width_m": ESCAPE_DOOR_M.source,
        "escalator_mps": "refused, so never priced",
        "elevator_wait_s": "refused, so never priced",
        "elevator_storey_s": "refused, so never priced",
        "unknown_direction_s": "refused, so never priced",
    },
    name="evacuation",
    wish_width_m=ESCAPE_DOOR_M.value,
    connectors=frozenset({ConnectorKind.RAMP, ConnectorKind.STAIR}),
    access=frozenset({Access.PUBLIC, Access.EMERGENCY}),
)
"""An adult who leaves in an emergency: also through emergency exits, on feet alone (GB 50016-2014(2018) 5.5.4, V)."""

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {p.name: p for p in (WALKING, WHEELCHAIR, ELDERLY, STROLLER, BLIND, EVACUATION)}
)
"""All named profiles, by name."""

FIRST_ASKED: Final = (WALKING.name, WHEELCHAIR.name)
"""Whose networks are built before the first visitor comes; the others follow."""
