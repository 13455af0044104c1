"""Every kind of solid that is read from its records, drawn here, against what OpenCASCADE makes of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ifcopenshell.geom
import numpy as np
import pytest
import shapely

from tests.support.make_ifc import Drawing, guid
from tests.support.solid_items import (
    ITEMS,
    Corner,
    Item,
    closed,
    direction,
    extruded,
    half_space,
    less,
    profile,
    wall,
)
from twin.ingest.records.ifc_file import IfcFile, open_ifc
from twin.ingest.solids.bodies import Body, read_bodies, whole_shadow_of
from twin.ingest.solids.drawn_shapes import read_shapes
from twin.model.ids import ElementId

BOX_M = 0.0006  # a chord lies half a millimetre beside its arc at most
VOLUME_RATIO = 0.003


def drawn(path: Path, *items: Any, drawing: Drawing) -> IfcFile:
    """Write a column with some items as its body, turned and moved, and open it."""
    storey = drawing.storey("Ground", 0.5)
    shape = drawing.add(
        "IfcShapeRepresentation", ContextOfItems=drawing.context, RepresentationIdentifier="Body", Items=list(items)
    )
    column = drawing.root(
        "IfcColumn", "column", ObjectPlacement=drawing.placement((3.0, 1.0, 0.2), storey, x=(0.8, 0.6, 0.0)),
        Representation=drawing.add("IfcProductDefinitionShape", Representations=[shape]),
    )  # fmt: skip  # one element
    drawing.contain(storey, column)
    return open_ifc(drawing.write(path / "column.ifc"))


def by_kernel(ifc: IfcFile) -> tuple[np.ndarray, np.ndarray]:
    """Return the vertices and faces that OpenCASCADE makes of the column, in the plan frame."""
    settings = ifcopenshell.geom.settings()
    settings.set("use-world-coords", True)
    made = ifcopenshell.geom.create_shape(settings, ifc.model.by_type("IfcColumn")[0], geometry_library="opencascade")
    return np.array(made.geometry.verts).reshape(-1, 3), np.array(made.geometry.faces).reshape(-1, 3)


def volume(vertices: np.ndarray, faces: np.ndarray) -> float:
    corners = vertices[faces] - vertices.mean(axis=0)
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6)


def assert_is_the_kernels(ifc: IfcFile) -> Body:
    column = ifc.model.by_type("IfcColumn")[0]
    assert list(read_shapes(ifc, {column.id(): column})) == [column.id()], "no kernel was needed"
    body = read_bodies(ifc).by_id[ElementId(guid("column"))]
    vertices, faces = by_kernel(ifc)

    assert body.bounds()[0] == pytest.approx(vertices.min(axis=0), abs=BOX_M)
    assert body.bounds()[1] == pytest.approx(vertices.max(axis=0), abs=BOX_M)
    assert volume(body.vertices(), body.faces) == pytest.approx(abs(volume(vertices, faces)), rel=VOLUME_RATIO)
    plan = shapely.polygons(vertices[faces][:, :, :2])
    shadow, ours = shapely.union_all(plan[shapely.area(plan) > 1e-9]), whole_shadow_of(body)
    assert shapely.intersection(shadow, ours).area / shapely.union(shadow, ours).area > 0.99
    return body


@pytest.mark.parametrize("name", ITEMS)
@pytest.mark.parametrize("unit", ["mm", "foot"])
def test_a_solid_is_the_one_that_the_kernel_makes(name: str, unit: str, tmp_path: Path) -> None:
    drawing = Drawing(unit=unit)
    assert_is_the_kernels(drawn(tmp_path, ITEMS[name](drawing), drawing=drawing))


def mapped(drawing: Drawing, item: Any, **operator: Any) -> Any:
    """Repeat an item through a map."""
    shape = drawing.add(
        "IfcShapeRepresentation", ContextOfItems=drawing.context, RepresentationIdentifier="Body", Items=[item]
    )
    source = drawing.add(
        "IfcRepresentationMap", MappingOrigin=drawing.frame((0.0, 0.0, 0.0)), MappedRepresentation=shape
    )
    uneven = "nonUniform" if "Scale2" in operator else ""
    target = drawing.add(
        f"IfcCartesianTransformationOperator3D{uneven}", LocalOrigin=drawing.point((0.5, 0.3, 0.1)), **operator
    )
    return drawing.add("IfcMappedItem", MappingSource=source, MappingTarget=target)


@pytest.mark.parametrize(
    ("scales", "axes"),
    [
        ({}, {}),
        ({"Scale": 2.0}, {}),
        ({"Scale": 0.5, "Scale2": 1.5, "Scale3": 2.0}, {}),
        ({}, {"Axis1": (0.6, 0.8, 0.0)}),
        ({}, {"Axis1": (-1.0, 0.0, 0.0)}),
        ({}, {"Axis1": (-1.0, 0.0, 0.0), "Axis2": (0.0, 1.0, 0.0), "Axis3": (0.0, 0.0, 1.0)}),
        ({}, {"Axis3": (1.0, 0.0, 0.0), "Axis1": (0.0, 0.0, 1.0)}),
    ],
    ids=["moved", "larger", "stretched", "turned", "turned about", "mirrored", "tipped over"],
)
@pytest.mark.parametrize("name", ["outline with holes", "cut by a roof"])
def test_a_repeated_solid_is_the_one_that_the_kernel_makes(
    name: str, scales: dict[str, float], axes: dict[str, Corner], tmp_path: Path
) -> None:
    drawing = Drawing()
    directions = {key: direction(drawing, axis) for key, axis in axes.items()}
    item = mapped(drawing, ITEMS[name](drawing), **scales, **directions)

    assert_is_the_kernels(drawn(tmp_path, item, drawing=drawing))


def test_several_items_are_one_body(tmp_path: Path) -> None:
    drawing = Drawing()
    items = [ITEMS[name](drawing) for name in ("rectangle", "lying")]

    body = assert_is_the_kernels(drawn(tmp_path, *items, mapped(drawing, ITEMS["circle"](drawing)), drawing=drawing))

    assert len(body.solid.parts.prisms) == 2
    assert len(body.solid.parts.rest) > 0


def degenerate(change: Callable[[Any], None]) -> Item:
    def draw(d: Drawing) -> Any:
        solid = wall(d)
        change(solid)
        return solid

    return draw


def set_corner(value: float) -> Callable[[Any], None]:
    def change(solid: Any) -> None:
        solid.SweptArea.OuterCurve.Points[1].Coordinates = (value, 0.0)

    return change


BROKEN: dict[str, Item] = {
    "no depth": degenerate(lambda solid: setattr(solid, "Depth", 0.0)),
    "no direction": degenerate(lambda solid: setattr(solid.ExtrudedDirection, "DirectionRatios", (0.0, 0.0, 0.0))),
    "swept in its plane": degenerate(
        lambda solid: setattr(solid.ExtrudedDirection, "DirectionRatios", (1.0, 0.0, 0.0))
    ),
    "a corner without end": degenerate(set_corner(1e300)),
    "an outline that crosses itself": degenerate(set_corner(-9000.0)),
    "a circle of no radius": profile("IfcCircleProfileDef", Radius=0.0),
    "a fillet longer than its side": profile("IfcRoundedRectangleProfileDef", XDim=1.0, YDim=0.5, RoundingRadius=0.4),
    "walls thicker than the pipe": profile("IfcCircleHollowProfileDef", Radius=0.1, WallThickness=0.2),
    "nothing left": lambda d: less(d, wall(d), half_space(d, (0.0, 0.0, 4.0), (0.0, 0.0, 1.0), agreement=True)),
    "an unknown curve": lambda d: extruded(d, closed(d, d.add("IfcBSplineCurveWithKnots"))),
    "no profile": lambda d: d.add("IfcExtrudedAreaSolid"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_for_certain_is_left_to_the_kernel(name: str, tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    made = drawing.element("IfcColumn", storey, "column", [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)], height_m=1.0)
    ifc = open_ifc(drawing.write(tmp_path / "column.ifc"))
    broken = Drawing()
    item = BROKEN[name](broken)
    shape = broken.add("IfcShapeRepresentation", RepresentationIdentifier="Body", Items=[item])
    body = broken.add("IfcProductDefinitionShape", Representations=[shape])
    column = broken.root("IfcColumn", "column", Representation=body)

    assert read_shapes(ifc, {made.id(): ifc.model.by_type("IfcColumn")[0]}) != {}
    assert read_shapes(ifc, {column.id(): column}) == {}
