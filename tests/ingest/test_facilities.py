"""Facilities of drawn buildings: what they are by which carrier, where they stand, which way they face."""

import math
from pathlib import Path
from typing import Any

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from twin.ingest.read import read_ifc
from twin.model.facility import Facility, FacilityKind, WindowKind
from twin.model.ids import FacilityId
from twin.model.origin import Origin
from twin.model.twin import Ingested


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "hall.ifc"))


def hall(schema: str = "IFC4") -> tuple[Drawing, Any]:
    drawing = Drawing(schema=schema)
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "hall", rectangle(0.0, 0.0, 10.0, 6.0))
    return drawing, storey


def facility(ingested: Ingested, name: str) -> Facility:
    return ingested.twin.facilities[FacilityId(guid(name))]


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_a_declared_window_is_read_with_all_its_properties(tmp_path: Path, schema: str) -> None:
    drawing, storey = hall(schema)
    made = drawing.element("IfcFurnishingElement", storey, "w", rectangle(2.0, 4.0, 4.0, 4.6), height_m=1.05)
    drawing.properties(
        made,
        "Twin_Facility",
        Kind="service_window",
        Number="07",
        WindowKind=["general_acceptance", "cross_region"],
        Services="登记;变更",
        CounterHeight_m=0.75,
        Status="in_service",
    )

    found = facility(read(drawing, tmp_path), "w")

    assert (found.kind.value, found.kind.origin) == (FacilityKind.SERVICE_WINDOW, Origin.DECLARED)
    assert found.number == "07"
    assert found.window_kinds == (WindowKind.GENERAL_ACCEPTANCE, WindowKind.CROSS_REGION)
    assert found.services == ("登记", "变更")
    assert found.properties["CounterHeight"].value == pytest.approx(0.75)
    assert set(found.properties) == {"CounterHeight", "Status"}
    assert found.space == guid("hall")
    assert found.at == pytest.approx((3.0, 4.3, 0.0))
    assert found.height_m == pytest.approx(1.05)
    assert found.footprint is not None
    assert found.footprint.area == pytest.approx(2.0 * 0.6)


@pytest.mark.parametrize(
    ("ifc_class", "name", "kind"),
    [
        ("IfcFurnishingElement", "取号机-02", FacilityKind.QUEUE_TICKET_MACHINE),
        ("IfcBuildingElementProxy", "SelfServiceKiosk:Type A:1234", FacilityKind.SELF_SERVICE_KIOSK),
        ("IfcFurnishingElement", "Stuhl", FacilityKind.SEAT),
        ("IfcSanitaryTerminal", "Drinking fountain", FacilityKind.WATER_DISPENSER),
    ],
)
def test_an_undeclared_thing_is_known_by_its_name(
    tmp_path: Path, ifc_class: str, name: str, kind: FacilityKind
) -> None:
    drawing, storey = hall()
    drawing.element(ifc_class, storey, name, rectangle(2.0, 4.0, 2.5, 4.5), height_m=1.0)

    found = facility(read(drawing, tmp_path), name)

    assert (found.kind.value, found.kind.origin, found.kind.carrier) == (kind, Origin.DERIVED, "Name")


@pytest.mark.parametrize(
    ("ifc_class", "name"),
    [("IfcWall", "Service window wall"), ("IfcFurnishingElement", "轮椅通道线"), ("IfcSlab", "取号机")],
)
def test_what_only_sounds_like_a_facility_is_none(tmp_path: Path, ifc_class: str, name: str) -> None:
    drawing, storey = hall()
    drawing.element(ifc_class, storey, name, rectangle(2.0, 4.0, 2.5, 4.5), height_m=1.0)

    assert read(drawing, tmp_path).twin.facilities == {}


def test_the_user_stands_on_the_side_of_local_minus_y(tmp_path: Path) -> None:
    drawing, storey = hall()
    made = drawing.element("IfcFurnishingElement", storey, "取号机", rectangle(-0.3, -0.3, 0.3, 0.3), height_m=1.4)
    made.ObjectPlacement = drawing.placement((5.0, 3.0, 0.0), storey, x=(0.0, 1.0, 0.0))

    found = facility(read(drawing, tmp_path), "取号机")

    # Turned a quarter to the left: local -Y is the plan's +x.
    assert found.front_rad == pytest.approx(0.0)
    assert found.at == pytest.approx((5.0, 3.0, 0.0))


def test_a_thing_that_hangs_on_a_wall_belongs_to_the_space_before_it(tmp_path: Path) -> None:
    drawing, storey = hall()
    made = drawing.element("IfcFurnishingElement", storey, "AED", rectangle(-0.2, -0.05, 0.2, 0.05), height_m=0.4)
    made.ObjectPlacement = drawing.placement((5.0, 6.1, 1.2), storey)

    found = facility(read(drawing, tmp_path), "AED")

    assert found.space == guid("hall")
    assert found.front_rad == pytest.approx(-math.pi / 2)
    assert found.at[2] == pytest.approx(0.0)


def test_an_unknown_kind_is_a_finding_and_no_facility(tmp_path: Path) -> None:
    drawing, storey = hall()
    made = drawing.element("IfcFurnishingElement", storey, "x", rectangle(2.0, 4.0, 2.5, 4.5), height_m=1.0)
    drawing.properties(made, "Twin_Facility", Kind="teleporter")

    ingested = read(drawing, tmp_path)

    assert ingested.twin.facilities == {}
    assert "ING601" in {finding.code for finding in ingested.findings}


def test_operation_data_is_kept_with_its_element(tmp_path: Path) -> None:
    drawing, storey = hall()
    made = drawing.element("IfcFurnishingElement", storey, "取号机", rectangle(2.0, 4.0, 2.5, 4.5), height_m=1.4)
    drawing.properties(made, "Pset_ManufacturerTypeInformation", Manufacturer="示例", ProductionYear="2026")
    drawing.properties(made, "Twin_Operation", AssessmentCondition="good")
    drawing.properties(made, "Pset_Other", Ignored="yes")

    kept = read(drawing, tmp_path).twin.operation[guid("取号机")]  # type: ignore[index]  # an id is an id

    assert kept == {
        "Pset_ManufacturerTypeInformation": {"Manufacturer": "示例", "ProductionYear": "2026"},
        "Twin_Operation": {"AssessmentCondition": "good"},
    }


def test_a_service_flow_follows_its_tasks_in_their_sequence(tmp_path: Path) -> None:
    drawing, _ = hall()
    flow = drawing.root("IfcTask", "Twin_ServiceFlow main", IsMilestone=False)
    steps = [
        drawing.root("IfcTask", name, IsMilestone=False, Identification=target)
        for name, target in [("C", "exit"), ("A", "zone:consultation_reception"), ("B", "zone:business_acceptance")]
    ]
    drawing.root("IfcRelNests", "nest", RelatingObject=flow, RelatedObjects=steps)
    for before, after in [(1, 2), (2, 0)]:
        drawing.root("IfcRelSequence", f"{before}-{after}", RelatingProcess=steps[before], RelatedProcess=steps[after])

    (found,) = read(drawing, tmp_path).twin.service_flows

    assert found.name == "Twin_ServiceFlow main"
    assert found.steps == ("zone:consultation_reception", "zone:business_acceptance", "exit")
