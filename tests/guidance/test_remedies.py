"""What would make a way, as it is said."""

from dataclasses import replace

import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Room
from twin.guidance.notices import say_barriers
from twin.guidance.remedies import say_fixes, say_remedy
from twin.model.facility import ObstacleKind
from twin.model.fix import Effort, Fix, FixKind, Remedy
from twin.model.ids import ConnectorId, ObstacleId, PortalId
from twin.model.passage import ConnectorKind
from twin.model.route import Barrier, BarrierKind, Route
from twin.model.space import SpaceUse
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING

PLAN = "###########\n#A..%+..B.#\n#1r.r#..e2#\n###########"
UPPER = "###########\n#C......e.#\n###########"
DOOR, CHAIR = PortalId("A|B"), ObstacleId("S0.furniture0")


@pytest.fixture(scope="module")
def twin() -> Twin:
    marks = {"e": Connector(kind=ConnectorKind.ELEVATOR), "r": Connector(kind=ConnectorKind.RAMP)}
    rooms = {"A": Room(long_name="大厅", use=SpaceUse.CIRCULATION), "B": Room(use=SpaceUse.BUSINESS_ACCEPTANCE)}
    drawn = draw(PLAN, UPPER, marks=marks, rooms=rooms)
    chair = replace(drawn.obstacles[CHAIR], name="M_Chair-Breuer:152345")
    return replace(drawn, obstacles={**drawn.obstacles, CHAIR: chair})


FIXES = [
    (
        Fix(id=DOOR, kind=FixKind.WIDEN_DOOR, effort=Effort.ADAPT, observed=0.78, required=0.8, unit="m"),
        "把大厅与业务受理区之间的门的净宽从0.78米加宽到0.80米。",
        "Widen the door between the hallway and Service Counters from 0.78 m to 0.80 m clear.",
    ),
    (
        Fix(id=DOOR, kind=FixKind.LEVEL, effort=Effort.ADAPT, observed=0.05, required=0.015, unit="m"),
        "把大厅与业务受理区之间的门处的门槛从0.05米降到0.015米以下，或在上面铺小坡道。",
        "Lower the step at the door between the hallway and Service Counters from 0.05 m to 0.015 m at most, or lay a small ramp over it.",
    ),
    (
        Fix(id=CHAIR, kind=FixKind.MOVE, effort=Effort.MOVE),
        "移开大厅里的家具。",
        "Move a piece of furniture in the hallway out of the way.",
    ),
    (
        Fix(id=ConnectorId("e"), kind=FixKind.REFIT_ELEVATOR, effort=Effort.REBUILD),
        "改造电梯，使轿厢和门达到所需尺寸。",
        "Refit the elevator with a car and a door of the size that is needed.",
    ),
]


@pytest.mark.parametrize(("fix", "zh", "en"), FIXES, ids=[fix.kind for fix, _, _ in FIXES])
def test_a_fix_is_told_with_what_and_by_how_much(twin: Twin, fix: Fix, zh: str, en: str) -> None:
    assert say_fixes([fix], twin, "zh-CN") == (zh,)
    assert say_fixes([fix], twin, "en") == (en,)


def test_a_ramp_whose_body_stands_on_the_floor_is_called_a_ramp(twin: Twin) -> None:
    body = replace(twin.obstacles[CHAIR], id=ObstacleId("r"), kind=ObstacleKind.STAIR)
    fix = Fix(id=ConnectorId("r"), kind=FixKind.BUILD_ELEVATOR, effort=Effort.BUILD)

    assert say_fixes([fix], replace(twin, obstacles={body.id: body}), "zh-CN") == ("在坡道旁加装电梯。",)


@pytest.mark.parametrize("part", ["e", "e#1"])
def test_the_body_of_an_elevator_is_called_an_elevator_in_every_language(twin: Twin, part: str) -> None:
    """And not a piece of equipment: its Chinese name says so to those alone who read Chinese."""
    body = replace(twin.obstacles[CHAIR], id=ObstacleId(part), kind=ObstacleKind.EQUIPMENT, name="2号电梯")
    blocked = replace(twin, obstacles={body.id: body})

    assert say_fixes([Fix(id=body.id, kind=FixKind.MOVE, effort=Effort.MOVE)], blocked, "en") == (
        "Move the elevator in the hallway out of the way.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FixKind)
def test_every_fix_has_words_with_and_without_numbers(twin: Twin, kind: FixKind, language: str) -> None:
    plain = Fix(id=CHAIR if kind is FixKind.MOVE else DOOR, kind=kind, effort=Effort.OPERATE)
    for fix in (plain, replace(plain, id=CHAIR), replace(plain, observed=0.5, required=0.8, unit="m")):
        (sentence,) = say_fixes([fix], twin, language)

        assert sentence[-1] in "。."
        assert "{" not in sentence
        assert "None" not in sentence


def test_a_body_in_the_way_is_told_with_its_place_and_the_gap(twin: Twin) -> None:
    tight = Barrier(id=CHAIR, kind=BarrierKind.BLOCKED, observed=0.62, required=0.9, unit="m")
    shut = Barrier(id=CHAIR, kind=BarrierKind.BLOCKED, observed=0.0, required=0.9, unit="m")

    assert say_barriers([tight, shut], twin, "zh-CN") == (
        "大厅里的家具挡住了路：只剩0.62米宽，需要0.90米。",
        "大厅里的家具挡住了路。",
    )
    assert say_barriers([tight], twin, "en") == (
        "In the way in the hallway: a piece of furniture; 0.62 m left, 0.90 m needed.",
    )


def test_a_remedy_is_one_sentence_with_the_way_it_makes(twin: Twin) -> None:
    route = find_route(build_network(twin, WALKING), spot_at(UPPER, "C", storey=1), spot_at(PLAN, "2"))
    assert isinstance(route, Route)
    chair = Fix(id=CHAIR, kind=FixKind.MOVE, effort=Effort.MOVE)
    door = Fix(id=DOOR, kind=FixKind.OPEN, effort=Effort.OPERATE)
    remedy = Remedy(fixes=(chair, door, replace(chair, observed=0.1)), route=route)
    metres = f"{route.length_m:.0f}"

    assert say_remedy(remedy, twin, "zh-CN") == (
        f"供管理方参考，最省事的打通办法：移开大厅里的家具（共2处）；开放大厅与业务受理区之间的门；打通后全程{metres}米。"
    )
    assert say_remedy(remedy, twin, "en").endswith(f"; with that in place there is a way of {metres} m.")
    assert say_remedy(None, twin, "en") == "For those who run the building: no fix was found that makes a way."
