"""
What the proof of signs costs, and how it grows with pairs and with signs: ``python -m benchmarks.signage [MODEL]``.

Processor time of the thread that proves. The floor is what cannot be left
out: the catchments of the faces that lead anywhere (each is read by each kind
of reader), and the ways of all pairs. ``edit`` is one sign turned round, and
all pairs proved anew; the answers of the edit are asserted to be those of a
proof from nothing.
"""

import argparse
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Final, TypeVar

import numpy as np

from twin.app.continuity import list_readers
from twin.app.journeys import PROFILES, list_journeys, list_via_targets
from twin.app.open_place import OpenPlace
from twin.bootstrap import build_services
from twin.model.continuity import Break, Chain, Journey
from twin.model.sign import Sign
from twin.model.twin import Twin
from twin.signage.faces import Faces
from twin.signage.proof import Prover

HALL: Final = Path(__file__).resolve().parents[1] / "models_ifc" / "demo_hall.ifc"
SHARES: Final = (0.1, 0.3, 1.0)
TODAY: Final = "2026-11-23"
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=HALL)
    parser.add_argument("--edits", type=int, default=10, help="signs to turn round (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    place = build_services().open_place(args.model)
    for profile in PROFILES:
        place.label(profile)
    walk_s, walked = _time(lambda: list_journeys(place))
    print(f"{args.model.name}: {len(walked.journeys)} ways of {' and '.join(PROFILES)} in {walk_s:.2f} s")
    rng = np.random.default_rng(args.seed)
    _grow_pairs(place, walked.journeys, rng)
    _grow_signs(place, walked.journeys, rng)
    _edit(place, walked.journeys, rng, args.edits)


def _grow_pairs(place: OpenPlace, journeys: Sequence[Journey], rng: np.random.Generator) -> None:
    print("ways  catchments s  proof s  ways/s")
    for share in SHARES:
        chosen = _draw(journeys, share, rng)
        prover = _prover(place.twin, place.twin.signs.values())
        first_s, _ = _time(lambda p=prover, c=chosen: p.prove_all(c))  # type: ignore[misc]  # bound now
        again = Prover(prover.faces, list_via_targets(place.twin), list_readers(PROFILES))
        proof_s, _ = _time(lambda p=again, c=chosen: p.prove_all(c))  # type: ignore[misc]  # bound now
        print(f"{len(chosen):5}  {first_s - proof_s:12.2f}  {proof_s:7.2f}  {len(chosen) / first_s:6.0f}")


def _grow_signs(place: OpenPlace, journeys: Sequence[Journey], rng: np.random.Generator) -> None:
    print("signs  all ways s  proved")
    for share in SHARES:
        signs = _draw(list(place.twin.signs.values()), share, rng)
        seconds, outcomes = _time(lambda s=signs: _prover(place.twin, s).prove_all(journeys))  # type: ignore[misc]  # bound now
        print(f"{len(signs):5}  {seconds:10.2f}  {sum(isinstance(each, Chain) for each in outcomes):6}")


def _edit(place: OpenPlace, journeys: Sequence[Journey], rng: np.random.Generator, count: int) -> None:
    prover = _prover(place.twin, place.twin.signs.values())
    prover.prove_all(journeys)
    leading = [sign for sign in place.twin.signs.values() if any(face.legends for face in sign.faces)]
    times = []
    for number in rng.permutation(len(leading))[:count].tolist():
        turned = _turn(leading[number])
        seconds, outcomes = _time(lambda s=turned: prover.with_signs([s]).prove_all(journeys))  # type: ignore[misc]  # bound now
        times.append(seconds)
        if len(times) == 1:
            signs = {**place.twin.signs, turned.id: turned}
            anew = _prover(place.twin, signs.values()).prove_all(journeys)
            assert [_tell(each) for each in outcomes] == [_tell(each) for each in anew]
    print(f"edit of one sign: median {median(times):.2f} s, longest {max(times):.2f} s")


def _tell(outcome: Chain | Break) -> tuple[object, ...]:
    return (outcome.links, isinstance(outcome, Chain))


def _prover(twin: Twin, signs: Iterable[Sign]) -> Prover:
    chosen = {sign.id: sign for sign in signs}
    return Prover(Faces(replace(twin, signs=chosen), today=TODAY), list_via_targets(twin), list_readers(PROFILES))


def _turn(sign: Sign) -> Sign:
    return replace(
        sign,
        faces=tuple(
            replace(face, facing_rad=math.remainder(face.facing_rad + math.pi, math.tau)) for face in sign.faces
        ),
    )


def _draw(things: Sequence[T], share: float, rng: np.random.Generator) -> list[T]:
    """Return a share of things, in their order."""
    return [things[number] for number in sorted(rng.permutation(len(things))[: round(share * len(things))].tolist())]


def _time(work: Callable[[], T]) -> tuple[float, T]:
    start = time.thread_time()
    done = work()
    return time.thread_time() - start, done


if __name__ == "__main__":
    main()
