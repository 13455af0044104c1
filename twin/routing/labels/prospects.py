"""The nodes that a place may see, the most promising first, each looked at only when its turn comes. Compiled."""

import math
from typing import Final

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.predicates import orientation
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.cells import SIDE_M
from twin.routing.labels.hop import price_hop
from twin.routing.labels.landmarks import COUNT, ERROR_S
from twin.routing.labels.outlook import COARSE, TURN, VIEW_ERROR_M

SLACK: Final = 1.0 + 1e-9
ROUNDING_M: Final = 1e-5
"""Limits are a little generous: what rounding leaves out could be the way itself."""


@compiled
def find_cell(atlas: Atlas, storey: int, x: float, y: float) -> int:
    """Return the square of a point on the floor."""
    columns, rows = atlas.cell_shapes[storey, 0], atlas.cell_shapes[storey, 1]
    column = min(int((x - atlas.cell_corners[storey, 0]) / SIDE_M), columns - 1)
    row = min(int((y - atlas.cell_corners[storey, 1]) / SIDE_M), rows - 1)
    return int(atlas.cell_base[storey] + column * rows + row)


@compiled
def count_views(atlas: Atlas, storey: int, x: float, y: float) -> int:
    """Return how many nodes the square of a point may see."""
    cell = find_cell(atlas, storey, x, y)
    return int(atlas.view_start[cell + 1] - atlas.view_start[cell])


@compiled
def list_prospects(atlas: Atlas, storey: int, x: float, y: float, to_x: float, to_y: float, limit_m: float) -> int:
    """
    Put the nodes that a place may see on the scratch pad; return how many there are.

    Those over which the straight way to (to_x, to_y) is longer than the limit are left out, and
    most of those that no taut line leads to.
    """
    cell = find_cell(atlas, storey, x, y)
    row = (cell - atlas.cell_base[storey]) % atlas.cell_shapes[storey, 1]
    column = (cell - atlas.cell_base[storey]) // atlas.cell_shapes[storey, 1]
    corner_x = atlas.cell_corners[storey, 0] + column * SIDE_M
    corner_y = atlas.cell_corners[storey, 1] + row * SIDE_M
    x, y, to_x, to_y = x - corner_x, y - corner_y, to_x - corner_x, to_y - corner_y
    views, nodes, bounds = atlas.views, atlas.left_nodes, atlas.left_bounds
    count = 0
    for i in range(atlas.view_start[cell], atlas.view_start[cell + 1]):
        view = views[i]
        at_x, at_y = float(view.x) - x, float(view.y) - y
        here_m = math.sqrt(at_x**2 + at_y**2)
        bound = here_m + math.sqrt((view.x - to_x) ** 2 + (view.y - to_y) ** 2) - VIEW_ERROR_M
        if bound > limit_m:
            continue
        one = at_x * view.before_y - at_y * view.before_x
        other = at_x * view.after_y - at_y * view.after_x
        doubt = TURN * (COARSE * here_m + VIEW_ERROR_M)
        if (one >= -doubt and other >= -doubt) or (one <= doubt and other <= doubt):
            nodes[count], bounds[count] = view.node, bound
            count += 1
    return count


@compiled
def take_best(atlas: Atlas, count: int) -> int:
    """Move the most promising of the nodes on the scratch pad to the end of them; return the place."""
    nodes, bounds = atlas.left_nodes, atlas.left_bounds
    best, last = 0, count - 1
    for i in range(1, count):
        if bounds[i] < bounds[best]:
            best = i
    nodes[best], nodes[last] = nodes[last], nodes[best]
    bounds[best], bounds[last] = bounds[last], bounds[best]
    return last


@compiled
def is_taut(atlas: Atlas, node: int, x: float, y: float) -> bool:
    """Tell whether a straight way from a point to a node can go on around it as a shortest way."""
    here = atlas.nodes[node]
    if math.isnan(here.before_x):
        return True
    one = orientation(x, y, here.x, here.y, here.before_x, here.before_y)
    other = orientation(x, y, here.x, here.y, here.after_x, here.after_y)
    return (one >= 0.0 and other >= 0.0) or (one <= 0.0 and other <= 0.0)


NOT_TAUT: Final = 2


@compiled
def find_side(atlas: Atlas, node: int, x: float, y: float) -> int:
    """Return on which side of a straight way from a point to a node the edge is that it can turn around, or ``NOT_TAUT``.

    1 is the left, -1 the right, 0 either.
    """
    here = atlas.nodes[node]
    if math.isnan(here.before_x):
        return 0
    one = orientation(x, y, here.x, here.y, here.before_x, here.before_y)
    other = orientation(x, y, here.x, here.y, here.after_x, here.after_y)
    if one >= 0.0 and other >= 0.0:
        return 1 if one > 0.0 or other > 0.0 else 0
    return -1 if one <= 0.0 and other <= 0.0 else NOT_TAUT


@compiled
def look_afar(atlas: Atlas, count: int) -> None:
    """Write what it costs at least and at most from a place to each landmark, told from all nodes that it sees."""
    nodes, costs, landmarks, afar = atlas.seen_nodes, atlas.seen_costs, atlas.landmarks, atlas.afar
    afar[0, :], afar[1, :] = np.inf, -np.inf
    for i in range(count):
        for k in range(COUNT):
            here = float(landmarks[nodes[i], k])
            afar[0, k], afar[1, k] = min(afar[0, k], here + costs[i]), max(afar[1, k], here - costs[i])


@compiled
def measure_least(atlas: Atlas, node: int) -> float:
    """Return the least that it costs from a node to the place that looked afar."""
    least, landmarks, afar = 0.0, atlas.landmarks, atlas.afar
    for k in range(COUNT):
        here = float(landmarks[node, k])
        least = max(least, here - afar[1, k], afar[0, k] - here)
    return least - ERROR_S


@compiled
def price(atlas: Atlas, storey: int, x: float, y: float, to_x: float, to_y: float) -> float:
    """Return what a straight walk on a storey costs, s."""
    first, last = atlas.door_from[storey], atlas.door_from[storey + 1]
    return price_hop(atlas.door_lines, atlas.door_costs, first, last, atlas.paces[0], x, y, to_x, to_y)
