"""There is room over the flights of a stair: GB 55031-2022 5.3.7."""

from typing import Final

from twin.model.limits import STAIR_HEADROOM_M
from twin.model.rule import Page, Report, report
from twin.rules.access.stairs import list_stairs
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "IfcStairFlight.Representation"
RULE: Final = rule_of_limit(
    "ACC181",
    "headroom-over-stair",
    STAIR_HEADROOM_M,
    Page(
        what=("楼梯梯段上方的净高", "The clear height over the flights of each stair"),
        why=("上楼的人不会抬头看", "Who climbs looks at the steps"),
        needs=(MISSING, "Pset_StairCommon.RequiredHeadroom"),
        blind=("平台上下的净高（另有2.0米的要求）", "Landings, which 2.0 m are enough for"),
        limits=(STAIR_HEADROOM_M,),
    ),
)
THING: Final = ("梯段净高", "headroom over the flight")


def check(case: Case) -> Report:
    """Look at every stair."""
    return report(
        RULE,
        (
            at_least(RULE, spot_of_connector(stair), stair.headroom_m, STAIR_HEADROOM_M, thing=THING, missing=MISSING)
            for stair in list_stairs(case.twin)
        ),
    )
