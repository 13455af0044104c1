"""Doors without a name, told from one another: straight ahead, or which of those on one side."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from twin.guidance.combine import CONNECTING
from twin.guidance.scenery import Scenery
from twin.guidance.spoken_names import is_code, is_spoken
from twin.guidance.steps import Step
from twin.guidance.turns import Vector, turn_between
from twin.model.passage import Point2, Portal
from twin.model.route import Maneuver, ManeuverKind, Order, Side

AHEAD_RAD: Final = math.radians(50.0)
"""A door is straight ahead of one who comes to it no more aslant than this (own choice, like those below)."""

SHORT_M: Final = 1.5
"""On a shorter way nobody takes another door; one this close to where the way begins may be counted, or not."""

WALL_M: Final = 1.0
"""Doors are in one wall if they are set back from one another by no more than this."""

ALONG: Final = math.cos(math.radians(20.0))
"""... and as parallel as this."""

AROUND_M: Final = 6.0
"""A door this near to the one that is meant may be taken for it."""

FRONT_M: Final = 0.6
"""One looks along a wall so far before its doors."""

MOST: Final = 5
"""Farther than this nobody counts."""


def with_door_orders(steps: Sequence[Step], scenery: Scenery) -> tuple[Step, ...]:
    """Return the steps with those doors told by their place that could be taken for others, and with turns into doors."""
    return (*steps[:1], *(_with_order(before.maneuver, step, scenery) for before, step in pairwise(steps)))


def _with_order(before: Maneuver, step: Step, scenery: Scenery) -> Step:
    maneuver = step.maneuver
    if maneuver.kind is not ManeuverKind.PASS_DOOR or before.kind in CONNECTING or before.length_m < SHORT_M:
        return step
    if before.kind is ManeuverKind.DEPART and before.side is None:  # nobody knows which way one faces
        return step
    doors = scenery.doors(maneuver.storey)
    portal = next((door for door in doors if door.id == maneuver.element), None)
    if portal is None:
        return step
    way = _minus(portal.at, before.at)
    turn_rad = turn_between(way, _through(portal, way))
    if maneuver.turn_rad == 0 and abs(turn_rad) > AHEAD_RAD:
        maneuver = replace(maneuver, turn_rad=turn_rad, side=Side.LEFT if turn_rad > 0 else Side.RIGHT)
    if not is_spoken(portal.name) or is_code(portal.name):
        maneuver = replace(maneuver, order=_find_order(before, portal, doors, scenery))
    return replace(step, maneuver=maneuver)


def _find_order(before: Maneuver, portal: Portal, doors: Sequence[Portal], scenery: Scenery) -> Order | None:
    start, at = before.at[:2], portal.at[:2]
    way = _minus(at, start)
    through = _through(portal, way)
    turn_rad = turn_between(way, through)
    others = [door for door in doors if door.id not in {portal.id, before.element}]
    if abs(turn_rad) <= AHEAD_RAD:
        around = (door for door in others if math.dist(door.at[:2], at) <= max(math.hypot(*way), AROUND_M))
        seen = any(_sees(_before(portal, through), door, scenery) for door in around)
        return Order(side=Side.AHEAD) if seen else None
    side = Side.LEFT if turn_rad > 0 else Side.RIGHT
    front = _before(portal, through)
    along = (through[1], -through[0]) if side is Side.LEFT else (-through[1], through[0])
    row = [
        _dot(_minus(door.at[:2], start), along)
        for door in others
        if _is_in_wall(door, portal, through)
        and scenery.is_open(portal.storey, _before(door, through), front, by_cane=False)
    ]
    return Order(side=side, number=_count(row, _dot(way, along)))


def _count(row: Sequence[float], at_m: float) -> int | None:
    """Return how many-th a door is, ``None`` if nobody would count so, or has to."""
    ambiguous = any(abs(found_m) < SHORT_M for found_m in row) or at_m < SHORT_M
    passed = sum(SHORT_M <= found_m < at_m for found_m in row)
    beyond = any(at_m < found_m <= at_m + AROUND_M for found_m in row)
    return None if ambiguous or passed >= MOST or not (passed or beyond) else passed + 1


def _sees(eye: Point2, door: Portal, scenery: Scenery) -> bool:
    """Whether one sees a door, from either side of it."""
    normal = _through(door, _minus(door.at[:2], eye))
    return scenery.is_open(door.storey, eye, _before(door, normal), by_cane=False)


def _is_in_wall(door: Portal, portal: Portal, through: Vector) -> bool:
    """Whether a door is in one wall with another."""
    set_back_m = abs(_dot(_minus(door.at[:2], portal.at[:2]), through))
    return set_back_m <= WALL_M and abs(_dot(_through(door, through), through)) >= ALONG


def _through(portal: Portal, walking: Vector) -> Vector:
    """Return the unit vector straight through a door, as one walks."""
    (x0, y0), (x1, y1) = portal.line.coords[0], portal.line.coords[-1]
    length_m = math.dist((x0, y0), (x1, y1))
    across = (y0 - y1) / length_m, (x1 - x0) / length_m
    return across if _dot(across, walking) >= 0 else (-across[0], -across[1])


def _before(portal: Portal, through: Vector) -> Point2:
    x, y, _ = portal.at
    return x - FRONT_M * through[0], y - FRONT_M * through[1]


def _minus(end: Sequence[float], start: Sequence[float]) -> Vector:
    return end[0] - start[0], end[1] - start[1]


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1]
