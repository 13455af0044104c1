"""6.2.1.1: the equipment that a place has to have is there."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import FacilityKind as Kind
from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, Words, place_of, report
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case

RULE: Final = rule_of_clause(
    "SVC108",
    "equipment-missing",
    "6.2.1.1",
    Modality.SHALL,
    Page(
        what=("应配备的设施设备每类至少一件", "One at least of each kind of equipment that shall be there"),
        why=("办事和应急时用得上", "It is needed for the business, and when something happens"),
        needs=("Twin_Facility.Kind",),
        blind=(
            "数量是否够用；模型没有对应类别的设备（门窗、护栏、应急通讯等）",
            "Whether it is enough; kinds that the model has no word for",
        ),
    ),
)
ASKED: Final[dict[Kind, Words]] = {
    Kind.AIR_CONDITIONER: ("空调", "air conditioner"),
    Kind.SOCKET: ("插座", "socket"),
    Kind.SUGGESTION_BOX: ("意见箱", "suggestion box"),
    Kind.WASTE_BIN: ("垃圾桶", "waste bin"),
    Kind.FILING_CABINET: ("档案柜", "filing cabinet"),
    Kind.QUEUE_TICKET_MACHINE: ("取号机", "queue ticket machine"),
    Kind.SEAT: ("座椅", "seat"),
    Kind.TELEPHONE: ("电话", "telephone"),
    Kind.PRINTER: ("打印机", "printer"),
    Kind.DOCUMENT_CAMERA: ("高拍仪", "document camera"),
    Kind.INFORMATION_SCREEN: ("电子显示屏", "electronic display"),
    Kind.SCANNER: ("高速扫描仪", "high-speed scanner"),
    Kind.CERTIFICATE_MACHINE: ("制证机", "certificate machine"),
    Kind.STORAGE_LOCKER: ("自助存取柜", "self-service locker"),
    Kind.WATER_DISPENSER: ("饮水机", "water dispenser"),
    Kind.READING_GLASSES: ("老花镜", "reading glasses"),
    Kind.MAGNIFIER: ("放大镜", "magnifier"),
    Kind.HEARING_AID: ("助听器", "hearing aid"),
    Kind.POWER_BANK: ("充电宝", "power bank"),
    Kind.CCTV: ("监控", "surveillance camera"),
    Kind.SELF_SERVICE_KIOSK: ("自助终端", "self-service terminal"),
    Kind.NETWORK_DEVICE: ("网络设备", "network device"),
    Kind.EMERGENCY_POWER: ("应急电源", "emergency power"),
    Kind.EMERGENCY_LIGHT: ("应急照明设备", "emergency light"),
    Kind.FIRE_EXTINGUISHER: ("消防器材", "fire extinguisher"),
}


def check(case: Case) -> Report:
    """Look for each kind, if the model has any equipment: drawings of bare buildings say nothing of it."""
    there = frozenset(one.kind.value for one in case.twin.facilities.values())
    return report(RULE, (_judge(case, kind, there) if there & set(ASKED) else None for kind in ASKED))


def _judge(case: Case, kind: Kind, there: frozenset[Kind]) -> Sequence[Finding]:
    if kind in there:
        return ()
    zh, en = ASKED[kind]
    message = (f"没有{zh}", f"There is no {en}")
    return (absent(RULE, place_of(case.twin), message, (f"配备{zh}", f"Provide a {en}"), observed=kind.value),)
