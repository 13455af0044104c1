"""
Needed signs are spoiled one by one, and the proof has to fail where they were needed; redundant ones may go.

``python -m tests.signage.mutations --count 40`` does so on the demo hall. A
sign is needed at a decision if it alone answers there by the independent rays,
and redundant if others answer as well. A sign often serves several decisions
of a way: it may be redundant at one and needed at another. So whether a
decision has lost its answer is asked of that decision, not of the whole way.
"""

import argparse
import math
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from tests.signage.chain_checker import Checker
from twin.app.journeys import list_journeys, list_via_targets
from twin.app.open_place import OpenPlace
from twin.ingest.read import read_ifc
from twin.model.continuity import Break, Chain, Journey
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ConnectorId, ObstacleId, PortalId, SignId
from twin.model.sign import Sign
from twin.model.twin import Twin
from twin.signage.certificate import certify
from twin.signage.faces import Faces
from twin.signage.legibility import SEATED, STANDING, Reader
from twin.signage.proof import Prover

READERS: Final[Mapping[str, Reader]] = {"wheelchair": SEATED}
HALL: Final = Path(__file__).parents[2] / "models_ifc" / "demo_hall.ifc"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A decision of a journey that is proved up to there, and the signs that answer it by rays."""

    journey: Journey
    index: int
    signs: frozenset[str]
    used: str


def list_cases(checker: Checker, found: Sequence[Chain | Break], *, today: str) -> list[Case]:
    """Return the answered decisions of chains, and of ways that break later, each decision once."""
    cases, known = [], set()
    for result in found:
        journey, count = result.journey, len(result.links)
        if not count:
            continue
        # What comes after a break is left out of what the checker is shown.
        part = replace(journey, decisions=journey.decisions[: count + 1])
        document = certify(
            Chain(journey=part, links=(*result.links, *result.links[-1:])[: len(part.decisions)]),
            READERS.get(journey.profile, STANDING),
            today=today,
        )
        for index, link in enumerate(result.links):
            if (id(journey.decisions[index]), journey.goal.id) not in known:
                known.add((id(journey.decisions[index]), journey.goal.id))
                signs = frozenset(sign for sign, _, _ in checker.list_answers(index, document))
                cases.append(Case(journey=journey, index=index, signs=signs, used=str(link.line.sign)))
    return cases


def _remove(twin: Twin, sign: Sign) -> Twin:
    return replace(twin, signs={key: other for key, other in twin.signs.items() if key != sign.id})


def _turn(twin: Twin, sign: Sign) -> Twin:
    faces = tuple(replace(face, facing_rad=face.facing_rad + math.pi) for face in sign.faces)
    # What hangs on a wall would look into it: it is turned about the middle of its plate.
    return _change(twin, replace(sign, faces=faces[:1]))


def _shrink(twin: Twin, sign: Sign) -> Twin:
    assert sign.letter_height_m is not None
    return _change(
        twin, replace(sign, letter_height_m=replace(sign.letter_height_m, value=sign.letter_height_m.value / 3))
    )


def _hide(twin: Twin, sign: Sign) -> Twin:
    """Stand a column before each face, as wide as the sign: the same as to hang it behind one."""
    columns = {}
    for index, face in enumerate(sign.faces):
        half_m = (face.width_m or 0.0) / 2 + 0.1
        x, y, z = sign.at
        column = shapely.affinity.rotate(
            shapely.box(x + 0.1, y - half_m, x + 0.1 + 2 * half_m, y + half_m),
            face.facing_rad,
            (x, y),
            use_radians=True,
        )
        name = ObstacleId(f"column {index}")
        columns[name] = Obstacle(
            id=name,
            kind=ObstacleKind.COLUMN,
            name=name,
            storey=sign.storey,
            footprint=shapely.MultiPolygon([column]),
            bottom_z_m=z - 3.0,
            top_z_m=z + 3.0,
        )
    return replace(twin, obstacles={**twin.obstacles, **columns})


def _change(twin: Twin, sign: Sign) -> Twin:
    return replace(twin, signs={**twin.signs, sign.id: sign})


KINDS: Final[Mapping[str, Callable[[Twin, Sign], Twin]]] = {
    "removed": _remove,
    "turned": _turn,
    "a third": _shrink,
    "behind a column": _hide,
}


class Spoiler:
    """Spoils signs of a place and proves again."""

    def __init__(self, twin: Twin, via: Mapping[ConnectorId | PortalId, frozenset[str]], *, today: str) -> None:
        self._twin, self._via, self._today = twin, via, today
        self.prover = Prover(Faces(twin, today=today), via, READERS)
        self.checker = Checker(twin, today=today)

    def fails(self, case: Case, kind: str, sign: str) -> bool | None:
        """
        Return whether the proof fails at a decision with a sign spoiled.

        ``None`` where it is answered still, and rays agree: smaller letters
        may be large enough, and from behind the column something may be seen.
        """
        spoilt = KINDS[kind](self._twin, self._twin.signs[SignId(sign)])
        prover = self._build_prover(spoilt)
        journey, found = case.journey, prover.prove(case.journey)
        breaks_there = isinstance(found, Break) and found.decision == case.index
        if breaks_there or not prover.is_answered(journey, case.index):
            return True
        # A way that breaks before is shown with the links that it had.
        links = found.links if len(found.links) > case.index else self.prover.prove(journey).links
        shown = Chain(journey=replace(journey, decisions=journey.decisions[: len(links)]), links=links)
        document = certify(shown, READERS.get(journey.profile, STANDING), today=self._today)
        answers = Checker(spoilt, today=self._today).list_answers(case.index, document)
        link = links[case.index].line
        used = (str(link.sign), link.face, link.legend)
        return None if (used in answers if links is found.links else bool(answers)) else False

    def _build_prover(self, spoilt: Twin) -> Prover:
        if spoilt.obstacles is not self._twin.obstacles:
            return Prover(Faces(spoilt, today=self._today), self._via, READERS)
        changed = [sign for key, sign in spoilt.signs.items() if self._twin.signs.get(key) is not sign]
        return self.prover.with_signs(changed, self._twin.signs.keys() - spoilt.signs.keys())


def spoil(spoiler: Spoiler, cases: Sequence[Case], kinds: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how often the proof failed as it should with a needed sign spoiled, and held with a redundant one gone."""
    needed: Counter[str] = Counter()
    redundant: Counter[str] = Counter()
    for case in cases:
        if case.signs == {case.used}:
            for kind in kinds:
                verdict = spoiler.fails(case, kind, case.used)
                needed[f"{kind}: {'still true by rays' if verdict is None else 'fails' if verdict else 'HOLDS'}"] += 1
        elif len(case.signs) > 1:
            verdict = spoiler.fails(case, "removed", case.used)
            redundant["FAILS" if verdict else "holds"] += 1
    return needed, redundant


def main() -> None:
    """Spoil signs of the demo hall and print what became of the proofs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", default="2026-11-23")
    options = parser.parse_args()
    place = OpenPlace(read_ifc(HALL))
    journeys = list_journeys(place).journeys
    spoiler = Spoiler(place.twin, list_via_targets(place.twin), today=options.today)
    found = [result for result in spoiler.prover.prove_all(journeys) if result.links]
    drawn = np.random.default_rng(options.seed).permutation(len(found))[: options.count]
    sampled = [found[i] for i in sorted(drawn.tolist())]
    cases = list_cases(spoiler.checker, sampled, today=options.today)
    needed, redundant = spoil(spoiler, cases, tuple(KINDS))
    for name, counts in (("needed", needed), ("redundant", redundant)):
        for outcome, count in sorted(counts.items()):
            sys.stdout.write(f"{name:<10} {outcome:<36} {count}\n")


if __name__ == "__main__":
    main()
