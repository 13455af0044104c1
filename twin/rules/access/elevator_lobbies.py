"""A wheelchair can turn before the door of an accessible elevator: GB 55019-2021 2.6.1."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import ELEVATOR_TURN_M
from twin.model.passage import VerticalConnector
from twin.model.rule import Page, Report, report
from twin.rules.access.circles import widest_circle_m
from twin.rules.access.elevators import is_for_wheels, list_elevators
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "IfcSpace.Representation"
RULE: Final = rule_of_limit(
    "ACC123",
    "no-room-to-turn-at-elevator",
    ELEVATOR_TURN_M,
    Page(
        what=("无障碍电梯各层候梯处的轮椅回转空间", "Room for a wheelchair to turn before each accessible elevator"),
        why=("出电梯的轮椅要能转向", "Who comes out has to turn"),
        needs=(MISSING, "Twin_Connector.Accessible"),
        blind=("候梯厅的深度；候梯的人", "The depth of the lobby; the people who wait"),
        limits=(ELEVATOR_TURN_M,),
    ),
)
THING: Final = ("候梯处可回转的直径", "widest circle of free floor before the elevator")


def check(case: Case) -> Report:
    """Look at every landing of each elevator that is declared accessible."""
    landings = ((one, i) for one in list_elevators(case.twin) for i in range(len(one.landings)))
    return report(RULE, (_judge(case, one, i) if is_for_wheels(one) else None for one, i in landings))


def _judge(case: Case, elevator: VerticalConnector, landing: int) -> Sequence[Finding]:
    found = elevator.landings[landing]
    width_m = (
        None if found.space is None else widest_circle_m(case.ground, found.space, found.at, ELEVATOR_TURN_M.value)
    )
    spot = spot_of_connector(elevator, landing)
    return at_least(RULE, spot, width_m, ELEVATOR_TURN_M, thing=THING, missing=MISSING)
