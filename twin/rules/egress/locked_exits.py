"""A fire exit out of a public room opens for the public: GB 55037-2022 7.4.1 counts no other."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import EXITS_LEAST
from twin.model.passage import Access, Portal, PortalKind
from twin.model.rule import Page, Report, report
from twin.rules.breaches import absent, rule_of_limit
from twin.rules.case import Case, is_public
from twin.rules.spots import spot_of_portal

RULE: Final = rule_of_limit(
    "EGR103",
    "exit-not-for-the-public",
    EXITS_LEAST,
    Page(
        what=("公众区域通向室外的疏散门对公众开放", "Fire exits from public rooms to the outside open for the public"),
        why=("锁着的门不是出口", "A locked door is no exit"),
        needs=("Pset_DoorCommon.FireExit", "Twin_Portal.Access"),
        blind=("门禁断电后是否释放", "Whether the lock opens when the power fails"),
    ),
)


def check(case: Case) -> Report:
    """Look at every fire exit that leads out of a public room."""
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(RULE, (_judge(door) if _leads_public_out(case, door) else None for door in doors))


def _leads_public_out(case: Case, door: Portal) -> bool:
    declared = door.fire_exit is not None and door.fire_exit.value
    known = [space.public is not None and is_public(space) for space in case.list_sides(door)]
    return declared and door.entrance and any(known)


def _judge(door: Portal) -> Sequence[Finding]:
    if door.access is None or door.access.value is not Access.STAFF:
        return ()
    message = ("公众区域的疏散门仅供员工使用", "The fire exit of a public room is for staff only")
    fix = ("Twin_Portal.Access 改为 emergency 或 public", "Set Twin_Portal.Access to emergency or public")
    return (absent(RULE, spot_of_portal(door), message, fix, observed=door.access.value.value),)
