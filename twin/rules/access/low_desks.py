"""6.3.3.1 e: there is a low service desk, or a window for the old and the disabled."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import Facility, FacilityKind
from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, place_of, report
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case

RULE: Final = rule_of_clause(
    "ACC141",
    "low-desk-missing",
    "6.3.3.1 e",
    Modality.SHALL,
    Page(
        what=(
            "设有低位服务台或适老化和无障碍服务窗口",
            "The place has a low desk, or a window for the old and the disabled",
        ),
        why=("坐着的人够不到高柜台", "A high counter is out of reach for who sits"),
        needs=("Twin_Facility.Kind = low_service_desk", "Twin_Facility.Services"),
        blind=("窗口是否有人", "Whether somebody is at the window"),
    ),
)
SERVICES: Final = ("无障碍", "适老化")


def check(case: Case) -> Report:
    """Look at the whole place, if it has desks or windows at all."""
    counters = [one for one in case.twin.facilities.values() if one.kind.value in COUNTERS]
    return report(RULE, (_judge(case, counters) if counters else None,))


COUNTERS: Final = frozenset({FacilityKind.SERVICE_WINDOW, FacilityKind.SERVICE_DESK, FacilityKind.LOW_SERVICE_DESK})


def _judge(case: Case, counters: Sequence[Facility]) -> Sequence[Finding]:
    if any(one.kind.value is FacilityKind.LOW_SERVICE_DESK or _is_for_all(one) for one in counters):
        return ()
    message = ("没有低位服务台，也没有适老化和无障碍服务窗口", "There is no low desk and no accessible window")
    return (absent(RULE, place_of(case.twin), message, ("设置低位服务台", "Provide a low desk")),)


def _is_for_all(counter: Facility) -> bool:
    return any(word in service for service in counter.services for word in SERVICES)
