"""
The cheapest way between two points in microseconds: hub labels between what the two ends see. Compiled.

On one storey, the straight way is tried first. Then a few nodes around the
goal, and what the start sees of the graph, give some way, and with its cost
both ends only look where a cheaper one could be. Over storeys, and wherever
stairs and ramps could shorten a way, the matrix of passages joins walks at
both ends.

The scratch pad of an atlas serves one question at a time. A compiled call
holds the interpreter from start to end, so threads cannot meet in it.
"""

import math
from typing import Final

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.level import find_level
from twin.routing.labels.prospects import SLACK, price
from twin.routing.labels.sight import sees
from twin.routing.labels.straight import find_triangle_on
from twin.routing.labels.transfers import could_leave, transfer
from twin.routing.labels.unpack import copy_path

OFF_FLOOR: Final = -1.0
"""Instead of a cost: one of the points does not lie on the mesh."""


@compiled
def find_shortest(
    atlas: Atlas, storey: int, x: float, y: float, to_storey: int, to_x: float, to_y: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """
    Return the cheapest way between two points that everybody may use.

    Parameters
    ----------
    storey, to_storey
        Places of the storeys in the order of the network.
    x, y, to_x, to_y : m

    Returns
    -------
    cost_s, nodes, crossings
        Infinite where there is no way, ``OFF_FLOOR`` where a point lies off
        the mesh. Between the two points the way goes over ``nodes``;
        ``crossings[i]`` is the crossing that leads to node i, ``NOTHING``
        for a straight walk.
    """
    triangle = find_triangle_on(atlas, storey, x, y)
    to_triangle = find_triangle_on(atlas, to_storey, to_x, to_y)
    nowhere = np.zeros(0, dtype=np.int32)
    if min(triangle, to_triangle) == NOTHING:
        return OFF_FLOOR, nowhere, nowhere
    piece, to_piece = atlas.piece_of[triangle], atlas.piece_of[to_triangle]
    if not atlas.leads[piece, to_piece]:
        return np.inf, nowhere, nowhere
    best, length = np.inf, 0
    if piece == to_piece:
        if sees(atlas, storey, x, y, triangle, to_x, to_y, to_triangle):
            best = price(atlas, storey, x, y, to_x, to_y)
            if best <= atlas.paces[2] * math.hypot(to_x - x, to_y - y) * SLACK:
                return best, nowhere, nowhere
        best, length = find_level(atlas, storey, x, y, triangle, to_x, to_y, to_triangle, best)
    if piece != to_piece or could_leave(atlas, storey, x, y, to_x, to_y, best):
        best, length = transfer(atlas, storey, x, y, triangle, to_storey, to_x, to_y, to_triangle, best, length)
    nodes, crossings = copy_path(atlas, length)
    return best, nodes, crossings
