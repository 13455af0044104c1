"""
What one does on a route, by geometry alone: where one sets off, turns, goes through doors, changes level, arrives.

No words here: the mirror image of a route gives the mirror image of its maneuvers.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from twin.guidance.bearings import between, facing_after, facing_at_start, towards_connector, towards_goal
from twin.guidance.combine import combine
from twin.guidance.corners import Corner
from twin.guidance.distances import ANNOUNCE_M
from twin.guidance.door_orders import with_door_orders
from twin.guidance.doorways import BEHIND_DOOR_M, find_space_behind
from twin.guidance.landmarks import ReadableSigns, choose_landmarks
from twin.guidance.legs import comes_to_thing, measure_leg
from twin.guidance.scenery import Scenery
from twin.guidance.steps import Step
from twin.guidance.stretch import LEAD_M, Crossing, Stretch
from twin.guidance.turns import Band, Vector, band_of, side_of, start_side, turn_between
from twin.guidance.waypoints import list_waypoints
from twin.model.ids import ConnectorId
from twin.model.passage import ConnectorKind, Point3
from twin.model.route import Landmark, Leg, Maneuver, ManeuverKind, Route, Side
from twin.model.twin import Twin

TAKES: Final = {
    ConnectorKind.STAIR: ManeuverKind.TAKE_STAIR,
    ConnectorKind.RAMP: ManeuverKind.TAKE_RAMP,
    ConnectorKind.ELEVATOR: ManeuverKind.TAKE_ELEVATOR,
    ConnectorKind.ESCALATOR: ManeuverKind.TAKE_ESCALATOR,
    ConnectorKind.MOVING_WALK: ManeuverKind.TAKE_MOVING_WALK,
}

LAST_M: Final = 1.5
"""A corner this close to the goal is how one comes to stand before it, not a turn on the way."""

VEER_RAD: Final = math.radians(10.0)
VEER_ASIDE_M: Final = 2.5
"""A turn too small to be told by itself is told if who ignores it ends up this far aside."""

SOON_M: Final = 2.0
"""So far from a door one is clearly on one side."""


def build_maneuvers(
    route: Route, twin: Twin, *, scenery: Scenery | None = None, readable_signs: ReadableSigns | None = None
) -> tuple[Maneuver, ...]:
    """
    Return what one does on a route, in order.

    Parameters
    ----------
    route
        Legs that follow on one another.
    twin
        The building that the route is in.
    scenery
        The twin's, kept by a caller with many routes to describe.
    readable_signs
        Says which signs somebody can be proven to read from a place (see
        ``ReadableSigns``); without it no maneuver mentions a sign.

    Returns
    -------
    maneuvers
        Their ``length_m`` add up to the length of the route.
    """
    scenery = scenery or Scenery(twin)
    steps = combine(tuple(_measure(tuple(_list_steps(route, twin, scenery)), route.length_m)))
    steps = choose_landmarks(steps, scenery, readable_signs)
    return tuple(step.maneuver for step in with_door_orders(steps, scenery))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A step, and how far along the whole route it is."""

    along_m: float
    step: Step


def _measure(marks: tuple[_Mark, ...], length_m: float) -> Iterator[Step]:
    ends_m = [*(mark.along_m for mark in marks[1:]), length_m]
    for mark, end_m in zip(marks, ends_m, strict=True):
        yield replace(mark.step, maneuver=replace(mark.step.maneuver, length_m=end_m - mark.along_m))


def _list_steps(route: Route, twin: Twin, scenery: Scenery) -> Iterator[_Mark]:
    walked_m = 0.0
    arriving: Vector | None = None
    before: Leg | None = None
    for leg in route.legs:
        last = leg is route.legs[-1]
        if leg.connector_kind is not None:
            yield _Mark(walked_m, _take(leg, leg.connector_kind, arriving, twin))
            arriving = None
        elif (stretch := measure_leg(leg, route, twin, scenery)) is not None:
            scale = leg.length_m / stretch.length_m
            yield _Mark(walked_m, _set_out(route, leg, stretch, before, twin))
            corners = _on_the_way(stretch, to_goal=last and comes_to_thing(route, twin))
            events = list(_events(leg, stretch, corners, twin))
            events += _pass_things(leg, stretch, [at_m for at_m, _ in events], scenery)
            for at_m, step in sorted(events, key=lambda event: event[0]):
                yield _Mark(walked_m + scale * at_m, step)
            arriving = _arriving(stretch, corners)
        walked_m += leg.length_m
        before = leg
    yield _Mark(route.length_m, _arrive(route, arriving, twin))


def _set_out(route: Route, leg: Leg, stretch: Stretch, before: Leg | None, twin: Twin) -> Step:
    """Return how one starts a stretch: at the origin, or on leaving a connector."""
    if before is None or before.connector is None:
        soon = _plan(stretch.point_at(min(SOON_M, stretch.length_m)))
        kind, facing = ManeuverKind.DEPART, facing_at_start(route.origin, soon, twin)
    else:
        kind, facing = ManeuverKind.CONTINUE, facing_after(twin.connectors.get(before.connector), before)
    turn_rad = 0.0 if facing is None else turn_between(facing.direction, stretch.leaving)
    if kind is ManeuverKind.CONTINUE and band_of(turn_rad) is not Band.STRAIGHT:
        kind = ManeuverKind.TURN
    at = stretch.point_at(0.0)
    return Step(
        maneuver=Maneuver(
            kind=kind,
            at=at,
            storey=leg.storey,
            turn_rad=turn_rad,
            length_m=0.0,
            element=None if before is None else before.connector,
            landmark=None if facing is None else facing.reference,
            side=None if facing is None else start_side(turn_rad),
        ),
        seen_from=at,
        arriving=None if facing is None else facing.direction,
        leaving=stretch.leaving,
    )


def _on_the_way(stretch: Stretch, *, to_goal: bool) -> tuple[Corner, ...]:
    """Return the corners that are neither how one starts nor how one comes to stand before the goal."""
    latest_m = stretch.length_m - LAST_M if to_goal else math.inf
    return tuple(corner for corner in stretch.corners if corner.end_m > LEAD_M and corner.start_m < latest_m)


def _arriving(stretch: Stretch, corners: tuple[Corner, ...]) -> Vector:
    """Return how one walks in the end, before any corner that is no longer told."""
    left_out = [corner for corner in stretch.corners if corner.end_m > LEAD_M][len(corners) :]
    return left_out[0].arriving if left_out else stretch.arriving


def _events(leg: Leg, stretch: Stretch, corners: tuple[Corner, ...], twin: Twin) -> Iterator[tuple[float, Step]]:
    for crossing in stretch.crossings:
        yield crossing.at_m, _pass_door(leg, stretch, crossing, twin)
    untold: list[Corner] = []
    for i, corner in enumerate(corners):
        end_m = corners[i + 1].start_m if i + 1 < len(corners) else stretch.length_m
        if _is_turn(corner, end_m):
            yield from _bend(leg, stretch, untold)
            kind = ManeuverKind.CONTINUE if corner.bend else ManeuverKind.TURN
            yield _turn(kind, leg, stretch, corner, corner.turn_rad)
            untold = []
        else:
            untold.append(corner)
    yield from _bend(leg, stretch, untold)


def _pass_things(leg: Leg, stretch: Stretch, told_m: Sequence[float], scenery: Scenery) -> Iterator[tuple[float, Step]]:
    space_at = partial(scenery.space_at, leg.storey)
    for at_m in list_waypoints(stretch, told_m, partial(scenery.near, leg.storey), space_at):
        maneuver = Maneuver(
            kind=ManeuverKind.CONTINUE,
            at=stretch.point_at(at_m),
            storey=leg.storey,
            turn_rad=0.0,
            length_m=0.0,
            side=Side.AHEAD,
        )
        arriving = between(stretch.point_at(max(at_m - ANNOUNCE_M, 0.0))[:2], maneuver.at[:2])
        yield at_m, Step(maneuver=maneuver, seen_from=_seen_from(stretch, at_m), arriving=arriving)


def _is_turn(corner: Corner, end_m: float) -> bool:
    if band_of(corner.turn_rad) is not Band.STRAIGHT:
        return True
    aside_m = math.sin(abs(corner.turn_rad)) * (end_m - corner.end_m)
    return abs(corner.turn_rad) >= VEER_RAD and aside_m >= VEER_ASIDE_M


def _bend(leg: Leg, stretch: Stretch, untold: list[Corner]) -> Iterator[tuple[float, Step]]:
    """Yield the bend that several small turns are together, if they are one."""
    turn_rad = math.fsum(corner.turn_rad for corner in untold)
    if untold and band_of(turn_rad) is not Band.STRAIGHT:
        yield _turn(ManeuverKind.CONTINUE, leg, stretch, untold[0], turn_rad)


def _turn(kind: ManeuverKind, leg: Leg, stretch: Stretch, corner: Corner, turn_rad: float) -> tuple[float, Step]:
    at_m = corner.start_m if kind is ManeuverKind.CONTINUE else corner.at_m
    maneuver = Maneuver(
        kind=kind,
        at=stretch.point_at(at_m),
        storey=leg.storey,
        turn_rad=turn_rad,
        length_m=0.0,
        side=Side.LEFT if turn_rad > 0 else Side.RIGHT,
    )
    return at_m, Step(maneuver=maneuver, seen_from=_seen_from(stretch, at_m), arriving=corner.arriving)


def _pass_door(leg: Leg, stretch: Stretch, crossing: Crossing, twin: Twin) -> Step:
    at = stretch.point_at(crossing.at_m)
    ahead = stretch.point_at(min(crossing.at_m + BEHIND_DOOR_M[0], stretch.length_m))
    maneuver = Maneuver(
        kind=ManeuverKind.PASS_DOOR,
        at=at,
        storey=leg.storey,
        turn_rad=0.0,
        length_m=0.0,
        element=crossing.portal.id,
        landmark=find_space_behind(stretch, crossing, twin),
        side=Side.AHEAD,
    )
    return Step(
        maneuver=maneuver,
        seen_from=_seen_from(stretch, crossing.at_m),
        arriving=(ahead[0] - at[0], ahead[1] - at[1]),
    )


def _take(leg: Leg, kind: ConnectorKind, arriving: Vector | None, twin: Twin) -> Step:
    connector = None if leg.connector is None else twin.connectors.get(ConnectorId(leg.connector))
    towards = towards_connector(connector, leg)
    rise_m = leg.path[-1][2] - leg.path[0][2]
    maneuver = Maneuver(
        kind=TAKES[kind],
        at=leg.path[0],
        storey=leg.storey,
        turn_rad=0.0,
        length_m=0.0,
        element=leg.connector,
        to_storey=leg.to_storey,
        up=None if rise_m == 0 else rise_m > 0,
        side=None if arriving is None or towards is None else side_of(turn_between(arriving, towards)),
    )
    return Step(maneuver=maneuver, seen_from=leg.path[0], arriving=arriving)


def _arrive(route: Route, arriving: Vector | None, twin: Twin) -> Step:
    end = route.legs[-1].path[-1]
    goal = towards_goal(route.destination, _plan(end), twin)
    side = None if arriving is None or goal is None else side_of(turn_between(arriving, goal))
    landmark = Landmark(id=route.destination.element or "", kind="goal", name=route.destination.label, side=side)
    maneuver = Maneuver(
        kind=ManeuverKind.ARRIVE,
        at=end,
        storey=route.legs[-1].to_storey,
        turn_rad=0.0,
        length_m=0.0,
        landmark=landmark,
        side=side,
    )
    return Step(maneuver=maneuver, seen_from=end, arriving=arriving)


def _seen_from(stretch: Stretch, at_m: float) -> Point3:
    """Return where one is told of a place, and looks for what is named: some metres before it, but not behind a door."""
    doors_m = [crossing.at_m for crossing in stretch.crossings if crossing.at_m < at_m]
    return stretch.point_at(max(at_m - ANNOUNCE_M, *doors_m, 0.0) if doors_m else max(at_m - ANNOUNCE_M, 0.0))


def _plan(point: Point3) -> tuple[float, float]:
    return point[0], point[1]
