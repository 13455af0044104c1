"""A visitor finds a place however he types it."""

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Room, Thing
from twin.app.entries import list_entries
from twin.app.search import search
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.model.facility import FacilityKind, WindowKind
from twin.model.passage import ConnectorKind
from twin.model.space import SpaceUse

HALL = """
#############
#A.........q#
#..3...4...s#
######+######
#B..........#
#############
"""

TWIN = draw(
    HALL,
    HALL.replace("A", "C").replace("B", "D").replace("3", ".").replace("4", ".").replace("q", "."),
    marks={
        "3": Thing(number="3", window_kinds=(WindowKind.GENERAL_ACCEPTANCE,), services=("办理身份证", "社会保险登记")),
        "4": Thing(number="4", window_kinds=(WindowKind.CROSS_REGION,)),
        "q": Thing(kind=FacilityKind.SEAT, name="三人座椅"),
        "s": Connector(kind=ConnectorKind.ELEVATOR, name="1号电梯"),
    },
    rooms={
        "A": Room(long_name="业务受理区 Service Counters", use=SpaceUse.BUSINESS_ACCEPTANCE),
        "B": Room(long_name="母婴室", use=SpaceUse.NURSING_ROOM),
        "D": Room(long_name="档案室", use=SpaceUse.BACK_OFFICE, public=False),
    },
)
ENTRIES = list_entries(TWIN)


def best(query: str) -> str:
    found = search(ENTRIES, query)
    return found[0][0].label["zh-CN"] if found else ""


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("母婴室", "母婴室"),
        ("母婴", "母婴室"),
        ("muyingshi", "母婴室"),
        ("muying", "母婴室"),
        ("mys", "母婴室"),
        ("Mother and Baby", "母婴室"),
        ("mother and babby room", "母婴室"),
        ("ＭＹＳ", "母婴室"),
        ("3号窗口", "3号窗口"),
        ("窗口3", "3号窗口"),
        ("window 4", "4号窗口"),
        ("身份证", "3号窗口"),
        ("shenfenzheng", "3号窗口"),
        ("yewushouli", "业务受理区"),
        ("elevator", "电梯"),
        ("dianti", "电梯"),
        ("座椅", "座椅"),
    ],
)
def test_the_first_answer_is_the_one_meant(query: str, label: str) -> None:
    assert best(query) == label


@pytest.mark.parametrize("query", ["消防水池", "xyzzy", "身分地铁", "@@@"])
def test_nothing_is_made_up(query: str) -> None:
    assert [entry.label["zh-CN"] for entry, _ in search(ENTRIES, query) if query != "@@@"] == []


OFFICES = """
###########
#A...#B...#
##+####+###
#C........#
###########
"""


def test_back_offices_are_offered_to_those_who_ask_for_nothing_else() -> None:
    """The model does not say whether visitors may enter."""
    back = Room(long_name="受理后台 Reception Office", use=SpaceUse.BACK_OFFICE)
    front = Room(long_name="综合受理区 Reception Area", use=SpaceUse.BUSINESS_ACCEPTANCE)
    entries = list_entries(draw(OFFICES, rooms={"A": back, "B": front}))

    def found(query: str) -> set[str]:
        return {entry.label["zh-CN"] for entry, _ in search(entries, query)}

    assert "综合受理区" in found("受理")
    assert "受理后台" not in found("受理")
    assert "受理后台" in found("受理后台")
    assert "受理后台" in found("受理后")
    assert "后台办公区" not in found("")


def test_a_room_for_staff_is_not_offered() -> None:
    assert best("档案室") == ""


def test_what_serves_the_building_is_not_offered() -> None:
    twin = draw("#####\n#A.k#\n#####", marks={"k": Thing(kind=FacilityKind.CCTV, name="摄像机")})

    assert search(list_entries(twin), "监控") == []


def test_an_empty_query_suggests_what_most_people_want() -> None:
    labels = [entry.label["zh-CN"] for entry, _ in search(ENTRIES, "  ")]

    assert {"业务受理区", "母婴室", "电梯", "座椅"} <= set(labels)


def test_scores_fall_from_first_to_last() -> None:
    scores = [score for _, score in search(ENTRIES, "窗口")]

    assert scores == sorted(scores, reverse=True)
    assert len(scores) >= 2


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_window_has_the_name_in_a_search_that_the_words_of_a_way_call_it_by(language: str) -> None:
    namer = Namer(TWIN, get_locale(language))
    windows = [entry for entry in ENTRIES if entry.use == FacilityKind.SERVICE_WINDOW and entry.members == (entry.id,)]

    labels = [entry.label[language].lower() for entry in windows]  # in English with a capital at its head

    assert labels == [namer.element(entry.id) for entry in windows]


def test_windows_are_found_by_what_they_are_for() -> None:
    found = [entry.label["zh-CN"] for entry, _ in search(ENTRIES, "跨区域")]

    assert found == ["跨区域通办窗口", "4号窗口"]
