"""What is wide enough for a wheelchair at a door stays so before it: GB 55019-2021 2.5.4, on the floor."""

from collections.abc import Sequence
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.model.finding import Finding
from twin.model.ids import SpaceId
from twin.model.limits import DOOR_CLEAR_EXISTING_M, DOOR_CLEAR_NEW_M, Limit
from twin.model.passage import Portal, PortalKind
from twin.model.rule import Page, Report, report
from twin.rules.access.circles import ARC, EXACT_M, STEPS
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_portal

MISSING: Final = "IfcSpace.Representation"
REACH_M: Final = 0.01
RULE: Final = rule_of_limit(
    "ACC106",
    "door-obstructed",
    DOOR_CLEAR_NEW_M,
    Page(
        what=(
            "公众通行的门前门后没有物品挡住门的净宽",
            "Nothing before or behind a public door takes from its clear width",
        ),
        why=("门再宽，被柜子挡住一半也进不去", "However wide a door is, nobody gets past what stands in it"),
        needs=(MISSING, "IfcFurniture"),
        blind=("没有建模的物品；门扇本身", "What is not modelled; the leaf itself"),
        limits=(DOOR_CLEAR_NEW_M, DOOR_CLEAR_EXISTING_M),
    ),
)
THING: Final = ("穿过门的通道净宽", "clear width of the way through the door")


def check(case: Case) -> Report:
    """Look at every public door that is wide enough by itself, on each side."""
    limit = DOOR_CLEAR_EXISTING_M if case.existing else DOOR_CLEAR_NEW_M
    doors = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.DOOR)
    return report(RULE, (_judge(case, door, limit) if _is_wide(case, door, limit) else None for door in doors))


def _is_wide(case: Case, door: Portal, limit: Limit) -> bool:
    width = door.clear_width_m
    return case.is_public_door(door) and width is not None and width.value >= limit.value - EXACT_M


def _judge(case: Case, door: Portal, limit: Limit) -> Sequence[Finding]:
    sides = [SpaceId(side) for side in door.spaces if side is not None and side in case.twin.spaces]
    floors = [case.ground.floor_near(side, door.at, 2 * limit.value) for side in sides]
    known = [floor for floor in floors if floor is not None]
    width_m = _width_m(known, door, limit.value) if known and len(known) == len(floors) else None
    return at_least(RULE, spot_of_portal(door), width_m, limit, thing=THING, missing=MISSING)


def _width_m(floors: Sequence[BaseGeometry], door: Portal, asked_m: float) -> float:
    """Return how wide the widest thing is, up to *asked_m*, that goes through a door from floor to floor."""
    whole = shapely.union_all([*floors, door.passage, *_beyond(floors, door, 2 * asked_m)])
    if _goes_through(whole, floors, door, asked_m):
        return asked_m
    low_m, high_m = 0.0, asked_m
    for _ in range(STEPS):
        middle_m = (low_m + high_m) / 2
        low_m, high_m = (middle_m, high_m) if _goes_through(whole, floors, door, middle_m) else (low_m, middle_m)
    return low_m


def _beyond(floors: Sequence[BaseGeometry], door: Portal, deep_m: float) -> list[BaseGeometry]:
    """Return the ground outside that nobody has modelled, taken as free."""
    if len(floors) > 1:
        return []
    pads = [shapely.buffer(door.line, side * deep_m, single_sided=True) for side in (1, -1)]
    return [min(pads, key=lambda pad: pad.intersection(floors[0]).area)]


def _goes_through(whole: BaseGeometry, floors: Sequence[BaseGeometry], door: Portal, width_m: float) -> bool:
    centres = shapely.get_parts(shapely.buffer(whole, -(width_m / 2 - EXACT_M), quad_segs=ARC))
    inside = [part for part in centres if not part.is_empty and part.distance(door.line) <= REACH_M]
    return any(all(_comes_out(part, floor, door, width_m) for floor in floors) for part in inside)


def _comes_out(part: BaseGeometry, floor: BaseGeometry, door: Portal, width_m: float) -> bool:
    """Tell whether middle lines that go through a door get as far from it as they are wide."""
    onto = part.intersection(floor)
    return not onto.is_empty and bool(shapely.hausdorff_distance(onto, door.line) >= width_m)
