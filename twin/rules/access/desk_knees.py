"""There is room for knees under a low desk: GB 55019-2021 3.6.4."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import Facility
from twin.model.finding import Finding
from twin.model.limits import DESK_KNEE_HEIGHT_M, DESK_KNEE_WIDTH_M
from twin.model.rule import Page, Report, report
from twin.rules.access.desks import length_of, list_low_desks
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_facility

WIDTH: Final = "Twin_Facility.KneeWidth"
HEIGHT: Final = "Twin_Facility.KneeHeight"
RULE: Final = rule_of_limit(
    "ACC143",
    "low-desk-without-knee-space",
    DESK_KNEE_WIDTH_M,
    Page(
        what=("低位服务台下部容膝空间的宽和高", "The width and height of the room for knees under each low desk"),
        why=("轮椅要能正面靠近", "A wheelchair has to come up to it face on"),
        needs=(WIDTH, HEIGHT),
        blind=("容膝空间的深度：条文数值未核实", "The depth of that room: its number is not proven"),
        limits=(DESK_KNEE_WIDTH_M, DESK_KNEE_HEIGHT_M),
    ),
)


def check(case: Case) -> Report:
    """Look at every desk that is called low."""
    return report(RULE, (_judge(desk) for desk in list_low_desks(case.twin)))


def _judge(desk: Facility) -> Sequence[Finding]:
    spot = spot_of_facility(desk)
    wide, high = ("容膝空间宽", "width of the knee space"), ("容膝空间高", "height of the knee space")
    return (
        *at_least(RULE, spot, length_of(desk, "KneeWidth"), DESK_KNEE_WIDTH_M, thing=wide, missing=WIDTH),
        *at_least(RULE, spot, length_of(desk, "KneeHeight"), DESK_KNEE_HEIGHT_M, thing=high, missing=HEIGHT),
    )
