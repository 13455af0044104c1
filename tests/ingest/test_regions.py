"""Free regions of drawn storeys: what parts rooms, what is none, where they belong."""

from pathlib import Path

import pytest

from tests.support.bare_storey import bounds_of, entrance, list_regions, read_drawn, roof_over, walled
from tests.support.make_ifc import UNITS_M, Drawing, guid, rectangle
from twin.model.finding import Finding
from twin.model.ids import OUTSIDE
from twin.model.origin import Origin
from twin.model.passage import PortalKind
from twin.model.space import SpaceUse
from twin.model.twin import Twin

WEST, EAST = (0.0, 0.0, 5.0, 6.0), (5.2, 0.0, 10.0, 6.0)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return sorted({finding.code for finding in findings if finding.code.startswith("ING2")})


def joined(twin: Twin, kind: PortalKind) -> list[set[str | None]]:
    """Return what the portals of a kind join, by the regions' names."""
    names = {space.id: space.name for space in twin.spaces.values()}
    return [
        {names.get(side, side) if side else None for side in portal.spaces}
        for portal in twin.portals.values()
        if portal.kind is kind
    ]


@pytest.mark.parametrize("unit", sorted(UNITS_M))
def test_a_storey_without_spaces_gets_its_rooms_joined_by_their_door(tmp_path: Path, unit: str) -> None:
    drawing = Drawing(unit=unit)
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground))

    twin, findings = read_drawn(drawing, tmp_path)

    regions = list_regions(twin)
    assert [bounds_of(region) for region in regions] == [WEST, EAST]
    assert [region.area_m2 for region in regions] == pytest.approx([30.0, 28.8], abs=1e-4)
    assert [region.id for region in regions] == [f"{guid('G')}#1", f"{guid('G')}#2"]
    assert [region.name for region in regions] == ["1", "2"]
    assert all((r.floor_z_m, r.height_m, r.use, r.navigable) == (0.0, None, SpaceUse.UNKNOWN, True) for r in regions)
    doors = joined(twin, PortalKind.DOOR)
    assert len(doors) == 2
    assert {"1", "2"} in doors
    assert {"1", OUTSIDE} in doors
    assert codes(findings) == ["ING208"]


def test_where_the_storey_has_a_room_of_its_own_nothing_is_derived(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    walled(drawing, ground)
    drawing.space(ground, "office", rectangle(0.0, 0.0, 5.0, 6.0))

    twin, findings = read_drawn(drawing, tmp_path)

    assert list_regions(twin) == []
    assert "ING208" not in codes(findings)


def test_a_space_that_walls_cross_is_kept_as_an_area_and_rooms_are_found_in_its_place(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    walled(drawing, ground)
    drawing.space(ground, "1", rectangle(0.0, 0.0, 10.0, 6.0))

    twin, findings = read_drawn(drawing, tmp_path)

    plan = next(space for space in twin.spaces.values() if space.origin is Origin.DECLARED)
    assert (plan.navigable, plan.layer) == (False, "area plan")
    assert [(r.name, bounds_of(r)) for r in list_regions(twin)] == [("2", WEST), ("3", EAST)]
    assert codes(findings) == ["ING208", "ING210"]


def test_a_space_drawn_to_the_outside_of_its_walls_is_a_room(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    walled(drawing, ground, inner=False)
    drawing.space(ground, "hall", rectangle(-0.2, -0.2, 10.2, 6.2))

    twin, _ = read_drawn(drawing, tmp_path)

    assert [(space.name, space.navigable) for space in twin.spaces.values()] == [("hall", True)]


def test_a_hole_in_a_wall_parts_two_rooms_and_joins_them(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    walls = walled(drawing, ground, door=False)
    drawing.opening(walls["inner"], "archway", rectangle(5.0, 2.0, 5.2, 4.0), 0.0, 2.4)

    twin, _ = read_drawn(drawing, tmp_path)

    assert [bounds_of(region) for region in list_regions(twin)] == [WEST, EAST]
    assert joined(twin, PortalKind.OPENING) == [{"1", "2"}]


@pytest.mark.parametrize(("gap_m", "rooms"), [(2.0, 2), (4.5, 1)])
def test_a_gap_between_two_pieces_of_wall_parts_rooms_unless_it_is_wide(
    tmp_path: Path, gap_m: float, rooms: int
) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    for name, y0, y1 in (("lower", 0.0, 3.0 - gap_m / 2), ("upper", 3.0 + gap_m / 2, 6.0)):
        drawing.element("IfcWall", ground, name, rectangle(5.0, y0, 5.2, y1), height_m=3.0)

    twin, _ = read_drawn(drawing, tmp_path)

    assert len(list_regions(twin)) == rooms
    edges = [portal for portal in twin.portals.values() if portal.kind is PortalKind.VIRTUAL]
    assert [round(edge.line.length, 2) for edge in edges] == [gap_m] * (rooms - 1)


def test_partitions_on_both_sides_of_a_corridor_do_not_part_the_corridor(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    for name, outline in {
        "a": rectangle(0.0, 2.0, 10.0, 2.2),
        "b": rectangle(0.0, 3.8, 10.0, 4.0),
        "c": rectangle(5.0, 0.0, 5.2, 2.0),
        "d": rectangle(5.0, 4.0, 5.2, 6.0),
    }.items():
        drawing.element("IfcWall", ground, name, outline, height_m=3.0)
    roof_over(drawing, ground, rectangle(-0.2, -0.2, 10.2, 6.2))

    twin, _ = read_drawn(drawing, tmp_path)

    assert sorted(round(region.area_m2 or 0.0, 1) for region in list_regions(twin)) == [9.6, 9.6, 10.0, 10.0, 16.0]


def test_a_virtual_element_parts_a_room_and_names_the_edge(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    drawing.element("IfcVirtualElement", ground, "counter line", rectangle(4.0, 0.0, 4.01, 6.0), height_m=3.0)

    twin, findings = read_drawn(drawing, tmp_path)

    assert [round(region.area_m2 or 0.0, 1) for region in list_regions(twin)] == [24.0, 35.9]
    assert [portal.name for portal in twin.portals.values() if portal.kind is PortalKind.VIRTUAL] == ["counter line"]
    assert codes(findings) == ["ING208"]


def test_a_door_in_a_gap_without_an_opening_closes_it(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    for name, y0, y1 in (("lower", 0.0, 2.0), ("upper", 2.9, 6.0)):
        drawing.element("IfcWall", ground, name, rectangle(5.0, y0, 5.2, y1), height_m=3.0)
    leaf = drawing.root(
        "IfcDoor",
        "glass door",
        ObjectPlacement=drawing.placement((5.1, 2.0, 0.0), ground, x=(0.0, 1.0, 0.0)),
        Representation=drawing.prism(rectangle(0.0, -0.02, 0.9, 0.02), 2.1),
        OverallWidth=0.9 * drawing.scale,
    )
    drawing.contain(ground, leaf)

    twin, _ = read_drawn(drawing, tmp_path)

    assert len(list_regions(twin)) == 2
    assert {"1", "2"} in joined(twin, PortalKind.DOOR)


def test_tiles_and_boards_part_an_open_room_but_a_mat_does_not(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    for name, outline, height_m in (
        ("boards", rectangle(0.0, 0.0, 6.0, 6.0), 0.02),
        ("tiles", rectangle(6.0, 0.0, 10.0, 6.0), 0.012),
        ("mat", rectangle(0.0, 4.0, 1.0, 5.0), 0.03),
    ):
        drawing.element("IfcCovering", ground, name, outline, height_m=height_m, PredefinedType="FLOORING")

    twin, _ = read_drawn(drawing, tmp_path)

    regions = list_regions(twin)
    assert [bounds_of(region) for region in regions] == [(0.0, 0.0, 6.0, 6.0), (6.0, 0.0, 10.0, 6.0)]
    assert [region.floor_z_m for region in regions] == [0.02, 0.012]
    assert joined(twin, PortalKind.VIRTUAL) == [{"1", "2"}]
