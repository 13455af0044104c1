"""What a way of answering gives: a function that is timed, and one that turns its answers into points."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.routing.floors import Floor

Floats = NDArray[np.float64]


class Solver(NamedTuple):
    """
    One way of answering, ready for queries.

    ``answer`` takes x, y, to x, to y and is on the clock; it returns anything.
    ``unfold`` is off the clock: the points of an answer (n, 2), none where
    there is no way.
    """

    answer: Callable[[float, float, float, float], Any]
    unfold: Callable[[Any, Floats], Floats]


NO_WAY = np.zeros((0, 2))
Build = Callable[[Floor], Solver]
"""What every way gives by its name."""
