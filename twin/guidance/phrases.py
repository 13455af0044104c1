"""
Maneuvers in words: what to do at each, a warning before it, reassurance on the way, and the arrival.

Distances are those of Wayfindr 2.0 and NavCog: told 6 m before, reassured at
least every 12 m, "and then" for what comes within 4 m.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from twin.guidance.clauses import Clause, clause_of, goal_in_short, place_ahead, say_distance
from twin.guidance.combine import CONNECTING, list_groups
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.guidance.notices import say_barriers, say_notices
from twin.model.route import Maneuver, ManeuverKind, Utterance, UtterancePhase
from twin.model.twin import Twin

__all__ = ["say", "say_barriers", "say_notices"]

BEFORE_M: Final = 6.0
"""How far before a maneuver it is announced (Wayfindr: 6 m, plus or minus 1 m)."""

ROOM_M: Final = 9.0
"""A stretch shorter than this has no room for an announcement: what was said at its start is still in the ear."""

REASSURE_M: Final = 12.0
"""Longest silence: between Wayfindr's 10 m and NavCog's 15 m."""

AT_ONCE_M: Final = 1.5
"""What follows within this follows at once; beyond it the distance is told."""

SHORTEST_M: Final = 1.0
"""Distances below this are not told."""


def say(maneuvers: Sequence[Maneuver], twin: Twin, language: str) -> tuple[Utterance, ...]:
    """
    Return what is said on the way, in the order of walking.

    ``before_m`` counts back from the utterance's own maneuver, so a
    reassurance belongs to the maneuver that comes next.

    Raises
    ------
    UnknownIdError
        If there are no phrases in the language.
    """
    namer = Namer(twin, get_locale(language))
    clauses = [clause_of(maneuver, namer) for maneuver in maneuvers]
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
    if first > 0:
        silent_m = math.fsum(maneuvers[i].length_m for i in before[:-1])
        act = _act(group, maneuvers, clauses, namer)
        yield from _say_way_to(first, maneuvers, silent_m, straight=clauses[first - 1].straight, act=act, namer=namer)
    phase = UtterancePhase.ARRIVE if maneuvers[first].kind is ManeuverKind.ARRIVE else UtterancePhase.AT
    following = maneuvers[last + 1] if last + 1 < len(maneuvers) else None
    yield _utter(_with_travel(group, maneuvers, clauses, following, namer), 0.0, first, phase, namer)


def _say_way_to(
    index: int, maneuvers: Sequence[Maneuver], silent_m: float, *, straight: bool, act: str, namer: Namer
) -> Iterator[Utterance]:
    """Yield reassurances and the announcement on the stretch before a maneuver, *silent_m* after the last words."""
    before, maneuver = maneuvers[index - 1], maneuvers[index]
    if before.kind in CONNECTING:
        return
    announced = before.length_m >= ROOM_M
    quiet_m = silent_m + before.length_m - (BEFORE_M if announced else 0.0)
    pieces = max(math.ceil(quiet_m / REASSURE_M), 1)
    key = "reassure" if straight else "reassure.on"
    for piece in range(1, pieces):
        left_m = silent_m + before.length_m - quiet_m * piece / pieces
        text = namer.locale.say(key, distance=say_distance(left_m, namer))
        yield _utter(text, left_m, index, UtterancePhase.REASSURE, namer)
    if announced:
        distance = say_distance(BEFORE_M, namer)
        if maneuver.kind is ManeuverKind.ARRIVE:
            text = namer.locale.say("approach.goal", distance=distance, goal=goal_in_short(maneuver, namer))
        else:
            text = namer.locale.say("approach", distance=distance, action=act)
        yield _utter(text, BEFORE_M, index, UtterancePhase.APPROACH, namer)


def _act(group: tuple[int, ...], maneuvers: Sequence[Maneuver], clauses: Sequence[Clause], namer: Namer) -> str:
    """Return what is done in a group, without where one goes afterwards."""
    first, *others = group
    text = clauses[first].act or _travel(maneuvers[first], clauses[first], None, namer)
    for other in others:
        second = clauses[other].act or _travel(maneuvers[other], clauses[other], None, namer)
        if clauses[first].act is None or maneuvers[first].length_m < AT_ONCE_M:
            text = namer.locale.say("and_then", first=text, second=second)
        else:
            distance = say_distance(maneuvers[first].length_m, namer)
            text = namer.locale.say("and_soon", first=text, distance=distance, second=second)
    where = clauses[first].where
    return text if where is None else namer.locale.say("after", where=where, text=text)


def _with_travel(
    group: tuple[int, ...],
    maneuvers: Sequence[Maneuver],
    clauses: Sequence[Clause],
    following: Maneuver | None,
    namer: Namer,
) -> str:
    """Return what is done in a group, and how far one goes after it."""
    maneuver, clause = maneuvers[group[-1]], clauses[group[-1]]
    told = following is not None and maneuver.kind not in CONNECTING and maneuver.length_m >= SHORTEST_M
    if not told:
        return _act(group, maneuvers, clauses, namer)
    travel = _travel(maneuver, clause, following, namer)
    if clause.act is None:
        return travel if clause.where is None else namer.locale.say("after", where=clause.where, text=travel)
    key = "with_travel" if len(group) == 1 else "with_travel.group"
    return namer.locale.say(key, action=_act(group, maneuvers, clauses, namer), travel=travel)


def _travel(maneuver: Maneuver, clause: Clause, following: Maneuver | None, namer: Namer) -> str:
    key = "travel.straight" if clause.straight else "travel.on"
    distance = say_distance(maneuver.length_m, namer)
    place = None if following is None or _is_there(maneuver, following) else place_ahead(following, namer)
    if place is None:
        return namer.locale.say(key, distance=distance)
    return namer.locale.say(f"{key}.to", distance=distance, place=place)


def _is_there(maneuver: Maneuver, following: Maneuver) -> bool:
    """Whether the destination is the very space that the maneuver has just entered."""
    here, goal = maneuver.landmark, following.landmark
    return following.kind is ManeuverKind.ARRIVE and here is not None and goal is not None and here.id == goal.id


def _utter(text: str, before_m: float, maneuver: int, phase: UtterancePhase, namer: Namer) -> Utterance:
    return Utterance(
        text=namer.locale.sentence(text),
        language=namer.locale.language,
        before_m=before_m,
        maneuver=maneuver,
        phase=phase,
    )
