"""From where one comes in a passage wide enough leads to every public door and elevator: GB 55019-2021 2.2.2."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from twin.model.finding import Finding
from twin.model.limits import PASSAGE_CROWDED_M, PASSAGE_M
from twin.model.rule import Page, Report, report
from twin.rules.access.halls import Hall, Mouth, find_neck, list_halls, width_between_m
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case

MISSING: Final = "IfcSpace.Representation"
RULE: Final = rule_of_limit(
    "ACC151",
    "passage-too-narrow",
    PASSAGE_CROWDED_M,
    Page(
        what=(
            "每层由入口到各公众门、无障碍电梯和坡道，连续通道的净宽",
            "How wide the way is from where one comes onto a storey to each public door, accessible elevator and ramp",
        ),
        why=("轮椅要能走、要能与人错开", "A wheelchair has to get through, and past other people"),
        needs=(MISSING, "IfcFurniture", "Twin_Place.CrowdedPublicPlace"),
        blind=(
            "房间内各排座椅之间；没有建模的物品。未声明时，有窗口和等候区的场所按人员密集判断",
            "Aisles between seats; what is not modelled. Unless the model denies it a place where visitors wait counts as crowded",
        ),
        limits=(PASSAGE_CROWDED_M, PASSAGE_M),
    ),
)
THING: Final = ("通道净宽", "clear width of the way there")


def check(case: Case) -> Report:
    """Look at the way to each mouth of each hall, from those that most ways lead to."""
    return report(RULE, (_judge(case, hall, mouth) for hall in list_halls(case) for mouth in hall.mouths))


def _judge(case: Case, hall: Hall, mouth: Mouth) -> Sequence[Finding]:
    limit = case.passage_m
    width_m = width_between_m(hall, mouth, limit.value)
    found = at_least(RULE, mouth.spot, width_m, limit, thing=THING, missing=MISSING)
    return [replace(one, at=_place_of_neck(hall, mouth, limit.value)) for one in found]


def _place_of_neck(hall: Hall, mouth: Mouth, width_m: float) -> tuple[float, float, float]:
    neck = find_neck(hall, mouth, width_m)
    return (round(neck.x, 3), round(neck.y, 3), hall.spaces[0].floor_z_m or 0.0)
