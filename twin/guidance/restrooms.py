"""Restrooms asked for as a kind: one stops before the doors, and is told which is whose."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from twin.guidance.bearings import between
from twin.guidance.names import Namer
from twin.guidance.space_names import SEXES, sex_of
from twin.guidance.turns import Vector, side_of, turn_between
from twin.model.ids import PortalId, SpaceId, StoreyId
from twin.model.passage import Access, Point2, Portal
from twin.model.route import Landmark, Maneuver, Route
from twin.model.space import Space, SpaceUse
from twin.model.twin import Twin

AROUND_M: Final = 15.0
"""Doors of restrooms this near are told together (own choice, E)."""


def find_restroom_door(space: Space, twin: Twin) -> Portal | None:
    """Return the visitors' door of a restroom for men or for women, ``None`` of any other space."""
    if sex_of(space) is None:
        return None
    doors = [portal for portal in twin.portals.values() if space.id in portal.spaces and _is_public(portal)]
    return min(doors, key=lambda portal: portal.id, default=None)


def list_restrooms_around(maneuvers: Sequence[Maneuver], route: Route, twin: Twin) -> tuple[Maneuver, ...]:
    """Return the maneuvers with the restrooms around the last, if it ends before a door of one."""
    goal = twin.portals.get(PortalId(route.destination.element or ""))
    if not maneuvers or goal is None or not any(sex_of(room) for room in _rooms(goal, twin)):
        return tuple(maneuvers)
    around = tuple(_look_around(goal, maneuvers[-1], _arriving(route), twin))
    return (*maneuvers[:-1], replace(maneuvers[-1], around=around))


def say_around(maneuver: Maneuver, namer: Namer) -> str:
    """Return where each restroom around an arrival is, and of which sex there is none."""
    parts = [
        namer.locale.say(f"around.{each.side or 'plain'}", thing=name)
        for each in maneuver.around
        if (name := namer.landmark(each)) is not None
    ]
    found = {sex_of(namer.twin.spaces[SpaceId(each.id)]) for each in maneuver.around}
    parts += [_say_absent(sex, maneuver.storey, namer) for sex in SEXES if sex not in found]
    text = parts[0]
    for part in parts[1:]:
        text = namer.locale.say("around.also", one=text, other=part)
    return text


def _say_absent(sex: str, storey: StoreyId, namer: Namer) -> str:
    """Return that there is no restroom for a sex nearby, and the storey of the nearest one."""
    thing, twin = namer.locale.say(f"room.toilet.{sex}"), namer.twin
    here = twin.storeys[storey].ordinal
    away = [
        (abs(twin.storeys[room.storey].ordinal - here), twin.storeys[room.storey].ordinal, room.storey)
        for room in twin.spaces.values()
        if sex_of(room) == sex and find_restroom_door(room, twin) is not None
    ]
    if not away:
        return namer.locale.say("around.absent", thing=thing)
    nearest = min(away)[-1]
    if nearest == storey:
        return namer.locale.say("around.absent.here", thing=thing)
    return namer.locale.say("around.absent.storey", thing=thing, storey=namer.storey(nearest))


def _look_around(goal: Portal, arrival: Maneuver, arriving: Vector | None, twin: Twin) -> Iterator[Landmark]:
    """Yield the restrooms that open to where one stands, the nearest first."""
    here = arrival.at[:2]
    corridor = set(goal.spaces) - {room.id for room in _rooms(goal, twin)}
    found: dict[SpaceId, tuple[float, Portal]] = {}
    for portal in twin.portals.values():
        apart_m = round(math.dist(portal.at[:2], here), 6)
        if portal.storey != goal.storey or apart_m > AROUND_M or not corridor & set(portal.spaces):
            continue
        for room in _rooms(portal, twin):
            if _is_public(portal) and (room.id not in found or apart_m < found[room.id][0]):
                found[room.id] = apart_m, portal
    for space_id, (_, door) in sorted(found.items(), key=lambda pair: (pair[1][0], pair[0])):
        towards = between(here, door.at[:2])
        side = None if arriving is None or towards is None else side_of(turn_between(arriving, towards))
        space = twin.spaces[space_id]
        yield Landmark(id=space_id, kind="space", name=space.long_name or space.name, side=side)


def _rooms(portal: Portal, twin: Twin) -> list[Space]:
    spaces = [twin.spaces[side] for side in portal.spaces if side is not None and side in twin.spaces]
    return [space for space in spaces if sex_of(space) is not None or space.use is SpaceUse.ACCESSIBLE_TOILET]


def _is_public(portal: Portal) -> bool:
    return portal.access is None or portal.access.value is Access.PUBLIC


def _arriving(route: Route) -> Vector | None:
    """Return the direction in which the last leg ends."""
    path = route.legs[-1].path if route.legs else ()
    pieces = (_direction(start[:2], end[:2]) for start, end in zip(path[-2::-1], path[:0:-1], strict=True))
    return next((piece for piece in pieces if piece is not None), None)


def _direction(start: Point2, end: Point2) -> Vector | None:
    return None if start == end else (end[0] - start[0], end[1] - start[1])
