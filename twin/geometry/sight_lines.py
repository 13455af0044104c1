"""
Which bodies a sight line surely enters and which it surely misses, in compiled code; what is close is left to ``sight``.

Surely is by ``CLOSE_M``, ten times as much as counts as a mere touch and a
thousand times what rounding can do in a building.
"""

import math
from collections.abc import Sequence
from typing import Any, Final

import numba
import numpy as np
import shapely
from numba.experimental import structref
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from twin.geometry.compiled import compiled

CLOSE_M: Final = 1e-5
"""What is decided by less than this is close."""

NOTHING: Final = -1

MISSES: Final = 0
ENTERS: Final = 1
IS_CLOSE: Final = 2


@structref.register
class PrismsType(numba.types.StructRef):  # type: ignore[misc]
    """What numba calls prisms."""

    def preprocess_fields(self, fields: Any) -> Any:
        """Forget that a field was given as a literal."""
        return tuple((name, numba.types.unliteral(kind)) for name, kind in fields)


class Prisms(structref.StructRefProxy):  # type: ignore[misc]
    """
    Upright bodies behind one pointer, since a call of a compiled function takes longer for every array that it is handed.

    ``boxes`` (n, 6) are left, low, right, high, underside, top; prism p has
    ``starts[p]:starts[p + 1]`` of ``edges`` (m, 4), x and y of both ends,
    those of holes among them.
    """


FIELDS: Final = ("boxes", "starts", "edges")
structref.define_proxy(Prisms, PrismsType, FIELDS)


def build_prisms(bodies: Sequence[tuple[BaseGeometry, float, float]]) -> Prisms:
    """Lay out bodies: footprint (polygonal), underside, top."""
    edges = [_list_edges(footprint) for footprint, _, _ in bodies]
    boxes = [(*footprint.bounds, bottom, top) for footprint, bottom, top in bodies]
    starts = np.cumsum([0, *map(len, edges)]).astype(np.int32)
    return _make(np.array(boxes, dtype=np.float64).reshape(-1, 6), starts, np.concatenate([np.zeros((0, 4)), *edges]))


def _list_edges(footprint: BaseGeometry) -> NDArray[np.float64]:
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(footprint))]
    return np.concatenate([np.zeros((0, 4)), *(np.hstack([ring[:-1], ring[1:]]) for ring in rings)])


@compiled
def _make(boxes: np.ndarray, starts: np.ndarray, edges: np.ndarray) -> Prisms:
    return Prisms(boxes, starts, edges)


@compiled
def find_entered(
    prisms: Prisms, first: int, x: float, y: float, z: float, to_x: float, to_y: float, to_z: float
) -> tuple[int, bool]:
    """
    Return the first prism, from *first* on, that a line surely enters or that it comes close to, and which of both it is.

    Returns
    -------
    prism, is_sure
        ``NOTHING`` where the line surely enters none. The line must not be
        upright.
    """
    length_m = math.hypot(to_x - x, to_y - y)
    for prism in range(first, len(prisms.boxes)):
        left, low, right, high, bottom, top = prisms.boxes[prism]
        if (
            max(x, to_x) < left - CLOSE_M
            or min(x, to_x) > right + CLOSE_M
            or max(y, to_y) < low - CLOSE_M
            or min(y, to_y) > high + CLOSE_M
            or max(z, to_z) < bottom - CLOSE_M
            or min(z, to_z) > top + CLOSE_M
            or _misses_box(x, y, (to_x - x) / length_m, (to_y - y) / length_m, left, low, right, high)
        ):
            continue
        answer = _enter(
            prisms.edges[prisms.starts[prism] : prisms.starts[prism + 1]], bottom, top, x, y, z, to_x, to_y, to_z
        )
        if answer != MISSES:
            return prism, answer == ENTERS
    return NOTHING, True


@compiled
def _misses_box(x: float, y: float, ux: float, uy: float, left: float, low: float, right: float, high: float) -> bool:
    """Tell whether all corners of a box lie well on one side of a line."""
    a, b = (left - x) * uy - (low - y) * ux, (right - x) * uy - (low - y) * ux
    c, d = (right - x) * uy - (high - y) * ux, (left - x) * uy - (high - y) * ux
    return min(a, b, c, d) > CLOSE_M or max(a, b, c, d) < -CLOSE_M


@compiled
def _enter(
    edges: np.ndarray,
    bottom: float,
    top: float,
    x: float,
    y: float,
    z: float,
    to_x: float,
    to_y: float,
    to_z: float,
) -> int:
    """Cut a line where it crosses the edges of a prism, and look at the pieces inside."""
    length_m = math.hypot(to_x - x, to_y - y)
    ux, uy = (to_x - x) / length_m, (to_y - y) / length_m
    cuts_m = np.zeros(len(edges) + 2)
    count = _cut(cuts_m, edges, x, y, ux, uy, length_m)
    if count == NOTHING:
        return IS_CLOSE
    cuts_m = np.sort(cuts_m[:count])
    inside = _holds(edges, x, y)
    answer = MISSES
    for piece in range(count - 1):
        start_m, end_m = cuts_m[piece], cuts_m[piece + 1]
        if end_m - start_m < CLOSE_M:
            return IS_CLOSE
        if inside:
            start_z, end_z = z + (to_z - z) * start_m / length_m, z + (to_z - z) * end_m / length_m
            deep_m = min(max(start_z, end_z) - bottom, top - min(start_z, end_z))
            middle_m = (start_m + end_m) / 2
            if abs(deep_m) <= CLOSE_M or _is_on_edge(edges, x + middle_m * ux, y + middle_m * uy):
                return IS_CLOSE
            if deep_m > 0.0:
                answer = ENTERS
        inside = not inside
    return answer


@compiled
def _cut(cuts_m: np.ndarray, edges: np.ndarray, x: float, y: float, ux: float, uy: float, length_m: float) -> int:
    """Write the ends of a line and where it crosses edges; return how many these are, ``NOTHING`` where one is close."""
    cuts_m[1] = length_m
    count = 2
    for edge in range(len(edges)):
        a_x, a_y, b_x, b_y = edges[edge, 0] - x, edges[edge, 1] - y, edges[edge, 2] - x, edges[edge, 3] - y
        a, b = a_x * uy - a_y * ux, b_x * uy - b_y * ux  # how far right of the line the ends lie
        a_m, b_m = a_x * ux + a_y * uy, b_x * ux + b_y * uy  # how far along it
        if (
            min(a, b) > CLOSE_M
            or max(a, b) < -CLOSE_M
            or max(a_m, b_m) < -CLOSE_M
            or min(a_m, b_m) > length_m + CLOSE_M
        ):
            continue
        if min(abs(a), abs(b)) <= CLOSE_M:
            return NOTHING
        at_m = a_m + (b_m - a_m) * a / (a - b)
        if min(abs(at_m), abs(at_m - length_m)) <= CLOSE_M:
            return NOTHING
        if 0.0 < at_m < length_m:
            cuts_m[count] = at_m
            count += 1
    return count


@compiled
def _holds(edges: np.ndarray, x: float, y: float) -> bool:
    """Count the edges that a ray to the right meets, from a point that lies on none."""
    inside = False
    for edge in range(len(edges)):
        a_x, a_y, b_x, b_y = edges[edge]
        if (a_y > y) != (b_y > y) and (a_x + (y - a_y) / (b_y - a_y) * (b_x - a_x) > x):
            inside = not inside
    return inside


@compiled
def _is_on_edge(edges: np.ndarray, x: float, y: float) -> bool:
    """Tell whether a point lies close to an edge."""
    for edge in range(len(edges)):
        a_x, a_y, b_x, b_y = edges[edge]
        dx, dy = b_x - a_x, b_y - a_y
        square = dx * dx + dy * dy
        share = 0.0 if square == 0.0 else min(max(((x - a_x) * dx + (y - a_y) * dy) / square, 0.0), 1.0)
        if math.hypot(a_x + share * dx - x, a_y + share * dy - y) <= CLOSE_M:
            return True
    return False
