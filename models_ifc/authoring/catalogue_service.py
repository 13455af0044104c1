"""Counters, machines, lockers, seats: what visitors come to. See ``catalogue`` for the frame of the boxes."""

from models_ifc.authoring.catalogue import Item, Row
from models_ifc.authoring.values import length

FURNITURE, ELECTRIC, COMMUNICATION, AUDIOVISUAL = (
    "IfcFurniture",
    "IfcElectricAppliance",
    "IfcCommunicationsAppliance",
    "IfcAudioVisualAppliance",
)
LOW = {
    "CounterHeight": length(0.76),
    "KneeHeight": length(0.68),
    "KneeWidth": length(0.9),
    "KneeDepth": length(0.5),
}
HIGH = {"CounterHeight": length(1.05)}


def _screens(top: float) -> tuple[Row, ...]:
    """Return the glass between two windows, standing on the counter."""
    return ((-0.89, -0.2, top, 0.02, 0.5, 0.45, "glass"), (0.87, -0.2, top, 0.02, 0.5, 0.45, "glass"))


SERVICE: dict[str, Item] = {
    "window-high": Item(
        ifc_class=FURNITURE,
        name="服务窗口柜台",
        kind="service_window",
        boxes=(
            (-0.89, -0.3, 0.0, 1.78, 0.06, 1.01, "wood"),
            (-0.89, -0.24, 0.0, 0.04, 0.6, 1.01, "wood"),
            (0.85, -0.24, 0.0, 0.04, 0.6, 1.01, "wood"),
            (-0.89, -0.36, 1.01, 1.78, 0.72, 0.04, "counter"),
            *_screens(1.05),
        ),
        facts=HIGH,
    ),
    "window-low": Item(
        ifc_class=FURNITURE,
        name="低位服务窗口柜台",
        kind="service_window",
        boxes=(
            (-0.89, 0.2, 0.0, 1.78, 0.06, 0.72, "wood"),
            (-0.89, -0.3, 0.0, 0.04, 0.6, 0.72, "wood"),
            (0.85, -0.3, 0.0, 0.04, 0.6, 0.72, "wood"),
            (-0.89, -0.36, 0.72, 1.78, 0.72, 0.04, "counter"),
            *_screens(0.76),
        ),
        facts=LOW,
    ),
    "desk-high": Item(
        ifc_class=FURNITURE,
        name="导办服务台",
        kind="service_desk",
        boxes=((-1.6, -0.4, 0.0, 3.2, 0.8, 1.0, "wood"), (-1.65, -0.45, 1.0, 3.3, 0.9, 0.05, "counter")),
        facts=HIGH,
    ),
    "desk-low": Item(
        ifc_class=FURNITURE,
        name="低位服务台",
        kind="low_service_desk",
        boxes=(
            (-0.8, 0.22, 0.0, 1.6, 0.06, 0.72, "wood"),
            (-0.8, -0.34, 0.0, 0.04, 0.56, 0.72, "wood"),
            (0.76, -0.34, 0.0, 0.04, 0.56, 0.72, "wood"),
            (-0.8, -0.4, 0.72, 1.6, 0.8, 0.04, "counter"),
        ),
        facts=LOW,
    ),
    "ticket": Item(
        ifc_class=COMMUNICATION,
        name="排队取号机",
        kind="queue_ticket_machine",
        boxes=((-0.25, -0.2, 0.0, 0.5, 0.4, 1.1, "white"), (-0.22, -0.22, 1.1, 0.44, 0.12, 0.4, "screen")),
    ),
    "kiosk": Item(
        ifc_class=COMMUNICATION,
        name="自助终端",
        kind="self_service_kiosk",
        boxes=(
            (-0.35, -0.25, 0.0, 0.7, 0.5, 0.95, "white"),
            (-0.3, 0.05, 0.95, 0.6, 0.1, 0.65, "navy"),
            (-0.27, 0.04, 1.0, 0.54, 0.02, 0.55, "screen"),
        ),
    ),
    "kiosk-low": Item(
        ifc_class=COMMUNICATION,
        name="无障碍自助终端",
        kind="self_service_kiosk",
        boxes=(
            (-0.4, 0.1, 0.0, 0.8, 0.15, 1.3, "navy"),
            (-0.4, -0.25, 0.7, 0.8, 0.4, 0.06, "white"),
            (-0.3, 0.08, 0.8, 0.6, 0.02, 0.45, "screen"),
        ),
        facts={
            "CounterHeight": length(0.76),
            "KneeHeight": length(0.68),
            "KneeWidth": length(0.8),
            "KneeDepth": length(0.45),
        },
    ),
    "locker": Item(
        ifc_class=FURNITURE,
        name="自助存取柜",
        kind="storage_locker",
        boxes=(
            (-0.6, -0.25, 0.0, 1.2, 0.5, 1.9, "navy"),
            (-0.56, -0.26, 0.1, 0.54, 0.02, 1.7, "white"),
            (0.02, -0.26, 0.1, 0.54, 0.02, 1.7, "white"),
        ),
    ),
    "bench-4": Item(
        ifc_class=FURNITURE,
        name="四人等候椅",
        kind="seat",
        boxes=(
            *((-1.08 + 0.54 * i, -0.28, 0.4, 0.5, 0.45, 0.05, "seat") for i in range(4)),
            *((-1.08 + 0.54 * i, 0.17, 0.45, 0.5, 0.05, 0.4, "seat") for i in range(4)),
            (-1.1, -0.06, 0.33, 2.2, 0.08, 0.07, "steel"),
            (-0.85, -0.25, 0.0, 0.06, 0.5, 0.33, "steel"),
            (0.79, -0.25, 0.0, 0.06, 0.5, 0.33, "steel"),
        ),
    ),
    "chair": Item(
        ifc_class=FURNITURE,
        name="座椅",
        kind=None,
        boxes=((-0.23, -0.23, 0.42, 0.46, 0.46, 0.05, "fabric"), (-0.23, 0.19, 0.47, 0.46, 0.04, 0.4, "fabric")),
        rounds=((0.04, 0.0, 0.42, "steel"),),
    ),
    "evaluation": Item(
        ifc_class=COMMUNICATION,
        name="好差评评价器",
        kind="evaluation_device",
        boxes=((-0.1, -0.03, 0.0, 0.2, 0.06, 0.16, "screen"),),
    ),
    "camera-doc": Item(
        ifc_class=AUDIOVISUAL,
        name="高拍仪",
        kind="document_camera",
        boxes=((-0.12, -0.1, 0.0, 0.24, 0.2, 0.02, "screen"), (0.08, 0.06, 0.02, 0.03, 0.03, 0.36, "screen")),
    ),
    "screen-large": Item(
        ifc_class=AUDIOVISUAL,
        name="数据大屏",
        kind="information_screen",
        boxes=((-2.4, -0.05, 0.0, 4.8, 0.1, 2.7, "screen"),),
    ),
    "screen-queue": Item(
        ifc_class=AUDIOVISUAL,
        name="叫号屏",
        kind="information_screen",
        boxes=((-0.8, -0.04, 0.0, 1.6, 0.08, 0.9, "screen"),),
    ),
    "computer": Item(
        ifc_class=COMMUNICATION,
        name="自助查询电脑",
        kind="public_computer",
        boxes=(
            (-0.6, -0.3, 0.7, 1.2, 0.6, 0.04, "wood"),
            (-0.6, -0.28, 0.0, 0.04, 0.56, 0.7, "wood"),
            (0.56, -0.28, 0.0, 0.04, 0.56, 0.7, "wood"),
            (-0.28, 0.1, 0.8, 0.56, 0.04, 0.34, "screen"),
        ),
        facts={
            "CounterHeight": length(0.74),
            "KneeHeight": length(0.7),
            "KneeWidth": length(1.12),
            "KneeDepth": length(0.55),
        },
    ),
    "vending": Item(
        ifc_class=ELECTRIC,
        name="自动售卖机",
        kind="vending_machine",
        boxes=((-0.45, -0.4, 0.0, 0.9, 0.8, 1.85, "red"), (-0.38, -0.41, 0.5, 0.6, 0.02, 1.2, "screen")),
    ),
    "water": Item(
        ifc_class=ELECTRIC,
        name="饮水机",
        kind="water_dispenser",
        boxes=((-0.2, -0.2, 0.0, 0.4, 0.4, 1.2, "white"), (-0.15, -0.21, 0.7, 0.3, 0.02, 0.3, "blue")),
    ),
    "water-low": Item(
        ifc_class=ELECTRIC,
        name="低位饮水机",
        kind="water_dispenser",
        boxes=((-0.2, -0.2, 0.0, 0.4, 0.4, 0.85, "white"),),
    ),
    "printer": Item(
        ifc_class=COMMUNICATION,
        name="自助复印打印机",
        kind="printer",
        boxes=((-0.35, -0.3, 0.0, 0.7, 0.6, 1.05, "white"), (-0.3, -0.31, 0.6, 0.6, 0.02, 0.2, "screen")),
    ),
    "photo": Item(
        ifc_class=COMMUNICATION,
        name="自助拍照机",
        kind="photo_booth",
        boxes=((-0.75, -0.5, 0.0, 1.5, 1.0, 2.0, "blue"), (-0.4, -0.52, 0.2, 0.8, 0.03, 1.7, "fabric")),
    ),
    "scanner": Item(
        ifc_class=COMMUNICATION, name="高速扫描仪", kind="scanner", boxes=((-0.3, -0.25, 0.0, 0.6, 0.5, 0.95, "white"),)
    ),
    "certificate": Item(
        ifc_class=COMMUNICATION,
        name="智能制证机",
        kind="certificate_machine",
        boxes=((-0.6, -0.4, 0.0, 1.2, 0.8, 1.3, "white"), (-0.4, -0.42, 0.9, 0.8, 0.03, 0.3, "screen")),
    ),
    "power-bank": Item(
        ifc_class=ELECTRIC, name="共享充电宝柜", kind="power_bank", boxes=((-0.2, -0.2, 0.0, 0.4, 0.4, 1.3, "green"),)
    ),
    "convenience-box": Item(
        ifc_class=FURNITURE, name="便民服务柜", kind=None, boxes=((-0.6, -0.2, 0.0, 1.2, 0.4, 0.95, "wood"),)
    ),
    "reading-glasses": Item(
        ifc_class=FURNITURE, name="老花镜", kind="reading_glasses", boxes=((-0.1, -0.06, 0.0, 0.2, 0.12, 0.06, "navy"),)
    ),
    "magnifier": Item(
        ifc_class=FURNITURE, name="放大镜", kind="magnifier", boxes=((-0.1, -0.06, 0.0, 0.2, 0.12, 0.06, "teal"),)
    ),
    "hearing-aid": Item(
        ifc_class=COMMUNICATION,
        name="助听器",
        kind="hearing_aid",
        boxes=((-0.1, -0.06, 0.0, 0.2, 0.12, 0.08, "white"),),
    ),
    "wheelchair": Item(
        ifc_class=FURNITURE,
        name="轮椅",
        kind="wheelchair",
        boxes=(
            (-0.3, -0.5, 0.3, 0.6, 0.6, 0.2, "navy"),
            (-0.3, 0.1, 0.5, 0.6, 0.05, 0.45, "navy"),
            (-0.33, -0.4, 0.0, 0.04, 0.6, 0.6, "screen"),
            (0.29, -0.4, 0.0, 0.04, 0.6, 0.6, "screen"),
        ),
    ),
    "suggestion": Item(
        ifc_class=FURNITURE, name="意见箱", kind="suggestion_box", boxes=((-0.2, -0.1, 0.0, 0.4, 0.2, 1.3, "blue"),)
    ),
    "form-desk": Item(
        ifc_class=FURNITURE,
        name="填单台",
        kind=None,
        boxes=((-0.8, -0.4, 1.0, 1.6, 0.8, 0.05, "counter"), (-0.7, -0.3, 0.0, 1.4, 0.6, 1.0, "wood")),
    ),
    "form-desk-low": Item(
        ifc_class=FURNITURE,
        name="低位填单台",
        kind="low_service_desk",
        boxes=(
            (-0.8, -0.4, 0.72, 1.6, 0.8, 0.04, "counter"),
            (-0.8, -0.35, 0.0, 0.05, 0.7, 0.72, "wood"),
            (0.75, -0.35, 0.0, 0.05, 0.7, 0.72, "wood"),
        ),
        facts=LOW,
    ),
    "telephone": Item(
        ifc_class=COMMUNICATION, name="电话机", kind="telephone", boxes=((-0.1, -0.1, 0.0, 0.2, 0.2, 0.08, "screen"),)
    ),
}
