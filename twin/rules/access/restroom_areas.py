"""An accessible restroom has its least area: GB 55019-2021 3.2.3."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import TOILET_AREA_M2
from twin.model.rule import Page, Report, report, unknown
from twin.model.space import Space, SpaceUse
from twin.rules.breaches import EXACT_M, beyond, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_space

MISSING: Final = "IfcSpace.Representation"
RULE: Final = rule_of_limit(
    "ACC132",
    "restroom-too-small",
    TOILET_AREA_M2,
    Page(
        what=("无障碍卫生间的使用面积", "The floor area of each accessible restroom"),
        why=("轮椅要能进、转、靠近坐便器", "A wheelchair has to enter, turn and come beside the pan"),
        needs=(MISSING,),
        blind=("面积够而形状不便的房间", "A room that is large and still badly shaped"),
        limits=(TOILET_AREA_M2,),
    ),
)


def check(case: Case) -> Report:
    """Look at every accessible restroom."""
    return report(RULE, (_judge(space) for space in case.list_uses(SpaceUse.ACCESSIBLE_TOILET)))


def _judge(space: Space) -> Sequence[Finding]:
    area_m2, limit = space.area_m2, TOILET_AREA_M2
    if area_m2 is None:
        message = ("不知道无障碍卫生间的面积", "The area of the restroom is not known")
        return (unknown(RULE, spot_of_space(space), MISSING, message),)
    if area_m2 >= limit.value - EXACT_M:
        return ()
    message = (
        f"面积{area_m2:.2f}平方米，不足{limit.value:g}平方米（{limit.standard} {limit.clause}）",
        f"The area, {area_m2:.2f} m², is less than {limit.value:g} m² ({limit.standard} {limit.clause})",
    )
    more = f"{limit.value - area_m2:.2f}"
    fix = (f"扩大{more}平方米", f"Make it {more} m² larger")
    return (beyond(RULE, spot_of_space(space), area_m2, limit, message=message, fix=fix, unit="m2"),)
