"""What to mention at a turn: the thing nearby that is in sight, known by one name, and the only one of that name."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from twin.guidance.bearings import CLEAR_M
from twin.guidance.scenery import Candidate, Scenery
from twin.guidance.steps import Step
from twin.guidance.turning_places import end_of_way, space_entered
from twin.guidance.turns import Band, Vector, band_of, side_of, turn_between
from twin.guidance.waypoints import is_waypoint, without_idle
from twin.model.ids import SignId, StoreyId
from twin.model.passage import Point2, Point3
from twin.model.route import Landmark, Maneuver, ManeuverKind, Side
from twin.model.sign import Arrow, Legend

ReadableSigns = Callable[[StoreyId, Point3, Vector], Iterable[tuple[SignId, Legend]]]
"""
Signs that somebody can be proven to read, and the lines on them that lead to the goal.

Asked with the storey, a point on the floor and the direction in which one
walks there. Whoever answers has to prove it: guidance quotes what it is given.
"""

NEAR_M: Final = 4.0
"""A landmark is no farther from the turn than this."""

AROUND_M: Final = 7.0
"""After a long way a turn is told to be near something up to this far from it, if there is nothing nearer ..."""

AROUND_SHARE: Final = 0.3
"""... nor farther from it than this share of the way."""

JUST_PASSED_M: Final = 2.0
"""So little behind one a thing is still where one is."""

ALIKE_M: Final = 12.0
"""Another thing of the same name within this, and in sight, makes a landmark useless ..."""

TOGETHER_M: Final = 3.0
"""... unless it stands in the same row."""

AHEAD_M: Final = 15.0
"""How far off a thing may be that one sets out towards."""

AHEAD_RAD: Final = math.radians(15.0)
"""How far beside the way it may lie."""

LONG_M: Final = 10.0
"""A way of this length to a turn at nothing in particular needs something to walk towards ..."""

AIMED_M: Final = 6.0
"""... and one of this length something to walk towards, if only a turn comes at its end."""

FAR_M: Final = 8.0
"""After so long a way one has to be told where it ends, and a sign that hangs somewhere ahead does not."""

THINGS: Final = frozenset({"facility", "connector", "door", "past"})
"""Kinds of landmarks that one can walk up to; the others give way to a sign."""

TOWARDS_RAD: Final = math.radians(10.0)
"""... that lies no farther beside it."""

PAST_RAD: Final = math.radians(100.0)
"""A thing so far beside the way that one came is behind one ..."""

PAST_MOST_RAD: Final = math.radians(170.0)
"""... on a side, up to this."""

EYE_M: Final = 1.6
"""Eye height of somebody standing, over the floor (requirements 3.3, engineering default)."""

MOVES: Final = frozenset({ManeuverKind.TURN, ManeuverKind.CONTINUE, ManeuverKind.DEPART})

LEADING: Final = MOVES | {ManeuverKind.PASS_DOOR}
"""What one may walk on from towards something."""

ARROWS: Final = {
    Side.LEFT: frozenset({Arrow.LEFT, Arrow.AHEAD_LEFT}),
    Side.RIGHT: frozenset({Arrow.RIGHT, Arrow.AHEAD_RIGHT}),
    Side.AHEAD: frozenset({Arrow.AHEAD}),
    Side.BEHIND: frozenset({Arrow.BACK}),
}
"""Arrows that agree with a move to a side."""


def choose_landmarks(steps: Sequence[Step], scenery: Scenery, readable_signs: ReadableSigns | None) -> tuple[Step, ...]:
    """Return the steps with landmarks: a sign that says so, else a thing near a turn; deterministic, both in sight."""
    found = [
        _with_landmark(step, before, after, scenery, readable_signs)
        for before, step, after in zip([None, *steps], steps, [*steps[1:], None], strict=False)
    ]
    found = without_idle(found)
    ways = zip(found, [*found[1:], None], strict=True)
    return tuple(step if after is None else _with_direction(step, after, scenery) for step, after in ways)


def _with_landmark(
    step: Step, before: Step | None, after: Step | None, scenery: Scenery, readable_signs: ReadableSigns | None
) -> Step:
    maneuver = step.maneuver
    if maneuver.kind not in MOVES or maneuver.landmark is not None:
        return step
    landmark = None
    if step.arriving is None:
        if maneuver.kind is ManeuverKind.DEPART and step.leaving is not None:
            landmark = _landmark_ahead(step, step.leaving, scenery)
    else:
        if readable_signs is not None and not is_waypoint(maneuver):
            landmark = _sign_landmark(step, step.arriving, readable_signs)
        if maneuver.element is None and before is not None:
            far = before.maneuver.length_m >= FAR_M
            spoken_for = _gone_to(after) | _namesakes(before.maneuver, scenery)
            place = _place_of_turn(step, before, scenery, spoken_for) if landmark is None or far else None
            landmark = place if landmark is None or (place is not None and place.kind in THINGS) else landmark
    return step if landmark is None else replace(step, maneuver=replace(maneuver, landmark=landmark))


def _gone_to(after: Step | None) -> frozenset[str]:
    """Return what one goes to next: nobody turns there, on the way there."""
    maneuver = None if after is None else after.maneuver
    goal = None if maneuver is None or maneuver.kind is not ManeuverKind.ARRIVE else maneuver.landmark
    return frozenset({"" if maneuver is None else maneuver.element or "", "" if goal is None else goal.id})


def _namesakes(maneuver: Maneuver, scenery: Scenery) -> frozenset[str]:
    """Return what is called like the thing that one just was at: nobody is sent from one to another of its name."""
    told = "" if maneuver.landmark is None else maneuver.landmark.id
    things = scenery.candidates(maneuver.storey)
    calls = {thing.call for thing in things if thing.id == told and thing.kind != "column"}
    return frozenset(thing.id for thing in things if thing.call in calls)


def _place_of_turn(step: Step, before: Step, scenery: Scenery, gone_to: frozenset[str]) -> Landmark | None:
    """Return what tells that one has come to a turn: a thing, the end of the way, the edge of a space; else a column."""
    if step.arriving is None or step.maneuver.kind is ManeuverKind.DEPART:
        return None
    thing = _thing_landmark(step, step.arriving, scenery, gone_to)
    if thing is not None and thing.kind != "column":
        return thing
    found = end_of_way(step, step.arriving, before, scenery) or space_entered(step, before, scenery) or thing
    if found is not None or before.maneuver.length_m < LONG_M:
        return found
    around_m = min(AROUND_M, AROUND_SHARE * before.maneuver.length_m)
    thing = _thing_landmark(step, step.arriving, scenery, gone_to, within_m=around_m)
    return None if thing is None else replace(thing, kind="near")


def _with_direction(step: Step, after: Step, scenery: Scenery) -> Step:
    """Give a long way to a mere turn something to walk towards: nobody keeps a direction without."""
    maneuver, ends_at = step.maneuver, after.maneuver
    if maneuver.length_m < AIMED_M or maneuver.kind not in LEADING or maneuver.side is None:
        return step
    if maneuver.storey != ends_at.storey or ends_at.kind is not ManeuverKind.TURN:
        return step
    leaving = ends_at.at[0] - maneuver.at[0], ends_at.at[1] - maneuver.at[1]
    least_m, most_m = maneuver.length_m - NEAR_M, maneuver.length_m + AHEAD_M
    towards = _landmark_ahead(step, leaving, scenery, (least_m, most_m), beside_rad=TOWARDS_RAD)
    return step if towards is None else replace(step, maneuver=replace(maneuver, towards=towards))


def _landmark_ahead(
    step: Step,
    leaving: Vector,
    scenery: Scenery,
    away_m: tuple[float, float] = (CLEAR_M, AHEAD_M),
    *,
    beside_rad: float = AHEAD_RAD,
) -> Landmark | None:
    """Return the thing to walk towards, for one who does not know which way to face."""
    at, storey = step.maneuver.at, step.maneuver.storey
    eyes = (_raised(at, EYE_M),)
    ahead = [
        found
        for found in scenery.outside(storey, _plan(at), away_m[1])
        if away_m[0] < _apart_m(found.at, at) <= away_m[1]
        and abs(turn_between(leaving, _towards(at, found))) <= beside_rad
    ]
    for candidate in sorted(ahead, key=lambda found: _preference(found, at)):
        if _is_known(candidate, step.maneuver, away_m[1], eyes=eyes, scenery=scenery):
            return Landmark(id=candidate.id, kind=candidate.kind, name=candidate.name, side=Side.AHEAD)
    return None


def _sign_landmark(step: Step, arriving: Vector, readable_signs: ReadableSigns) -> Landmark | None:
    maneuver = step.maneuver
    wanted = ARROWS[_move_side(maneuver)]
    found = [
        (sign, legend)
        for sign, legend in readable_signs(maneuver.storey, step.seen_from, arriving)
        if legend.arrow in wanted and (legend.zh or legend.en)
    ]
    if not found:
        return None
    sign, legend = min(found, key=lambda pair: (pair[0], pair[1].zh or "", pair[1].en or ""))
    return Landmark(id=sign, kind="sign", name=legend.zh or legend.en or "")


def _move_side(maneuver: Maneuver) -> Side:
    band = band_of(maneuver.turn_rad)
    if band is Band.STRAIGHT:
        return Side.AHEAD
    if band is Band.BACK:
        return Side.BEHIND
    return Side.LEFT if maneuver.turn_rad > 0 else Side.RIGHT


def _thing_landmark(
    step: Step, arriving: Vector, scenery: Scenery, gone_to: frozenset[str], *, within_m: float = NEAR_M
) -> Landmark | None:
    """Return the best thing near a turn that is in sight from it and from where people are told of it."""
    at, storey = step.maneuver.at, step.maneuver.storey
    eyes = (_raised(step.seen_from, EYE_M), _raised(at, EYE_M))
    near = scenery.outside(storey, _plan(at), within_m)
    for candidate in sorted(near, key=lambda found: _preference(found, at)):
        here = _apart_m(candidate.at, at) < CLEAR_M
        side = Side.AHEAD if here else side_of(turn_between(arriving, _towards(at, candidate)))
        passed = side is Side.BEHIND and _apart_m(candidate.at, at) > JUST_PASSED_M
        if (
            not passed
            and candidate.id not in gone_to
            and _is_known(candidate, step.maneuver, ALIKE_M, eyes=eyes, scenery=scenery)
        ):
            kind = "past" if _is_turned_behind(step.maneuver, arriving, candidate) else candidate.kind
            return Landmark(id=candidate.id, kind=kind, name=candidate.name, side=side)
    return None


def _is_turned_behind(maneuver: Maneuver, arriving: Vector, candidate: Candidate) -> bool:
    """Whether one turns round a thing: who turns right before it walks into it."""
    beside_rad = turn_between(arriving, _towards(maneuver.at, candidate))
    behind = PAST_RAD <= round(abs(beside_rad), 6) <= PAST_MOST_RAD and beside_rad * maneuver.turn_rad > 0
    return candidate.kind == "facility" and behind and band_of(maneuver.turn_rad) is not Band.BACK


def _is_known(
    candidate: Candidate, maneuver: Maneuver, within_m: float, *, eyes: Sequence[Point3], scenery: Scenery
) -> bool:
    """Whether a thing is in sight, and no other of its name is in sight that does not stand next to it."""
    at, storey = maneuver.at, maneuver.storey

    def in_sight(found: Candidate) -> bool:
        return all(scenery.sees(storey, eye, found) for eye in eyes)

    rivals = (
        other
        for other in scenery.near(storey, _plan(at), within_m)
        if other.call == candidate.call and _apart_m(other.at, candidate.at) > TOGETHER_M
    )
    return in_sight(candidate) and not any(in_sight(other) for other in rivals)


def _preference(candidate: Candidate, at: Point3) -> tuple[int, float, str]:
    """Better things first, then nearer ones; the distance is rounded so that a mirror image decides alike."""
    return candidate.rank, round(_apart_m(candidate.at, at), 6), candidate.id


def _plan(at: Point3) -> Point2:
    return at[0], at[1]


def _towards(at: Point3, candidate: Candidate) -> Vector:
    return candidate.at[0] - at[0], candidate.at[1] - at[1]


def _raised(point: Point3, height_m: float) -> Point3:
    return (point[0], point[1], point[2] + height_m)


def _apart_m(one: Point3, other: Point3) -> float:
    return math.dist(one[:2], other[:2])
