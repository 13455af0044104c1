"""A storey has two exits: GB 55037-2022 7.4.1."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import EXITS_LEAST, ONE_EXIT_AREA_M2
from twin.model.passage import Access, ConnectorKind, Portal
from twin.model.rule import Page, Report, report, unknown
from twin.model.space import SpaceUse, Storey
from twin.model.twin import Twin
from twin.rules.breaches import beyond, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_storey

RULE: Final = rule_of_limit(
    "EGR104",
    "too-few-exits",
    EXITS_LEAST,
    Page(
        what=("每层安全出口的数量", "How many exits each storey has: doors to the outside, and stairs"),
        why=("一个出口被烟堵住，还有另一个", "When smoke fills one there is another"),
        needs=("Pset_DoorCommon.IsExternal", "Twin_Portal.Access", "IfcStair"),
        blind=(
            "出口之间的距离；楼梯间是否封闭",
            "How far apart they are; whether the stairs are enclosed",
        ),
        limits=(EXITS_LEAST, ONE_EXIT_AREA_M2),
    ),
)
ROOMS: Final = frozenset(SpaceUse) - {SpaceUse.OUTDOOR, SpaceUse.PLANT, SpaceUse.STAIR}


def check(case: Case) -> Report:
    """Look at every storey that people are on."""
    return report(RULE, (_judge(case.twin, storey) for storey in case.twin.storeys.values()))


def _judge(twin: Twin, storey: Storey) -> Sequence[Finding] | None:
    rooms = [space for space in twin.list_spaces(storey.id) if space.navigable and space.use in ROOMS]
    if not rooms:
        return None
    count, least = len(_list_exits(twin, storey)), EXITS_LEAST
    if count >= least.value:
        return ()
    if not count and not any(door.storey == storey.id and door.entrance for door in twin.portals.values()):
        words = (f"{storey.name}没有建模的出口和楼梯", f"No way out of {storey.name} is modelled")
        return (unknown(RULE, spot_of_storey(storey), "IfcStair, Pset_DoorCommon.IsExternal", words),)
    area_m2 = sum(space.area_m2 or 0.0 for space in rooms)
    if count and area_m2 <= ONE_EXIT_AREA_M2.value:
        words = (
            f"{storey.name}只有一个安全出口；面积{area_m2:.0f}平方米，人数少时允许",
            f"{storey.name} has one exit; on {area_m2:.0f} m² that may be enough for few people",
        )
        return (unknown(RULE, spot_of_storey(storey), "Pset_SpaceOccupancyRequirements", words),)
    message = (
        f"{storey.name}只有{count}个安全出口，应不少于{least.value:g}个（{least.standard} {least.clause}）",
        f"{storey.name} has {count} exits; {least.value:g} at least are asked for ({least.standard} {least.clause})",
    )
    fix = ("增设安全出口或疏散楼梯", "Add an exit or a stair")
    return (beyond(RULE, spot_of_storey(storey), count, least, message=message, fix=fix, unit="exits"),)


def _list_exits(twin: Twin, storey: Storey) -> tuple[str, ...]:
    """Return the doors out of a storey, and the stairs that lead from it towards the ground."""
    doors = [door.id for door in twin.portals.values() if door.storey == storey.id and _is_way_out(door)]
    ground = next((one.ordinal for one in twin.storeys.values() if one.ground), 0)
    towards = [one.id for one in twin.storeys.values() if _is_between(one.ordinal, ground, storey.ordinal)]
    stairs = [
        one.id
        for one in twin.connectors.values()
        if one.kind is ConnectorKind.STAIR and storey.id in one.storeys and any(key in one.storeys for key in towards)
    ]
    return (*doors, *stairs)


def _is_between(ordinal: int, ground: int, here: int) -> bool:
    """Tell whether a storey lies nearer to the ground than the one that people are on, on the same side of it."""
    return ground <= ordinal < here or here < ordinal <= ground


def _is_way_out(door: Portal) -> bool:
    return door.entrance and (door.access is None or door.access.value is not Access.STAFF)
