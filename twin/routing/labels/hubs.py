"""Sums over hubs: what one end of a way knows is filled in, what the other knows is added to it. Compiled; seconds."""

import math

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas


@compiled
def fill_hubs(atlas: Atlas, count: int, to_x: float, to_y: float, most: float) -> int:
    """
    Write what it costs from one end to every hub that its first nodes know, and over which node, exit and label.

    Exits over which every way to (to_x, to_y) costs more than *most* are left
    out. Returns how many rows of labels were written, for ``empty_hubs``.
    """
    nodes, costs, sides, spans = atlas.seen_nodes, atlas.seen_costs, atlas.seen_sides, atlas.spans
    hub_costs, hub_codes, hub_labels = atlas.hub_costs, atlas.hub_codes, atlas.hub_labels
    label_hubs, label_costs = atlas.label_hubs, atlas.label_costs
    filled = 0
    for i in range(count):
        node = atlas.nodes[nodes[i]]
        for way in range(2):
            walked = costs[i] + node.exit_costs[way]
            first, last = node.firsts[way], node.lasts[way]
            if not goes_on(sides[i], node.sides[way]):
                continue
            if first == last or walked + measure_on(atlas, nodes[i], way, to_x, to_y) > most:
                continue
            spans[filled, 0], spans[filled, 1] = first, last
            filled += 1
            for label in range(first, last):
                hub, cost = label_hubs[label], walked + label_costs[label]
                if cost < hub_costs[hub]:
                    hub_costs[hub], hub_codes[hub], hub_labels[hub] = cost, 2 * i + way, label
    return filled


@compiled
def goes_on(side: int, exit_side: int) -> bool:
    """Tell whether who comes to a node with the edge on a side can leave for an exit without turning back."""
    return bool(side * exit_side >= 0)


@compiled
def measure_on(atlas: Atlas, node: int, way: int, to_x: float, to_y: float) -> float:
    """Return the least that it costs from an exit of a node straight to a point of the same storey, s."""
    at = atlas.nodes[node].exit_points
    return float(atlas.paces[1] * math.sqrt((at[way, 0] - to_x) ** 2 + (at[way, 1] - to_y) ** 2))


@compiled
def empty_hubs(atlas: Atlas, filled: int) -> None:
    """Make the costs to hubs infinite again."""
    hub_costs, label_hubs, spans = atlas.hub_costs, atlas.label_hubs, atlas.spans
    for i in range(filled):
        for label in range(spans[i, 0], spans[i, 1]):
            hub_costs[label_hubs[label]] = np.inf


@compiled
def scan_hubs(atlas: Atlas, first: int, last: int) -> tuple[float, int]:
    """Return the least sum over the hubs of some labels and one end that is filled in, and its label."""
    label_hubs, label_costs, hub_costs = atlas.label_hubs, atlas.label_costs, atlas.hub_costs
    best, at = np.inf, NOTHING
    for label in range(first, last):
        cost = label_costs[label] + hub_costs[label_hubs[label]]
        if cost < best:
            best, at = cost, label
    return best, at


@compiled
def meet(atlas: Atlas, a: int, b: int) -> tuple[int, int]:
    """Return the labels of two core nodes for the hub on the cheapest way between them."""
    label_start, label_hubs, label_costs = atlas.label_start, atlas.label_hubs, atlas.label_costs
    best, at, to = np.inf, NOTHING, NOTHING
    i, j = label_start[a], label_start[b]
    while i < label_start[a + 1] and j < label_start[b + 1]:
        if label_hubs[i] == label_hubs[j]:
            if label_costs[i] + label_costs[j] < best:
                best, at, to = label_costs[i] + label_costs[j], i, j
            i, j = i + 1, j + 1
        elif label_hubs[i] < label_hubs[j]:
            i += 1
        else:
            j += 1
    return at, to
