"""What is measured over and beside a stair or ramp: headroom, clear width, the floor before its ends."""

from pathlib import Path
from typing import Any

import pytest
from shapely import box

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import GOING_M, RISER_M, merged, prism_at, ramp, stair
from twin.ingest.read import read_ifc
from twin.model.ids import ConnectorId
from twin.model.origin import Origin
from twin.model.passage import VerticalConnector

RISERS = 20
FOOT_X = 2.0
SOFFIT_M = 2.8


def read(drawing: Drawing, tmp_path: Path, name: str = "stair") -> VerticalConnector:
    return read_ifc(drawing.write(tmp_path / "levels.ifc")).twin.connectors[ConnectorId(guid(name))]


def hall_with_stair(drawing: Drawing, *, width_m: float = 1.2) -> tuple[Any, Any]:
    """Draw a stair up +x from (2, 2) in a hall: its step k lies 0.15 (k + 1) high, from x = 2 + 0.3 k on."""
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "hall", rectangle(0.0, 0.0, 12.0, 6.0), height_m=6.0)
    return ground, stair(drawing, ground, "stair", (FOOT_X, 2.0, 0.0), risers=RISERS, width_m=width_m)


def step_z(number: int) -> float:
    return RISER_M * (number + 1)


def test_nothing_is_known_of_headroom_where_nothing_is_modelled_above(tmp_path: Path) -> None:
    drawing = Drawing()
    hall_with_stair(drawing)

    found = read(drawing, tmp_path)

    assert found.headroom_m is None
    assert found.runs[0].headroom_m is None


@pytest.mark.parametrize("unit", ["mm", "foot"])
def test_headroom_is_from_the_highest_step_under_a_slab_to_its_underside(tmp_path: Path, unit: str) -> None:
    drawing = Drawing(unit=unit)
    ground, _ = hall_with_stair(drawing)
    # Its edge is above the middle of step 9.
    drawing.element(
        "IfcSlab", ground, "floor", rectangle(-1.0, -1.0, FOOT_X + 9.5 * GOING_M, 7.0), height_m=0.2, z_m=SOFFIT_M
    )

    found = read(drawing, tmp_path)

    assert found.headroom_m is not None
    assert found.headroom_m.value == pytest.approx(SOFFIT_M - step_z(9), abs=1e-5)
    assert (found.headroom_m.origin, found.headroom_m.carrier) == (Origin.MEASURED, "geometry: IfcSlab")
    assert found.runs[0].headroom_m == found.headroom_m


def test_a_stairwell_is_cut_out_of_the_slab_that_it_goes_through(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, _ = hall_with_stair(drawing)
    slab = drawing.element("IfcSlab", ground, "floor", rectangle(-1.0, -1.0, 13.0, 7.0), height_m=0.2, z_m=SOFFIT_M)
    drawing.opening(slab, "well", rectangle(FOOT_X + 6.5 * GOING_M, 1.9, 9.0, 3.3), -0.1, 0.4)

    found = read(drawing, tmp_path)

    assert found.headroom_m is not None
    assert found.headroom_m.value == pytest.approx(SOFFIT_M - step_z(6))


def test_the_lintel_of_a_doorway_over_a_stair_is_above_it(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, _ = hall_with_stair(drawing)
    # A wall across step 4, drawn whole, with a doorway that ends 2.1 m above that step.
    x = FOOT_X + 4 * GOING_M
    wall = drawing.element("IfcWall", ground, "wall", rectangle(x, 0.0, x + 0.28, 6.0), height_m=6.0)
    drawing.opening(wall, "doorway", rectangle(x - 0.1, 1.8, x + 0.4, 3.4), -0.1, 0.1 + step_z(4) + 2.1)

    found = read(drawing, tmp_path)

    assert found.headroom_m is not None
    assert found.headroom_m.value == pytest.approx(2.1)
    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(1.2)


@pytest.mark.parametrize(("declared_m", "told_m", "origin"), [(1.2, 1.2, Origin.DECLARED), (2.2, 1.3, Origin.MEASURED)])
def test_a_declared_headroom_counts_unless_it_was_built_lower(
    tmp_path: Path, declared_m: float, told_m: float, origin: Origin
) -> None:
    drawing = Drawing()
    ground, made = hall_with_stair(drawing)
    drawing.properties(made, "Pset_StairFlightCommon", Headroom_m=declared_m)
    drawing.element(
        "IfcSlab", ground, "floor", rectangle(-1.0, -1.0, FOOT_X + 9.5 * GOING_M, 7.0), height_m=0.2, z_m=SOFFIT_M
    )

    found = read(drawing, tmp_path).headroom_m

    assert found is not None
    assert found.value == pytest.approx(told_m)
    assert found.origin is origin


def rail(drawing: Drawing, storey: Any, name: str, y: float) -> None:
    """Draw a railing 80 mm thick along the whole stair."""
    top_x = FOOT_X + RISERS * GOING_M
    drawing.element("IfcRailing", storey, name, rectangle(FOOT_X, y, top_x, y + 0.08), height_m=4.2)


def test_a_stair_is_as_wide_as_the_handrails_on_it_leave_free(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, _ = hall_with_stair(drawing)
    rail(drawing, ground, "right", 2.0)
    rail(drawing, ground, "left", 3.1)

    found = read(drawing, tmp_path).clear_width_m

    assert found is not None
    assert found.value == pytest.approx(3.1 - 2.08)
    assert (found.origin, found.carrier) == (Origin.MEASURED, "geometry: IfcRailing")


def test_of_two_lanes_beside_a_handrail_the_wider_one_counts(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, _ = hall_with_stair(drawing, width_m=3.0)
    rail(drawing, ground, "middle", 3.0)

    found = read(drawing, tmp_path).clear_width_m

    assert found is not None
    assert found.value == pytest.approx(5.0 - 3.08)


def test_a_wall_beside_a_stair_and_a_beam_above_heads_do_not_narrow_it(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, _ = hall_with_stair(drawing)
    drawing.element("IfcWall", ground, "beside", rectangle(0.0, 3.2, 12.0, 3.4), height_m=6.0)
    drawing.element("IfcBeam", ground, "above", rectangle(2.0, 2.0, 9.0, 2.4), height_m=0.3, z_m=5.5)

    found = read(drawing, tmp_path).clear_width_m

    assert found is not None
    assert found.value == pytest.approx(1.2)
    assert found.carrier == "geometry"


def test_a_ramp_is_as_wide_and_as_high_as_what_was_built_leaves(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "yard", rectangle(0.0, 0.0, 2.0, 6.0))
    ramp(drawing, ground, "ramp", (2.0, 2.0, 0.0), length_m=7.2, rise_m=0.6, width_m=1.5)
    drawing.element("IfcRailing", ground, "rail", rectangle(2.0, 3.4, 9.2, 3.5), height_m=1.5)
    drawing.element("IfcBeam", ground, "beam", rectangle(9.0, 0.0, 9.4, 6.0), height_m=0.3, z_m=2.5)

    found = read(drawing, tmp_path, "ramp")

    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(1.4)
    assert found.headroom_m is not None
    # Under the beam the ramp ends, 0.6 m high.
    assert found.headroom_m.value == pytest.approx(1.9, abs=1e-3)


def test_the_floor_before_a_stair_is_as_wide_as_its_steps_and_ends_at_a_wall(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, _ = hall_with_stair(drawing)
    drawing.element("IfcWall", ground, "wall", rectangle(0.6, 0.0, 0.8, 6.0), height_m=3.0)

    lower = read(drawing, tmp_path).landings[0]

    assert lower.area is not None
    assert lower.area.symmetric_difference(box(0.8, 2.0, FOOT_X, 3.2)).area < 1e-6


def test_one_step_that_differs_is_told(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "hall", rectangle(0.0, 0.0, 12.0, 6.0), height_m=6.0)
    edges, tops = [2.0, 2.3, 2.6, 2.9, 3.25, 3.55], [0.15, 0.30, 0.48, 0.63, 0.78]
    steps = [
        prism_at(drawing, rectangle(start, 2.0, end, 3.2), 0.0, top)
        for start, end, top in zip(edges[:-1], edges[1:], tops, strict=True)
    ]
    made = drawing.root(
        "IfcStair",
        "stair",
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), ground),
        Representation=merged(drawing, steps),
    )
    drawing.contain(ground, made)

    (run,) = read(drawing, tmp_path).runs

    assert run.riser_deviation_m == pytest.approx(0.03)
    assert run.tread_deviation_m == pytest.approx(0.05)
