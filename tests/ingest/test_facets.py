"""Faceted items of every kind, held against OpenCASCADE and against what a block with a hole measures."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ifcopenshell.geom
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.support.make_ifc import Drawing
from tests.support.models import real_model
from twin.ingest.records.ifc_file import IfcFile, open_ifc
from twin.ingest.solids.shapes.facets import FACETED
from twin.ingest.solids.shapes.part import Facets

Corner = tuple[float, float, float]
Face = tuple[tuple[int, ...], ...]
Draw = Callable[[Drawing, Sequence[Corner], Sequence[Face]], Any]


def block(x0: float, y0: float, x1: float, y1: float, height: float) -> list[Corner]:
    return [(x, y, z) for z in (0.0, height) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]


CORNERS = [*block(0.0, 0.0, 4.0, 3.0, 2.0), *block(1.0, 1.0, 2.0, 2.0, 2.0)]
"""A block of 4 by 3 by 2 m with a hole of 1 by 1 m from its bottom to its top: 22 m³, 58 m² of faces."""
SIDES = [(k, (k + 1) % 4, (k + 1) % 4 + 4, k + 4) for k in range(4)]
FACES: list[Face] = [
    ((3, 2, 1, 0), (8, 9, 10, 11)),
    ((4, 5, 6, 7), (15, 14, 13, 12)),
    *((side,) for side in SIDES),
    *((tuple(corner + 8 for corner in side[::-1]),) for side in SIDES),
]
VOLUME_M3, AREA_M2 = 22.0, 58.0


def loop_of(drawing: Drawing, points: Sequence[Any], ring: Sequence[int]) -> Any:
    return drawing.add("IfcPolyLoop", Polygon=[points[corner] for corner in ring])


def faces_of(drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face], *, turned: bool = False) -> list[Any]:
    """Draw faces; *turned* ones run the other way, and their bounds say so."""
    points = [drawing.point(corner) for corner in corners]
    kinds = ("IfcFaceOuterBound", *["IfcFaceBound"] * 8)
    way = -1 if turned else 1
    return [
        drawing.add(
            "IfcFace",
            Bounds=[
                drawing.add(kind, Bound=loop_of(drawing, points, ring[::way]), Orientation=not turned)
                for kind, ring in zip(kinds, rings, strict=False)
            ],
        )
        for rings in faces
    ]


def brep(drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face]) -> Any:
    return drawing.add(
        "IfcFacetedBrep", Outer=drawing.add("IfcClosedShell", CfsFaces=faces_of(drawing, corners, faces))
    )


def turned_brep(drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face]) -> Any:
    made = faces_of(drawing, corners, faces, turned=True)
    return drawing.add("IfcFacetedBrep", Outer=drawing.add("IfcClosedShell", CfsFaces=made))


def face_based(drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face]) -> Any:
    """Draw two sets of faces, each with points of its own."""
    halves = [faces_of(drawing, corners, faces[:5]), faces_of(drawing, corners, faces[5:])]
    sets = [drawing.add("IfcConnectedFaceSet", CfsFaces=half) for half in halves]
    return drawing.add("IfcFaceBasedSurfaceModel", FbsmFaces=sets)


def shell_based(drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face]) -> Any:
    shells = [drawing.add("IfcOpenShell", CfsFaces=faces_of(drawing, corners, half)) for half in (faces[:3], faces[3:])]
    return drawing.add("IfcShellBasedSurfaceModel", SbsmBoundary=shells)


def points_of(drawing: Drawing, corners: Sequence[Corner]) -> Any:
    return drawing.add(
        "IfcCartesianPointList3D", CoordList=[[value * drawing.scale for value in corner] for corner in corners]
    )


def polygonal(
    drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face], renumbered: list[int] | None = None
) -> Any:
    made = []
    for outline, *holes in faces:
        indices = [corner + 1 for corner in outline]
        inner = [[corner + 1 for corner in hole] for hole in holes]
        made.append(
            drawing.add("IfcIndexedPolygonalFaceWithVoids", CoordIndex=indices, InnerCoordIndices=inner)
            if holes
            else drawing.add("IfcIndexedPolygonalFace", CoordIndex=indices)
        )
    return drawing.add(
        "IfcPolygonalFaceSet",
        Coordinates=points_of(drawing, corners),
        Closed=True,
        Faces=made,
        PnIndex=renumbered,
    )


def renumbered_polygonal(drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face]) -> Any:
    """Draw the points in the other order, behind one that no face has, and number them anew."""
    moved = [(99.0, 99.0, 99.0), *corners[::-1]]
    return polygonal(drawing, moved, faces, renumbered=[len(corners) + 1 - place for place in range(len(corners))])


def nearest(corners: Sequence[Corner], ring: Sequence[int], corner: int) -> int:
    distances = [float(np.linalg.norm(np.subtract(corners[other], corners[corner]))) for other in ring]
    return ring[int(np.argmin(distances))]


def triangulated(drawing: Drawing, corners: Sequence[Corner], faces: Sequence[Face]) -> Any:
    """Draw each face with a hole as the eight triangles between its rings, each other one as two."""
    triangles: list[tuple[int, int, int]] = []
    for outline, *holes in faces:
        if not holes:
            triangles += [(outline[0], outline[1], outline[2]), (outline[0], outline[2], outline[3])]
            continue
        inner = [nearest(corners, holes[0], corner) for corner in outline]
        for k in range(4):
            following = (k + 1) % 4
            triangles += [(outline[k], outline[following], inner[k]), (outline[following], inner[following], inner[k])]
    return drawing.add(
        "IfcTriangulatedFaceSet",
        Coordinates=points_of(drawing, corners),
        CoordIndex=[[corner + 1 for corner in triangle] for triangle in triangles],
    )


SHELLS: list[Draw] = [brep, turned_brep, face_based, shell_based]
TESSELLATIONS: list[Draw] = [polygonal, renumbered_polygonal, triangulated]


def open_with(drawing: Drawing, item: Any, folder: Path) -> tuple[IfcFile, Any, Any]:
    """Return the file of a building with one thing in it, the thing and its item."""
    thing = drawing.element(
        "IfcBuildingElementProxy", drawing.storey("G", 0.0), "thing", [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)], height_m=1.0
    )
    thing.Representation.Representations[0].Items = [item]
    ifc = open_ifc(drawing.write(folder / "thing.ifc"))
    product = ifc.model.by_type("IfcBuildingElementProxy")[0]
    return ifc, product, product.Representation.Representations[0].Items[0]


def measure(vertices: NDArray[np.float64], faces: NDArray[np.int32]) -> tuple[float, float, list[float]]:
    """Return the volume, the area and the box of triangles."""
    corners = vertices[faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    volume = np.einsum("ij,ij->", corners[:, 0] - vertices.mean(axis=0), normals) / 6.0
    used = corners.reshape(-1, 3)
    return (
        float(volume),
        float(np.linalg.norm(normals, axis=1).sum() / 2.0),
        [*used.min(axis=0).tolist(), *used.max(axis=0).tolist()],
    )


def measure_by_kernel(product: Any) -> tuple[float, float, list[float]]:
    geometry = ifcopenshell.geom.create_shape(ifcopenshell.geom.settings(), product).geometry
    return measure(np.array(geometry.verts).reshape(-1, 3), np.array(geometry.faces).reshape(-1, 3))


def assert_same(mesh: Facets, product: Any) -> None:
    ours, kernels = measure(mesh.vertices, mesh.faces), measure_by_kernel(product)
    assert ours[:2] == pytest.approx(kernels[:2], rel=1e-6)
    assert ours[2] == pytest.approx(kernels[2], abs=2e-6)


@pytest.mark.parametrize("unit", ["mm", "foot"])
@pytest.mark.parametrize(
    ("schema", "draw"),
    [("IFC4", draw) for draw in (*SHELLS, *TESSELLATIONS)] + [("IFC2X3", draw) for draw in SHELLS],
)
def test_a_block_with_a_hole_is_the_one_that_opencascade_makes(
    schema: str, draw: Draw, unit: str, tmp_path: Path
) -> None:
    drawing = Drawing(unit=unit, schema=schema)
    ifc, product, item = open_with(drawing, draw(drawing, CORNERS, FACES), tmp_path)

    mesh = ifc.facets.read(item)

    assert item.is_a() in FACETED
    assert mesh is not None
    assert measure(mesh.vertices, mesh.faces)[:2] == pytest.approx((VOLUME_M3, AREA_M2))
    assert_same(mesh, product)


@pytest.mark.parametrize("draw", [brep, polygonal])
def test_corners_that_lie_together_are_one_vertex_whatever_their_records(draw: Draw, tmp_path: Path) -> None:
    doubled = [*CORNERS, *CORNERS]
    faces = [
        tuple(tuple(corner + 16 for corner in ring) for ring in rings) if index % 2 else rings
        for index, rings in enumerate(FACES)
    ]
    drawing = Drawing()
    ifc, product, item = open_with(drawing, draw(drawing, doubled, faces), tmp_path)
    mesh = ifc.facets.read(item)

    assert mesh is not None
    assert len(mesh.vertices) == 16
    assert_same(mesh, product)


def test_an_open_shell_has_the_faces_that_it_has(tmp_path: Path) -> None:
    drawing = Drawing()
    ifc, _, item = open_with(drawing, shell_based(drawing, CORNERS, FACES[:4]), tmp_path)
    mesh = ifc.facets.read(item)

    assert mesh is not None
    assert measure(mesh.vertices, mesh.faces)[1] == pytest.approx(11.0 + 11.0 + 8.0 + 6.0)


@pytest.mark.parametrize("draw", [brep, polygonal])
def test_a_face_that_is_not_plane_keeps_its_corners(draw: Draw, tmp_path: Path) -> None:
    lifted = [*CORNERS[:6], (4.0, 3.0, 2.5), *CORNERS[7:]]
    drawing = Drawing()
    ifc, _, item = open_with(drawing, draw(drawing, lifted, FACES), tmp_path)
    mesh = ifc.facets.read(item)

    assert mesh is not None
    assert mesh.vertices.max(axis=0).tolist() == [4.0, 3.0, 2.5]


@pytest.mark.parametrize("draw", [brep, polygonal])
def test_faces_without_area_are_left_out(draw: Draw, tmp_path: Path) -> None:
    drawing = Drawing()
    ifc, _, item = open_with(drawing, draw(drawing, CORNERS, [*FACES, ((0, 1, 0),), ((2, 2, 3),)]), tmp_path)
    mesh = ifc.facets.read(item)

    assert mesh is not None
    assert measure(mesh.vertices, mesh.faces)[:2] == pytest.approx((VOLUME_M3, AREA_M2))


@pytest.mark.parametrize("draw", [brep, shell_based, polygonal])
@pytest.mark.parametrize(
    "faces",
    [
        [*FACES[:5], ((0, 2, 1, 3),), *FACES[5:]],  # crosses itself
        [((0, 1, 0),), ((2, 3, 2),), ((4, 5, 4),), ((4, 6, 4),)],  # nothing else than lines
    ],
)
def test_what_is_not_as_it_should_be_is_left_to_the_kernels(draw: Draw, faces: Sequence[Face], tmp_path: Path) -> None:
    drawing = Drawing()
    ifc, _, item = open_with(drawing, draw(drawing, CORNERS, faces), tmp_path)

    assert ifc.facets.read(item) is None


@pytest.mark.parametrize("beside", [-1, 16])
def test_a_tessellation_that_points_beside_its_points_is_left_to_the_kernels_alone(beside: int, tmp_path: Path) -> None:
    drawing = Drawing()
    sound = polygonal(drawing, CORNERS, FACES)
    broken = polygonal(drawing, CORNERS, [*FACES, ((0, 1, beside),)])
    ifc, _, _ = open_with(drawing, sound, tmp_path)

    assert ifc.facets.read(ifc.model.by_id(sound.id())) is not None
    assert ifc.facets.read(ifc.model.by_id(broken.id())) is None


@pytest.mark.parametrize("name", ["duplex_a.ifc", "grf005_blank_mapconv.ifc", "fzk_haus_ac20.ifc"])
def test_faceted_bodies_of_a_real_model_are_those_that_opencascade_makes(name: str) -> None:
    ifc = open_ifc(real_model(name))
    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", True)
    compared = 0
    for product in ifc.model.by_type("IfcProduct"):
        shapes = product.Representation.Representations if product.Representation else ()
        bodies = [shape.Items for shape in shapes if shape.RepresentationIdentifier == "Body"]
        if len(bodies) != 1 or len(bodies[0]) != 1 or bodies[0][0].is_a() not in FACETED or compared == 20:
            continue
        mesh = ifc.facets.read(bodies[0][0])
        geometry = ifcopenshell.geom.create_shape(settings, product).geometry
        theirs = measure(np.array(geometry.verts).reshape(-1, 3), np.array(geometry.faces).reshape(-1, 3))
        assert mesh is not None
        ours = measure(mesh.vertices, mesh.faces)
        assert ours[:2] == pytest.approx(theirs[:2], rel=1e-4, abs=1e-6), product
        assert ours[2] == pytest.approx(theirs[2], abs=2e-6), product
        compared += 1
    assert compared >= 5
