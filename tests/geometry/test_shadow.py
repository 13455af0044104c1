"""Floors and shadows of meshes, against shapes whose shadow is known."""

import math

import numpy as np
import pytest
import shapely
import trimesh
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import MultiPolygon, Point, Polygon, box

from twin.geometry.shadow import floor_of, shadow_between, solid_of

MICROMETRE = 1e-6

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def prism(outline: Polygon, bottom_m: float, height_m: float) -> tuple[Floats, Ints]:
    mesh = trimesh.creation.extrude_polygon(outline, height_m, engine="earcut")
    vertices = np.round(np.asarray(mesh.vertices) + np.array([0.0, 0.0, bottom_m]), 6)
    return vertices, np.asarray(mesh.faces, dtype=np.int32)


def joined(*meshes: tuple[Floats, Ints]) -> tuple[Floats, Ints]:
    offsets = np.cumsum([0, *(len(vertices) for vertices, _ in meshes)])
    faces = [part + offset for (_, part), offset in zip(meshes, offsets, strict=False)]
    return np.vstack([vertices for vertices, _ in meshes]), np.vstack(faces).astype(np.int32)


def differ_m2(one: MultiPolygon | Polygon, other: MultiPolygon | Polygon) -> float:
    return float(one.symmetric_difference(other).area)


L_SHAPE = Polygon([(0, 0), (4, 0), (4, 1), (1, 1), (1, 3), (0, 3)])
WITH_HOLE = Polygon([(0, 0), (6, 0), (6, 5), (0, 5)], [[(2, 2), (2, 3), (4, 3), (4, 2)]])


@pytest.mark.parametrize("outline", [L_SHAPE, WITH_HOLE])
def test_the_floor_of_a_prism_is_its_outline(outline: Polygon) -> None:
    floor = floor_of(*prism(outline, 1.0, 3.0))

    assert differ_m2(floor, outline) < MICROMETRE
    assert len(shapely.get_coordinates(floor)) == len(shapely.get_coordinates(outline))


def test_the_floor_of_an_attic_is_not_its_projection() -> None:
    """Walls that lean outward make the projection wider than the floor."""
    trunk = trimesh.convex.convex_hull(
        np.array([(x * s, y * s, z) for s, z in ((2.0, 0.0), (3.0, 1.0)) for x in (-1, 1) for y in (-1, 1)])
    )

    floor = floor_of(np.asarray(trunk.vertices), np.asarray(trunk.faces, dtype=np.int32))

    assert differ_m2(floor, box(-2, -2, 2, 2)) < MICROMETRE


def test_a_mesh_that_is_inside_out_has_the_same_floor() -> None:
    """A stand whose floor is a large slab and whose top is a small one: which of them is the floor is seen by size."""
    slab, top = prism(box(0, 0, 4, 4), 0.0, 0.2), prism(box(1, 1, 2, 2), 0.2, 1.0)
    vertices, faces = joined(slab, top)
    funnel = trimesh.convex.convex_hull(
        np.array([(x * s, y * s, z) for s, z in ((2.0, 0.0), (1.0, 2.0)) for x in (-1, 1) for y in (-1, 1)])
    )

    assert differ_m2(floor_of(vertices, faces[:, ::-1].copy()), box(0, 0, 4, 4)) < MICROMETRE
    inside_out = np.asarray(funnel.faces, dtype=np.int32)[:, ::-1].copy()
    assert differ_m2(floor_of(np.asarray(funnel.vertices), inside_out), box(-2, -2, 2, 2)) < MICROMETRE


def test_what_triangulation_leaves_on_straight_edges_is_taken_off() -> None:
    mesh = trimesh.creation.box((4.0, 2.0, 1.0)).subdivide().subdivide()

    floor = floor_of(np.round(mesh.vertices, 6), np.asarray(mesh.faces, dtype=np.int32))

    assert len(shapely.get_coordinates(floor)) == 5


def test_a_sloping_floor_counts_and_a_wall_does_not() -> None:
    ramp = np.array([(0, 0, 0), (12, 0, 1), (12, 2, 1), (0, 2, 0), (0, 0, 3), (12, 0, 3), (12, 2, 3), (0, 2, 3)], float)
    hull = trimesh.convex.convex_hull(ramp)

    floor = floor_of(np.asarray(hull.vertices), np.asarray(hull.faces, dtype=np.int32))

    assert differ_m2(floor, box(0, 0, 12, 2)) < MICROMETRE


@given(
    sides=st.integers(3, 9),
    radius=st.floats(0.2, 5.0),
    band=st.tuples(st.floats(-1.0, 4.0), st.floats(0.01, 3.0)),
)
def test_any_part_of_an_upright_prism_has_its_outline_as_shadow(
    sides: int, radius: float, band: tuple[float, float]
) -> None:
    angles = np.linspace(0.0, 2 * math.pi, sides, endpoint=False)
    outline = Polygon(np.round(np.column_stack([np.cos(angles), np.sin(angles)]) * radius, 6))
    low, high = band[0], band[0] + band[1]

    shadow = shadow_between(*prism(outline, 0.0, 3.0), low, high)

    meets = high > 0.001 and low < 2.999
    misses = high < -0.001 or low > 3.001
    if meets:
        assert differ_m2(shadow, outline) < 1e-4 * radius
    if misses:
        assert shadow.is_empty


def test_only_the_part_between_the_heights_throws_a_shadow() -> None:
    """A table: its legs below, its top above."""
    top = prism(box(0, 0, 2, 1), 0.7, 0.05)
    leg = prism(box(0.9, 0.4, 1.1, 0.6), 0.0, 0.7)
    table = joined(top, leg)

    assert differ_m2(shadow_between(*table, 0.1, 0.6), box(0.9, 0.4, 1.1, 0.6)) < MICROMETRE
    assert differ_m2(shadow_between(*table, 0.1, 2.0), box(0, 0, 2, 1)) < MICROMETRE
    assert shadow_between(*table, 0.8, 2.0).is_empty


def test_a_sphere_is_widest_at_its_middle() -> None:
    ball = trimesh.creation.icosphere(subdivisions=4, radius=1.0)
    vertices, faces = np.round(np.asarray(ball.vertices), 6), np.asarray(ball.faces, dtype=np.int32)

    above = shadow_between(vertices, faces, 0.5, 2.0)
    through = shadow_between(vertices, faces, -0.5, 0.5)

    assert above.area == pytest.approx(math.pi * 0.75, rel=0.01)
    assert through.area == pytest.approx(math.pi, rel=0.01)
    assert above.within(through.buffer(1e-6))


def test_a_finely_drawn_body_keeps_its_true_shadow() -> None:
    """A ring of ten thousand triangles, wide enough to step into: its shadow is no disc."""
    ring = trimesh.creation.torus(1.0, 0.1, major_sections=160, minor_sections=32)

    shadow = shadow_between(np.round(ring.vertices, 6), np.asarray(ring.faces, dtype=np.int32), -1.0, 1.0)

    assert shadow.area == pytest.approx(math.pi * (1.1**2 - 0.9**2), rel=0.01)


def test_the_underside_of_a_stair_gives_the_headroom() -> None:
    """A slab rising 3 m over 4 m, 0.2 m thick: below 2 m of height for 2.67 m of run, and 0.13 m at the foot is stepped over."""
    profile = np.array([(0.0, 0.0), (4.0, 3.0), (4.0, 3.2), (0.0, 0.2)])
    flight = np.vstack([np.column_stack([profile[:, 0], np.full(4, y), profile[:, 1]]) for y in (0.0, 1.0)])
    hull = trimesh.convex.convex_hull(flight)

    shadow = shadow_between(np.round(hull.vertices, 6), np.asarray(hull.faces, dtype=np.int32), 0.1, 2.0)

    assert differ_m2(shadow, box(0.0, 0.0, 2.0 / 0.75, 1.0)) < 1e-5


@given(st.data())
def test_a_point_is_in_the_shadow_just_where_a_plumb_line_meets_the_body(data: st.DataObject) -> None:
    """Brute force: boxes at random places; a point is shaded if it lies in a box that reaches into the band."""
    corner = st.integers(-10, 10)
    size = st.integers(1, 8)
    boxes = data.draw(st.lists(st.tuples(corner, corner, corner, size, size, size), min_size=1, max_size=5))
    low = data.draw(st.integers(-12, 12)) + 0.5
    high = low + data.draw(st.integers(1, 6))
    mesh = joined(*(prism(box(x, y, x + a, y + b), float(z), float(c)) for x, y, z, a, b, c in boxes))

    shadow = shadow_between(*mesh, low, high)

    for px in np.arange(-9.5, 19.0, 3.0):
        for py in np.arange(-9.5, 19.0, 3.0):
            shaded = any(x < px < x + a and y < py < y + b and z < high and z + c > low for x, y, z, a, b, c in boxes)
            assert shaded == shadow.contains(Point(px, py))


def half_pipe(*, lid: bool) -> tuple[Floats, Ints]:
    """Draw half a turn of a wall without thickness, 2.5 m high and leaning a little; with a lid on it, a niche with no front."""
    angles = np.linspace(0.0, math.pi, 31)
    foot = np.column_stack([3.0 * np.cos(angles), 3.0 * np.sin(angles), np.zeros(31)])
    rim = np.column_stack([3.001 * np.cos(angles), 3.001 * np.sin(angles), np.full(31, 2.5)])
    low = np.arange(30)
    sides = np.concatenate([np.column_stack([low, low + 1, low + 31]), np.column_stack([low + 1, low + 32, low + 31])])
    fan = np.column_stack([np.full(29, 31), np.arange(32, 61), np.arange(33, 62)])
    faces = np.concatenate([sides, fan]) if lid else sides
    return np.round(np.concatenate([foot, rim]), 6), faces.astype(np.int32)


def test_a_screen_without_thickness_does_not_fill_the_arc_it_stands_on() -> None:
    """Seen at a roof terrace: an open arc closed off 17 m² of it."""
    assert shadow_between(*half_pipe(lid=False), 0.1, 2.0).area < 0.05


def test_a_body_with_an_open_front_is_filled_as_far_as_it_is_roofed() -> None:
    assert shadow_between(*half_pipe(lid=True), 0.1, 2.0).area == pytest.approx(math.pi * 9.0 / 2.0, rel=0.01)


def test_nothing_gives_nothing() -> None:
    empty = np.zeros((0, 3)), np.zeros((0, 3), dtype=np.int32)

    assert floor_of(*empty).is_empty
    assert shadow_between(*empty, 0.0, 1.0).is_empty


def test_rounding_leaves_no_cracks() -> None:
    """As in the curved walls of the demo hall: rounded, the crack is a hole of two points, and unions of it fail."""
    crack = [(1.0, 1.0), (1.5, 1.0), (1.5, 1.0 + 2e-7)]
    court = [(2.0, 2.0), (3.0, 2.0), (3.0, 3.0)]
    wall = MultiPolygon([Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [crack, court])])
    rounded = shapely.transform(wall, lambda xy: xy.round(6))
    assert not rounded.is_valid

    solid = solid_of(rounded)

    assert solid.is_valid
    assert solid.area == 16.0 - 0.5
    assert len(solid.geoms) == 1
