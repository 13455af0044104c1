"""Spaces of made files: floors, uses, layers, and what is not walked on."""

from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from tests.support.make_ifc import UNITS_M, Drawing, guid, rectangle
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.solids.bodies import read_bodies
from twin.ingest.spaces.spaces import read_spaces
from twin.ingest.spaces.zones import read_zones
from twin.ingest.storeys import read_storeys
from twin.model.finding import Finding
from twin.model.origin import Origin
from twin.model.space import Space, SpaceUse

HALL = rectangle(0.0, 0.0, 20.0, 10.0)


def spaces_of(drawing: Drawing, path: Path) -> tuple[dict[str, Space], tuple[Finding, ...]]:
    opened = open_ifc(drawing.write(path / "spaces.ifc"))
    spaces, findings = read_spaces(opened, read_bodies(opened), read_storeys(opened))
    return {space.name: space for space in spaces}, findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize("unit", sorted(UNITS_M))
def test_a_room_is_what_was_drawn(tmp_path: Path, unit: str) -> None:
    spaces, findings = spaces_of(two_rooms(unit=unit), tmp_path)

    room = spaces["A"]
    assert room.footprint is not None
    assert room.footprint.bounds == (0.0, 0.0, 4.0, 3.0)
    assert (room.floor_z_m, room.height_m, room.long_name) == (0.0, 3.0, "Reading room")
    assert room.uses.value == (SpaceUse.INFORMATION_READING,)
    assert room.uses.origin is Origin.DECLARED
    assert room.accessible is not None
    assert room.accessible.value is False
    assert room.opening_hours is not None
    assert room.opening_hours.value == "Mo-Fr 09:00-17:00"
    assert room.navigable
    assert findings == ()


def test_a_space_without_geometry_is_listed_and_not_walked_on(tmp_path: Path) -> None:
    drawing = two_rooms()
    drawing.model.by_type("IfcSpace")[0].Representation = None

    spaces, findings = spaces_of(drawing, tmp_path)

    assert (spaces["A"].footprint, spaces["A"].navigable) == (None, False)
    assert codes(findings) == ["ING203"]
    assert findings[0].subject.id == guid("A")


def test_the_parts_of_a_space_are_walked_on_and_the_whole_is_not(tmp_path: Path) -> None:
    """Even where they leave some of it out: the leaves count."""
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    whole = drawing.space(storey, "whole", HALL)
    for name, outline in (("left", rectangle(0.0, 0.0, 4.0, 10.0)), ("right", rectangle(16.0, 0.0, 20.0, 10.0))):
        part = drawing.space(storey, name, outline)
        drawing.model.remove(part.Decomposes[0])
        drawing.part(whole, part)

    spaces, _ = spaces_of(drawing, tmp_path)

    assert {name: space.navigable for name, space in spaces.items()} == {"whole": False, "left": True, "right": True}
    assert {space.storey for space in spaces.values()} == {guid("G")}


def test_of_three_layers_of_copies_one_is_walked_on(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    for layer, margin in (("gross", 0.1), ("net", 0.0), ("legal", 0.05)):
        for index in range(4):
            x = index * 5.0
            outline = rectangle(x - margin, -margin, x + 4.6 + margin, 6.0 + margin)
            drawing.space(storey, f"{layer} {index}", outline, ObjectType=layer)

    spaces, findings = spaces_of(drawing, tmp_path)

    walked = {name.split()[0] for name, space in spaces.items() if space.navigable}
    assert len(walked) == 1
    assert sum(space.navigable for space in spaces.values()) == 4
    assert {space.layer for space in spaces.values() if not space.navigable} == {"gross", "net", "legal"} - walked
    assert codes(findings) == ["ING205"]


def test_the_gross_of_several_rooms_is_not_walked_on(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    drawing.space(storey, "gross", HALL)
    drawing.space(storey, "one", rectangle(0.2, 0.2, 9.8, 9.8))
    drawing.space(storey, "two", rectangle(10.0, 0.2, 19.8, 9.8))

    spaces, _ = spaces_of(drawing, tmp_path)

    assert {name: space.navigable for name, space in spaces.items()} == {"gross": False, "one": True, "two": True}


def test_a_corner_of_a_hall_takes_nothing_from_the_hall(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    drawing.space(storey, "hall", HALL)
    drawing.space(storey, "waiting", rectangle(1.0, 1.0, 6.0, 4.0))

    spaces, findings = spaces_of(drawing, tmp_path)

    assert all(space.navigable for space in spaces.values())
    assert findings == ()


def test_rooms_over_each_other_are_no_copies(tmp_path: Path) -> None:
    """An upper gallery in the same storey."""
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    drawing.space(storey, "below", HALL, height_m=2.8)
    upper = drawing.space(storey, "above", HALL, height_m=2.8)
    upper.ObjectPlacement = drawing.placement((0.0, 0.0, 3.0), storey)

    spaces, _ = spaces_of(drawing, tmp_path)

    assert all(space.navigable for space in spaces.values())


def test_a_storey_with_walls_and_no_space_has_no_floor(tmp_path: Path) -> None:
    drawing = two_rooms()
    upper = drawing.storey("Upper", 3.5)
    drawing.element("IfcWall", upper, "lonely", rectangle(0.0, 0.0, 4.0, 0.2), height_m=3.0)

    _, findings = spaces_of(drawing, tmp_path)

    assert codes(findings) == ["ING204"]
    assert findings[0].subject.id == guid("Upper")


def test_occupants_come_from_a_number_or_from_the_area(tmp_path: Path) -> None:
    drawing = two_rooms()
    room, corridor = drawing.model.by_type("IfcSpace")
    drawing.properties(room, "Pset_SpaceOccupancyRequirements", OccupancyNumber=25.0)
    drawing.properties(corridor, "Pset_SpaceOccupancyRequirements", AreaPerOccupant=3.0)

    spaces, _ = spaces_of(drawing, tmp_path)

    counted, derived = spaces["A"].occupants, spaces["B"].occupants
    assert counted is not None
    assert derived is not None
    assert (counted.value, counted.origin) == (25.0, Origin.DECLARED)
    assert derived.value == pytest.approx(5.0)
    assert derived.origin is Origin.DERIVED


def test_a_merged_zone_is_in_each_of_its_zones(tmp_path: Path) -> None:
    drawing = two_rooms()
    drawing.properties(
        drawing.model.by_type("IfcSpace")[1], "Twin_Space", ZoneKind=["business_acceptance", "certificate_issuing"]
    )

    spaces, _ = spaces_of(drawing, tmp_path)
    zones = {zone.code.value: zone.spaces for zone in read_zones(spaces.values())}

    assert zones == {
        "business_acceptance": (guid("B"),),
        "certificate_issuing": (guid("B"),),
        "information_reading": (guid("A"),),
    }


def test_a_zone_kind_that_is_no_code_is_said(tmp_path: Path) -> None:
    drawing = two_rooms()
    drawing.properties(drawing.model.by_type("IfcSpace")[1], "Twin_Space", ZoneKind="xyzzy")

    _, findings = spaces_of(drawing, tmp_path)

    assert codes(findings) == ["ING207"]
