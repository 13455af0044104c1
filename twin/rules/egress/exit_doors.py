"""Doors that crowds leave by are wide: GB 50016-2014(2018) 5.5.19, else GB 55037-2022 7.1.4."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import CROWDED_EXIT_DOOR_M, ESCAPE_DOOR_M, Limit
from twin.model.passage import Access, Portal, PortalKind
from twin.model.rule import Page, Report, Rule, report
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case, is_public
from twin.rules.spots import spot_of_portal

MISSING: Final = "Twin_Portal.ClearWidth"
PAGE: Final = Page(
    what=("公众疏散门的净宽", "The clear width of each fire exit that the public leaves by"),
    why=("最窄的门决定人流", "The narrowest door decides how fast a crowd is out"),
    needs=("Pset_DoorCommon.FireExit", MISSING, "Twin_Place.CrowdedPublicPlace"),
    blind=("按人数计算的总净宽", "The total width that the number of people asks for"),
    limits=(CROWDED_EXIT_DOOR_M, ESCAPE_DOOR_M),
)
RULE: Final = rule_of_limit("EGR101", "exit-door-too-narrow", CROWDED_EXIT_DOOR_M, PAGE)
PLAIN: Final = rule_of_limit("EGR101", "exit-door-too-narrow", ESCAPE_DOOR_M, PAGE)
THING: Final = ("疏散门净宽", "clear width of the exit door")


def check(case: Case) -> Report:
    """Look at every door; crowded places ask for more."""
    rule, limit = (RULE, CROWDED_EXIT_DOOR_M) if case.crowded else (PLAIN, ESCAPE_DOOR_M)
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(rule, (_judge(rule, limit, door) if is_exit(case, door) else None for door in doors))


def _judge(rule: Rule, limit: Limit, door: Portal) -> Sequence[Finding]:
    return at_least(rule, spot_of_portal(door), door.clear_width_m, limit, thing=THING, missing=MISSING)


def is_exit(case: Case, door: Portal) -> bool:
    """Tell whether the model calls a door a fire exit, and the public leaves by it."""
    declared = door.fire_exit is not None and door.fire_exit.value
    staff = door.access is not None and door.access.value is Access.STAFF
    return declared and not staff and any(is_public(space) for space in case.list_sides(door))
