"""Who sees whom past upright bodies."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from twin.geometry.sight import SightBlockers

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
