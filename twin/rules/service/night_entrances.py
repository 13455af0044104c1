"""6.1.2.1: the 24-hour zone has an entrance of its own, and none from the rest of the place."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.passage import Access, Portal
from twin.model.rule import Page, Report, report
from twin.model.space import Space, SpaceUse
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case, is_public
from twin.rules.spots import spot_of_portal, spot_of_space

RULE: Final = rule_of_clause(
    "SVC103",
    "night-zone-entrance",
    "6.1.2.1",
    Modality.SHALL,
    Page(
        what=("24小时自助办理区的出入口独立设置", "The way into the 24-hour zone is apart from that of the place"),
        why=("场所关门后仍能办事，又不能由此进入场所", "It is open when the place is shut, and leads nowhere else"),
        needs=("Twin_Portal.Access", "Pset_DoorCommon.IsExternal"),
        blind=("经过全天开放的公共通道进入", "A way in through a passage that is open all day"),
    ),
)


def check(case: Case) -> Report:
    """Look at each space of the 24-hour zone, and its ways in."""
    return report(RULE, (_judge(case, space) for space in case.list_uses(SpaceUse.SELF_SERVICE_24H)))


def _judge(case: Case, space: Space) -> Sequence[Finding]:
    ways = [portal for portal in case.twin.portals.values() if space.id in portal.spaces]
    outer = [way for way in ways if _leads_out(case, way)]
    inner = [way for way in ways if way not in outer and _is_open(way) and _joins_public(case, way, space)]
    return (*_judge_outer(space, outer), *(_fail_inner(way) for way in inner))


def _judge_outer(space: Space, outer: Sequence[Portal]) -> Sequence[Finding]:
    if any(_is_open(way) for way in outer):
        return ()
    message = (
        "24小时自助办理区没有公众可用的独立出入口",
        "The 24-hour zone has no entrance of its own that the public may use",
    )
    fix = ("让公众可由室外直接进入", "Let the public in from outside")
    spots = [spot_of_portal(way) for way in outer] or [spot_of_space(space)]
    return tuple(absent(RULE, spot, message, fix) for spot in spots)


def _fail_inner(way: Portal) -> Finding:
    message = (
        "24小时自助办理区与场所内部相通",
        "The 24-hour zone opens into the rest of the place",
    )
    return absent(RULE, spot_of_portal(way), message, ("封闭此处，或仅供员工使用", "Close it, or keep it to staff"))


def _leads_out(case: Case, way: Portal) -> bool:
    outdoors = any(SpaceUse.OUTDOOR in side.uses.value for side in case.list_sides(way))
    return way.entrance or outdoors


def _is_open(way: Portal) -> bool:
    return way.access is None or way.access.value is Access.PUBLIC


def _joins_public(case: Case, way: Portal, space: Space) -> bool:
    others = [side for side in case.list_sides(way) if side.id != space.id]
    return any(is_public(side) and SpaceUse.SELF_SERVICE_24H not in side.uses.value for side in others)
