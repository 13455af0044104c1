"""Door and window types, and the products they make in a wall's hole. Local frame: left jamb at the origin, x along the wall."""

from models_ifc.authoring.layout import DoorSpec
from models_ifc.authoring.parts import PartType, Solid
from models_ifc.authoring.shapes import box
from models_ifc.authoring.values import Value, flag, label, length, offset

LINING = 0.05
LEAF = 0.045
DEPTH = 0.12
SILL_THICKNESS = 0.03

DOORS: dict[str, tuple[str, float, float, str, str]] = {
    "door/auto-240": ("自动平移门 2400×2500", 2.4, 2.5, "DOUBLE_DOOR_SLIDING", "glass"),
    "door/glass-double-180": ("玻璃双扇平开门 1800×2400", 1.8, 2.4, "DOUBLE_DOOR_SINGLE_SWING", "glass"),
    "door/fire-double-160": ("防火双扇门 1600×2200", 1.6, 2.2, "DOUBLE_DOOR_SINGLE_SWING", "steel"),
    "door/fire-double-180": ("防火双扇门 1800×2200", 1.8, 2.2, "DOUBLE_DOOR_SINGLE_SWING", "steel"),
    "door/fire-120-l": ("防火单扇门 1200×2100", 1.2, 2.1, "SINGLE_SWING_LEFT", "steel"),
    "door/wood-90-l": ("木门 900×2100", 0.9, 2.1, "SINGLE_SWING_LEFT", "wood"),
    "door/wood-100-l": ("木门 1000×2100", 1.0, 2.1, "SINGLE_SWING_LEFT", "wood"),
    "door/wood-110-r": ("木门 1100×2100 右", 1.1, 2.1, "SINGLE_SWING_RIGHT", "wood"),
    "door/wood-110-l": ("木门 1100×2100 左", 1.1, 2.1, "SINGLE_SWING_LEFT", "wood"),
    "door/wood-120-l": ("木门 1200×2100", 1.2, 2.1, "SINGLE_SWING_LEFT", "wood"),
    "door/wood-double-180": ("木双扇门 1800×2200", 1.8, 2.2, "DOUBLE_DOOR_SINGLE_SWING", "wood"),
    "door/slide-120": ("推拉门 1200×2100", 1.2, 2.1, "SLIDING_TO_LEFT", "wood"),
    "door/elevator-110": ("电梯层门 1100×2100", 1.1, 2.1, "DOUBLE_DOOR_SLIDING", "steel"),
    "door/elevator-80": ("电梯层门 800×2100", 0.8, 2.1, "DOUBLE_DOOR_SLIDING", "steel"),
}
"""Key to name, width, height, operation and leaf style."""

WINDOWS: dict[str, tuple[str, float, float]] = {
    "window/wide-360": ("固定窗 3600×3000", 3.6, 3.0),
    "window/plain-180": ("平开窗 1800×1800", 1.8, 1.8),
    "window/high-120": ("高窗 1200×900", 1.2, 0.9),
}


def door_types() -> list[PartType]:
    """Return one type per door size and operation."""
    return [_door_type(key, *spec) for key, spec in DOORS.items()]


def window_types() -> list[PartType]:
    """Return the window types."""
    return [_window_type(key, *spec) for key, spec in WINDOWS.items()]


def door_psets(spec: DoorSpec) -> dict[str, dict[str, Value]]:
    """Return what a door's property sets say of one ``DoorSpec``."""
    shared = {
        "IsExternal": flag(spec.external),
        "FireExit": flag(spec.fire_exit),
        "HandicapAccessible": flag(spec.accessible),
        "HasDrive": flag(spec.drive),
        "SelfClosing": flag("fire" in spec.type_key),
    }
    own = {"Access": label(spec.access)}
    if spec.clear_width is not None:
        own["ClearWidth"] = length(spec.clear_width)
    if spec.threshold is not None:
        own["ThresholdHeight"] = offset(spec.threshold)
    if spec.one_way is not None:
        own["OneWay"] = label(spec.one_way)
    if spec.opening_hours is not None:
        own["OpeningHours"] = label(spec.opening_hours)
    return {"Pset_DoorCommon": shared, "Twin_Portal": own}


def _door_type(key: str, name: str, width: float, height: float, operation: str, style: str) -> PartType:
    return PartType(
        key=key,
        ifc_class="IfcDoorType",
        name=name,
        solids=(*_frame(width, height, "frame"), *_leaves(width, height, operation, style)),
        attributes={"PredefinedType": "DOOR", "OperationType": operation, "ParameterTakesPrecedence": False},
        lining={"LiningDepth": DEPTH, "LiningThickness": LINING},
        panels=tuple(_panels(operation)),
    )


def _panels(operation: str) -> list[dict[str, object]]:
    sliding = "SLIDING" in operation
    motion = "SLIDING" if sliding else "SWINGING"
    if "DOUBLE" in operation:
        return [
            {"PanelDepth": LEAF, "PanelOperation": motion, "PanelWidth": 0.5, "PanelPosition": position}
            for position in ("LEFT", "RIGHT")
        ]
    position = "RIGHT" if operation.endswith("RIGHT") else "LEFT"
    return [{"PanelDepth": LEAF, "PanelOperation": motion, "PanelWidth": 1.0, "PanelPosition": position}]


def _frame(width: float, height: float, style: str) -> list[Solid]:
    return [
        box(0.0, -DEPTH / 2, 0.0, LINING, DEPTH, height, style),
        box(width - LINING, -DEPTH / 2, 0.0, LINING, DEPTH, height, style),
        box(LINING, -DEPTH / 2, height - LINING, width - 2 * LINING, DEPTH, LINING, style),
    ]


def _leaves(width: float, height: float, operation: str, style: str) -> list[Solid]:
    clear, top = width - 2 * LINING, height - LINING
    if "DOUBLE" in operation:
        half = clear / 2 - 0.003
        return [
            box(LINING, -LEAF / 2, 0.006, half, LEAF, top - 0.006, style),
            box(width - LINING - half, -LEAF / 2, 0.006, half, LEAF, top - 0.006, style),
        ]
    return [box(LINING, -LEAF / 2, 0.006, clear, LEAF, top - 0.006, style)]


def _window_type(key: str, name: str, width: float, height: float) -> PartType:
    bars = max(1, round(width / 1.2))
    mullions = [box(width * i / bars - 0.025, -0.03, 0.05, 0.05, 0.06, height - 0.1, "frame") for i in range(1, bars)]
    return PartType(
        key=key,
        ifc_class="IfcWindowType",
        name=name,
        solids=(
            box(0.0, -0.04, 0.0, 0.05, 0.08, height, "frame"),
            box(width - 0.05, -0.04, 0.0, 0.05, 0.08, height, "frame"),
            box(0.05, -0.04, 0.0, width - 0.1, 0.08, 0.05, "frame"),
            box(0.05, -0.04, height - 0.05, width - 0.1, 0.08, 0.05, "frame"),
            *mullions,
            box(0.05, -0.006, 0.05, width - 0.1, 0.012, height - 0.1, "glass"),
        ),
        attributes={"PredefinedType": "WINDOW", "PartitioningType": "SINGLE_PANEL", "ParameterTakesPrecedence": False},
    )
