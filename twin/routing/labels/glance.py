"""
What a place sees of the graph, and only what can matter: sight cut off by an oval. Compiled; metres, seconds.

The search is that of ``twin/geometry/visibility.py`` written out in one
piece, since it is asked twice for every query. A cone goes no further where
no way through what it sees of an edge can be cheaper than the best one known.
"""

import math
from typing import Final

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas
from twin.routing.labels.gates import ON_LEFT, ON_RIGHT
from twin.routing.labels.hop import price_hop
from twin.routing.labels.straight import find_corner, open_cones

SLACK: Final = 1.0 + 1e-9
ROUNDING_M: Final = 1e-5
"""Limits are a little generous: what rounding leaves out could be the way itself."""
_CLEAR_M2: Final = 1e-4
"""A ray and an edge that span less than this are taken as parallel: where they cross would be uncertain."""
EVERYTHING: Final = 1 << 30
"""As many nodes as there are."""


@compiled
def glance(  # noqa: C901, PLR0912, PLR0915  # one piece: a call for every corner would take longer than the corner
    atlas: Atlas,
    storey: int,
    x: float,
    y: float,
    triangle: int,
    to_x: float,
    to_y: float,
    best: float,
    side: int,
    most: int,
) -> tuple[int, float, int, int]:
    """
    Note the nodes that a place sees along taut lines, as far as they can be on a way cheaper than the best one known.

    Every node is tried at once against the costs to hubs that the other side
    has filled in, so sight narrows as better ways are found. It looks ahead,
    towards the goal, first.

    Parameters
    ----------
    to_x, to_y : m
        Where the way leads on the same storey.
    best
        What the best way known costs, s; infinite to see everything.
    side
        Which row of the scratch pad's ``seen_nodes`` and ``seen_costs`` is written.
    most
        Stop when this many nodes are noted, or somewhat more.

    Returns
    -------
    count
        How many nodes were noted, some of them twice.
    best, hub, code
        The cheapest way over a noted node, its hub, and the node's place in
        the row, doubled, plus its exit; ``NOTHING`` if none beats *best*.
    """
    gates, steps, cone_gates, cone_rays = atlas.gates, atlas.steps, atlas.cone_gates, atlas.cone_rays
    node_of, elbows = atlas.node_of, atlas.elbows
    site_start, site_items, site_points, site_nodes = (
        atlas.site_start, atlas.site_items, atlas.site_points, atlas.site_nodes,
    )  # fmt: skip
    points, door_lines, door_costs = atlas.points, atlas.door_lines, atlas.door_costs
    first_door, last_door = atlas.door_from[storey], atlas.door_from[storey + 1]
    core_nodes, exits, exit_costs = atlas.core_nodes, atlas.exits, atlas.exit_costs
    label_start, label_hubs, label_costs = atlas.label_start, atlas.label_hubs, atlas.label_costs
    hub_costs, nodes, costs = atlas.hub_costs[1 - side], atlas.seen_nodes[side], atlas.seen_costs[side]
    pace, bound = atlas.paces[0], atlas.paces[1]
    limit_m = best / bound * SLACK + ROUNDING_M
    hub, code, tried = NOTHING, NOTHING, 0
    vertex = find_corner(atlas.vertices, atlas.triangles, triangle, x, y)
    noted = _note_own(atlas, x, y, vertex, triangle, nodes)
    depth = open_cones(atlas, vertex, triangle)
    while True:
        kept = tried
        for i in range(tried, noted):
            node = nodes[i]
            cost = price_hop(
                door_lines, door_costs, first_door, last_door, pace, x, y, points[node, 0], points[node, 1]
            )
            left_m = math.sqrt((to_x - points[node, 0]) ** 2 + (to_y - points[node, 1]) ** 2)
            if cost + bound * left_m > bound * limit_m:
                continue
            nodes[kept], costs[kept] = node, cost
            for way in range(2):
                at = exits[node, way]
                if at == NOTHING:
                    continue
                walked = cost + exit_costs[node, way]
                ahead_m = math.sqrt((to_x - points[core_nodes[at], 0]) ** 2 + (to_y - points[core_nodes[at], 1]) ** 2)
                if walked + bound * ahead_m > bound * limit_m:
                    continue
                for label in range(label_start[at], label_start[at + 1]):
                    whole = walked + label_costs[label] + hub_costs[label_hubs[label]]
                    if whole < best:
                        best, hub, code = whole, label_hubs[label], 2 * kept + way
                limit_m = best / bound * SLACK + ROUNDING_M
            kept += 1
        tried = noted = kept
        if depth == 0 or noted >= most:
            return tried, best, hub, code
        depth -= 1
        right_x, right_y, left_x, left_y = (
            cone_rays[depth, 0], cone_rays[depth, 1], cone_rays[depth, 2], cone_rays[depth, 3],
        )  # fmt: skip
        at = cone_gates[depth]
        gate = gates[at]
        if limit_m < math.inf and limit_m < _measure_through(
            x, y, to_x, to_y, right_x, right_y, left_x, left_y, gate.right_x, gate.right_y, gate.left_x, gate.left_y
        ):
            continue
        step = gate.step
        while step != NOTHING:
            at = NOTHING
            corner_x, corner_y, corner = steps[step].x, steps[step].y, steps[step].corner
            if steps[step].side == ON_RIGHT:
                aside = orientation(x, y, right_x, right_y, corner_x, corner_y)
                if aside >= 0.0:
                    across = orientation(x, y, corner_x, corner_y, left_x, left_y)
                    if across >= 0.0 and _is_taut(node_of, elbows, corner, x, y, corner_x, corner_y):
                        nodes[noted] = node_of[corner]
                        noted += 1
                    if across <= 0.0:
                        break
                    right_x, right_y = corner_x, corner_y
            elif steps[step].side == ON_LEFT:
                aside = orientation(x, y, corner_x, corner_y, left_x, left_y)
                if aside >= 0.0:
                    across = orientation(x, y, right_x, right_y, corner_x, corner_y)
                    if across >= 0.0 and _is_taut(node_of, elbows, corner, x, y, corner_x, corner_y):
                        nodes[noted] = node_of[corner]
                        noted += 1
                    if across <= 0.0:
                        break
                    left_x, left_y = corner_x, corner_y
            else:
                if (
                    orientation(x, y, right_x, right_y, corner_x, corner_y) >= 0.0
                    and orientation(x, y, corner_x, corner_y, left_x, left_y) >= 0.0
                    and _is_taut(node_of, elbows, corner, x, y, corner_x, corner_y)
                ):
                    nodes[noted] = node_of[corner]
                    noted += 1
                break
            at = steps[step].gate
            step = step + 1 if at == NOTHING else gates[at].step
        if at == NOTHING:
            continue
        gate = gates[at]
        corner_x, corner_y = gate.corner_x, gate.corner_y
        from_right = orientation(x, y, right_x, right_y, corner_x, corner_y)
        to_left = orientation(x, y, corner_x, corner_y, left_x, left_y)
        for j in range(site_start[at // 3], site_start[at // 3 + 1]):
            site = site_items[j]
            if (
                orientation(x, y, right_x, right_y, site_points[site, 0], site_points[site, 1]) >= 0.0
                and orientation(x, y, site_points[site, 0], site_points[site, 1], left_x, left_y) >= 0.0
            ):
                nodes[noted] = site_nodes[site]
                noted += 1
        if from_right >= 0.0 and to_left >= 0.0 and _is_taut(node_of, elbows, gate.corner, x, y, corner_x, corner_y):
            nodes[noted] = node_of[gate.corner]
            noted += 1
        goes_right, goes_left = from_right > 0.0 and gate.right != NOTHING, to_left > 0.0 and gate.left != NOTHING
        if goes_right and goes_left:
            ahead = (corner_x - x) * (to_y - y) > (corner_y - y) * (to_x - x)  # the goal lies on the left of the corner
            for turn in range(2):
                if ahead == (turn == 1):
                    cone_gates[depth], cone_rays[depth, 0], cone_rays[depth, 1] = gate.left, corner_x, corner_y
                    cone_rays[depth, 2], cone_rays[depth, 3] = left_x, left_y
                else:
                    cone_gates[depth], cone_rays[depth, 0], cone_rays[depth, 1] = gate.right, right_x, right_y
                    cone_rays[depth, 2], cone_rays[depth, 3] = corner_x, corner_y
                depth += 1
        elif goes_right:
            cone_gates[depth], cone_rays[depth, 0], cone_rays[depth, 1] = gate.right, right_x, right_y
            cone_rays[depth, 2], cone_rays[depth, 3] = (corner_x, corner_y) if to_left > 0.0 else (left_x, left_y)
            depth += 1
        elif goes_left:
            cone_gates[depth], cone_rays[depth, 2], cone_rays[depth, 3] = gate.left, left_x, left_y
            cone_rays[depth, 0], cone_rays[depth, 1] = (corner_x, corner_y) if from_right > 0.0 else (right_x, right_y)
            depth += 1


@compiled
def _note_own(atlas: Atlas, x: float, y: float, vertex: int, triangle: int, nodes: np.ndarray) -> int:
    """Note what lies on the triangle around a point, or on those around a vertex; return how many nodes there are."""
    vertices, triangles, fan_start, fan = atlas.vertices, atlas.triangles, atlas.fan_start, atlas.fan
    node_of, elbows = atlas.node_of, atlas.elbows
    noted = 0
    if vertex != NOTHING and node_of[vertex] != NOTHING:
        nodes[noted] = node_of[vertex]
        noted += 1
    first, last = (fan_start[vertex], fan_start[vertex + 1]) if vertex != NOTHING else (0, 1)
    for i in range(first, last):
        holder = fan[i] if vertex != NOTHING else triangle
        for k in range(3):
            corner = triangles[holder, k]
            if corner != vertex and _is_taut(node_of, elbows, corner, x, y, vertices[corner, 0], vertices[corner, 1]):
                nodes[noted] = node_of[corner]
                noted += 1
        for j in range(atlas.site_start[holder], atlas.site_start[holder + 1]):
            nodes[noted] = atlas.site_nodes[atlas.site_items[j]]
            noted += 1
    return noted


@compiled
def _is_taut(
    node_of: np.ndarray, elbows: np.ndarray, vertex: int, x: float, y: float, at_x: float, at_y: float
) -> bool:
    """Tell whether a straight way from a point to a vertex can go on around it as a shortest way."""
    if node_of[vertex] == NOTHING:
        return False
    if math.isnan(elbows[vertex, 0]):
        return True
    one = orientation(x, y, at_x, at_y, elbows[vertex, 0], elbows[vertex, 1])
    other = orientation(x, y, at_x, at_y, elbows[vertex, 2], elbows[vertex, 3])
    return (one >= 0.0 and other >= 0.0) or (one <= 0.0 and other <= 0.0)


@compiled
def _measure_through(
    x: float,
    y: float,
    to_x: float,
    to_y: float,
    right_x: float,
    right_y: float,
    left_x: float,
    left_y: float,
    a_x: float,
    a_y: float,
    b_x: float,
    b_y: float,
) -> float:
    """
    Return how long a way is at least that goes through what a cone sees of an edge.

    The cone from (x, y) is bounded by the rays through right and left; the
    edge leads from a, on the right, to b. The sum of the distances from a
    point on the edge to both ends of the way is convex along it.
    """
    edge_x, edge_y = b_x - a_x, b_y - a_y
    square = edge_x * edge_x + edge_y * edge_y
    # Along the edge from 0 at a to 1 at b: where the rays cross it, and where the way would, mirrored if need be.
    here = edge_x * (a_y - y) - edge_y * (a_x - x)
    low, high = 0.0, 1.0
    if right_x != a_x or right_y != a_y:
        spanned = (right_x - x) * edge_y - (right_y - y) * edge_x
        if spanned > _CLEAR_M2:
            low = ((right_y - y) * (a_x - x) - (right_x - x) * (a_y - y)) / spanned
    if left_x != b_x or left_y != b_y:
        spanned = (left_x - x) * edge_y - (left_y - y) * edge_x
        if spanned > _CLEAR_M2:
            high = ((left_y - y) * (a_x - x) - (left_x - x) * (a_y - y)) / spanned
    there = edge_x * (to_y - a_y) - edge_y * (to_x - a_x)
    near, far = abs(here), abs(there)
    along, to_along = (x - a_x) * edge_x + (y - a_y) * edge_y, (to_x - a_x) * edge_x + (to_y - a_y) * edge_y
    share = (along * far + to_along * near) / ((near + far) * square) if near + far > 0.0 else along / square
    share = min(max(share, low), high)
    at_x, at_y = a_x + share * edge_x, a_y + share * edge_y
    return math.sqrt((at_x - x) ** 2 + (at_y - y) ** 2) + math.sqrt((to_x - at_x) ** 2 + (to_y - at_y) ** 2)
