"""The graph of a building with places as nodes of it, and which of its edges lead through which element."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.model.route import Location
from twin.routing.doors import Doors, is_crossed
from twin.routing.network import Network
from twin.routing.places import Place, find_place
from twin.routing.search import FREE, NOTHING
from twin.routing.trees import LENGTH_M, approach, build_forest, measure_direct

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]


class Ways(NamedTuple):
    """
    Edges in rows, as in ``SearchGraph``: those out of node v are ``start[v]`` to ``start[v + 1]``.

    ``numbers`` are the edges' numbers in the forward graph, so that one mask
    serves both directions. Seconds and metres.
    """

    start: Ints
    sources: Ints
    ends: Ints
    numbers: Ints
    costs_s: Floats
    lengths_m: Floats
    gates: Ints


class _Edges(NamedTuple):
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    costs_s: Floats
    lengths_m: Floats
    gates: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlaceGraph:
    """
    A network whose places are nodes: place i is node ``first_place + i``.

    A place without a foothold has no edges. ``uses`` holds, by element, the
    edges that lead through a portal or over a connector. ``is_walk`` tells
    which edges are straight walks, ``storey_of`` (nodes,) the number of each
    node's storey in the order of the network.
    """

    network: Network
    locations: tuple[Location | None, ...]
    places: tuple[Place | None, ...]
    first_place: int
    points: Floats
    forward: Ways
    backward: Ways
    uses: Mapping[str, Ints]
    is_walk: Flags
    storey_of: NDArray[np.int64]

    def bar(self, *elements: str) -> Flags:
        """Return which edges lead through one of some elements: (edges,)."""
        barred = np.zeros(len(self.forward.ends), dtype=np.bool_)
        for element in elements:
            barred[self.uses.get(element, np.zeros(0, dtype=np.int32))] = True
        return barred

    def name_of(self, place: int) -> str | None:
        """Return the element that a place was named by."""
        location = self.locations[place]
        return None if location is None else location.element

    def node_of(self, place: int) -> int:
        """Return the node of a place."""
        return self.first_place + place

    def nodes_of(self, places: Sequence[int]) -> Ints:
        """Return the nodes of some places."""
        return np.array(places, dtype=np.int32) + np.int32(self.first_place)


def build_place_graph(network: Network, locations: Sequence[Location | None]) -> PlaceGraph:
    """
    Return the graph of a network with locations as further nodes; ``None`` keeps its number and has no edges.

    Raises
    ------
    UnknownIdError
        If a location names a storey that the building does not have.
    """
    graph = network.graph
    places = tuple(None if location is None else find_place(network, location) for location in locations)
    first_place = len(graph.points)
    standing = np.array([(np.nan, np.nan) if p is None else (p.foothold.x_m, p.foothold.y_m) for p in places])
    points = np.concatenate([graph.points, standing.reshape(-1, 2)])
    starts = np.repeat(np.arange(len(graph.points)), np.diff(graph.start))
    measured = build_forest(network).measures[:, LENGTH_M]
    parts = [
        _Edges(starts, graph.ends.astype(np.int64), graph.costs, measured, graph.gates.astype(np.int64)),
        *_link_places(network, places, first_place),
    ]
    joined = _join(parts)
    crossings = np.concatenate([graph.crossings, np.full(len(joined.starts) - len(starts), NOTHING)])
    order = np.argsort(joined.starts, kind="stable")
    numbers = np.arange(len(order))
    ordered = _take(joined, order)
    back = np.argsort(ordered.ends, kind="stable")
    forward = _in_rows(ordered, numbers, len(points))
    backward = _in_rows(_turned(_take(ordered, back)), back, len(points))
    storey_of = _find_storeys(network, places, first_place)
    return PlaceGraph(
        network=network,
        locations=tuple(locations),
        places=places,
        first_place=first_place,
        points=points,
        forward=forward,
        backward=backward,
        uses=_find_uses(network, storey_of, points, forward, crossings[order]),
        is_walk=crossings[order] == NOTHING,
        storey_of=storey_of,
    )


def _join(parts: Sequence[_Edges]) -> _Edges:
    return _Edges(
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.concatenate([part.costs_s for part in parts]),
        np.concatenate([part.lengths_m for part in parts]),
        np.concatenate([part.gates for part in parts]),
    )


def _take(edges: _Edges, order: NDArray[np.int64]) -> _Edges:
    return _Edges(
        edges.starts[order], edges.ends[order], edges.costs_s[order], edges.lengths_m[order], edges.gates[order]
    )


def _turned(edges: _Edges) -> _Edges:
    return edges._replace(starts=edges.ends, ends=edges.starts)


def _in_rows(edges: _Edges, numbers: NDArray[np.int64], nodes: int) -> Ways:
    rows = np.concatenate([[0], np.cumsum(np.bincount(edges.starts, minlength=nodes))])
    return frozen(
        Ways(
            rows.astype(np.int32),
            edges.starts.astype(np.int32),
            edges.ends.astype(np.int32),
            numbers.astype(np.int32),
            np.ascontiguousarray(edges.costs_s),
            np.ascontiguousarray(edges.lengths_m),
            edges.gates.astype(np.int32),
        )
    )


def _link_places(network: Network, places: Sequence[Place | None], first_place: int) -> Iterator[_Edges]:
    """Yield the straight walks between places and what they see, in both directions."""
    for number, place in enumerate(places):
        if place is None:
            continue
        found = approach(network, place)
        node = np.full(len(found.nodes), first_place + number)
        yield from _both_ways(node, found.nodes.astype(np.int64), found.costs_s, found.measures[:, LENGTH_M])
        later = [
            (other, goal)
            for other, goal in enumerate(places[number + 1 :], start=number + 1)
            if goal is not None and goal.foothold.storey == place.foothold.storey
        ]
        direct = measure_direct(network, place, [goal for _, goal in later])
        seen = np.isfinite(direct.costs_s)
        ends = np.array([first_place + other for other, _ in later], dtype=np.int64)[seen]
        node = np.full(len(ends), first_place + number)
        yield from _both_ways(node, ends, direct.costs_s[seen], direct.measures[seen, LENGTH_M])


def _both_ways(
    starts: NDArray[np.int64], ends: NDArray[np.int64], costs_s: Floats, lengths_m: Floats
) -> Iterator[_Edges]:
    free = np.full(len(starts), FREE, dtype=np.int64)
    yield _Edges(starts, ends, costs_s, lengths_m, free)
    yield _Edges(ends, starts, costs_s, lengths_m, free)


def _find_uses(
    network: Network, storey_of: NDArray[np.int64], points: Floats, ways: Ways, crossings: NDArray[np.int64]
) -> dict[str, Ints]:
    """Return by element the edges that lead through it: walks over a portal's line, and crossings."""
    found: dict[str, list[Ints]] = {}
    for number, storey in enumerate(network.storeys.values()):
        edges = np.flatnonzero((storey_of[ways.sources] == number) & (crossings == NOTHING))
        pairs = list_door_uses(storey.doors, points[ways.sources[edges]], points[ways.ends[edges]])
        for door, portal in enumerate(storey.portals):
            found.setdefault(portal.id, []).append(edges[pairs[pairs[:, 1] == door, 0]].astype(np.int32))
    for edge in np.flatnonzero(crossings != NOTHING):
        crossing = network.crossings[crossings[edge]]
        element = crossing.portal or crossing.connector
        if element is not None:
            found.setdefault(element.id, []).append(np.array([edge], dtype=np.int32))
    return {element: np.unique(np.concatenate(found[element])) for element in sorted(found)}


def _find_storeys(network: Network, places: Sequence[Place | None], first_place: int) -> NDArray[np.int64]:
    """Return for each node the number of its storey; of a place without a foothold, -1."""
    of = np.full(first_place + len(places), -1, dtype=np.int64)
    for number, storey in enumerate(network.storeys.values()):
        last = storey.first_node + len(storey.mesh.triangles.bends) + len(storey.sites.points)
        of[storey.first_node : last] = number
    numbers = {storey: number for number, storey in enumerate(network.storeys)}
    of[first_place:] = [-1 if place is None else numbers[place.foothold.storey] for place in places]
    return of


@compiled
def list_door_uses(doors: Doors, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return which straight walks from (n, 2) to (n, 2) go through which portals: (k, 2) walk and door."""
    pairs = np.zeros((64, 2), dtype=np.int32)
    count = 0
    for walk in range(len(starts)):
        x, y, to_x, to_y = starts[walk, 0], starts[walk, 1], ends[walk, 0], ends[walk, 1]
        for door in range(len(doors.lines)):
            a_x, a_y, b_x, b_y = doors.lines[door]
            # Boxes that are apart spare the exact test: nearly all of them are.
            if max(a_x, b_x) < min(x, to_x) or max(x, to_x) < min(a_x, b_x):
                continue
            if max(a_y, b_y) < min(y, to_y) or max(y, to_y) < min(a_y, b_y):
                continue
            if is_crossed(doors, door, x, y, to_x, to_y):
                if count == len(pairs):
                    pairs = np.concatenate((pairs, pairs))
                pairs[count, 0], pairs[count, 1] = walk, door
                count += 1
    return pairs[:count]
