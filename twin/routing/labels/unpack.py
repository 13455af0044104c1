"""From labels back to ways: all nodes between, and the crossings that lead to them. Compiled."""

from twin.geometry.compiled import compiled
from twin.geometry.triangulation import NOTHING
from twin.routing.labels.atlas import Atlas


@compiled
def walk_to_hub(atlas: Atlas, node: int, way: int, hub: int, length: int) -> int:
    """Write the way from a node to a hub behind what is written; a node that stands there already stays once."""
    path = atlas.path
    if length > 0 and path[0, length - 1] == node:
        crossing = path[1, length - 1]
        end = _trace(atlas, node, way, hub, length - 1, 0)
        path[1, length - 1] = crossing
        return end
    return _trace(atlas, node, way, hub, length, 0)


@compiled
def walk_from_hub(atlas: Atlas, node: int, way: int, hub: int, length: int) -> int:
    """Write the way from the hub that stands last to a node; return the number of nodes written so far."""
    path = atlas.path
    crossing = path[1, length - 1]
    end = _trace(atlas, node, way, hub, length - 1, 1)
    path[0, length - 1 : end] = path[0, length - 1 : end][::-1].copy()
    # A crossing was written with the node it leads from when seen from the hub: one place too late.
    path[1, length:end] = path[1, length:end][::-1].copy()
    path[1, length - 1] = crossing
    return end


@compiled
def walk_chain(atlas: Atlas, first: int, last: int) -> int:
    """Write the nodes between two on one chain, both included; return how many there are."""
    path, exit_costs = atlas.path, atlas.exit_costs
    ahead = exit_costs[first, 0] >= exit_costs[last, 0]
    node, end = (first, last) if ahead else (last, first)
    path[0, 0], path[1, 0] = node, NOTHING
    length = 1
    while node != end:
        node = atlas.exit_via[node, 0]
        path[0, length], path[1, length] = node, NOTHING
        length += 1
    if not ahead:
        path[0, :length] = path[0, :length][::-1].copy()
    return length


@compiled
def _trace(atlas: Atlas, node: int, way: int, hub: int, at: int, backward: int) -> int:
    """Write the nodes from one to a hub, and the crossings to each from the one before; *backward*: the other way."""
    path, chain_of, exit_via = atlas.path, atlas.chain_of, atlas.exit_via
    core_nodes, core_ends, core_via = atlas.core_nodes, atlas.core_ends, atlas.core_via
    label_start, label_hubs, label_steps = atlas.label_start, atlas.label_hubs, atlas.label_steps
    path[0, at], path[1, at] = node, NOTHING
    at += 1
    core_node = atlas.exits[node, way]
    while chain_of[node] != NOTHING:
        node = exit_via[node, way]
        path[0, at], path[1, at] = node, NOTHING
        at += 1
    while True:
        low, high = label_start[core_node], label_start[core_node + 1]
        while low < high:
            middle = (low + high) // 2
            if label_hubs[middle] < hub:
                low = middle + 1
            else:
                high = middle
        step = label_steps[low]
        if step == NOTHING:
            return at
        before, node = core_nodes[core_node], core_via[step]
        core_node = core_ends[step]
        if node == NOTHING:
            path[0, at] = core_nodes[core_node]
            path[1, at] = atlas.core_crossings[atlas.core_back[step] if backward else step]
            at += 1
            continue
        path[0, at], path[1, at] = node, NOTHING
        at += 1
        while chain_of[node] != NOTHING:
            before, node = node, _onward(atlas, node, before)
            path[0, at], path[1, at] = node, NOTHING
            at += 1


@compiled
def _onward(atlas: Atlas, node: int, before: int) -> int:
    """Return the neighbour of a node on a chain that is not the one before it."""
    walk_start, walk_ends = atlas.walk_start, atlas.walk_ends
    first = walk_ends[walk_start[node]]
    return int(walk_ends[walk_start[node] + 1]) if first == before else int(first)
