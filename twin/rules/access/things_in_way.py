"""6.3.2.6: nothing stands in the passages: 无物品占道."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import shapely
from shapely import Polygon

from twin.model.facility import Obstacle, ObstacleKind
from twin.model.finding import Finding, Modality
from twin.model.ids import FacilityId, SignId
from twin.model.limits import PASSAGE_CROWDED_M, PASSAGE_M
from twin.model.rule import Page, Report, report
from twin.rules.access.halls import Hall, Mouth, find_neck, joins, list_halls, width_between_m
from twin.rules.breaches import beyond, rule_of_clause
from twin.rules.case import Case
from twin.rules.spots import spot_of_obstacle

MOVABLE: Final = frozenset({ObstacleKind.FURNITURE, ObstacleKind.EQUIPMENT})
RULE: Final = rule_of_clause(
    "ACC152",
    "thing-in-the-way",
    "6.3.2.6",
    Modality.SHALL,
    Page(
        what=(
            "没有物品把通道占到规定宽度以下",
            "No thing makes a passage narrower than it has to be, which would be wide enough without it",
        ),
        why=("占道的物品挡住轮椅，也挡住逃生的人", "It stops wheelchairs, and whoever has to flee"),
        needs=("IfcFurniture", "Twin_Place.CrowdedPublicPlace"),
        blind=(
            "几件物品一起占道；没有建模的物品",
            "Several things that block a way only together; what is not modelled",
        ),
        limits=(PASSAGE_CROWDED_M, PASSAGE_M),
    ),
)


def check(case: Case) -> Report:
    """Look at every movable body on the floor of a hall that is no equipment of the place and no sign."""
    narrow = [(hall, _list_narrow(case, hall)) for hall in list_halls(case)]
    bodies = [(hall, mouths, body) for hall, mouths in narrow for body in _list_things(case, hall)]
    return report(RULE, (_judge(case, hall, mouths, body) for hall, mouths, body in bodies))


def _list_narrow(case: Case, hall: Hall) -> list[Mouth]:
    main, width_m = hall.find_main(case.passage_m.value), case.passage_m.value
    return [mouth for mouth in hall.mouths if not joins(hall, main, mouth, width_m)]


def _list_things(case: Case, hall: Hall) -> list[Obstacle]:
    found = {body.id: body for space in hall.spaces for body in case.ground.list_bodies(space) if body.kind in MOVABLE}
    twin = case.twin
    things = [body for body in found.values() if FacilityId(body.id) not in twin.facilities]
    return [body for body in things if SignId(body.id) not in twin.signs]


def _judge(case: Case, hall: Hall, narrow: Sequence[Mouth], body: Obstacle) -> Sequence[Finding]:
    limit = case.passage_m
    main = hall.find_main(limit.value)
    for mouth in narrow:
        neck = find_neck(hall, mouth, limit.value)
        if body.footprint.distance(neck) <= limit.value and joins(_without(hall, body), main, mouth, limit.value):
            width_m = width_between_m(hall, mouth, limit.value)
            name = mouth.spot.subject.name
            source = f"{limit.standard} {limit.clause}"
            message = (
                f"占道：通往{name}的通道只剩{width_m:.3f}米，应有{limit.value:g}米（{source}）",
                f"In the way: {width_m:.3f} m are left of the passage to {name}, of {limit.value:g} m ({source})",
            )
            fix = ("移走", "Take it away")
            spot = spot_of_obstacle(body)
            return (beyond(RULE, spot, width_m, limit, message=message, fix=fix, unit="m"),)
    return ()


def _without(hall: Hall, body: Obstacle) -> Hall:
    """Return a hall as it would be without a body."""
    ground = shapely.union_all([space.footprint for space in hall.spaces if space.footprint is not None])
    freed = shapely.union(hall.floor, body.footprint.intersection(ground))
    largest = max((part for part in shapely.get_parts(freed) if isinstance(part, Polygon)), key=lambda part: part.area)
    return replace(hall, floor=largest, _parts={})
