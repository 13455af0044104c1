"""Storeys: order, height, ground, and which one an element hangs in."""

from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from tests.support.make_ifc import Drawing, guid, rectangle
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.storeys import Storeys, read_storeys
from twin.model.ids import StoreyId
from twin.model.origin import Origin

ROOM = rectangle(0.0, 0.0, 4.0, 3.0)


def storeys_of(drawing: Drawing, path: Path) -> Storeys:
    return read_storeys(open_ifc(drawing.write(path / "storeys.ifc")))


def elevations(storeys: Storeys) -> dict[str, float]:
    return {storey.name: storeys.elevation_m(key) for key, storey in storeys.by_id.items()}


def test_storeys_go_from_bottom_to_top_whatever_their_order_in_the_file(tmp_path: Path) -> None:
    drawing = Drawing(unit="inch")
    for name, elevation_m in (("Second", 7.2), ("Cellar", -3.0), ("First", 0.0)):
        drawing.storey(name, elevation_m)

    storeys = storeys_of(drawing, tmp_path)

    assert elevations(storeys) == {"Cellar": -3.0, "First": 0.0, "Second": 7.2}
    assert [storey.ordinal for storey in storeys.by_id.values()] == [0, 1, 2]


def test_without_an_elevation_the_placement_says_the_height(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.storey("Upper", 3.5, Elevation=None)

    (storey,) = storeys_of(drawing, tmp_path).by_id.values()

    assert storey.elevation_m is not None
    assert (storey.elevation_m.value, storey.elevation_m.origin) == (3.5, Origin.MEASURED)


@pytest.mark.parametrize(("rooms_at_m", "believed_m"), [(0.0, 3.0), (97.0, 100.0)])
def test_a_contradiction_is_decided_by_what_stands_there(tmp_path: Path, rooms_at_m: float, believed_m: float) -> None:
    """The placement lies at 3 m, the attribute says 100 m; the room lies at one of them."""
    drawing = Drawing()
    storey = drawing.storey("Odd", 3.0, Elevation=100_000.0)
    room = drawing.space(storey, "A", ROOM)
    room.ObjectPlacement = drawing.placement((0.0, 0.0, rooms_at_m), storey)

    storeys = storeys_of(drawing, tmp_path)

    assert elevations(storeys) == {"Odd": believed_m}
    assert [finding.code for finding in storeys.findings] == ["ING202"]


def test_the_ground_storey_is_where_the_outside_doors_are(tmp_path: Path) -> None:
    """On a slope people enter at -3.6 m; zero does not decide."""
    drawing = Drawing()
    for name, elevation_m in (("Lower", -3.6), ("Middle", 0.0), ("Upper", 3.6)):
        storey = drawing.storey(name, elevation_m)
        drawing.space(storey, f"room {name}", ROOM)
    lower = drawing.model.by_type("IfcBuildingStorey")[0]
    door = drawing.element("IfcDoor", lower, "entrance", rectangle(0.0, -0.1, 1.0, 0.0), height_m=2.1, z_m=0.02)
    drawing.properties(door, "Pset_DoorCommon", IsExternal=True)

    storeys = storeys_of(drawing, tmp_path)

    assert {storey.name: storey.ground for storey in storeys.by_id.values()} == {
        "Lower": True,
        "Middle": False,
        "Upper": False,
    }


def test_a_file_without_storeys_gets_one_from_its_building(tmp_path: Path) -> None:
    drawing = Drawing()
    storeys = storeys_of(drawing, tmp_path)

    assert list(storeys.by_id) == [f"{guid('building')}#0"]
    assert storeys.derived
    assert [finding.code for finding in storeys.findings] == ["ING201"]


def test_a_door_hangs_in_the_storey_even_through_its_opening(tmp_path: Path) -> None:
    drawing = two_rooms()
    for relation in drawing.model.by_type("IfcRelContainedInSpatialStructure"):
        if any(element.is_a("IfcDoor") for element in relation.RelatedElements):
            drawing.model.remove(relation)
    opened = open_ifc(drawing.write(tmp_path / "house.ifc"))
    storeys = read_storeys(opened)

    assert {storeys.find_of(door) for door in opened.list_elements("IfcDoor")} == {StoreyId(guid("Ground"))}


def test_what_hangs_nowhere_belongs_to_the_storey_below_it(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.storey("Lower", 0.0)
    drawing.storey("Upper", 3.5)
    storeys = storeys_of(drawing, tmp_path)

    names = [storeys.by_id[storeys.at_height(z)].name for z in (-2.0, 0.0, 2.9, 3.1, 9.0)]

    assert names == ["Lower", "Lower", "Lower", "Upper", "Upper"]
