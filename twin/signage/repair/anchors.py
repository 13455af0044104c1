"""
Where codes have to hang by which people find out where they are, so that nobody decides often before the next one.

People decide at places; those near each other are one. Of any so many
decisions in a row on any way one has to be at a place with a code: the
fewest such places hit every run of decisions, a small covering problem.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from twin.model.continuity import Decision, DecisionKind, Journey, Point2
from twin.model.finding import Evidence
from twin.model.ids import StoreyId
from twin.model.sign import Arrow
from twin.model.sign_proposal import Anchor, Anchors
from twin.signage.legibility import Limit
from twin.signage.repair.cover import FaceOption, LineOption, SignOption
from twin.signage.repair.solving import EXACT_MAX, solve

SAME_M: Final = Limit(
    value=5.0, evidence=Evidence.E, source="engineering default: a code so near is seen and gone up to"
)
WITHIN: Final = 2
"""Decisions before the next code, where nobody says otherwise."""

_Cell = tuple[StoreyId, int, int]


def place_anchors(journeys: Sequence[Journey], *, within: int = WITHIN, exact_max: int = EXACT_MAX) -> Anchors:
    """
    Return the fewest places for codes.

    Parameters
    ----------
    within
        Who has lost the way comes to a code, or to the goal, before deciding
        more often than this.
    """
    decisions = {id(decision): decision for journey in journeys for decision in journey.decisions}
    places = _gather(decisions.values())
    cells = sorted(places)
    number_of = {cell: number for number, cell in enumerate(cells)}
    runs = sorted({tuple(sorted({number_of[cell] for cell in run})) for run in _list_runs(journeys, within)})
    hit: list[set[int]] = [set() for _ in cells]
    for number, run in enumerate(runs):
        for place in run:
            hit[place].add(number)
    options = [_option(str(number), frozenset(met)) for number, met in enumerate(hit)]
    cover = solve(options, range(len(runs)), exact_max=exact_max)
    anchors = tuple(_place(cells[choice.option], places[cells[choice.option]]) for choice in cover.choices)
    return Anchors(anchors=anchors, within=within, bound=math.ceil(cover.bound - 1e-6))


def _gather(decisions: Iterable[Decision]) -> dict[_Cell, list[Point2]]:
    """Return where people decide, by place; at the goal nobody has to know where that is."""
    places: dict[_Cell, list[Point2]] = {}
    for decision in decisions:
        if decision.kind is not DecisionKind.ARRIVE:
            places.setdefault(_cell(decision), []).append(decision.at[:2])
    return places


def _cell(decision: Decision) -> _Cell:
    x, y, _ = decision.at
    return (decision.storey, math.floor(x / SAME_M.value), math.floor(y / SAME_M.value))


def _list_runs(journeys: Iterable[Journey], within: int) -> set[tuple[_Cell, ...]]:
    """Return the places of every so many decisions in a row."""
    runs: set[tuple[_Cell, ...]] = set()
    for journey in journeys:
        cells = [_cell(decision) for decision in journey.decisions if decision.kind is not DecisionKind.ARRIVE]
        runs |= {tuple(cells[start : start + within]) for start in range(len(cells) - within + 1)}
    return runs


def _option(place: str, hits: frozenset[int]) -> SignOption:
    line = LineOption(target=place, arrow=Arrow.NONE, cost=0.0, meets=hits)
    return SignOption(place=place, cost=1.0, faces=(FaceOption(capacity=1, cost=0.0, lines=(line,)),))


def _place(cell: _Cell, points: Sequence[Point2]) -> Anchor:
    """Return the spot where most decide, the middle of a place's decisions among those alike."""
    most = max(Counter(points).values())
    likely = sorted(point for point, count in Counter(points).items() if count == most)
    middle = tuple(math.fsum(point[axis] for point in points) / len(points) for axis in (0, 1))
    at = min(likely, key=lambda point: (math.dist(point, middle), point))
    return Anchor(storey=cell[0], at=at, decisions=len(points))
