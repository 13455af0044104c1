"""From the points and crossings of a way to its legs: paths in space, spaces, portals, lengths, durations, costs."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from shapely import Point

from twin.model.ids import OUTSIDE, PortalId, SpaceId, StoreyId
from twin.model.passage import Point2, Point3, Portal
from twin.model.route import Leg
from twin.routing.crossings import Crossing
from twin.routing.doors import follow
from twin.routing.floor import find_floor_z
from twin.routing.network import Network
from twin.routing.places import find_space_at
from twin.routing.profiles.cost import measure_length_m

SAME_M = 1e-6
"""Points nearer than this are one point of a path."""

Move = Point2 | Crossing
"""The next point of a way on its storey, or a crossing."""


def build_legs(network: Network, storey: StoreyId, moves: Sequence[Move]) -> tuple[Leg, ...]:
    """
    Return the legs of a way.

    Parameters
    ----------
    storey
        Where the way starts.
    moves
        The start, then everything in order. Before a crossing stands the
        point it starts at, after it the point it ends at.
    """
    legs: list[Leg] = []
    walk = _Walk(network, storey)
    for crossing, points in _list_stretches(moves):
        if crossing is not None and crossing.connector is not None:
            walk.go([crossing.via[0][:2]])
            legs += [*walk.finish(), _ride(crossing)]
            walk = _Walk(network, crossing.end.storey, crossing.entered)
            walk.go([crossing.via[-1][:2]])
        elif crossing is not None:
            walk.cross(crossing)
        walk.go(points)
    legs += walk.finish(always=not legs)
    return tuple(legs)


def _list_stretches(moves: Sequence[Move]) -> Iterator[tuple[Crossing | None, list[Point2]]]:
    """Yield every crossing with the points behind it, and before all of them the points at the start."""
    crossing: Crossing | None = None
    points: list[Point2] = []
    for move in moves:
        if isinstance(move, Crossing):
            yield crossing, points
            crossing, points = move, []
        else:
            points.append(move)
    yield crossing, points


def _ride(crossing: Crossing) -> Leg:
    """Return the leg on a connector, from landing to landing."""
    connector = crossing.connector
    if connector is None:
        msg = "only connectors are legs of their own"
        raise TypeError(msg)
    return Leg(
        storey=crossing.start.storey,
        to_storey=crossing.end.storey,
        connector=connector.id,
        connector_kind=connector.kind,
        path=crossing.via,
        spaces=(),
        portals=(),
        length_m=measure_length_m(crossing.via) if connector.runs else 0.0,
        duration_s=crossing.price.duration_s,
        cost_s=crossing.price.cost_s,
    )


@dataclass(slots=True)
class _Walk:
    """The part of a way on one storey, as it grows."""

    network: Network
    storey: StoreyId
    space: SpaceId | None = None
    z_m: float = 0.0
    path: list[Point3] = field(default_factory=list)
    spaces: list[SpaceId] = field(default_factory=list)
    portals: list[PortalId] = field(default_factory=list)
    length_m: float = 0.0
    duration_s: float = 0.0
    cost_s: float = 0.0

    def go(self, points: Sequence[Point2]) -> None:
        """Walk straight from point to point, through the portals of the mesh on the way."""
        if not self.path:
            self.enter(self.space or find_space_at(self.network, self.storey, *points[0]))
            self.path.append((*points[0], self.z_m))
        storey = self.network.storeys[self.storey]
        way = [self.path[-1][:2], *points]
        turns, length_m, walks, crossed = follow(storey.doors, np.array(way), SAME_M)
        ends, done = [way[turn] for turn in turns.tolist()], 0
        for walk, door in zip(walks.tolist(), crossed.tolist(), strict=True):
            self.path += [(*end, self.z_m) for end in ends[done:walk]]
            self.pass_portal(storey.portals[door], ends[walk])
            self.duration_s += float(storey.doors.durations_s[door])
            self.cost_s += float(storey.doors.costs_s[door])
            done = walk
        self.path += [(*end, self.z_m) for end in ends[done:]]
        self.add_walk(length_m)

    def cross(self, crossing: Crossing) -> None:
        """Go through a portal on its centre line; the point it ends at comes as the next move."""
        portal = crossing.portal
        if portal is None:
            msg = "a connector is not crossed on a storey"
            raise TypeError(msg)
        self.reach(portal.at)
        self.portals.append(portal.id)
        self.enter(crossing.entered)
        self.duration_s += crossing.price.duration_s
        self.cost_s += crossing.price.cost_s
        self.reach((crossing.end.x_m, crossing.end.y_m, self.z_m))

    def reach(self, to: Point3) -> None:
        """Add a point to the path, if it is another one."""
        length_m = math.dist(self.path[-1][:2], to[:2])
        if length_m < SAME_M:
            return
        self.path.append(to)
        self.add_walk(length_m)

    def add_walk(self, length_m: float) -> None:
        """Count a walk on the level."""
        self.length_m += length_m
        self.duration_s += length_m / self.network.profile.speed_mps
        self.cost_s += length_m / self.network.profile.speed_mps

    def pass_portal(self, portal: Portal, to: Point2) -> None:
        """Note a portal of the mesh, and the space behind it."""
        self.portals.append(portal.id)
        if self.space in portal.spaces:
            self.enter(portal.spaces[1 - portal.spaces.index(self.space)])
        else:
            self.enter(_find_side(self.network, portal, to))

    def enter(self, space: SpaceId | None) -> None:
        """Be in another space from here on."""
        self.space = space
        self.z_m = _find_height_m(self.network, self.storey, space)
        if space is not None and space != OUTSIDE and (not self.spaces or self.spaces[-1] != space):
            self.spaces.append(space)

    def finish(self, *, always: bool = False) -> Iterable[Leg]:
        """Return the walk as a leg, nothing if one did not move."""
        if len(self.path) < 2 and not always:  # noqa: PLR2004  # a way has two ends
            return
        yield Leg(
            storey=self.storey,
            to_storey=self.storey,
            connector=None,
            connector_kind=None,
            path=tuple(self.path),
            spaces=tuple(self.spaces),
            portals=tuple(self.portals),
            length_m=self.length_m,
            duration_s=self.duration_s,
            cost_s=self.cost_s,
        )


def _find_height_m(network: Network, storey: StoreyId, space: SpaceId | None) -> float:
    """Return the height of the floor of a space, that of the storey outside of spaces."""
    found = network.twin.spaces.get(space) if space is not None else None
    if found is not None:
        return find_floor_z(network.twin, found) or 0.0
    elevation = network.twin.storeys[storey].elevation_m
    return 0.0 if elevation is None else elevation.value


def _find_side(network: Network, portal: Portal, to: Point2) -> SpaceId | None:
    """Return the side of a portal that one walks towards, by where the floors are."""
    near = {
        space: floor.distance(Point(to))
        for space, floor in network.storeys[portal.storey].floors.items()
        if space in portal.spaces
    }
    return min(near, key=lambda space: near[space], default=None)
