"""Doors that the public goes through are wide enough: GB 55019-2021 2.5.4."""

from typing import Final

from twin.model.limits import DOOR_CLEAR_EXISTING_M, DOOR_CLEAR_NEW_M
from twin.model.passage import PortalKind
from twin.model.rule import Page, Report, report
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_portal

MISSING: Final = "Twin_Portal.ClearWidth"
RULE: Final = rule_of_limit(
    "ACC101",
    "door-too-narrow",
    DOOR_CLEAR_NEW_M,
    Page(
        what=("公众通行的门开启后的净宽", "The clear width of each open door that the public goes through"),
        why=("轮椅加两手需要这样宽", "A wheelchair and the hands that drive it need it"),
        needs=(MISSING, "IfcDoor.OverallWidth", "Pset_SpaceCommon.PubliclyAccessible"),
        blind=("门扇能否真正开到90°", "Whether the leaf really opens to 90°"),
        limits=(DOOR_CLEAR_NEW_M, DOOR_CLEAR_EXISTING_M),
    ),
)
THING: Final = ("门的通行净宽", "clear width of the door")


def check(case: Case) -> Report:
    """Look at every door; doors of staff and of stairwells are not on accessible ways."""
    limit = DOOR_CLEAR_EXISTING_M if case.existing else DOOR_CLEAR_NEW_M
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(
        RULE,
        (
            at_least(RULE, spot_of_portal(door), door.clear_width_m, limit, thing=THING, missing=MISSING)
            if case.is_public_door(door)
            else None
            for door in doors
        ),
    )
