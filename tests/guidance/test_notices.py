"""What a route had to do without, and why there is none, in words with the numbers."""

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Room
from twin.guidance.notices import say_barriers, say_notices
from twin.model.ids import ConnectorId, PortalId, SpaceId
from twin.model.passage import ConnectorKind
from twin.model.route import Barrier, BarrierKind, Notice, NoticeKind
from twin.model.space import SpaceUse
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin

PLAN = """
###########
#A...+..B.#
#.r.r#..e.#
###########
"""
UPPER = """
###########
#C......e.#
###########
"""


@pytest.fixture(scope="module")
def twin() -> Twin:
    return draw(
        PLAN,
        UPPER,
        marks={"e": Connector(kind=ConnectorKind.ELEVATOR), "r": Connector(kind=ConnectorKind.RAMP)},
        rooms={"A": Room(long_name="大厅", use=SpaceUse.CIRCULATION), "B": Room(use=SpaceUse.BUSINESS_ACCEPTANCE)},
    )


DOOR = PortalId("A|B")
BARRIERS = [
    (
        Barrier(id=DOOR, kind=BarrierKind.TOO_NARROW, observed=0.78, required=0.8, unit="m"),
        "大厅与业务受理区之间的门太窄：净宽0.78米，需要0.80米。",
        "The door between the hallway and Service Counters is too narrow: 0.78 m clear, 0.80 m needed.",
    ),
    (
        Barrier(id=ConnectorId("r"), kind=BarrierKind.TOO_STEEP, observed=1 / 8, required=1 / 12, unit="ratio"),
        "坡道太陡：坡度1:8，最大允许1:12。",
        "The ramp is too steep: slope 1:8, at most 1:12 allowed.",
    ),
    (
        Barrier(id=DOOR, kind=BarrierKind.STEP, observed=0.05, required=0.02, unit="m"),
        "大厅与业务受理区之间的门有台阶或门槛：高0.05米，最大允许0.02米。",
        "The door between the hallway and Service Counters has a step of 0.05 m, at most 0.02 m allowed.",
    ),
    (
        Barrier(id=ConnectorId("e"), kind=BarrierKind.CAR_TOO_SMALL, observed=1.0, required=1.1, unit="m"),
        "电梯内部太小：1.00米，需要1.10米。",
        "The car of the elevator is too small: 1.00 m, 1.10 m needed.",
    ),
    (
        Barrier(id=None, kind=BarrierKind.UNCONNECTED),
        "现有的地图上没有通往目的地的路。",
        "The map shows no way to the destination.",
    ),
    (
        Barrier(id=SpaceId("A"), kind=BarrierKind.BLOCKED, observed=0.6, required=0.9, unit="m"),
        "大厅的通道被占用：剩余宽度0.60米，需要0.90米。",
        "The floor of the hallway (大厅) is blocked: 0.60 m left, 0.90 m needed.",
    ),
]


@pytest.mark.parametrize(("barrier", "zh", "en"), BARRIERS, ids=[str(barrier.kind) for barrier, _, _ in BARRIERS])
def test_a_barrier_is_told_with_its_numbers(twin: Twin, barrier: Barrier, zh: str, en: str) -> None:
    assert say_barriers([barrier], twin, "zh-CN") == (zh,)
    assert say_barriers([barrier], twin, "en") == (en,)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BarrierKind)
def test_every_barrier_is_told_also_without_numbers_and_without_an_element(
    twin: Twin, kind: BarrierKind, language: str
) -> None:
    for element in (DOOR, ConnectorId("gone"), None):
        (sentence,) = say_barriers([Barrier(id=element, kind=kind)], twin, language)

        assert "None" not in sentence
        assert "{" not in sentence
        assert sentence[-1] in "。."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_is_told_with_and_without_numbers(twin: Twin, kind: NoticeKind, language: str) -> None:
    for notice in (
        Notice(kind=kind, id="A|B"),
        Notice(kind=kind, id=None),
        Notice(kind=kind, id="A|B", observed=0.85, required=0.9, unit="m"),
    ):
        (sentence,) = say_notices([notice], twin, language)

        assert "None" not in sentence
        assert "{" not in sentence


def test_a_narrow_door_is_told_with_what_would_be_better(twin: Twin) -> None:
    notice = Notice(kind=NoticeKind.NARROW, id="A|B", observed=0.85, required=0.9, unit="m")

    assert say_notices([notice], twin, "zh-CN") == ("大厅与业务受理区之间的门较窄：净宽0.85米，建议不小于0.90米。",)


def test_one_sentence_for_each_in_order(twin: Twin) -> None:
    notices = [Notice(kind=kind, id=None) for kind in NoticeKind]

    assert len(say_notices(notices, twin, "zh-CN")) == len(notices)
    assert say_notices([], twin, "zh-CN") == ()
