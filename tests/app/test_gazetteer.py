"""A name stands for what it says, and for nothing where it is not clear."""

from dataclasses import replace

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Door, Room, Thing
from twin.app.entries import EntryKind, list_entries
from twin.app.gazetteer import build_gazetteer, resolve
from twin.errors import AmbiguousNameError, UnknownIdError
from twin.model.facility import FacilityKind, WindowKind
from twin.model.passage import Access
from twin.model.space import SpaceUse

HALL = """
##############
#A..+B..+C...#
#...#...#..7.#
#e#######t####
#D...........#
##x######y####
"""

TWIN = draw(
    HALL,
    marks={
        "7": Thing(number="7", window_kinds=(WindowKind.SPECIAL,), name="特色窗口"),
        "e": Door(name="内门"),
        "t": Door(),
        "x": Door(name="正门"),
        "y": Door(name="疏散门", access=Access.EMERGENCY),
    },
    rooms={
        "A": Room(long_name="卫生间", use=SpaceUse.TOILET),
        "B": Room(long_name="卫生间", use=SpaceUse.TOILET),
        "C": Room(long_name="Copying", use=SpaceUse.CONVENIENCE_SERVICE),
    },
)
GAZETTEER = build_gazetteer(TWIN)
ENTRANCES = [portal.id for portal in TWIN.portals.values() if portal.entrance]


def test_a_point_is_understood_by_its_storeys_name() -> None:
    point = resolve(GAZETTEER, "1F@2.5,-1").point

    assert point is not None
    assert (point.storey, point.x_m, point.y_m) == ("S0", 2.5, -1.0)


def test_a_zone_stands_for_all_its_spaces() -> None:
    assert resolve(GAZETTEER, "toilet").elements == ("A", "B")


def test_a_name_that_all_spaces_of_a_zone_share_means_any_of_them() -> None:
    assert resolve(GAZETTEER, "卫生间").elements == ("A", "B")


@pytest.mark.parametrize("name", ["7", "7号窗口", "Window 7", "特色窗口", "nearest:special"])
def test_a_window_is_found_by_number_and_kind(name: str) -> None:
    (element,) = resolve(GAZETTEER, name).elements

    assert TWIN.facilities[element].kind.value is FacilityKind.SERVICE_WINDOW  # type: ignore[index]  # a facility's id


def test_the_entrance_is_the_public_door_that_leads_out() -> None:
    assert len(ENTRANCES) == 2
    (entrance,) = resolve(GAZETTEER, "entrance").elements

    assert TWIN.portals[entrance].name == "正门"  # type: ignore[index]  # a portal's id


def test_a_name_of_several_things_is_refused_with_all_of_them() -> None:
    twin = draw("#######\n#A.+.B#\n#######", rooms={"A": Room(long_name="会议室"), "B": Room(long_name="会议室")})

    with pytest.raises(AmbiguousNameError, match=r"会议室 A \(A\); 会议室 B \(B\)"):
        resolve(build_gazetteer(twin), "会议室")


def test_a_name_of_nothing_is_refused_with_its_neighbours() -> None:
    with pytest.raises(UnknownIdError, match="Copying"):
        resolve(GAZETTEER, "Copyink")


@pytest.mark.parametrize("name", ["9F@1,1", "nearest:spaceship", "", "   "])
def test_what_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(UnknownIdError):
        resolve(GAZETTEER, name)


def test_a_door_onto_a_roof_terrace_is_no_entrance() -> None:
    storey = "####\n#A.#\n#x##"
    twin = draw(
        storey, storey.replace("A", "B").replace("x", "y"), marks={"x": Door(name="正门"), "y": Door(name="露台门")}
    )

    (entrance,) = resolve(build_gazetteer(twin), "entrance").elements

    assert twin.portals[entrance].name == "正门"  # type: ignore[index]  # a portal's id


def test_where_the_ground_storey_has_no_door_any_door_that_leads_out_will_do() -> None:
    twin = draw("####\n#A.#\n####", "####\n#B.#\n#y##", marks={"y": Door(name="天桥门")})

    (entrance,) = resolve(build_gazetteer(twin), "entrance").elements

    assert twin.portals[entrance].name == "天桥门"  # type: ignore[index]  # a portal's id


def test_rooms_of_one_name_are_told_apart_by_storey_and_else_by_the_code_of_the_plan() -> None:
    """女卫生间（一层） is what people say; 1-02 stands on plans only."""
    storey = "##########\n#A..+B..C#\n##########"
    twin = draw(
        storey.replace("C", "."),
        storey.replace("A", "D").replace("B", "E").replace("C", "."),
        rooms={
            "A": Room(long_name="女卫生间", use=SpaceUse.TOILET),
            "B": Room(long_name="会议室"),
            "D": Room(long_name="女卫生间", use=SpaceUse.TOILET),
            "E": Room(long_name="女卫生间", use=SpaceUse.TOILET),
        },
    )
    labels = [entry.label["zh-CN"] for entry in build_gazetteer(twin).entries if entry.kind is EntryKind.SPACE]

    names = [storey.long_name or storey.name for storey in twin.storeys.values()]
    assert sorted(labels) == sorted([f"女卫生间（{names[0]}）", "会议室", "女卫生间 D", "女卫生间 E"])
    found = resolve(build_gazetteer(twin), f"女卫生间（{names[0]}）")
    assert found.elements == ("A",)


def test_a_room_with_a_foreign_name_is_called_as_its_words_call_it() -> None:
    twin = draw("#####\n#A..#\n#####", rooms={"A": Room(long_name="Buero", use=SpaceUse.BACK_OFFICE)})
    spaces = {name: replace(space, name="301") for name, space in twin.spaces.items()}

    labels = {entry.label["zh-CN"] for entry in list_entries(replace(twin, spaces=spaces))}

    assert "301室（Buero）" in labels
