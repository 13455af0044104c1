"""Placements in metres and the plan frame."""

from pathlib import Path

import ifcopenshell.util.placement
import numpy as np
import pytest

from tests.support.made_files import two_rooms
from tests.support.make_ifc import UNITS_M, Drawing, rectangle
from tests.support.models import real_model
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.records.placements import FAR_M, build_plan_frame


@pytest.mark.parametrize("unit", sorted(UNITS_M))
def test_a_placement_is_given_in_metres_whatever_the_unit(tmp_path: Path, unit: str) -> None:
    opened = open_ifc(two_rooms(unit=unit).write(tmp_path / "house.ifc"))
    (door,) = (door for door in opened.list_elements("IfcDoor") if door.Name == "d")

    expected = [[0.0, -1.0, 0.0, 4.1], [1.0, 0.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]

    assert expected == opened.placement_m(door).tolist()


def test_the_plan_frame_is_the_buildings(tmp_path: Path) -> None:
    """A site at map coordinates moves the building, not the plan."""
    near = open_ifc(two_rooms().write(tmp_path / "near.ifc"))
    far = open_ifc(two_rooms(origin=(33_403_684.0, 5_828_396.0, 40.0)).write(tmp_path / "far.ifc"))

    for one, other in zip(near.list_elements("IfcWall"), far.list_elements("IfcWall"), strict=True):
        assert near.placement_m(one).tolist() == far.placement_m(other).tolist()
    assert far.frame.shift_m == (0.0, 0.0, 0.0)


def test_elements_far_from_their_building_are_shifted_by_whole_metres(tmp_path: Path) -> None:
    drawing = Drawing(unit="mm")
    storey = drawing.storey("Ground", 0.0)
    drawing.element("IfcWall", storey, "wall", rectangle(0.0, 0.0, 4.0, 0.2), height_m=3.0)
    storey.ObjectPlacement = drawing.placement((500_000.25, -20_000.75, 3.0), drawing.building)
    for wall in drawing.model.by_type("IfcWall"):
        wall.ObjectPlacement.PlacementRelTo = storey.ObjectPlacement

    opened = open_ifc(drawing.write(tmp_path / "far.ifc"))

    assert opened.frame.shift_m == (500_000.0, -20_001.0, 0.0)
    (wall,) = opened.list_elements("IfcWall")
    assert opened.placement_m(wall)[:3, 3].tolist() == pytest.approx([0.25, 0.25, 3.0], abs=1e-6)
    assert "ING106" in {finding.code for finding in opened.findings}


def test_one_stray_element_does_not_shift_the_plan() -> None:
    here = [(float(i), 0.0, 0.0) for i in range(9)]

    frame = build_plan_frame(np.eye(4), [*here, (1.7e9, 0.0, 0.0)])

    assert frame.shift_m == (0.0, 0.0, 0.0)
    assert FAR_M < 1.7e9


def test_a_turned_building_turns_the_plan_back() -> None:
    turned = np.eye(4)
    turned[:2, :2] = [[0.0, -1.0], [1.0, 0.0]]
    turned[:3, 3] = [100.0, 50.0, 2.0]

    frame = build_plan_frame(turned, [])

    assert (frame.from_world @ np.array([100.0, 53.0, 2.0, 1.0])).tolist() == pytest.approx([3.0, 0.0, 0.0, 1.0])


@pytest.mark.parametrize("name", ["duplex_a", "institute_ac11"])
def test_every_placement_is_what_the_parsers_own_tool_makes_of_it(name: str) -> None:
    opened = open_ifc(real_model(f"{name}.ifc"))
    scale = np.array([1.0, 1.0, 1.0, 1.0 / opened.length_unit_m])

    for product in opened.list_elements("IfcProduct"):
        if product.ObjectPlacement is not None:
            world = ifcopenshell.util.placement.get_local_placement(product.ObjectPlacement) / scale
            world[3, 3] = 1.0
            expected = opened.frame.from_world @ world
            assert opened.placement_m(product) == pytest.approx(expected, abs=1e-6), product
            assert opened.origin_of(product) == pytest.approx(expected[:3, 3], abs=1e-6)
