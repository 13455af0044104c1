"""Ramps are no steeper than 1:12: GB 55019-2021 2.3.1, which DB46/T 659-2024 6.3.3.1 c asks for."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import RAMP_SLOPE_RATIO
from twin.model.passage import VerticalConnector
from twin.model.rule import Page, Report, report, unknown
from twin.rules.access.climbs import list_ramps
from twin.rules.breaches import beyond, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_connector

MISSING: Final = "Pset_RampFlightCommon.Slope"
EXACT: Final = 1e-5
"""Ratios of files are written with so many digits."""
RULE: Final = rule_of_limit(
    "ACC111",
    "ramp-too-steep",
    RAMP_SLOPE_RATIO,
    Page(
        what=("轮椅坡道的纵向坡度", "The slope of each ramp along its way"),
        why=("再陡，坐轮椅的人上不去、下来危险", "Steeper, nobody climbs it alone, and going down is dangerous"),
        needs=(MISSING, "Representation"),
        blind=("横坡；受限时可用1:10的条件", "The cross slope; where 1:10 would be allowed"),
        limits=(RAMP_SLOPE_RATIO,),
    ),
)


def check(case: Case) -> Report:
    """Look at every ramp; its steepest stretch decides."""
    return report(RULE, (_judge(ramp) for ramp in list_ramps(case.twin)))


def _judge(ramp: VerticalConnector) -> Sequence[Finding]:
    slopes = [run.slope_ratio.value for run in ramp.runs if run.slope_ratio is not None]
    spot = spot_of_connector(ramp)
    if not slopes:
        return (unknown(RULE, spot, MISSING, ("不知道坡道的坡度", "The slope of the ramp is not known")),)
    steepest = max(slopes)
    if steepest <= RAMP_SLOPE_RATIO.value + EXACT:
        return ()
    rise_m = abs(ramp.landings[-1].at[2] - ramp.landings[0].at[2])
    longer_m = rise_m / RAMP_SLOPE_RATIO.value - rise_m / steepest
    message = (
        f"坡度1:{1 / steepest:.1f}，陡于1:12（{RAMP_SLOPE_RATIO.standard} {RAMP_SLOPE_RATIO.clause}）",
        f"The slope, 1:{1 / steepest:.1f}, is steeper than 1:12 ({RAMP_SLOPE_RATIO.standard} {RAMP_SLOPE_RATIO.clause})",
    )
    fix = (f"坡道加长约{longer_m:.2f}米", f"Make the ramp about {longer_m:.2f} m longer")
    return (beyond(RULE, spot, steepest, RAMP_SLOPE_RATIO, message=message, fix=fix, unit="ratio"),)
