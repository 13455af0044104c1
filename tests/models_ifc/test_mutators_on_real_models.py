"""The mutators work on models that nobody here wrote."""

from typing import TYPE_CHECKING

import ifcopenshell
import pytest

from models_ifc.mutation import doors, rooms, walls
from models_ifc.mutation.planted import Planted
from tests.support.ifc_facts import changed, facts_of_file
from tests.support.models import real_model

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.real_models

MODELS = ("duplex_a.ifc", "institute_ac11.ifc")


@pytest.mark.parametrize("name", MODELS)
def test_a_door_of_a_real_model_is_narrowed(name: str) -> None:
    file = ifcopenshell.open(str(real_model(name)))
    before = facts_of_file(file)
    door = next(d for d in file.by_type("IfcDoor") if d.FillsVoids and d.OverallWidth)
    planted = doors.narrow_door(file, door.GlobalId, 0.6)
    after = facts_of_file(file)

    assert planted.after == 0.6
    assert (
        {door.GlobalId} <= changed(before, after) <= {door.GlobalId, door.FillsVoids[0].RelatingOpeningElement.GlobalId}
    )
    assert isinstance(planted.before, float)
    ratio = before[door.GlobalId]["OverallWidth"] / after[door.GlobalId]["OverallWidth"]
    assert ratio == pytest.approx(planted.before / 0.6, abs=0.01)


@pytest.mark.parametrize("name", MODELS)
def test_thresholds_access_and_names_are_planted_in_a_real_model(name: str) -> None:
    file = ifcopenshell.open(str(real_model(name)))
    door, space = file.by_type("IfcDoor")[1].GlobalId, file.by_type("IfcSpace")[0].GlobalId
    building = file.by_type("IfcBuilding")[0].GlobalId
    last = facts_of_file(file)
    steps: list[tuple[Callable[[], Planted], str]] = [
        (lambda: doors.raise_threshold(file, door, 0.05), door),
        (lambda: doors.set_access(file, door, "staff", "6.1.2.1"), door),
        (lambda: rooms.remove_zone_meaning(file, space), space),
        (lambda: rooms.retag_zone(file, space, "business_acceptance", "6.1.2.1"), space),
        (lambda: rooms.rename_place(file, "某某大厅"), building),
    ]
    for mutate, expected in steps:
        mutate()
        now = facts_of_file(file)

        assert changed(last, now) == {expected}
        last = now


@pytest.mark.parametrize("name", MODELS)
def test_a_real_model_gets_a_door_and_a_box_and_still_opens(name: str, tmp_path: object) -> None:
    file = ifcopenshell.open(str(real_model(name)))
    wall = next(w for w in file.by_type("IfcWall") if w.ContainedInStructure)
    storey = wall.ContainedInStructure[0].RelatingStructure
    while not storey.is_a("IfcBuildingStorey"):
        storey = storey.Decomposes[0].RelatingObject
    door = walls.add_door(file, wall.GlobalId, 1.0, 0.9, "6.1.2.1").global_id
    box = rooms.block_passage(file, storey.GlobalId, (1.0, 1.0), (0.6, 0.6, 1.0)).global_id
    path = f"{tmp_path}/changed.ifc"
    file.write(path)
    again = ifcopenshell.open(path)

    assert (
        again.by_guid(door).FillsVoids[0].RelatingOpeningElement.VoidsElements[0].RelatingBuildingElement.GlobalId
        == wall.GlobalId
    )
    assert again.by_guid(box).is_a("IfcFurnishingElement")
