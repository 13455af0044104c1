"""Holes without doors, open edges and gates of drawn buildings."""

import cmath
import math
from pathlib import Path

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import room_row
from twin.ingest.read import read_ifc
from twin.model.ids import PortalId
from twin.model.origin import Origin
from twin.model.passage import PortalKind
from twin.model.twin import Ingested


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "ways.ifc"))


@pytest.mark.parametrize(
    ("sill_m", "height_m", "is_way"), [(0.0, 2.1, True), (0.15, 2.1, True), (0.9, 1.9, False), (0.0, 1.2, False)]
)
def test_a_hole_without_a_door_is_a_way_if_one_can_walk_through_it(
    tmp_path: Path, sill_m: float, height_m: float, *, is_way: bool
) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    wall = room_row(drawing, storey, [4.0, 4.0])[0]
    drawing.opening(wall, "hole", rectangle(4.0, 1.0, 4.2, 2.5), sill_m, height_m)

    portals = read(drawing, tmp_path).twin.portals

    assert [found.kind for found in portals.values()] == ([PortalKind.OPENING] if is_way else [])
    if is_way:
        width = portals[PortalId(guid("hole"))].clear_width_m
        assert width is not None
        assert width.value == pytest.approx(1.5)
        assert width.origin is Origin.MEASURED


@pytest.mark.parametrize("turn_deg", range(0, 360, 40))
def test_a_hole_leads_from_the_right_of_its_wall_to_the_left_whichever_way_the_wall_runs(
    tmp_path: Path, turn_deg: int
) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    turn = cmath.rect(1.0, math.radians(turn_deg))
    for name, (near_m, far_m) in {"right": (-4.1, -0.1), "left": (0.1, 4.1)}.items():
        corners = [complex(*corner) * turn for corner in rectangle(0.0, near_m, 6.0, far_m)]
        drawing.space(storey, name, [(corner.real, corner.imag) for corner in corners])
    wall = drawing.root(
        "IfcWall",
        "wall",
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), storey, x=(turn.real, turn.imag, 0.0)),
        Representation=drawing.prism(rectangle(0.0, -0.1, 6.0, 0.1), 3.0),
    )
    drawing.contain(storey, wall)
    drawing.opening(wall, "hole", rectangle(2.0, -0.1, 3.5, 0.1), 0.0, 2.1)

    (found,) = read(drawing, tmp_path).twin.portals.values()

    assert found.spaces == (guid("right"), guid("left"))


def test_a_door_in_a_hole_that_it_does_not_say_it_fills_is_one_way_only(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    wall = room_row(drawing, storey, [4.0, 4.0])[0]
    drawing.opening(wall, "hole", rectangle(4.0, 1.0, 4.2, 2.0), 0.0, 2.1)
    door = drawing.root(
        "IfcDoor",
        "d",
        ObjectPlacement=drawing.placement((4.1, 1.0, 0.0), storey, x=(0.0, 1.0, 0.0)),
        Representation=drawing.prism(rectangle(0.0, -0.02, 1.0, 0.02), 2.1),
        OverallWidth=1.0 * drawing.scale,
    )
    drawing.contain(storey, door)

    portals = read(drawing, tmp_path).twin.portals

    assert [found.kind for found in portals.values()] == [PortalKind.DOOR]
    assert set(portals[PortalId(guid("d"))].spaces) == {guid("R0"), guid("R1")}


def test_spaces_that_meet_with_nothing_between_share_an_open_edge(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    drawing.space(storey, "B", rectangle(4.0, 0.0, 8.0, 4.0))
    drawing.element("IfcWall", storey, "stub", rectangle(3.9, 2.5, 4.1, 4.0), height_m=3.0)

    (found,) = read(drawing, tmp_path).twin.portals.values()

    assert found.kind is PortalKind.VIRTUAL
    assert set(found.spaces) == {guid("A"), guid("B")}
    assert found.id == f"{min(guid('A'), guid('B'))}#1"
    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(2.5)


def test_a_wall_or_railing_all_along_closes_the_edge(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    drawing.space(storey, "B", rectangle(4.0, 0.0, 8.0, 4.0))
    drawing.element("IfcRailing", storey, "rail", rectangle(3.98, 0.0, 4.02, 4.0), height_m=0.9)

    assert read(drawing, tmp_path).twin.portals == {}


def test_a_column_parts_an_open_edge(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0))
    drawing.space(storey, "B", rectangle(4.0, 0.0, 8.0, 4.0))
    drawing.element("IfcColumn", storey, "column", rectangle(3.8, 1.0, 4.2, 1.4), height_m=3.0)

    widths = [found.line.length for found in read(drawing, tmp_path).twin.portals.values()]

    assert sorted(widths) == pytest.approx([1.0, 2.6])


def test_a_wall_further_along_does_not_close_an_edge_that_ends_before_it(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 10.0, 4.0))
    drawing.space(storey, "B", rectangle(7.0, 4.0, 10.0, 8.0))
    for name, (start_m, end_m) in {"stub": (9.0, 9.5), "beyond": (4.0, 5.0)}.items():
        drawing.element("IfcWall", storey, name, rectangle(start_m, 3.95, end_m, 4.2), height_m=3.0)

    (found,) = read(drawing, tmp_path).twin.portals.values()

    assert sorted(found.line.xy[0]) == pytest.approx([7.0, 9.0])


@pytest.mark.parametrize("turn_deg", [0.0, 25.0, 30.0, 45.0, 62.0])
def test_an_open_edge_runs_on_round_a_corner(tmp_path: Path, turn_deg: float) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    turn = cmath.rect(1.0, math.radians(turn_deg))
    # Neither of the two edges is wide enough by itself.
    corner = [0, 4, 4 + 3.6j, 3.6 + 3.6j, 3.6 + 4j, 4j]
    square = [3.6 + 3.6j, 8 + 3.6j, 8 + 8j, 3.6 + 8j]
    for name, outline in {"A": corner, "B": square}.items():
        turned = [point * turn for point in outline]
        drawing.space(storey, name, [(point.real, point.imag) for point in turned])

    (found,) = read(drawing, tmp_path).twin.portals.values()

    assert found.line.length == pytest.approx(0.8, abs=1e-5)


def test_a_virtual_element_names_the_open_edge_it_bounds(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    spaces = [
        drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 4.0)),
        drawing.space(storey, "B", rectangle(4.0, 0.0, 8.0, 4.0)),
    ]
    virtual = drawing.root("IfcVirtualElement", "v", ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), storey))
    for space in spaces:
        drawing.root(
            "IfcRelSpaceBoundary",
            f"v/{space.Name}",
            RelatingSpace=space,
            RelatedBuildingElement=virtual,
            PhysicalOrVirtualBoundary="VIRTUAL",
            InternalOrExternalBoundary="INTERNAL",
        )

    assert set(read(drawing, tmp_path).twin.portals) == {guid("v")}


def test_a_turnstile_known_by_its_name_is_a_gate(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "A", rectangle(0.0, 0.0, 8.0, 4.0))
    drawing.element("IfcBuildingElementProxy", storey, "闸机-01", rectangle(3.0, 1.0, 4.0, 1.3), height_m=1.0)

    (found,) = read(drawing, tmp_path).twin.portals.values()

    assert (found.kind, found.spaces) == (PortalKind.GATE, (guid("A"), guid("A")))
