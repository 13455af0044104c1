"""6.1.3.1: the five kinds of window are there."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import Facility, FacilityKind, WindowKind
from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, Spot, Words, place_of, report, unknown
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case
from twin.rules.spots import spot_of_facility

MISSING: Final = "Twin_Facility.WindowKind"
RULE: Final = rule_of_clause(
    "SVC104",
    "window-missing",
    "6.1.3.1",
    Modality.SHALL,
    Page(
        what=("五类窗口都有", "Each of the five kinds of window is there"),
        why=("办事的人有处可问、可办、可投诉", "People have where to ask, to apply and to complain"),
        needs=(MISSING,),
        blind=("窗口是否真提供相应服务", "Whether the window really gives the service"),
    ),
)
KINDS: Final[dict[WindowKind, Words]] = {
    WindowKind.GENERAL_CONSULTATION: ("综合咨询", "general enquiry"),
    WindowKind.GENERAL_ACCEPTANCE: ("综合受理", "general acceptance"),
    WindowKind.ASSISTED_SERVICE: ("帮办代办", "assisted service"),
    WindowKind.CROSS_REGION: ("跨区域通办", "cross-region service"),
    WindowKind.UNRESOLVED_COORDINATION: ("“未办成事”协调服务", "unresolved matters"),
}


def check(case: Case) -> Report:
    """Look for each kind among the windows, if there are windows."""
    windows = [one for one in case.twin.facilities.values() if one.kind.value is FacilityKind.SERVICE_WINDOW]
    return report(RULE, (_judge(case, kind, windows) if windows else None for kind in KINDS))


def _judge(case: Case, kind: WindowKind, windows: Sequence[Facility]) -> Sequence[Finding]:
    if any(kind in window.window_kinds for window in windows):
        return ()
    zh, en = KINDS[kind]
    silent = [window for window in windows if not window.window_kinds]
    if silent:
        message = (f"没有窗口标为{zh}；此窗口没有标明种类", f"No window is for {en}; this one does not say its kind")
        return tuple(unknown(RULE, spot_of_facility(window), MISSING, message) for window in silent)
    message = (f"没有{zh}窗口", f"There is no window for {en}")
    return (absent(RULE, _find_spot(case, zh, windows), message, (f"设置{zh}窗口", f"Provide one for {en}")),)


def _find_spot(case: Case, zh: str, windows: Sequence[Facility]) -> Spot:
    """Return the window that bears the kind's name and declares another, else the place."""
    named = next((window for window in windows if zh in window.name), None)
    return place_of(case.twin) if named is None else spot_of_facility(named)
