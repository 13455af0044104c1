"""Where a way turns so much that somebody has to know it. Radians, counter-clockwise."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from twin.model.finding import Evidence
from twin.signage.legibility import Limit
from twin.signage.track import Track

LEAST_TURN_RAD: Final = Limit(value=math.radians(45.0), evidence=Evidence.E, source="requirements 3.5: turn >= 45 deg")
ONE_TURN_M: Final = Limit(
    value=2.0, evidence=Evidence.E, source="engineering default: turns this near each other are one"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend:
    """Corners so near each other that they are one turn: from the first to the last, metres along the track."""

    start_m: float
    end_m: float
    into_rad: float
    out_of_rad: float

    @property
    def turn_rad(self) -> float:
        """How far one turns in all, to the left."""
        return wrap(self.out_of_rad - self.into_rad)

    @property
    def middle_m(self) -> float:
        """Half way round."""
        return (self.start_m + self.end_m) / 2.0


def wrap(angle_rad: float) -> float:
    """Return the same direction between minus and plus half a turn."""
    return math.remainder(angle_rad, math.tau)


def list_bends(track: Track) -> Iterator[Bend]:
    """Yield all bends of a track, slight ones too, in order."""
    headings = [math.atan2(end[1] - start[1], end[0] - start[0]) for start, end in pairwise(track.points)]
    corners_m = track.along_m
    first = 1
    for corner in range(1, len(headings)):
        if corner + 1 == len(headings) or corners_m[corner + 1] - corners_m[corner] > ONE_TURN_M.value:
            yield Bend(
                start_m=corners_m[first],
                end_m=corners_m[corner],
                into_rad=headings[first - 1],
                out_of_rad=headings[corner],
            )
            first = corner + 1


def is_turn(bend: Bend) -> bool:
    """Whether somebody has to know of it."""
    return abs(bend.turn_rad) >= LEAST_TURN_RAD.value
