"""Places, storeys, spaces and zones. Metres, plan frame; ``None`` means unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shapely import MultiPolygon

from twin.model.ids import ElementId, SpaceId, StoreyId, ZoneId
from twin.model.origin import Origin, Sourced


class SpaceUse(StrEnum):
    """What a space is for: the zones of DB46/T 659-2024 6.1.2.1, then further uses."""

    CONSULTATION_RECEPTION = "consultation_reception"
    BUSINESS_ACCEPTANCE = "business_acceptance"
    CERTIFICATE_ISSUING = "certificate_issuing"
    INFORMATION_READING = "information_reading"
    CONVENIENCE_SERVICE = "convenience_service"
    SELF_SERVICE_24H = "self_service_24h"
    BACK_OFFICE = "back_office"
    SUPPORTING = "supporting"
    OPTIONAL = "optional"
    CIRCULATION = "circulation"
    TOILET = "toilet"
    ACCESSIBLE_TOILET = "accessible_toilet"
    NURSING_ROOM = "nursing_room"
    STAIR = "stair"
    ELEVATOR_LOBBY = "elevator_lobby"
    OUTDOOR = "outdoor"
    PLANT = "plant"
    UNKNOWN = "unknown"
    """No carrier and no name says what it is for."""


ZONE_USES: frozenset[SpaceUse] = frozenset(list(SpaceUse)[:9])
"""The uses that are zones of 6.1.2.1 (eight that shall be there, and the optional ones)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Georeference:
    """
    Where the plan frame's origin lies on earth; ``rotation_rad`` turns plan east to map east, counter-clockwise.

    ``latitude_deg`` and ``longitude_deg`` are the site's, where the model
    says no more; the offsets are zero then.
    """

    crs: str | None
    easting_m: float
    northing_m: float
    height_m: float
    rotation_rad: float
    scale: float
    carrier: str
    latitude_deg: float | None = None
    longitude_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A building as its visitors know it. ``properties`` holds ``Twin_Place`` by property name."""

    id: ElementId
    name: Sourced[str] | None
    address: str | None
    properties: Mapping[str, Sourced[str | float | bool]] = field(default_factory=dict)
    georeference: Georeference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Storey:
    """A level of the building. ``ordinal`` counts from the lowest, 0; ``ground`` marks the one people enter at."""

    id: StoreyId
    name: str
    long_name: str | None
    ordinal: int
    elevation_m: Sourced[float] | None
    ground: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """
    A part of a storey that somebody can be in.

    ``uses`` has more than one entry for a merged zone (6.1.2.2) and is never
    empty. ``layer`` names the layer where a model carries several copies of
    its spaces; only one of them is ``navigable``. ``footprint`` is the floor
    face seen from above, ``None`` where the model has no geometry for it.
    ``origin`` is ``DERIVED`` for a free region that was found from slabs and
    walls because its storey has no usable space; its id is the storey's with
    a number.
    """

    id: SpaceId
    storey: StoreyId
    name: str
    long_name: str | None
    uses: Sourced[tuple[SpaceUse, ...]]
    footprint: MultiPolygon | None
    floor_z_m: float | None
    height_m: float | None
    public: Sourced[bool] | None
    accessible: Sourced[bool] | None
    opening_hours: Sourced[str] | None
    occupants: Sourced[float] | None
    navigable: bool
    layer: str | None
    origin: Origin = Origin.DECLARED

    @property
    def use(self) -> SpaceUse:
        """The first of its uses."""
        return self.uses.value[0]

    @property
    def area_m2(self) -> float | None:
        """Area of the footprint, m²."""
        return None if self.footprint is None else self.footprint.area


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """All spaces of one zone kind on one storey."""

    id: ZoneId
    code: SpaceUse
    storey: StoreyId
    spaces: tuple[SpaceId, ...]
