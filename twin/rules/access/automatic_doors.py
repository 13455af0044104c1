"""Automatic doors are wider than others: GB 55019-2021 2.5.5."""

from typing import Final

from twin.model.limits import DOOR_CLEAR_AUTOMATIC_M
from twin.model.passage import PortalKind
from twin.model.rule import Page, Report, report
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_portal

MISSING: Final = "Twin_Portal.ClearWidth"
RULE: Final = rule_of_limit(
    "ACC102",
    "automatic-door-too-narrow",
    DOOR_CLEAR_AUTOMATIC_M,
    Page(
        what=("公众通行的自动门开启后的净宽", "The clear width of each automatic door that the public goes through"),
        why=("自动门不等人", "An automatic door does not wait for whoever has to aim"),
        needs=("Pset_DoorCommon.HasDrive", MISSING),
        blind=("没有写明是自动的门", "A door that nothing says is automatic"),
        limits=(DOOR_CLEAR_AUTOMATIC_M,),
    ),
)
THING: Final = ("自动门的通行净宽", "clear width of the automatic door")


def check(case: Case) -> Report:
    """Look at every door that has a drive."""
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(
        RULE,
        (
            at_least(
                RULE, spot_of_portal(door), door.clear_width_m, DOOR_CLEAR_AUTOMATIC_M, thing=THING, missing=MISSING
            )
            if door.automatic is not None and door.automatic.value and case.is_public_door(door)
            else None
            for door in doors
        ),
    )
