"""Signs that others make idle are dropped, signs that somebody needs are kept, whatever they were chosen for."""

import math
from dataclasses import replace

from tests.signage.repair.halls import propose_for
from tests.signage.repair.test_proposal import room, walk
from twin.model.continuity import Chain
from twin.model.ids import SignId
from twin.model.sign_proposal import ProposedSign
from twin.signage.faces import Faces
from twin.signage.proof import Prover
from twin.signage.repair.thinning import drop_idle


def test_of_two_signs_that_say_the_same_the_one_for_fewer_visitors_is_dropped() -> None:
    hall = room(walk("zone:a", math.pi / 2))
    (needed,) = propose_for(hall).signs
    x, y, z_m = needed.sign.at
    twice = replace(needed, sign=replace(needed.sign, id=SignId("twice"), at=(x, y, z_m + 0.6)), share=needed.share / 2)
    signs: dict[str, ProposedSign] = {each.sign.id: each for each in (needed, twice)}
    prover = Prover(Faces(hall.twin), {}, {}).with_signs([each.sign for each in signs.values()])
    assert all(isinstance(each, Chain) for each in prover.prove_all(hall.journeys))

    left, kept = drop_idle(prover, hall.journeys, signs, {})

    assert list(kept) == [needed.sign.id]
    assert list(left.faces.twin.signs) == [needed.sign.id]
    assert all(isinstance(each, Chain) for each in left.prove_all(hall.journeys))


def test_a_sign_that_hung_before_gets_its_old_lines_back() -> None:
    hall = room(walk("zone:a", math.pi / 2))
    (needed,) = propose_for(hall).signs
    old = replace(needed.sign, id=SignId("old"), at=(2.0, 2.0, 2.4), faces=(replace(needed.sign.faces[0], legends=()),))
    more = replace(needed, sign=replace(old, faces=needed.sign.faces[:1]), share=0.0)
    signs: dict[str, ProposedSign] = {each.sign.id: each for each in (needed, more)}
    prover = Prover(Faces(hall.twin), {}, {}).with_signs([each.sign for each in signs.values()])

    left, kept = drop_idle(prover, hall.journeys, signs, {old.id: old})

    assert list(kept) == [needed.sign.id]
    assert left.faces.twin.signs[old.id] == old
