"""Put together what a person would do, or say, in one go."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from twin.guidance.distances import AND_THEN_M
from twin.guidance.steps import Step
from twin.guidance.turns import Band, band_of, start_side, wrap
from twin.model.route import Maneuver, ManeuverKind, Side

AT_ONCE_M: Final = 2.0
"""A turn this close to a door, an elevator or a stair is part of going there."""

ONE_TURN_M: Final = 1.5
"""Two turns this close together are one, to those who make them."""

MOVES: Final = frozenset({ManeuverKind.TURN, ManeuverKind.CONTINUE, ManeuverKind.DEPART})

FLIGHT_M: Final = 4.0
"""A landing between two flights of one stair is no longer than this."""

CONNECTING: Final = frozenset(
    {
        ManeuverKind.TAKE_STAIR,
        ManeuverKind.TAKE_RAMP,
        ManeuverKind.TAKE_ELEVATOR,
        ManeuverKind.TAKE_ESCALATOR,
        ManeuverKind.TAKE_MOVING_WALK,
    }
)
"""Kinds that use a connector."""

ENTERED: Final = CONNECTING | {ManeuverKind.PASS_DOOR}
"""Kinds that one turns into."""


def combine(steps: Sequence[Step]) -> tuple[Step, ...]:
    """
    Return the steps with those merged that are one act.

    A turn right before a door or connector becomes the way one enters it; a
    slight turn and its opposite around a door are none; flights of one stair
    are one stair; a step or two out of an elevator are not worth a word. The
    lengths still add up to the same.
    """
    done: list[Step] = []
    for step in steps:
        done.append(step)
        while _merge_last(done):
            pass
    return tuple(done)


def list_groups(maneuvers: Sequence[Maneuver]) -> tuple[tuple[int, ...], ...]:
    """
    Return the indices of maneuvers that are said together, at most two.

    Leaving a connector starts a new group, since one has to get there first;
    arriving is always said by itself.
    """
    groups: list[tuple[int, ...]] = []
    for i, maneuver in enumerate(maneuvers):
        if groups and len(groups[-1]) == 1 and _is_said_with(maneuvers[i - 1], maneuver):
            groups[-1] = (i - 1, i)
        else:
            groups.append((i,))
    return tuple(groups)


def _is_said_with(before: Maneuver, after: Maneuver) -> bool:
    return (
        before.length_m < AND_THEN_M
        and before.kind not in CONNECTING
        and after.kind not in {ManeuverKind.ARRIVE, ManeuverKind.CONTINUE}
    )


def _merge_last(done: list[Step]) -> bool:
    """Merge the ends of the list if they are one act; return whether anything changed."""
    return any(rule(done) for rule in (_merge_flights, _turn_into, _skip_idle, _straighten, _turn_once))


def _turn_into(done: list[Step]) -> bool:
    """Make a turn right before a door or connector the way one enters it."""
    before, after = _last_two(done)
    if before is None or after is None or before.kind is not ManeuverKind.TURN or before.element is not None:
        return False
    if before.length_m > AT_ONCE_M or after.kind not in ENTERED:
        return False
    _drop_first(done, replace(after, turn_rad=before.turn_rad, side=before.side))
    return True


def _skip_idle(done: list[Step]) -> bool:
    """Leave out a step or two straight on, but remember what they led out of."""
    before, after = _last_two(done)
    if before is None or after is None or before.kind is not ManeuverKind.CONTINUE:
        return False
    straight = band_of(before.turn_rad) is Band.STRAIGHT
    if not straight or before.length_m > AT_ONCE_M or after.kind not in ENTERED | {ManeuverKind.TURN}:
        return False
    element = before.element if after.kind is ManeuverKind.TURN else after.element
    _drop_first(done, replace(after, element=element))
    return True


def _straighten(done: list[Step]) -> bool:
    """Take back a slight turn before a door if one turns back right behind it."""
    before, after = _last_two(done)
    if before is None or after is None or not _is_zigzag(before, after):
        return False
    straight = replace(before, turn_rad=0.0, side=Side.AHEAD, length_m=before.length_m + after.length_m)
    done[-2:] = [replace(done[-2], maneuver=straight)]
    return True


def _turn_once(done: list[Step]) -> bool:
    """Make one turn of two within a pace or two, and none of two that take each other back."""
    before, after = _last_two(done)
    if before is None or after is None or after.kind is not ManeuverKind.TURN or before.kind not in MOVES:
        return False
    if before.length_m > ONE_TURN_M:
        return False
    turn_rad, length_m = wrap(before.turn_rad + after.turn_rad), before.length_m + after.length_m
    straight = band_of(turn_rad) is Band.STRAIGHT
    if straight and before.element is None and before.kind is not ManeuverKind.DEPART and len(done) > 2:  # noqa: PLR2004
        earlier = done[-3].maneuver
        done[-3:] = [replace(done[-3], maneuver=replace(earlier, length_m=earlier.length_m + length_m))]
        return True
    kind = before.kind if before.kind is ManeuverKind.DEPART or straight else ManeuverKind.TURN
    side = None if before.side is None else start_side(turn_rad)
    turned = replace(before, kind=kind, turn_rad=turn_rad, length_m=length_m, side=side)
    if before.side is None and before.kind is ManeuverKind.DEPART:
        turned = replace(turned, turn_rad=0.0)
    done[-2:] = [replace(done[-2], maneuver=turned, leaving=done[-1].leaving)]
    return True


def _merge_flights(done: list[Step]) -> bool:
    """
    Make one of two flights and the landing between them.

    Stairs that stand on one another are one stair to those who climb it,
    even where the model has one for each storey.
    """
    if len(done) < 3:  # noqa: PLR2004  # flight, landing, flight
        return False
    first, between, last = (step.maneuver for step in done[-3:])
    same = last.kind is first.kind and last.up == first.up
    same = same and (last.element == first.element or first.kind is ManeuverKind.TAKE_STAIR)
    landing = between.kind in {ManeuverKind.CONTINUE, ManeuverKind.TURN} and between.length_m <= FLIGHT_M
    if first.kind not in CONNECTING or not same or not landing:
        return False
    length_m = first.length_m + between.length_m + last.length_m
    done[-3:] = [replace(done[-3], maneuver=replace(first, to_storey=last.to_storey, length_m=length_m))]
    return True


def _last_two(done: list[Step]) -> tuple[Maneuver | None, Maneuver | None]:
    return (done[-2].maneuver, done[-1].maneuver) if len(done) > 1 else (None, None)


def _drop_first(done: list[Step], merged: Maneuver) -> None:
    """Replace the last two steps by one at the place of the second, seen as the first was."""
    first, second = done[-2:]
    del done[-2:]
    if done:
        last = done[-1]
        length_m = last.maneuver.length_m + first.maneuver.length_m
        done[-1] = replace(last, maneuver=replace(last.maneuver, length_m=length_m))
    else:
        merged = replace(merged, at=first.maneuver.at, length_m=first.maneuver.length_m + merged.length_m)
    done.append(replace(second, maneuver=merged, seen_from=first.seen_from, arriving=first.arriving))


def _is_zigzag(door: Maneuver, after: Maneuver) -> bool:
    if door.kind is not ManeuverKind.PASS_DOOR or after.kind is not ManeuverKind.TURN or door.length_m > AT_ONCE_M:
        return False
    slight = {Band.STRAIGHT, Band.SLIGHT}
    bands = {band_of(door.turn_rad), band_of(after.turn_rad)}
    return bands <= slight and band_of(door.turn_rad + after.turn_rad) is Band.STRAIGHT and door.turn_rad != 0
