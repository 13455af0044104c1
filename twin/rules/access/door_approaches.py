"""A wheelchair can turn before a door, on both sides: GB 50763-2012 3.5.3."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.ids import SpaceId
from twin.model.limits import DOOR_TURN_M
from twin.model.passage import Portal, PortalKind
from twin.model.rule import Page, Report, report
from twin.rules.access.circles import widest_circle_m
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_portal

MISSING: Final = "IfcSpace.Representation"
RULE: Final = rule_of_limit(
    "ACC104",
    "no-room-to-turn-at-door",
    DOOR_TURN_M,
    Page(
        what=("公众通行的门两侧的轮椅回转空间", "Room for a wheelchair to turn on both sides of each public door"),
        why=("开门、转身、进门都要在门前完成", "One opens, turns and goes through right before the door"),
        needs=(MISSING, "IfcFurniture"),
        blind=("门扇扫过的地面；没有建模的家具", "The floor that the leaf sweeps; furniture that is not modelled"),
        limits=(DOOR_TURN_M,),
    ),
)
THING: Final = ("门前可回转的直径", "widest circle of free floor at the door")


def check(case: Case) -> Report:
    """Look at every door that the public goes through, on each side that is modelled."""
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(RULE, (_judge(case, door) if case.is_public_door(door) else None for door in doors))


def _judge(case: Case, door: Portal) -> Sequence[Finding]:
    sides = [SpaceId(side) for side in door.spaces if side is not None and side in case.twin.spaces]
    widths = [widest_circle_m(case.ground, side, door.at, DOOR_TURN_M.value) for side in sides]
    known = [width for width in widths if width is not None]
    narrowest = min(known) if known and len(known) == len(widths) else None
    return at_least(RULE, spot_of_portal(door), narrowest, DOOR_TURN_M, thing=THING, missing=MISSING)
