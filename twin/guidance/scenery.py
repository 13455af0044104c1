"""What of a building may be mentioned or may hide it: made once for a twin, storey by storey as it is asked for."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from twin.geometry.sight import SightBlockers
from twin.guidance.turns import vector_of
from twin.model.bodies import list_opaque
from twin.model.facility import Facility, FacilityKind, ObstacleKind
from twin.model.ids import StoreyId
from twin.model.passage import ConnectorKind, Point3
from twin.model.twin import Twin

LOOK_M: Final = 1.2
"""Height at which a landmark is looked at, over the floor."""

COLUMN_REACH_M: Final = 0.8
"""A column hides its own middle; its face is nearer by up to this."""

FRONT_M: Final = 0.6
"""How far before a facility's middle it is in full view."""

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


class Scenery:
    """
    The landmarks of a twin, and what stands between them and an eye.

    Each storey is looked at once, by the first who asks. Two who ask at the
    same time may both do the work; they get equal answers.
    """

    def __init__(self, twin: Twin) -> None:
        self._twin = twin
        self._candidates: dict[StoreyId, tuple[Candidate, ...]] = {}
        self._sights: dict[StoreyId, SightBlockers] = {}

    def candidates(self, storey: StoreyId) -> tuple[Candidate, ...]:
        """Return what may be mentioned on a storey."""
        if storey not in self._candidates:
            self._candidates[storey] = tuple(_list_candidates(self._twin, storey))
        return self._candidates[storey]

    def sees(self, storey: StoreyId, eye: Point3, candidate: Candidate) -> bool:
        """Whether a candidate is in sight."""
        target = candidate.look_at
        apart_m = math.dist(eye[:2], target[:2])
        keep = max(apart_m - candidate.reach_m, 0.0) / apart_m if apart_m > 0 else 1.0
        x, y, z = (start + keep * (end - start) for start, end in zip(eye, target, strict=True))
        return self._sight(storey).is_clear(eye, (x, y, z))

    def _sight(self, storey: StoreyId) -> SightBlockers:
        if storey not in self._sights:
            self._sights[storey] = SightBlockers(list_opaque(self._twin, storey))
        return self._sights[storey]


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
