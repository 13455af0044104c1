"""Virtual elements without a body: two placements that face each other part a room, anything less does not."""

from pathlib import Path

import pytest

from tests.support.bare_storey import bounds_of, entrance, list_regions, read_drawn, walled
from tests.support.make_ifc import Drawing, Point
from twin.model.passage import PortalKind

ON_SOUTH_WALL = (4.0, 0.0, 0.0)


def room_with_marks(marks: list[Point]) -> Drawing:
    """Draw a room of 10 x 6 m and a virtual element without a body at each of the marks."""
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    for number, at in enumerate(marks):
        drawing.root("IfcVirtualElement", f"mark {number}", ObjectPlacement=drawing.placement(at, ground))
    return drawing


@pytest.mark.parametrize("far_y", [6.0, 5.9], ids=["on the wall", "a hand before it"])
def test_a_mark_on_a_wall_and_one_straight_across_part_a_room(tmp_path: Path, far_y: float) -> None:
    twin, _ = read_drawn(room_with_marks([ON_SOUTH_WALL, (4.0, far_y, 0.0)]), tmp_path)

    assert [bounds_of(region) for region in list_regions(twin)] == [(0.0, 0.0, 3.999, 6.0), (4.001, 0.0, 10.0, 6.0)]
    edges = [portal for portal in twin.portals.values() if portal.kind is PortalKind.VIRTUAL]
    assert [round(edge.line.length, 1) for edge in edges] == [6.0]


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([ON_SOUTH_WALL], id="one alone"),
        pytest.param([ON_SOUTH_WALL, (6.0, 6.0, 0.0)], id="aslant"),
        pytest.param([ON_SOUTH_WALL, (7.0, 0.0, 0.0)], id="along the same wall"),
        pytest.param([(4.0, 1.0, 0.0), (4.0, 5.0, 0.0)], id="in the open"),
        pytest.param([(4.0, 0.0, -0.15), (4.0, 6.0, -0.15)], id="between two storeys"),
        pytest.param([ON_SOUTH_WALL, (4.0, 9.0, 0.0)], id="through a wall"),
    ],
)
def test_marks_that_tell_no_edge_part_nothing(tmp_path: Path, marks: list[Point]) -> None:
    twin, _ = read_drawn(room_with_marks(marks), tmp_path)

    assert [bounds_of(region) for region in list_regions(twin)] == [(0.0, 0.0, 10.0, 6.0)]
