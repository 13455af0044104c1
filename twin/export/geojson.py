"""
The plan of one storey as GeoJSON features, in metres of the plan frame.

RFC 7946 asks for longitude and latitude; a floor plan that is drawn, not
mapped, wants metres, so the collection says so in ``frame``. Every feature's
``id`` is a GlobalId and its ``properties.feature`` one of ``space``,
``portal``, ``connector``, ``facility``, ``sign``, ``obstacle``. Angles are
degrees counter-clockwise from plan east; unknown is ``null``.
"""

import math
from collections.abc import Iterator
from typing import Any, Final

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from twin.model.facility import Facility, Obstacle
from twin.model.ids import StoreyId
from twin.model.origin import Sourced
from twin.model.passage import Portal, VerticalConnector
from twin.model.sign import Sign
from twin.model.space import Space
from twin.model.terms import CONNECTOR_KINDS, FACILITY_KINDS, SPACE_USES
from twin.model.twin import Twin

Json = dict[str, Any]

GRID_M: Final = 0.001
"""Coordinates are told in whole millimetres."""


def to_geojson(twin: Twin, storey: StoreyId) -> Json:
    """
    Return the plan of a storey as a feature collection.

    Raises
    ------
    UnknownIdError
        If the twin has no such storey.
    """
    level = twin.get_storey(storey)
    return {
        "type": "FeatureCollection",
        "frame": {"name": "plan", "unit": "m", "plan_origin_m": list(twin.file.plan_origin_m)},
        "storey": {"id": level.id, "name": level.name, "elevation_m": _value(level.elevation_m)},
        "features": list(_list_features(twin, storey)),
    }


def _list_features(twin: Twin, storey: StoreyId) -> Iterator[Json]:
    yield from (_space(space) for space in twin.list_spaces(storey))
    yield from (_portal(portal) for portal in twin.portals.values() if portal.storey == storey)
    yield from (_connector(one, storey) for one in twin.connectors.values() if storey in one.storeys)
    yield from (_facility(thing) for thing in twin.facilities.values() if thing.storey == storey)
    yield from (_sign(sign) for sign in twin.signs.values() if sign.storey == storey)
    yield from (_obstacle(body) for body in twin.obstacles.values() if body.storey == storey)


def _space(space: Space) -> Json:
    return _feature(
        space.id,
        space.footprint,
        feature="space",
        kind=space.use,
        kind_name=SPACE_USES[space.use],
        uses=list(space.uses.value),
        use_origin=space.uses.origin,
        name=space.name,
        long_name=space.long_name,
        area_m2=None if space.area_m2 is None else round(space.area_m2, 2),
        public=_value(space.public),
        navigable=space.navigable,
        layer=space.layer,
        z_m=space.floor_z_m,
    )


def _portal(portal: Portal) -> Json:
    return _feature(
        portal.id,
        portal.line,
        feature="portal",
        kind=portal.kind,
        name=portal.name,
        spaces=list(portal.spaces),
        clear_width_m=_value(portal.clear_width_m),
        access=_value(portal.access),
        entrance=portal.entrance,
        z_m=portal.z_m,
    )


def _connector(connector: VerticalConnector, storey: StoreyId) -> Json:
    landings = [landing for landing in connector.landings if landing.storey == storey]
    shape: BaseGeometry | None = connector.footprint
    if shape is None:
        shape = shapely.MultiPoint([landing.at[:2] for landing in landings])
    return _feature(
        connector.id,
        shape,
        feature="connector",
        kind=connector.kind,
        kind_name=CONNECTOR_KINDS[connector.kind],
        name=connector.name,
        storeys=list(connector.storeys),
        accessible=_value(connector.accessible),
        landings=[[round(x, 3) for x in landing.at] for landing in landings],
    )


def _facility(thing: Facility) -> Json:
    return _feature(
        thing.id,
        thing.footprint if thing.footprint is not None else shapely.Point(thing.at[:2]),
        feature="facility",
        kind=thing.kind.value,
        kind_name=FACILITY_KINDS[thing.kind.value],
        name=thing.name,
        number=thing.number,
        space=thing.space,
        at=[round(x, 3) for x in thing.at],
        front_deg=_degrees(thing.front_rad),
    )


def _sign(sign: Sign) -> Json:
    return _feature(
        sign.id,
        shapely.Point(sign.at[:2]),
        feature="sign",
        kind=_value(sign.kind),
        name=sign.name,
        medium=_value(sign.medium),
        space=sign.space,
        at=[round(x, 3) for x in sign.at],
        facing_deg=[_degrees(face.facing_rad) for face in sign.faces],
    )


def _obstacle(body: Obstacle) -> Json:
    return _feature(
        body.id,
        body.footprint,
        feature="obstacle",
        kind=body.kind,
        name=body.name,
        bottom_z_m=round(body.bottom_z_m, 3),
        top_z_m=round(body.top_z_m, 3),
    )


def _feature(global_id: str, geometry: BaseGeometry | None, /, **properties: Any) -> Json:
    return {"type": "Feature", "id": global_id, "geometry": _geometry(geometry), "properties": properties}


def _geometry(geometry: BaseGeometry | None) -> Json | None:
    """Write a geometry in whole millimetres, outer rings counter-clockwise as the format asks."""
    if geometry is None or geometry.is_empty:
        return None
    if isinstance(geometry, shapely.MultiPolygon) and len(geometry.geoms) == 1:
        geometry = geometry.geoms[0]
    # pointwise: a result made valid could lose a thin wall
    snapped = shapely.orient_polygons(shapely.set_precision(geometry, GRID_M, mode="pointwise"))
    return dict(mapping(shapely.transform(snapped, lambda xy: xy.round(3) + 0.0)))


def _value(sourced: Sourced[Any] | None) -> Any:
    return None if sourced is None else sourced.value


def _degrees(angle_rad: float | None) -> float | None:
    return None if angle_rad is None else round(math.degrees(math.remainder(angle_rad, math.tau)), 2) + 0.0
