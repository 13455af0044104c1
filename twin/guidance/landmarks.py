"""What to mention at a turn: the thing nearby that is in sight, known by one name, and the only one of that name."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from twin.geometry.sight import SightBlockers
from twin.guidance.bearings import CLEAR_M
from twin.guidance.steps import Step
from twin.guidance.turns import Band, Vector, band_of, side_of, turn_between, vector_of
from twin.model.bodies import list_opaque
from twin.model.facility import Facility, FacilityKind, ObstacleKind
from twin.model.ids import SignId, StoreyId
from twin.model.passage import ConnectorKind, Point3
from twin.model.route import Landmark, Maneuver, ManeuverKind, Side
from twin.model.sign import Arrow, Legend
from twin.model.twin import Twin

ReadableSigns = Callable[[StoreyId, Point3, Vector], Iterable[tuple[SignId, Legend]]]
"""
Signs that somebody can be proven to read, and the lines on them that lead to the goal.

Asked with the storey, a point on the floor and the direction in which one
walks there. Whoever answers has to prove it: guidance quotes what it is given.
"""

NEAR_M: Final = 4.0
"""A landmark is no farther from the turn than this."""

ALIKE_M: Final = 12.0
"""Another thing of the same name within this, and in sight, makes a landmark useless ..."""

TOGETHER_M: Final = 3.0
"""... unless it stands in the same row."""

AHEAD_M: Final = 15.0
"""How far off a thing may be that one sets out towards."""

AHEAD_RAD: Final = math.radians(15.0)
"""How far beside the way it may lie."""

EYE_M: Final = 1.6
"""Eye height of somebody standing, over the floor (requirements 3.3, engineering default)."""

LOOK_M: Final = 1.2
"""Height at which a landmark is looked at, over the floor."""

COLUMN_REACH_M: Final = 0.8
"""A column hides its own middle; its face is nearer by up to this."""

FRONT_M: Final = 0.6
"""How far before a facility's middle it is in full view."""

MOVES: Final = frozenset({ManeuverKind.TURN, ManeuverKind.CONTINUE, ManeuverKind.DEPART})

STANDING_OUT: Final = frozenset(
    {
        FacilityKind.SERVICE_WINDOW,
        FacilityKind.SERVICE_DESK,
        FacilityKind.LOW_SERVICE_DESK,
        FacilityKind.QUEUE_TICKET_MACHINE,
        FacilityKind.SELF_SERVICE_KIOSK,
        FacilityKind.STORAGE_LOCKER,
        FacilityKind.VENDING_MACHINE,
        FacilityKind.WATER_DISPENSER,
        FacilityKind.PHOTO_BOOTH,
        FacilityKind.INFORMATION_SCREEN,
        FacilityKind.CERTIFICATE_MACHINE,
        FacilityKind.AED,
    }
)
"""Facilities that stay where they are and that visitors know by name."""

ARROWS: Final = {
    Side.LEFT: frozenset({Arrow.LEFT, Arrow.AHEAD_LEFT}),
    Side.RIGHT: frozenset({Arrow.RIGHT, Arrow.AHEAD_RIGHT}),
    Side.AHEAD: frozenset({Arrow.AHEAD}),
    Side.BEHIND: frozenset({Arrow.BACK}),
}
"""Arrows that agree with a move to a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    A thing that could be mentioned: lower ``rank`` is better, equal ``call`` sounds the same.

    It is in sight where ``look_at`` is, up to ``reach_m`` before it.
    """

    rank: int
    call: str
    id: str
    kind: str
    name: str
    at: Point3
    look_at: Point3
    reach_m: float = 0.0


def choose_landmarks(steps: Sequence[Step], twin: Twin, readable_signs: ReadableSigns | None) -> tuple[Step, ...]:
    """Return the steps with landmarks: a sign that says so, else a thing near a turn; deterministic, both in sight."""
    storeys = dict.fromkeys(step.maneuver.storey for step in steps)
    candidates = {storey: tuple(_list_candidates(twin, storey)) for storey in storeys}
    sights = {storey: SightBlockers(list_opaque(twin, storey)) for storey in storeys}
    return tuple(
        _with_landmark(step, candidates[step.maneuver.storey], sights[step.maneuver.storey], readable_signs)
        for step in steps
    )


def _with_landmark(
    step: Step,
    candidates: Sequence[Candidate],
    sight: SightBlockers,
    readable_signs: ReadableSigns | None,
) -> Step:
    maneuver = step.maneuver
    if maneuver.kind not in MOVES or maneuver.landmark is not None:
        return step
    landmark = None
    if step.arriving is None:
        if maneuver.kind is ManeuverKind.DEPART and step.leaving is not None:
            landmark = _landmark_ahead(step, step.leaving, candidates, sight)
    else:
        if readable_signs is not None:
            landmark = _sign_landmark(step, step.arriving, readable_signs)
        if landmark is None and maneuver.kind is ManeuverKind.TURN and maneuver.element is None:
            landmark = _thing_landmark(step, step.arriving, candidates, sight)
    return replace(step, maneuver=replace(maneuver, landmark=landmark))


def _landmark_ahead(
    step: Step, leaving: Vector, candidates: Sequence[Candidate], sight: SightBlockers
) -> Landmark | None:
    """Return the thing to set out towards, for one who does not know which way to face."""
    at = step.maneuver.at
    eye = _raised(at, EYE_M)
    seen = [found for found in candidates if _apart_m(found.at, at) <= AHEAD_M and _sees(sight, eye, found)]
    ahead = [found for found in seen if abs(turn_between(leaving, _towards(at, found))) <= AHEAD_RAD]
    for candidate in sorted(ahead, key=lambda found: (found.rank, round(_apart_m(found.at, at), 6), found.id)):
        alike = [found for found in seen if found.call == candidate.call]
        if all(_apart_m(found.at, candidate.at) <= TOGETHER_M for found in alike):
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
    step: Step, arriving: Vector, candidates: Sequence[Candidate], sight: SightBlockers
) -> Landmark | None:
    at = step.maneuver.at
    eye, spot = _raised(step.seen_from, EYE_M), _raised(at, EYE_M)
    seen = [
        candidate
        for candidate in candidates
        if _apart_m(candidate.at, at) <= ALIKE_M and all(_sees(sight, point, candidate) for point in (eye, spot))
    ]
    near = [candidate for candidate in seen if _apart_m(candidate.at, at) <= NEAR_M]
    for candidate in sorted(near, key=lambda found: (found.rank, round(_apart_m(found.at, at), 6), found.id)):
        alike = [other for other in seen if other.call == candidate.call]
        here = _apart_m(candidate.at, at) < CLEAR_M
        side = Side.AHEAD if here else side_of(turn_between(arriving, _towards(at, candidate)))
        if side is not Side.BEHIND and all(_apart_m(other.at, candidate.at) <= TOGETHER_M for other in alike):
            return Landmark(id=candidate.id, kind=candidate.kind, name=candidate.name, side=side)
    return None


def _towards(at: Point3, candidate: Candidate) -> Vector:
    return candidate.at[0] - at[0], candidate.at[1] - at[1]


def _sees(sight: SightBlockers, eye: Point3, candidate: Candidate) -> bool:
    target = candidate.look_at
    apart_m = _apart_m(eye, target)
    keep = max(apart_m - candidate.reach_m, 0.0) / apart_m if apart_m > 0 else 1.0
    x, y, z = (start + keep * (end - start) for start, end in zip(eye, target, strict=True))
    return sight.is_clear(eye, (x, y, z))


def _list_candidates(twin: Twin, storey: StoreyId) -> Iterator[Candidate]:
    for facility in twin.facilities.values():
        if facility.storey == storey and facility.kind.value in STANDING_OUT:
            yield _facility_candidate(facility)
    for connector in twin.connectors.values():
        for landing in connector.landings:
            if landing.storey == storey and connector.kind is not ConnectorKind.RAMP:
                yield Candidate(
                    rank=1,
                    call=str(connector.kind),
                    id=connector.id,
                    kind="connector",
                    name=connector.name,
                    at=landing.at,
                    look_at=_raised(landing.at, LOOK_M),
                )
    for body in twin.obstacles.values():
        if body.storey == storey and body.kind is ObstacleKind.COLUMN:
            middle = body.footprint.centroid
            at = (middle.x, middle.y, body.bottom_z_m)
            look_at = _raised(at, LOOK_M)
            yield Candidate(
                rank=2,
                call="column",
                id=body.id,
                kind="column",
                name=body.name,
                at=at,
                look_at=look_at,
                reach_m=COLUMN_REACH_M,
            )


def _facility_candidate(facility: Facility) -> Candidate:
    """Return a facility as a candidate; one that is built into a wall is looked at from its user's side."""
    kind, number, at = facility.kind.value, facility.number, facility.at
    front = (0.0, 0.0) if facility.front_rad is None else vector_of(facility.front_rad)
    return Candidate(
        rank=0 if kind is FacilityKind.SERVICE_WINDOW and number is not None else 1,
        call=f"{kind}.{number}" if number else str(kind),
        id=facility.id,
        kind="facility",
        name=number or facility.name,
        at=at,
        look_at=(at[0] + FRONT_M * front[0], at[1] + FRONT_M * front[1], at[2] + LOOK_M),
    )


def _raised(point: Point3, height_m: float) -> Point3:
    return (point[0], point[1], point[2] + height_m)


def _apart_m(one: Point3, other: Point3) -> float:
    return math.dist(one[:2], other[:2])
