"""Shells become meshes all at once, and each is found by itself."""

import math

import numpy as np
import pytest

from twin.geometry.facets import Polygons
from twin.ingest.solids.shapes import shells as module
from twin.ingest.solids.shapes.part import Facets
from twin.ingest.solids.shapes.shells import PolygonShells, ShellMeshes

SQUARE = [[0.0, 0.0, 0.0], [2.0, 0.0, 0.0], [2.0, 2.0, 0.0], [0.0, 2.0, 0.0]]


def three_squares(points: list[list[float]]) -> PolygonShells:
    """Return three shells of a square each, 10, 20 and 30, on twelve points."""
    return PolygonShells(
        ids=np.array([10, 20, 30]),
        starts=np.arange(4),
        polygons=Polygons(faces=np.arange(4), rings=np.arange(4) * 4, corners=np.arange(12)),
        points=np.array(points),
    )


def area(mesh: Facets) -> float:
    corners = mesh.vertices[mesh.faces]
    return float(
        np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).sum() / 2
    )


def test_each_shell_has_vertices_of_its_own_in_metres() -> None:
    meshes = ShellMeshes(three_squares(SQUARE * 3), 0.5)
    for step_id in (10, 20, 30):
        mesh = meshes.find(step_id)

        assert mesh is not None
        assert mesh.vertices.tolist() == (0.5 * np.array(SQUARE)).tolist()
        assert area(mesh) == pytest.approx(1.0)


@pytest.mark.parametrize("step_id", [0, 15, 31])
def test_a_shell_that_the_text_does_not_have_has_no_mesh(step_id: int) -> None:
    assert ShellMeshes(three_squares(SQUARE * 3)).find(step_id) is None
    assert ShellMeshes().find(step_id) is None


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf, 1e300, 1e14])
def test_a_shell_with_a_corner_that_is_nowhere_has_no_mesh_and_the_others_have(odd: float) -> None:
    points = [[x + 5.0, y + 5.0, z] for x, y, z in SQUARE * 3]
    points[4][1] = odd
    meshes = ShellMeshes(three_squares(points))

    assert meshes.find(20) is None
    for step_id in (10, 30):
        mesh = meshes.find(step_id)
        assert mesh is not None
        assert area(mesh) == pytest.approx(4.0)


def test_corners_nearer_than_the_grid_are_one_vertex() -> None:
    """The first square is drawn with its third corner next to its second: a triangle is left."""
    points = [list(corner) for corner in SQUARE * 3]
    points[2] = [2.0, 1e-7, 0.0]
    mesh = ShellMeshes(three_squares(points)).find(10)

    assert mesh is not None
    assert len(mesh.vertices) == 3
    assert area(mesh) == pytest.approx(2.0)


def test_places_that_fall_together_by_chance_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = ShellMeshes(three_squares(SQUARE * 3)).find(20)
    monkeypatch.setattr(module, "_MIXERS", (0, 0, 0, 0))
    mixed = ShellMeshes(three_squares(SQUARE * 3)).find(20)

    assert plain is not None
    assert mixed is not None
    assert mixed.vertices.tolist() == plain.vertices.tolist()
    assert mixed.faces.tolist() == plain.faces.tolist()
