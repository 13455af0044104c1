"""Which signs a spoken route may quote: those that lead to its goal, where it is proved that they can be read."""

import math
from collections.abc import Iterator, Mapping
from typing import Final

from twin.guidance.landmarks import ReadableSigns
from twin.guidance.space_names import sex_of
from twin.guidance.turns import Vector
from twin.model.facility import Facility
from twin.model.ids import FacilityId, PortalId, SignId, SpaceId, StoreyId
from twin.model.passage import Point3, Portal
from twin.model.route import Location, Route
from twin.model.sign import Legend, Sign
from twin.model.space import Space
from twin.model.twin import Twin
from twin.signage.hiding import SignSight, build_sight
from twin.signage.legibility import SEATED, STANDING, Reader, measure_reading_distance_m
from twin.signage.visible import BEFORE_FACE_M, known_letters_m, list_readable

READERS: Final[Mapping[str, Reader]] = {"wheelchair": SEATED}
"""How a profile's people look at signs, where that is not standing."""


class QuotableSigns:
    """The signs of a twin, with what hides them, looked at once for each storey that is asked for."""

    def __init__(self, twin: Twin) -> None:
        self._twin = twin
        self._sights: dict[StoreyId, SignSight] = {}
        self._leading: dict[tuple[StoreyId, str], list[SignId]] = {}
        self._reaches_m = {sign.id: _reach_m(sign) for sign in twin.signs.values()}
        for sign in twin.signs.values():
            named = {legend.target for face in sign.faces for legend in face.legends or () if legend.target}
            for target in sorted(named):
                self._leading.setdefault((sign.storey, target), []).append(sign.id)

    def along(self, route: Route) -> ReadableSigns:
        """
        Return the lines of signs that lead along a route, as guidance asks for them.

        They name the goal, or the elevator or stair that the route takes
        from the storey on which they hang. Signs that are valid only for a
        time are left out, since nobody here knows the day.
        """
        reader = READERS.get(route.profile, STANDING)
        goal = list_targets(self._twin, route.destination)

        def readable(storey: StoreyId, at: Point3, walking: Vector) -> Iterator[tuple[SignId, Legend]]:
            ways = {f"connector:{leg.connector}" for leg in route.legs if leg.connector and leg.storey == storey}
            targets = goal | ways
            leading = {
                sign
                for target in targets
                for sign in self._leading.get((storey, target), ())
                if math.dist(self._twin.signs[sign].at[:2], at[:2]) <= self._reaches_m[sign]
            }
            return list_readable(
                self._twin,
                storey,
                at,
                self._sight(storey),
                reader=reader,
                walking=walking,
                targets=targets,
                among=[self._twin.signs[sign] for sign in sorted(leading)],
            )

        return readable

    def _sight(self, storey: StoreyId) -> SignSight:
        if storey not in self._sights:
            self._sights[storey] = build_sight(self._twin, storey)
        return self._sights[storey]


def _reach_m(sign: Sign) -> float:
    """Return from how far away from where a sign hangs it might be read, m; nobody reads letters of unknown height."""
    letters_m = known_letters_m(sign)
    if letters_m is None:
        return -math.inf
    return BEFORE_FACE_M + max(measure_reading_distance_m(letters_m, 0.0, reader) for reader in (STANDING, SEATED))


def list_targets(twin: Twin, destination: Location) -> frozenset[str]:
    """Return how signs may name a destination: itself, its kind, the zone that it is in."""
    name = destination.element or ""
    facility = twin.facilities.get(FacilityId(name))
    if facility is not None:
        space = None if facility.space is None else twin.spaces.get(facility.space)
        return _facility_targets(facility) | (_space_targets(space) if space is not None else frozenset())
    space = twin.spaces.get(SpaceId(name))
    if space is not None:
        return _space_targets(space)
    portal = twin.portals.get(PortalId(name))
    if portal is not None:
        return frozenset({"exit"}) if portal.entrance else _restroom_targets(portal, twin)
    return frozenset({f"connector:{name}"}) if name else frozenset()


def _restroom_targets(portal: Portal, twin: Twin) -> frozenset[str]:
    """Return how signs name the restroom that somebody stops before."""
    rooms = [twin.spaces[side] for side in portal.spaces if side is not None and side in twin.spaces]
    return frozenset[str]().union(*(_space_targets(room) for room in rooms if sex_of(room) is not None))


def _facility_targets(facility: Facility) -> frozenset[str]:
    windows = {f"window:{kind}" for kind in facility.window_kinds}
    return frozenset({f"facility:{facility.id}", f"facility:{facility.kind.value}"} | windows)


def _space_targets(space: Space) -> frozenset[str]:
    return frozenset({f"space:{space.id}"} | {f"zone:{use}" for use in space.uses.value})
