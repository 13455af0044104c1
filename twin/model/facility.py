"""Things people come for, and things in their way. Metres, plan frame."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shapely import MultiPolygon

from twin.model.ids import FacilityId, ObstacleId, SpaceId, StoreyId
from twin.model.origin import Sourced
from twin.model.passage import Point3


class FacilityKind(StrEnum):
    """Facilities of DB46/T 659-2024 6.1.3, 6.2.1 and 6.3.3, as the authoring profile names them."""

    SERVICE_WINDOW = "service_window"
    SERVICE_DESK = "service_desk"
    LOW_SERVICE_DESK = "low_service_desk"
    QUEUE_TICKET_MACHINE = "queue_ticket_machine"
    SELF_SERVICE_KIOSK = "self_service_kiosk"
    STORAGE_LOCKER = "storage_locker"
    EVALUATION_DEVICE = "evaluation_device"
    SUGGESTION_BOX = "suggestion_box"
    SEAT = "seat"
    WHEELCHAIR = "wheelchair"
    WATER_DISPENSER = "water_dispenser"
    VENDING_MACHINE = "vending_machine"
    PRINTER = "printer"
    PHOTO_BOOTH = "photo_booth"
    WASTE_BIN = "waste_bin"
    AED = "aed"
    FIRST_AID_KIT = "first_aid_kit"
    FIRE_EXTINGUISHER = "fire_extinguisher"
    INFORMATION_SCREEN = "information_screen"
    PUBLIC_COMPUTER = "public_computer"
    ACCESSIBLE_TOILET_FIXTURE = "accessible_toilet_fixture"
    TACTILE_PAVING = "tactile_paving"
    ACCESSIBLE_PARKING = "accessible_parking"
    WHEELCHAIR_RAMP = "wheelchair_ramp"
    AIR_CONDITIONER = "air_conditioner"
    SOCKET = "socket"
    FILING_CABINET = "filing_cabinet"
    TELEPHONE = "telephone"
    DOCUMENT_CAMERA = "document_camera"
    SCANNER = "scanner"
    CERTIFICATE_MACHINE = "certificate_machine"
    READING_GLASSES = "reading_glasses"
    MAGNIFIER = "magnifier"
    HEARING_AID = "hearing_aid"
    POWER_BANK = "power_bank"
    CCTV = "cctv"
    NETWORK_DEVICE = "network_device"
    EMERGENCY_POWER = "emergency_power"
    EMERGENCY_LIGHT = "emergency_light"


class WindowKind(StrEnum):
    """Kinds of service window, DB46/T 659-2024 6.1.3.1."""

    GENERAL_CONSULTATION = "general_consultation"
    GENERAL_ACCEPTANCE = "general_acceptance"
    ASSISTED_SERVICE = "assisted_service"
    CROSS_REGION = "cross_region"
    UNRESOLVED_COORDINATION = "unresolved_coordination"
    LEADER_COMPLAINT = "leader_complaint"
    GENERAL_ISSUING = "general_issuing"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """
    A thing people come for.

    ``at`` is the middle of its footprint at floor level; ``front_rad`` is the
    direction its user stands in, seen from it. ``properties`` holds the rest
    of ``Twin_Facility`` by property name, lengths in metres.
    """

    id: FacilityId
    kind: Sourced[FacilityKind]
    name: str
    number: str | None
    window_kinds: tuple[WindowKind, ...]
    services: tuple[str, ...]
    storey: StoreyId
    space: SpaceId | None
    at: Point3
    footprint: MultiPolygon | None
    height_m: float | None
    front_rad: float | None
    properties: Mapping[str, Sourced[str | float | bool]] = field(default_factory=dict)


class ObstacleKind(StrEnum):
    """What stands in the way, coarsely: enough to draw it, to see past it, to name it."""

    WALL = "wall"
    COLUMN = "column"
    FURNITURE = "furniture"
    RAILING = "railing"
    EQUIPMENT = "equipment"
    STAIR = "stair"
    """The body of a stair, ramp or escalator, up to the height where its underside is free."""
    VOID = "void"
    """A hole in the floor: what lies over a stairwell or an open hall below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A body that cuts the free floor: where it stands, from which height to which (absolute z)."""

    id: ObstacleId
    kind: ObstacleKind
    name: str
    storey: StoreyId
    footprint: MultiPolygon
    bottom_z_m: float
    top_z_m: float
