"""Boxes of many bodies at once are those of each body's own corners."""

import numpy as np
import pytest
import shapely

from twin.geometry.prisms import Parts, Prism
from twin.geometry.solids import Solid
from twin.ingest.solids import extents
from twin.ingest.solids.extents import find_extents


def made_solid(rng: np.random.Generator) -> Solid:
    """Return some prisms on a round plan with a hole, a triangle of rest, or both."""
    low = float(rng.uniform(-3.0, 3.0))
    ring = shapely.Point(rng.uniform(-5.0, 5.0, 2)).buffer(2.0).difference(shapely.Point(0.0, 0.0).buffer(0.3))
    prisms = tuple(Prism(plan=ring, z_low=low, z_high=low + 1.0 + i) for i in range(int(rng.integers(0, 3))))
    vertices = rng.uniform(-4.0, 4.0, (3, 3)) if not prisms or rng.random() < 0.5 else np.zeros((0, 3))
    return Solid(
        parts=Parts(prisms=prisms, vertices=vertices, rest=np.arange(len(vertices), dtype=np.int32).reshape(-1, 3))
    )


def made_place(rng: np.random.Generator) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    matrix = np.eye(4)
    matrix[:3, :3] = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    matrix[:3, 3] = rng.uniform(-100.0, 100.0, 3)
    return matrix


@pytest.mark.parametrize("most", [1, 300, 1_000_000])
def test_boxes_hold_the_corners_of_their_bodies_and_touch_them(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extents, "_MOST_CORNERS", most)
    rng = np.random.default_rng(4)
    some = [made_solid(rng) for _ in range(12)]
    solids = [some[int(i)] for i in rng.integers(0, len(some), 40)]
    places = [made_place(rng) for _ in solids]

    boxes = find_extents(solids, places)

    for solid, place, (low, high) in zip(solids, places, boxes, strict=True):
        corners = solid.vertices @ place[:3, :3].T + place[:3, 3]
        assert np.abs(corners.min(axis=0) - low).max() < 1e-6
        assert np.abs(corners.max(axis=0) - high).max() < 1e-6


def test_no_bodies_have_no_boxes() -> None:
    assert find_extents([], []).shape == (0, 2, 3)
