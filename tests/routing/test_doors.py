"""A walk meets the portals that it goes through, however nearly it runs along them."""

import numpy as np
import pytest

from twin.routing.doors import Doors, follow, list_crossed

LENGTHWISE = [
    (13.26175917182865, 10.297515488045036, 14.22698778548107, 11.398769012558068),
    (14.417024628292527, 17.424832406547388, 15.808125445639494, 15.416515885720179),
]
WALKS = [
    (13.87190522726112, 10.993646419628352, 13.76517290820138, 10.871872840932607),
    (14.866754985190715, 16.77556177539451, 15.448401569414141, 15.935845178428938),
]


def doors_at(*lines: tuple[float, float, float, float]) -> Doors:
    return Doors(np.array(lines, dtype=np.float64), np.zeros(len(lines)), np.zeros(len(lines)))


@pytest.mark.parametrize(("line", "walk"), list(zip(LENGTHWISE, WALKS, strict=True)))
def test_a_walk_within_rounding_of_a_portals_line_meets_it_once(
    line: tuple[float, float, float, float], walk: tuple[float, float, float, float]
) -> None:
    assert list_crossed(doors_at(line), *walk).tolist() == [0]


def test_portals_are_met_in_the_order_of_the_walk() -> None:
    doors = doors_at((3, -1, 3, 1), (1, -1, 1, 1), (2, 5, 2, 6), (2, -1, 2, 1))

    assert list_crossed(doors, 0.0, 0.0, 4.0, 0.0).tolist() == [1, 3, 0]
    assert list_crossed(doors, 4.0, 0.0, 0.0, 0.0).tolist() == [0, 3, 1]


def test_a_walk_from_point_to_point_is_followed_through_portals_and_points_that_are_one_count_once() -> None:
    doors = doors_at((3, -1, 3, 1), (1, -1, 1, 1), (2, 5, 2, 6))
    points = np.array([(0.0, 0.0), (0.0, 1e-9), (4.0, 0.0), (4.0, 5.5), (0.0, 5.5)])

    turns, length_m, walks, crossed = follow(doors, points, 1e-6)

    assert turns.tolist() == [2, 3, 4]
    assert length_m == 13.5
    assert list(zip(walks.tolist(), crossed.tolist(), strict=True)) == [(0, 1), (0, 0), (2, 2)]
