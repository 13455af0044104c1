"""Faces of sweeps: closed, outward, and all of the area, however its corners lie."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box
from shapely.affinity import rotate

from tests.geometry.test_shadow import L_SHAPE, WITH_HOLE
from twin.geometry.sweeps import faces_of_sweep, rings_of

TWO_HOLES_IN_LINE = Polygon(
    [(0, 0), (6, 0), (6, 1), (5, 1), (5, 2), (1, 2), (1, 1), (0, 1)],
    [[(2, 1), (3, 1), (3, 1.5), (2, 1.5)], [(4, 1), (4.5, 1), (4.5, 0.5), (4, 0.5)]],
)
"""Corners of both holes and of the outline lie on one line."""


def column(polygon: Polygon, height_m: float) -> tuple[np.ndarray, np.ndarray]:
    corners, sizes = rings_of(polygon)
    floor = np.column_stack([corners, np.zeros(len(corners))])
    return np.concatenate([floor, floor + np.array([0.0, 0.0, height_m])]), faces_of_sweep(corners, sizes)


def volume(vertices: np.ndarray, faces: np.ndarray) -> float:
    corners = vertices[faces]
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6)


def is_closed(faces: np.ndarray) -> bool:
    """Return whether every edge is run through once each way."""
    edges = Counter((int(face[k]), int(face[(k + 1) % 3])) for face in faces for k in range(3))
    return all(count == 1 and edges[end, start] == 1 for (start, end), count in edges.items())


@pytest.mark.parametrize("clockwise", [False, True])
@pytest.mark.parametrize("polygon", [box(0, 0, 3, 0.2), L_SHAPE, WITH_HOLE, TWO_HOLES_IN_LINE])
def test_a_sweep_is_closed_and_has_the_volume_of_its_area(polygon: Polygon, *, clockwise: bool) -> None:
    turned = Polygon(polygon.exterior.coords[::-1], [hole.coords[::-1] for hole in polygon.interiors])

    vertices, faces = column(turned if clockwise else polygon, 2.5)

    assert is_closed(faces)
    assert volume(vertices, faces) == pytest.approx(2.5 * polygon.area)


@given(
    corners=st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=3, max_size=12),
    turn=st.floats(0, 90),
)
def test_any_outline_has_its_area(corners: list[tuple[int, int]], turn: float) -> None:
    polygon = rotate(Polygon(corners), turn)
    if not polygon.is_valid or polygon.area < 0.1:
        return

    vertices, faces = column(polygon, 1.0)

    assert is_closed(faces)
    assert volume(vertices, faces) == pytest.approx(polygon.area)
