"""Use case: whether signs lead everybody all the way, and where they first leave people alone."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from twin.app.journeys import PROFILES, Journeys, list_journeys, list_via_targets
from twin.app.open_place import OpenPlace
from twin.model.continuity import Break, Chain, Decision, Journey, Line, Want
from twin.model.finding import Evidence
from twin.model.ids import StoreyId
from twin.signage.faces import Faces
from twin.signage.legibility import SEATED, STANDING, Limit, Reader
from twin.signage.proof import Prover

READERS: Final[Mapping[str, Reader]] = {"wheelchair": SEATED}
"""How a profile's people look at signs, where that is not standing."""
TOGETHER_M: Final = Limit(
    value=3.0, evidence=Evidence.E, source="engineering default: breaks this near are mended by one sign"
)
Told = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """
    Breaks of one sort at one place.

    ``at`` and ``arrow`` are those of the break that most visitors come to,
    which stands for all of them; ``share`` is that of all visitors of a
    profile, the mean over the profiles that were asked for.
    """

    worst: Break
    breaks: tuple[Break, ...]
    share: float

    @property
    def decision(self) -> Decision:
        """Where it is."""
        return self.worst.journey.decisions[self.worst.decision]

    @property
    def goals(self) -> tuple[str, ...]:
        """Where those whom it stops want to go, in the order of ids."""
        return tuple(sorted({found.journey.goal.id for found in self.breaks}))

    @property
    def profiles(self) -> tuple[str, ...]:
        """Who is stopped."""
        return tuple(sorted({found.journey.profile for found in self.breaks}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuity:
    """All pairs of a place: their chains and breaks, and the breaks by place, those that stop most people first."""

    asked: tuple[str, ...]
    today: str | None
    walked: Journeys
    chains: tuple[Chain, ...]
    gaps: tuple[Gap, ...]
    prover: Prover

    @property
    def proved_share(self) -> float:
        """The visitors who are led all the way, as a share of those who have a way."""
        led = math.fsum(chain.journey.weight for chain in self.chains)
        everybody = math.fsum(journey.weight for journey in self.walked.journeys)
        return led / everybody if everybody else 0.0

    @property
    def unknown(self) -> int:
        """The pairs of which nobody can know, since the model does not say enough of a sign."""
        return sum(len(gap.breaks) for gap in self.gaps if gap.worst.want is Want.DATUM)


def prove_continuity(
    place: OpenPlace,
    profiles: tuple[str, ...] = PROFILES,
    *,
    today: str | None = None,
    progress: Told = lambda _stage, _done: None,
) -> Continuity:
    """
    Return whether signs lead everybody all the way, for all pairs of public places.

    Parameters
    ----------
    today
        ISO 8601 date, for signs that are valid for a time.
    """
    progress("walking all pairs", 0.0)
    walked = list_journeys(place, profiles)
    progress("reading signs", 0.5)
    prover = Prover(Faces(place.twin, today=today), list_via_targets(place.twin), list_readers(profiles))
    outcomes = prover.prove_all(walked.journeys)
    progress("", 1.0)
    return gather(walked, outcomes, prover, profiles, today)


def list_readers(profiles: Iterable[str]) -> dict[str, Reader]:
    """Return how the people of some profiles look at signs."""
    return {profile: READERS.get(profile, STANDING) for profile in profiles}


def gather(
    walked: Journeys, outcomes: Sequence[Chain | Break], prover: Prover, profiles: tuple[str, ...], today: str | None
) -> Continuity:
    """Return what was proved, breaks put together by place."""
    return Continuity(
        asked=profiles,
        today=today,
        walked=walked,
        chains=tuple(outcome for outcome in outcomes if isinstance(outcome, Chain)),
        gaps=list_gaps([outcome for outcome in outcomes if isinstance(outcome, Break)], len(profiles)),
        prover=prover,
    )


def list_gaps(breaks: Sequence[Break], profiles: int) -> tuple[Gap, ...]:
    """Return breaks put together by place, those first that stop most visitors of so many profiles."""
    places: dict[tuple[StoreyId, int, int, Want, Line | None], list[Break]] = defaultdict(list)
    for found in breaks:
        decision = found.journey.decisions[found.decision]
        cell = (math.floor(axis / TOGETHER_M.value) for axis in decision.at[:2])
        places[(decision.storey, next(cell), next(cell), found.want, found.line)].append(found)
    gaps = [
        Gap(
            worst=max(together, key=lambda found: (found.journey.weight, _name(found.journey))),
            breaks=tuple(together),
            share=math.fsum(found.journey.weight for found in together) / profiles,
        )
        for together in places.values()
    ]
    return tuple(sorted(gaps, key=lambda gap: (-gap.share, -len(gap.breaks), gap.decision.storey, gap.decision.at)))


def _name(journey: Journey) -> tuple[str, str, str]:
    return journey.profile, journey.origin, journey.goal.id
