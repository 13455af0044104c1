"""The names of a building and where they hang, as a walker may know them: made from the twin, not from a route."""

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import shapely

from tests.support.named import End, Named, NamedScene
from tests.support.walked_floor import Vector, WalkedFloor
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.model.facility import ObstacleKind
from twin.model.ids import StoreyId
from twin.model.passage import Portal, PortalKind, VerticalConnector
from twin.model.twin import Twin

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

JOINED_M: Final = 0.02
"""Floors that are drawn up to one another are one."""

LEAF_M: Final = 0.05

EYE_M: Final = 1.6

SMALL_M2: Final = 0.5
"""Chairs and bins nobody is held up by."""

BODY_M: Final = 0.2
"""Half of a person's width: so close one comes to walls."""

COARSE_M: Final = 0.05

STEP_M: Final = 0.6
"""One stands so far before a door ..."""

FRONT_M: Final = 1.0
"""... and so far before a counter or machine."""

OPEN_KINDS: Final = frozenset({PortalKind.VIRTUAL, PortalKind.OPENING, PortalKind.GATE})
SOLID_KINDS: Final = frozenset({ObstacleKind.WALL})
LOW_KINDS: Final = frozenset({ObstacleKind.VOID, ObstacleKind.FURNITURE, ObstacleKind.COLUMN, ObstacleKind.RAILING})
"""What one sees past, but does not walk through."""


def name_scene(twin: Twin, language: str, labels: Mapping[str, set[str]]) -> NamedScene:
    """Return the names in a language; *labels* are what else visitors call elements, by id."""
    namer = Namer(twin, get_locale(language))
    floors: dict[tuple[str, str], BaseGeometry] = {}
    for space in twin.spaces.values():
        for name in {namer.space(space), *labels.get(space.id, ())} - {None}:
            if space.footprint is not None and space.navigable:
                key = (name or "", namer.storey(space.storey))
                floors[key] = floors[key].union(space.footprint) if key in floors else space.footprint
    return NamedScene(
        things=tuple(_list_things(twin, namer, labels)),
        doors=tuple(door for portal in twin.portals.values() for door in _list_doors(portal, namer, labels)),
        connectors=tuple(_list_connectors(twin, namer, labels)),
        floors=floors,
        walked={namer.storey(storey): _open_floor(twin, storey) for storey in twin.storeys},
    )


def _open_floor(twin: Twin, storey: StoreyId) -> WalkedFloor:
    """Return what one sees of a storey whose doors are shut, and where one could walk there."""
    floors = [
        space.footprint.buffer(JOINED_M)
        for space in twin.list_spaces(storey)
        if space.navigable and space.footprint is not None
    ]
    floors += [
        connector.footprint.buffer(JOINED_M)
        for connector in twin.connectors.values()
        if connector.footprint is not None and {landing.storey for landing in connector.landings} == {storey}
    ]
    portals = [portal for portal in twin.portals.values() if portal.storey == storey]
    ways = [portal.passage.buffer(JOINED_M) for portal in portals if portal.kind in OPEN_KINDS]
    shut = [portal.line.buffer(LEAF_M) for portal in portals if portal.kind not in OPEN_KINDS]
    bodies = [body for body in twin.obstacles.values() if body.storey == storey]
    floor_z_m = min((space.floor_z_m or 0.0 for space in twin.list_spaces(storey)), default=0.0)
    solid = [body.footprint for body in bodies if body.kind in SOLID_KINDS and body.top_z_m > floor_z_m + EYE_M]
    low = [body.footprint for body in bodies if body.kind in LOW_KINDS]
    seen = shapely.union_all([*floors, *ways]).difference(shapely.union_all([*shut, *solid]))
    walked = seen.difference(shapely.union_all(low)).buffer(-BODY_M).simplify(COARSE_M)
    shapely.prepare(seen)
    shapely.prepare(walked)
    return WalkedFloor(open=seen, free=walked)


def _list_things(twin: Twin, namer: Namer, labels: Mapping[str, set[str]]) -> Iterator[Named]:
    for facility in twin.facilities.values():
        names = {namer.facility(facility), *labels.get(facility.id, ())}
        (x, y), front = facility.at[:2], facility.front_rad
        stands = () if front is None else ((x + FRONT_M * math.cos(front), y + FRONT_M * math.sin(front)),)
        yield from _call(names, namer.storey(facility.storey), (x, y), stands)
    for sign in twin.signs.values():
        yield from _call({*labels.get(sign.id, ())}, namer.storey(sign.storey), sign.at[:2])
    for body in twin.obstacles.values():
        if body.kind is ObstacleKind.COLUMN:
            middle = body.footprint.centroid
            yield from _call({namer.locale.say("column")}, namer.storey(body.storey), (middle.x, middle.y))
    yield from _list_connectors(twin, namer, labels)


def _call(names: set[str], storey: str, at: Vector, stands: tuple[Vector, ...] = ()) -> Iterator[Named]:
    for name in sorted(names):
        yield Named(name=name, storey=storey, at=at, stands=stands)


def _list_doors(portal: Portal, namer: Namer, labels: Mapping[str, set[str]]) -> Iterator[Named]:
    if portal.kind in {PortalKind.VIRTUAL, PortalKind.OPENING} and not portal.entrance:
        return  # nobody takes an open edge for a door
    (x0, y0), (x1, y1) = portal.line.coords[0], portal.line.coords[-1]
    length = math.dist((x0, y0), (x1, y1))
    spaces = [namer.twin.spaces.get(side) for side in portal.spaces if side is not None]
    sides = tuple(name for space in spaces if space is not None and (name := namer.space(space)) is not None)
    beyond = {("{}门" if namer.locale.language == "zh-CN" else "the door to {}").format(side) for side in sides}
    (x, y), across = portal.at[:2], ((y0 - y1) / length, (x1 - x0) / length)
    stands = tuple((x + by_m * across[0], y + by_m * across[1]) for by_m in (-STEP_M, STEP_M))
    for name in sorted(beyond | {namer.door(portal), namer.locale.say("portal.door"), *labels.get(portal.id, ())}):
        yield Named(
            name=name,
            storey=namer.storey(portal.storey),
            at=(x, y),
            stands=stands,
            across=across,
            sides=sides,
        )


def _list_connectors(twin: Twin, namer: Namer, labels: Mapping[str, set[str]]) -> Iterator[Named]:
    for connector in twin.connectors.values():
        landings = tuple(
            End(
                storey=namer.storey(landing.storey), at=landing.at[:2], z_m=landing.at[2], facing=_way_off(connector, i)
            )
            for i, landing in enumerate(connector.landings)
        )
        for name in sorted(
            {namer.connector(connector), namer.element(connector.id) or "", *labels.get(connector.id, ())}
        ):
            for landing in connector.landings:
                yield Named(name=name, storey=namer.storey(landing.storey), at=landing.at[:2], landings=landings)


def _way_off(connector: VerticalConnector, landing: int) -> Vector | None:
    """Return how one faces who steps off: along the flight's last piece, or out of the car."""
    at = connector.landings[landing].at[:2]
    for run in connector.runs:
        if landing in {run.lower, run.upper}:
            path = [point[:2] for point in (run.path if landing == run.upper else run.path[::-1])]
            before = next((point for point in reversed(path) if math.dist(point, path[-1]) > 0.1), None)
            return None if before is None else _unit(before, path[-1])
    if connector.footprint is None:
        return None
    middle = connector.footprint.centroid
    return _unit((middle.x, middle.y), at) if math.dist((middle.x, middle.y), at) > 0.1 else None


def _unit(start: Vector, end: Vector) -> Vector:
    length = math.dist(start, end)
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length
