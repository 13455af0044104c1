"""A real model written differently is the same twin: moved, turned, in feet, renumbered, its storeys in another order."""

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.unit
import pytest
import shapely

from tests.support.made_files import renumber, two_rooms
from tests.support.make_ifc import Drawing, rectangle
from tests.support.models import real_model
from twin.ingest.read import read_ifc
from twin.model.twin import Twin

SAME_M2 = 1e-3
"""Footprints are compared by area: a turn by 17 degrees leaves rounding in the last digits of coordinates."""
SAME_M = 1e-3


def moved(model: Any) -> Any:
    """Move the site by 500 km to the east and 300 km to the north."""
    unit_m = ifcopenshell.util.unit.calculate_unit_scale(model)
    location = _site_frame(model).Location
    x, y, z = location.Coordinates
    location.Coordinates = (x + 500_000.0 / unit_m, y + 300_000.0 / unit_m, z)
    return model


def turned(model: Any) -> Any:
    """Turn the site by 17 degrees about its origin."""
    angle = math.radians(17.0)
    frame = _site_frame(model)
    frame.Axis = model.create_entity("IfcDirection", (0.0, 0.0, 1.0))
    frame.RefDirection = model.create_entity("IfcDirection", (math.cos(angle), math.sin(angle), 0.0))
    return model


def in_feet(model: Any) -> Any:
    """Rewrite all lengths in feet."""
    return ifcopenshell.util.unit.convert_file_length_units(model, "FOOT")


def with_storeys_reordered(model: Any) -> Any:
    """Turn round the order in which the building lists its storeys, and spaces and elements follow their storeys."""
    for relation in (*model.by_type("IfcRelAggregates"), *model.by_type("IfcRelContainedInSpatialStructure")):
        name = "RelatedObjects" if relation.is_a("IfcRelAggregates") else "RelatedElements"
        setattr(relation, name, tuple(reversed(getattr(relation, name))))
    return model


def _site_frame(model: Any) -> Any:
    """Return the site's own frame, free of what else shares it."""
    (site,) = model.by_type("IfcSite")
    frame = site.ObjectPlacement.RelativePlacement
    point = model.create_entity("IfcCartesianPoint", tuple(map(float, frame.Location.Coordinates)))
    own = model.create_entity("IfcAxis2Placement3D", point, frame.Axis, frame.RefDirection)
    site.ObjectPlacement.RelativePlacement = own
    return own


@pytest.fixture(scope="module")
def reference() -> Twin:
    return read_ifc(real_model("voxel_demo2.ifc")).twin


@pytest.mark.parametrize("change", [moved, turned, in_feet, with_storeys_reordered])
def test_a_real_model_written_differently_is_the_same_twin(
    tmp_path: Path, reference: Twin, change: Callable[[Any], Any]
) -> None:
    path = tmp_path / "changed.ifc"
    change(ifcopenshell.open(str(real_model("voxel_demo2.ifc")))).write(str(path))

    _assert_same(read_ifc(path).twin, reference)


def test_a_real_model_with_other_line_numbers_is_the_same_twin(tmp_path: Path, reference: Twin) -> None:
    path = tmp_path / "renumbered.ifc"
    ifcopenshell.open(str(real_model("voxel_demo2.ifc"))).write(str(path))
    renumber(path, 1)

    _assert_same(read_ifc(path).twin, reference)


def _assert_same(twin: Twin, reference: Twin) -> None:
    assert list(twin.storeys) == list(reference.storeys)
    assert {key: portal.spaces for key, portal in twin.portals.items()} == {
        key: portal.spaces for key, portal in reference.portals.items()
    }
    for key, space in reference.spaces.items():
        other = twin.spaces[key]
        assert (other.storey, other.uses, other.navigable) == (space.storey, space.uses, space.navigable)
        assert other.floor_z_m == pytest.approx(space.floor_z_m, abs=SAME_M)
        assert _differ_m2(other.footprint, space.footprint) < SAME_M2
    assert list(twin.obstacles) == list(reference.obstacles)
    for name, obstacle in reference.obstacles.items():
        assert _differ_m2(twin.obstacles[name].footprint, obstacle.footprint) < SAME_M2
    for door, portal in reference.portals.items():
        assert shapely.hausdorff_distance(twin.portals[door].line, portal.line) < SAME_M
    connectors = {key: [landing.space for landing in one.landings] for key, one in twin.connectors.items()}
    assert connectors == {key: [stop.space for stop in one.landings] for key, one in reference.connectors.items()}


def _differ_m2(one: Any, other: Any) -> float:
    return float(shapely.area(shapely.symmetric_difference(one, other)))


def two_storeys(names: list[tuple[str, float]], *, turn_deg: float = 0.0, unit: str = "m") -> Drawing:
    """Draw a room with a column on each storey."""
    drawing = Drawing(unit=unit)
    angle = math.radians(turn_deg)
    drawing.site.ObjectPlacement.RelativePlacement.RefDirection = drawing.add(
        "IfcDirection", (math.cos(angle), math.sin(angle), 0.0)
    )
    for name, elevation_m in names:
        storey = drawing.storey(name, elevation_m)
        drawing.space(storey, f"room on {name}", rectangle(0.0, 0.0, 6.0, 4.0))
        drawing.element("IfcColumn", storey, f"column on {name}", rectangle(2.0, 2.0, 2.4, 2.4), height_m=3.0)
    return drawing


STOREYS = [("ground", 0.0), ("first", 3.5), ("second", 7.0)]


@pytest.mark.parametrize("unit", ["m", "foot"])
@pytest.mark.parametrize("turn_deg", [0.0, 17.0])
def test_drawn_storeys_in_any_order_any_unit_and_any_direction_are_the_same(
    tmp_path: Path, unit: str, turn_deg: float
) -> None:
    plain = read_ifc(two_storeys(STOREYS).write(tmp_path / "plain.ifc")).twin
    other = read_ifc(two_storeys(STOREYS[::-1], turn_deg=turn_deg, unit=unit).write(tmp_path / "other.ifc")).twin

    assert [storey.name for storey in other.storeys.values()] == ["ground", "first", "second"]
    _assert_same(other, plain)


def test_the_comparison_sees_a_wall_that_was_moved(tmp_path: Path) -> None:
    plain = read_ifc(two_rooms().write(tmp_path / "plain.ifc")).twin
    path = tmp_path / "other.ifc"
    path.write_text(re.sub(r"\(6000\.,1000\.\)", "(6010.,1000.)", (tmp_path / "plain.ifc").read_text()))

    with pytest.raises(AssertionError):
        _assert_same(read_ifc(path).twin, plain)
