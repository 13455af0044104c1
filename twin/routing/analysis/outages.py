"""
What one outage takes away: places that nobody gets to, or out of, while one element is closed.

A closed connector, and a closed portal that is crossed on its centre line,
only bar edges of the graph. A closed portal of the mesh also takes the floor
in its doorway. Two graphs enclose the truth: without the edges over the
portal's line, one gets at least as far as in the closed building, since its
floor is part of the floor that is left; without the edges that touch the
lost floor, at most as far, since every edge left is a walk on the closed
building's floor. Where the two disagree, the network is built anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from twin.model.access import Outage
from twin.model.ids import PortalId
from twin.routing.analysis.doorways import Doorways, Told, group_by_territory
from twin.routing.analysis.floods import flood
from twin.routing.analysis.place_graph import Flags, PlaceGraph, Ways, build_place_graph
from twin.routing.changes.lost_floor import find_lost_floor
from twin.routing.floor import Bodies
from twin.routing.navmesh import Foothold
from twin.routing.network import StoreyNetwork, build_network


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Served:
    """For each place, whether one gets there from an entrance, and from there out: (places,)."""

    into: Flags
    out: Flags

    @property
    def both(self) -> Flags:
        return self.into & self.out


def find_served(graph: PlaceGraph, doorways: Doorways) -> tuple[str, ...]:
    """Return the places that one gets to from an entrance and back, by their elements."""
    return _names(graph, _serve(graph, doorways, graph.bar()).both)


def find_outages(
    graph: PlaceGraph,
    doorways: Doorways,
    elements: Sequence[str],
    *,
    at_lines: bool = False,
    told: Told = lambda _done: None,
) -> tuple[Outage, ...]:
    """
    Return what each of some elements cuts off when it alone is closed; those that cut off nothing are left out.

    The places that count are those that one gets to and back now, but for
    the closed element itself. With *at_lines* nobody gets over a portal's
    line, and the floor before it stays: what lies behind an open edge.
    """
    now = _serve(graph, doorways, graph.bar()).both
    losses = None if at_lines else _Losses(graph)
    found = []
    for done, element in enumerate(elements):
        counted = now & np.array([graph.name_of(i) != element for i in range(len(graph.places))], dtype=np.bool_)
        closed = _serve_closed(graph, doorways.without(graph, element), element, losses, counted)
        outage = Outage(
            element=element,
            unreached=_names(graph, counted & ~closed.into),
            stranded=_names(graph, counted & closed.into & ~closed.out),
        )
        if outage.cut_off:
            found.append(outage)
        told((done + 1) / len(elements))
    return tuple(found)


def _serve_closed(
    graph: PlaceGraph, doorways: Doorways, element: str, losses: "_Losses | None", counted: Flags
) -> _Served:
    barred = graph.bar(element)
    most = _serve(graph, doorways, barred)
    lost = None if losses is None else losses.find(element)
    if lost is None:
        return most
    least = _serve(graph, doorways, barred | lost.edges)
    same = np.array_equal(most.into & counted, least.into & counted) and np.array_equal(
        most.out & counted, least.out & counted
    )
    if same and not lost.footholds:
        return most
    network = graph.network
    anew = build_network(network.twin, network.profile, closed=network.closed | {element})
    return _serve(rebuilt := build_place_graph(anew, graph.locations), doorways, rebuilt.bar())


def _serve(graph: PlaceGraph, doorways: Doorways, barred: Flags) -> _Served:
    return _Served(
        into=_reach(graph, graph.forward, doorways.inward, barred),
        out=_reach(graph, graph.backward, doorways.outward, barred),
    )


def _reach(graph: PlaceGraph, ways: Ways, seeds: Sequence[int], barred: Flags) -> Flags:
    """Tell for each place whether a way joins it to one of some places; each may enter its own territory."""
    reached = np.zeros(len(graph.places), dtype=np.bool_)
    for own, starts in group_by_territory(graph, seeds).items():
        for territory, places in group_by_territory(graph, range(len(graph.places))).items():
            nodes = np.array([graph.node_of(start) for start in starts], dtype=np.int32)
            allowed = np.array(sorted(own | territory), dtype=np.int32)
            found = flood(ways, barred, nodes, allowed)[graph.first_place :]
            reached[places] |= found[places]
    return reached


def _names(graph: PlaceGraph, flags: Flags) -> tuple[str, ...]:
    return tuple(graph.name_of(int(place)) or "" for place in np.flatnonzero(flags))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lost:
    """Edges that touch a doorway's lost floor, and whether another place or the end of a crossing stands on it."""

    edges: Flags
    footholds: bool


class _Losses:
    """What the portals of a graph's meshes take with them, in indices built once for each storey."""

    def __init__(self, graph: PlaceGraph) -> None:
        self._graph = graph
        self._bodies = Bodies(graph.network.twin)
        self._numbers = {storey: number for number, storey in enumerate(graph.network.storeys)}
        self._walks: dict[str, tuple[STRtree, NDArray[np.int64]]] = {}

    def find(self, element: str) -> _Lost | None:
        """Return what a portal of the mesh takes, ``None`` for every other element."""
        portal = self._graph.network.twin.portals.get(PortalId(element))
        storey = None if portal is None else self._graph.network.storeys[portal.storey]
        if portal is None or storey is None or all(joined.id != portal.id for joined in storey.portals):
            return None
        floor = find_lost_floor(storey, portal, self._bodies)
        index, numbers = self._walks_of(storey)
        edges = self._graph.bar()
        edges[numbers[index.query(floor, predicate="intersects")]] = True
        standing = [(at.x_m, at.y_m) for at in self._list_footholds(element) if at.storey == portal.storey]
        points = shapely.points(np.array(standing).reshape(-1, 2))
        return _Lost(edges=edges, footholds=bool(np.any(shapely.intersects(points, floor))))

    def _list_footholds(self, element: str) -> Iterator[Foothold]:
        """Yield where places are and crossings end, without those of an element itself."""
        for number, place in enumerate(self._graph.places):
            if place is not None and self._graph.name_of(number) != element:
                yield place.foothold
        for crossing in self._graph.network.crossings:
            if crossing.portal is None or crossing.portal.id != element:
                yield from (crossing.start, crossing.end)

    def _walks_of(self, storey: StoreyNetwork) -> tuple[STRtree, NDArray[np.int64]]:
        """Return an index of the straight walks on a storey, and the numbers of their edges."""
        key = storey.mesh.storey
        if key not in self._walks:
            graph, ways = self._graph, self._graph.forward
            numbers = np.flatnonzero(graph.is_walk & (graph.storey_of[ways.sources] == self._numbers[key]))
            ends = np.stack([graph.points[ways.sources[numbers]], graph.points[ways.ends[numbers]]], axis=1)
            lines: Any = shapely.linestrings(ends)
            self._walks[key] = STRtree(lines), numbers
        return self._walks[key]
