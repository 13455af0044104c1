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


def test_a_sign_may_be_redundant_at_one_decision_and_needed_at_another() -> None:
    """The second sign at the corner is too small for who sets out: there the first alone leads on."""
    twin = build_hall()
    first = twin.signs[SignId("b")]
    assert first.letter_height_m is not None
    x, y, z = first.at
    second = replace(
        first, id=SignId("second"), at=(x, y, z + 0.6), letter_height_m=replace(first.letter_height_m, value=0.02)
    )
    twin = replace(twin, signs={**twin.signs, second.id: second})
    spoiler = Spoiler(twin, {}, today=TODAY)
    found = spoiler.prover.prove_all([build_journey(twin)])

    needed, redundant = spoil(spoiler, list_cases(spoiler.checker, found, today=TODAY), ("removed",))

    assert dict(redundant) == {"holds": 1}
    assert dict(needed) == {"removed: fails": 2}
