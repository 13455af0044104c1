"""One maneuver as a clause: where one is, what one does. Words only; every left and right comes from the maneuver."""

import math
from dataclasses import dataclass, replace
from typing import Final

from twin.guidance.combine import CONNECTING
from twin.guidance.distances import ABOUT_M, FAR_M, ROUND_M
from twin.guidance.door_words import door_ahead, pass_door
from twin.guidance.modes import Mode
from twin.guidance.names import Namer
from twin.guidance.restrooms import say_around
from twin.guidance.touch import can_be_touched
from twin.guidance.turns import HALF_TURN_RAD, Band, band_of
from twin.model.ids import ConnectorId
from twin.model.route import Landmark, Maneuver, ManeuverKind, Side

CLOCK_RAD: Final = math.tau / 12
"""From one hour of a clock face to the next."""

ASIDE_RAD: Final = math.radians(3.0)
"""Below this nobody can say on which side one passes a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """
    What is said of a maneuver.

    ``act`` is ``None`` where the only thing to do is to go on from ``where``;
    ``straight`` says that one then goes straight, as far as anybody knows.
    """

    where: str | None
    act: str | None
    straight: bool = True


def round_spoken_m(length_m: float) -> int:
    """
    Return a distance as people speak: whole metres, from 20 m on in fives.

    >>> [round_spoken_m(length) for length in (0.3, 6.4, 9.6, 17.2, 22.4, 23.0, 101.0)]
    [1, 6, 10, 17, 20, 25, 100]
    """
    whole = math.floor(length_m + 0.5)
    if whole < FAR_M:
        return max(whole, 1)
    return round(ROUND_M) * math.floor(length_m / ROUND_M + 0.5)


def say_distance(length_m: float, namer: Namer) -> str:
    """Return a distance in words."""
    number = round_spoken_m(length_m)
    if number == 1:
        return namer.locale.say("distance.one")
    return namer.locale.say("distance.far" if number >= ABOUT_M else "distance.near", number=str(number))


def clause_of(maneuver: Maneuver, namer: Namer, before: Maneuver | None = None) -> Clause:
    """Return what is said of a maneuver; after a connector also that one has left it, and where."""
    clause = _clause_of(maneuver, namer)
    left = _exit(maneuver, before, namer)
    if left is None:
        return clause
    if clause.where is None:
        return replace(clause, where=left)
    return replace(clause, where=namer.locale.say("after", where=left, text=clause.where))


def hour_of(turn_rad: float) -> int:
    """
    Return the hour on a clock face towards which one turns; a turn to a side is never 12.

    >>> [hour_of(math.radians(turn)) for turn in (90, -90, 10, -45, 135, 180)]
    [9, 3, 11, 2, 7, 6]
    """
    hours = max(math.floor(abs(turn_rad) / CLOCK_RAD + 0.5), 1)
    return 12 - hours if turn_rad > 0 else hours


def _clause_of(maneuver: Maneuver, namer: Namer) -> Clause:
    if maneuver.kind is ManeuverKind.DEPART:
        return _depart(maneuver, namer)
    if maneuver.kind is ManeuverKind.PASS_DOOR:
        return Clause(where=None, act=_turned(maneuver, pass_door(maneuver, namer), namer))
    if maneuver.kind is ManeuverKind.ARRIVE:
        return Clause(where=None, act=_arrive(maneuver, namer))
    if maneuver.kind in CONNECTING:
        return Clause(where=None, act=_turned(maneuver, _take(maneuver, namer), namer))
    return _move_on(maneuver, namer)


def goal_of(maneuver: Maneuver, namer: Namer) -> str:
    """Return what the destination of an arrival is called."""
    name = None if maneuver.landmark is None else namer.landmark(maneuver.landmark)
    return name or namer.locale.say("goal")


def goal_in_short(maneuver: Maneuver, namer: Namer) -> str:
    """Return what the destination of an arrival is called on the way to it."""
    if maneuver.around:
        return namer.locale.say("restrooms")
    name = None if maneuver.landmark is None else namer.element(maneuver.landmark.id)
    return name or goal_of(maneuver, namer)


def place_ahead(maneuver: Maneuver, namer: Namer) -> str | None:
    """Return what one walks up to, for the maneuver that is next; ``None`` for a turn at nothing."""
    if maneuver.kind is ManeuverKind.ARRIVE:
        return goal_in_short(maneuver, namer)
    if maneuver.kind in CONNECTING:
        return connector_of(maneuver, namer)
    if maneuver.kind is ManeuverKind.PASS_DOOR:
        return door_ahead(maneuver, namer)
    landmark = maneuver.landmark
    if landmark is None or landmark.kind == "sign" or not _can_be_found(landmark, namer):
        return None
    return namer.landmark(landmark)


def sets_out_for_door(before: Maneuver, after: Maneuver) -> bool:
    """Whether one sets out, nobody knows which way one faces, for a door: then the door is all there is to tell."""
    unknown = before.kind is ManeuverKind.DEPART and before.side is None and before.landmark is None
    return unknown and after.kind is ManeuverKind.PASS_DOOR


def connector_of(maneuver: Maneuver, namer: Namer) -> str:
    """Return what the connector of a maneuver is called."""
    name = None if maneuver.element is None else namer.element(maneuver.element)
    kind = maneuver.kind.value.removeprefix("take_")
    return name or namer.locale.phrases[f"take.{kind}.level"].values["connector"]


def _depart(maneuver: Maneuver, namer: Namer) -> Clause:
    say, landmark = namer.locale.say, maneuver.landmark
    name = None if landmark is None else namer.landmark(landmark)
    if maneuver.side is None:
        act = None if name is None else say("depart.towards", landmark=name)
        return Clause(where=None, act=act, straight=False)
    where = None if landmark is None or name is None else _start_words(maneuver, landmark, name, namer)
    if where is not None and _is_right_about(maneuver):
        return Clause(where=where, act=None)
    if landmark is not None and landmark.kind == "sign" and maneuver.side is not Side.AHEAD:
        return Clause(where=None, act=_pointed(maneuver, namer), straight=False)
    if _has_sign_ahead(maneuver, namer):
        return Clause(where=_along_sign(maneuver, namer), act=None)
    if maneuver.side is Side.AHEAD:
        return Clause(where=where, act=None)
    return Clause(where=where, act=_move(maneuver, namer))


def _start_words(maneuver: Maneuver, landmark: Landmark, name: str, namer: Namer) -> str | None:
    """Return where one is and how one stands there, ``None`` where that is not known by a thing."""
    if landmark.kind == "portal":
        return namer.locale.say("depart.entering", landmark=name)
    if landmark.kind != "facility":
        return None
    if _is_right_about(maneuver):
        return namer.locale.say("depart.away", landmark=name)
    if maneuver.side is not Side.AHEAD:
        return namer.locale.say("depart.facing", landmark=name)
    # Straight on from something that one faces leads past it: who faces it would walk into it.
    key = "depart.past" if abs(maneuver.turn_rad) < ASIDE_RAD else f"depart.past.{_left_right(maneuver)}"
    return namer.locale.say(key, landmark=name)


def _is_right_about(maneuver: Maneuver) -> bool:
    landmark = maneuver.landmark
    return landmark is not None and landmark.kind == "facility" and abs(maneuver.turn_rad) >= HALF_TURN_RAD


def _move_on(maneuver: Maneuver, namer: Namer) -> Clause:
    """Return the clause of a turn or of going on."""
    if maneuver.kind is ManeuverKind.TURN:
        return Clause(where=None, act=_pointed(maneuver, namer))
    if _has_sign_ahead(maneuver, namer):
        return Clause(where=_along_sign(maneuver, namer), act=None, straight=maneuver.side is not None)
    if band_of(maneuver.turn_rad) is not Band.STRAIGHT:
        return Clause(where=None, act=namer.locale.say(f"bend.{_left_right(maneuver)}"), straight=False)
    landmark = maneuver.landmark
    name = None if landmark is None or not _can_be_found(landmark, namer) else namer.landmark(landmark)
    entered = landmark is not None and landmark.kind == "space"
    where = None if name is None else namer.locale.say("entered" if entered else "passed", landmark=name)
    return Clause(where=where, act=None, straight=maneuver.side is not None)


def _exit(maneuver: Maneuver, before: Maneuver | None, namer: Namer) -> str | None:
    """Return what one has left: the connector of the maneuver before, and the storey if that has changed."""
    if before is not None and before.kind in CONNECTING:
        kind, connector = before.kind.value.removeprefix("take_"), connector_of(before, namer)
        if before.to_storey is not None and before.to_storey != before.storey and before.up is not None:
            way = "up" if before.up else "down"
            return namer.locale.say(f"exit.{kind}.{way}", connector=connector, storey=namer.storey(before.to_storey))
        return namer.locale.say(f"exit.{kind}", connector=connector)
    found = namer.twin.connectors.get(ConnectorId(maneuver.element or ""))
    if found is None or maneuver.kind in CONNECTING:
        return None
    return namer.locale.say(f"exit.{found.kind}", connector=namer.connector(found))


def _has_sign_ahead(maneuver: Maneuver, namer: Namer) -> bool:
    """Whether a sign that can be read says to go on straight."""
    sign = maneuver.landmark is not None and maneuver.landmark.kind == "sign" and namer.locale.mode is not Mode.BLIND
    return sign and band_of(maneuver.turn_rad) is Band.STRAIGHT


def _along_sign(maneuver: Maneuver, namer: Namer) -> str:
    line = None if maneuver.landmark is None else namer.landmark(maneuver.landmark)
    return namer.locale.say("sign.on", line=line or "")


def _pointed(maneuver: Maneuver, namer: Namer) -> str:
    """Return a move at its landmark, or after its sign."""
    move, landmark = _move(maneuver, namer), maneuver.landmark
    name = None if landmark is None else namer.landmark(landmark)
    if landmark is None or name is None or not _can_be_found(landmark, namer):
        return move
    if landmark.kind == "sign":
        return namer.locale.say("sign", line=name, move=move)
    key = f"at.{landmark.kind}" if landmark.kind in {"end", "near", "space"} else "at"
    key = f"at.past.{_left_right(maneuver)}" if landmark.kind == "past" else key
    return namer.locale.say(key, landmark=name, move=move)


def _can_be_found(landmark: Landmark, namer: Namer) -> bool:
    return namer.locale.mode is not Mode.BLIND or can_be_touched(landmark, namer.twin)


def _move(maneuver: Maneuver, namer: Namer) -> str:
    if band_of(maneuver.turn_rad) is Band.STRAIGHT and maneuver.kind is not ManeuverKind.TURN:
        return namer.locale.say("move.straight")
    return _turn_words(maneuver, namer)


def _turn_words(maneuver: Maneuver, namer: Namer) -> str:
    """Return a turn in words; one too small for a band of its own is a slight one."""
    if abs(maneuver.turn_rad) >= HALF_TURN_RAD:
        return namer.locale.say("move.back")
    band = band_of(maneuver.turn_rad)
    if namer.locale.mode is Mode.BLIND:
        return namer.locale.say(f"clock.{_left_right(maneuver)}", hour=str(hour_of(maneuver.turn_rad)))
    spoken = Band.SLIGHT if band is Band.STRAIGHT else band
    return namer.locale.say(f"move.{spoken}.{_left_right(maneuver)}")


def _left_right(maneuver: Maneuver) -> str:
    return "left" if maneuver.turn_rad > 0 else "right"


def _turned(maneuver: Maneuver, act: str, namer: Namer) -> str:
    """Put the turn that leads to a door or connector before what one does there."""
    if maneuver.turn_rad == 0:
        return act
    return namer.locale.say("turned", move=_turn_words(maneuver, namer), action=act)


def _take(maneuver: Maneuver, namer: Namer) -> str:
    kind = maneuver.kind.value.removeprefix("take_")
    connector = connector_of(maneuver, namer)
    if maneuver.turn_rad == 0 and maneuver.side in {Side.LEFT, Side.RIGHT}:
        connector = namer.locale.say(f"beside.{maneuver.side}", thing=connector)
    if maneuver.up is None:
        return namer.locale.say(f"take.{kind}.level", connector=connector)
    way = "up" if maneuver.up else "down"
    if maneuver.to_storey is None or maneuver.to_storey == maneuver.storey:
        return namer.locale.say(f"take.{kind}.{way}.same", connector=connector)
    return namer.locale.say(f"take.{kind}.{way}", connector=connector, storey=namer.storey(maneuver.to_storey))


def _arrive(maneuver: Maneuver, namer: Namer) -> str:
    if maneuver.around:
        return namer.locale.say("arrive.restrooms", places=say_around(maneuver, namer))
    return namer.locale.say(f"arrive.{maneuver.side or 'plain'}", goal=goal_of(maneuver, namer))
