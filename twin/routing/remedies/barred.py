"""
A building as a small graph of what bars its ways, for one network.

Nodes are pieces of floor that hang together, and faces of the floor that
bodies stand on which could be moved. Links are the crossings, with the
elements that are in their way, and the borders between faces. A thing of a
link is an element, or a fix of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import shapely
from shapely import LineString, STRtree
from shapely.geometry.base import BaseGeometry

from twin.geometry.components import label_components
from twin.geometry.polygon import to_multipolygon
from twin.model.fix import Effort, Fix, FixKind
from twin.model.ids import ObstacleId, StoreyId
from twin.model.route import Barrier, BarrierKind, Location
from twin.routing.crossings import Crossing
from twin.routing.floor import LOOSE_KINDS, find_floor_z, list_floor_spaces, stands_in
from twin.routing.navmesh import Foothold, find_foothold
from twin.routing.network import BareFloors, Network, lay_bare
from twin.routing.places import find_space_at
from twin.routing.remedies.faces import Faces, split_floor
from twin.routing.remedies.hurdles import Hurdle, list_hurdles, name_territories
from twin.routing.remedies.subsets import Link, Rows, Things, build_rows

UNFIXABLE: Final = "unfixable"
THROUGH_M: Final = 1e-3
"""A body that a centre line passes over no farther than this only touches it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Barred:
    """
    ``things`` are pairs of an element and nothing, the kind of a fix, or ``UNFIXABLE``, in their order.

    ``free`` are the nodes without bodies. ``hurdles[i]`` are those of link i, in the order in which one meets them. ``pockets`` are
    nodes that only matter to who starts or ends there: bodies around which
    only one piece of floor lies; ``rows`` leave them out.
    """

    network: Network
    bare: BareFloors
    faces: Mapping[StoreyId, Faces]
    node_of: Mapping[StoreyId, Sequence[int]]
    free: frozenset[int]
    links: tuple[Link, ...]
    hurdles: tuple[tuple[Hurdle, ...], ...]
    things: tuple[tuple[str, str], ...]
    efforts: tuple[int, ...]
    rows: Rows
    pockets: frozenset[int]
    rows_with_pockets: Rows


@lru_cache(maxsize=8)
def build_barred(network: Network) -> Barred:
    """Build the graph, once for each network that ever has to explain."""
    bare = lay_bare(network, LOOSE_KINDS)
    loose = {storey: _list_loose(network, storey) for storey in network.storeys}
    faces = {
        storey: split_floor(
            bare.meshes[storey].floor,
            to_multipolygon(part.mesh.hold(part.mesh.floor)),
            loose[storey],
            network.profile.radius_m,
        )
        for storey, part in network.storeys.items()
    }
    node_of = _number(faces)
    draft = _Draft(network, faces, node_of)
    draft.join_faces()
    draft.cross(network.crossings, {})
    draft.cross(bare.crossings, loose)
    return draft.finish(bare)


def list_things_of(hurdle: Hurdle) -> list[tuple[str, str, int]]:
    """Return element, what of it, and effort: the element itself, and each kind of fix once."""
    if hurdle.fixes is None:
        return [(hurdle.element, "", 0), (hurdle.element, UNFIXABLE, Effort.BUILD + 1)]
    kinds = {fix.kind: fix.effort for fix in hurdle.fixes}
    return [(hurdle.element, "", 0), *((hurdle.element, kind.value, effort) for kind, effort in kinds.items())]


def locate(barred: Barred, location: Location, foothold: Foothold | None) -> tuple[int, tuple[Hurdle, ...]] | None:
    """
    Return the node of a place and the bodies that stand on it, ``None`` where nobody fits in.

    *foothold* is where a body can stand now; where there is none, it is
    looked for as if everything that can be moved was away.
    """
    network = barred.network
    if foothold is None:
        space = find_space_at(network, location.storey, location.x_m, location.y_m)
        within = None if space is None else barred.bare.floors[location.storey].get(space)
        foothold = find_foothold(barred.bare.meshes[location.storey], location.x_m, location.y_m, within=within)
    if foothold is None:
        return None
    faces = barred.faces[foothold.storey]
    face = faces.find_face(foothold.x_m, foothold.y_m)
    return None if face is None else (barred.node_of[foothold.storey][face], list_body_hurdles(faces.bodies[face]))


def list_body_hurdles(bodies: Iterable[ObstacleId]) -> tuple[Hurdle, ...]:
    """Return the hurdles of bodies that would have to be moved."""
    return tuple(
        Hurdle(
            element=body,
            barriers=(Barrier(id=body, kind=BarrierKind.BLOCKED),),
            fixes=(Fix(id=body, kind=FixKind.MOVE, effort=Effort.MOVE),),
        )
        for body in bodies
    )


def _list_loose(network: Network, storey: StoreyId) -> dict[ObstacleId, BaseGeometry]:
    """Return what could be moved of all that stands in the spaces and doorways of a storey."""
    twin = network.twin
    bodies = [body for body in twin.obstacles.values() if body.kind in LOOSE_KINDS]
    shapes = [shapely.make_valid(body.footprint) for body in bodies]
    index = STRtree(shapes)
    areas = [
        (shapely.make_valid(space.footprint), find_floor_z(twin, space))
        for space in list_floor_spaces(twin, storey)
        if space.footprint is not None
    ]
    areas += [(portal.passage, portal.z_m) for portal in twin.portals.values() if portal.storey == storey]
    found = {
        int(i)
        for area, z_m in areas
        for i in index.query(area, predicate="intersects")
        if stands_in(bodies[i], storey, z_m)
    }
    return {bodies[i].id: shapes[i] for i in sorted(found, key=lambda i: bodies[i].id)}


def _number(faces: Mapping[StoreyId, Faces]) -> dict[StoreyId, list[int]]:
    """Number the nodes: free faces that hang together are one."""
    numbers, first = {}, 0
    for storey, part in faces.items():
        free = np.array([not bodies for bodies in part.bodies], dtype=np.bool_)
        joins = part.joins[free[part.joins].all(axis=1)] if len(part.joins) else part.joins
        count, labels = label_components(len(part.shapes), joins)
        numbers[storey] = [first + int(label) for label in labels]
        first += count
    return numbers


@dataclass(slots=True)
class _Draft:
    """The graph, as it grows."""

    network: Network
    faces: Mapping[StoreyId, Faces]
    node_of: Mapping[StoreyId, Sequence[int]]
    edges: dict[tuple[int, int, tuple[Hurdle, ...]], None] = field(default_factory=dict)

    def join_faces(self) -> None:
        """Link faces side by side: who enters one has to move what stands there."""
        for storey, part in self.faces.items():
            nodes = self.node_of[storey]
            for pair in part.joins:
                for here, there in (pair, pair[::-1]):
                    self._add(nodes[here], nodes[there], list_body_hurdles(part.bodies[there]))

    def cross(self, crossings: Iterable[Crossing], loose: Mapping[StoreyId, Mapping[ObstacleId, BaseGeometry]]) -> None:
        """Link what crossings join; bodies on a portal's centre line have to be moved."""
        network = self.network
        names = name_territories(network.territories)
        for crossing in crossings:
            start, end = self._find(crossing.start), self._find(crossing.end)
            if start is None or end is None:
                continue
            own = list_hurdles(crossing, network.profile, network.closed, network.territories, names)
            around = [*_list_on_line(crossing, loose.get(crossing.start.storey, {})), *end[1]]
            self._add(start[0], end[0], (*own, *list_body_hurdles(dict.fromkeys(around))))

    def _find(self, foothold: Foothold) -> tuple[int, tuple[ObstacleId, ...]] | None:
        faces = self.faces[foothold.storey]
        face = faces.find_face(foothold.x_m, foothold.y_m)
        return None if face is None else (self.node_of[foothold.storey][face], faces.bodies[face])

    def _add(self, start: int, end: int, hurdles: tuple[Hurdle, ...]) -> None:
        if start != end:
            self.edges[start, end, hurdles] = None

    def finish(self, bare: BareFloors) -> Barred:
        """Number the things and return the graph."""
        efforts = {
            (element, what): effort
            for _, _, hurdles in self.edges
            for hurdle in hurdles
            for element, what, effort in list_things_of(hurdle)
        }
        things = tuple(sorted(efforts))
        place = {thing: i for i, thing in enumerate(things)}
        links = tuple(Link(start=start, end=end, things=_to_set(hurdles, place)) for start, end, hurdles in self.edges)
        free = frozenset(
            node
            for storey, part in self.faces.items()
            for node, bodies in zip(self.node_of[storey], part.bodies, strict=True)
            if not bodies
        )
        pockets = _find_pockets(links, free)
        return Barred(
            network=self.network,
            bare=bare,
            faces=self.faces,
            node_of=self.node_of,
            free=free,
            links=links,
            hurdles=tuple(hurdles for _, _, hurdles in self.edges),
            things=things,
            efforts=tuple(int(efforts[thing]) for thing in things),
            rows=build_rows(links, without=pockets),
            pockets=pockets,
            rows_with_pockets=build_rows(links),
        )


def _find_pockets(links: Sequence[Link], free: frozenset[int]) -> frozenset[int]:
    """Return the nodes with bodies that hang together and lead to one free node at most."""
    nodes = {node for link in links for node in (link.start, link.end)} - free
    place = {node: i for i, node in enumerate(sorted(nodes))}
    inner = [(place[link.start], place[link.end]) for link in links if link.start in nodes and link.end in nodes]
    count, part_of = label_components(len(nodes), np.array(inner, dtype=np.int64).reshape(-1, 2))
    around: list[set[int]] = [set() for _ in range(count)]
    for link in links:
        for here, there in ((link.start, link.end), (link.end, link.start)):
            if here in nodes and there in free:
                around[part_of[place[here]]].add(there)
    return frozenset(node for node, i in place.items() if len(around[part_of[i]]) <= 1)


def _to_set(hurdles: Iterable[Hurdle], place: Mapping[tuple[str, str], int]) -> Things:
    things = 0
    for hurdle in hurdles:
        for element, what, _ in list_things_of(hurdle):
            things |= 1 << place[element, what]
    return things


def _list_on_line(crossing: Crossing, loose: Mapping[ObstacleId, BaseGeometry]) -> list[ObstacleId]:
    """Return the bodies on the centre line of a portal, from where one starts to where one ends."""
    if crossing.portal is None:
        return []
    start, end = crossing.start, crossing.end
    line = LineString([(start.x_m, start.y_m), crossing.portal.at[:2], (end.x_m, end.y_m)])
    names, shapes = list(loose), np.array(list(loose.values()), dtype=np.object_)
    met = np.flatnonzero(shapely.length(shapely.intersection(line, shapes)) > THROUGH_M)
    return [names[i] for i in met]
