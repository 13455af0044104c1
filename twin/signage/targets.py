"""What of a building the targets of signs mean, and whether a sign hangs at it."""

from collections.abc import Iterator
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.model.finding import Evidence
from twin.model.ids import ConnectorId, FacilityId, PortalId, SpaceId, StoreyId
from twin.model.sign import Sign
from twin.model.twin import Twin
from twin.signage.legibility import Limit

HERE_M: Final = Limit(
    value=5.0, evidence=Evidence.E, source="engineering default: a sign that hangs over those who wait before a counter"
)


def list_spots(twin: Twin, target: str) -> Iterator[str]:
    """Yield the ids of all places of the model that a legend's target may mean."""
    kind, _, name = target.partition(":")
    if kind == "zone":
        yield from (space.id for space in twin.spaces.values() if name in space.uses.value)
        return
    if kind == "window":
        yield from (one.id for one in twin.facilities.values() if name in one.window_kinds)
        return
    if target == "exit":
        yield from (portal.id for portal in twin.portals.values() if portal.entrance)
        return
    if kind == "facility":
        yield from (one.id for one in twin.facilities.values() if name in {one.id, one.kind.value})
        return
    found = {
        "space": name if SpaceId(name) in twin.spaces else None,
        "storey": name if StoreyId(name) in twin.storeys else None,
        "connector": name if ConnectorId(name) in twin.connectors else None,
    }.get(kind)
    if found is not None:
        yield found


def is_here(twin: Twin, sign: Sign, target: str) -> bool:
    """Tell whether a sign that says only what something is called hangs at it: on its storey, at most ``HERE_M`` off."""
    if target == f"storey:{sign.storey}":
        return True
    spots = tuple(list_spots(twin, target))
    if not spots:
        # No way ends at what the model does not have, so nothing is proved by it; check SGN115 says so of the sign.
        return True
    at = shapely.Point(sign.at[:2])
    grounds = (ground for spot in spots for ground in _list_grounds(twin, spot, sign.storey))
    return any(shapely.dwithin(ground, at, HERE_M.value) for ground in grounds)


def _list_grounds(twin: Twin, spot: str, storey: StoreyId) -> Iterator[BaseGeometry]:
    """Yield where on a storey an element is."""
    space, facility = twin.spaces.get(SpaceId(spot)), twin.facilities.get(FacilityId(spot))
    portal, connector = twin.portals.get(PortalId(spot)), twin.connectors.get(ConnectorId(spot))
    if space is not None and space.storey == storey and space.footprint is not None:
        yield space.footprint
    if facility is not None and facility.storey == storey:
        yield shapely.Point(facility.at[:2]) if facility.footprint is None else facility.footprint
    if portal is not None and portal.storey == storey:
        yield portal.line
    if connector is not None:
        yield from (shapely.Point(landing.at[:2]) for landing in connector.landings if landing.storey == storey)
