"""Which symbol stands for which kind of thing; a kind that is not here has none."""

from typing import Final

from twin.model.facility import FacilityKind
from twin.model.passage import ConnectorKind
from twin.model.space import SpaceUse

SPACE_SYMBOLS: Final[dict[SpaceUse, str]] = {
    SpaceUse.CONSULTATION_RECEPTION: "information",
    SpaceUse.BUSINESS_ACCEPTANCE: "counter",
    SpaceUse.CERTIFICATE_ISSUING: "certificate",
    SpaceUse.INFORMATION_READING: "reading",
    SpaceUse.CONVENIENCE_SERVICE: "convenience",
    SpaceUse.SELF_SERVICE_24H: "self_service",
    SpaceUse.TOILET: "toilet",
    SpaceUse.ACCESSIBLE_TOILET: "accessible",
    SpaceUse.NURSING_ROOM: "nursing",
    SpaceUse.STAIR: "stairs",
    SpaceUse.ELEVATOR_LOBBY: "elevator",
}
CONNECTOR_SYMBOLS: Final[dict[ConnectorKind, str]] = {
    ConnectorKind.STAIR: "stairs",
    ConnectorKind.RAMP: "ramp",
    ConnectorKind.ELEVATOR: "elevator",
    ConnectorKind.ESCALATOR: "escalator",
}
FACILITY_SYMBOLS: Final[dict[FacilityKind, str]] = {
    FacilityKind.SERVICE_WINDOW: "counter",
    FacilityKind.SERVICE_DESK: "information",
    FacilityKind.LOW_SERVICE_DESK: "accessible",
    FacilityKind.QUEUE_TICKET_MACHINE: "ticket",
    FacilityKind.SELF_SERVICE_KIOSK: "self_service",
    FacilityKind.STORAGE_LOCKER: "locker",
    FacilityKind.SUGGESTION_BOX: "complaint",
    FacilityKind.SEAT: "seat",
    FacilityKind.WHEELCHAIR: "accessible",
    FacilityKind.WATER_DISPENSER: "water",
    FacilityKind.VENDING_MACHINE: "vending",
    FacilityKind.PRINTER: "printer",
    FacilityKind.PHOTO_BOOTH: "photo",
    FacilityKind.WASTE_BIN: "waste",
    FacilityKind.AED: "aed",
    FacilityKind.FIRST_AID_KIT: "first_aid",
    FacilityKind.FIRE_EXTINGUISHER: "extinguisher",
    FacilityKind.INFORMATION_SCREEN: "screen",
    FacilityKind.PUBLIC_COMPUTER: "computer",
    FacilityKind.ACCESSIBLE_TOILET_FIXTURE: "accessible",
    FacilityKind.ACCESSIBLE_PARKING: "parking",
    FacilityKind.WHEELCHAIR_RAMP: "ramp",
    FacilityKind.TELEPHONE: "phone",
    FacilityKind.DOCUMENT_CAMERA: "photo",
    FacilityKind.SCANNER: "copy",
    FacilityKind.CERTIFICATE_MACHINE: "certificate",
}
