"""Two people pass each other on a stair: GB 55031-2022 5.3.2."""

from typing import Final

from twin.model.limits import STAIR_WIDTH_M
from twin.model.rule import Page, Report, report
from twin.rules.access.stairs import list_stairs
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "IfcStairFlight.Representation"
RULE: Final = rule_of_limit(
    "ACC184",
    "stair-too-narrow",
    STAIR_WIDTH_M,
    Page(
        what=("楼梯梯段的净宽，不少于两股人流", "The clear width of each stair: two streams of people at least"),
        why=("上下的人要能错开", "Those who climb meet those who come down"),
        needs=(MISSING,),
        blind=("没有建模的扶手", "Handrails that are not modelled"),
        limits=(STAIR_WIDTH_M,),
    ),
)
THING: Final = ("楼梯净宽", "clear width of the stair")


def check(case: Case) -> Report:
    """Look at every stair."""
    return report(
        RULE,
        (
            at_least(RULE, spot_of_connector(stair), stair.clear_width_m, STAIR_WIDTH_M, thing=THING, missing=MISSING)
            for stair in list_stairs(case.twin)
        ),
    )
