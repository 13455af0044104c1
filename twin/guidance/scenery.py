"""What of a building may be mentioned or may hide it: made once for a twin, storey by storey as it is asked for."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from shapely.geometry.base import BaseGeometry

from twin.geometry.blockers import Blockers, build_outlines, find_holding, meets
from twin.geometry.sight import SightBlockers
from twin.guidance.turns import Floats, vector_of
from twin.model.bodies import list_opaque
from twin.model.facility import Facility, FacilityKind, ObstacleKind
from twin.model.ids import StoreyId
from twin.model.passage import ConnectorKind, Point2, Point3, Portal, PortalKind
from twin.model.space import Space, SpaceUse
from twin.model.twin import Twin

LOOK_M: Final = 1.2
"""Height at which a landmark is looked at, over the floor."""

COLUMN_REACH_M: Final = 0.8
"""A column hides its own middle; its face is nearer by up to this."""

DOOR_REACH_M: Final = 0.6
"""A door is in a wall, and one looks at its front."""

WAYS: Final = frozenset({SpaceUse.CIRCULATION, SpaceUse.ELEVATOR_LOBBY, SpaceUse.OUTDOOR, SpaceUse.UNKNOWN})
"""Uses of spaces from which one sees the doors of rooms."""

FRONT_M: Final = 0.6
"""How far before a facility's middle it is in full view."""

STEP_M: Final = 0.4
"""Half of a doorway's depth, and a little."""

NOT_PASSED: Final = frozenset({ObstacleKind.WALL, ObstacleKind.STAIR, ObstacleKind.VOID})
"""Bodies that nobody just walks round who sees what is behind."""

ROUNDED_M: Final = 1e-6
"""More than rounding does to a distance."""

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
        self._places: dict[StoreyId, Floats] = {}
        self._sights: dict[StoreyId, SightBlockers] = {}
        self._spaces: dict[StoreyId, tuple[tuple[Space, ...], Blockers]] = {}
        self._ways: dict[tuple[StoreyId, bool], Blockers] = {}
        self._doors: dict[StoreyId, tuple[Portal, ...]] = {}

    def candidates(self, storey: StoreyId) -> tuple[Candidate, ...]:
        """Return what may be mentioned on a storey."""
        if storey not in self._candidates:
            self._candidates[storey] = tuple(_list_candidates(self._twin, storey))
        return self._candidates[storey]

    def doors(self, storey: StoreyId) -> tuple[Portal, ...]:
        """Return the doors of a storey."""
        if storey not in self._doors:
            portals = self._twin.portals.values()
            self._doors[storey] = tuple(p for p in portals if p.storey == storey and p.kind is PortalKind.DOOR)
        return self._doors[storey]

    def outside(self, storey: StoreyId, at: Point2, within_m: float) -> Iterator[Candidate]:
        """Yield what may be mentioned to somebody at a point, this near: not the door of the room that he is in."""
        here = self.space_at(storey, at)
        room = None if here is None else here.id
        return (found for found in self.near(storey, at, within_m) if found.kind != "door" or found.name != room)

    def near(self, storey: StoreyId, at: Point2, within_m: float) -> Iterator[Candidate]:
        """Yield what may be mentioned on a storey and stands this near to a point."""
        candidates = self.candidates(storey)
        if storey not in self._places:
            self._places[storey] = np.array([found.at[:2] for found in candidates]).reshape(-1, 2)
        dx, dy = (self._places[storey] - at).T
        for number in np.flatnonzero(dx * dx + dy * dy <= (within_m + ROUNDED_M) ** 2).tolist():
            if math.dist(candidates[number].at[:2], at) <= within_m:
                yield candidates[number]

    def sees(self, storey: StoreyId, eye: Point3, candidate: Candidate) -> bool:
        """Whether a candidate is in sight."""
        target = candidate.look_at
        apart_m = math.dist(eye[:2], target[:2])
        keep = max(apart_m - candidate.reach_m, 0.0) / apart_m if apart_m > 0 else 1.0
        x, y, z = (start + keep * (end - start) for start, end in zip(eye, target, strict=True))
        return self._sight(storey).is_clear(eye, (x, y, z))

    def space_at(self, storey: StoreyId, at: Point2) -> Space | None:
        """Return the space that a point is in: the smallest, by its id where two are as small."""
        if storey not in self._spaces:
            self._spaces[storey] = _index_spaces(self._twin, storey)
        spaces, floors = self._spaces[storey]
        found = find_holding(floors, at[0], at[1])
        return spaces[found] if found >= 0 else None

    def is_open(self, storey: StoreyId, start: Point2, end: Point2, *, by_cane: bool) -> bool:
        """
        Whether one may go straight from one point to another: past furniture, but not *by_cane*.

        The last step at each end is left out: it may be in a doorway.
        """
        apart_m = math.dist(start, end)
        if apart_m <= 2 * STEP_M:
            return True
        share = STEP_M / apart_m
        dx, dy = share * (end[0] - start[0]), share * (end[1] - start[1])
        return not meets(
            self._in_the_way(storey, by_cane=by_cane), start[0] + dx, start[1] + dy, end[0] - dx, end[1] - dy
        )

    def _in_the_way(self, storey: StoreyId, *, by_cane: bool) -> Blockers:
        key = storey, by_cane
        if key not in self._ways:
            self._ways[key] = build_outlines(_list_in_the_way(self._twin, storey, by_cane=by_cane))
        return self._ways[key]

    def _sight(self, storey: StoreyId) -> SightBlockers:
        if storey not in self._sights:
            self._sights[storey] = SightBlockers(list_opaque(self._twin, storey))
        return self._sights[storey]


def _index_spaces(twin: Twin, storey: StoreyId) -> tuple[tuple[Space, ...], Blockers]:
    """Return the spaces of a storey, the smallest first, one for each part of its floor, and those parts."""
    floors = [
        (space.footprint.area, space.id, space.footprint)
        for space in twin.list_spaces(storey)
        if space.navigable and space.footprint is not None
    ]
    floors.sort(key=lambda floor: floor[:2])
    parts = [(name, part) for _, name, floor in floors for part in floor.geoms if not part.is_empty]
    return tuple(twin.spaces[name] for name, _ in parts), build_outlines(part for _, part in parts)


def _list_in_the_way(twin: Twin, storey: StoreyId, *, by_cane: bool) -> Iterator[BaseGeometry]:
    for body in twin.obstacles.values():
        if body.storey == storey and (body.kind in NOT_PASSED or by_cane):
            yield body.footprint
    for portal in twin.portals.values():
        if portal.storey == storey and portal.kind is PortalKind.DOOR:
            yield portal.line


def _list_candidates(twin: Twin, storey: StoreyId) -> Iterator[Candidate]:
    for facility in twin.facilities.values():
        if facility.storey == storey and facility.kind.value in STANDING_OUT:
            yield _facility_candidate(facility)
    for portal in twin.portals.values():
        if portal.storey == storey and portal.kind is PortalKind.DOOR:
            yield from _door_candidates(twin, portal)
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


def _door_candidates(twin: Twin, portal: Portal) -> Iterator[Candidate]:
    """Yield the door of a room that people know: one side is theirs to pass through, the other has a name."""
    sides = [twin.spaces.get(side) for side in portal.spaces if side is not None]
    rooms = [space for space in sides if space is not None and space.use not in WAYS and space.long_name]
    if len(sides) == len(portal.spaces) and len(rooms) == 1:
        room = rooms[0]
        yield Candidate(
            rank=1,
            call=f"door.{room.long_name}",
            id=portal.id,
            kind="door",
            name=room.id,
            at=portal.at,
            look_at=_raised(portal.at, LOOK_M),
            reach_m=DOOR_REACH_M,
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
