"""Who sees whom past upright bodies."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from twin.geometry.sight import TOUCH_M, Point3, Prism, SightBlockers

WALL = (box(5, 0, 5.2, 10), 0.0, 3.0)


def test_a_wall_between_hides() -> None:
    assert not SightBlockers([WALL]).is_clear((0, 5, 1.6), (10, 5, 1.6))


def test_a_line_past_the_end_of_a_wall_is_clear() -> None:
    assert SightBlockers([WALL]).is_clear((0, 5, 1.6), (10, 16, 1.6))


def test_a_sign_above_a_low_body_is_seen_over_it() -> None:
    counter = (box(5, 0, 5.2, 10), 0.0, 1.2)

    assert SightBlockers([counter]).is_clear((0, 5, 1.6), (10, 5, 2.4))
    assert not SightBlockers([counter]).is_clear((0, 5, 1.0), (10, 5, 1.1))


def test_a_high_sign_is_hidden_by_a_beam_and_seen_below_it() -> None:
    beam = (box(5, 0, 5.2, 10), 2.5, 3.0)

    assert not SightBlockers([beam]).is_clear((0, 5, 1.6), (6, 5, 2.8))
    assert SightBlockers([beam]).is_clear((0, 5, 1.6), (10, 5, 2.4))


def test_touching_a_face_does_not_hide() -> None:
    assert SightBlockers([WALL]).is_clear((5, -3, 1.6), (5, 13, 1.6))


def test_without_bodies_all_is_clear() -> None:
    assert SightBlockers([]).is_clear((0, 0, 1.6), (100, 100, 1.6))


@pytest.mark.parametrize(("target_z", "clear"), [(0.25, False), (2.5, False), (1.0, False)])
def test_who_stands_in_a_body_sees_nothing_straight_above(target_z: float, clear: bool) -> None:  # noqa: FBT001  # a table's column
    assert SightBlockers([(box(0, 0, 2, 2), 0.0, 2.0)]).is_clear((1, 1, 1.0), (1, 1, target_z)) is clear


def test_straight_up_past_the_edge_and_above_the_top_is_clear() -> None:
    blockers = SightBlockers([(box(0, 0, 2, 2), 0.0, 2.0)])

    assert blockers.is_clear((2, 1, 0.0), (2, 1, 3.0))
    assert blockers.is_clear((1, 1, 2.0), (1, 1, 3.0))


coordinate = st.integers(0, 40).map(lambda n: n / 2)
height = st.integers(0, 12).map(lambda n: n / 4)


@example(eye=(4.0, 0.0, 2.5), target=(17.5, 5.0, 0.0))
@example(eye=(7.0, 6.5, 0.0), target=(7.0, 6.5, 0.25))
@given(st.tuples(coordinate, coordinate, height), st.tuples(coordinate, coordinate, height))
@settings(max_examples=60, deadline=None)
def test_sight_is_mutual_and_equals_a_walk_along_the_line(
    eye: tuple[float, float, float], target: tuple[float, float, float]
) -> None:
    """The oracle samples the line and asks for each sample whether it is well inside a body, or well outside all."""
    bodies = [(Point(8, 8).buffer(2.0), 0.0, 2.0), (box(12, 3, 15, 9), 1.0, 3.0)]
    blockers = SightBlockers(bodies)

    clear = blockers.is_clear(eye, target)

    assert clear == blockers.is_clear(target, eye)
    depth_m = max(_deepest_m(eye, target, body) for body in bodies)
    if depth_m > 0.02:
        assert not clear
    if depth_m < -0.02:
        assert clear


def _deepest_m(eye: tuple[float, float, float], target: tuple[float, float, float], body: tuple) -> float:  # type: ignore[type-arg]  # a prism
    footprint, bottom, top = body
    depths = []
    for step in range(401):
        share = step / 400
        x, y, z = (a + share * (b - a) for a, b in zip(eye, target, strict=True))
        point = Point(x, y)
        edge = LineString(footprint.exterior.coords).distance(point)
        inside = edge if footprint.contains(point) else -edge
        depths.append(min(inside, z - bottom, top - z))
    return max(depths, default=-math.inf)


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_bodies_does_not_matter(reverse: bool) -> None:  # noqa: FBT001  # a parameter of the test
    bodies = [WALL, (box(7, 0, 7.2, 10), 0.0, 3.0)]

    assert not SightBlockers(bodies[::-1] if reverse else bodies).is_clear((0, 5, 1.6), (10, 5, 1.6))


def test_compiled_sight_lines_answer_as_cutting_the_bodies_does() -> None:
    """Thousands of lines past upright bodies, with holes and several parts, some from corners and along faces."""
    rng = np.random.default_rng(11)
    bodies = [*_draw_bodies(rng, 40)]
    blockers = SightBlockers(bodies)
    footprints = np.array([footprint for footprint, _, _ in bodies], dtype=object)
    shapely.prepare(footprints)
    corners = shapely.get_coordinates(footprints)
    answers = []
    for number in range(4000):
        ends = rng.uniform(0.0, 30.0, (2, 2))
        for end in range(2):
            if (number + end) % 5 == 0:
                ends[end] = rng.choice(corners)
        heights = rng.choice([0.0, 0.5, 1.6, 2.1, 2.5], 2)
        eye = float(ends[0, 0]), float(ends[0, 1]), float(heights[0])
        target = float(ends[1, 0]), float(ends[1, 1]), float(heights[1])
        answers.append(blockers.is_clear(eye, target))
        met = np.flatnonzero(shapely.intersects(footprints, LineString(ends)))
        assert answers[-1] == (not any(_is_cut(eye, target, bodies[body]) for body in met)), (eye, target)
    assert 400 < sum(answers) < 3600


def _draw_bodies(rng: np.random.Generator, count: int) -> Iterator[Prism]:
    """Walls along the axes, oblique ones, columns, rooms with a court, pairs of blocks."""
    for number in range(count):
        x, y = (float(at) for at in rng.integers(0, 28, 2))
        width, depth = (float(size) for size in rng.uniform(0.2, 3.0, 2))
        block = shapely.affinity.rotate(box(x, y, x + width, y + depth), 0.0 if number % 2 else rng.uniform(0.0, 90.0))
        footprint = (
            block,
            Point(x, y).buffer(0.4),
            box(x, y, x + 3, y + 3).difference(box(x + 1, y + 1, x + 2, y + 2)),
            shapely.MultiPolygon([block, shapely.affinity.translate(block, 5.0, 0.0)]),
        )[number % 4]
        bottom = float(rng.choice([0.0, 0.5, 2.1]))
        yield footprint, bottom, bottom + float(rng.choice([0.5, 1.1, 2.0]))


def _is_cut(eye: Point3, target: Point3, body: Prism) -> bool:
    """Whether a line enters a body: by the piece of it that the body's footprint cuts out."""
    footprint, bottom, top = body
    line = LineString([eye[:2], target[:2]])
    for part in shapely.get_parts(line.intersection(footprint)):
        if part.length <= TOUCH_M:
            continue
        if footprint.boundary.distance(part.interpolate(0.5, normalized=True)) <= TOUCH_M:
            continue
        shares = [line.project(Point(end)) / line.length for end in part.coords]
        heights = [eye[2] + (target[2] - eye[2]) * share for share in shares]
        if max(heights) > bottom + TOUCH_M and min(heights) < top - TOUCH_M:
            return True
    return False
