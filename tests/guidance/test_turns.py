"""Corners as a walker feels them."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from twin.guidance.corners import list_corners
from twin.guidance.turns import Band, Floats, band_of

EXACT_RAD = 1e-9


def _path(*points: tuple[float, float]) -> Floats:
    return np.array(points, dtype=np.float64)


def _arc(radius_m: float, pieces: int, turn_deg: float) -> Floats:
    """Ten metres east, an arc to the left, ten metres on."""
    angles = np.radians(np.linspace(0.0, turn_deg, pieces + 1))
    arc = np.stack([10.0 + radius_m * np.sin(angles), radius_m * (1.0 - np.cos(angles))], axis=1)
    end = arc[-1] + 10.0 * np.array([math.cos(angles[-1]), math.sin(angles[-1])])
    return np.vstack([[[0.0, 0.0]], arc, [end]])


@pytest.mark.parametrize(
    ("turn_deg", "band"),
    [
        (0, "straight"),
        (22, "straight"),
        (23, "slight"),
        (59, "slight"),
        (61, "turn"),
        (119, "turn"),
        (121, "sharp"),
        (149, "sharp"),
        (151, "back"),
        (180, "back"),
    ],
)
def test_bands_are_those_of_navcog_to_both_sides(turn_deg: float, band: str) -> None:
    assert band_of(math.radians(turn_deg)) is Band(band)
    assert band_of(-math.radians(turn_deg)) is Band(band)


def test_a_polygonised_corner_of_a_wheelchair_route_is_one_turn() -> None:
    """Erosion by 0.45 m rounds a corner off into pieces; to the walker it is one turn to the left."""
    (corner,) = list_corners(_arc(0.45, 8, 90))

    assert corner.turn_rad == pytest.approx(math.pi / 2, abs=EXACT_RAD)
    assert 10.0 < corner.at_m < 10.8
    assert not corner.bend


def test_a_curved_wall_is_a_bend_and_not_a_row_of_turns() -> None:
    (corner,) = list_corners(_arc(4.0, 16, 90))

    assert corner.turn_rad == pytest.approx(math.pi / 2, abs=EXACT_RAD)
    assert corner.bend


def test_a_jog_to_both_sides_cancels_out() -> None:
    (corner,) = list_corners(_path((0, 0), (10, 0), (10.5, 0.5), (20, 0.5)))

    assert corner.turn_rad == pytest.approx(0.0, abs=EXACT_RAD)


def test_a_door_between_two_turns_keeps_them_apart() -> None:
    """East along a corridor, left through a door, and right again: two turns within a metre, not none."""
    path = _path((0, 0), (10, 0), (10, 1), (20, 1))

    first, second = list_corners(path, [10.5])

    assert first.turn_rad == pytest.approx(math.pi / 2)
    assert second.turn_rad == pytest.approx(-math.pi / 2)
    assert len(list_corners(path)) == 1


def test_turns_far_apart_stay_two() -> None:
    assert len(list_corners(_path((0, 0), (10, 0), (10, 3), (20, 3)))) == 2


def test_half_a_turn_has_no_side() -> None:
    (corner,) = list_corners(_path((0, 0), (10, 0), (0, 0)))

    assert corner.turn_rad == math.pi


def test_turning_left_beyond_half_a_turn_is_turning_right() -> None:
    (corner,) = list_corners(_path((0, 0), (10, 0), (9.5, 0.5), (9.5, -10)))

    assert corner.turn_rad == pytest.approx(-math.pi / 2)


grid = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


@example(points=[(0, 0), (0, -1), (-1, 0), (-1, 1)])
@given(st.lists(grid, min_size=3, max_size=12).filter(lambda p: all(a != b for a, b in pairwise(p))))
def test_turns_add_up_to_the_change_of_direction_and_mirror_exactly(points: list[tuple[int, int]]) -> None:
    path = np.array(points, dtype=np.float64) / 4
    steps = np.diff(path, axis=0)
    ahead = np.sum(steps[1:] * steps[:-1], axis=1)
    across = steps[:-1, 0] * steps[1:, 1] - steps[:-1, 1] * steps[1:, 0]
    assume(bool(np.all((across != 0) | (ahead > 0))))  # straight back has no side to mirror, and no route does it
    first, last = path[1] - path[0], path[-1] - path[-2]
    change = math.atan2(last[1], last[0]) - math.atan2(first[1], first[0])

    corners = list_corners(path)
    mirrored = list_corners(path * [-1.0, 1.0])

    total = math.fsum(corner.turn_rad for corner in corners)
    assert math.remainder(total - change, 2 * math.pi) == pytest.approx(0.0, abs=1e-6)
    assert [c.at_m for c in corners] == [c.at_m for c in mirrored]
    for corner, image in zip(corners, mirrored, strict=True):
        # Half a turn to the left is half a turn to the right: equal up to whole turns.
        assert math.remainder(image.turn_rad + corner.turn_rad, math.tau) == pytest.approx(0.0, abs=1e-12)
        assert abs(image.turn_rad) == pytest.approx(abs(corner.turn_rad), abs=1e-12)
