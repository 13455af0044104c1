"""6.1.3.1: one assisted window at least has a low counter, for it serves the old and the disabled."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import Facility, WindowKind
from twin.model.finding import Finding, Modality
from twin.model.limits import DESK_TOP_HIGHEST_M
from twin.model.rule import Page, Report, report
from twin.rules.access.desks import length_of
from twin.rules.breaches import at_most, rule_of_clause
from twin.rules.case import Case
from twin.rules.spots import spot_of_facility

MISSING: Final = "Twin_Facility.CounterHeight"
RULE: Final = rule_of_clause(
    "SVC110",
    "assisted-window-too-high",
    "6.1.3.1",
    Modality.SHALL,
    Page(
        what=("帮办代办窗口至少有一个低位台面", "One assisted window at least has a low counter"),
        why=("该窗口应服务老年人、残疾人", "It shall serve the old and the disabled"),
        needs=("Twin_Facility.WindowKind", MISSING),
        blind=("窗口是否有人帮办", "Whether somebody is there to help"),
        limits=(DESK_TOP_HIGHEST_M,),
    ),
)
THING: Final = ("帮办代办窗口台面高", "counter of the assisted window")


def check(case: Case) -> Report:
    """Look at the assisted windows together: the lowest decides."""
    assisted = [one for one in case.twin.facilities.values() if WindowKind.ASSISTED_SERVICE in one.window_kinds]
    return report(RULE, (_judge(assisted) if assisted else None,))


def _judge(windows: Sequence[Facility]) -> Sequence[Finding]:
    known = [(height_m, one.id) for one in windows if (height_m := length_of(one, "CounterHeight")) is not None]
    height_m, lowest = min(known, default=(None, windows[0].id))
    spot = spot_of_facility(next(one for one in windows if one.id == lowest))
    return at_most(RULE, spot, height_m, DESK_TOP_HIGHEST_M, thing=THING, missing=MISSING)
