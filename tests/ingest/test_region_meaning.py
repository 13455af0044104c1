"""What found rooms are and where: shafts, wells, terraces, toilets, storeys without slabs, storeys that are rooms."""

from pathlib import Path

import pytest

from tests.support.bare_storey import bounds_of, entrance, list_regions, read_drawn, roof_over, walled
from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import stair
from twin.model.origin import Origin
from twin.model.space import SpaceUse

WEST, EAST = (0.0, 0.0, 5.0, 6.0), (5.2, 0.0, 10.0, 6.0)


def test_shafts_canopies_and_roofs_that_nothing_leads_to_are_no_rooms(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, top = drawing.storey("G", 0.0), drawing.storey("T", 3.2)
    entrance(drawing, ground, walled(drawing, ground))
    for name, outline in {"s": rectangle(8.0, 4.0, 8.2, 6.0), "t": rectangle(8.2, 4.0, 10.0, 4.2)}.items():
        drawing.element("IfcWall", ground, name, outline, height_m=3.0)  # a shaft of 3.2 m² in the east room
    walled(drawing, top, inner=False)  # a flat roof with a parapet, and a canopy beside it
    drawing.element("IfcSlab", top, "canopy", rectangle(-4.0, 0.0, -1.0, 3.0), height_m=0.2, z_m=-0.2)

    twin, findings = read_drawn(drawing, tmp_path)

    assert [round(region.area_m2 or 0.0, 1) for region in list_regions(twin)] == [30.0, 24.8]
    assert [f.subject.id for f in findings if f.code == "ING204"] == [guid("T")]


def test_a_stair_leads_up_into_a_room_whose_well_is_part_of_it_but_no_floor(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, upper = drawing.storey("G", 0.0), drawing.storey("U", 3.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    walled(drawing, upper, inner=False)
    slab = next(s for s in drawing.model.by_type("IfcSlab") if s.Name == "U slab")
    drawing.opening(slab, "well", rectangle(2.0, 1.0, 8.0, 2.2), -0.1, 0.4)
    stair(drawing, ground, "stair", (2.3, 1.0, 0.0), risers=20)
    roof_over(drawing, upper, rectangle(-0.2, -0.2, 10.2, 6.2))

    twin, _ = read_drawn(drawing, tmp_path)

    (region,) = list_regions(twin, "U")
    assert region.area_m2 == pytest.approx(60.0, abs=1e-3)
    (connector,) = twin.connectors.values()
    assert [landing.space for landing in connector.landings][-1] == region.id
    below = {region.name: (region.use, round(region.area_m2 or 0.0, 1)) for region in list_regions(twin, "G")}
    assert sorted(below.values()) == [(SpaceUse.STAIR, 6.8), (SpaceUse.UNKNOWN, 53.2)]


def test_a_forecourt_is_outdoors_and_rooms_without_a_drawn_roof_are_not(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground))
    drawing.element("IfcSlab", ground, "forecourt", rectangle(-6.0, 0.0, -0.2, 6.0), height_m=0.2, z_m=-0.25)

    twin, _ = read_drawn(drawing, tmp_path)

    assert [region.use for region in list_regions(twin)] == [SpaceUse.OUTDOOR, SpaceUse.UNKNOWN, SpaceUse.UNKNOWN]
    doors = [portal for portal in twin.portals.values() if portal.name == "G entrance"]
    assert [portal.entrance for portal in doors] == [True]


def test_a_walled_terrace_among_rooms_with_a_roof_is_outdoors(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground))
    roof_over(drawing, ground, rectangle(-0.2, -0.2, 5.2, 6.2))

    twin, _ = read_drawn(drawing, tmp_path)

    assert [(r.use, r.height_m) for r in list_regions(twin)] == [(SpaceUse.UNKNOWN, 3.0), (SpaceUse.OUTDOOR, None)]


def test_a_room_with_a_toilet_in_it_is_one(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground))
    drawing.element("IfcFlowTerminal", ground, "Toilet-Wall-3D", rectangle(9.0, 5.0, 9.4, 5.6), height_m=0.8)

    twin, _ = read_drawn(drawing, tmp_path)

    uses = [region.uses for region in list_regions(twin)]
    assert [found.value for found in uses] == [(SpaceUse.UNKNOWN,), (SpaceUse.TOILET,)]
    assert [found.origin for found in uses] == [Origin.ASSUMED, Origin.DERIVED]


def test_a_storey_without_slabs_has_the_floor_that_its_walls_enclose(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.5)
    entrance(drawing, ground, walled(drawing, ground, slab=False))

    twin, _ = read_drawn(drawing, tmp_path)

    assert [(bounds_of(r), r.floor_z_m) for r in list_regions(twin)] == [(WEST, 0.5), (EAST, 0.5)]


def test_storeys_that_are_rooms_give_one_storey_with_rooms(tmp_path: Path) -> None:
    drawing = Drawing()
    for index in range(3):
        storey = drawing.storey(f"S{index}", 0.0)
        x0, x1 = index * 4.0, index * 4.0 + 3.8
        drawing.element("IfcSlab", storey, f"slab {index}", rectangle(x0, 0.0, x1, 4.0), height_m=0.2, z_m=-0.2)
        walls = {
            "w": rectangle(x0 - 0.2, -0.2, x0, 4.2),
            "e": rectangle(x1, -0.2, x1 + 0.2, 4.2),
            "s": rectangle(x0, -0.2, x1, 0.0),
            "n": rectangle(x0, 4.0, x1, 4.2),
        }
        for side, outline in walls.items():
            drawing.element("IfcWall", storey, f"{side}{index}", outline, height_m=3.0)
        drawing.element(
            "IfcDoor",
            storey,
            f"door {index}",
            rectangle(x0 - 0.2, 1.0, x0, 2.0),
            height_m=2.1,
            OverallWidth=drawing.scale,
        )

    twin, findings = read_drawn(drawing, tmp_path)

    assert len(twin.storeys) == 3
    assert len({region.storey for region in list_regions(twin)}) == 1
    assert len(list_regions(twin)) == 3
    assert sorted({f.code for f in findings if f.code.startswith("ING2")}) == ["ING208", "ING211"]


def test_the_ground_around_a_house_is_kept_on_its_ground_floor(tmp_path: Path) -> None:
    drawing = Drawing()
    outer, ground = drawing.storey("outer", -0.15), drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground))
    drawing.element("IfcSlab", outer, "ground", rectangle(-6.0, 0.0, -0.2, 6.0), height_m=0.2, z_m=-0.2)

    twin, findings = read_drawn(drawing, tmp_path)

    assert next((r.storey, r.use) for r in list_regions(twin)) == (guid("G"), SpaceUse.OUTDOOR)
    assert len(list_regions(twin)) == 3
    assert [f.subject.id for f in findings if f.code == "ING212"] == [guid("outer")]


def test_a_storey_of_which_only_part_has_spaces_is_told_and_gets_no_regions(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground))
    drawing.space(ground, "office", rectangle(0.0, 0.0, 5.0, 6.0))

    twin, findings = read_drawn(drawing, tmp_path)

    assert list_regions(twin) == []
    (partly,) = [finding for finding in findings if finding.code == "ING209"]
    assert partly.observed == pytest.approx(28.8)
    assert partly.subject.id == guid("G")


def test_a_roof_terrace_is_not_the_outdoors_that_people_come_from(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, upper = drawing.storey("G", 0.0), drawing.storey("U", 3.0)
    entrance(drawing, ground, walled(drawing, ground))
    entrance(drawing, upper, walled(drawing, upper))
    drawing.element("IfcSlab", upper, "terrace", rectangle(-6.0, 0.0, -0.2, 6.0), height_m=0.2, z_m=-0.2)

    twin, _ = read_drawn(drawing, tmp_path)

    assert [region.use for region in list_regions(twin, "U")] == [SpaceUse.UNKNOWN] * 3
    assert [portal.name for portal in twin.portals.values() if portal.entrance] == ["G entrance"]
