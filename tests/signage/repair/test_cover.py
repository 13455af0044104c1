"""The fewest signs, against trying every subset of them."""

import pytest

from tests.signage.repair.subsets import check, draw_options, is_met

SEEDS = range(100)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_subset_with_fewer_signs_meets_all_demands(seed: int) -> None:
    cover, fewest, taken = check(seed)
    options, demands = draw_options(seed)
    if fewest is None:
        pytest.skip("places are too few for all demands")
    assert taken == fewest
    assert is_met(options, cover, demands)
    assert cover.gap < 1e-5


@pytest.mark.parametrize("seed", SEEDS)
def test_a_greedy_cover_meets_all_demands_and_says_how_much_better_a_best_one_might_be(seed: int) -> None:
    exact, fewest, _ = check(seed)
    greedy, _, taken = check(seed, exact_max=0)
    options, demands = draw_options(seed)
    if fewest is None or not greedy.choices:
        pytest.skip("places are too few for all demands")
    assert taken >= fewest
    assert is_met(options, greedy, demands)
    assert greedy.bound <= exact.cost + 1e-6 <= greedy.cost + 2e-6
