"""
What one outage takes away: places that nobody gets to, or out of, while one element is closed.

A closed connector, and a closed portal that is crossed on its centre line,
only bar edges of the graph. A closed portal of the mesh also takes the floor
in its doorway. Two graphs enclose the truth: without the edges that lead
through the lost floor, one gets at most as far as in the closed building,
since every edge left is a walk on its floor; without only the edges over the
portal's line, at least as far, since its floor is part of the floor that is
left. Where the two disagree, the change is applied to the network.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from twin.geometry.blockers import are_blocked
from twin.model.access import Outage
from twin.model.ids import PortalId
from twin.routing.analysis.doorways import Doorways, Told, group_by_territory
from twin.routing.analysis.floods import flood
from twin.routing.analysis.place_graph import Flags, PlaceGraph, Ways, build_place_graph
from twin.routing.changes.apply import Changes, apply_changes
from twin.routing.changes.floor import find_taken
from twin.routing.navmesh import Foothold


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
    found = []
    for done, element in enumerate(elements):
        counted = now & np.array([graph.name_of(i) != element for i in range(len(graph.places))], dtype=np.bool_)
        lost = None if at_lines else _find_lost(graph, element)
        closed = _serve_closed(graph, doorways.without(graph, element), element, lost, counted)
        outage = Outage(
            element=element,
            unreached=_names(graph, counted & ~closed.into),
            stranded=_names(graph, counted & closed.into & ~closed.out),
        )
        if outage.cut_off:
            found.append(outage)
        told((done + 1) / len(elements))
    return tuple(found)


def _serve_closed(graph: PlaceGraph, doorways: Doorways, element: str, lost: "_Lost | None", counted: Flags) -> _Served:
    barred = graph.bar(element)
    if lost is None:
        return _serve(graph, doorways, barred)
    if not lost.footholds:
        least = _serve(graph, doorways, barred | lost.edges)
        if np.all(least.both | ~counted):
            return least  # nothing at all is cut off
        most = _serve(graph, doorways, barred)
        if np.array_equal(most.into & counted, least.into & counted) and np.array_equal(
            most.out & counted, least.out & counted
        ):
            return most
    changed = apply_changes(graph.network, Changes(closed=frozenset({element})))
    return _serve(anew := build_place_graph(changed, graph.locations), doorways, anew.bar())


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
            found = flood(ways, barred, nodes, allowed, graph.first_place)
            reached[places] |= found[places]
    return reached


def _names(graph: PlaceGraph, flags: Flags) -> tuple[str, ...]:
    return tuple(graph.name_of(int(place)) or "" for place in np.flatnonzero(flags))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lost:
    """Edges that lead through a doorway's lost floor, and whether another place or the end of a crossing stands on it."""

    edges: Flags
    footholds: bool


def _find_lost(graph: PlaceGraph, element: str) -> _Lost | None:
    """Return what a portal of the mesh takes with it, ``None`` for every other element."""
    network, ways = graph.network, graph.forward
    portal = network.twin.portals.get(PortalId(element))
    taken = None if portal is None else find_taken(network, frozenset({element}), ()).get(portal.storey)
    if portal is None or taken is None:
        return None
    number = list(network.storeys).index(portal.storey)
    walks = np.flatnonzero(graph.is_walk & (graph.storey_of[ways.sources] == number))
    edges = graph.bar()
    starts, ends = graph.points[ways.sources[walks]], graph.points[ways.ends[walks]]
    edges[walks[are_blocked(taken.lost.blockers, starts, ends)]] = True
    standing = [(at.x_m, at.y_m) for at in _list_footholds(graph, element) if at.storey == portal.storey]
    points = np.array(standing).reshape(-1, 2)
    return _Lost(edges=edges, footholds=bool(shapely.intersects_xy(taken.lost.floor, points).any()))


def _list_footholds(graph: PlaceGraph, element: str) -> Iterator[Foothold]:
    """Yield where places are and crossings end, without those of an element itself."""
    for number, place in enumerate(graph.places):
        if place is not None and graph.name_of(number) != element:
            yield place.foothold
    for crossing in graph.network.crossings:
        if crossing.portal is None or crossing.portal.id != element:
            yield from (crossing.start, crossing.end)
