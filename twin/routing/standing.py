"""Where one stands to be at something: in a space, in front of a window, before a sign, at a door or landing."""

import math
from typing import Final

import numpy as np
import shapely
from shapely import LineString, Point, Polygon

from twin.errors import UnknownIdError
from twin.geometry.polygon import list_polygons
from twin.model.facility import Facility
from twin.model.ids import ConnectorId, FacilityId, PortalId, SignId, SpaceId, StoreyId, ZoneId
from twin.model.passage import Point2, Portal, VerticalConnector
from twin.model.route import Location
from twin.model.sign import Sign
from twin.model.space import Zone
from twin.routing.navmesh import find_foothold
from twin.routing.network import Network
from twin.routing.places import find_place

REACH_M: Final = 0.1
"""How far before a counter one stands, beyond one's own radius (E)."""
BEFORE_M: Final = 0.5
"""How far before a door one stands who does not go through, beyond one's own radius (E)."""
READING_M: Final = 1.0
"""How far before a sign one stands to be at it (E)."""
ROOM_TOLERANCE_M: Final = 0.25
"""How well the roomiest spot of a space is found: better would only take longer."""


def find_standing_location(network: Network, element_id: str) -> Location | None:
    """
    Return where one stands to be at an element of the building.

    Parameters
    ----------
    element_id
        A space, zone, facility, sign, portal or connector. At a connector
        one stands on its lowest landing.

    Returns
    -------
    location or ``None``
        On the mesh of the network's profile; ``None`` where its body does
        not fit there.

    Raises
    ------
    UnknownIdError
        If the building has no such element.
    """
    twin = network.twin
    if (space := twin.spaces.get(SpaceId(element_id))) is not None:
        return _stand_in_space(network, space.id, element_id, space.long_name or space.name)
    if (zone := twin.zones.get(ZoneId(element_id))) is not None:
        return _stand_in_zone(network, zone)
    if (facility := twin.facilities.get(FacilityId(element_id))) is not None:
        return _stand_before_facility(network, facility)
    if (sign := twin.signs.get(SignId(element_id))) is not None:
        return _stand_before_sign(network, sign)
    if (portal := twin.portals.get(PortalId(element_id))) is not None:
        return _stand_at_portal(network, portal)
    if (connector := twin.connectors.get(ConnectorId(element_id))) is not None:
        return _stand_at_connector(network, connector)
    msg = f"{element_id!r} is no space, zone, facility, sign, portal or connector of {twin.file.name}"
    raise UnknownIdError(msg)


def find_standing_before(network: Network, portal: Portal, room: SpaceId) -> Location | None:
    """Return where one stands before a door of a room, outside, facing it; ``None`` where no body fits there."""
    storey = network.storeys[portal.storey]
    outside = [floor for space, floor in storey.floors.items() if space in portal.spaces and space != room]
    (x0, y0), (x1, y1) = portal.line.coords[0], portal.line.coords[-1]
    across_rad = math.atan2(x1 - x0, y0 - y1)
    before_m = network.profile.radius_m + BEFORE_M
    spots = [_ahead(portal.at[:2], across_rad + turn_rad, before_m) for turn_rad in (0.0, math.pi)]
    spot = next((spot for spot in spots if any(shapely.intersects_xy(floor, *spot) for floor in outside)), None)
    if spot is None:
        return None
    return _settle(network, portal.storey, spot, element=portal.id, label=portal.name, towards=portal.at[:2])


def _stand_in_space(network: Network, space: SpaceId, element: str, label: str) -> Location | None:
    """Return the middle of the largest circle that fits into the largest piece of a space's mesh."""
    storey = network.twin.spaces[space].storey
    floor = network.storeys[storey].floors.get(space)
    if floor is None:
        return None
    pieces = list_polygons(shapely.intersection(network.storeys[storey].mesh.floor, floor))
    if not pieces:
        return None
    middle = _roomiest_point(max(pieces, key=lambda piece: piece.area))
    return _settle(network, storey, middle, element=element, label=label)


def _roomiest_point(piece: Polygon) -> Point2:
    radius = shapely.maximum_inscribed_circle(piece, tolerance=ROOM_TOLERANCE_M)
    x, y = shapely.get_coordinates(radius)[0]
    return float(x), float(y)


def _stand_in_zone(network: Network, zone: Zone) -> Location | None:
    """Return where one stands in the zone's largest space that has room."""
    areas = {space: network.twin.spaces[space].area_m2 or 0.0 for space in zone.spaces}
    for space in sorted(zone.spaces, key=lambda space: (-areas[space], space)):
        found = _stand_in_space(network, space, zone.id, zone.code.value)
        if found is not None:
            return found
    return None


def _stand_before_facility(network: Network, facility: Facility) -> Location | None:
    label = facility.name or facility.number or facility.kind.value.value
    at = facility.at[:2]
    if facility.front_rad is None:
        return _settle(network, facility.storey, at, element=facility.id, label=label, towards=at)
    depth_m = _measure_depth_m(facility, facility.front_rad)
    before = _ahead(at, facility.front_rad, depth_m + network.profile.radius_m + REACH_M)
    return _settle(network, facility.storey, before, element=facility.id, label=label, towards=at)


def _measure_depth_m(facility: Facility, front_rad: float) -> float:
    """Return how far a facility's body reaches from its middle towards its user."""
    if facility.footprint is None or facility.footprint.is_empty:
        return 0.0
    x_min, y_min, x_max, y_max = facility.footprint.bounds
    end = _ahead(facility.at[:2], front_rad, math.hypot(x_max - x_min, y_max - y_min) + 1.0)
    inside = shapely.intersection(LineString([facility.at[:2], end]), facility.footprint)
    reached = shapely.get_coordinates(inside)
    return float(np.max(np.hypot(*(reached - facility.at[:2]).T), initial=0.0))


def _stand_before_sign(network: Network, sign: Sign) -> Location | None:
    at = sign.at[:2]
    before = _ahead(at, sign.faces[0].facing_rad, READING_M) if sign.faces else at
    return _settle(network, sign.storey, before, element=sign.id, label=sign.name, towards=at)


def _stand_at_portal(network: Network, portal: Portal) -> Location | None:
    """Return the nearest floor on a modelled side; one faces away from the door, as who has come through it."""
    storey = network.storeys[portal.storey]
    sides = [floor for space, floor in storey.floors.items() if space in portal.spaces]
    within = shapely.union_all([*sides, portal.passage])
    foothold = find_foothold(storey.mesh, *portal.at[:2], within=within)
    if foothold is None:
        return None
    away = (foothold.x_m - portal.at[0], foothold.y_m - portal.at[1])
    return Location(
        storey=portal.storey,
        x_m=foothold.x_m,
        y_m=foothold.y_m,
        label=portal.name,
        element=portal.id,
        facing_rad=math.atan2(away[1], away[0]) if portal.entrance and math.hypot(*away) > 0.0 else None,
    )


def _stand_at_connector(network: Network, connector: VerticalConnector) -> Location | None:
    for landing in connector.landings:
        found = _settle(network, landing.storey, landing.at[:2], element=connector.id, label=connector.name)
        if found is not None:
            return found
    return None


def _settle(
    network: Network, storey: StoreyId, at: Point2, *, element: str, label: str, towards: Point2 | None = None
) -> Location | None:
    """Return the nearest place a body fits, facing a point if one is given."""
    place = find_place(network, Location(storey=storey, x_m=at[0], y_m=at[1]))
    if place is None:
        return None
    x_m, y_m = place.foothold.x_m, place.foothold.y_m
    facing_rad = None if towards is None or Point(towards) == Point(x_m, y_m) else _bearing((x_m, y_m), towards)
    return Location(storey=storey, x_m=x_m, y_m=y_m, label=label, element=element, facing_rad=facing_rad)


def _ahead(at: Point2, heading_rad: float, distance_m: float) -> Point2:
    return at[0] + distance_m * math.cos(heading_rad), at[1] + distance_m * math.sin(heading_rad)


def _bearing(start: Point2, end: Point2) -> float:
    return math.atan2(end[1] - start[1], end[0] - start[0])
