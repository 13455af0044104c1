"""A GLB shows what stands where, and says which element every triangle belongs to."""

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray

from tests.export.hall import GROUND, HALL, OFFICE, UPPER, at, build_hall_scene, build_hall_twin, item, solid
from tests.support.glb import Glb, parse_glb
from twin.errors import UnknownIdError
from twin.export.gltf import to_glb
from twin.model.ids import StoreyId
from twin.model.scene import Scene, TriangleMesh

ROUNDED_M = 2.5e-4  # coordinates are rounded to 2**-12 m


def read(scene: Scene, storey: StoreyId | None = None) -> Glb:
    return parse_glb(to_glb(scene, build_hall_twin(), storey))


def bounds(triangles: NDArray[np.float64]) -> list[list[float]]:
    points = triangles.reshape(-1, 3)
    return [points.min(axis=0).tolist(), points.max(axis=0).tolist()]


def feature_triangles(glb: Glb, name: str) -> NDArray[np.float64]:
    """Return the triangles that picking would give to an element."""
    found = []
    for node in glb.nodes():
        if node["extras"].get("id") == name:
            found.append(glb.triangles(node))
        if name in node["extras"].get("features", []):
            (part,) = glb.primitives(node)
            index = glb.array(part["attributes"]["_FEATURE_ID_0"])[glb.array(part["indices"])[:, 0], 0].reshape(-1, 3)
            found.append(glb.triangles(node)[(index == node["extras"]["features"].index(name)).all(axis=1)])
    return np.concatenate(found)


def test_a_wall_stands_where_it_stood_with_y_up() -> None:
    glb = read(build_hall_scene())

    low, high = bounds(feature_triangles(glb, "0wall-b"))

    assert low == pytest.approx([0.0, 0.0, -10.1], abs=ROUNDED_M)  # X = x, Y = z, Z = -y
    assert high == pytest.approx([20.0, 3.0, -9.9], abs=ROUNDED_M)


def test_walls_of_a_storey_are_one_mesh() -> None:
    walls = read(build_hall_scene()).nodes("wall")

    assert [(node["extras"]["storey"], node["extras"]["features"]) for node in walls] == [
        (GROUND, ["0wall-a", "0wall-b"]),
        (UPPER, ["5wall-up"]),
    ]
    assert [node["name"] for node in walls] == ["layer:wall", "layer:wall"]


def test_every_triangle_belongs_to_one_element() -> None:
    glb = read(build_hall_scene())

    boxes = [feature_triangles(glb, name) for name in ("0wall-a", "0wall-b", "1window", "5wall-up", "6site")]

    assert [len(triangles) for triangles in boxes] == [12] * 5


def test_chairs_are_one_mesh_in_twelve_places() -> None:
    glb = read(build_hall_scene())

    chairs = glb.nodes("furniture")

    assert len({node["mesh"] for node in chairs}) == 1
    assert [node["extras"]["id"] for node in chairs] == [f"2chair-{n:02}" for n in range(12)]
    for n, node in enumerate(chairs):
        low, high = bounds(glb.triangles(node))
        assert np.add(low, high) / 2 == pytest.approx([1.0 + n, 0.225, -3.0], abs=ROUNDED_M)


def test_a_body_that_repeats_in_one_layer_is_still_drawn_in_another() -> None:
    scene = build_hall_scene()
    odd = item("7odd", "facility", "chair", matrix=at(5, 8, 0))

    glb = read(replace(scene, items=(*scene.items, odd)))

    assert len(glb.nodes("furniture")) == 12
    assert len(feature_triangles(glb, "7odd")) == 64


def test_a_turned_body_is_turned_the_right_way() -> None:
    """Counter-clockwise seen from above: the long side of a bench points north-east after an eighth of a turn."""
    bench = solid(trimesh.creation.cylinder(radius=0.1, height=2.0, sections=16, transform=lying()))
    items = tuple(item(f"b{n}", "furniture", "bench", matrix=at(0, 0, 0, np.pi / 4)) for n in range(4))

    glb = read(Scene(meshes={"bench": bench}, items=items))

    points = glb.triangles(glb.nodes("furniture")[0]).reshape(-1, 3)
    assert "rotation" in glb.nodes("furniture")[0]
    far = points[np.argmax(points[:, 0])]
    assert far[0] > 0.7  # east
    assert -far[2] > 0.6  # north is -Z


def lying() -> NDArray[np.float64]:
    turn: NDArray[np.float64] = trimesh.transformations.rotation_matrix(np.pi / 2, [0, 1, 0])
    return turn


def test_a_mirrored_body_is_mirrored() -> None:
    wedge = TriangleMesh(
        vertices=np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        faces=np.tile(np.array([[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]], np.int32), (6, 1)),
        materials=np.full(24, -1, np.int32),
        colours=(),
    )
    mirror = np.diag([-1.0, 1.0, 1.0, 1.0]) + np.array([[0.0, 0, 0, 5], [0] * 4, [0] * 4, [0] * 4])
    items = tuple(item(f"w{n}", "furniture", "wedge", matrix=mirror) for n in range(4))

    glb = read(Scene(meshes={"wedge": wedge}, items=items))

    assert bounds(glb.triangles(glb.nodes("furniture")[0])) == [[4.0, 0.0, -1.0], [5.0, 1.0, 0.0]]


def test_a_floor_keeps_its_hole_and_faces_up() -> None:
    """20 x 10 m less a court of 2 x 2 m, drawn 2 cm above the slab."""
    glb = read(build_hall_scene())

    triangles = feature_triangles(glb, HALL)

    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]) / 2
    assert normals[:, 1].sum() == pytest.approx(196.0)
    assert (normals[:, 1] > 0).all()
    assert triangles[:, :, 1] == pytest.approx(0.02, abs=ROUNDED_M)


def test_floors_are_coloured_by_use() -> None:
    glb = read(build_hall_scene())

    colours = [glb.primitives(node)[0]["material"] for node in glb.nodes("floor")]

    assert len(set(colours)) == 2


def test_solids_of_spaces_are_not_drawn() -> None:
    glb = read(build_hall_scene())

    assert "space" not in {node["extras"]["layer"] for node in glb.nodes()}
    assert "4space" not in {name for node in glb.nodes() for name in node["extras"].get("features", [])}


def test_a_copy_in_another_layer_has_no_floor() -> None:
    twin = build_hall_twin()
    copy = replace(twin.spaces[OFFICE], navigable=False, layer="Gross area")

    glb = parse_glb(to_glb(Scene(), replace(twin, spaces={HALL: twin.spaces[HALL], OFFICE: copy})))

    assert [node["extras"]["features"] for node in glb.nodes("floor")] == [[HALL]]


def test_a_storey_holds_only_what_stands_on_it() -> None:
    glb = read(build_hall_scene(), UPPER)

    features = sorted(name for node in glb.nodes() for name in node["extras"]["features"])

    assert features == [OFFICE, "5wall-up"]
    assert [storey["id"] for storey in glb.tree["scenes"][0]["extras"]["storeys"]] == [UPPER]


def test_glass_is_see_through_and_keeps_the_colour_of_the_model() -> None:
    glb = read(build_hall_scene())

    material = glb.tree["materials"][glb.primitives(glb.nodes("window")[0])[0]["material"]]

    assert material["alphaMode"] == "BLEND"
    assert material["pbrMetallicRoughness"]["baseColorFactor"] == pytest.approx([0.2, 0.4, 0.6, 0.5], abs=1 / 255)


def test_a_body_of_two_colours_is_one_repeated_mesh_of_two_parts() -> None:
    chair = trimesh.creation.cylinder(radius=0.25, height=0.45, sections=16)
    half = len(chair.faces) // 2
    mesh = TriangleMesh(
        vertices=np.array(chair.vertices),
        faces=np.array(chair.faces, np.int32),
        materials=np.array([0] * half + [1] * (len(chair.faces) - half), np.int32),
        colours=((1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)),
    )
    items = tuple(item(f"c{n}", "furniture", "chair", matrix=at(n, 0, 0)) for n in range(5))

    glb = read(Scene(meshes={"chair": mesh}, items=items))

    assert len(glb.nodes("furniture")) == 5
    assert len(glb.primitives(glb.nodes("furniture")[0])) == 2


def test_triangles_without_area_are_dropped() -> None:
    sliver = TriangleMesh(
        vertices=np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 1e-5, 0]]),
        faces=np.array([[0, 1, 2], [0, 1, 3], [0, 0, 1]], np.int32),
        materials=np.full(3, -1, np.int32),
        colours=(),
    )

    glb = read(Scene(meshes={"sliver": sliver}, items=(item("0wall", "wall", "sliver"),)))

    assert len(feature_triangles(glb, "0wall")) == 1


def test_far_coordinates_keep_their_millimetres() -> None:
    """At 9,000 km a 32-bit float has steps of a metre."""
    wall = solid(trimesh.creation.box(extents=(0.003, 0.2, 3.0)))
    scene = Scene(meshes={"wall": wall}, items=(item("0wall", "wall", "wall", matrix=at(9e6, 4e6, 1.5)),))

    glb = read(scene)

    low, high = bounds(feature_triangles(glb, "0wall"))
    assert high[0] - low[0] == pytest.approx(0.003, abs=ROUNDED_M)
    assert (low[0] + high[0]) / 2 == pytest.approx(9e6, abs=ROUNDED_M)


def test_another_library_sees_the_same_building() -> None:
    scene = trimesh.load(io.BytesIO(to_glb(build_hall_scene(), build_hall_twin())), file_type="glb")

    assert scene.bounds[0] == pytest.approx([0.0, -3.0, -10.1], abs=ROUNDED_M)
    assert scene.bounds[1] == pytest.approx([20.0, 7.0, 5.1], abs=ROUNDED_M)
    assert len(scene.graph.nodes_geometry) == 18


def test_the_same_scene_gives_the_same_bytes() -> None:
    assert to_glb(build_hall_scene(), build_hall_twin()) == to_glb(build_hall_scene(), build_hall_twin())


def test_a_storey_with_nothing_on_it_is_still_a_glb() -> None:
    glb = parse_glb(to_glb(Scene(), replace(build_hall_twin(), spaces={}), GROUND))

    assert glb.nodes() == []


def test_a_storey_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="nowhere"):
        read(build_hall_scene(), StoreyId("nowhere"))


def test_accessors_tell_their_bounds() -> None:
    """Viewers place cameras by them without reading the vertices."""
    glb = read(build_hall_scene())
    for node in glb.nodes():
        for part in glb.primitives(node):
            entry: dict[str, Any] = glb.tree["accessors"][part["attributes"]["POSITION"]]
            values = glb.array(part["attributes"]["POSITION"])
            assert values.min(axis=0).tolist() == entry["min"]
            assert values.max(axis=0).tolist() == entry["max"]
