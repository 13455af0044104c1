"""
What kinds of things are called, in Chinese and English.

Chinese names of zones and windows are those of DB46/T 659-2024 6.1.2.1 and
6.1.3.1. English names are the engine's own where no standard's wording has
been seen, and are to be replaced by DB46/T 506 wording when that is.
"""

from enum import StrEnum
from typing import Final

from twin.model.facility import FacilityKind, WindowKind
from twin.model.passage import ConnectorKind
from twin.model.space import SpaceUse

Names = dict[str, str]
"""By language tag, ``zh-CN`` and ``en``."""


def _names(zh: str, en: str) -> Names:
    return {"zh-CN": zh, "en": en}


SPACE_USES: Final[dict[SpaceUse, Names]] = {
    SpaceUse.CONSULTATION_RECEPTION: _names("咨询接待区", "Information & Reception"),
    SpaceUse.BUSINESS_ACCEPTANCE: _names("业务受理区", "Service Counters"),
    SpaceUse.CERTIFICATE_ISSUING: _names("制证和取证区", "Certificate Issuing & Collection"),
    SpaceUse.INFORMATION_READING: _names("政府信息查阅区", "Government Information Access"),
    SpaceUse.CONVENIENCE_SERVICE: _names("便民服务区", "Convenience Services"),
    SpaceUse.SELF_SERVICE_24H: _names("24小时自助办理区", "24-Hour Self-Service"),
    SpaceUse.BACK_OFFICE: _names("后台办公区", "Back Office"),
    SpaceUse.SUPPORTING: _names("配套功能区", "Support Facilities"),
    SpaceUse.OPTIONAL: _names("其他自选区", "Other Facilities"),
    SpaceUse.CIRCULATION: _names("通道", "Passage"),
    SpaceUse.TOILET: _names("卫生间", "Restroom"),
    SpaceUse.ACCESSIBLE_TOILET: _names("无障碍卫生间", "Accessible Restroom"),
    SpaceUse.NURSING_ROOM: _names("母婴室", "Mother and Baby Room"),
    SpaceUse.STAIR: _names("楼梯间", "Stairwell"),
    SpaceUse.ELEVATOR_LOBBY: _names("电梯厅", "Elevator Lobby"),
    SpaceUse.OUTDOOR: _names("室外", "Outdoors"),
    SpaceUse.PLANT: _names("设备间", "Plant Room"),
    SpaceUse.UNKNOWN: _names("未命名空间", "Unnamed Space"),
}

WINDOW_KINDS: Final[dict[WindowKind, Names]] = {
    WindowKind.GENERAL_CONSULTATION: _names("综合咨询窗口", "General Enquiries"),
    WindowKind.GENERAL_ACCEPTANCE: _names("综合受理窗口", "General Acceptance"),
    WindowKind.ASSISTED_SERVICE: _names("帮办代办窗口", "Assisted & Agency Services"),
    WindowKind.CROSS_REGION: _names("跨区域通办窗口", "Cross-Regional Services"),
    WindowKind.UNRESOLVED_COORDINATION: _names("“未办成事”协调服务窗口", "Unresolved Cases"),
    WindowKind.LEADER_COMPLAINT: _names("领导值班和投诉建议窗口", "Duty Officer, Complaints & Suggestions"),
    WindowKind.GENERAL_ISSUING: _names("综合出件窗口", "Document Collection"),
    WindowKind.SPECIAL: _names("特色窗口", "Special Services"),
}

FACILITY_KINDS: Final[dict[FacilityKind, Names]] = {
    FacilityKind.SERVICE_WINDOW: _names("服务窗口", "Service Window"),
    FacilityKind.SERVICE_DESK: _names("服务台", "Service Desk"),
    FacilityKind.LOW_SERVICE_DESK: _names("低位服务台", "Low Service Desk"),
    FacilityKind.QUEUE_TICKET_MACHINE: _names("取号机", "Queue Ticket Machine"),
    FacilityKind.SELF_SERVICE_KIOSK: _names("自助终端", "Self-Service Kiosk"),
    FacilityKind.STORAGE_LOCKER: _names("自助存取柜", "Self-Service Lockers"),
    FacilityKind.EVALUATION_DEVICE: _names("评价器", "Service Rating Device"),
    FacilityKind.SUGGESTION_BOX: _names("意见箱", "Suggestion Box"),
    FacilityKind.SEAT: _names("座椅", "Seats"),
    FacilityKind.WHEELCHAIR: _names("轮椅", "Wheelchair"),
    FacilityKind.WATER_DISPENSER: _names("饮水机", "Drinking Water"),
    FacilityKind.VENDING_MACHINE: _names("自动售卖机", "Vending Machine"),
    FacilityKind.PRINTER: _names("自助打印机", "Printer"),
    FacilityKind.PHOTO_BOOTH: _names("自助拍照设备", "Photo Booth"),
    FacilityKind.WASTE_BIN: _names("垃圾桶", "Waste Bin"),
    FacilityKind.AED: _names("自动体外除颤器", "AED"),
    FacilityKind.FIRST_AID_KIT: _names("急救箱", "First Aid Kit"),
    FacilityKind.FIRE_EXTINGUISHER: _names("灭火器", "Fire Extinguisher"),
    FacilityKind.INFORMATION_SCREEN: _names("电子显示屏", "Information Screen"),
    FacilityKind.PUBLIC_COMPUTER: _names("自助电脑", "Public Computer"),
    FacilityKind.ACCESSIBLE_TOILET_FIXTURE: _names("无障碍卫生洁具", "Accessible Toilet Fixture"),
    FacilityKind.TACTILE_PAVING: _names("盲道", "Tactile Paving"),
    FacilityKind.ACCESSIBLE_PARKING: _names("无障碍机动车停车位", "Accessible Parking"),
    FacilityKind.WHEELCHAIR_RAMP: _names("轮椅坡道", "Wheelchair Ramp"),
    FacilityKind.AIR_CONDITIONER: _names("空调", "Air Conditioner"),
    FacilityKind.SOCKET: _names("插座", "Socket"),
    FacilityKind.FILING_CABINET: _names("档案柜", "Filing Cabinet"),
    FacilityKind.TELEPHONE: _names("电话", "Telephone"),
    FacilityKind.DOCUMENT_CAMERA: _names("高拍仪", "Document Camera"),
    FacilityKind.SCANNER: _names("扫描仪", "Scanner"),
    FacilityKind.CERTIFICATE_MACHINE: _names("制证机", "Certificate Machine"),
    FacilityKind.READING_GLASSES: _names("老花镜", "Reading Glasses"),
    FacilityKind.MAGNIFIER: _names("放大镜", "Magnifier"),
    FacilityKind.HEARING_AID: _names("助听器", "Hearing Aid"),
    FacilityKind.POWER_BANK: _names("充电宝", "Power Bank"),
    FacilityKind.CCTV: _names("监控", "CCTV Camera"),
    FacilityKind.NETWORK_DEVICE: _names("网络设备", "Network Device"),
    FacilityKind.EMERGENCY_POWER: _names("应急电源", "Emergency Power"),
    FacilityKind.EMERGENCY_LIGHT: _names("应急照明设备", "Emergency Light"),
}

CONNECTOR_KINDS: Final[dict[ConnectorKind, Names]] = {
    ConnectorKind.STAIR: _names("楼梯", "Stairs"),
    ConnectorKind.RAMP: _names("坡道", "Ramp"),
    ConnectorKind.ELEVATOR: _names("电梯", "Elevator"),
    ConnectorKind.ESCALATOR: _names("自动扶梯", "Escalator"),
    ConnectorKind.MOVING_WALK: _names("自动人行道", "Moving Walk"),
}

ENTRANCE: Final[Names] = _names("出入口", "Entrance")

LANGUAGES: Final[tuple[str, ...]] = ("zh-CN", "en")


def names_of(kind: StrEnum) -> Names:
    """Return what a space use, window, facility or connector kind is called, by language tag."""
    for table in (SPACE_USES, WINDOW_KINDS, FACILITY_KINDS, CONNECTOR_KINDS):
        if kind in table and type(kind) is type(next(iter(table))):
            return table[kind]  # type: ignore[index]  # the key type was just compared
    msg = f"{kind!r} has no names"
    raise KeyError(msg)
