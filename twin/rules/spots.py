"""Elements as what a finding speaks of, and where they are."""

from twin.model.facility import Facility, Obstacle
from twin.model.finding import Subject
from twin.model.passage import Portal, VerticalConnector
from twin.model.rule import Spot
from twin.model.space import Space, Storey


def spot_of_portal(portal: Portal) -> Spot:
    """Return a door or opening, at its middle."""
    return Spot(
        subject=Subject(id=portal.id, kind=portal.kind.value, name=portal.name, storey=portal.storey), at=portal.at
    )


def spot_of_connector(connector: VerticalConnector, landing: int = 0) -> Spot:
    """Return a stair, ramp or elevator, at one of its landings."""
    found = connector.landings[landing]
    subject = Subject(id=connector.id, kind=connector.kind.value, name=connector.name, storey=found.storey)
    return Spot(subject=subject, at=found.at)


def spot_of_space(space: Space) -> Spot:
    """Return a space, at a point inside it."""
    name = " ".join(part for part in (space.name, space.long_name) if part)
    subject = Subject(id=space.id, kind="space", name=name, storey=space.storey)
    if space.footprint is None or space.footprint.is_empty:
        return Spot(subject=subject, at=None)
    inside = space.footprint.representative_point()
    return Spot(subject=subject, at=(round(inside.x, 3), round(inside.y, 3), space.floor_z_m or 0.0))


def spot_of_facility(facility: Facility) -> Spot:
    """Return a facility."""
    subject = Subject(id=facility.id, kind=facility.kind.value.value, name=facility.name, storey=facility.storey)
    return Spot(subject=subject, at=facility.at)


def spot_of_obstacle(body: Obstacle) -> Spot:
    """Return a body that stands in the way."""
    inside = body.footprint.representative_point()
    subject = Subject(id=body.id, kind=body.kind.value, name=body.name, storey=body.storey)
    return Spot(subject=subject, at=(round(inside.x, 3), round(inside.y, 3), body.bottom_z_m))


def spot_of_storey(storey: Storey) -> Spot:
    """Return a storey as a whole."""
    return Spot(subject=Subject(id=storey.id, kind="storey", name=storey.name, storey=storey.id), at=None)
