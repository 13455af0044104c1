"""6.3.3.1 f: there is an accessible restroom."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, place_of, report, unknown
from twin.model.space import SpaceUse
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case
from twin.rules.spots import spot_of_space

RULE: Final = rule_of_clause(
    "ACC131",
    "accessible-restroom-missing",
    "6.3.3.1 f",
    Modality.SHALL,
    Page(
        what=("设有无障碍卫生间", "The place has an accessible restroom"),
        why=("没有它，有的人来不了", "Without it some people cannot come at all"),
        needs=("Twin_Space.ZoneKind = accessible_toilet",),
        blind=("卫生间是否锁着、堆着杂物", "Whether it is locked or full of brooms"),
    ),
)


def check(case: Case) -> Report:
    """Look at the whole place; where nothing says what its rooms are for, nobody can know."""
    return report(RULE, (_judge(case),))


def _judge(case: Case) -> Sequence[Finding]:
    if case.list_uses(SpaceUse.ACCESSIBLE_TOILET):
        return ()
    if not any(space.use is not SpaceUse.UNKNOWN for space in case.twin.spaces.values()):
        message = ("不知道各房间的用途", "Nothing says what the rooms are for")
        return (unknown(RULE, place_of(case.twin), "Twin_Space.ZoneKind", message),)
    toilets = case.list_uses(SpaceUse.TOILET)
    spot = spot_of_space(toilets[0]) if toilets else place_of(case.twin)
    message = ("没有无障碍卫生间", "There is no accessible restroom")
    return (absent(RULE, spot, message, ("设置无障碍卫生间", "Provide an accessible restroom")),)
