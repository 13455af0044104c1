"""The fewest new signs and changed faces that make all ways provable, each looked at by the proof before it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twin.model.continuity import Chain, Journey
from twin.model.ids import StoreyId
from twin.model.sign_proposal import ProposedSign, SignProposal, Work
from twin.signage.legibility import STANDING, Reader
from twin.signage.lint.survey import Onward
from twin.signage.proof import Prover
from twin.signage.repair.cover import Choice, cost_of, list_met
from twin.signage.repair.demands import Demands, Via, list_demands
from twin.signage.repair.drafts import write_lines
from twin.signage.repair.legends import Legends, Namer
from twin.signage.repair.options import Offer, Offers
from twin.signage.repair.places import FIRST, SEARCHES, Search, list_places
from twin.signage.repair.rooms import Rooms
from twin.signage.repair.shortlist import shortlist
from twin.signage.repair.solving import EXACT_MAX, solve
from twin.signage.repair.thinning import drop_idle


def propose(
    prover: Prover,
    journeys: Sequence[Journey],
    via: Via,
    readers: Mapping[str, Reader],
    namer: Namer,
    *,
    onward: Onward | None = None,
    exact_max: int = EXACT_MAX,
) -> SignProposal:
    """
    Return the signs that make all journeys provable that can be.

    Parameters
    ----------
    prover
        Knows the signs that hang.
    via
        How signs may name each connector to who is on the way to it.
    readers
        How a profile's people look at signs, where that is not standing.
    namer
        Names of targets that no sign has named yet.
    onward
        How ways to targets set out: no arrow is proposed that check SGN101 would call false.
    exact_max
        Up to which size a part is solved exactly, see ``solving``.
    """
    legends = Legends(prover.faces.twin, namer, onward)
    profiles = {journey.profile for journey in journeys}
    hung = prover.faces.twin.signs
    lowest = min((readers.get(each, STANDING) for each in profiles), key=lambda each: each.eye_height_m.value)
    signs: dict[str, ProposedSign] = {}
    first: SignProposal | None = None
    for search in SEARCHES:
        demands = _list_open(prover, journeys, via)
        if not demands.demands:
            break
        found = _propose_once(prover, demands, lowest, legends, search=search, exact_max=exact_max)
        first = first or found
        if not found.signs:
            break
        for sign in found.signs:
            before = signs.get(sign.sign.id)
            signs[sign.sign.id] = (
                sign
                if before is None
                else replace(sign, work=before.work, mends=before.mends + sign.mends, cost=before.cost + sign.cost)
            )
        prover = prover.with_signs([each.sign for each in found.signs])
    prover, signs = drop_idle(prover, journeys, signs, hung)
    proved = sum(isinstance(each, Chain) for each in prover.prove_all(journeys))
    if first is None:
        return SignProposal(signs=(), demands=0, unmet=0, cost=0.0, bound=0.0, journeys=len(journeys), proved=proved)
    left = len(_list_open(prover, journeys, via).demands)
    ordered = tuple(signs[key] for key in sorted(signs))
    cost = sum(each.cost for each in ordered)
    return replace(first, signs=ordered, unmet=left, proved=proved, journeys=len(journeys), cost=cost)


def _list_open(prover: Prover, journeys: Sequence[Journey], via: Via) -> Demands:
    """Return what no sign answers."""
    prover.prove_all(journeys)
    return list_demands(journeys, via, prover.is_answered)


def _propose_once(
    prover: Prover, demands: Demands, reader: Reader, legends: Legends, *, search: Search, exact_max: int
) -> SignProposal:
    offers = [
        offer
        for storey in prover.faces.twin.storeys
        for offer in list_offers(prover, storey, demands, reader, legends, search=search)
    ]
    cover = solve([offer.option for offer in offers], range(len(demands.demands)), exact_max=exact_max)
    return SignProposal(
        signs=tuple(_write(offers, cover.choices, demands, legends)),
        demands=len(demands.demands),
        unmet=len(cover.unmet),
        cost=cover.cost,
        bound=cover.bound,
        journeys=0,
        proved=0,
    )


def list_offers(
    prover: Prover, storey: StoreyId, demands: Demands, reader: Reader, legends: Legends, *, search: Search = FIRST
) -> Iterator[Offer]:
    """Yield what could be done on a storey; what hangs comes first."""
    if all(decision.storey != storey for decision in demands.decisions):
        return
    faces = prover.faces
    offers = Offers(demands, storey, faces, reader, legends)
    for sign in faces.twin.signs.values():
        offer = offers.offer_hanging(sign) if sign.storey == storey else None
        if offer is not None:
            yield offer
    rooms = Rooms(faces.twin, storey, (way for each in offers.decisions for way in (each.before, each.onward)))
    drafts = [(place, draft) for place in list_places(rooms, offers.asked, search) for draft in offers.draft(place)]
    for place, draft in shortlist(offers, rooms, drafts):
        offer = offers.offer_new(place, draft)
        if offer is not None:
            yield offer


def _write(
    offers: Sequence[Offer], choices: Sequence[Choice], demands: Demands, legends: Legends
) -> Iterator[ProposedSign]:
    options = [offer.option for offer in offers]
    for choice in choices:
        offer, met = offers[choice.option], list_met(options, (choice,))
        yield ProposedSign(
            work=Work.ADD_LINES if offer.place is None else Work.HANG,
            sign=write_lines(offer.sign, offer.option, choice.lines, legends, new=offer.place is not None),
            mends=len(met),
            share=sum(demands.demands[number].share for number in sorted(met)),
            cost=cost_of(options, (choice,)),
        )
