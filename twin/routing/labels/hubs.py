"""Sums over hubs: what one end of a way knows is filled in, what the other knows is added to it. Compiled; seconds."""

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas


@compiled
def fill_hubs(atlas: Atlas, side: int, count: int) -> None:
    """Write what it costs from one end to every hub that its first nodes know, and over which node and exit."""
    nodes, costs, exits, exit_costs = atlas.seen_nodes[side], atlas.seen_costs[side], atlas.exits, atlas.exit_costs
    hub_costs, hub_codes = atlas.hub_costs[side], atlas.hub_codes[side]
    label_start, label_hubs, label_costs = atlas.label_start, atlas.label_hubs, atlas.label_costs
    for i in range(count):
        for way in range(2):
            at = exits[nodes[i], way] if nodes[i] != NOTHING else NOTHING
            if at == NOTHING:
                continue
            walked = costs[i] + exit_costs[nodes[i], way]
            for label in range(label_start[at], label_start[at + 1]):
                hub, cost = label_hubs[label], walked + label_costs[label]
                if cost < hub_costs[hub]:
                    hub_costs[hub], hub_codes[hub] = cost, 2 * i + way


@compiled
def empty_hubs(atlas: Atlas, side: int, count: int) -> None:
    """Make the costs to hubs infinite again."""
    nodes, exits, hub_costs = atlas.seen_nodes[side], atlas.exits, atlas.hub_costs[side]
    label_start, label_hubs = atlas.label_start, atlas.label_hubs
    for i in range(count):
        for way in range(2):
            at = exits[nodes[i], way] if nodes[i] != NOTHING else NOTHING
            if at != NOTHING:
                for label in range(label_start[at], label_start[at + 1]):
                    hub_costs[label_hubs[label]] = np.inf


@compiled
def scan_hubs(atlas: Atlas, filled: int, at: int) -> tuple[float, int]:
    """Return what it costs from a filled-in end to a core node, and over which hub."""
    label_hubs, label_costs, hub_costs = atlas.label_hubs, atlas.label_costs, atlas.hub_costs[filled]
    best, hub = np.inf, NOTHING
    for label in range(atlas.label_start[at], atlas.label_start[at + 1]):
        cost = label_costs[label] + hub_costs[label_hubs[label]]
        if cost < best:
            best, hub = cost, label_hubs[label]
    return best, hub


@compiled
def scan_nodes(atlas: Atlas, filled: int, count: int) -> float:
    """Return the cheapest sum over the hubs that one end has filled in and the first nodes of the other."""
    side = 1 - filled
    nodes, costs, exits, exit_costs = atlas.seen_nodes[side], atlas.seen_costs[side], atlas.exits, atlas.exit_costs
    best = np.inf
    for i in range(count):
        for way in range(2):
            if nodes[i] != NOTHING and exits[nodes[i], way] != NOTHING:
                cost, _ = scan_hubs(atlas, filled, exits[nodes[i], way])
                best = min(best, costs[i] + exit_costs[nodes[i], way] + cost)
    return best


@compiled
def find_hub(atlas: Atlas, a: int, b: int) -> int:
    """Return the hub on the cheapest way between two core nodes."""
    label_start, label_hubs, label_costs = atlas.label_start, atlas.label_hubs, atlas.label_costs
    best, hub = np.inf, NOTHING
    i, j = label_start[a], label_start[b]
    while i < label_start[a + 1] and j < label_start[b + 1]:
        if label_hubs[i] == label_hubs[j]:
            if label_costs[i] + label_costs[j] < best:
                best, hub = label_costs[i] + label_costs[j], label_hubs[i]
            i, j = i + 1, j + 1
        elif label_hubs[i] < label_hubs[j]:
            i += 1
        else:
            j += 1
    return hub
