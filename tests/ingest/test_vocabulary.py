"""Names of real drafts and what they mean."""

import json
from enum import StrEnum
from importlib.resources import files

import pytest

from twin.ingest.contents.vocabulary import Category, find_meaning, is_corridor
from twin.model.facility import FacilityKind, WindowKind
from twin.model.passage import ConnectorKind
from twin.model.space import SpaceUse


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("WC_D_11", SpaceUse.TOILET),
        ("Men's Restroom", SpaceUse.TOILET),
        ("с/у мужской", SpaceUse.TOILET),
        ("男卫生间", SpaceUse.TOILET),
        ("お手洗い", SpaceUse.TOILET),
        ("无障碍卫生间", SpaceUse.ACCESSIBLE_TOILET),
        ("Toilettes PMR", SpaceUse.ACCESSIBLE_TOILET),
        ("WC BAR.", SpaceUse.ACCESSIBLE_TOILET),
        ("TRH 2", SpaceUse.STAIR),
        ("Trappenhuis", SpaceUse.STAIR),
        ("Cage d'escalier", SpaceUse.STAIR),
        ("лестничная клетка", SpaceUse.STAIR),
        ("Flur 1-3", SpaceUse.CIRCULATION),
        ("entry hall", SpaceUse.CIRCULATION),
        ("廊下", SpaceUse.CIRCULATION),
        ("Лифтовой холл", SpaceUse.ELEVATOR_LOBBY),
        ("El. Equip Room (N.I.C.)", SpaceUse.PLANT),
        ("24小时自助办理区", SpaceUse.SELF_SERVICE_24H),
        ("Business acceptance", SpaceUse.BUSINESS_ACCEPTANCE),
        ("BusinessAcceptance", SpaceUse.BUSINESS_ACCEPTANCE),
        ("Büro für 3 Meister", SpaceUse.BACK_OFFICE),
        ("母婴室", SpaceUse.NURSING_ROOM),
    ],
)
def test_a_name_says_what_a_space_is_for(name: str, use: SpaceUse) -> None:
    match = find_meaning(Category.SPACE_USE, name)

    assert match is not None
    assert use == match.meaning


@pytest.mark.parametrize(
    "name", ["Marshalling yard", "Shallow pool", "Bedroom 2", "S 01.02", "", "Banquet Hall C", "kitc"]
)
def test_a_name_without_a_known_word_stays_unknown(name: str) -> None:
    assert find_meaning(Category.SPACE_USE, name) is None


def test_the_longest_word_wins() -> None:
    match = find_meaning(Category.SPACE_USE, "Toilet corridor, accessible toilet")

    assert match is not None
    assert (match.meaning, match.word) == ("accessible_toilet", "accessible toilet")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("M_Elevator-Hydraulic", ConnectorKind.ELEVATOR),
        ("Heis H01", ConnectorKind.ELEVATOR),
        ("ASCENSEUR HALL", ConnectorKind.ELEVATOR),
        ("Lift Door", ConnectorKind.ELEVATOR),
        ("Fahrtreppe 1", ConnectorKind.ESCALATOR),
        ("2号自动扶梯", ConnectorKind.ESCALATOR),
        ("Escalier mécanique", ConnectorKind.ESCALATOR),
        ("Treppe-KG", ConnectorKind.STAIR),
        ("пандус", ConnectorKind.RAMP),
    ],
)
def test_connectors_are_known_by_name_in_several_languages(name: str, kind: ConnectorKind) -> None:
    match = find_meaning(Category.CONNECTOR, name)

    assert match is not None
    assert kind == match.meaning


def test_a_low_counter_is_not_just_a_counter() -> None:
    match = find_meaning(Category.FACILITY, "低位服务台-01")

    assert match is not None
    assert match.meaning == FacilityKind.LOW_SERVICE_DESK


@pytest.mark.parametrize(
    ("category", "kinds"),
    [("space_use", SpaceUse), ("facility", FacilityKind), ("window", WindowKind), ("connector", ConnectorKind)],
)
def test_every_kind_has_words_in_chinese_and_english(category: str, kinds: type[StrEnum]) -> None:
    listed = json.loads(files("twin.ingest.contents").joinpath("vocabulary.json").read_text(encoding="utf-8"))[category]

    assert set(listed) - {"unknown"} == {kind.value for kind in kinds} - {"unknown"}
    assert [meaning for meaning, words in listed.items() if not (words.get("zh") and words.get("en"))] == []


@pytest.mark.parametrize(
    "name",
    [
        "Office corridor",
        "Flur Verwaltung",
        "Flur 015 Büro",
        "Couloir bureaux",
        "Gang 2 kantoor",
        "Коридор офиса",
        "办公区走廊",
        "3F办公区走道2",
        "事務室廊下",
        "走廊（办公区）",
        "Admin office / corridor B2",
    ],
)
def test_the_corridor_of_an_office_is_a_corridor(name: str) -> None:
    assert is_corridor(name)


@pytest.mark.parametrize(
    "name", ["Corridor storage", "走廊储藏室", "Büro Flurstraße", "Passage office", "机房", "Gangway"]
)
def test_a_room_named_after_a_corridor_is_none(name: str) -> None:
    assert not is_corridor(name)
