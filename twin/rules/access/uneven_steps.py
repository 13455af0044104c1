"""The steps of a stair are alike: GB 55031-2022 5.3.10."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import STAIR_EVEN_M
from twin.model.passage import VerticalConnector
from twin.model.rule import Page, Report, report
from twin.rules.access.stairs import list_stairs
from twin.rules.breaches import at_most, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "Representation"
RULE: Final = rule_of_limit(
    "ACC183",
    "uneven-steps",
    STAIR_EVEN_M,
    Page(
        what=("同一楼梯踏步高度的差", "How much the risers of a stair differ"),
        why=("高低不一的踏步绊人", "A step unlike the others makes people stumble"),
        needs=(MISSING, "Pset_StairFlightCommon.RiserHeight"),
        blind=("相邻梯段之间的差", "Differences between flights of different stairs"),
        limits=(STAIR_EVEN_M,),
    ),
)
THING: Final = ("踏步高差", "difference between risers")


def check(case: Case) -> Report:
    """Look at every stair; the step that differs most decides."""
    return report(RULE, (_judge(stair) for stair in list_stairs(case.twin)))


def _judge(stair: VerticalConnector) -> Sequence[Finding]:
    known = [run.riser_deviation_m for run in stair.runs if run.riser_deviation_m is not None]
    return at_most(RULE, spot_of_connector(stair), max(known, default=None), STAIR_EVEN_M, thing=THING, missing=MISSING)
