"""
Every chain of a model against the independent checker: ``python -m tests.signage.hall_chains [MODEL] [--every N]``.

Prints how many ways are proved, how many certificates the checker accepts, and
what it says of the others; the exit code is 1 if it refuses any.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.signage.chain_checker import Checker
from tests.support.readings import DEMO_HALL
from twin.app.continuity import list_readers, prove_continuity
from twin.app.journeys import PROFILES
from twin.bootstrap import build_services
from twin.signage.certificate import certify

TODAY = "2026-11-23"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check all chains, or every n-th."""
    parser = argparse.ArgumentParser(prog="python -m tests.signage.hall_chains", description=__doc__)
    parser.add_argument("model", nargs="?", type=Path, default=DEMO_HALL)
    parser.add_argument("--every", type=int, default=1, help="check each n-th chain only")
    parsed = parser.parse_args(arguments)
    place = build_services().open_place(parsed.model)
    continuity = prove_continuity(place, today=TODAY)
    readers = list_readers(PROFILES)
    checker = Checker(place.twin, today=TODAY)
    chains = continuity.chains[:: parsed.every]
    said = Counter(
        found.split(": ", maxsplit=1)[1]
        for chain in chains
        for found in checker.check(certify(chain, readers[chain.journey.profile], today=TODAY))[:1]
    )
    sys.stdout.write(
        f"{len(continuity.chains)} of {len(continuity.walked.journeys)} ways proved; {len(chains)} certificates checked,"
        f" {len(chains) - said.total()} accepted\n"
    )
    for what, count in said.most_common():
        sys.stdout.write(f"{count:>6}  {what}\n")
    return int(bool(said))


if __name__ == "__main__":
    sys.exit(main())
