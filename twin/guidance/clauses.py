"""One maneuver as a clause: where one is, what one does. Words only; every left and right comes from the maneuver."""

import math
from dataclasses import dataclass, replace
from typing import Final

from twin.guidance.combine import CONNECTING
from twin.guidance.distances import ABOUT_M, FAR_M, ROUND_M
from twin.guidance.modes import Mode
from twin.guidance.names import Namer
from twin.guidance.touch import can_be_touched
from twin.guidance.turns import HALF_TURN_RAD, Band, band_of
from twin.model.ids import ConnectorId, FacilityId, PortalId
from twin.model.route import Maneuver, ManeuverKind, Side

CLOCK_RAD: Final = math.tau / 12
"""From one hour of a clock face to the next."""


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
    return replace(clause, where=_exit(maneuver, before, namer) or clause.where)


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
        return Clause(where=None, act=_turned(maneuver, _pass_door(maneuver, namer), namer))
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
    """Return what the destination of an arrival is called on the way to it: a window by its number alone."""
    landmark = maneuver.landmark
    facility = None if landmark is None else namer.twin.facilities.get(FacilityId(landmark.id))
    if facility is not None and facility.number is not None:
        return namer.facility(facility)
    return goal_of(maneuver, namer)


def place_ahead(maneuver: Maneuver, namer: Namer) -> str | None:
    """Return what one walks up to, for the maneuver that is next; ``None`` for a mere turn."""
    if maneuver.kind is ManeuverKind.ARRIVE:
        return goal_in_short(maneuver, namer)
    if maneuver.kind in CONNECTING:
        return connector_of(maneuver, namer)
    if maneuver.kind is ManeuverKind.PASS_DOOR:
        return _door_ahead(maneuver, namer)
    return None


def connector_of(maneuver: Maneuver, namer: Namer) -> str:
    """Return what the connector of a maneuver is called."""
    name = None if maneuver.element is None else namer.element(maneuver.element)
    kind = maneuver.kind.value.removeprefix("take_")
    return name or namer.locale.phrases[f"take.{kind}.level"].values["connector"]


def _depart(maneuver: Maneuver, namer: Namer) -> Clause:
    say, landmark = namer.locale.say, maneuver.landmark
    name = None if landmark is None else namer.landmark(landmark)
    if maneuver.side is None:
        act = say("depart.set_out") if name is None else say("depart.towards", landmark=name)
        return Clause(where=None, act=act, straight=False)
    where = None
    if landmark is not None and name is not None and landmark.kind in {"portal", "facility"}:
        where = say("depart.entering" if landmark.kind == "portal" else "depart.facing", landmark=name)
    if landmark is not None and landmark.kind == "sign" and maneuver.side is not Side.AHEAD:
        return Clause(where=None, act=_pointed(maneuver, namer), straight=False)
    if _has_sign_ahead(maneuver, namer):
        return Clause(where=None, act=_along_sign(maneuver, namer))
    if maneuver.side is Side.AHEAD:
        return Clause(where=where, act=None if where else say("depart.set_out"))
    return Clause(where=where, act=_move(maneuver, namer))


def _move_on(maneuver: Maneuver, namer: Namer) -> Clause:
    """Return the clause of a turn or of going on."""
    if maneuver.kind is ManeuverKind.TURN:
        return Clause(where=None, act=_pointed(maneuver, namer))
    if _has_sign_ahead(maneuver, namer):
        return Clause(where=None, act=_along_sign(maneuver, namer), straight=maneuver.side is not None)
    if band_of(maneuver.turn_rad) is not Band.STRAIGHT:
        return Clause(where=None, act=namer.locale.say(f"bend.{_left_right(maneuver)}"), straight=False)
    return Clause(where=None, act=None, straight=maneuver.side is not None)


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
    if (
        landmark is None
        or name is None
        or (namer.locale.mode is Mode.BLIND and not can_be_touched(landmark, namer.twin))
    ):
        return move
    if landmark.kind == "sign":
        return namer.locale.say("sign", line=name, move=move)
    return namer.locale.say("at", landmark=name, move=move)


def _move(maneuver: Maneuver, namer: Namer) -> str:
    if band_of(maneuver.turn_rad) is Band.STRAIGHT and maneuver.kind is not ManeuverKind.TURN:
        return namer.locale.say("move.straight")
    return _turn_words(maneuver, namer)


def _turn_words(maneuver: Maneuver, namer: Namer) -> str:
    """Return a turn in words; one too small for a band of its own is a slight one."""
    if abs(maneuver.turn_rad) >= HALF_TURN_RAD:
        return namer.locale.say("move.back")
    band = band_of(maneuver.turn_rad)
    spoken = Band.SLIGHT if band is Band.STRAIGHT else band
    move = namer.locale.say(f"move.{spoken}.{_left_right(maneuver)}")
    if namer.locale.mode is not Mode.BLIND:
        return move
    return namer.locale.say("clock", move=move, hour=str(hour_of(maneuver.turn_rad)))


def _left_right(maneuver: Maneuver) -> str:
    return "left" if maneuver.turn_rad > 0 else "right"


def _turned(maneuver: Maneuver, act: str, namer: Namer) -> str:
    """Put the turn that leads to a door or connector before what one does there."""
    if maneuver.turn_rad == 0:
        return act
    return namer.locale.say("turned", move=_turn_words(maneuver, namer), action=act)


def _door(maneuver: Maneuver, namer: Namer) -> str:
    portal = namer.twin.portals.get(PortalId(maneuver.element or ""))
    return namer.locale.say("portal.door") if portal is None else namer.door(portal)


def _door_ahead(maneuver: Maneuver, namer: Namer) -> str:
    """Return what one walks up to at a door: one without a name by the space behind it."""
    door, landmark = _door(maneuver, namer), maneuver.landmark
    space = None if landmark is None or landmark.kind != "space" else namer.landmark(landmark)
    if space is not None and door == namer.locale.say("portal.door"):
        return namer.locale.say("door.front.to", space=space)
    return namer.locale.say("door.front", door=door)


def _pass_door(maneuver: Maneuver, namer: Namer) -> str:
    door, landmark = _door(maneuver, namer), maneuver.landmark
    if landmark is not None and landmark.kind == "outside":
        return namer.locale.say("door.outside", door=door)
    space = None if landmark is None else namer.landmark(landmark)
    if space is None:
        return namer.locale.say("door.plain", door=door)
    kinds = namer.locale.say("portal.door"), namer.locale.say("portal.gate")
    if space in door or door in kinds:
        return namer.locale.say("door.space", door=door if door in kinds else kinds[0], space=space)
    return namer.locale.say("door.space.own", door=door, space=space)


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
    return namer.locale.say(f"arrive.{maneuver.side or 'plain'}", goal=goal_of(maneuver, namer))
