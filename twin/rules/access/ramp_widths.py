"""Ramps are wide enough: GB 55019-2021 2.3.2."""

from typing import Final

from twin.model.limits import RAMP_WIDTH_M
from twin.model.rule import Page, Report, report
from twin.rules.access.climbs import list_ramps
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "Pset_RampFlightCommon.ClearWidth"
RULE: Final = rule_of_limit(
    "ACC113",
    "ramp-too-narrow",
    RAMP_WIDTH_M,
    Page(
        what=("坡道扶手之间的净宽", "The clear width of each ramp between its handrails"),
        why=("轮椅和陪护的人要能通过", "A wheelchair and who goes along have to pass"),
        needs=(MISSING, "Representation"),
        blind=("没有建模的扶手", "Handrails that are not modelled"),
        limits=(RAMP_WIDTH_M,),
    ),
)
THING: Final = ("坡道净宽", "clear width of the ramp")


def check(case: Case) -> Report:
    """Look at every ramp."""
    return report(
        RULE,
        (
            at_least(RULE, spot_of_connector(ramp), ramp.clear_width_m, RAMP_WIDTH_M, thing=THING, missing=MISSING)
            for ramp in list_ramps(case.twin)
        ),
    )
