"""A storey has two exits: GB 55037-2022 7.4.1."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import EXITS_LEAST
from twin.model.passage import Access, ConnectorKind, Portal
from twin.model.rule import Page, Report, report
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
            "可设一个出口的小房间和小楼层；出口之间的距离",
            "Small storeys that one exit is enough for; how far apart they are",
        ),
        limits=(EXITS_LEAST,),
    ),
)
ROOMS: Final = frozenset(SpaceUse) - {SpaceUse.OUTDOOR, SpaceUse.PLANT, SpaceUse.STAIR}


def check(case: Case) -> Report:
    """Look at every storey that people are on."""
    return report(RULE, (_judge(case.twin, storey) for storey in case.twin.storeys.values()))


def _judge(twin: Twin, storey: Storey) -> Sequence[Finding] | None:
    if not any(space.navigable and space.use in ROOMS for space in twin.list_spaces(storey.id)):
        return None
    doors = [door for door in twin.portals.values() if door.storey == storey.id and _is_way_out(door)]
    stairs = {
        one.id
        for one in twin.connectors.values()
        if one.kind is ConnectorKind.STAIR and storey.id in one.storeys and _is_below(twin, one.storeys, storey)
    }
    count, least = len(doors) + len(stairs), EXITS_LEAST
    if count >= least.value:
        return ()
    message = (
        f"{storey.name}只有{count}个安全出口，应不少于{least.value:g}个（{least.standard} {least.clause}）",
        f"{storey.name} has {count} exits; {least.value:g} at least are asked for ({least.standard} {least.clause})",
    )
    fix = ("增设安全出口或疏散楼梯", "Add an exit or a stair")
    return (beyond(RULE, spot_of_storey(storey), count, least, message=message, fix=fix, unit="exits"),)


def _is_way_out(door: Portal) -> bool:
    return door.entrance and (door.access is None or door.access.value is not Access.STAFF)


def _is_below(twin: Twin, storeys: Sequence[str], storey: Storey) -> bool:
    return any(twin.storeys[one].ordinal != storey.ordinal for one in twin.storeys if one in storeys)
