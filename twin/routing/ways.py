"""The cheapest way between two places on a network, as points and crossings."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin.geometry.visibility import sees_point
from twin.model.passage import Point2
from twin.routing.crossings import Crossing
from twin.routing.doors import price_walks
from twin.routing.legs import Move
from twin.routing.network import Network
from twin.routing.places import Place, link_place
from twin.routing.search import NOTHING, find_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The cheapest way between two places: its points and crossings in order, and what it costs."""

    moves: tuple[Move, ...]
    cost_s: float

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """The crossings on it, in order."""
        return tuple(move for move in self.moves if isinstance(move, Crossing))


def find_way(network: Network, start: Place, goal: Place, *, penalty_s: float = math.inf) -> Way | None:
    """
    Return the cheapest way between two places.

    A gate that may not be passed counts *penalty_s*; infinite keeps it shut.
    """
    here, there = start.foothold, goal.foothold
    direct_s = _price_direct(network, start, goal)
    numbers = network.territories.number_of
    territories = [
        numbers[place.space] for place in (start, goal) if place.space is not None and place.space in numbers
    ]
    cost_s, edges = find_path(
        network.graph,
        link_place(network, start),
        link_place(network, goal),
        np.array([there.x_m, there.y_m]),
        np.array(territories, dtype=np.int32),
        penalty_s,
    )
    if direct_s <= cost_s and direct_s < math.inf:
        return Way(moves=((here.x_m, here.y_m), (there.x_m, there.y_m)), cost_s=direct_s)
    if not math.isfinite(cost_s):
        return None
    return Way(moves=((here.x_m, here.y_m), *_list_moves(network, edges), (there.x_m, there.y_m)), cost_s=cost_s)


def _price_direct(network: Network, start: Place, goal: Place) -> float:
    """Return what the straight way costs, infinite where there is none."""
    here, there = start.foothold, goal.foothold
    if here.storey != there.storey:
        return math.inf
    storey = network.storeys[here.storey]
    if not sees_point(storey.mesh.triangles, here.x_m, here.y_m, here.triangle, there.x_m, there.y_m, there.triangle):
        return math.inf
    ends = np.array([[here.x_m, here.y_m], [there.x_m, there.y_m]])
    doors_s = float(price_walks(storey.doors, ends[:1], ends[1:])[0])
    return float(np.hypot(*(ends[1] - ends[0]))) / network.profile.speed_mps + doors_s


def _list_moves(network: Network, edges: NDArray[np.int32]) -> list[Move]:
    """Return the first node's point, then a point for every walk and a crossing, with its end, for every other edge."""
    graph = network.graph
    moves: list[Move] = [_point_of(network, int(edges[0]))]
    for edge in edges[1:]:
        crossing = graph.crossings[edge]
        if crossing != NOTHING:
            moves.append(network.crossings[crossing])
        moves.append(_point_of(network, int(graph.ends[edge])))
    return moves


def _point_of(network: Network, node: int) -> Point2:
    return float(network.graph.points[node, 0]), float(network.graph.points[node, 1])
