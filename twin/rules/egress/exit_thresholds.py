"""Doors that crowds leave by have no threshold: GB 50016-2014(2018) 5.5.19."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import CROWDED_EXIT_DOOR_M, DOOR_THRESHOLD_M
from twin.model.passage import Portal, PortalKind
from twin.model.rule import Page, Report, report, unknown
from twin.rules.breaches import absent, rule_of_limit
from twin.rules.case import Case
from twin.rules.egress.exit_doors import is_exit
from twin.rules.spots import spot_of_portal

MISSING: Final = "Twin_Portal.ThresholdHeight"
RULE: Final = rule_of_limit(
    "EGR102",
    "threshold-at-exit",
    CROWDED_EXIT_DOOR_M,
    Page(
        what=("人员密集场所的疏散门没有门槛", "No fire exit of a crowded place has a threshold"),
        why=("人群中看不见脚下", "In a crowd nobody sees his feet"),
        needs=("Pset_DoorCommon.FireExit", MISSING),
        blind=("门内外1.40米内的踏步", "Steps within 1.40 m of the door"),
        limits=(CROWDED_EXIT_DOOR_M, DOOR_THRESHOLD_M),
    ),
)


def check(case: Case) -> Report:
    """Look at every fire exit, if the place is crowded."""
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(RULE, (_judge(door) if case.crowded and is_exit(case, door) else None for door in doors))


def _judge(door: Portal) -> Sequence[Finding]:
    spot, found = spot_of_portal(door), door.threshold_m
    if found is None:
        message = ("不知道疏散门有没有门槛", "Nothing says whether the exit has a threshold")
        return (unknown(RULE, spot, MISSING, message),)
    if found.value <= DOOR_THRESHOLD_M.value:  # a joint that wheels roll over is no threshold
        return ()
    height = f"{found.value * 1000:.0f}"
    message = (f"疏散门有{height}毫米高的门槛", f"The exit has a threshold, {height} mm high")
    return (absent(RULE, spot, message, ("取消门槛", "Take the threshold away")),)
