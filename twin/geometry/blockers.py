"""
What cuts off sight on a mesh that does not know of it: floor that was taken away after it was built. Compiled.

A region lies in boxes, one for each of its pieces, so that most straight
walks are let through after a few comparisons. Signs are exact.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.compiled import compiled, frozen
from twin.geometry.predicates import orientation

Floats = NDArray[np.float64]


class Blockers(NamedTuple):
    """
    Edges that no straight walk crosses: ``edges`` (n, 4) are x, y of both ends.

    Those of piece p are ``start[p]`` to ``start[p + 1]``, and lie in
    ``boxes[p]``: left, low, right, high.
    """

    edges: Floats
    start: NDArray[np.int32]
    boxes: Floats


NO_BLOCKERS: Final = frozen(Blockers(np.zeros((0, 4)), np.zeros(1, dtype=np.int32), np.zeros((0, 4))))


def build_blockers(region: MultiPolygon) -> Blockers:
    """Return the edges of a region that may not be walked through."""
    return _lay_out([_list_edges(shapely.get_rings(polygon)) for polygon in region.geoms])


def build_outlines(shapes: Iterable[BaseGeometry]) -> Blockers:
    """Return the edges of polygons, of several parts or not, and of lines, there and back."""
    pieces = []
    for part in shapely.get_parts(list(shapes)):
        is_line = shapely.get_dimensions(part) == 1
        pieces.append(_list_edges([part, part.reverse()] if is_line else shapely.get_rings(part)))
    return _lay_out([piece for piece in pieces if len(piece)])


def _list_edges(lines: Iterable[BaseGeometry]) -> Floats:
    points = [shapely.get_coordinates(line) for line in lines]
    return np.concatenate([np.zeros((0, 4)), *(np.hstack([each[:-1], each[1:]]) for each in points)])


def _lay_out(pieces: Sequence[Floats]) -> Blockers:
    if not pieces:
        return NO_BLOCKERS
    start = np.concatenate([[0], np.cumsum([len(piece) for piece in pieces])]).astype(np.int32)
    boxes = np.array([[*piece[:, :2].min(axis=0), *piece[:, :2].max(axis=0)] for piece in pieces])
    return frozen(Blockers(np.concatenate(pieces), start, boxes))


@compiled
def are_blocked(blockers: Blockers, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Tell which straight walks (n, 2) to (n, 2) lead through what is taken."""
    blocked = np.zeros(len(starts), dtype=np.bool_)
    for walk in range(len(starts)):
        blocked[walk] = is_blocked(blockers, starts[walk, 0], starts[walk, 1], ends[walk, 0], ends[walk, 1])
    return blocked


@compiled
def is_blocked(blockers: Blockers, x: float, y: float, to_x: float, to_y: float) -> bool:
    """Tell whether a straight walk leads through what is taken; one of its ends, at least, does not lie in it."""
    for piece in range(len(blockers.boxes)):
        left, low, right, high = blockers.boxes[piece]
        if max(x, to_x) < left or min(x, to_x) > right or max(y, to_y) < low or min(y, to_y) > high:
            continue
        # A box whose corners all lie on one side of the walk has no edge that crosses it.
        side = orientation(x, y, to_x, to_y, left, low) < 0.0
        if (
            side == (orientation(x, y, to_x, to_y, right, low) < 0.0)
            and side == (orientation(x, y, to_x, to_y, right, high) < 0.0)
            and side == (orientation(x, y, to_x, to_y, left, high) < 0.0)
        ):
            continue
        for edge in range(blockers.start[piece], blockers.start[piece + 1]):
            a_x, a_y, b_x, b_y = blockers.edges[edge]
            # A corner exactly on the walk counts as on its left: what it cuts off is crossed once.
            if (orientation(x, y, to_x, to_y, a_x, a_y) < 0.0) != (orientation(x, y, to_x, to_y, b_x, b_y) < 0.0) and (
                orientation(a_x, a_y, b_x, b_y, x, y) < 0.0
            ) != (orientation(a_x, a_y, b_x, b_y, to_x, to_y) < 0.0):
                return True
    return False


@compiled
def meets(blockers: Blockers, x: float, y: float, to_x: float, to_y: float) -> bool:
    """Tell whether a straight walk, its ends included, has a point in common with a piece."""
    for piece in range(len(blockers.boxes)):
        left, low, right, high = blockers.boxes[piece]
        if max(x, to_x) < left or min(x, to_x) > right or max(y, to_y) < low or min(y, to_y) > high:
            continue
        first, last = blockers.start[piece], blockers.start[piece + 1]
        if _touches(blockers.edges, first, last, x, y, to_x, to_y) or _is_within(blockers.edges, first, last, x, y):
            return True
    return False


@compiled
def find_holding(blockers: Blockers, x: float, y: float) -> int:
    """Return the first piece that a point lies in, its edges included, -1 for none."""
    for piece in range(len(blockers.boxes)):
        left, low, right, high = blockers.boxes[piece]
        if x < left or x > right or y < low or y > high:
            continue
        first, last = blockers.start[piece], blockers.start[piece + 1]
        if _touches(blockers.edges, first, last, x, y, x, y) or _is_within(blockers.edges, first, last, x, y):
            return piece
    return -1


@compiled
def _touches(edges: np.ndarray, first: int, last: int, x: float, y: float, to_x: float, to_y: float) -> bool:
    """Tell whether a walk has a point in common with some edges."""
    for edge in range(first, last):
        a_x, a_y, b_x, b_y = edges[edge]
        if (
            max(a_x, b_x) < min(x, to_x)
            or min(a_x, b_x) > max(x, to_x)
            or max(a_y, b_y) < min(y, to_y)
            or min(a_y, b_y) > max(y, to_y)
        ):
            continue
        if _are_apart(orientation(x, y, to_x, to_y, a_x, a_y), orientation(x, y, to_x, to_y, b_x, b_y)):
            continue
        if not _are_apart(orientation(a_x, a_y, b_x, b_y, x, y), orientation(a_x, a_y, b_x, b_y, to_x, to_y)):
            return True
    return False


@compiled
def _are_apart(one: float, other: float) -> bool:
    """Tell whether two points lie on one side of a line, neither on it."""
    return (one > 0.0 and other > 0.0) or (one < 0.0 and other < 0.0)


@compiled
def _is_within(edges: np.ndarray, first: int, last: int, x: float, y: float) -> bool:
    """Count the edges that a ray to the right meets, from a point that lies on none."""
    inside = False
    for edge in range(first, last):
        a_x, a_y, b_x, b_y = edges[edge]
        if (a_y > y) != (b_y > y) and (orientation(a_x, a_y, b_x, b_y, x, y) > 0.0) == (b_y > a_y):
            inside = not inside
    return inside
