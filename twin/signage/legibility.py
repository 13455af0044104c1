"""
From how far a face can be read: letter height against distance, and what looking at it aslant costs.

Numbers carry the evidence of ``requirements`` chapter 3: what rests on an
engineering default (E) may lower a verdict to advice, and is never passed
off as a clause.
"""

import math
from dataclasses import dataclass
from typing import Final

from twin.model.finding import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A number with where it comes from, and how well that is known."""

    value: float
    evidence: Evidence
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who reads: the height of their eyes over the floor, and metres of distance for a metre of letter."""

    name: str
    eye_height_m: Limit
    letter_ratio: Limit


STANDING_EYE_M: Final = Limit(value=1.60, evidence=Evidence.E, source="requirements 3.3.1, for GB 55019-2021 4.0.2")
SEATED_EYE_M: Final = Limit(value=1.10, evidence=Evidence.E, source="requirements 3.3.1, for GB 55019-2021 4.0.2")
NORMAL_LETTERS: Final = Limit(value=250.0, evidence=Evidence.E, source="limits sign.text: L/250")
LOW_VISION_LETTERS: Final = Limit(value=150.0, evidence=Evidence.E, source="limits sign.text: L/150")

STANDING: Final = Reader(name="standing", eye_height_m=STANDING_EYE_M, letter_ratio=NORMAL_LETTERS)
SEATED: Final = Reader(name="seated", eye_height_m=SEATED_EYE_M, letter_ratio=NORMAL_LETTERS)
LOW_VISION: Final = Reader(name="low_vision", eye_height_m=STANDING_EYE_M, letter_ratio=LOW_VISION_LETTERS)

MOST_OBLIQUE_RAD: Final = Limit(
    value=math.radians(45.0), evidence=Evidence.E, source="requirements 3.3.2: acceptable for guide signs"
)
MOST_RAISED_RAD: Final = Limit(
    value=math.radians(30.0), evidence=Evidence.E, source="requirements 3.3.5: above the horizontal eye line"
)
MOST_ASIDE_RAD: Final = Limit(
    value=math.radians(60.0), evidence=Evidence.E, source="requirements 3.3.7: between walking and looking"
)


def measure_reading_distance_m(letter_height_m: float, obliquity_rad: float, reader: Reader) -> float:
    """
    Return from how far letters can be read, metres.

    Notes
    -----
    ``r(theta) = k h cos(theta)``: the letters shrink with the cosine of the
    angle to the face's normal, so the places from which a face can be read
    fill a circle that touches it (the tangent circle of the signage
    literature). Beyond a right angle nothing can be read.

    Examples
    --------
    >>> measure_reading_distance_m(0.06, 0.0, STANDING)
    15.0
    >>> round(measure_reading_distance_m(0.06, math.radians(60), STANDING), 9)
    7.5
    """
    return max(reader.letter_ratio.value * letter_height_m * math.cos(obliquity_rad), 0.0)
