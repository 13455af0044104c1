"""
Changes to a building that is already a network: answers are exact at once, without building anything anew.

Something closes or opens again, something is put down. ``apply_changes``
takes a network in which nothing is closed and all that is changed *now*;
opening is leaving a closure out. It takes milliseconds and leaves the
network as it is, so any number of changes may stand beside each other::

    changed = apply_changes(network, Changes(closed=frozenset({"door 3"}), obstacles=(stand,)))
    answer = find_changed_route(changed, origin, destination)   # twin.routing.changes.route

The answer is that of ``build_network`` for the changed building. What a
change takes from a mesh is what it takes alone: a floor without a body,
shrunk, is the shrunk floor without the body grown. So the straight walks of
the old graph that stay clear of the grown bodies are those of the new one,
and new bends lie on the outlines of the grown bodies only: where such an
outline meets an old edge of the floor, the corner is an inner one, and no
shortest way bends there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from twin.errors import UnknownIdError
from twin.model.facility import Obstacle
from twin.model.ids import StoreyId
from twin.model.navmesh import NavMesh
from twin.model.twin import Twin
from twin.routing.changes.crossings import change_crossings
from twin.routing.changes.floor import Taken, find_taken
from twin.routing.changes.graph import ChangedGraph, NewNodes, build_changed_graph
from twin.routing.crossings import Crossing
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChangedNetwork:
    """
    A network under changes.

    ``twin`` is the building with them. ``taken`` is, by storey, where the
    middle of the body can no longer be, ``meshes`` are those of the same storeys, which know of it. ``crossings`` are those of the
    network and then new ones; ``graph`` is what a search runs over,
    ``new`` are its new nodes by storey.
    """

    network: Network
    changes: Changes
    twin: Twin
    taken: Mapping[StoreyId, Taken]
    meshes: Mapping[StoreyId, NavMesh]
    crossings: tuple[Crossing, ...]
    graph: ChangedGraph
    new: Mapping[StoreyId, NewNodes]


def apply_changes(network: Network, changes: Changes) -> ChangedNetwork:
    """
    Return a network under changes.

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
    twin = network.twin
    unknown = sorted(changes.closed - twin.portals.keys() - twin.connectors.keys() - twin.spaces.keys())
    if unknown:
        msg = f"cannot close {', '.join(unknown)}: no portal, connector or space of {twin.file.name}"
        raise UnknownIdError(msg)
    changed_twin = replace(twin, obstacles={**twin.obstacles, **{body.id: body for body in changes.obstacles}})
    taken = find_taken(network, changes.closed, changes.obstacles)
    meshes = {name: replace(network.storeys[name].mesh, taken=lost.region) for name, lost in taken.items()}
    crossings = change_crossings(network, changed_twin, changes.closed, taken, meshes)
    graph, new = build_changed_graph(network, taken, crossings)
    return ChangedNetwork(
        network=network,
        changes=changes,
        twin=changed_twin,
        taken=taken,
        meshes=meshes,
        crossings=(*network.crossings, *crossings.added),
        graph=graph,
        new=new,
    )
