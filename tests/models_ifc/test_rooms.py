"""Every space has a floor, no two floors overlap, and together they are the house. Read from the profiles themselves."""

from collections import defaultdict
from itertools import combinations
from typing import Any

import ifcopenshell.util.element
import ifcopenshell.util.placement
import pytest
from shapely import Polygon

from tests.support.ifc_facts import HALLS, open_hall, psets_of


def floor_of(space: Any, scale: float) -> Polygon:
    """Return a space's floor from its extruded profile, in metres."""
    body = next(shape for shape in space.Representation.Representations if shape.RepresentationIdentifier == "Body")
    profile = body.Items[0].SweptArea
    matrix = ifcopenshell.util.placement.get_local_placement(space.ObjectPlacement)
    if profile.is_a("IfcRectangleProfileDef"):
        x, y = profile.Position.Location.Coordinates
        dx, dy = profile.XDim / 2, profile.YDim / 2
        rings = [[(x - dx, y - dy), (x + dx, y - dy), (x + dx, y + dy), (x - dx, y + dy)]]
    else:
        rings = [
            [p.Coordinates for p in curve.Points]
            for curve in (profile.OuterCurve, *getattr(profile, "InnerCurves", ()))
        ]
    shifted = [[((x + matrix[0][3]) * scale, (y + matrix[1][3]) * scale) for x, y in ring] for ring in rings]
    return Polygon(shifted[0], shifted[1:])


def floors_of(name: str) -> dict[str, dict[Any, Polygon]]:
    scale = 1.0 if name == "demo_hall_ifc4.ifc" else 0.001
    found: dict[str, dict[Any, Polygon]] = defaultdict(dict)
    for space in open_hall(name).by_type("IfcSpace"):
        storey = ifcopenshell.util.element.get_aggregate(space)
        found[storey.Name][space] = floor_of(space, scale)
    return found


@pytest.mark.parametrize("name", HALLS)
def test_every_space_has_a_valid_floor(name: str) -> None:
    floors = [floor for storey in floors_of(name).values() for floor in storey.values()]

    assert len(floors) > 70
    assert all(floor.is_valid and floor.area > 3.0 for floor in floors)


@pytest.mark.parametrize("name", HALLS)
def test_no_two_spaces_overlap(name: str) -> None:
    overlaps = {
        (one.LongName, other.LongName): area
        for floors in floors_of(name).values()
        for (one, a), (other, b) in combinations(floors.items(), 2)
        if (area := a.intersection(b).area) > 0.002
    }

    assert overlaps == {}


def test_the_house_has_about_6000_square_metres() -> None:
    inside = [
        floor.area
        for floors in floors_of("demo_hall.ifc").values()
        for space, floor in floors.items()
        if psets_of(space)["Twin_Space"]["ZoneKind"] != "outdoor"
    ]

    assert 5600.0 < sum(inside) < 6400.0


def test_the_stated_area_is_the_area_of_the_floor() -> None:
    for floors in floors_of("demo_hall.ifc").values():
        for space, floor in floors.items():
            stated = psets_of(space).get("Qto_SpaceBaseQuantities")
            if stated is not None:
                assert stated["NetFloorArea"] == pytest.approx(floor.area, abs=0.01)


def test_the_three_schemas_have_the_same_floors() -> None:
    plans = [
        {space.GlobalId: floor for floors in floors_of(name).values() for space, floor in floors.items()}
        for name in HALLS
    ]

    for other in plans[1:]:
        assert plans[0].keys() == other.keys()
        assert max(plans[0][key].symmetric_difference(other[key]).area for key in other) < 0.01
