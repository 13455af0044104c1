"""Files damaged at random are refused or read whole: nothing crashes, hangs or is lost. ``python -m tests.fuzz`` does more."""

from pathlib import Path

import pytest

from tests.fuzz.mutations import mutate
from tests.fuzz.trial import forked_children, try_mutation, write_originals

COUNT = 40


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning")
def test_damaged_files_crash_nothing_and_no_record_is_lost(tmp_path: Path) -> None:
    originals = [path.read_bytes() for path in write_originals(tmp_path)]
    with forked_children():
        outcomes = [
            try_mutation(mutate(originals[seed // 5 % 2], seed), originals[seed // 5 % 2], tmp_path)
            for seed in range(COUNT)
        ]

    assert [(outcome.mutation.seed, outcome.wrong, outcome.sentence) for outcome in outcomes if outcome.wrong] == []
    assert {outcome.kind for outcome in outcomes} >= {"accepted", "refused"}


def test_the_same_seed_does_the_same_damage(tmp_path: Path) -> None:
    (original, _) = (path.read_bytes() for path in write_originals(tmp_path))

    for seed in range(10):
        first, second = mutate(original, seed), mutate(original, seed)
        assert first == second
        assert first.content != original
