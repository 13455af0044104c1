"""Whole buildings as GLB and GeoJSON: nothing is lost, nothing is moved, and it fits through a phone's connection."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from tests.support.glb import Glb, parse_glb
from tests.support.models import real_model
from tests.support.readings import DEMO_HALL, read_once
from twin.export.geojson import to_geojson
from twin.export.gltf import to_glb
from twin.model.twin import Ingested

STOREY_BYTES_MAX = 150_000
"""What a storey may cost a phone, compressed."""

DRAWN_M = 0.001  # coordinates are rounded to a quarter of a millimetre, placements to a hundredth


def path_of(name: str) -> Path:
    return DEMO_HALL if name == DEMO_HALL.name else real_model(name)


@pytest.fixture(
    scope="module",
    params=[
        "demo_hall.ifc",
        pytest.param("duplex_a.ifc", marks=pytest.mark.real_models),
        pytest.param("institute_ac11.ifc", marks=pytest.mark.real_models),
    ],
)
def building(request: pytest.FixtureRequest) -> Ingested:
    return read_once(path_of(str(request.param)))


@pytest.fixture(scope="module")
def whole(building: Ingested) -> Glb:
    assert building.scene is not None
    return parse_glb(to_glb(building.scene, building.twin))


def names_of(glb: Glb) -> list[str]:
    single = [node["extras"]["id"] for node in glb.nodes() if "id" in node["extras"]]
    merged = {(node["extras"]["layer"], name) for node in glb.nodes() for name in node["extras"].get("features", [])}
    return sorted([*single, *(name for _, name in merged)])


def test_every_body_is_drawn_once(building: Ingested, whole: Glb) -> None:
    assert building.scene is not None
    bodies = {item.id for item in building.scene.items if item.layer != "space"}
    floors = {node_name for node in whole.nodes("floor") for node_name in node["extras"]["features"]}

    drawn = names_of(whole)

    assert bodies
    walked = {space.id for space in building.twin.spaces.values() if space.navigable and space.footprint is not None}
    assert walked <= floors <= set(building.twin.spaces)
    assert drawn == sorted(bodies | floors)


def test_every_body_stands_where_the_scene_has_it(building: Ingested, whole: Glb) -> None:
    assert building.scene is not None
    for item in building.scene.items:
        if item.layer == "space":
            continue
        mesh = building.scene.meshes[item.mesh]
        matrix = item.matrix()
        points = mesh.vertices[np.unique(mesh.faces)] @ matrix[:3, :3].T + matrix[:3, 3]
        drawn = whole_body(whole, item.id, item.layer)
        assert drawn.min(axis=0) == pytest.approx(points.min(axis=0), abs=DRAWN_M), item.name
        assert drawn.max(axis=0) == pytest.approx(points.max(axis=0), abs=DRAWN_M), item.name


def whole_body(glb: Glb, name: str, layer: str) -> np.ndarray:
    """Return the vertices (n, 3) of an element, turned back to z up."""
    found = []
    for node in glb.nodes(layer):
        extras = node["extras"]
        if extras.get("id") == name:
            found.append(glb.triangles(node).reshape(-1, 3))
        elif name in extras.get("features", []):
            (part,) = glb.primitives(node)
            corners = glb.array(part["indices"])[:, 0]
            mine = glb.array(part["attributes"]["_FEATURE_ID_0"])[corners, 0] == extras["features"].index(name)
            found.append(glb.triangles(node).reshape(-1, 3)[mine])
    points = np.concatenate(found)
    return np.column_stack([points[:, 0], -points[:, 2], points[:, 1]])


def test_a_storey_fits_through_a_phones_connection(building: Ingested) -> None:
    assert building.scene is not None
    for storey in building.twin.storeys:
        assert len(gzip.compress(to_glb(building.scene, building.twin, storey), 6)) < STOREY_BYTES_MAX


def test_the_plan_has_every_navigable_space(building: Ingested) -> None:
    twin = building.twin

    told = [feature["id"] for storey in twin.storeys for feature in to_geojson(twin, storey)["features"]]

    assert {space.id for space in twin.spaces.values() if space.navigable} <= set(told)
