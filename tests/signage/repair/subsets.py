"""
The fewest signs by trying: every subset of the options, smallest first. No code of the product but what options are.

``python -m tests.signage.repair.subsets --count 2000`` holds the solver
against it on random options.
"""

import argparse
import sys
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from twin.model.sign import Arrow
from twin.signage.repair.cover import Cover, FaceOption, LineOption, SignOption
from twin.signage.repair.solving import solve

TARGETS = ("a", "b", "c", "d")
ARROWS = (Arrow.LEFT, Arrow.AHEAD)
SIGN_COST, FACE_COST, LINE_COST = 10000.0, 100.0, 1.0


def draw_options(seed: int) -> tuple[tuple[SignOption, ...], frozenset[int]]:
    """Return some signs with one or two sides, three to each two places, and demands; some can be met by nobody."""
    dice = np.random.default_rng(seed)
    demands = int(dice.integers(2, 9))
    options = []
    for number in range(int(dice.integers(2, 10))):
        faces = tuple(_draw_face(dice, demands) for _ in range(int(dice.integers(1, 3))))
        options.append(SignOption(place=str(number * 2 // 3), cost=SIGN_COST, faces=faces))
    return tuple(options), frozenset(range(demands))


def _draw_face(dice: np.random.Generator, demands: int) -> FaceOption:
    kinds = [(target, arrow) for target in TARGETS for arrow in ARROWS if dice.random() < 0.5]
    lines = []
    for target, arrow in kinds:
        meets = frozenset(int(each) for each in dice.choice(demands, size=int(dice.integers(1, 3))))
        stands = bool(dice.random() < 0.1)
        cost = 0.0 if stands else LINE_COST
        lines.append(LineOption(target=target, arrow=arrow, cost=cost, meets=meets, stands=stands))
    return FaceOption(capacity=int(dice.integers(1, 3)), cost=FACE_COST, lines=tuple(lines))


def count_fewest(options: Sequence[SignOption], demands: frozenset[int]) -> int | None:
    """Return how many signs meet all demands, ``None`` if no number does."""
    for count in range(len(options) + 1):
        for some in combinations(options, count):
            if len({option.place for option in some}) == count and _can_meet(some, demands):
                return count
    return None


def _can_meet(options: Sequence[SignOption], demands: frozenset[int]) -> bool:
    """Tell whether signs can carry lines that meet all demands: each of what each face can carry, in turn."""
    faces = [face for option in options for face in option.faces]
    reached = {frozenset[int]()}
    for face in faces:
        anyway = frozenset(demand for line in face.lines if line.stands for demand in line.meets)
        own = [line for line in face.lines if not line.stands]
        carried = {
            anyway.union(*(line.meets for line in some))
            for count in range(face.capacity + 1)
            for some in combinations(own, count)
            if len({line.target for line in some}) == count
        }
        reached = {before | more for before in reached for more in carried}
    return any(demands <= met for met in reached)


def check(seed: int, *, exact_max: int = 10**9) -> tuple[Cover, int | None, int]:
    """Return the product's cover, how many signs are enough for what it meets, and how many it takes."""
    options, demands = draw_options(seed)
    cover = solve(options, demands, exact_max=exact_max)
    fewest = count_fewest(options, demands - cover.unmet)
    return cover, fewest, len(cover.choices)


def is_met(options: Sequence[SignOption], cover: Cover, demands: frozenset[int]) -> bool:
    """Tell whether a cover is one: what it promises is met, no face is too full, no place held twice."""
    met: set[int] = set()
    places = [options[choice.option].place for choice in cover.choices]
    fits = len(set(places)) == len(places)
    for choice in cover.choices:
        for number, face in enumerate(options[choice.option].faces):
            lines = [face.lines[line] for at, line in choice.lines if at == number]
            new = [line for line in lines if not line.stands]
            fits &= len(new) <= face.capacity and len({line.target for line in new}) == len(new)
            met |= {demand for line in lines for demand in line.meets}
    return fits and demands - cover.unmet <= met


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold many random cases against trying; return 1 if one differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    count = parser.parse_args(arguments).count
    wrong = 0
    for seed in range(count):
        cover, fewest, taken = check(seed)
        options, demands = draw_options(seed)
        if fewest is not None and not (fewest == taken and is_met(options, cover, demands)):
            wrong += 1
            sys.stdout.write(f"seed {seed}: {taken} signs instead of {fewest}\n")
    sys.stdout.write(f"{count} cases, {wrong} wrong\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
