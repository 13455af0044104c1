"""
Small halls drawn at random, with ways through them: where signs could hang is the product's, the fewest are tried out.

``python -m tests.signage.repair.halls --count 300`` holds the number of
proposed signs against every smaller subset of the candidates.
"""

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tests.signage.repair.subsets import count_fewest
from tests.support.floorplan import draw
from twin.model.continuity import Decision, DecisionKind, Goal, Journey, Point2, Section
from twin.model.ids import StoreyId
from twin.model.sign import Arrow, Legend
from twin.model.sign_proposal import SignProposal
from twin.model.twin import Twin
from twin.signage.faces import Faces
from twin.signage.legibility import STANDING
from twin.signage.proof import Prover
from twin.signage.repair.cover import SignOption
from twin.signage.repair.demands import list_demands
from twin.signage.repair.legends import Legends
from twin.signage.repair.proposal import list_offers, propose

WIDE, DEEP = 18, 12
TURNS_RAD = (-math.pi / 2, 0.0, math.pi / 2)
HEADINGS_RAD = (0.0, math.pi / 2, math.pi, -math.pi / 2)


@dataclass(frozen=True, kw_only=True)
class Hall:
    """A room with columns, and ways through it."""

    twin: Twin
    journeys: tuple[Journey, ...]


def name_target(target: str) -> Legend:
    """Return a line with the target for its name."""
    return Legend(arrow=Arrow.NONE, target=target, zh=target, en=target, symbol=None)


def draw_hall(seed: int) -> Hall:
    """Return a hall of 18 m by 12 m with some columns, and one to three ways of a turn each, some with a goal at its end."""
    dice = np.random.default_rng(seed)
    cells = [["#" if x in {0, WIDE} or y in {0, DEEP} else "." for x in range(WIDE + 1)] for y in range(DEEP + 1)]
    for _ in range(int(dice.integers(0, 4))):
        cells[int(dice.integers(2, DEEP - 1))][int(dice.integers(2, WIDE - 1))] = "o"
    cells[1][1] = "A"
    twin = draw("\n".join("".join(row) for row in cells))
    spaces = {key: replace(space, height_m=3.4) for key, space in twin.spaces.items()}
    goals = [f"zone:{name}" for name in "abcdefg"][: int(dice.integers(1, 8))]
    journeys = [journey for number in range(int(dice.integers(1, 4))) for journey in _draw_ways(dice, number, goals)]
    return Hall(twin=replace(twin, spaces=spaces), journeys=tuple(journeys))


def _draw_ways(dice: np.random.Generator, number: int, goals: Sequence[str]) -> list[Journey]:
    """Return the ways of several goals that share a turn."""
    at = (float(dice.uniform(6, 12)), float(dice.uniform(4.5, 7.5)))
    heading_rad = HEADINGS_RAD[int(dice.integers(4))]
    wanted = sorted({str(goal) for goal in dice.choice(goals, size=int(dice.integers(1, len(goals) + 1)))})
    turns = {goal: TURNS_RAD[int(dice.integers(3))] for goal in wanted}
    return [
        Journey(
            origin=f"start {number}",
            goal=Goal(id=goal, own=frozenset({goal}), wider=frozenset()),
            profile="walking",
            weight=1.0,
            decisions=(turn_at(at, heading_rad, heading_rad + turns[goal]),),
        )
        for goal in wanted
    ]


def turn_at(at: Point2, heading_rad: float, onward_rad: float) -> Decision:
    """Return a turn that is read over three metres before it, with three metres to go behind it."""
    return Decision(
        kind=DecisionKind.TURN,
        storey=StoreyId("S0"),
        at=(*at, 0.0),
        onward_rad=onward_rad,
        sections=tuple(_section(at, heading_rad, 1.25 + 0.5 * step) for step in range(4)),
        before=(at, _walk(at, heading_rad, -3.0)),
        onward=(at, _walk(at, onward_rad, 3.0)),
    )


def _walk(at: Point2, heading_rad: float, far_m: float) -> Point2:
    return (at[0] + far_m * math.cos(heading_rad), at[1] + far_m * math.sin(heading_rad))


def _section(at: Point2, heading_rad: float, back_m: float) -> Section:
    ends = [_walk(at, heading_rad, -back_m + half_m) for half_m in (0.25, -0.25)]
    corners = [_walk(end, heading_rad + math.pi / 2, aside_m) for end in ends for aside_m in (0.3, -0.3)]
    ring = (corners[0], corners[1], corners[3], corners[2])
    return Section(centre=_walk(at, heading_rad, -back_m), corners=ring, heading_rad=heading_rad)


def list_candidates(hall: Hall) -> tuple[list[SignOption], frozenset[int]]:
    """Return all that could hang in a hall, and the demands that it could meet."""
    prover = Prover(Faces(hall.twin), {}, {})
    prover.prove_all(hall.journeys)
    demands = list_demands(hall.journeys, {}, prover.is_answered)
    legends = Legends(hall.twin, name_target)
    options = [offer.option for offer in list_offers(prover, StoreyId("S0"), demands, STANDING, legends)]
    met = {demand for option in options for face in option.faces for line in face.lines for demand in line.meets}
    return options, frozenset(met)


def propose_for(hall: Hall) -> SignProposal:
    """Return the product's proposal for a hall without signs."""
    return propose(Prover(Faces(hall.twin), {}, {}), hall.journeys, {}, {}, name_target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold many halls against trying; return 1 if one differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    count = parser.parse_args(arguments).count
    wrong = 0
    for seed in range(count):
        hall = draw_hall(seed)
        fewest, found = count_fewest(*list_candidates(hall)), propose_for(hall)
        if len(found.signs) != fewest:
            wrong += 1
            sys.stdout.write(f"seed {seed}: {len(found.signs)} signs, {fewest} are enough\n")
    sys.stdout.write(f"{count} halls, {wrong} wrong\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
