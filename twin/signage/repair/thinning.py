"""Which of the proposed signs are not needed once the others hang: what one search hung, a later one may have made idle."""

from collections.abc import Iterator, Mapping, Sequence

from twin.model.continuity import Chain, Journey
from twin.model.ids import SignId
from twin.model.sign import Sign
from twin.model.sign_proposal import ProposedSign
from twin.signage.proof import Prover


def drop_idle(
    prover: Prover, journeys: Sequence[Journey], signs: Mapping[str, ProposedSign], before: Mapping[SignId, Sign]
) -> tuple[Prover, dict[str, ProposedSign]]:
    """
    Return the signs without which some way that is proved with all of them would not be, and the prover with them alone.

    The proof decides, not the demands that a sign was chosen for: those are
    read with the eyes of one reader. Who serves fewest visitors goes first.

    Parameters
    ----------
    prover
        Knows all the proposed signs.
    before
        The signs as they hung before anything was proposed.
    """
    kept = dict(signs)
    proved = frozenset(_list_proved(prover, journeys))
    for key in sorted(signs, key=lambda each: (signs[each].share, signs[each].mends, each)):
        sign = signs[key].sign
        was = before.get(sign.id)
        without = prover.with_signs((), (sign.id,)) if was is None else prover.with_signs((was,))
        if proved <= frozenset(_list_proved(without, journeys)):
            prover = without
            del kept[key]
    return prover, kept


def _list_proved(prover: Prover, journeys: Sequence[Journey]) -> Iterator[int]:
    return (number for number, found in enumerate(prover.prove_all(journeys)) if isinstance(found, Chain))
