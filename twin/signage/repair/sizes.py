"""How large new signs are: letters from a short list, room for every line, heights at which they hang."""

import math
from typing import Final

from twin.model.finding import Evidence
from twin.model.sign import SignFace, SignKind
from twin.signage.legibility import Limit

LETTERS_M: Final = (0.15, 0.08, 0.05)
"""Letter heights that are made: for large halls, for most places, and where larger faces have no room."""
PLAN_SHARE: Final = 0.75
"""Letters of what is read standing before it, as a share of those."""
DIRECTORY_LINES: Final = 20
"""So many places are listed on a new directory at most."""
LINES_MAX: Final = Limit(
    value=5.0, evidence=Evidence.E, source="requirements 3.5: more than 5 targets on a sign is too many"
)
ROW: Final = 2.0
"""Height of a line of Chinese over English, with what is free between lines, in letter heights."""
ROW_LEAST: Final = 1.6
"""The same where a face that hangs already has to take one more."""
WIDTH: Final = 16.0
"""Width of a face in letter heights: arrow, symbol, and the words of the longest names."""
UNDERSIDE_M: Final = Limit(value=2.2, evidence=Evidence.M, source="limits sign.hang: GB/T 15566.1-2020, from memory")
WALL_UNDERSIDE_M: Final = 1.4
"""Lower edge of what is fixed to walls: about the height of eyes, standing and seated."""


def size_of(lines: int, letters_m: float, kind: SignKind = SignKind.GUIDANCE) -> tuple[float, float]:
    """Return width and height of a face for so many lines; a directory has two columns."""
    if kind is SignKind.DIRECTORY:
        lines = math.ceil(lines / 2)
        return round(2 * WIDTH * letters_m, 3), round((ROW * lines + 0.6) * letters_m, 3)
    return round(WIDTH * letters_m, 3), round((ROW * lines + 0.6) * letters_m, 3)


def count_free_lines(face: SignFace, letters_m: float | None) -> int:
    """Return how many more lines fit on a face that hangs."""
    if letters_m is None or face.height_m is None or face.legends is None:
        return 0
    rows = int(face.height_m / (ROW_LEAST * letters_m) + 1e-9)
    return max(min(rows, int(LINES_MAX.value)) - len(face.legends), 0)
