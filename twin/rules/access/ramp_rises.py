"""No stretch of a ramp rises more than 0.75 m without a resting place: GB 55019-2021 2.3.1."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import RAMP_RISE_M
from twin.model.passage import VerticalConnector
from twin.model.rule import Page, Report, report
from twin.rules.access.climbs import list_ramps, list_rises_m
from twin.rules.breaches import at_most, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "Representation"
RULE: Final = rule_of_limit(
    "ACC112",
    "ramp-rises-too-far",
    RAMP_RISE_M,
    Page(
        what=("坡道每段的提升高度", "How far each stretch of a ramp rises between resting places"),
        why=("上坡的人需要歇脚的平台", "Whoever climbs needs a level place to rest"),
        needs=(MISSING,),
        blind=("几何不完整时看不出的平台", "Resting places that the geometry does not show"),
        limits=(RAMP_RISE_M,),
    ),
)
THING: Final = ("坡段提升高度", "rise of one stretch of the ramp")


def check(case: Case) -> Report:
    """Look at every ramp; the stretch that rises most decides."""
    return report(RULE, (_judge(ramp) for ramp in list_ramps(case.twin)))


def _judge(ramp: VerticalConnector) -> Sequence[Finding]:
    rises = [rise for run in ramp.runs for rise in list_rises_m(run)]
    return at_most(RULE, spot_of_connector(ramp), max(rises, default=None), RAMP_RISE_M, thing=THING, missing=MISSING)
