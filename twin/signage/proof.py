"""
The proof that signs lead people all the way (DB46/T 659-2024 6.1.4.9): one line for each decision, or where it breaks.

What can be read where does not depend on the goal, so it is worked out once
for all journeys; proving one is then a matter of looking its goal up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from twin.model.continuity import Break, Chain, Decision, DecisionKind, Goal, Journey, Link, Want
from twin.model.ids import ConnectorId, PortalId, SignId, StoreyId
from twin.model.sign import Sign
from twin.signage.arrows import ENDING, choose_arrow
from twin.signage.faces import Faces
from twin.signage.legibility import STANDING, Reader
from twin.signage.misses import Misses
from twin.signage.offers import Offering, Offers

Via = Mapping[ConnectorId | PortalId, frozenset[str]]
"""How signs may name each connector and entrance, while somebody is on the way to it."""

_Place = tuple[Offering, int]
_Names = dict[str, str]

NOBODY: Final[frozenset[str]] = frozenset()


def list_wanted(goal: Goal, decision: Decision, via: Via) -> tuple[frozenset[str], ...]:
    """
    Return whom a sign may name at a decision, those first that say most; at the end only the goal itself.

    The storey that one is on already is no name for a place on it.
    """
    if decision.kind is DecisionKind.ARRIVE:
        return (goal.own,)
    wider = goal.wider - {f"storey:{decision.storey}"}
    return (goal.own, NOBODY if decision.via is None else via.get(decision.via, NOBODY), wider)


class Prover:
    """
    Proves journeys past the faces of a place.

    Parameters
    ----------
    via
        How signs may name connectors.
    readers
        How a profile's people look at signs, where that is not standing.

    Notes
    -----
    Decisions are known by identity: journeys that share one share its
    reading. Those of all journeys that are asked for at once are read at once.
    """

    def __init__(self, faces: Faces, via: Via, readers: Mapping[str, Reader]) -> None:
        self.faces = faces
        self._via = via
        self._readers = readers
        self._places: dict[tuple[int, str], _Place] = {}
        self._offerings: list[Offering] = []
        self._misses = Misses(faces)
        self._proved: dict[int, tuple[Journey, Chain | Break]] = {}
        self._passing: dict[tuple[int, str], list[int]] = defaultdict(list)

    def prove(self, journey: Journey) -> Chain | Break:
        """Return the chain of a journey, or its first break."""
        return self.prove_all([journey])[0]

    def prove_all(self, journeys: Iterable[Journey]) -> tuple[Chain | Break, ...]:
        """Return the chains of journeys, or their first breaks, in the order of the journeys."""
        journeys = tuple(journeys)
        new = [journey for journey in journeys if id(journey) not in self._proved]
        self._lay_out(new)
        for journey in new:
            self._proved[id(journey)] = (journey, self._prove(journey))
            reader = self._reader(journey.profile).name
            for decision in journey.decisions:
                self._passing[id(decision), reader].append(id(journey))
        return tuple(self._proved[id(journey)][1] for journey in journeys)

    def list_offers(self, decision: Decision, profile: str) -> Offers:
        """Return the true lines that can be read in time at a decision, whatever the goal."""
        reader = self._reader(profile)
        if (id(decision), reader.name) not in self._places:
            self._place([decision], reader)
        offering, row = self._places[id(decision), reader.name]
        return offering.list_offers(row)

    def is_answered(self, journey: Journey, index: int) -> bool:
        """Whether a sign answers a decision of a journey that was proved, or tried, whatever comes before."""
        return any(True for _ in self._answer(journey, index, self._reader(journey.profile).name))

    def with_signs(self, changed: Iterable[Sign], removed: Iterable[SignId] = ()) -> "Prover":
        """Return a prover for the place with some signs changed, added or removed; what still holds is kept."""
        changed, removed = tuple(changed), tuple(removed)
        touched = frozenset(sign.id for sign in changed) | frozenset(removed)
        edited = Prover(self.faces.with_signs(changed, removed), self._via, self._readers)
        edited._places, edited._passing = dict(self._places), self._passing
        edited._proved = dict(self._proved)
        for offering in self._offerings:
            after, rows = offering.with_faces(edited.faces, touched)
            edited._offerings.append(after)
            for row, decision in enumerate(after.decisions):
                edited._places[id(decision), after.reader.name] = (after, row)
            for row in rows:
                for journey in self._passing[id(after.decisions[row]), after.reader.name]:
                    edited._proved.pop(journey, None)
        # The nearest miss may be another now where a chain breaks on a storey of these signs.
        signs = (self.faces.twin.signs, edited.faces.twin.signs)
        storeys = {each[sign].storey for each in signs for sign in touched if sign in each}
        edited._proved = {key: found for key, found in edited._proved.items() if _is_elsewhere(found[1], storeys)}
        edited._passing = defaultdict(list, {key: list(each) for key, each in self._passing.items()})
        return edited

    def _reader(self, profile: str) -> Reader:
        return self._readers.get(profile, STANDING)

    def _lay_out(self, journeys: Sequence[Journey]) -> None:
        """Work out what is offered at the decisions that are new."""
        new: dict[Reader, dict[int, Decision]] = defaultdict(dict)
        for journey in journeys:
            reader = self._reader(journey.profile)
            for decision in journey.decisions:
                if (id(decision), reader.name) not in self._places:
                    new[reader][id(decision)] = decision
        for reader, decisions in new.items():
            self._place(decisions.values(), reader)

    def _place(self, decisions: Iterable[Decision], reader: Reader) -> None:
        storeys: dict[StoreyId, list[Decision]] = defaultdict(list)
        for decision in decisions:
            storeys[decision.storey].append(decision)
        for storey in storeys.values():
            offering = Offering(storey, reader, self.faces)
            self._offerings.append(offering)
            for row, decision in enumerate(storey):
                self._places[id(decision), reader.name] = (offering, row)

    def _prove(self, journey: Journey) -> Chain | Break:
        links: list[Link] = []
        names: _Names = {}
        reader = self._reader(journey.profile).name
        for index, decision in enumerate(journey.decisions):
            other: Link | None = None
            for link in self._answer(journey, index, reader):
                if self._agrees(link, names):
                    break
                other = other or link
            else:
                offering, row = self._places[id(decision), reader]
                wanted = list_wanted(journey.goal, decision, self._via)
                want, line, datum = (
                    (Want.NAME_CHANGES, other.line, None)
                    if other
                    else self._misses.find(offering, row, frozenset().union(*wanted))
                )
                return Break(
                    journey=journey,
                    decision=index,
                    want=want,
                    line=line,
                    datum=datum,
                    arrow=choose_arrow(decision),
                    links=tuple(links),
                )
            links.append(link)
            name = self._name(link)
            if name is not None:
                names.setdefault(link.target, name)
        return Chain(journey=journey, links=tuple(links))

    def _answer(self, journey: Journey, index: int, reader: str) -> Iterator[Link]:
        """Yield what answers a decision of a journey: its own signs first, then those of the next that are read here."""
        decision = journey.decisions[index]
        offering, row = self._places[id(decision), reader]
        offers = offering.list_offers(row)
        for group in list_wanted(journey.goal, decision, self._via):
            for target in sorted(group & offers.keys()):
                yield from offers[target]
        yield from self._read_on(journey, index, reader)

    def _read_on(self, journey: Journey, index: int, reader: str) -> Iterator[Link]:
        """Yield the links of later decisions that are read at this one already, where one only has to go on."""
        decision = journey.decisions[index]
        if decision.kind in ENDING:
            return
        offering, row = self._places[id(decision), reader]
        for later in journey.decisions[index + 1 :]:
            if later.storey != decision.storey:
                break
            then, later_row = self._places[id(later), reader]
            offers = then.list_offers(later_row)
            for group in list_wanted(journey.goal, later, self._via):
                for target in sorted(group & offers.keys()):
                    yield from offering.read_on(offers[target], row)

    def _agrees(self, link: Link, names: _Names) -> bool:
        name = self._name(link)
        return name is None or names.get(link.target, name) == name

    def _name(self, link: Link) -> str | None:
        """Return what a line calls its target, in Chinese; ``None`` of a symbol alone."""
        legends = self.faces.twin.signs[link.line.sign].faces[link.line.face].legends
        return None if legends is None else legends[link.line.legend].zh


def _is_elsewhere(found: Chain | Break, storeys: set[StoreyId]) -> bool:
    """Whether nothing is missed on any of some storeys."""
    return isinstance(found, Chain) or found.journey.decisions[found.decision].storey not in storeys
