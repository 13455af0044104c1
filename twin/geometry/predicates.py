"""
On which side a point lies, without error.

Coordinates are taken at their float value; the sign is that of exact
arithmetic on them. Nothing else here or above needs an epsilon to decide
what sees what.
"""

from typing import Final

import numpy as np

from twin.geometry.compiled import compiled

ORIENTATION_ERROR: Final = (3.0 + 16.0 * 2.0**-53) * 2.0**-53
"""Relative rounding error of the plain determinant (Shewchuk 1997, bound A of orient2d)."""
SPLITTER: Final = 2.0**27 + 1.0
"""Cuts a double into two halves of 26 bits (Dekker 1971)."""


@compiled
def orientation(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    """
    Return twice the signed area of the triangle a, b, c.

    Returns
    -------
    area : m²
        Positive where c lies left of a → b, negative right, zero exactly on
        the line. The sign is exact, the value only near it.

    Notes
    -----
    The plain determinant decides wherever its error bound allows; only then
    the six products are summed as an expansion (Shewchuk 1997).
    """
    left = (ax - cx) * (by - cy)
    right = (ay - cy) * (bx - cx)
    area = left - right
    bound = ORIENTATION_ERROR * (abs(left) + abs(right))
    if area > bound or -area > bound or bound == 0.0:
        return area
    return _orientation_exact(ax, ay, bx, by, cx, cy)


@compiled
def _orientation_exact(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    expansion = np.zeros(12)
    length = 0
    for left, right in ((ax, by), (-ax, cy), (-cx, by), (-ay, bx), (ay, cx), (cy, bx)):
        high, low = _two_product(left, right)
        length = _grow(expansion, length, low)
        length = _grow(expansion, length, high)
    for i in range(length - 1, -1, -1):
        if expansion[i] != 0.0:
            return float(expansion[i])
    return 0.0


@compiled
def _grow(expansion: np.ndarray, length: int, value: float) -> int:
    """Add a number to a sum that is kept as parts that do not overlap, smallest first."""
    carry = value
    for i in range(length):
        total = carry + expansion[i]
        virtual = total - carry
        expansion[i] = (carry - (total - virtual)) + (expansion[i] - virtual)
        carry = total
    expansion[length] = carry
    return length + 1


@compiled
def _two_product(a: float, b: float) -> tuple[float, float]:
    """Return the product and its rounding error."""
    product = a * b
    wide = SPLITTER * a
    a_high = wide - (wide - a)
    a_low = a - a_high
    wide = SPLITTER * b
    b_high = wide - (wide - b)
    b_low = b - b_high
    error = a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low)
    return product, error
