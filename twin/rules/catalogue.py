"""All rules, in the order of their codes."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Final

from twin.model.rule import Report, Rule
from twin.rules.access import (
    accessible_elevators,
    automatic_doors,
    desk_heights,
    desk_knees,
    door_approaches,
    door_ways,
    doors,
    elevator_cars,
    elevator_doors,
    elevator_lobbies,
    gates,
    headroom,
    low_desks,
    outdoor_aids,
    passages,
    ramp_rises,
    ramp_slopes,
    ramp_widths,
    restroom_areas,
    restroom_turns,
    restrooms,
    stair_headroom,
    stair_widths,
    things_in_way,
    thresholds,
    uneven_steps,
)
from twin.rules.case import Case
from twin.rules.egress import exit_counts, exit_doors, exit_thresholds, locked_exits
from twin.rules.service import (
    assisted_windows,
    broken_equipment,
    convenience_hours,
    equipment,
    night_entrances,
    night_hours,
    place_names,
    windows,
    zones,
)

Check = Callable[[Case], Report]

_MODULES: Final[tuple[ModuleType, ...]] = (
    doors,
    automatic_doors,
    thresholds,
    door_approaches,
    gates,
    door_ways,
    ramp_slopes,
    ramp_rises,
    ramp_widths,
    elevator_cars,
    elevator_doors,
    elevator_lobbies,
    accessible_elevators,
    restrooms,
    restroom_areas,
    restroom_turns,
    low_desks,
    desk_heights,
    desk_knees,
    passages,
    things_in_way,
    outdoor_aids,
    headroom,
    stair_headroom,
    uneven_steps,
    stair_widths,
    exit_doors,
    exit_thresholds,
    locked_exits,
    exit_counts,
    place_names,
    zones,
    night_entrances,
    windows,
    night_hours,
    convenience_hours,
    equipment,
    broken_equipment,
    assisted_windows,
)

RULES: Final[Mapping[str, Rule]] = {module.RULE.code: module.RULE for module in _MODULES}
CHECKS: Final[Mapping[str, Check]] = {module.RULE.code: module.check for module in _MODULES}
