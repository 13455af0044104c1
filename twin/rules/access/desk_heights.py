"""Low desks are as high as the arms of who sits: GB 55019-2021 3.6.4."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import Facility
from twin.model.finding import Finding
from twin.model.limits import DESK_TOP_HIGHEST_M, DESK_TOP_LOWEST_M
from twin.model.rule import Page, Report, report
from twin.rules.access.desks import length_of, list_low_desks
from twin.rules.breaches import at_least, at_most, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_facility

MISSING: Final = "Twin_Facility.CounterHeight"
RULE: Final = rule_of_limit(
    "ACC142",
    "low-desk-height",
    DESK_TOP_HIGHEST_M,
    Page(
        what=("低位服务台台面的高度", "The height of the top of each low desk"),
        why=("坐着的人要能写字、递材料", "Who sits has to write on it and hand papers over"),
        needs=(MISSING,),
        blind=("台面上的隔板和设备", "Screens and devices on the desk"),
        limits=(DESK_TOP_LOWEST_M, DESK_TOP_HIGHEST_M),
    ),
)
THING: Final = ("低位服务台台面高", "top of the low desk")


def check(case: Case) -> Report:
    """Look at every desk that is called low."""
    return report(RULE, (_judge(desk) for desk in list_low_desks(case.twin)))


def _judge(desk: Facility) -> Sequence[Finding]:
    top_m, spot = length_of(desk, "CounterHeight"), spot_of_facility(desk)
    too_low = at_least(RULE, spot, top_m, DESK_TOP_LOWEST_M, thing=THING, missing=MISSING)
    return too_low or at_most(RULE, spot, top_m, DESK_TOP_HIGHEST_M, thing=THING, missing=MISSING)
