"""
Maneuvers in words: what to do at each, a warning before it, reassurance on the way, and the arrival.

Distances are those of Wayfindr 2.0 and NavCog (``distances``): told 6 m before,
reassured at least every 10 m, "and then" for what comes within 4 m.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from twin.guidance.clauses import (
    Clause,
    clause_of,
    goal_in_short,
    place_ahead,
    say_distance,
    sets_out_for_door,
)
from twin.guidance.combine import CONNECTING, list_groups
from twin.guidance.distances import ANNOUNCE_M, AT_ONCE_M, REASSURE_M, ROOM_M, UNTOLD_M
from twin.guidance.door_words import start_at_door
from twin.guidance.locale import get_locale
from twin.guidance.modes import Mode
from twin.guidance.names import Namer
from twin.guidance.notices import say_barriers, say_notices
from twin.guidance.touch import follows_paving, list_details
from twin.model.route import Maneuver, ManeuverKind, Utterance, UtterancePhase
from twin.model.twin import Twin

__all__ = ["say", "say_barriers", "say_notices"]

PLEASE: Final = frozenset({ManeuverKind.DEPART, ManeuverKind.TAKE_ELEVATOR, ManeuverKind.TAKE_ESCALATOR})
"""What people are asked to do; at every turn it would be too much."""


def say(maneuvers: Sequence[Maneuver], twin: Twin, language: str, *, mode: Mode = Mode.PLAIN) -> tuple[Utterance, ...]:
    """
    Return what is said on the way, in the order of walking, worded as a *mode* does it.

    ``before_m`` counts back from the utterance's own maneuver, so a
    reassurance belongs to the maneuver that comes next.

    Raises
    ------
    UnknownIdError
        If there are no phrases in the language.
    """
    namer = Namer(twin, get_locale(language, mode))
    clauses = [
        clause_of(maneuver, namer, before) for before, maneuver in zip([None, *maneuvers], maneuvers, strict=False)
    ]
    groups = list_groups(maneuvers)
    return tuple(
        utterance
        for before, group in zip([(), *groups], groups, strict=False)
        for utterance in _say_group(before, group, maneuvers, clauses, namer)
    )


def _say_group(
    before: tuple[int, ...],
    group: tuple[int, ...],
    maneuvers: Sequence[Maneuver],
    clauses: Sequence[Clause],
    namer: Namer,
) -> Iterator[Utterance]:
    first, last = group[0], group[-1]
    asked = maneuvers[first].kind in PLEASE
    if first > 0:
        silent_m = math.fsum(maneuvers[i].length_m for i in before[:-1])
        act = _act(group, maneuvers, clauses, namer)
        yield from _say_way_to(first, maneuvers, silent_m, straight=clauses[first - 1].straight, act=act, namer=namer)
    phase = UtterancePhase.ARRIVE if maneuvers[first].kind is ManeuverKind.ARRIVE else UtterancePhase.AT
    following = maneuvers[last + 1] if last + 1 < len(maneuvers) else None
    text = _with_travel(group, maneuvers, clauses, following, namer, asked=asked)
    said = _utter(text, 0.0, first, phase, namer)
    details = [namer.locale.sentence(text) for i in group for text in list_details(maneuvers[i], namer)]
    yield replace(said, text=namer.locale.join([said.text, *details])) if details else said


def _say_way_to(
    index: int, maneuvers: Sequence[Maneuver], silent_m: float, *, straight: bool, act: str, namer: Namer
) -> Iterator[Utterance]:
    """Yield reassurances and the announcement on the stretch before a maneuver, *silent_m* after the last words."""
    before, maneuver = maneuvers[index - 1], maneuvers[index]
    if before.kind in CONNECTING:
        return
    announced = before.length_m >= ROOM_M
    quiet_m = silent_m + before.length_m - (ANNOUNCE_M if announced else 0.0)
    pieces = max(math.ceil(quiet_m / REASSURE_M), 1)
    key = "reassure" if straight else "reassure.on"
    for piece in range(1, pieces):
        left_m = silent_m + before.length_m - quiet_m * piece / pieces
        text = namer.locale.say(key, distance=say_distance(left_m, namer))
        yield _utter(text, left_m, index, UtterancePhase.REASSURE, namer)
    if announced:
        distance = say_distance(ANNOUNCE_M, namer)
        if maneuver.kind is ManeuverKind.ARRIVE:
            text = namer.locale.say("approach.goal", distance=distance, goal=goal_in_short(maneuver, namer))
        else:
            text = namer.locale.say("approach", distance=distance, action=act)
        yield _utter(text, ANNOUNCE_M, index, UtterancePhase.APPROACH, namer)


def _act(
    group: tuple[int, ...],
    maneuvers: Sequence[Maneuver],
    clauses: Sequence[Clause],
    namer: Namer,
    *,
    asked: bool = False,
) -> str:
    """Return what is done in a group, without where one goes afterwards; *asked* for with a 请."""
    first, *others = group
    text = clauses[first].act or _travel(maneuvers[first], clauses[first], None, namer)
    for other in others:
        second = clauses[other].act or _travel(maneuvers[other], clauses[other], None, namer)
        at_once = clauses[first].act is None or maneuvers[first].length_m < AT_ONCE_M
        text = _and(text, second, (maneuvers[first], maneuvers[other]), namer, at_once=at_once)
    clause = clauses[first]
    if any(sets_out_for_door(maneuvers[first], maneuvers[other]) for other in others):
        clause = replace(clause, act=text)  # one is sent to a door, and not just off
    return _after(clause, text, namer, asked=asked)


def _and(text: str, second: str, maneuvers: tuple[Maneuver, Maneuver], namer: Namer, *, at_once: bool) -> str:
    """Return what is done first, and what at once or soon after."""
    say, (before, after) = namer.locale.say, maneuvers
    distance = say_distance(before.length_m, namer)
    if sets_out_for_door(before, after):
        place, action = start_at_door(after, namer)
        return say("depart.door", place=place, distance=distance, action=action)
    if _turns_again(before, after):
        return say("and_then.again", first=text, second=second)
    if at_once:
        return say("and_then", first=text, second=second)
    return say("and_soon", first=text, distance=distance, second=second)


def _after(clause: Clause, text: str, namer: Namer, *, asked: bool) -> str:
    if clause.act is None and clause.where is None:  # only sets out, or only goes on
        return namer.locale.say("depart.on" if asked else "continue", travel=text)
    said = namer.locale.say("please", text=text) if asked else text
    return said if clause.where is None else namer.locale.say("after", where=clause.where, text=said)


def _turns_again(first: Maneuver, other: Maneuver) -> bool:
    """Whether two bare turns to one side follow on one another: said plainly, the second sounds like a slip."""
    bare = all(each.kind is ManeuverKind.TURN and each.landmark is None for each in (first, other))
    return bare and first.length_m < AT_ONCE_M and first.turn_rad * other.turn_rad > 0


def _with_travel(
    group: tuple[int, ...],
    maneuvers: Sequence[Maneuver],
    clauses: Sequence[Clause],
    following: Maneuver | None,
    namer: Namer,
    *,
    asked: bool,
) -> str:
    """Return what is done in a group, and how far one goes after it."""
    maneuver, clause = maneuvers[group[-1]], clauses[group[-1]]
    if following is None or maneuver.kind in CONNECTING or (maneuver.length_m < UNTOLD_M and _is_anchored(maneuver)):
        return _act(group, maneuvers, clauses, namer, asked=asked)
    inside = following.kind is ManeuverKind.ARRIVE and _is_inside(maneuvers[: group[-1] + 1], following)
    travel = _travel(maneuver, clause, following, namer, inside=inside)
    if clause.act is None:
        return _after(clause, travel, namer, asked=asked)
    key = "with_travel" if len(group) == 1 else "with_travel.group"
    action = _act(group, maneuvers, clauses, namer, asked=asked)
    return namer.locale.say(key, action=action, travel=travel)


def _travel(
    maneuver: Maneuver, clause: Clause, following: Maneuver | None, namer: Namer, *, inside: bool = False
) -> str:
    key = "travel.straight" if clause.straight else "travel.on"
    distance = say_distance(maneuver.length_m, namer)
    place = None if following is None or inside else place_ahead(following, namer)
    towards = None if maneuver.towards is None else namer.landmark(maneuver.towards)
    if place is None and towards is not None and namer.locale.mode is not Mode.BLIND:
        text = namer.locale.say(f"{key}.towards", landmark=towards, distance=distance)
    elif place is None:
        text = namer.locale.say(key, distance=distance)
    else:
        text = namer.locale.say(f"{key}.to", distance=distance, place=place)
    if following is None or namer.locale.mode is not Mode.BLIND or not follows_paving(maneuver, following, namer.twin):
        return text
    return namer.locale.say("paving", travel=text)


def _is_anchored(maneuver: Maneuver) -> bool:
    """Whether something is named where it is done, so that it can be found without a distance."""
    return maneuver.kind is ManeuverKind.PASS_DOOR or maneuver.landmark is not None


def _is_inside(before: Sequence[Maneuver], arrival: Maneuver) -> bool:
    """Whether one has gone through the door of the destination already, and is told no more that one comes to it."""
    entered = next((each for each in reversed(before) if each.kind in {*CONNECTING, ManeuverKind.PASS_DOOR}), None)
    here, goal = None if entered is None else entered.landmark, arrival.landmark
    return here is not None and goal is not None and here.id == goal.id


def _utter(text: str, before_m: float, maneuver: int, phase: UtterancePhase, namer: Namer) -> Utterance:
    return Utterance(
        text=namer.locale.sentence(text),
        language=namer.locale.language,
        before_m=before_m,
        maneuver=maneuver,
        phase=phase,
    )
