"""The car of an accessible elevator holds a wheelchair: GB 55019-2021 2.6.2."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import CAR_DEPTH_M, CAR_WIDTH_M
from twin.model.passage import VerticalConnector
from twin.model.rule import Page, Report, report
from twin.rules.access.elevators import is_for_wheels, list_elevators
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

WIDTH: Final = "Pset_TransportElementElevator.ClearWidth"
DEPTH: Final = "Pset_TransportElementElevator.ClearDepth"
RULE: Final = rule_of_limit(
    "ACC121",
    "elevator-car-too-small",
    CAR_DEPTH_M,
    Page(
        what=("无障碍电梯轿厢的净宽和净深", "The clear width and depth of the car of each accessible elevator"),
        why=("轮椅要能进入并关上门", "A wheelchair has to be in before the door shuts"),
        needs=(WIDTH, DEPTH, "Twin_Connector.Accessible"),
        blind=("轿厢内的扶手、镜子、操作盘", "Rails, mirror and panel inside the car"),
        limits=(CAR_DEPTH_M, CAR_WIDTH_M),
    ),
)


def check(case: Case) -> Report:
    """Look at every elevator that is declared accessible."""
    elevators = list_elevators(case.twin)
    return report(RULE, (_judge(one) if is_for_wheels(one) else None for one in elevators))


def _judge(elevator: VerticalConnector) -> Sequence[Finding]:
    spot = spot_of_connector(elevator)
    return (
        *at_least(
            RULE, spot, elevator.car_width_m, CAR_WIDTH_M, thing=("轿厢净宽", "clear width of the car"), missing=WIDTH
        ),
        *at_least(
            RULE, spot, elevator.car_depth_m, CAR_DEPTH_M, thing=("轿厢净深", "clear depth of the car"), missing=DEPTH
        ),
    )
