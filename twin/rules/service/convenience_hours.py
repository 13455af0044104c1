"""5.5.2 a: the convenience zone is open as long as the windows are."""

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
    "SVC107",
    "convenience-zone-hours",
    "5.5.2 a",
    Modality.SHALL,
    Page(
        what=("便民服务区与窗口的开放时间一致", "The convenience zone has the hours of the windows"),
        why=("办事的人随时要复印、等候", "Who has business there copies and waits there"),
        needs=(MISSING, "Twin_Place.OpeningHours"),
        blind=("写法不同而时间相同", "The same hours, written otherwise"),
    ),
)
WINDOWS: Final = (SpaceUse.BUSINESS_ACCEPTANCE, SpaceUse.CERTIFICATE_ISSUING)


def check(case: Case) -> Report:
    """Look at each space of the convenience zone."""
    hours = _hours_of_windows(case)
    return report(RULE, (_judge(space, hours) for space in case.list_uses(SpaceUse.CONVENIENCE_SERVICE)))


def _hours_of_windows(case: Case) -> frozenset[str]:
    stated = {
        space.opening_hours.value.strip()
        for use in WINDOWS
        for space in case.list_uses(use)
        if space.opening_hours is not None
    }
    place = case.twin.place.properties.get("OpeningHours")
    return frozenset(stated or ({str(place.value).strip()} if place is not None else ()))


def _judge(space: Space, windows: frozenset[str]) -> Sequence[Finding]:
    hours, spot = space.opening_hours, spot_of_space(space)
    if hours is None or not windows:
        message = ("不知道便民服务区或窗口的开放时间", "The hours of the zone or of the windows are not known")
        return (unknown(RULE, spot, MISSING, message),)
    if hours.value.strip() in windows:
        return ()
    asked = "; ".join(sorted(windows))
    message = (f"开放时间{hours.value}，窗口为{asked}", f"It is open {hours.value}, the windows {asked}")
    return (absent(RULE, spot, message, (f"改为{asked}", f"Set it to {asked}"), observed=hours.value),)
