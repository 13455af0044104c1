"""Rooms that nothing joins to an entrance are named; a slab between a ramp and a flight is a floor to walk on."""

from pathlib import Path

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import RISER_M, door_through, ramp, room_row, stair
from tests.support.real_readings import read_real
from twin.ingest.read import read_ifc
from twin.model.finding import Finding
from twin.model.ids import OUTSIDE, SpaceId
from twin.model.origin import Origin
from twin.model.passage import ConnectorKind
from twin.model.route import NoRoute, Route
from twin.model.twin import Ingested
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING
from twin.routing.standing import find_standing_location


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "drawn.ifc"))


def cut_off(ingested: Ingested) -> list[Finding]:
    return [finding for finding in ingested.findings if finding.code == "ING409"]


def test_rooms_behind_a_wall_without_a_door_are_named_with_the_reason(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    walls = room_row(drawing, storey, [4.0, 4.0, 4.0])
    door_through(drawing, storey, walls[1], "inner", x=8.2, y=1.0, width_m=1.0)
    east = drawing.element("IfcWall", storey, "east", rectangle(-0.2, 0.0, 0.0, 4.0), height_m=3.0)
    door_through(drawing, storey, east, "entrance", x=-0.2, y=1.0, width_m=1.0)

    (finding,) = cut_off(read(drawing, tmp_path))

    assert finding.subject.id in {guid("R1"), guid("R2")}
    assert finding.observed == 2
    assert "R1" in finding.message["en"]
    assert "R2" in finding.message["en"]
    assert "no door, opening, stair or elevator leads on" in finding.message["en"]


def test_rooms_with_a_chain_of_doors_to_the_outside_are_not(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    walls = room_row(drawing, storey, [4.0, 4.0])
    door_through(drawing, storey, walls[0], "inner", x=4.0, y=1.0, width_m=1.0)
    east = drawing.element("IfcWall", storey, "east", rectangle(-0.2, 0.0, 0.0, 4.0), height_m=3.0)
    door_through(drawing, storey, east, "entrance", x=-0.2, y=1.0, width_m=1.0)

    assert cut_off(read(drawing, tmp_path)) == []


def test_a_building_without_a_door_outdoors_is_said_to_have_none(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    walls = room_row(drawing, storey, [4.0, 4.0])
    door_through(drawing, storey, walls[0], "inner", x=4.0, y=1.0, width_m=1.0)

    (finding,) = cut_off(read(drawing, tmp_path))

    assert "no door that leads outdoors" in finding.message["en"]


def two_homes(drawing: Drawing, *, joined: bool) -> None:
    """Draw three rooms, the first and the last with a door outdoors, the last two joined, all joined if wanted."""
    storey = drawing.storey("Ground", 0.0)
    walls = room_row(drawing, storey, [3.0, 4.0, 4.0])
    if joined:
        door_through(drawing, storey, walls[0], "between", x=3.0, y=1.0, width_m=1.0)
    door_through(drawing, storey, walls[1], "inner", x=7.2, y=1.0, width_m=1.0)
    for name, x in (("west", -0.2), ("east", 11.4)):
        wall = drawing.element("IfcWall", storey, name, rectangle(x, 0.0, x + 0.2, 4.0), height_m=3.0)
        door_through(drawing, storey, wall, f"{name} entrance", x=x, y=1.0, width_m=1.0)


def test_a_second_home_is_told_to_be_entered_at_its_own_door(tmp_path: Path) -> None:
    drawing = Drawing()
    two_homes(drawing, joined=False)

    ingested = read(drawing, tmp_path)

    (finding,) = (finding for finding in ingested.findings if finding.code == "ING411")
    assert (finding.subject.id, finding.observed) == (guid("R0"), 1)  # the smaller of the two
    assert "west entrance" in finding.message["zh-CN"]
    assert "west entrance" in finding.message["en"]
    assert "no route leads from one to the other" in finding.message["en"]
    assert cut_off(ingested) == []
    network = build_network(ingested.twin, WALKING)
    start, goal = (find_standing_location(network, guid(name)) for name in ("R0", "R1"))
    assert start is not None
    assert goal is not None
    assert isinstance(find_route(network, start, goal), NoRoute)  # the finding tells the truth


def test_one_home_with_two_doors_outdoors_is_one(tmp_path: Path) -> None:
    drawing = Drawing()
    two_homes(drawing, joined=True)

    assert [f.code for f in read(drawing, tmp_path).findings if f.code in {"ING409", "ING411"}] == []


def ramp_slab_stair() -> Drawing:
    """
    Draw a ramp up to a slab at 1.5 m in a hall, and a stair from there to a gallery.

    ::

        hall 20 x 6 m   [ramp 6 m >][slab 4 m][stair >] gallery at 3 m
    """
    drawing = Drawing(schema="IFC4")
    ground, upper = drawing.storey("Ground", 0.0), drawing.storey("Upper", 3.0)
    drawing.space(ground, "hall", rectangle(0.0, 0.0, 20.0, 6.0), height_m=2.9)
    drawing.space(upper, "gallery", rectangle(14.0, 0.0, 20.0, 6.0))
    ramp(drawing, ground, "ramp", (2.0, 2.0, 0.0), length_m=6.0, rise_m=1.5, width_m=1.5)
    drawing.element("IfcSlab", ground, "slab", rectangle(8.0, 2.0, 11.0, 4.0), height_m=0.2, z_m=1.3)
    stair(drawing, ground, "stair", (11.0, 2.0, 1.5), risers=round(1.5 / RISER_M))
    return drawing


def test_a_slab_between_a_ramp_and_a_stair_is_a_derived_floor(tmp_path: Path) -> None:
    ingested = read(ramp_slab_stair(), tmp_path)
    twin = ingested.twin

    platform = twin.spaces[SpaceId(f"{guid('slab')}#0")]

    assert platform.origin is Origin.DERIVED
    assert platform.area_m2 == pytest.approx(3.0 * 2.0)
    assert platform.floor_z_m == pytest.approx(1.5)
    ends = {connector.kind: [landing.space for landing in connector.landings] for connector in twin.connectors.values()}
    assert ends == {
        ConnectorKind.RAMP: [guid("hall"), platform.id],
        ConnectorKind.STAIR: [platform.id, guid("gallery")],
    }
    assert {finding.code for finding in ingested.findings} >= {"ING505"}
    assert "ING502" not in {finding.code for finding in ingested.findings}


@pytest.mark.parametrize(("over_m", "area_m2"), [(0.8, 3.0), (1.95, 6.0)], ids=["too low", "high enough"])
def test_a_slab_goes_on_below_a_house_but_nobody_walks_there(tmp_path: Path, over_m: float, area_m2: float) -> None:
    drawing = ramp_slab_stair()
    (storey,) = (found for found in drawing.model.by_type("IfcBuildingStorey") if found.Name == "Ground")
    drawing.element("IfcSlab", storey, "house", rectangle(8.0, 3.0, 11.0, 4.0), height_m=0.2, z_m=1.5 + over_m)

    platform = read(drawing, tmp_path).twin.spaces[SpaceId(f"{guid('slab')}#0")]

    assert platform.area_m2 == pytest.approx(area_m2)


def test_one_walks_up_the_ramp_over_the_slab_and_up_the_stair_and_not_under_the_slab(tmp_path: Path) -> None:
    twin = read(ramp_slab_stair(), tmp_path).twin
    network = build_network(twin, WALKING)
    start, goal = (find_standing_location(network, guid(name)) for name in ("hall", "gallery"))
    assert start is not None
    assert goal is not None

    route = find_route(network, start, goal)

    assert isinstance(route, Route)
    assert [leg.connector_kind for leg in route.legs] == [None, ConnectorKind.RAMP, None, ConnectorKind.STAIR, None]
    storey = network.storeys[twin.spaces[SpaceId(guid("hall"))].storey]
    under = storey.floors[SpaceId(guid("hall"))].intersection(twin.obstacles[guid("slab")].footprint)  # type: ignore[index]  # its id is the slab's
    assert under.area == pytest.approx(0.0, abs=1e-6)


def test_a_garden_wall_shuts_nobody_in(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    wall = drawing.element("IfcWall", storey, "W", rectangle(4.0, 0.0, 4.2, 4.0), height_m=3.0)
    for name, outline in {
        "south": rectangle(-9.0, -9.2, 20.0, -9.0),
        "north": rectangle(-9.0, 9.0, 20.0, 9.2),
        "east": rectangle(20.0, -9.2, 20.2, 9.2),
        "west": rectangle(-9.2, -9.2, -9.0, 9.2),
    }.items():
        drawing.element("IfcWall", storey, name, outline, height_m=1.2)
    door_through(drawing, storey, wall, "d", x=4.0, y=1.0, width_m=1.0)

    (door,) = read(drawing, tmp_path).twin.portals.values()

    assert door.spaces == (OUTSIDE, guid("A"))


@pytest.mark.real_models
@pytest.mark.parametrize("name", ["duplex_a.ifc", "institute_ac11.ifc", "voxel_demo2.ifc"])
def test_every_room_with_a_door_of_a_real_building_is_joined_to_an_entrance(name: str) -> None:
    assert cut_off(read_real(name)) == []
    apart = [finding.observed for finding in read_real(name).findings if finding.code == "ING411"]
    assert apart == ([10] if name.startswith("duplex") else [])  # the second of two homes
