"""
Other ways that really differ from the best one.

An alternative goes through other doors, at least ``DOORS_APART_M`` away, or
over other stairs, ramps or elevators, or somewhere at least ``APART_M`` beside
every way already named; it costs at most ``DEARER_RATIO`` of the best, goes
through no door twice and comes back to no storey. They are looked for by
closing, one after the other, what the ways found so far use, and by making
the floor around them dear. So each is the best way under some closure; that
no other exists is not proved.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
import shapely
from shapely import LineString, MultiLineString

from twin.geometry.compiled import frozen
from twin.model.ids import ConnectorId, PortalId, StoreyId
from twin.model.passage import Point2, PortalKind
from twin.model.route import Location, Route
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import Network
from twin.routing.questions.wishes import BARRED_S, replace_costs, surcharge
from twin.routing.search import NOTHING

DEARER_RATIO: Final = 1.4
"""Who has a choice does not go farther than this for it (E)."""
APART_M: Final = 10.0
"""So far apart ways across an open floor are two ways (E)."""
DOORS_APART_M: Final = 3.0
"""Doors nearer to each other than this are the leaves of one entrance (E)."""
SEARCHES_MAX: Final = 48
"""A search takes some milliseconds: people wait for less than a second."""
STEP_M: Final = 1.0
"""Ways are compared at points this far apart."""

CORNER_M: Final = 1.0
"""A turn is looked at from this far before it to this far after it."""
SPARED_M: Final = 0.1
"""A turn that lengthens the way by less is hardly one."""

Lines = dict[StoreyId, MultiLineString]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """A way that was found, and what had to be closed and which ways had to be kept away from for it."""

    route: Route
    closed: frozenset[str]
    beside: tuple[Route, ...]


def find_alternatives(
    network: Network,
    best: Route,
    count: int,
    *,
    search: Network | None = None,
    suits: Callable[[Route], bool] = lambda _: True,
) -> tuple[Route, ...]:
    """
    Return up to *count* ways between the ends of a route that really differ from it and from each other.

    Parameters
    ----------
    best
        The best way.
    search
        As in ``find_route``.
    suits
        Whether a way does without what the best one does without.
    """
    base = search or network
    named, leads = [best], [_Lead(route=best, closed=frozenset(), beside=())]
    tried: set[tuple[frozenset[str], int]] = set()
    found: list[_Lead] = []
    while leads and len(named) <= count:
        for closed, beside in _list_trials(leads.pop(0), network.twin):
            key = (closed, len(beside))
            if key in tried or len(tried) >= SEARCHES_MAX:
                continue
            tried.add(key)
            route = _find_beside(network, base, best, closed, beside)
            if route is not None and route.cost_s <= DEARER_RATIO * best.cost_s and suits(route):
                found.append(_Lead(route=route, closed=closed, beside=beside))
        found.sort(key=lambda lead: (lead.route.cost_s, sorted(lead.closed)))
        chosen = next((lead for lead in found if _is_new(lead.route, named, network)), None)
        if chosen is not None:
            named.append(chosen.route)
            leads.insert(0, chosen)
            found.remove(chosen)
        elif found:
            # Hardly different: what it uses is closed as well, and the search goes on from there.
            leads.append(found.pop(0))
    return tuple(named[1:])


def _list_trials(lead: _Lead, twin: Twin) -> Iterator[tuple[frozenset[str], tuple[Route, ...]]]:
    """Yield what to close next: one thing that the way uses, or the floor around it."""
    for element in dict.fromkeys(_list_elements(lead.route, twin)):
        yield lead.closed | {element}, lead.beside
    yield lead.closed, (*lead.beside, lead.route)


def _find_beside(
    network: Network, base: Network, best: Route, closed: frozenset[str], beside: Sequence[Route]
) -> Route | None:
    portals = {PortalId(element): BARRED_S for element in closed if PortalId(element) in network.twin.portals}
    crossings = {
        number: BARRED_S
        for number, crossing in enumerate(network.crossings)
        if crossing.connector is not None and crossing.connector.id in closed
    }
    dearer = surcharge(base, portals, crossings)
    for route in beside:
        dearer = _keep_away(dearer, route)
    ends: tuple[Location, Location] = (best.origin, best.destination)
    answer = find_route(network, *ends, search=dearer)
    return answer if isinstance(answer, Route) and closed.isdisjoint(_list_elements(answer, network.twin)) else None


def _keep_away(network: Network, route: Route) -> Network:
    """Return a network in which every walk beside a route costs twice as much."""
    graph = network.graph
    near = np.zeros(len(graph.points), dtype=np.bool_)
    for name, lines in _lines_of(route).items():
        storey = network.storeys[name]
        last = storey.first_node + len(storey.mesh.triangles.bends) + len(storey.sites.points)
        points = shapely.points(graph.points[storey.first_node : last])
        near[storey.first_node : last] = shapely.dwithin(points, lines, APART_M)
    starts = np.repeat(np.arange(len(graph.points)), np.diff(graph.start))
    beside = near[starts] & near[graph.ends] & (graph.crossings == NOTHING)
    return replace_costs(network, frozen(graph._replace(costs=np.where(beside, 2.0 * graph.costs, graph.costs))))


def _is_new(route: Route, named: Sequence[Route], network: Network) -> bool:
    twin = network.twin
    elements = _list_elements(route, twin)
    storeys = [storey for storey, _ in groupby(leg.storey for leg in route.legs)]
    if len(set(elements)) < len(elements) or len(set(storeys)) < len(storeys) or not _is_taut(route, network):
        return False
    return all(_differs(route, other, twin) for other in named)


def _is_taut(route: Route, network: Network) -> bool:
    """Tell whether every turn of a way is around something: nobody turns on an open floor without a reason."""
    for leg in route.legs:
        mesh = network.storeys[leg.storey].mesh
        for before, at, after in zip(leg.path, leg.path[1:], leg.path[2:], strict=False):
            shortcut = LineString([_towards(at[:2], before[:2]), _towards(at[:2], after[:2])])
            spared_m = sum(math.dist(at[:2], end) for end in shortcut.coords) - shortcut.length
            if spared_m > SPARED_M and leg.connector is None and mesh.covers(shortcut):
                return False
    return True


def _towards(start: Point2, end: Point2) -> Point2:
    share = min(1.0, CORNER_M / max(math.dist(start, end), 1e-9))
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _differs(route: Route, other: Route, twin: Twin) -> bool:
    """Tell whether two ways are two for people."""
    own, others = set(_list_elements(route, twin)), set(_list_elements(other, twin))
    if any(ConnectorId(element) in twin.connectors for element in own ^ others):
        return True
    apart_m = max(measure_apart_m(route, other), measure_apart_m(other, route))
    return apart_m >= (DOORS_APART_M if own != others else APART_M)


def measure_apart_m(route: Route, other: Route) -> float:
    """Return how far a way gets from another one, infinite where it is on a storey that the other is not on."""
    theirs = _lines_of(other)
    apart = [0.0]
    for storey, lines in _lines_of(route).items():
        if storey not in theirs:
            return float("inf")
        points = shapely.points(shapely.get_coordinates(shapely.segmentize(lines, STEP_M)))
        apart.append(float(shapely.distance(points, theirs[storey]).max(initial=0.0)))
    return max(apart)


def _lines_of(route: Route) -> Lines:
    lines: dict[StoreyId, list[LineString]] = {}
    for leg in route.legs:
        if leg.connector is None:
            points = [at[:2] for at in leg.path]
            line = LineString(points) if len(points) > 1 else LineString([points[0], points[0]])
            lines.setdefault(leg.storey, []).append(line)
    return {storey: MultiLineString(found) for storey, found in lines.items()}


def _list_elements(route: Route, twin: Twin) -> list[str]:
    """Return the doors, openings and connectors of a way; open edges between spaces are no choice of anybody."""
    elements: list[str] = []
    for leg in route.legs:
        elements += [door for door in leg.portals if twin.portals[door].kind is not PortalKind.VIRTUAL]
        elements += [] if leg.connector is None else [leg.connector]
    return elements
