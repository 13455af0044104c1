"""Where new signs are tried: square to the way at and just behind a decision, round who looks round, on the walls ahead."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from twin.model.continuity import Decision, DecisionKind
from twin.signage.repair.rooms import Place, Rooms
from twin.signage.repair.sizes import LETTERS_M

GOAL_CELL_M: Final = 1.0
"""Signs at goals are tried more closely than others."""
ROUND_RAD: Final = tuple(math.radians(each) for each in (0.0, 45.0, -45.0, 90.0, -90.0, 135.0, -135.0, 180.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """
    How closely places are looked for.

    ``ahead_m`` is how far behind a decision, as one comes to it, signs are
    tried, ``goal_ahead_m`` the same at a goal; ``aside_m`` how far beside
    that, ``beside_m`` from where beside the way walls are looked for;
    ``round_m`` how far from where people look round, ``goal_round_m`` the
    same at a goal: a sign that says "here" hangs within three metres of it.
    Signs that hang nearer to each other than a cell are tried once.
    """

    ahead_m: tuple[float, ...]
    goal_ahead_m: tuple[float, ...]
    aside_m: tuple[float, ...]
    beside_m: tuple[float, ...]
    round_m: tuple[float, ...]
    goal_round_m: tuple[float, ...]
    cell_m: float
    wall_cell_m: float
    letters_m: tuple[float, ...]


FIRST: Final = Search(
    ahead_m=(1.0, 2.8),
    goal_ahead_m=(0.5, 1.8),
    aside_m=(0.0,),
    beside_m=(0.0, 1.0, -1.0, 1.8, -1.8),
    round_m=(3.5,),
    goal_round_m=(2.2,),
    cell_m=2.0,
    wall_cell_m=1.5,
    letters_m=LETTERS_M[:2],
)
CLOSER: Final = Search(
    ahead_m=(-1.5, -0.5, 0.5, 1.0, 1.8, 2.8),
    goal_ahead_m=(-1.5, -0.5, 0.5, 1.2, 1.8, 2.5),
    aside_m=(0.0, 0.8, -0.8, 1.6, -1.6),
    beside_m=(0.0, 0.5, -0.5, 1.0, -1.0, 1.8, -1.8, 2.8, -2.8),
    round_m=(1.5, 2.5, 3.5, 5.0, 6.5),
    goal_round_m=(0.8, 1.5, 2.2),
    cell_m=1.0,
    wall_cell_m=0.5,
    letters_m=LETTERS_M[1:],
)
SEARCHES: Final = (FIRST, CLOSER, CLOSER, CLOSER, CLOSER)
"""Where places far apart leave something unsaid, nearer ones are tried, and smaller signs; new signs may hide each other."""


def list_places(rooms: Rooms, decisions: Sequence[Decision], search: Search = FIRST) -> tuple[Place, ...]:
    """Return where signs could answer decisions of a storey, each place once, in the order of keys."""
    found = {
        place.key: place
        for decision in decisions
        for letters_m in search.letters_m
        for place in (
            *_list_round(rooms, decision, search, letters_m),
            *_list_ahead(rooms, decision, search, letters_m),
        )
        if place is not None
    }
    return tuple(found[key] for key in sorted(found))


def _list_round(rooms: Rooms, decision: Decision, search: Search, letters_m: float) -> Iterator[Place | None]:
    """Yield what is round somebody who looks round."""
    if decision.sections[0].heading_rad is not None:
        return
    x, y, z_m = decision.at
    for turn_rad in ROUND_RAD:
        way_rad = decision.onward_rad + turn_rad
        yield rooms.fix(x, y, z_m, way_rad, cell_m=search.wall_cell_m, letters_m=letters_m)
        for far_m in search.goal_round_m if decision.kind is DecisionKind.ARRIVE else search.round_m:
            spot = (x + far_m * math.cos(way_rad), y + far_m * math.sin(way_rad))
            cell_m = _cell_of(decision, search)
            yield rooms.hang(*spot, z_m, way_rad + math.pi, cell_m=cell_m, letters_m=letters_m)
            yield rooms.stand(*spot, z_m, way_rad + math.pi, cell_m=cell_m, letters_m=letters_m)


def _list_ahead(rooms: Rooms, decision: Decision, search: Search, letters_m: float) -> Iterator[Place | None]:
    """Yield what is before somebody who walks; who looks round at the end still comes from somewhere."""
    x, y, z_m = decision.at
    walked = next((section for section in decision.sections if section.heading_rad is not None), None)
    if walked is None or walked.heading_rad is None:
        return
    heading_rad = walked.heading_rad
    ahead, aside = _turn(heading_rad), _turn(heading_rad + math.pi / 2.0)
    aheads_m = search.goal_ahead_m if decision.kind is DecisionKind.ARRIVE else search.ahead_m
    for far_m, off_m in product(aheads_m, search.aside_m):
        spot = (x + far_m * ahead[0] + off_m * aside[0], y + far_m * ahead[1] + off_m * aside[1])
        cell_m = _cell_of(decision, search)
        yield rooms.hang(*spot, z_m, heading_rad + math.pi, cell_m=cell_m, letters_m=letters_m)
        yield rooms.stand(*spot, z_m, heading_rad + math.pi, cell_m=cell_m, letters_m=letters_m)
    back_x, back_y = walked.centre
    for off_m in search.beside_m:
        start = (back_x + off_m * aside[0], back_y + off_m * aside[1])
        yield rooms.fix(*start, z_m, heading_rad, cell_m=search.wall_cell_m, letters_m=letters_m)


def _cell_of(decision: Decision, search: Search) -> float:
    return min(GOAL_CELL_M, search.cell_m) if decision.kind is DecisionKind.ARRIVE else search.cell_m


def _turn(direction_rad: float) -> tuple[float, float]:
    return math.cos(direction_rad), math.sin(direction_rad)
