"""A twin as JSON: what was read, with the origin of each value."""

from shapely import union_all

from twin.app.documents.findings import finding_document
from twin.app.documents.shapes import Document, degrees, footprint, metres, origin_of, point, polygons, value_of
from twin.model.facility import Facility
from twin.model.passage import Portal, VerticalConnector
from twin.model.sign import Sign, SignFace
from twin.model.space import Space, Storey, Zone
from twin.model.twin import Ingested, Twin


def ingest_document(ingested: Ingested) -> Document:
    """Return everything that was read from a file."""
    twin = ingested.twin
    return {
        "model": model_document(twin),
        "place": {
            "id": twin.place.id,
            "name": value_of(twin.place.name),
            "address": twin.place.address,
            "properties": {name: value.value for name, value in twin.place.properties.items()},
        },
        "storeys": [storey_document(storey, twin) for storey in twin.storeys.values()],
        "zones": [_zone(zone, twin) for zone in twin.zones.values()],
        "spaces": [space_document(space) for space in twin.spaces.values()],
        "portals": [portal_document(portal) for portal in twin.portals.values()],
        "connectors": [connector_document(connector) for connector in twin.connectors.values()],
        "facilities": [facility_document(facility) for facility in twin.facilities.values()],
        "signs": [sign_document(sign) for sign in twin.signs.values()],
        "findings": [finding_document(finding) for finding in ingested.findings],
        "seconds": {
            "open": round(ingested.seconds.open, 3),
            "geometry": round(ingested.seconds.geometry, 3),
            "total": round(ingested.seconds.total, 3),
        },
    }


def model_document(twin: Twin) -> Document:
    """Return what is known of the file itself."""
    file = twin.file
    return {
        "sha256": file.sha256,
        "name": file.name,
        "schema": file.schema,
        "length_unit_m": file.length_unit_m,
        "entities": file.entities,
        "plan_origin_m": list(file.plan_origin_m),
        "files": [
            {"name": part.name, "sha256": part.sha256, "schema": part.schema, "entities": part.entities}
            for part in file.parts
        ],
    }


def storey_document(storey: Storey, twin: Twin) -> Document:
    """Return a storey with the area of its navigable spaces, and of those people can walk on."""
    spaces = [space for space in twin.list_spaces(storey.id) if space.footprint is not None]
    return {
        "id": storey.id,
        "name": storey.name,
        "long_name": storey.long_name,
        "ordinal": storey.ordinal,
        "ground": storey.ground,
        "elevation_m": metres(value_of(storey.elevation_m)),
        "elevation_origin": origin_of(storey.elevation_m),
        "area_m2": metres(sum(space.area_m2 or 0.0 for space in spaces if space.layer is None or space.navigable)),
        "walkable_area_m2": metres(walkable_area_m2(storey, twin)),
    }


def walkable_area_m2(storey: Storey, twin: Twin) -> float:
    """Return the floor of the navigable spaces of a storey, less the bodies that stand on it."""
    floor = union_all([s.footprint for s in twin.list_spaces(storey.id) if s.navigable and s.footprint is not None])
    bodies = [obstacle.footprint for obstacle in twin.obstacles.values() if obstacle.storey == storey.id]
    return float(floor.difference(union_all(bodies)).area)


def _zone(zone: Zone, twin: Twin) -> Document:
    spaces = [twin.spaces[space] for space in zone.spaces]
    return {
        "id": zone.id,
        "code": zone.code.value,
        "storey": zone.storey,
        "spaces": list(zone.spaces),
        "area_m2": metres(sum(space.area_m2 or 0.0 for space in spaces)),
        "polygons": [rings for space in spaces for rings in polygons(space.footprint)],
    }


def space_document(space: Space) -> Document:
    """Return a space with the origin of its use."""
    return {
        "id": space.id,
        "name": space.name,
        "long_name": space.long_name,
        "storey": space.storey,
        "use": space.use.value,
        "uses": [use.value for use in space.uses.value],
        "use_origin": origin_of(space.uses),
        "use_carrier": space.uses.carrier,
        "area_m2": metres(space.area_m2),
        "footprint": footprint(space.footprint),
        "floor_z_m": metres(space.floor_z_m),
        "height_m": metres(space.height_m),
        "public": value_of(space.public),
        "public_origin": origin_of(space.public),
        "accessible": value_of(space.accessible),
        "opening_hours": value_of(space.opening_hours),
        "navigable": space.navigable,
        "layer": space.layer,
    }


def portal_document(portal: Portal) -> Document:
    """Return a portal with its two sides and what is known of its width."""
    return {
        "id": portal.id,
        "kind": portal.kind.value,
        "name": portal.name,
        "spaces": list(portal.spaces),
        "clear_width_m": metres(value_of(portal.clear_width_m)),
        "clear_width_origin": origin_of(portal.clear_width_m),
        "clear_width_carrier": None if portal.clear_width_m is None else portal.clear_width_m.carrier,
        "clear_height_m": metres(value_of(portal.clear_height_m)),
        "threshold_m": metres(value_of(portal.threshold_m)),
        "threshold_origin": origin_of(portal.threshold_m),
        "access": value_of(portal.access),
        "one_way": value_of(portal.one_way),
        "opening_hours": value_of(portal.opening_hours),
        "external": value_of(portal.external),
        "fire_exit": value_of(portal.fire_exit),
        "operation": portal.operation,
        "at": point(portal.at),
        "storey": portal.storey,
    }


def connector_document(connector: VerticalConnector) -> Document:
    """Return a connector with its landings and its steepest run."""
    slopes = [run.slope_ratio for run in connector.runs if run.slope_ratio is not None]
    steepest = max(slopes, key=lambda slope: slope.value, default=None)
    return {
        "id": connector.id,
        "kind": connector.kind.value,
        "name": connector.name,
        "storeys": list(connector.storeys),
        "landings": [
            {"storey": landing.storey, "space": landing.space, "at": point(landing.at)}
            for landing in connector.landings
        ],
        "slope_ratio": None if steepest is None else round(steepest.value, 5),
        "slope_origin": origin_of(steepest),
        "clear_width_m": metres(value_of(connector.clear_width_m)),
        "clear_width_origin": origin_of(connector.clear_width_m),
        "car_width_m": metres(value_of(connector.car_width_m)),
        "car_depth_m": metres(value_of(connector.car_depth_m)),
        "door_width_m": metres(value_of(connector.door_width_m)),
        "accessible": value_of(connector.accessible),
        "direction": value_of(connector.direction),
    }


def facility_document(facility: Facility) -> Document:
    """Return a facility with what its property set says."""
    return {
        "id": facility.id,
        "kind": facility.kind.value.value,
        "kind_origin": origin_of(facility.kind),
        "name": facility.name,
        "window_kind": facility.window_kinds[0].value if facility.window_kinds else None,
        "window_kinds": [kind.value for kind in facility.window_kinds],
        "number": facility.number,
        "services": list(facility.services),
        "storey": facility.storey,
        "space": facility.space,
        "at": point(facility.at),
        "front_deg": degrees(facility.front_rad),
        "properties": {name: value.value for name, value in facility.properties.items()},
    }


def sign_document(sign: Sign) -> Document:
    """Return a sign with its faces and legends."""
    return {
        "id": sign.id,
        "name": sign.name,
        "kind": value_of(sign.kind),
        "medium": value_of(sign.medium),
        "mounting": value_of(sign.mounting),
        "storey": sign.storey,
        "space": sign.space,
        "at": point(sign.at),
        "letter_height_m": metres(value_of(sign.letter_height_m)),
        "status": sign.status,
        "valid_until": sign.valid_until,
        "faces": [_face(face) for face in sign.faces],
    }


def _face(face: SignFace) -> Document:
    legends = None
    if face.legends is not None:
        legends = [
            {
                "arrow": legend.arrow.value,
                "target": legend.target,
                "zh": legend.zh,
                "en": legend.en,
                "symbol": legend.symbol,
            }
            for legend in face.legends
        ]
    return {
        "facing_deg": degrees(face.facing_rad),
        "width_m": metres(face.width_m),
        "height_m": metres(face.height_m),
        "legends": legends,
    }
