"""Thresholds are low enough to roll over: GB 55019-2021 2.5.3."""

from typing import Final

from twin.model.limits import DOOR_THRESHOLD_M
from twin.model.rule import Page, Report, report
from twin.rules.breaches import at_most, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_portal

MISSING: Final = "Twin_Portal.ThresholdHeight"
RULE: Final = rule_of_limit(
    "ACC103",
    "threshold-too-high",
    DOOR_THRESHOLD_M,
    Page(
        what=("公众通行的门槛高度", "The height of the step at each door that the public goes through"),
        why=("小轮越不过高门槛", "Small wheels stop at a step"),
        needs=(MISSING,),
        blind=("门槛是否以斜面过渡", "Whether the step is bevelled"),
        limits=(DOOR_THRESHOLD_M,),
    ),
)
THING: Final = ("门槛高", "height of the threshold")


def check(case: Case) -> Report:
    """Look at every portal that the public goes through on the level."""
    return report(
        RULE,
        (
            at_most(RULE, spot_of_portal(portal), portal.threshold_m, DOOR_THRESHOLD_M, thing=THING, missing=MISSING)
            if case.is_public_door(portal)
            else None
            for portal in case.twin.portals.values()
        ),
    )
