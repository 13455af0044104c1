"""The door of an accessible elevator is wide enough: GB 55019-2021 2.6.3."""

from typing import Final

from twin.model.limits import ELEVATOR_DOOR_EXISTING_M, ELEVATOR_DOOR_NEW_M
from twin.model.rule import Page, Report, report
from twin.rules.access.elevators import is_for_wheels, list_elevators
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "Twin_Connector.DoorClearWidth"
RULE: Final = rule_of_limit(
    "ACC122",
    "elevator-door-too-narrow",
    ELEVATOR_DOOR_NEW_M,
    Page(
        what=("无障碍电梯门的净宽", "The clear width of the door of each accessible elevator"),
        why=("门比轿厢窄", "The door is narrower than the car"),
        needs=(MISSING, "Twin_Connector.Accessible"),
        blind=("门开启的时间", "How long the door stays open"),
        limits=(ELEVATOR_DOOR_NEW_M, ELEVATOR_DOOR_EXISTING_M),
    ),
)
THING: Final = ("电梯门净宽", "clear width of the elevator's door")


def check(case: Case) -> Report:
    """Look at every elevator that is declared accessible."""
    limit = ELEVATOR_DOOR_EXISTING_M if case.existing else ELEVATOR_DOOR_NEW_M
    return report(
        RULE,
        (
            at_least(RULE, spot_of_connector(one), one.door_width_m, limit, thing=THING, missing=MISSING)
            if is_for_wheels(one)
            else None
            for one in list_elevators(case.twin)
        ),
    )
