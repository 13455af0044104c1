"""Stairs, ramps, elevators and escalators of drawn buildings: what they reach and how they measure."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import GOING_M, RISER_M, door_through, ramp, stair
from twin.ingest.read import read_ifc
from twin.model.ids import OUTSIDE, ConnectorId
from twin.model.origin import Origin
from twin.model.passage import ConnectorKind, Direction, VerticalConnector
from twin.model.twin import Ingested

RISERS = 20


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "levels.ifc"))


def connector(ingested: Ingested, name: str) -> VerticalConnector:
    return ingested.twin.connectors[ConnectorId(guid(name))]


def two_storeys(drawing: Drawing) -> tuple[Any, Any]:
    """Draw two storeys 3 m apart with one large space each."""
    lower, upper = drawing.storey("Ground", 0.0), drawing.storey("First", RISERS * RISER_M)
    drawing.space(lower, "hall", rectangle(0.0, 0.0, 12.0, 6.0), height_m=2.8)
    drawing.space(upper, "gallery", rectangle(8.0, 0.0, 12.0, 6.0), height_m=2.8)
    return lower, upper


@pytest.mark.parametrize("unit", ["mm", "inch"])
def test_a_stair_reaches_the_floors_before_its_first_and_behind_its_last_step(tmp_path: Path, unit: str) -> None:
    drawing = Drawing(unit=unit)
    lower, _ = two_storeys(drawing)
    stair(drawing, lower, "stair", (2.0, 2.0, 0.0), risers=RISERS)

    found = connector(read(drawing, tmp_path), "stair")

    top_x = 2.0 + (RISERS - 1) * GOING_M
    assert found.kind is ConnectorKind.STAIR
    # The space of the upper storey begins at x = 8, further on than half a metre: the landing goes to it.
    assert [landing.space for landing in found.landings] == [guid("hall"), guid("gallery")]
    assert found.landings[0].at == pytest.approx((1.5, 2.6, 0.0))
    assert found.landings[1].at[0] > top_x
    assert found.landings[1].at[2] == pytest.approx(3.0)
    assert found.storeys == (guid("Ground"), guid("First"))


def test_a_stair_is_measured_step_by_step(tmp_path: Path) -> None:
    drawing = Drawing()
    lower, _ = two_storeys(drawing)
    stair(drawing, lower, "stair", (2.0, 2.0, 0.0), risers=RISERS, width_m=1.4)

    found = connector(read(drawing, tmp_path), "stair")

    (run,) = found.runs
    assert run.risers == RISERS
    assert run.riser_m == pytest.approx(RISER_M)
    assert run.tread_m == pytest.approx(GOING_M)
    assert run.slope_ratio is not None
    assert run.slope_ratio.value == pytest.approx(RISER_M / GOING_M)
    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(1.4)
    assert found.clear_width_m.origin is Origin.MEASURED
    assert run.path[0] == found.landings[0].at
    assert run.path[-1] == found.landings[1].at
    assert [z for _, _, z in run.path] == sorted(z for _, _, z in run.path)


def test_a_stair_whose_top_reaches_no_space_says_so(tmp_path: Path) -> None:
    drawing = Drawing()
    lower = drawing.storey("Ground", 0.0)
    drawing.space(lower, "hall", rectangle(0.0, 0.0, 12.0, 6.0), height_m=2.8)
    for name, outline in {
        "w": rectangle(-0.2, -0.2, 0.0, 6.2),
        "e": rectangle(12.0, -0.2, 12.2, 6.2),
        "s": rectangle(0.0, -0.2, 12.0, 0.0),
        "n": rectangle(0.0, 6.0, 12.0, 6.2),
    }.items():
        drawing.element("IfcWall", lower, name, outline, height_m=6.0)
    stair(drawing, lower, "stair", (2.0, 2.0, 0.0), risers=RISERS)

    ingested = read(drawing, tmp_path)

    assert connector(ingested, "stair").landings[1].space is None
    assert [f.subject.id for f in ingested.findings if f.code == "ING502"] == [guid("stair")]


def test_entrance_steps_join_two_floors_of_one_storey(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "platform", rectangle(3.0, 0.0, 8.0, 6.0), height_m=3.0)
    stair(drawing, ground, "steps", (2.1, 2.0, -0.6), risers=4)

    found = connector(read(drawing, tmp_path), "steps")

    assert [landing.storey for landing in found.landings] == [guid("Ground")] * 2
    assert [landing.space for landing in found.landings] == [OUTSIDE, guid("platform")]
    assert found.landings[0].at[2] == pytest.approx(-0.6)


@pytest.mark.parametrize("declared_ratio", [None, 0.05])
def test_a_ramps_slope_is_what_was_built(tmp_path: Path, declared_ratio: float | None) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "yard", rectangle(0.0, 0.0, 2.0, 6.0))
    upper = drawing.storey("Platform", 0.6)
    drawing.space(upper, "platform", rectangle(9.2, 0.0, 12.0, 6.0))
    made = ramp(drawing, ground, "ramp", (2.0, 2.0, 0.0), length_m=7.2, rise_m=0.6, width_m=1.5)
    if declared_ratio is not None:
        drawing.properties(made, "Pset_RampCommon", RequiredSlope=declared_ratio)

    found = connector(read(drawing, tmp_path), "ramp")

    slope = found.runs[0].slope_ratio
    assert slope is not None
    assert slope.value == pytest.approx(1 / 12, abs=1e-6)
    assert slope.origin is Origin.MEASURED
    assert [landing.space for landing in found.landings] == [guid("yard"), guid("platform")]
    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(1.5)
    assert found.landings[0].at == pytest.approx((1.5, 2.75, 0.0), abs=1e-3)


@pytest.mark.parametrize(("declared_m", "told_m", "origin"), [(1.3, 1.3, Origin.DECLARED), (1.8, 1.5, Origin.MEASURED)])
def test_a_ramp_is_as_wide_as_declared_unless_it_was_built_narrower(
    tmp_path: Path, declared_m: float, told_m: float, origin: Origin
) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "yard", rectangle(0.0, 0.0, 2.0, 6.0))
    made = ramp(drawing, ground, "ramp", (2.0, 2.0, 0.0), length_m=7.2, rise_m=0.6, width_m=1.5)
    drawing.properties(made, "Pset_RampFlightCommon", ClearWidth_m=declared_m)

    found = connector(read(drawing, tmp_path), "ramp").clear_width_m

    assert found is not None
    assert found.value == pytest.approx(told_m)
    assert found.origin is origin


def elevator(drawing: Drawing, storey: Any, name: str, *, height_m: float, schema: str) -> Any:
    """Draw an elevator 2 x 2 m at (4, 6); IFC2X3 has its type elsewhere."""
    typed: dict[str, Any] = {"OperationType" if schema == "IFC2X3" else "PredefinedType": "ELEVATOR"}
    outline = rectangle(4.0, 6.3, 6.0, 8.3)
    return drawing.element("IfcTransportElement", storey, name, outline, height_m=height_m, **typed)


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_an_elevator_stops_where_its_doors_are(tmp_path: Path, schema: str) -> None:
    drawing = Drawing(schema=schema)
    for index in range(3):
        storey = drawing.storey(f"S{index}", index * 4.0)
        drawing.space(storey, f"lobby{index}", rectangle(0.0, 0.0, 10.0, 6.0))
        wall = drawing.element("IfcWall", storey, f"wall{index}", rectangle(0.0, 6.0, 10.0, 6.2), height_m=4.0)
        if index != 1:
            hole = drawing.opening(wall, f"hole{index}", rectangle(4.5, 6.0, 5.6, 6.2), 0.0, 2.1)
            drawing.door(storey, hole, f"door{index}", (4.5, 6.1, 0.0), width_m=1.1)
    # Its name says nothing, and its shaft passes the storey where it has no door.
    ground = next(storey for storey in drawing.model.by_type("IfcBuildingStorey") if storey.Name == "S0")
    car = elevator(drawing, ground, "E1", height_m=12.0, schema=schema)
    drawing.properties(car, "Pset_TransportElementElevator", ClearWidth_m=1.4, ClearDepth_m=1.6)
    drawing.properties(car, "Twin_Connector", Accessible=True)

    ingested = read(drawing, tmp_path)

    found = connector(ingested, "E1")
    assert [landing.space for landing in found.landings] == [guid("lobby0"), guid("lobby2")]
    assert [landing.at for landing in found.landings] == [
        pytest.approx((5.05, 5.5, 0.0)),
        pytest.approx((5.05, 5.5, 8.0)),
    ]
    assert found.car_width_m is not None
    assert found.car_width_m.value == pytest.approx(1.4)
    assert found.door_width_m is not None
    assert found.door_width_m.value == pytest.approx(1.0)
    assert found.accessible is not None
    assert found.accessible.value is True
    assert "ING402" not in {finding.code for finding in ingested.findings}


def test_an_elevator_without_doors_stops_where_its_shaft_passes_and_the_floors_are(tmp_path: Path) -> None:
    drawing = Drawing()
    for index in range(3):
        storey = drawing.storey(f"S{index}", index * 4.0)
        drawing.space(storey, f"lobby{index}", rectangle(0.0, 0.0, 10.0, 6.0))
    ground = drawing.model.by_type("IfcBuildingStorey")[0]
    elevator(drawing, ground, "lift", height_m=12.0, schema="IFC4")

    found = connector(read(drawing, tmp_path), "lift")

    assert [landing.space for landing in found.landings] == [guid(f"lobby{index}") for index in range(3)]
    assert [landing.at[:2] for landing in found.landings] == [pytest.approx((5.0, 5.7))] * 3


def test_a_car_drawn_once_stops_at_the_storeys_it_declares(tmp_path: Path) -> None:
    drawing = Drawing()
    for index in range(3):
        storey = drawing.storey(f"S{index}", index * 4.0)
        drawing.space(storey, f"lobby{index}", rectangle(0.0, 0.0, 10.0, 6.0))
    car = elevator(drawing, drawing.model.by_type("IfcBuildingStorey")[0], "lift", height_m=2.4, schema="IFC4")
    drawing.properties(car, "Twin_Connector", Storeys=["S0", "S2"])

    found = connector(read(drawing, tmp_path), "lift")

    assert [landing.space for landing in found.landings] == [guid("lobby0"), guid("lobby2")]


@pytest.mark.parametrize(
    ("ifc_class", "name"), [("IfcBuildingElementProxy", "M_Elevator-Hydraulic"), ("IfcBuildingElementProxy", "客梯-1")]
)
def test_an_elevator_exported_as_something_else_is_known_by_its_name(tmp_path: Path, ifc_class: str, name: str) -> None:
    drawing = Drawing()
    for index in range(2):
        storey = drawing.storey(f"S{index}", index * 4.0)
        drawing.space(storey, f"lobby{index}", rectangle(0.0, 0.0, 10.0, 6.0))
    ground = drawing.model.by_type("IfcBuildingStorey")[0]
    drawing.element(ifc_class, ground, name, rectangle(4.0, 6.2, 6.0, 8.2), height_m=8.0)

    ingested = read(drawing, tmp_path)

    assert connector(ingested, name).kind is ConnectorKind.ELEVATOR
    assert len(connector(ingested, name).landings) == 2
    assert "ING504" in {finding.code for finding in ingested.findings}


@pytest.mark.parametrize("name", ["电梯机房", "Elevator lobby sign", "Elevator Machine Room", "电梯按钮"])
def test_what_belongs_to_an_elevator_is_none_itself(tmp_path: Path, name: str) -> None:
    drawing = Drawing()
    ground, _ = two_storeys(drawing)
    drawing.element("IfcBuildingElementProxy", ground, name, rectangle(4.0, 6.2, 6.0, 8.2), height_m=3.0)

    assert read(drawing, tmp_path).twin.connectors == {}


def test_a_space_named_elevator_is_one_shaft_over_all_its_storeys(tmp_path: Path) -> None:
    drawing = Drawing()
    for index in range(2):
        storey = drawing.storey(f"S{index}", index * 4.0)
        drawing.space(storey, f"lobby{index}", rectangle(0.0, 0.0, 10.0, 6.0))
        drawing.space(storey, f"shaft{index}", rectangle(4.0, 6.2, 6.0, 8.2), LongName="Elevator (N.I.C.)")
        wall = drawing.element("IfcWall", storey, f"wall{index}", rectangle(0.0, 6.0, 10.0, 6.2), height_m=4.0)
        hole = drawing.opening(wall, f"hole{index}", rectangle(4.5, 6.0, 5.4, 6.2), 0.0, 2.1)
        drawing.door(storey, hole, f"door{index}", (4.5, 6.1, 0.0), width_m=0.9)

    elevators = list(read(drawing, tmp_path).twin.connectors.values())

    assert [found.kind for found in elevators] == [ConnectorKind.ELEVATOR]
    assert [landing.space for landing in elevators[0].landings] == [guid("lobby0"), guid("lobby1")]


def test_an_escalator_carries_people_the_way_it_declares(tmp_path: Path) -> None:
    drawing = Drawing()
    lower, _ = two_storeys(drawing)
    # A truss as steps: low at x = 2, high at x = 7.4.
    body = stair(drawing, lower, "truss", (2.0, 2.0, 0.0), risers=RISERS)
    flight = body.IsDecomposedBy[0].RelatedObjects[0]
    made = drawing.root(
        "IfcTransportElement",
        "escalator",
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), lower),
        Representation=flight.Representation,
        PredefinedType="ESCALATOR",
    )
    drawing.contain(lower, made)
    drawing.properties(made, "Twin_Connector", Direction="up")

    found = connector(read(drawing, tmp_path), "escalator")

    assert found.kind is ConnectorKind.ESCALATOR
    assert found.direction is not None
    assert found.direction.value is Direction.UP
    assert [landing.space for landing in found.landings] == [guid("hall"), guid("gallery")]
    assert found.landings[0].at == pytest.approx((1.5, 2.6, 0.0))


def test_doors_beside_an_elevator_that_open_into_rooms_are_not_its_doors(tmp_path: Path) -> None:
    drawing = Drawing()
    for index in range(2):
        storey = drawing.storey(f"S{index}", index * 4.0)
        drawing.space(storey, f"lobby{index}", rectangle(0.0, 0.0, 10.0, 6.0))
        drawing.space(storey, f"room{index}", rectangle(10.2, 0.0, 14.0, 6.0))
        wall = drawing.element("IfcWall", storey, f"wall{index}", rectangle(10.0, 0.0, 10.2, 6.0), height_m=4.0)
        door_through(drawing, storey, wall, f"door{index}", x=10.0, y=4.9, width_m=0.9)
    ground = drawing.model.by_type("IfcBuildingStorey")[0]
    outline = rectangle(8.4, 6.0, 9.9, 8.0)
    drawing.element("IfcTransportElement", ground, "lift", outline, height_m=8.0, PredefinedType="ELEVATOR")

    found = connector(read(drawing, tmp_path), "lift")

    assert [landing.space for landing in found.landings] == [guid("lobby0"), guid("lobby1")]
    assert found.door_width_m is None
