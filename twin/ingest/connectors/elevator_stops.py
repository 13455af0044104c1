"""Where one steps into an elevator: before its doors, else on the side of its shaft where the floors are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Protocol

from shapely import LineString
from shapely.geometry.base import BaseGeometry

from twin.ingest.connectors.landings import End, clear_floor, find_level_space, unit
from twin.ingest.records.properties import Properties, find_list
from twin.ingest.solids.boxes import box_corners
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, offset
from twin.model.ids import OUTSIDE, SpaceId, StoreyId
from twin.model.passage import Landing, Point2, Portal, PortalKind

DOOR_REACH_M: Final = 0.6
"""A door this near to a shaft can be its door: the wall of the shaft lies between."""
STEP_IN_M: Final = 1.0
BEFORE_DOOR_M: Final = 0.6
FRONT_M: Final = (0.6, 0.8, 0.4, 1.0)
"""How far before the shaft's side a lobby is looked for, the best place first."""
PASSED_M: Final = 1.8
"""A body that does not reach this far above a storey's floor does not stop there."""
BELOW_FLOOR_M: Final = 0.5
"""A shaft may begin this far above the lowest floor it serves."""
ENDS_AT_FLOOR_M: Final = 0.15
"""A piece of a shaft that ends this near to a floor is drawn from floor to floor."""
CARRIER: Final = "Twin_Connector.Storeys"


class ElevatorShaft(Protocol):
    """What is asked of a shaft here."""

    @property
    def plan(self) -> BaseGeometry:
        """The shaft or car seen from above."""

    @property
    def low_m(self) -> float:
        """Its lowest height."""

    @property
    def high_m(self) -> float:
        """Its highest height."""

    @property
    def pieces(self) -> list[str]:
        """The further elements that it is drawn in, each from floor to floor."""

    @property
    def spaces(self) -> set[SpaceId]:
        """The spaces that are the shaft itself."""


def list_landings(
    storeys: Storeys,
    around: Surroundings,
    shaft: ElevatorShaft,
    portals: Sequence[Portal],
    properties: Properties,
) -> tuple[tuple[Landing, ...], list[Portal]]:
    """Return the landings of an elevator, bottom to top, and its doors."""
    by_door: dict[StoreyId, Landing] = {}
    doors: list[Portal] = []
    for portal, landing in _door_landings(around, shaft, portals):
        doors.append(portal)
        by_door.setdefault(landing.storey, landing)
    served = _storeys_passed(storeys, shaft) or _storeys_declared(storeys, properties)
    served = served or [storeys.at_height(shaft.low_m)]
    missing = [storey for storey in served if storey not in by_door]
    if len(by_door) > 1 or not missing:
        landings = list(by_door.values())
    else:
        landings = [*by_door.values(), *_front_landings(storeys, around, shaft, missing)]
    return tuple(sorted(landings, key=lambda landing: landing.at[2])), doors


def _door_landings(
    around: Surroundings, shaft: ElevatorShaft, portals: Sequence[Portal]
) -> Iterator[tuple[Portal, Landing]]:
    """Yield the doors that open onto a shaft, with the place before each."""
    for portal in portals:
        if portal.kind is not PortalKind.DOOR or portal.line.distance(shaft.plan) > DOOR_REACH_M:
            continue
        outer = [side for side in portal.spaces if side not in {None, OUTSIDE} and side not in shaft.spaces]
        away = _away(shaft, portal)
        if not outer or not _faces(shaft, portal, away):
            continue
        x, y = offset((portal.at[0], portal.at[1]), away, BEFORE_DOOR_M)
        space = find_level_space(around, x, y, portal.z_m)
        if space is None or space.id in outer:
            front = End(edge=(portal.at[0], portal.at[1]), away=away, z_m=portal.z_m, width_m=portal.line.length)
            floor = None if space is None else clear_floor(around, space, front)
            yield portal, Landing(storey=portal.storey, space=outer[0], at=(x, y, portal.z_m), area=floor)


def _faces(shaft: ElevatorShaft, portal: Portal, away: Point2) -> bool:
    """Return whether one who steps through a door steps into the shaft; cars are drawn at one stop only."""
    middle = (portal.at[0], portal.at[1])
    return bool(LineString([middle, offset(middle, away, -STEP_IN_M)]).intersects(shaft.plan))


def _away(shaft: ElevatorShaft, portal: Portal) -> Point2:
    """Return the direction through a door away from the shaft."""
    (x0, y0), (x1, y1) = portal.line.coords[0], portal.line.coords[-1]
    across = unit(y0 - y1, x1 - x0)
    centre = shaft.plan.centroid
    outward = (portal.at[0] - centre.x) * across[0] + (portal.at[1] - centre.y) * across[1]
    return across if outward >= 0.0 else (-across[0], -across[1])


def _storeys_passed(storeys: Storeys, shaft: ElevatorShaft) -> list[StoreyId]:
    """Return the storeys a body passes, if it passes more than one; pieces of a shaft join the floors they end at."""
    levels = [
        (key, storey.elevation_m.value) for key, storey in storeys.by_id.items() if storey.elevation_m is not None
    ]
    passed = [key for key, z in levels if shaft.low_m - BELOW_FLOOR_M <= z <= shaft.high_m - PASSED_M]
    if len(passed) == 1 or shaft.pieces:
        passed += [key for key, z in levels if abs(z - shaft.high_m) <= ENDS_AT_FLOOR_M]
    return passed if len(passed) > 1 else []


def _storeys_declared(storeys: Storeys, properties: Properties) -> list[StoreyId]:
    """Return the storeys that are declared by GlobalId, name or long name."""
    declared = find_list(properties, CARRIER)
    items = [] if declared is None else [part.strip() for item in declared.value for part in re.split(r"[;,]", item)]
    return [
        key
        for key, storey in storeys.by_id.items()
        if {str(key), storey.name, storey.long_name or storey.name} & set(items)
    ]


def _front_landings(
    storeys: Storeys, around: Surroundings, shaft: ElevatorShaft, served: Sequence[StoreyId]
) -> Iterator[Landing]:
    """Yield a landing for each storey, all on the side of the shaft that has a floor on most of them."""
    found = [_landings_on(storeys, around, side, served) for side in _sides(shaft)]
    best = max(found, key=len, default={})
    centre = shaft.plan.centroid
    for storey in served:
        at = (centre.x, centre.y, storeys.elevation_m(storey))
        yield best.get(storey, Landing(storey=storey, space=None, at=at, area=None))


def _landings_on(
    storeys: Storeys, around: Surroundings, side: tuple[Point2, Point2], served: Sequence[StoreyId]
) -> dict[StoreyId, Landing]:
    landings: dict[StoreyId, Landing] = {}
    for storey in served:
        z = storeys.elevation_m(storey)
        for distance_m in FRONT_M:
            x, y = offset(*side, distance_m)
            space = find_level_space(around, x, y, z)
            if space is not None and storey not in landings:
                landings[storey] = Landing(storey=storey, space=space.id, at=(x, y, z), area=None)
    return landings


def _sides(shaft: ElevatorShaft) -> Iterator[tuple[Point2, Point2]]:
    """Yield the middle and the outward direction of each side of the shaft's box."""
    box = box_corners(shaft.plan)
    centre = box[:4].mean(axis=0)
    for start, end in pairwise(box):
        middle = (start + end) / 2
        yield (float(middle[0]), float(middle[1])), unit(*(float(d) for d in middle - centre))
