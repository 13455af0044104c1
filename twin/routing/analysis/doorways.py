"""Where a profile comes into a building and leaves it, among the places that a question is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from twin.model.ids import OUTSIDE, PortalId
from twin.model.passage import Portal
from twin.routing.analysis.place_graph import PlaceGraph
from twin.routing.network import Network
from twin.routing.profiles.barriers import list_portal_barriers
from twin.routing.trees import find_territories

Told = Callable[[float], None]
"""Told how much of the work is done, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorways:
    """Entrances among the places of a graph: numbers of those one may come in by, and of those one may leave by."""

    inward: tuple[int, ...]
    outward: tuple[int, ...]

    def without(self, graph: PlaceGraph, element: str) -> "Doorways":
        """Return them while one is closed."""
        return Doorways(
            inward=tuple(place for place in self.inward if graph.name_of(place) != element),
            outward=tuple(place for place in self.outward if graph.name_of(place) != element),
        )


def find_doorways(graph: PlaceGraph, entrances: Iterable[str]) -> Doorways:
    """Return which of the entrances the graph's profile may pass inward, and which outward."""
    known = frozenset(entrances)
    inward, outward = [], []
    for number, place in enumerate(graph.places):
        name = graph.name_of(number)
        if place is None or name is None or name not in known:
            continue
        into, out = _may_pass(graph.network, graph.network.twin.portals[PortalId(name)])
        inward += [number] * into
        outward += [number] * out
    return Doorways(inward=tuple(inward), outward=tuple(outward))


def _may_pass(network: Network, portal: Portal) -> tuple[bool, bool]:
    """Tell whether a profile may come in by an entrance, and leave by it."""
    forward, backward = (
        not list_portal_barriers(portal, network.profile, forward=ahead, closed=portal.id in network.closed)
        for ahead in (True, False)
    )
    if OUTSIDE not in portal.spaces:
        return forward and backward, forward and backward
    return (forward, backward) if portal.spaces[0] == OUTSIDE else (backward, forward)


def group_by_territory(graph: PlaceGraph, places: Iterable[int]) -> dict[frozenset[int], list[int]]:
    """Return places by the territory they lie in, which only who starts or ends there may enter; without footholds, none."""
    groups: dict[frozenset[int], list[int]] = {}
    for number in places:
        place = graph.places[number]
        if place is not None:
            groups.setdefault(find_territories(graph.network, place), []).append(number)
    return groups
