"""
What checking the signs of a hall costs, check by check: ``python -m benchmarks.sign_lint [MODEL]``.

Processor time of the thread, with the twin read and the network for walking
built. Each check alone makes the catchments that it asks for; all together
make them once.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from twin.app.open_place import OpenPlace
from twin.app.sign_lint import lint_signs
from twin.ingest.read import read_ifc
from twin.signage.lint.catalogue import CHECKS

HALL: Final = Path(__file__).resolve().parents[1] / "models_ifc" / "demo_hall.ifc"
TODAY: Final = date(2026, 11, 23)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=HALL)
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many (default: %(default)s)")
    args = parser.parse_args()
    place = OpenPlace(read_ifc(args.model))
    found = lint_signs(place, today=TODAY)  # builds the network, loads what is compiled
    for report in found.reports:
        seconds = _best(partial(lint_signs, place, today=TODAY, codes=[report.rule.code]), args.rounds)
        told = f"{report.examined:4} examined, {report.passed:4} passed, {len(report.findings):3} findings"
        print(f"{report.rule.code} {report.rule.name:36} {told}  {1000 * seconds:7.1f} ms")
    together = _best(partial(lint_signs, place, today=TODAY), args.rounds)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in found.count().items())
    print(
        f"{args.model.name}: {len(place.twin.signs)} signs, {len(CHECKS)} checks: {counts}; {together:.2f} s together"
    )


def _best(ask: Callable[[], object], rounds: int) -> float:
    """Return the least processor time of some rounds, s."""
    taken = []
    for _ in range(rounds):
        before = time.thread_time()
        ask()
        taken.append(time.thread_time() - before)
    return min(taken)


if __name__ == "__main__":
    main()
