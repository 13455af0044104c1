"""5.5.2 b: the 24-hour zone is open day and night."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, report, unknown
from twin.model.space import Space, SpaceUse
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case
from twin.rules.spots import spot_of_space

MISSING: Final = "Twin_Space.OpeningHours"
RULE: Final = rule_of_clause(
    "SVC106",
    "night-zone-hours",
    "5.5.2 b",
    Modality.SHALL,
    Page(
        what=("24小时自助办理区全天开放", "The 24-hour zone is open day and night"),
        why=("“7×24小时”不打烊", "It is what its name promises"),
        needs=(MISSING,),
        blind=("写法不同而同样全天的时间", "Other ways to write the same hours"),
    ),
)
ALWAYS: Final = frozenset({"24/7", "00:00-24:00", "Mo-Su 00:00-24:00"})


def check(case: Case) -> Report:
    """Look at each space of the 24-hour zone."""
    return report(RULE, (_judge(space) for space in case.list_uses(SpaceUse.SELF_SERVICE_24H)))


def _judge(space: Space) -> Sequence[Finding]:
    hours, spot = space.opening_hours, spot_of_space(space)
    if hours is None:
        message = ("不知道24小时自助办理区的开放时间", "The hours of the 24-hour zone are not known")
        return (unknown(RULE, spot, MISSING, message),)
    if hours.value.strip() in ALWAYS:
        return ()
    message = (f"开放时间{hours.value}，不是全天", f"It is open {hours.value}, not day and night")
    return (absent(RULE, spot, message, ("改为 24/7", "Set it to 24/7"), observed=hours.value),)
