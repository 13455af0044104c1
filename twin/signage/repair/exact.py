"""
The cheapest cover, as a mixed integer program for HiGHS, with the bound that it proves.

One variable for each sign, face and line. A line needs its face, a face its
sign; a face carries so many lines and each target once; a place holds one
sign; every demand is met by some line.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from twin.signage.repair.cover import Choice, LineOption, SignOption, each_line

NODES_MAX: Final = 2000
"""Branches that are looked at; a count and not a time, so that the answer is the same on every machine."""
GAP: Final = 1e-6
LARGE: Final = 2000
"""From so many lines on a cover is good enough that costs ..."""
LARGE_GAP: Final = 3e-3
"""... this share more than the least: less than a sign where there are fewer than three hundred."""
MISS_COST: Final = 100_000.0
"""For each demand that is left, where faces and places are too few for all: more than ten signs."""

_Row = tuple[list[int], list[float], float]
"""Variables, factors, and what their sum is at most."""


class _Program:
    """The variables of signs, faces and lines, in this order, and rows over them."""

    def __init__(self, options: Sequence[SignOption]) -> None:
        self.lines = list(each_line(options))
        faces = sorted({(option, face) for option, face, _, _ in self.lines})
        self.face_of = {face: len(options) + number for number, face in enumerate(faces)}
        self.first_line = len(options) + len(faces)
        self.costs = np.array(
            [option.cost for option in options]
            + [options[option].faces[face].cost for option, face in faces]
            + [line.cost for _, _, _, line in self.lines]
        )
        met: dict[int, list[int]] = defaultdict(list)
        for number, (_, _, _, line) in enumerate(self.lines):
            for demand in sorted(line.meets):
                met[demand].append(self.first_line + number)
        self.first_miss = len(self.costs)
        self.costs = np.concatenate([self.costs, np.full(len(met), MISS_COST)])
        self.rows: list[_Row] = [
            ([*met[demand], self.first_miss + number], [-1.0] * (len(met[demand]) + 1), -1.0)
            for number, demand in enumerate(sorted(met))
        ]
        by_face: dict[tuple[int, int], list[tuple[int, LineOption]]] = defaultdict(list)
        for number, (option, face, _, line) in enumerate(self.lines):
            by_face[option, face].append((self.first_line + number, line))
        for option, face in faces:
            self._add_face(option, face, options[option].faces[face].capacity, by_face[option, face])
        self._add_places(options)

    def _add_face(self, option: int, face: int, capacity: int, lines: Sequence[tuple[int, LineOption]]) -> None:
        own = self.face_of[option, face]
        self.rows.append(([own, option], [1.0, -1.0], 0.0))
        # What stands anyway needs the sign, not the face: nobody touches it.
        self.rows += [([line, option if what.stands else own], [1.0, -1.0], 0.0) for line, what in lines]
        new = [(line, what) for line, what in lines if not what.stands]
        self.rows.append(([*(line for line, _ in new), own], [1.0] * len(new) + [-float(capacity)], 0.0))
        by_target: dict[str, list[int]] = defaultdict(list)
        for line, what in new:
            by_target[what.target].append(line)
        self.rows += [([*same, own], [1.0] * len(same) + [-1.0], 0.0) for same in by_target.values() if len(same) > 1]

    def _add_places(self, options: Sequence[SignOption]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for number, option in enumerate(options):
            places[option.place].append(number)
        self.rows += [(held, [1.0] * len(held), 1.0) for held in places.values() if len(held) > 1]

    def constraint(self) -> LinearConstraint:
        """Return the rows as scipy takes them."""
        across = np.concatenate([np.array(row[0], dtype=np.int64) for row in self.rows])
        factors = np.concatenate([np.array(row[1]) for row in self.rows])
        down = np.repeat(np.arange(len(self.rows)), [len(row[0]) for row in self.rows])
        matrix = csr_matrix((factors, (down, across)), shape=(len(self.rows), len(self.costs)))
        return LinearConstraint(matrix, ub=np.array([row[2] for row in self.rows]))

    def read(self, values: NDArray[np.float64]) -> tuple[Choice, ...]:
        """Return what a solution takes."""
        taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, (option, face, line, _) in enumerate(self.lines):
            if values[self.first_line + number] > 0.5:  # noqa: PLR2004  # integers, but for the solver's last digits
                taken[option].append((face, line))
        return tuple(Choice(option=option, lines=tuple(lines)) for option, lines in sorted(taken.items()))


def solve_exactly(options: Sequence[SignOption]) -> tuple[tuple[Choice, ...] | None, float]:
    """
    Return the cheapest choices that meet as many demands as can be, and what none that meet so many can cost less than.

    Returns
    -------
    choices, bound
        ``None`` where none was found in as many branches as are looked at.
    """
    program = _Program(options)
    found = milp(
        program.costs,
        integrality=np.ones(len(program.costs)),
        bounds=Bounds(0.0, 1.0),
        constraints=program.constraint(),
        options={"mip_rel_gap": GAP if len(program.lines) < LARGE else LARGE_GAP, "node_limit": NODES_MAX},
    )
    if found.x is None:
        return None, 0.0
    missed = int(np.count_nonzero(found.x[program.first_miss :] > 0.5))  # noqa: PLR2004  # as in read
    return program.read(found.x), max(float(found.mip_dual_bound) - MISS_COST * missed, 0.0)


def bound_loosely(options: Sequence[SignOption], missed: int) -> float:
    """Return what no cover that misses so many can cost less than, by the program without integers: quick, less tight."""
    program = _Program(options)
    found = milp(program.costs, bounds=Bounds(0.0, 1.0), constraints=program.constraint())
    return 0.0 if found.x is None else max(float(found.fun) - MISS_COST * missed, 0.0)
