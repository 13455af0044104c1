"""A wheelchair can turn in an accessible restroom: GB 55019-2021 3.1.2 and 3.2.3."""

from collections.abc import Sequence
from typing import Final

import shapely

from twin.model.finding import Finding
from twin.model.limits import TOILET_TURN_M
from twin.model.rule import Page, Report, report
from twin.model.space import Space, SpaceUse
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_space

MISSING: Final = "IfcSpace.Representation"
TOLERANCE_M: Final = 1e-4
RULE: Final = rule_of_limit(
    "ACC133",
    "no-room-to-turn-in-restroom",
    TOILET_TURN_M,
    Page(
        what=(
            "无障碍卫生间内洁具之间的轮椅回转空间",
            "Room for a wheelchair to turn between the fixtures of each accessible restroom",
        ),
        why=("轮椅要能掉头出来", "A wheelchair has to come out again"),
        needs=(MISSING, "IfcSanitaryTerminal"),
        blind=("没有建模的洁具；洗手盆下可用的空间", "Fixtures that are not modelled; the room under a basin"),
        limits=(TOILET_TURN_M,),
    ),
)
THING: Final = ("可回转的直径", "widest circle of free floor")


def check(case: Case) -> Report:
    """Look at every accessible restroom."""
    return report(RULE, (_judge(case, space) for space in case.list_uses(SpaceUse.ACCESSIBLE_TOILET)))


def _judge(case: Case, space: Space) -> Sequence[Finding]:
    width_m = _widest_m(case, space)
    return at_least(RULE, spot_of_space(space), width_m, TOILET_TURN_M, thing=THING, missing=MISSING)


def _widest_m(case: Case, space: Space) -> float | None:
    floor = case.ground.free_floor(space)
    if floor is None:
        return None
    parts = [part for part in shapely.get_parts(floor) if isinstance(part, shapely.Polygon) and not part.is_empty]
    radii = [shapely.maximum_inscribed_circle(part, TOLERANCE_M).length for part in parts]
    return round(2 * max(radii, default=0.0) + TOLERANCE_M, 3)
