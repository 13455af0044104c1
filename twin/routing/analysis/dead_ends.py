"""Parts of a building that one can only leave the way one came, and how far one must go back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import shapely

from twin.geometry.polygon import list_polygons
from twin.model.access import DeadEnd, Outage
from twin.model.ids import PortalId, SpaceId
from twin.model.route import Location
from twin.routing.analysis.floods import grow
from twin.routing.analysis.place_graph import PlaceGraph, build_place_graph
from twin.routing.network import Network
from twin.routing.standing import find_standing_location

CORNER_M: Final = 0.1
"""Corners that a space's floor loses when it is simplified by so much are none."""


def find_dead_ends(network: Network, outages: Iterable[Outage]) -> tuple[DeadEnd, ...]:
    """
    Return the parts of a building behind one portal alone, the longest first.

    Parameters
    ----------
    outages
        What each portal of the building cuts off, its spaces among the
        places. Entrances do not count: the whole building lies behind them.

    Notes
    -----
    Of parts within each other the largest counts: only at its portal does
    one have a choice again.
    """
    portals = network.twin.portals
    behind = {
        outage.element: frozenset(place for place in outage.cut_off if place in network.twin.spaces)
        for outage in outages
        if outage.element in portals and not portals[PortalId(outage.element)].entrance
    }
    largest = [element for element in behind if behind[element] and not _is_within_another(element, behind)]
    corners = {element: tuple(_list_corners(network, behind[element])) for element in largest}
    graph = build_place_graph(network, [*_list_stands(network, largest), *_flatten(corners)])
    found = [_measure(network, graph, element, behind[element]) for element in largest]
    return tuple(sorted(found, key=lambda end: (-(end.length_m or 0.0), end.element)))


def _is_within_another(element: str, behind: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a larger part holds all that lies behind an element; of two in a row, the first by id counts."""
    return any(
        behind[element] < other or (behind[element] == other and name < element) for name, other in behind.items()
    )


def _list_stands(network: Network, elements: Sequence[str]) -> Iterator[Location]:
    for element in elements:
        stand = find_standing_location(network, element)
        if stand is not None:
            yield stand


def _list_corners(network: Network, spaces: Iterable[str]) -> Iterator[Location]:
    """Yield where the farthest points of spaces can be: their outer corners."""
    for space in sorted(spaces):
        storey = network.twin.spaces[SpaceId(space)].storey
        floor = network.storeys[storey].floors.get(SpaceId(space))
        if floor is None:
            continue
        for piece in list_polygons(shapely.intersection(network.storeys[storey].mesh.floor, floor)):
            hull = shapely.simplify(shapely.convex_hull(piece), CORNER_M)
            for x_m, y_m in shapely.get_coordinates(hull)[:-1]:
                yield Location(storey=storey, x_m=float(x_m), y_m=float(y_m), element=space)


def _flatten(corners: Mapping[str, Sequence[Location]]) -> Iterator[Location]:
    for element, found in corners.items():
        for corner in found:
            yield replace(corner, label=element)


def _measure(network: Network, graph: PlaceGraph, element: str, spaces: frozenset[str]) -> DeadEnd:
    """Return a dead end with the way from its portal to the farthest corner."""
    gate = next((i for i in range(len(graph.places)) if graph.name_of(i) == element), None)
    farthest, length_m = None, None
    if gate is not None and graph.places[gate] is not None:
        seeds = np.array([graph.node_of(gate)], dtype=np.int32)
        numbers = np.array(sorted(set(network.territories.number_of.values())), dtype=np.int32)
        corners = [i for i, at in enumerate(graph.locations) if at is not None and at.label == element]
        lengths = grow(graph.forward, graph.bar(), seeds, numbers, graph.nodes_of(corners))[1][graph.first_place :]
        own = [
            (float(lengths[i]), at)
            for i in corners
            if (at := graph.locations[i]) is not None and np.isfinite(lengths[i])
        ]
        if own:
            length_m, last = max(own, key=lambda found: found[0])
            farthest = replace(last, label="")
    return DeadEnd(
        element=element,
        storey=network.twin.portals[PortalId(element)].storey,
        spaces=tuple(sorted(spaces)),
        length_m=length_m,
        farthest=farthest,
    )
