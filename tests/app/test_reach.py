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
    assert "'low beam' is only 1.55 m" in finding.message["en"]
    assert "1.55" in finding.message["zh-CN"]


@pytest.mark.real_models
def test_in_real_buildings_every_room_with_a_door_is_reached_or_named_with_the_reason() -> None:
    reasons = {
        name: sorted((finding.subject.name, finding.message["en"]) for finding in unreached(read_real(name).twin))
        for name in ("duplex_a.ifc", "institute_ac11.ifc", "voxel_demo2.ifc")
    }

    assert reasons["duplex_a.ifc"] == []
    # Three rooms of the basement lie behind a corridor that the model declares not open to the public.
    assert [name for name, _ in reasons["institute_ac11.ifc"]] == [
        "Besprechungsraum I",
        "Besprechungsraum II",
        "WC Damen",
    ]
    # The top storey of the voxel house has beams 0.80 m deep under a ceiling of 2.35 m.
    assert len(reasons["voxel_demo2.ifc"]) == 3
    assert all("is only 1.55 m" in reason for _, reason in reasons["voxel_demo2.ifc"])
