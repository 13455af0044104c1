"""Which way a person faces: when setting out, when leaving a connector, and where the goal lies in the end."""

import math
from dataclasses import dataclass
from typing import Final

from twin.guidance.turns import Vector, vector_of
from twin.model.facility import Facility
from twin.model.ids import FacilityId, PortalId, SignId
from twin.model.passage import Point2, Portal, VerticalConnector
from twin.model.route import Landmark, Leg, Location
from twin.model.twin import Twin

CLEAR_M: Final = 0.3
"""Two points closer than this have no direction between them that a person would see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """A known direction of view, and the thing that it is known from, if any."""

    direction: Vector
    reference: Landmark | None = None


def facing_at_start(origin: Location, soon: Point2, twin: Twin) -> Facing | None:
    """
    Return which way somebody faces who sets out, as far as it can be known.

    A given direction counts first. Who stands at a window faces it. Who
    starts at a door comes through it, to the side on which they *soon* are.
    """
    thing = _element(origin, twin)
    direction = None if origin.facing_rad is None else vector_of(origin.facing_rad)
    if isinstance(thing, Facility):
        direction = direction or between((origin.x_m, origin.y_m), thing.at[:2])
        reference = Landmark(id=thing.id, kind="facility", name=thing.number or thing.name)
    elif isinstance(thing, Portal):
        direction = direction or _through(thing, soon)
        reference = Landmark(id=thing.id, kind="portal", name=thing.name)
    else:
        return None if direction is None else Facing(direction=direction)
    return None if direction is None else Facing(direction=direction, reference=reference)


def facing_after(connector: VerticalConnector | None, leg: Leg) -> Facing | None:
    """Return which way one faces on leaving a connector: along its last piece, or out of an elevator's car."""
    last = leg.path[-1][:2]
    for point in reversed(leg.path[:-1]):
        direction = between(point[:2], last)
        if direction is not None:
            return Facing(direction=direction)
    if connector is not None and connector.footprint is not None:
        middle = connector.footprint.centroid
        direction = between((middle.x, middle.y), last)
        return None if direction is None else Facing(direction=direction)
    return None


def towards_connector(connector: VerticalConnector | None, leg: Leg) -> Vector | None:
    """Return the direction from the landing to where the connector takes one."""
    first = leg.path[0][:2]
    for point in leg.path[1:]:
        direction = between(first, point[:2])
        if direction is not None:
            return direction
    if connector is not None and connector.footprint is not None:
        middle = connector.footprint.centroid
        return between(first, (middle.x, middle.y))
    return None


def towards_goal(destination: Location, end: Point2, twin: Twin) -> Vector | None:
    """Return the direction from the end of the path to the thing one came for; ``None`` for a space one is in."""
    thing = _element(destination, twin)
    if isinstance(thing, Facility):
        return between(end, thing.at[:2])
    sign = twin.signs.get(SignId(destination.element or ""))
    return None if sign is None else between(end, sign.at[:2])


def between(start: Point2, end: Point2) -> Vector | None:
    """Return the vector from one point to another, or ``None`` where they are too close to tell."""
    return None if math.dist(start, end) < CLEAR_M else (end[0] - start[0], end[1] - start[1])


def _element(place: Location, twin: Twin) -> Facility | Portal | None:
    name = place.element or ""
    return twin.facilities.get(FacilityId(name)) or twin.portals.get(PortalId(name))


def _through(portal: Portal, soon: Point2) -> Vector:
    """Return the normal of a portal's line towards the side that a point is on."""
    (x0, y0), (x1, y1) = portal.line.coords[0], portal.line.coords[-1]
    normal = (y0 - y1, x1 - x0)
    along = normal[0] * (soon[0] - x0) + normal[1] * (soon[1] - y0)
    return normal if along >= 0 else (-normal[0], -normal[1])
