"""A small share of ``tests.signage.mutations``, on the hall drawn by hand."""

from dataclasses import replace

from tests.signage.hand_made import TODAY, build_hall, build_journey
from tests.signage.mutations import KINDS, Spoiler, list_cases, spoil
from twin.model.ids import SignId
from twin.model.twin import Twin


def _spoil(twin: Twin) -> tuple[dict[str, int], dict[str, int]]:
    spoiler = Spoiler(twin, {}, today=TODAY)
    found = spoiler.prover.prove_all([build_journey(build_hall())])
    needed, redundant = spoil(spoiler, list_cases(spoiler.checker, found, today=TODAY), tuple(KINDS))
    return dict(needed), dict(redundant)


def test_every_needed_sign_that_is_spoiled_breaks_the_proof_there() -> None:
    needed, redundant = _spoil(build_hall())

    assert redundant == {}
    assert sum(count for outcome, count in needed.items() if "fails" in outcome) >= 10
    assert not [outcome for outcome in needed if "HOLDS" in outcome]


def test_a_redundant_sign_may_go() -> None:
    twin = build_hall()
    second = SignId("second")
    x, y, z = twin.signs[SignId("d")].at
    also = replace(twin.signs[SignId("d")], id=second, at=(x, y, z + 0.6))

    _, redundant = _spoil(replace(twin, signs={**twin.signs, second: also}))

    assert redundant == {"holds": 1}
