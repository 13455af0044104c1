"""
Changes to a building that is already a network: answers are exact at once, without building anything anew.

Something closes or opens again, something is put down. ``apply_changes``
takes a network in which nothing is closed and all that is changed *now*;
opening is leaving a closure out. It takes milliseconds and leaves the
network as it is, so any number of changes may stand beside each other::

    changed = apply_changes(network, Changes(closed=frozenset({"door 3"}), obstacles=(stand,)))
    answer = find_route(changed, origin, destination)

The answer is that of ``build_network`` for the changed building. What a
change takes from a mesh is what it takes alone: a floor without a body,
shrunk, is the shrunk floor without the body grown. So the straight walks of
the old graph that stay clear of the grown bodies are those of the new one,
and new bends lie on the outlines of the grown bodies only: where such an
outline meets an old edge of the floor, the corner is an inner one, and no
shortest way bends there.
"""

from dataclasses import dataclass, replace

from twin.errors import UnknownIdError
from twin.model.facility import Obstacle
from twin.routing.changes.crossings import change_crossings
from twin.routing.changes.floor import find_taken, take_floor
from twin.routing.changes.graph import change_graph
from twin.routing.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """
    All that is different now.

    ``closed`` holds ids of portals, connectors and spaces that nobody may
    use; the doors of a closed space are closed. ``obstacles`` stand there in
    addition to those of the building.
    """

    closed: frozenset[str] = frozenset()
    obstacles: tuple[Obstacle, ...] = ()


def apply_changes(network: Network, changes: Changes) -> Network:
    """
    Return a network under changes; its ``unchanged`` is the one given.

    Parameters
    ----------
    network
        Built with nothing closed: a closure in it cannot be taken back.

    Raises
    ------
    UnknownIdError
        If something is closed that the building does not have.
    ValueError
        If the network itself has closures.
    """
    if network.closed:
        msg = f"the network was built with {len(network.closed)} closures: build it with none and close them by changes"
        raise ValueError(msg)
    twin, closed = network.twin, changes.closed
    unknown = sorted(closed - twin.portals.keys() - twin.connectors.keys() - twin.spaces.keys())
    if unknown:
        msg = f"cannot close {', '.join(unknown)}: no portal, connector or space of {twin.file.name}"
        raise UnknownIdError(msg)
    changed = replace(twin, obstacles={**twin.obstacles, **{body.id: body for body in changes.obstacles}})
    taken = find_taken(network, closed, changes.obstacles)
    storeys = {
        name: take_floor(storey, taken[name], closed) if name in taken else storey
        for name, storey in network.storeys.items()
    }
    crossings = change_crossings(network, changed, changes.obstacles, closed, taken, storeys)
    graph, storeys = change_graph(network, storeys, taken, crossings)
    return Network(
        twin=changed,
        profile=network.profile,
        closed=closed,
        storeys=storeys,
        crossings=crossings.crossings,
        territories=network.territories,
        graph=graph,
        unchanged=network,
    )
