"""The best order of stops is the best of all orders, with the best choice at each stop."""

from itertools import pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from twin.routing.questions.tour import EXACT_MAX, plan_best_order, plan_in_order

COSTS = st.one_of(st.integers(0, 9).map(float), st.floats(0.0, 50.0), st.just(np.inf))


@st.composite
def questions(draw: st.DrawFn) -> tuple[NDArray[np.float64], list[list[int]]]:
    """Return costs in no way symmetric, some infinite, and groups of places that may share some."""
    size = draw(st.integers(2, 7))
    costs = np.array(draw(st.lists(st.lists(COSTS, min_size=size, max_size=size), min_size=size, max_size=size)))
    np.fill_diagonal(costs, 0.0)
    group = st.lists(st.integers(0, size - 1), min_size=1, max_size=3, unique=True)
    return costs, draw(st.lists(group, min_size=2, max_size=6))


def _cheapest(costs: NDArray[np.float64], groups: list[list[int]], orders: list[tuple[int, ...]]) -> float:
    return min(
        sum(float(costs[a, b]) for a, b in pairwise(places))
        for order in orders
        for places in product(*(groups[group] for group in order))
    )


@given(questions())
@settings(max_examples=200, deadline=None)
def test_it_is_the_best_of_all_orders_and_choices(question: tuple[NDArray[np.float64], list[list[int]]]) -> None:
    costs, groups = question
    last = len(groups) - 1
    orders = [(0, *between, last) for between in permutations(range(1, last))]

    best, given_order = plan_best_order(costs, groups), plan_in_order(costs, groups)

    for tour, wanted in ((best, orders), (given_order, [tuple(range(len(groups)))])):
        cheapest = _cheapest(costs, groups, wanted)
        assert (tour is None) == (cheapest == np.inf)
        if tour is not None:
            assert tour.proved
            assert tour.cost_s == pytest.approx(cheapest)
            assert tour.order in wanted
            assert all(place in groups[group] for group, place in zip(tour.order, tour.places, strict=True))
            assert sum(float(costs[a, b]) for a, b in pairwise(tour.places)) == pytest.approx(cheapest)


def test_too_many_stops_are_put_in_a_good_order_and_that_is_said() -> None:
    """Stops along a corridor, given in a muddle: no order is shorter than straight along it."""
    rng = np.random.default_rng(4)
    along = np.concatenate([[0.0], rng.permutation(np.arange(1.0, EXACT_MAX + 4.0)), [EXACT_MAX + 4.0]])
    costs = np.abs(along[:, None] - along[None, :])

    tour = plan_best_order(costs, [[i] for i in range(len(along))])

    assert tour is not None
    assert not tour.proved
    assert tour.cost_s == pytest.approx(EXACT_MAX + 4.0)


def test_too_many_stops_of_which_one_cannot_be_reached_have_no_order() -> None:
    size = EXACT_MAX + 4
    costs = np.ones((size, size))
    costs[:, 3] = np.inf

    assert plan_best_order(costs, [[i] for i in range(size)]) is None
