"""Furniture of rooms, sanitary fixtures, safety and building equipment. See ``catalogue`` for the frame of the boxes."""

from models_ifc.authoring.catalogue import Item
from models_ifc.authoring.catalogue_service import AUDIOVISUAL, COMMUNICATION, ELECTRIC, FURNITURE

SANITARY, AIR, LIGHT, OUTLET, FIRE = (
    "IfcSanitaryTerminal",
    "IfcUnitaryEquipment",
    "IfcLightFixture",
    "IfcOutlet",
    "IfcFireSuppressionTerminal",
)

BUILDING: dict[str, Item] = {
    "desk": Item(
        ifc_class=FURNITURE,
        name="办公桌",
        kind=None,
        boxes=(
            (-0.7, -0.35, 0.72, 1.4, 0.7, 0.03, "wood"),
            (-0.7, -0.33, 0.0, 0.03, 0.66, 0.72, "white"),
            (0.67, -0.33, 0.0, 0.03, 0.66, 0.72, "white"),
            (-0.28, 0.1, 0.8, 0.56, 0.04, 0.34, "screen"),
        ),
    ),
    "table-meeting": Item(
        ifc_class=FURNITURE,
        name="会议桌",
        kind=None,
        boxes=(
            (-2.4, -0.7, 0.72, 4.8, 1.4, 0.04, "wood"),
            (-2.0, -0.3, 0.0, 0.4, 0.6, 0.72, "wood"),
            (1.6, -0.3, 0.0, 0.4, 0.6, 0.72, "wood"),
        ),
    ),
    "table-4": Item(
        ifc_class=FURNITURE,
        name="四人桌",
        kind=None,
        boxes=(
            (-0.8, -0.45, 0.72, 1.6, 0.9, 0.04, "wood"),
            (-0.75, -0.4, 0.0, 0.06, 0.8, 0.72, "white"),
            (0.69, -0.4, 0.0, 0.06, 0.8, 0.72, "white"),
        ),
    ),
    "sofa": Item(
        ifc_class=FURNITURE,
        name="沙发",
        kind="seat",
        boxes=((-0.9, -0.4, 0.15, 1.8, 0.8, 0.27, "teal"), (-0.9, 0.25, 0.42, 1.8, 0.15, 0.4, "teal")),
    ),
    "shelf": Item(ifc_class=FURNITURE, name="书架", kind=None, boxes=((-0.6, -0.18, 0.0, 1.2, 0.36, 2.0, "wood"),)),
    "cabinet": Item(
        ifc_class=FURNITURE, name="档案柜", kind="filing_cabinet", boxes=((-0.45, -0.2, 0.0, 0.9, 0.4, 1.85, "steel"),)
    ),
    "archive-row": Item(
        ifc_class=FURNITURE, name="密集架", kind="filing_cabinet", boxes=((-2.4, -0.3, 0.0, 4.8, 0.6, 2.3, "steel"),)
    ),
    "rack": Item(
        ifc_class=COMMUNICATION,
        name="网络机柜",
        kind="network_device",
        boxes=((-0.3, -0.5, 0.0, 0.6, 1.0, 2.0, "screen"),),
    ),
    "ups": Item(
        ifc_class=ELECTRIC,
        name="应急电源柜",
        kind="emergency_power",
        boxes=((-0.4, -0.4, 0.0, 0.8, 0.8, 1.8, "steel"),),
    ),
    "console": Item(
        ifc_class=FURNITURE,
        name="监控操作台",
        kind=None,
        boxes=((-1.5, -0.45, 0.0, 3.0, 0.9, 0.78, "navy"), (-1.3, 0.2, 0.8, 2.6, 0.05, 0.5, "screen")),
    ),
    "kitchen": Item(
        ifc_class=FURNITURE, name="厨房操作台", kind=None, boxes=((-1.5, -0.4, 0.0, 3.0, 0.8, 0.9, "steel"),)
    ),
    "display": Item(
        ifc_class=FURNITURE,
        name="展板",
        kind=None,
        boxes=((-1.5, -0.06, 0.0, 3.0, 0.12, 2.2, "navy"), (-1.4, -0.07, 0.6, 2.8, 0.01, 1.4, "white")),
    ),
    "planter": Item(
        ifc_class=FURNITURE,
        name="花箱",
        kind=None,
        boxes=((-0.6, -0.25, 0.0, 1.2, 0.5, 0.5, "concrete"), (-0.55, -0.2, 0.5, 1.1, 0.4, 0.45, "leaf")),
    ),
    "tree": Item(
        ifc_class="IfcGeographicElement",
        name="椰子树",
        kind=None,
        boxes=(),
        rounds=((0.14, 0.0, 4.4, "wood"),),
        stars=((1.9, 0.3, 9, 4.3, 0.12, "leaf"), (1.3, 0.25, 7, 4.5, 0.12, "leaf"), (0.7, 0.2, 6, 4.7, 0.12, "leaf")),
    ),
    "bin": Item(
        ifc_class=FURNITURE,
        name="分类垃圾桶",
        kind="waste_bin",
        boxes=(
            (-0.6, -0.2, 0.0, 0.28, 0.4, 0.85, "blue"),
            (-0.3, -0.2, 0.0, 0.28, 0.4, 0.85, "red"),
            (0.0, -0.2, 0.0, 0.28, 0.4, 0.85, "green"),
            (0.3, -0.2, 0.0, 0.28, 0.4, 0.85, "screen"),
        ),
    ),
    "aed": Item(
        ifc_class=ELECTRIC,
        name="AED自动体外除颤器",
        kind="aed",
        boxes=((-0.2, -0.1, 0.0, 0.4, 0.2, 0.45, "white"), (-0.15, -0.11, 0.1, 0.3, 0.02, 0.25, "red")),
    ),
    "first-aid": Item(
        ifc_class=FURNITURE, name="急救箱", kind="first_aid_kit", boxes=((-0.2, -0.08, 0.0, 0.4, 0.16, 0.35, "green"),)
    ),
    "extinguisher": Item(
        ifc_class=FIRE, name="灭火器箱", kind="fire_extinguisher", boxes=((-0.25, -0.1, 0.0, 0.5, 0.2, 0.75, "red"),)
    ),
    "wc": Item(
        ifc_class=SANITARY,
        name="坐便器",
        kind=None,
        boxes=((-0.18, -0.35, 0.0, 0.36, 0.5, 0.42, "ceramic"), (-0.2, 0.15, 0.0, 0.4, 0.2, 0.8, "ceramic")),
    ),
    "wc-accessible": Item(
        ifc_class=SANITARY,
        name="无障碍坐便器",
        kind="accessible_toilet_fixture",
        boxes=((-0.18, -0.35, 0.0, 0.36, 0.5, 0.45, "ceramic"), (-0.2, 0.15, 0.0, 0.4, 0.2, 0.8, "ceramic")),
    ),
    "basin": Item(ifc_class=SANITARY, name="洗手盆", kind=None, boxes=((-0.4, -0.25, 0.7, 0.8, 0.5, 0.12, "ceramic"),)),
    "basin-accessible": Item(
        ifc_class=SANITARY,
        name="无障碍洗手盆",
        kind="accessible_toilet_fixture",
        boxes=((-0.3, -0.22, 0.67, 0.6, 0.45, 0.12, "ceramic"),),
    ),
    "urinal": Item(
        ifc_class=SANITARY, name="小便器", kind=None, boxes=((-0.18, -0.15, 0.35, 0.36, 0.3, 0.7, "ceramic"),)
    ),
    "cubicle": Item(
        ifc_class=FURNITURE,
        name="厕位隔间",
        kind=None,
        boxes=(
            (-0.55, -0.7, 0.1, 0.03, 1.4, 1.9, "fabric"),
            (0.52, -0.7, 0.1, 0.03, 1.4, 1.9, "fabric"),
            (-0.52, -0.7, 0.1, 1.04, 0.03, 1.9, "fabric"),
        ),
    ),
    "grab-bar": Item(
        ifc_class=FURNITURE,
        name="安全抓杆",
        kind="accessible_toilet_fixture",
        boxes=((-0.02, -0.35, 0.0, 0.04, 0.7, 0.04, "steel"),),
    ),
    "call-button": Item(
        ifc_class=COMMUNICATION,
        name="求助呼叫按钮",
        kind="accessible_toilet_fixture",
        boxes=((-0.05, -0.02, 0.0, 0.1, 0.04, 0.1, "red"),),
    ),
    "changing": Item(
        ifc_class=FURNITURE, name="婴儿护理台", kind=None, boxes=((-0.5, -0.35, 0.0, 1.0, 0.7, 0.85, "white"),)
    ),
    "air": Item(
        ifc_class=AIR, name="空调柜机", kind="air_conditioner", boxes=((-0.3, -0.2, 0.0, 0.6, 0.4, 1.85, "white"),)
    ),
    "cctv": Item(
        ifc_class=AUDIOVISUAL, name="监控摄像机", kind="cctv", boxes=((-0.06, -0.15, 0.0, 0.12, 0.2, 0.12, "white"),)
    ),
    "emergency-light": Item(
        ifc_class=LIGHT, name="应急照明灯", kind="emergency_light", boxes=((-0.15, -0.05, 0.0, 0.3, 0.1, 0.2, "white"),)
    ),
    "socket": Item(
        ifc_class=OUTLET, name="电源插座", kind="socket", boxes=((-0.06, -0.01, 0.0, 0.12, 0.02, 0.08, "white"),)
    ),
}
