"""Ways through walls of drawn buildings: their sides, sizes and terms."""

from pathlib import Path

import pytest
import shapely

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import door_through, room_row
from twin.ingest.read import read_ifc
from twin.model.ids import OUTSIDE, PortalId
from twin.model.origin import Origin
from twin.model.passage import Access, OneWay, Portal, PortalKind
from twin.model.twin import Ingested


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "ways.ifc"))


def portal(ingested: Ingested, name: str) -> Portal:
    return ingested.twin.portals[PortalId(guid(name))]


def codes(ingested: Ingested) -> set[str]:
    return {finding.code for finding in ingested.findings}


def test_a_door_joins_the_spaces_before_and_behind_it(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    wall = room_row(drawing, storey, [4.0, 4.0])[0]
    door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=0.9)

    found = portal(read(drawing, tmp_path), "d")

    # The placement's +Y points to -x: side 1 is the left room.
    assert found.spaces == (guid("R1"), guid("R0"))
    assert found.kind is PortalKind.DOOR
    assert found.at == pytest.approx((4.1, 1.45, 0.0))
    assert found.clear_width_m is not None
    assert found.line.length == pytest.approx(found.clear_width_m.value)


@pytest.mark.parametrize("short_m", [0.0, 0.3, 0.5])
def test_a_passage_makes_one_floor_of_two_rooms_also_where_they_stop_short_of_the_wall(
    tmp_path: Path, short_m: float
) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0 - short_m, 4.0))
    drawing.space(storey, "B", rectangle(4.5 + short_m, 0.0, 9.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.5, 4.0), height_m=3.0)
    door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0, depth_m=0.5)

    ingested = read(drawing, tmp_path)

    found = portal(ingested, "d")
    floors = [space.footprint for space in ingested.twin.spaces.values() if space.footprint is not None]
    assert shapely.union_all([*floors, found.passage]).geom_type == "Polygon"
    assert found.passage.intersection(floors[0]).area < 0.02
    assert found.passage.bounds[3] - found.passage.bounds[1] == pytest.approx(0.9)


def test_a_room_beyond_reach_is_not_joined(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    drawing.space(storey, "B", rectangle(5.2, 0.0, 9.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0)

    assert portal(read(drawing, tmp_path), "d").spaces[1] == guid("A")
    assert portal(read(drawing, tmp_path), "d").spaces[0] != guid("B")


@pytest.mark.parametrize("declared", [True, False, None])
def test_a_door_into_the_open_leads_outside_whatever_is_declared(tmp_path: Path, *, declared: bool | None) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    door = door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0)
    if declared is not None:
        drawing.properties(door, "Pset_DoorCommon", IsExternal=declared)

    ingested = read(drawing, tmp_path)

    assert portal(ingested, "d").spaces == (OUTSIDE, guid("A"))
    assert portal(ingested, "d").entrance
    assert ("ING404" in codes(ingested)) == (declared is False)


def test_a_door_to_a_room_that_is_walled_but_not_modelled_leads_to_nothing_known(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    for name, outline in {
        "south": rectangle(4.2, -0.2, 8.0, 0.0),
        "north": rectangle(4.2, 4.0, 8.0, 4.2),
        "east": rectangle(8.0, -0.2, 8.2, 4.2),
    }.items():
        drawing.element("IfcWall", storey, name, outline, height_m=3.0)
    door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0)

    ingested = read(drawing, tmp_path)

    assert portal(ingested, "d").spaces == (None, guid("A"))
    assert not portal(ingested, "d").entrance
    assert "ING402" in codes(ingested)


def test_a_door_without_any_space_is_listed_and_reported(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(20.0, 0.0, 24.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0)

    ingested = read(drawing, tmp_path)

    assert set(portal(ingested, "d").spaces) <= {None, OUTSIDE}
    assert "ING401" in codes(ingested)


def test_a_file_without_any_geometry_says_of_no_door_where_it_leads(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    door = drawing.root("IfcDoor", "d", ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), storey))
    drawing.contain(storey, door)

    found = portal(read(drawing, tmp_path), "d")

    assert found.spaces == (None, None)
    assert found.clear_width_m is None


def test_a_door_upstairs_opens_to_the_gallery_and_not_to_the_hall_below_it(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, upper = drawing.storey("Ground", 0.0), drawing.storey("First", 3.0)
    drawing.space(ground, "tall hall", rectangle(0.0, 0.0, 4.0, 4.0), height_m=6.0)
    drawing.space(upper, "gallery", rectangle(2.0, 0.0, 4.0, 4.0))
    drawing.space(upper, "room", rectangle(4.2, 0.0, 8.0, 4.0))
    wall = drawing.element("IfcWall", upper, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    door_through(drawing, upper, wall, "d", x=4.0, y=1.0, width_m=1.0)

    assert portal(read(drawing, tmp_path), "d").spaces == (guid("room"), guid("gallery"))


def test_terms_of_a_door_are_read_with_their_origin(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    wall = room_row(drawing, storey, [4.0, 4.0])[0]
    door = door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0)
    drawing.properties(
        door,
        "Twin_Portal",
        ClearWidth_m=0.83,
        ThresholdHeight_m=0.015,
        Access="staff",
        OneWay="in",
        OpeningHours="Mo-Fr 09:00-17:00",
    )
    drawing.properties(door, "Pset_DoorCommon", FireExit=True, HasDrive=False)

    found = portal(read(drawing, tmp_path), "d")

    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(0.83)
    assert found.clear_width_m.origin is Origin.DECLARED
    assert found.threshold_m is not None
    assert found.threshold_m.value == pytest.approx(0.015)
    assert found.access is not None
    assert found.access.value is Access.STAFF
    assert found.one_way is not None
    assert found.one_way.value is OneWay.FORWARD
    assert found.opening_hours is not None
    assert found.opening_hours.value == "Mo-Fr 09:00-17:00"
    assert found.fire_exit is not None
    assert found.fire_exit.value is True
    assert found.automatic is not None
    assert found.automatic.value is False


@pytest.mark.parametrize(
    ("room_x", "term", "way"),
    [
        (0.0, "in", OneWay.FORWARD),
        (0.0, "out", OneWay.BACKWARD),
        (4.2, "in", OneWay.BACKWARD),
        (4.2, "out", OneWay.FORWARD),
    ],
)
def test_in_means_from_the_outside_in(tmp_path: Path, room_x: float, term: str, way: OneWay) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(room_x, 0.0, room_x + 4.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    drawing.properties(door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0), "Twin_Portal", OneWay=term)

    found = portal(read(drawing, tmp_path), "d")

    assert found.spaces.index(OUTSIDE) == (0 if room_x == 0.0 else 1)
    assert found.one_way is not None
    assert found.one_way.value is way


def test_floors_at_different_heights_make_a_threshold(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    high = drawing.storey("Split", 0.12)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    drawing.space(high, "B", rectangle(4.2, 0.0, 8.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0)

    found = portal(read(drawing, tmp_path), "d")

    assert found.threshold_m is not None
    assert found.threshold_m.value == pytest.approx(0.12)
    assert found.threshold_m.origin is Origin.MEASURED


def test_space_boundaries_that_contradict_the_geometry_are_reported(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    walls = room_row(drawing, storey, [4.0, 4.0, 4.0])
    door = door_through(drawing, storey, walls[0], "d", x=4.0, y=1.0, width_m=1.0)
    drawing.root(
        "IfcRelSpaceBoundary",
        "wrong",
        RelatingSpace=next(space for space in drawing.model.by_type("IfcSpace") if space.Name == "R2"),
        RelatedBuildingElement=door,
        PhysicalOrVirtualBoundary="PHYSICAL",
        InternalOrExternalBoundary="INTERNAL",
    )

    ingested = read(drawing, tmp_path)

    assert set(portal(ingested, "d").spaces) == {guid("R0"), guid("R1")}
    assert "ING403" in codes(ingested)
