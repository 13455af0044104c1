"""
What is said in the demo hall, for everybody: held against Wayfindr's rules, and followed by a walker with nothing else.

``python -m benchmarks.narration`` takes 500 seeded pairs of places over all
profiles, ``--all`` every ordered pair for every profile (hours). Every way is
worded in each mode and language for the rules; the walker hears plain words.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import islice, permutations
from pathlib import Path

from tests.support.seeded_walks import Walk, ask, build_scene, draw_pairs, follow, list_named
from twin.app.open_place import OpenPlace
from twin.app.way import Way
from twin.guidance.modes import Mode
from twin.guidance.phrases import say
from twin.guidance.wayfindr import RULES, check_narration
from twin.ingest.read import read_ifc
from twin.model.terms import LANGUAGES
from twin.routing.profiles.named import PROFILES

HALL = Path(__file__).resolve().parents[1] / "models_ifc" / "demo_hall.ifc"
NEAR_M = 3.0
SHOWN = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", type=Path, default=HALL)
    parser.add_argument("--pairs", type=int, default=500, help="over all profiles together (default: %(default)s)")
    parser.add_argument("--all", action="store_true", help="every ordered pair, for every profile")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--lang", choices=LANGUAGES, default="zh-CN", help="what the walker hears")
    args = parser.parse_args()
    place = OpenPlace(read_ifc(args.model))
    scene = build_scene(place, args.lang)
    breaches: Counter[str] = Counter()
    texts = 0
    walks: dict[str, list[Walk]] = {name: [] for name in sorted(PROFILES)}
    for seed, (profile, way) in enumerate(_list_ways(place, args)):
        walks[profile].append(follow(place, way, scene, seed))
        for language in LANGUAGES:
            for mode in Mode:
                said = say(way.maneuvers, place.twin, language, mode=mode)
                texts += len(said)
                breaches.update(breach.rule for breach in check_narration(way.maneuvers, said, place.twin))
    print(f"{texts} utterances")
    for rule in RULES:
        print(f"  {rule:14s} {breaches[rule]:6d} breaches")
    _tell_walks(walks)


def _list_ways(place: OpenPlace, args: argparse.Namespace) -> Iterator[tuple[str, Way]]:
    """Yield ways by profile: all of one before the next, so that each ground is built once."""
    named = list_named(place, args.lang)
    share = args.pairs // len(PROFILES) + 1
    print(f"{len(named)} places that a name stands for")
    for i, profile in enumerate(sorted(PROFILES)):
        every = permutations([entry.label[args.lang] for entry in named], 2)
        drawn = islice(draw_pairs(named, args.lang, args.seed + i), share)
        for pair in every if args.all else drawn:
            way = ask(place, pair, profile, args.lang)
            if way is not None:
                yield profile, way


def _tell_walks(walks: dict[str, list[Walk]]) -> None:
    for profile, done in walks.items():
        near = sum(walk.missed_m <= NEAR_M for walk in done)
        print(f"{profile:12s} {near} of {len(done)} walkers end within {NEAR_M:g} m")
    lost = [walk for done in walks.values() for walk in done if walk.missed_m > NEAR_M]
    total = sum(len(done) for done in walks.values())
    print(f"{'all':12s} {total - len(lost)} of {total}")
    for walk in lost[:SHOWN]:
        route = walk.way.route
        print(f"  {walk.missed_m:.1f} m: {route.origin.label} -> {route.destination.label} ({route.profile})")


if __name__ == "__main__":
    main()
