"""Meshes taken apart into upright prisms and the rest, against shapes whose base is known."""

import numpy as np
import pytest
import shapely
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from tests.geometry.test_shadow import L_SHAPE, WITH_HOLE, Floats, Ints, differ_m2, joined, prism
from twin.geometry.prisms import take_apart
from twin.geometry.shadow import floor_of, shadow_between
from twin.geometry.solids import build_solids

NOTCHED = Polygon([(-0.15, -0.15), (0.15, -0.15), (0.15, 1.65), (0, 1.65), (0, 1.35), (-0.15, 1.3539)])
"""Two corners lie in one direction from the middle of all corners, and in either order the area is the same."""

STAIRWELL = Polygon([(0, 0), (0, 4), (5.4, 4), (5.4, 0), (3.9, 0), (3.9, 2.5), (1.5, 2.5), (1.5, 0)])
"""The ring of its corners by their direction from their middle has the same area, and another shape."""


@pytest.mark.parametrize(
    "outline", [L_SHAPE, WITH_HOLE, NOTCHED, STAIRWELL, box(0, 0, 3, 0.2), Polygon([(0, 0), (5, 1), (2, 4)])]
)
def test_an_extruded_outline_is_one_prism_with_that_base(outline: Polygon) -> None:
    (parts,) = take_apart([prism(outline, 1.0, 2.5)])

    assert len(parts.rest) == 0
    assert [(p.z_low, p.z_high) for p in parts.prisms] == [(1.0, 3.5)]
    assert differ_m2(parts.prisms[0].plan, outline) < 1e-9  # type: ignore[arg-type]  # a plan of one part


def test_the_order_of_corners_in_a_mesh_does_not_matter() -> None:
    vertices, faces = prism(NOTCHED, 0.0, 1.0)

    (parts,) = take_apart([(vertices[::-1].copy(), (len(vertices) - 1 - faces).astype(np.int32))])

    assert differ_m2(parts.prisms[0].plan, NOTCHED) < 1e-9  # type: ignore[arg-type]  # a plan of one part


def test_a_cone_is_no_prism_and_does_not_spoil_the_box_beside_it() -> None:
    cone = trimesh.creation.cone(1.0, 2.0, sections=12)
    mesh = joined(prism(box(4, 0, 5, 1), 0.0, 1.0), (np.round(cone.vertices, 6), np.asarray(cone.faces, np.int32)))

    (parts,) = take_apart([mesh])

    assert [p.plan.bounds for p in parts.prisms] == [(4.0, 0.0, 5.0, 1.0)]
    assert len(parts.rest) == len(cone.faces)


def test_a_leaning_box_and_a_wedge_are_no_prisms() -> None:
    vertices, faces = prism(box(0, 0, 1, 1), 0.0, 2.0)
    leaning = vertices.copy()
    leaning[leaning[:, 2] > 1.0, 0] += 0.3
    wedge = vertices.copy()
    wedge[(wedge[:, 2] > 1.0) & (wedge[:, 0] > 0.5), 2] -= 0.5

    assert [parts.prisms for parts in take_apart([(leaning, faces), (wedge, faces)])] == [(), ()]


def test_meshes_do_not_mix() -> None:
    bases = [box(0, 0, 1, 1), box(0, 0, 2, 1), L_SHAPE]

    taken = take_apart([prism(base, 0.0, 1.0) for base in bases])

    assert [differ_m2(parts.prisms[0].plan, base) < 1e-9 for parts, base in zip(taken, bases, strict=True)] == [  # type: ignore[arg-type]  # a plan of one part
        True,
        True,
        True,
    ]


def furniture(boxes: list[tuple[int, int, int, int, int, int]]) -> tuple[Floats, Ints]:
    return joined(*(prism(box(x, y, x + w, y + d), z / 10, h / 10) for x, y, z, w, d, h in boxes))


SIZES = st.tuples(*[st.integers(-5, 5)] * 2, st.integers(0, 25), *[st.integers(1, 4)] * 2, st.integers(1, 15))


@settings(max_examples=40)
@given(
    boxes=st.lists(SIZES, min_size=1, max_size=6), bands=st.lists(st.tuples(st.integers(-5, 40), st.integers(1, 30)))
)
def test_a_solid_answers_as_its_triangles_do(
    boxes: list[tuple[int, int, int, int, int, int]], bands: list[tuple[int, int]]
) -> None:
    """The memory by prisms against clipping all triangles; bands lie off the boxes' faces."""
    vertices, faces = furniture(boxes)
    (solid,) = build_solids([(vertices, faces)])

    assert differ_m2(solid.floor(), floor_of(vertices, faces)) < 1e-6
    for low, size in bands:
        z_low, z_high = low / 10 + 0.05, (low + size) / 10 + 0.05
        known = shadow_between(vertices, faces, z_low, z_high)
        assert differ_m2(solid.shadow(solid.cut(z_low, z_high)), known) < 1e-6


def test_a_hundred_triangles_under_one_board_leave_the_board() -> None:
    """More triangles than are united at once, all but the first two covered."""
    ball = trimesh.creation.icosphere(subdivisions=3, radius=0.4)
    ball.apply_translation((1.0, 1.0, 0.5))
    mesh = joined(prism(box(0, 0, 2, 2), 1.0, 0.1), (np.round(ball.vertices, 6), np.asarray(ball.faces, np.int32)))

    shadow = shadow_between(*mesh, 0.0, 2.0)

    assert differ_m2(shadow, box(0, 0, 2, 2)) < 1e-9
    assert len(shapely.get_coordinates(shadow)) == 5


def test_a_finely_drawn_small_piece_counts_as_its_hull_at_each_height() -> None:
    """A ball of 0.2 m beside a box, and a cup of the same size: nobody steps into a cup."""
    ball = trimesh.creation.icosphere(subdivisions=3, radius=0.2)
    ring = trimesh.creation.annulus(0.1, 0.2, 0.3, sections=64)
    ring.vertices[np.isclose(ring.vertices[:, 2], ring.vertices[:, 2].max()), :2] *= 1.1  # no prism
    ring.apply_translation((1.0, 0.0, 0.0))
    meshes = [(np.round(mesh.vertices, 6), np.asarray(mesh.faces, np.int32)) for mesh in (ball, ring)]
    (solid,) = build_solids([joined(*meshes, prism(box(3, 0, 4, 1), 0.0, 1.0))])

    at_the_top = solid.shadow(solid.cut(0.12, 0.5))

    assert at_the_top.intersection(box(-1, -1, 0.5, 1)).area == pytest.approx(np.pi * (0.2**2 - 0.12**2), rel=0.02)
    assert at_the_top.intersection(box(0.5, -1, 2, 1)).area == pytest.approx(np.pi * 0.22**2, rel=0.02)
    assert len(at_the_top.intersection(box(0.5, -1, 2, 1)).interiors) == 0  # type: ignore[attr-defined]  # one part
    assert solid.shadow(solid.cut(0.25, 2.0)).area == pytest.approx(1.0)
