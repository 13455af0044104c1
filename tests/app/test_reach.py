"""Rooms that a walker does not get to from an entrance are named, with what is in the way."""

from dataclasses import replace

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Door, Mark
from tests.support.real_readings import read_real
from twin.app.open_place import OpenPlace
from twin.app.reach import find_unreached
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.finding import Finding
from twin.model.ids import ObstacleId
from twin.model.origin import Origin, Sourced
from twin.model.space import SpaceUse
from twin.model.twin import Ingested, ReadSeconds, Twin

PLAN = """
##################
#A....+B...n..C..#
#.....#....#.....#
#.....#....#.....#
###x##############
"""


def unreached(twin: Twin, profile: str = "walking") -> tuple[Finding, ...]:
    seconds = ReadSeconds(open=0.0, geometry=0.0, total=0.0)
    return find_unreached(OpenPlace(Ingested(twin=twin, findings=(), seconds=seconds)), profile)


def plan(width_m: float = 0.9) -> Twin:
    marks: dict[str, Mark] = {"x": Door(name="entrance"), "n": Door(name="inner", clear_width_m=width_m)}
    return draw(PLAN, marks=marks)


def test_every_room_is_reached_where_doors_are_wide_enough() -> None:
    assert unreached(plan()) == ()


def test_a_room_behind_a_door_too_narrow_for_a_wheelchair_is_named_with_that_door() -> None:
    (finding,) = unreached(plan(0.6), "wheelchair")

    assert finding.subject.id == "C"
    assert "0.60" in finding.message["en"]
    assert unreached(plan(0.6)) == ()


def test_a_beam_too_low_to_walk_under_is_named_with_its_height() -> None:
    twin = plan()
    room = twin.spaces[next(key for key in twin.spaces if key == "C")]
    assert room.footprint is not None
    beam = Obstacle(
        id=ObstacleId("beam"),
        kind=ObstacleKind.COLUMN,
        name="low beam",
        storey=room.storey,
        footprint=room.footprint,
        bottom_z_m=(room.floor_z_m or 0.0) + 1.55,
        top_z_m=(room.floor_z_m or 0.0) + 2.2,
    )

    (finding,) = unreached(replace(twin, obstacles={beam.id: beam}))

    assert finding.subject.id == "C"
    assert "'low beam' is only 1.55 m, 2.00 m needed" in finding.message["en"]
    assert "净高只有 1.55 m，需要 2.00 m" in finding.message["zh-CN"]
    assert "model holds no way" not in finding.message["en"]


@pytest.mark.parametrize(
    ("public", "reason"),
    [
        pytest.param(
            Sourced(value=False, origin=Origin.DECLARED, carrier="Pset_SpaceCommon.PubliclyAccessible"),
            "the model says that 'B' is not open to the public (Pset_SpaceCommon.PubliclyAccessible)",
            id="declared",
        ),
        pytest.param(
            Sourced(value=False, origin=Origin.ASSUMED, carrier="space use"),
            "'B' counts as closed to the public by its use (Back Office, from LongName)",
            id="by its use",
        ),
    ],
)
def test_a_room_behind_one_that_is_closed_to_the_public_is_told_what_closes_that(
    public: Sourced[bool], reason: str
) -> None:
    twin = plan()
    uses: Sourced[tuple[SpaceUse, ...]] = Sourced(
        value=(SpaceUse.BACK_OFFICE,), origin=Origin.DERIVED, carrier="LongName"
    )
    closed = {key: replace(s, public=public, uses=uses) if key == "B" else s for key, s in twin.spaces.items()}
    opened = {key: replace(s, public=replace(public, value=True)) if key == "C" else s for key, s in closed.items()}

    (finding,) = unreached(replace(twin, spaces=opened))

    assert finding.subject.id == "C"
    assert reason in finding.message["en"]


@pytest.mark.real_models
def test_in_real_buildings_every_room_with_a_door_is_reached_or_named_with_the_reason() -> None:
    reasons = {
        name: sorted((finding.subject.name, finding.message["en"]) for finding in unreached(read_real(name).twin))
        for name in ("duplex_a.ifc", "institute_ac11.ifc", "voxel_demo2.ifc")
    }

    assert reasons["duplex_a.ifc"] == []
    # Three rooms of the basement lie behind a corridor that the model declares not open to the public.
    assert all(
        "'Flur Keller West' is not open to the public (Pset_SpaceCommon.PubliclyAccessible)" in reason
        for _, reason in reasons["institute_ac11.ifc"]
    )
    assert [name for name, _ in reasons["institute_ac11.ifc"]] == [
        "Besprechungsraum I",
        "Besprechungsraum II",
        "WC Damen",
    ]
    # The top storey of the voxel house has beams 0.80 m deep under a ceiling of 2.35 m.
    assert len(reasons["voxel_demo2.ifc"]) == 3
    assert all("is only 1.55 m, 2.00 m needed" in reason for _, reason in reasons["voxel_demo2.ifc"])


@pytest.mark.real_models
def test_where_wheels_find_no_way_the_doors_and_stairs_on_the_way_of_one_who_walks_are_told() -> None:
    reasons = {f.subject.id: f.message["en"] for f in unreached(read_real("duplex_a.ifc").twin, "wheelchair")}

    assert len(reasons) == 12
    assert not [reason for reason in reasons.values() if "model holds no way" in reason]
    utility = reasons["2gRXFgjRn2HPE$YoDLX3FV"]
    assert "stairs" in utility
    assert "between Hallway and Bathroom 2 is too narrow: 0.76 m clear, 0.80 m needed" in utility
    assert "between Bathroom 2 and Utility is too narrow: 0.66 m clear, 0.80 m needed" in utility
