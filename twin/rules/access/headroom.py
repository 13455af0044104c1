"""Nobody hits his head at a door: GB 55031-2022 3.2.7."""

from typing import Final

from twin.model.limits import HEADROOM_M
from twin.model.passage import PortalKind
from twin.model.rule import Page, Report, report
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_portal

MISSING: Final = "IfcDoor.OverallHeight"
RULE: Final = rule_of_limit(
    "ACC171",
    "door-too-low",
    HEADROOM_M,
    Page(
        what=("公众通行的门和洞口的净高", "The clear height of doors and openings that the public goes through"),
        why=("看不见的人碰头", "Who does not see it hits it"),
        needs=(MISSING,),
        blind=("走道上方悬挂物的净高", "What hangs over the way between doors"),
        limits=(HEADROOM_M,),
    ),
)
THING: Final = ("净高", "clear height")


def check(case: Case) -> Report:
    """Look at every door and gate; gates have nothing over them."""
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(
        RULE,
        (
            at_least(RULE, spot_of_portal(door), door.clear_height_m, HEADROOM_M, thing=THING, missing=MISSING)
            if case.is_public_door(door)
            else None
            for door in doors
        ),
    )
