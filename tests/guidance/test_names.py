"""What things are called in a sentence."""

from dataclasses import replace

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room, Thing
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.guidance.space_names import name_space, name_space_in_full, sex_of
from twin.guidance.spoken_names import is_spoken
from twin.guidance.storey_names import parse_number
from twin.model.facility import FacilityKind
from twin.model.ids import SpaceId, StoreyId
from twin.model.passage import ConnectorKind, PortalKind
from twin.model.route import Landmark
from twin.model.space import Space, SpaceUse
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
        ("A", "大厅", "the hallway"),
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


def _space(twin: Twin, name: str, long_name: str | None, use: SpaceUse) -> Space:
    space = twin.spaces[SpaceId("A")]
    return replace(space, name=name, long_name=long_name, uses=replace(space.uses, value=(use,)))


OFFICE, ROOM, WAY, TOILET = SpaceUse.BACK_OFFICE, SpaceUse.UNKNOWN, SpaceUse.CIRCULATION, SpaceUse.TOILET


@pytest.mark.parametrize(
    ("name", "long_name", "use", "zh", "en"),
    [
        ("", "母婴室 Nursing Room", SpaceUse.NURSING_ROOM, "母婴室", "Nursing Room"),
        ("1-02", "女卫生间", TOILET, "女卫生间", "the women's restroom"),
        ("1-05", "门斗", WAY, "门厅", "the hallway"),
        ("2-06", "业务受理区（二层）", SpaceUse.BUSINESS_ACCEPTANCE, "业务受理区", "Service Counters"),
        ("3-10", "多功能会议室", SpaceUse.OPTIONAL, "多功能会议室", "room 3-10"),
        ("115", "Buero Obermeier", OFFICE, "115室", "Buero Obermeier"),
        ("006", "Seminarraum", SpaceUse.OPTIONAL, "006室", "Seminarraum"),
        ("113", "WC Damen", TOILET, "女卫生间", "WC Damen"),
        ("118", "Flur EG Ost", WAY, "走廊", "Flur EG Ost"),
        ("117", "Flur EG Eingang", WAY, "门厅", "Flur EG Eingang"),
        ("A203", "Bedroom 2", ROOM, "A203室", "Bedroom 2"),
        ("A104", "Bathroom 1", TOILET, "卫生间", "Bathroom 1"),
        ("办公室 A102", None, OFFICE, "办公室", "room A102"),
        ("Seminarraum", None, SpaceUse.OPTIONAL, "Seminarraum", "Seminarraum"),
        ("17", None, ROOM, "17室", "room 17"),
        ("A", None, OFFICE, "后台办公区", "Back Office"),
        ("A", None, ROOM, None, None),
    ],
)
def test_a_room_is_called_by_its_name_else_by_what_it_is_else_by_its_number(  # noqa: PLR0917  # a table's columns
    twin: Twin, name: str, long_name: str | None, use: SpaceUse, zh: str | None, en: str | None
) -> None:
    space = _space(twin, name, long_name, use)

    assert name_space(space, get_locale("zh-CN")) == zh
    assert name_space(space, get_locale("en")) == en


@pytest.mark.parametrize(
    ("name", "long_name", "use", "zh", "en"),
    [
        ("006", "Seminarraum", SpaceUse.OPTIONAL, "006室（Seminarraum）", "Seminarraum"),
        ("3-10", "多功能会议室", SpaceUse.OPTIONAL, "多功能会议室", "room 3-10 (多功能会议室)"),
        ("118", "Flur EG Ost", WAY, "走廊（Flur EG Ost）", "Flur EG Ost"),
        ("1-02", "女卫生间", TOILET, "女卫生间", "the women's restroom"),
    ],
)
def test_a_goal_is_also_called_as_its_door_is_labelled(  # noqa: PLR0917  # a table's columns
    twin: Twin, name: str, long_name: str, use: SpaceUse, zh: str, en: str
) -> None:
    space = _space(twin, name, long_name, use)

    assert name_space_in_full(space, get_locale("zh-CN")) == zh
    assert name_space_in_full(space, get_locale("en")) == en


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("男卫生间", "men"),
        ("女卫生间", "women"),
        ("WC Herren", "men"),
        ("WC Damen", "women"),
        ("Women's Restroom", "women"),
        ("Men's Restroom", "men"),
        ("男女卫生间", None),
        ("Bathroom 1", None),
    ],
)
def test_for_whom_a_restroom_is_stands_in_its_name(twin: Twin, name: str, sex: str | None) -> None:
    assert sex_of(_space(twin, "1-03", name, TOILET)) == sex


def _goal(twin: Twin, element: str, asked: str, language: str) -> str | None:
    return Namer(twin, get_locale(language)).landmark(Landmark(id=element, kind="goal", name=asked))


@pytest.mark.parametrize(
    ("element", "asked", "called"),
    [
        ("w", "A12号窗口 综合受理窗口", "A12号窗口"),
        ("w", "综合受理窗口", "A12号窗口（综合受理窗口）"),
        ("q", "取号机", "取号机"),
        ("k", "服务台", "咨询台"),
        ("C", "其他自选区", "档案室（其他自选区）"),
        ("C", "档案室 1-12", "档案室"),
        ("d", "出入口", "东门"),
        ("nowhere", "东侧接待处", "东侧接待处"),
        ("", "1F (25, 15)", None),
    ],
)
def test_a_goal_has_one_name_and_that_of_the_kind_that_was_asked_for(
    twin: Twin, element: str, asked: str, called: str | None
) -> None:
    assert _goal(twin, element, asked, "zh-CN") == called


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
