"""Elevators and escalators of drawn buildings: where they stop, however they are exported."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import RISER_M, door_through, stair
from twin.ingest.read import read_ifc
from twin.model.ids import ConnectorId
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
        for side, outline in {
            "back": rectangle(3.6, 8.5, 6.4, 8.7),
            "left": rectangle(3.6, 6.2, 3.8, 8.5),
            "right": rectangle(6.2, 6.2, 6.4, 8.5),
        }.items():
            drawing.element("IfcWall", storey, f"{side}{index}", outline, height_m=4.0)
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


@pytest.mark.parametrize(
    "name", ["电梯机房", "Hall d'ascenseur", "Elevator lobby sign", "Elevator Machine Room", "电梯按钮"]
)
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
