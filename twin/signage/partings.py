"""Where ways part: places at which so many turn off that those who go straight on have to know it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from twin.model.continuity import DecisionKind
from twin.model.finding import Evidence
from twin.model.ids import StoreyId
from twin.signage.bends import LEAST_TURN_RAD, wrap
from twin.signage.decisions import Choice, look_round
from twin.signage.legibility import Limit
from twin.signage.track import Track

SHARE: Final = Limit(value=0.05, evidence=Evidence.E, source="engineering default: of all visitors of the profile")
CELL_M: Final = Limit(value=3.0, evidence=Evidence.E, source="engineering default: turns this near are one parting")
PASSES_M: Final = Limit(
    value=2.0, evidence=Evidence.E, source="engineering default: who comes this near sees the branch"
)
APART_M: Final = Limit(
    value=3.0, evidence=Evidence.E, source="engineering default: one decision settles what is so near"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """A place where many turn off, the way they come from, and their share of all visitors."""

    storey: StoreyId
    x_m: float
    y_m: float
    into_rad: float
    share: float


def find_partings(walked: Iterable[tuple[Track, Sequence[Choice], float]]) -> tuple[Parting, ...]:
    """
    Return where the ways part.

    Parameters
    ----------
    walked
        Tracks with their choices and their share of the visitors.
    """
    cells: dict[tuple[StoreyId, int, int, int], list[tuple[float, float, float, float]]] = defaultdict(list)
    for track, choices, share in walked:
        for choice in choices:
            if choice.kind in {DecisionKind.TURN, DecisionKind.ENTER}:
                x, y = track.place(choice.at_m)
                eighth = round(choice.into_rad / (math.pi / 4.0)) % 8
                key = (track.storey, math.floor(x / CELL_M.value), math.floor(y / CELL_M.value), eighth)
                cells[key].append((x, y, eighth * math.pi / 4.0, share))
    partings = []
    for (storey, *_), turns in sorted(cells.items()):
        share = math.fsum(turn[3] for turn in turns)
        if share >= SHARE.value:
            x, y = (math.fsum(turn[axis] * turn[3] for turn in turns) / share for axis in (0, 1))
            partings.append(Parting(storey=storey, x_m=x, y_m=y, into_rad=wrap(turns[0][2]), share=share))
    return tuple(partings)


def add_partings(track: Track, choices: Sequence[Choice], partings: Sequence[Parting]) -> tuple[Choice, ...]:
    """Return choices with those of going straight on where others turn off, in order along the track."""
    passed = sorted(
        (_pass(track, parting, choices[0].at_m, choices[-1].at_m) for parting in partings), key=lambda found: found[0]
    )
    taken = list(choices)
    for at_m, heading_rad in passed:
        if math.isfinite(at_m) and all(abs(at_m - choice.at_m) > APART_M.value for choice in taken):
            part = Choice(kind=DecisionKind.PART, at_m=at_m, into_rad=heading_rad, out_of_rad=heading_rad)
            taken.append(look_round(part, track, at_m, choices[0].at_m))
    return tuple(sorted(taken, key=lambda choice: choice.at_m))


def _pass(track: Track, parting: Parting, start_m: float, end_m: float) -> tuple[float, float]:
    """Return how far along a track it passes a parting the same way, and its direction there; infinitely far if not."""
    at, nearest_m, found_m, heading_rad = (parting.x_m, parting.y_m), math.inf, 0.0, 0.0
    for index, ((x, y), (to_x, to_y)) in enumerate(pairwise(track.points)):
        length_m = track.along_m[index + 1] - track.along_m[index]
        share = ((at[0] - x) * (to_x - x) + (at[1] - y) * (to_y - y)) / length_m**2
        share = min(max(share, 0.0), 1.0)
        apart_m = math.dist(at, (x + share * (to_x - x), y + share * (to_y - y)))
        if apart_m < nearest_m:
            nearest_m, found_m = apart_m, track.along_m[index] + share * length_m
            heading_rad = math.atan2(to_y - y, to_x - x)
    same = abs(wrap(heading_rad - parting.into_rad)) < LEAST_TURN_RAD.value
    passes = nearest_m <= PASSES_M.value and same and start_m < found_m < end_m
    return (found_m if passes else math.inf), heading_rad
