"""Routes made by hand on drawn buildings, for tests that do not want to ask a router."""

import math

import shapely
from shapely import LineString

from twin.model.ids import StoreyId
from twin.model.passage import Point2, VerticalConnector
from twin.model.route import Leg, Location, Route
from twin.model.twin import Twin


def leg(twin: Twin, *points: Point2, storey: str = "S0") -> Leg:
    """Return a leg over points of a storey; portals and spaces are those that the line meets, in its order."""
    line = LineString(points)
    z_m = _elevation_m(twin, storey)
    portals = [
        (line.project(line.intersection(portal.line).representative_point()), portal.id)
        for portal in twin.portals.values()
        if portal.storey == storey and line.intersects(portal.line)
    ]
    samples = [line.interpolate(share / 50, normalized=True) for share in range(51)]
    spaces = [
        space.id
        for sample in samples
        for space in twin.spaces.values()
        if space.storey == storey and space.footprint is not None and shapely.contains(space.footprint, sample)
    ]
    length_m = line.length
    return Leg(
        storey=StoreyId(storey),
        to_storey=StoreyId(storey),
        connector=None,
        connector_kind=None,
        path=tuple((x, y, z_m) for x, y in points),
        spaces=tuple(dict.fromkeys(spaces)),
        portals=tuple(portal for _, portal in sorted(portals)),
        length_m=length_m,
        duration_s=length_m,
        cost_s=length_m,
    )


def ride(twin: Twin, name: str, *, start: int = 0, end: int = 1) -> Leg:
    """Return the leg on a connector from one of its landings to another."""
    connector: VerticalConnector = next(found for found in twin.connectors.values() if found.id == name)
    lower, upper = connector.landings[start], connector.landings[end]
    length_m = math.dist(lower.at, upper.at)
    return Leg(
        storey=lower.storey,
        to_storey=upper.storey,
        connector=connector.id,
        connector_kind=connector.kind,
        path=(lower.at, upper.at),
        spaces=(),
        portals=(),
        length_m=length_m,
        duration_s=length_m,
        cost_s=length_m,
    )


def way(
    *legs: Leg,
    element: str | None = None,
    label: str = "",
    origin: str | None = None,
    facing_rad: float | None = None,
) -> Route:
    """Return the route over legs; *element* and *label* are the destination's, *origin* is what one starts at."""
    (x0, y0, _), (x1, y1, _) = legs[0].path[0], legs[-1].path[-1]
    return Route(
        profile="walking",
        origin=Location(storey=legs[0].storey, x_m=x0, y_m=y0, element=origin, facing_rad=facing_rad),
        destination=Location(storey=legs[-1].to_storey, x_m=x1, y_m=y1, element=element, label=label),
        legs=legs,
    )


def _elevation_m(twin: Twin, storey: str) -> float:
    found = twin.storeys[StoreyId(storey)].elevation_m
    assert found is not None
    return found.value
