"""Bodies: shared shapes, shadows in place, and what could not be made."""

from pathlib import Path

import pytest
from shapely import box

from tests.support.made_files import two_rooms
from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.models import real_model
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.solids.bodies import footprint_of, read_bodies, shadow_of, whole_shadow_of
from twin.model.ids import ElementId

DESK = rectangle(0.0, 0.0, 1.6, 0.8)


def two_desks(drawing: Drawing) -> None:
    """Draw one shape twice, the second turned by a right angle and mapped."""
    storey = drawing.storey("G", 0.0)
    first = drawing.element("IfcFurniture", storey, "first", DESK, height_m=0.75)
    second = drawing.element("IfcFurniture", storey, "second", DESK, height_m=0.75)
    second.ObjectPlacement = drawing.placement((5.0, 2.0, 0.1), storey, x=(0.0, 1.0, 0.0))
    source = drawing.add(
        "IfcRepresentationMap",
        MappingOrigin=drawing.frame((0.0, 0.0, 0.0)),
        MappedRepresentation=first.Representation.Representations[0],
    )
    for element in (first, second):
        target = drawing.add(
            "IfcCartesianTransformationOperator3D", LocalOrigin=drawing.point((0.0, 0.0, 0.0)), Scale=1.0
        )
        item = drawing.add("IfcMappedItem", MappingSource=source, MappingTarget=target)
        shape = drawing.add(
            "IfcShapeRepresentation",
            ContextOfItems=drawing.context,
            RepresentationIdentifier="Body",
            RepresentationType="MappedRepresentation",
            Items=[item],
        )
        element.Representation = drawing.add("IfcProductDefinitionShape", Representations=[shape])


def test_a_repeated_shape_is_one_mesh_placed_twice(tmp_path: Path) -> None:
    drawing = Drawing()
    two_desks(drawing)
    bodies = read_bodies(open_ifc(drawing.write(tmp_path / "desks.ifc")))

    first, second = bodies.by_id[ElementId(guid("first"))], bodies.by_id[ElementId(guid("second"))]

    assert first.mesh is second.mesh
    assert whole_shadow_of(first).equals(box(0.0, 0.0, 1.6, 0.8))
    assert whole_shadow_of(second).equals(box(4.2, 2.0, 5.0, 3.6))
    assert [corner.tolist() for corner in second.bounds()] == [[4.2, 2.0, 0.1], [5.0, 3.6, 0.85]]


def test_the_shadow_of_a_copy_is_taken_at_its_own_height(tmp_path: Path) -> None:
    """The second desk stands 0.1 m higher: the same band cuts the one and misses the other."""
    drawing = Drawing()
    two_desks(drawing)
    bodies = read_bodies(open_ifc(drawing.write(tmp_path / "desks.ifc")))
    first, second = bodies.by_id[ElementId(guid("first"))], bodies.by_id[ElementId(guid("second"))]

    assert shadow_of(first, 0.8, 2.0).is_empty
    assert shadow_of(second, 0.8, 2.0).equals(box(4.2, 2.0, 5.0, 3.6))


def test_a_body_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    drawing = two_rooms()
    table = drawing.model.by_type("IfcFurnishingElement")[0]
    solid = table.Representation.Representations[0].Items[0]
    solid.SweptArea.OuterCurve.Points = [solid.SweptArea.OuterCurve.Points[0]] * 3
    bodies = read_bodies(open_ifc(drawing.write(tmp_path / "house.ifc")))

    assert ElementId(guid("table")) not in bodies.by_id
    assert [(finding.code, finding.subject.id) for finding in bodies.findings] == [("ING301", guid("table"))]


def test_windows_have_bodies_only_for_looks(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    drawing.element("IfcWindow", storey, "pane", rectangle(0.0, 0.0, 1.0, 0.1), height_m=1.0)
    opened = open_ifc(drawing.write(tmp_path / "pane.ifc"))

    assert list(read_bodies(opened).by_id) == []
    assert list(read_bodies(opened, for_looks=True).by_id) == [guid("pane")]


@pytest.mark.real_models
def test_floors_of_a_real_office_have_the_areas_its_authors_exported() -> None:
    """82 rooms; the office's own quantity sets are the oracle."""
    from twin.ingest.records.properties import find_number, read_properties  # noqa: PLC0415  # only this test asks for quantities

    opened = open_ifc(real_model("institute_ac11.ifc"))
    bodies = read_bodies(opened)
    compared = 0
    for space in opened.list_elements("IfcSpace"):
        body = bodies.find(opened.id_of(space))
        declared = find_number(
            read_properties(opened, space), "BaseQuantities.GrossFloorArea", "BaseQuantities.NetFloorArea"
        )
        if body is not None and declared is not None:
            compared += 1
            assert footprint_of(body).area == pytest.approx(declared.value, rel=0.02)
    assert compared == 82


def test_a_body_larger_than_anything_built_is_none(tmp_path: Path) -> None:
    """Its corner may be a slip of the pen; whoever walks along it never comes back."""
    drawing = Drawing(unit="m")
    storey = drawing.storey("Ground", 0.0)
    drawing.element("IfcWall", storey, "long", rectangle(0.0, 0.0, 1.0e9, 0.2), height_m=3.0)
    drawing.element("IfcWall", storey, "wall", rectangle(0.0, 0.0, 4.0, 0.2), height_m=3.0)

    bodies = read_bodies(open_ifc(drawing.write(tmp_path / "wall.ifc")))

    assert list(bodies.by_id) == [guid("wall")]
    assert [(finding.code, finding.subject.name) for finding in bodies.findings] == [("ING301", "long")]
