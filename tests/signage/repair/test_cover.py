"""The fewest signs, against trying every subset of them."""

import pytest

from tests.signage.repair.subsets import check, draw_options, is_met
from twin.model.sign import Arrow
from twin.signage.repair.cover import FaceOption, LineOption, SignOption
from twin.signage.repair.solving import solve

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
    assert is_met(options, greedy, demands)
    if greedy.unmet == exact.unmet:
        assert taken >= fewest
        assert greedy.bound <= exact.cost + 1e-6 <= greedy.cost + 2e-6


def test_what_does_not_fit_on_a_face_is_said_to_be_unmet() -> None:
    lines = tuple(
        LineOption(target=target, arrow=Arrow.LEFT, cost=1.0, meets=frozenset(meets))
        for target, meets in (("a", {0, 1}), ("b", {2}), ("c", {3, 4}))
    )
    option = SignOption(place="here", cost=10.0, faces=(FaceOption(capacity=2, cost=1.0, lines=lines),))
    for exact_max in (0, 1000):
        cover = solve([option], range(5), exact_max=exact_max)
        assert len(cover.choices) == 1
        assert len(cover.unmet) in {1, 2}
        assert cover.bound <= cover.cost
