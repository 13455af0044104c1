"""What things are called in a sentence."""

from dataclasses import replace

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room, Thing
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer, choose_name, is_spoken
from twin.guidance.storey_names import parse_number
from twin.model.facility import FacilityKind
from twin.model.ids import SpaceId, StoreyId
from twin.model.passage import ConnectorKind, PortalKind
from twin.model.space import SpaceUse
from twin.model.twin import Twin


@pytest.fixture(scope="module")
def twin() -> Twin:
    ground = """
    ##################
    #A..d...B...+..C.#
    #...#.......#....#
    #.w.#.q..k..#....#
    g...#.e.....#....h
    ##################
    """
    upper = """
    ##################
    #D....e..........#
    ##################
    """
    return draw(
        ground,
        upper,
        marks={
            "w": Thing(number="A12"),
            "q": Thing(kind=FacilityKind.QUEUE_TICKET_MACHINE),
            "k": Thing(kind=FacilityKind.SERVICE_DESK, name="咨询台 Information Desk"),
            "d": Door(name="东门"),
            "g": Door(kind=PortalKind.GATE),
            "h": Door(),
            "e": Connector(kind=ConnectorKind.ELEVATOR, name="M_Elevator:Hydraulic:152345", accessible=True),
        },
        rooms={
            "A": Room(long_name="大厅", use=SpaceUse.CIRCULATION),
            "B": Room(use=SpaceUse.BUSINESS_ACCEPTANCE),
            "C": Room(long_name="档案室"),
        },
    )


@pytest.mark.parametrize(
    ("element", "zh", "en"),
    [
        ("A", "大厅", "Passage"),
        ("B", "业务受理区", "Service Counters"),
        ("C", "档案室", "档案室"),
        ("w", "A12号窗口", "window A12"),
        ("q", "取号机", "the queue ticket machine"),
        ("k", "咨询台", "Information Desk"),
        ("d", "东门", "the door"),
        ("e", "无障碍电梯", "the accessible elevator"),
        ("g", "闸机", "the gate"),
        ("h", "出入口", "the entrance"),
    ],
)
def test_things_are_called_as_people_call_them(twin: Twin, element: str, zh: str, en: str) -> None:
    assert Namer(twin, get_locale("zh-CN")).element(element) == zh
    assert Namer(twin, get_locale("en")).element(element) == en


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("楼梯A 2F–3F", "楼梯A"),
        ("楼梯B（1F-2F）", "楼梯B"),
        ("楼梯A 二层", "楼梯A 二层"),
        ("楼梯2", "楼梯2"),
        ("1号电梯", "1号电梯"),
    ],
)
def test_a_stair_is_called_without_the_storeys_that_it_joins(twin: Twin, name: str, called: str) -> None:
    """Designers name each flight by them; people know the stair."""
    stair = replace(next(iter(twin.connectors.values())), name=name)

    assert Namer(twin, get_locale("zh-CN")).connector(stair) == called


def test_a_door_far_away_is_told_by_its_spaces(twin: Twin) -> None:
    door = next(portal for portal in twin.portals.values() if portal.id == "B|C")

    assert Namer(twin, get_locale("zh-CN")).door_between(door) == "业务受理区与档案室之间的门"
    assert Namer(twin, get_locale("en")).door_between(door) == "the door between Service Counters and 档案室"


@pytest.mark.parametrize(
    "name",
    ["M_Single-Flush:0915 x 2134mm:152345", "3vB2YO$MX4xv5uCqZZG05x", "IfcDoor_12", "", "12", "x" * 50, "Door 1234567"],
)
def test_names_that_a_program_wrote_are_not_said(name: str) -> None:
    assert not is_spoken(name)


@pytest.mark.parametrize("name", ["东门", "Main entrance", "1号电梯", "门"])
def test_names_that_a_person_gave_are_said(name: str) -> None:
    assert is_spoken(name)


def test_a_bilingual_name_is_said_in_its_own_language() -> None:
    assert choose_name("", "母婴室 Nursing Room", None, "zh-CN") == "母婴室"
    assert choose_name("", "母婴室 Nursing Room", None, "en") == "Nursing Room"


def test_a_room_number_stays_with_the_kind() -> None:
    kind = {"zh-CN": "卫生间", "en": "Restroom"}

    assert choose_name("A104", "Bathroom", kind, "zh-CN") == "卫生间 A104"
    assert choose_name("A104", "Bathroom", kind, "en") == "Bathroom"
    assert choose_name("A104", None, None, "en") == "A104"


def _storeys(twin: Twin, names: list[tuple[str, str | None]], ground: int) -> Twin:
    first = next(iter(twin.storeys.values()))
    storeys = {
        StoreyId(f"S{i}"): replace(
            first, id=StoreyId(f"S{i}"), name=name, long_name=long_name, ordinal=i, ground=i == ground
        )
        for i, (name, long_name) in enumerate(names)
    }
    space = next(iter(twin.spaces.values()))
    spaces = {SpaceId(f"{i}"): replace(space, id=SpaceId(f"{i}"), storey=StoreyId(f"S{i}")) for i in range(len(names))}
    return replace(twin, storeys=storeys, spaces=spaces)


@pytest.mark.parametrize(
    ("names", "ground", "zh", "en"),
    [
        ([("F1", None), ("F2", None)], 0, ["一层", "二层"], ["level 1", "level 2"]),
        (
            [("B1", None), ("1F", None), ("2F", None)],
            1,
            ["地下一层", "一层", "二层"],
            ["basement level 1", "level 1", "level 2"],
        ),
        (
            [("Level 1", None), ("Level 2", None), ("Roof", None)],
            0,
            ["一层", "二层", "三层"],
            ["level 1", "level 2", "Roof"],
        ),
        ([("Erdgeschoss", None), ("Obergeschoss", None)], 0, ["一层", "二层"], ["Erdgeschoss", "Obergeschoss"]),
        ([("Level 0", None), ("Level 1", None)], 0, ["一层", "二层"], ["level 1", "level 2"]),
        ([("1", "首层"), ("2", "二层大厅")], 0, ["一层", "二层大厅"], ["level 1", "level 2"]),
        ([("12", None), ("13", None)], 0, ["一层", "二层"], ["level 1", "level 2"]),
    ],
    ids=["F", "basement", "roof", "german", "zero", "chinese", "tower"],
)
def test_storeys_are_called_as_people_call_them(
    twin: Twin, names: list[tuple[str, str | None]], ground: int, zh: list[str], en: list[str]
) -> None:
    named = _storeys(twin, names, ground)

    assert [Namer(named, get_locale("zh-CN")).storey(storey) for storey in named.storeys] == zh
    assert [Namer(named, get_locale("en")).storey(storey) for storey in named.storeys] == en


def test_two_storeys_are_never_called_the_same(twin: Twin) -> None:
    named = _storeys(twin, [("F1", None), ("1F", None)], 0)

    assert [Namer(named, get_locale("zh-CN")).storey(storey) for storey in named.storeys] == ["F1", "1F"]


def test_storey_numbers_are_read_from_names() -> None:
    names = {
        "F2": 2,
        "2F": 2,
        "L03": 3,
        "Level 3": 3,
        "B1": -1,
        "二层": 2,
        "地下一层": -1,
        "地下2层": -2,
        "首层": 1,
        "十层": 10,
    }

    assert {name: parse_number(name) for name in names} == names
    assert [parse_number(name) for name in ("Roof", "T.O. level 0", "L0", "", "层")] == [None] * 5
