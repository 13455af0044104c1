"""
A proof that a way is the cheapest: what it costs to get to every place that a cheaper one could lead over.

A certificate holds the floors on which a body's middle may be, the doors and
crossings on them with their prices, the way, and *potentials*: for bends of
the floor and ends of crossings what it costs to get there at the least. It
proves the way's cost to be the least of all if, from every place with a
potential, all that is seen from there along taut lines either has a potential
that is no higher than the way there, or lies too far from the goal to
matter. ``docs/certificate.md`` says how that is checked, and why it is enough.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from shapely import MultiPolygon

from twin.model.ids import ConnectorId, PortalId, StoreyId
from twin.model.passage import Point2
from twin.model.route import Location
from twin.routing.crossings import Crossing
from twin.routing.network import Network, find_gate
from twin.routing.places import Place, find_place, link_place
from twin.routing.search import FREE
from twin.routing.ways import Way, find_way

SLACK_S = 1e-9
"""Places that miss the way's cost by no more than rounding are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point on the floor of a storey."""

    storey: StoreyId
    at: Point2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The next point of a way, walked to straight, or by the crossing of a number."""

    spot: Spot
    crossing: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedCrossing:
    """A portal or connector that may be used, from where to where, and what that costs."""

    id: PortalId | ConnectorId
    start: Spot
    end: Spot
    cost_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedFloor:
    """Where the body's middle may be on a storey, and the portals on it: ids, both ends of their lines (n, 4), costs."""

    storey: StoreyId
    floor: MultiPolygon
    portals: tuple[PortalId, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    costs_s: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Potential:
    """What it costs at the least to get to a bend of the floor, or to the end of a crossing."""

    spot: Spot
    bend: bool
    cost_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """All that is needed to check that no way from ``origin`` to ``destination`` costs less than ``cost_s``."""

    sha256: str
    profile: str
    radius_m: float
    speed_mps: float
    origin: Spot
    destination: Spot
    cost_s: float
    steps: tuple[Step, ...]
    floors: tuple[CertifiedFloor, ...]
    crossings: tuple[CertifiedCrossing, ...]
    potentials: tuple[Potential, ...]


def build_certificate(network: Network, origin: Location, destination: Location) -> Certificate | None:
    """
    Return the certificate of the cheapest way between two locations, ``None`` where there is no way.

    Raises
    ------
    UnknownIdError
        If a location names a storey that the building does not have.
    """
    start, goal = find_place(network, origin), find_place(network, destination)
    way = None if start is None or goal is None else find_way(network, start, goal)
    if way is None or start is None or goal is None:
        return None
    open_crossings = [i for i, crossing in enumerate(network.crossings) if _is_open(network, crossing, start, goal)]
    costs = _measure_costs(network, start, goal, frozenset(open_crossings), way.cost_s - SLACK_S)
    number_of = {crossing: number for number, crossing in enumerate(open_crossings)}
    return Certificate(
        sha256=network.twin.file.sha256,
        profile=network.profile.name,
        radius_m=network.profile.radius_m,
        speed_mps=network.profile.speed_mps,
        origin=_spot_of(start),
        destination=_spot_of(goal),
        cost_s=way.cost_s,
        steps=tuple(_list_steps(network, start, way, number_of)),
        floors=tuple(_list_floors(network)),
        crossings=tuple(_certify(network, network.crossings[i]) for i in open_crossings),
        potentials=tuple(_list_potentials(network, costs)),
    )


def _spot_of(place: Place) -> Spot:
    return Spot(storey=place.foothold.storey, at=(place.foothold.x_m, place.foothold.y_m))


def _is_open(network: Network, crossing: Crossing, start: Place, goal: Place) -> bool:
    gate = find_gate(crossing, network.territories)
    own = {network.territories.number_of.get(place.space) for place in (start, goal) if place.space is not None}
    return gate == FREE or gate in own - {None}


def _measure_costs(
    network: Network, start: Place, goal: Place, open_crossings: frozenset[int], limit_s: float
) -> dict[int, float]:
    """Return what it costs to get to each node that lies on a way to the goal that could cost less than a limit."""
    graph = network.graph
    left_s = graph.bound * np.hypot(graph.points[:, 0] - goal.foothold.x_m, graph.points[:, 1] - goal.foothold.y_m)
    costs: dict[int, float] = {}
    links = link_place(network, start)
    heap = [(float(cost + left_s[node]), int(node), float(cost)) for node, cost in zip(*links[:2], strict=True)]
    heapq.heapify(heap)
    while heap:
        least_s, node, cost = heapq.heappop(heap)
        if least_s >= limit_s:
            break
        if node in costs:
            continue
        costs[node] = cost
        for edge in range(graph.start[node], graph.start[node + 1]):
            end = int(graph.ends[edge])
            if end not in costs and (graph.crossings[edge] < 0 or int(graph.crossings[edge]) in open_crossings):
                offered = cost + float(graph.costs[edge])
                heapq.heappush(heap, (offered + float(left_s[end]), end, offered))
    return costs


def _list_steps(network: Network, start: Place, way: Way, number_of: dict[int, int]) -> Iterator[Step]:
    storey, crossed = start.foothold.storey, None
    index = {id(crossing): i for i, crossing in enumerate(network.crossings)}
    for move in way.moves:
        if isinstance(move, Crossing):
            storey, crossed = move.end.storey, number_of[index[id(move)]]
        else:
            yield Step(spot=Spot(storey=storey, at=move), crossing=crossed)
            crossed = None


def _list_floors(network: Network) -> Iterator[CertifiedFloor]:
    for name, storey in network.storeys.items():
        yield CertifiedFloor(
            storey=name,
            floor=storey.mesh.floor,
            portals=tuple(portal.id for portal in storey.portals),
            lines=tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in storey.doors.lines),
            costs_s=tuple(float(cost) for cost in storey.doors.costs_s),
        )


def _certify(network: Network, crossing: Crossing) -> CertifiedCrossing:
    element = crossing.portal or crossing.connector
    if element is None:
        msg = "a crossing is of a portal or a connector"
        raise TypeError(msg)
    return CertifiedCrossing(
        id=element.id,
        start=Spot(storey=crossing.start.storey, at=(crossing.start.x_m, crossing.start.y_m)),
        end=Spot(storey=crossing.end.storey, at=(crossing.end.x_m, crossing.end.y_m)),
        cost_s=crossing.cost_s(network.profile),
    )


def _list_potentials(network: Network, costs: dict[int, float]) -> Iterator[Potential]:
    for name, storey in network.storeys.items():
        bends = len(storey.mesh.triangles.bends)
        for node in range(storey.first_node, storey.first_node + bends + len(storey.sites.points)):
            if node in costs:
                at = float(network.graph.points[node, 0]), float(network.graph.points[node, 1])
                bend = node < storey.first_node + bends
                yield Potential(spot=Spot(storey=name, at=at), bend=bend, cost_s=costs[node])
