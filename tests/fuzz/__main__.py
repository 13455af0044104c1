"""
Damage two small files in many seeded ways and read each: ``python -m tests.fuzz --count 2000``.

Ends with 1 if the parent crashed, a trial went on beyond its limit, a file
with lost records was accepted, or a fault of ours came up.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

from tests.fuzz.mutations import mutate
from tests.fuzz.trial import Outcome, forked_children, try_mutation, write_originals

_LONG_S: Final = 10.0
"""Trials that take longer are told, though their outcome may be right."""


def main() -> int:
    """Run the trials and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000, help="how many mutations, over both files")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--folder", type=Path, required=True, help="where to work; files that went wrong stay there")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    originals = [path.read_bytes() for path in write_originals(args.folder)]
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[Outcome] = []
    longest, begin = 0.0, time.monotonic()
    with forked_children():
        for seed in range(args.seed, args.seed + args.count):
            original = originals[seed // 5 % len(originals)]
            outcome = try_mutation(mutate(original, seed), original, args.folder)
            counts[outcome.mutation.kind, outcome.kind] += 1
            longest = max(longest, outcome.seconds)
            if outcome.seconds > _LONG_S:
                _say(f"seed {seed} ({outcome.mutation.kind}) took {outcome.seconds:.0f} s: {outcome.sentence}")
            if outcome.wrong:
                wrong.append(outcome)
                _say(f"seed {seed} ({outcome.mutation.kind}): {outcome.wrong}: {outcome.sentence}")
    for (kind, result), count in sorted(counts.items()):
        _say(f"{kind:12} {result:10} {count:6}")
    _say(f"{args.count} mutations in {time.monotonic() - begin:.0f} s, the longest {longest:.1f} s, {len(wrong)} wrong")
    return 1 if wrong else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
