"""The thirty service windows of 6.1.3.1: kinds, numbers, services, and the counters they are. Metres, plan frame."""

from dataclasses import dataclass

from models_ifc.authoring.frame import GROUND, SECOND, WING_ANGLE, turned, wing
from models_ifc.authoring.parts import Point
from models_ifc.authoring.placing import Spot

NAMES = {
    "general_consultation": ("综合咨询", "General Enquiries"),
    "general_acceptance": ("综合受理", "General Acceptance"),
    "assisted_service": ("帮办代办", "Assisted & Agency Services"),
    "cross_region": ("跨区域通办", "Cross-Regional Services"),
    "unresolved_coordination": ("“未办成事”协调服务", "Unresolved Cases"),
    "leader_complaint": ("领导值班和投诉建议", "Duty Officer, Complaints & Suggestions"),
    "general_issuing": ("综合出件", "Document Collection"),
    "special": ("特色", "Special Services"),
}
SERVICES = {
    "general_consultation": ("咨询导办", "信息公开", "志愿服务"),
    "general_acceptance": ("事项受理", "进度跟踪", "结果反馈"),
    "assisted_service": ("咨询", "引导", "协调"),
    "cross_region": ("跨省通办", "全省通办"),
    "unresolved_coordination": ("疑难协调", "兜底服务"),
    "leader_complaint": ("领导值班", "投诉建议受理", "问题反馈"),
    "general_issuing": ("结果物制作", "发放", "邮寄"),
    "special": ("适老化和无障碍优先", "军人优先", "外语服务"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """One window: its number, kind, whether its counter is low, what it is special for."""

    number: int
    kind: str
    low: bool
    services: tuple[str, ...] = ()


HALL = (
    Window(1, "general_consultation", low=True),
    Window(2, "general_consultation", low=False),
    Window(3, "assisted_service", low=True),
    Window(4, "assisted_service", low=False),
    Window(5, "general_acceptance", low=True),
    Window(6, "general_acceptance", low=False),
    Window(7, "general_acceptance", low=False),
    Window(8, "general_acceptance", low=False),
    Window(9, "general_acceptance", low=False),
    Window(10, "general_acceptance", low=False),
    Window(11, "cross_region", low=True),
    Window(12, "cross_region", low=False),
    Window(13, "unresolved_coordination", low=True),
    Window(14, "leader_complaint", low=True),
    Window(15, "special", low=True, services=("适老化和无障碍优先", "军人优先")),
    Window(16, "special", low=False, services=("外语服务", "外语翻译设备")),
)
WING = (
    Window(17, "general_issuing", low=True),
    Window(18, "general_issuing", low=False),
    Window(19, "general_issuing", low=False),
    Window(20, "general_issuing", low=False),
)
UPPER = (
    Window(21, "general_acceptance", low=True, services=("不动产登记",)),
    Window(22, "general_acceptance", low=False, services=("不动产登记",)),
    Window(23, "general_acceptance", low=False, services=("税务",)),
    Window(24, "general_acceptance", low=False, services=("社会保险",)),
    Window(25, "general_acceptance", low=False, services=("医保", "住房公积金")),
    Window(26, "cross_region", low=True),
    Window(27, "cross_region", low=False),
    Window(28, "special", low=True, services=("远程云窗口", "周末窗口")),
    Window(29, "special", low=False, services=("外语服务", "外资企业开办", "外语翻译设备")),
    Window(30, "assisted_service", low=True),
)
COUNTER_Y = 15.57
"""Middle line of the counters in the hall, in front of the low wall at y = 16."""
COUNTER_T = 7.87
"""Middle line of the counters in the wing, in front of the low wall at t = 8.3."""


def hall_window(i: int) -> Point:
    """Return the middle of the ground floor's counter *i*, from 0."""
    return (13.58 + 1.79 * i, COUNTER_Y)


def wing_window(i: int) -> Point:
    """Return the middle of the wing's counter *i*, from 0."""
    return wing(4.6 + 1.9 * i, COUNTER_T)


def upper_window(i: int) -> Point:
    """Return the middle of the second floor's counter *i*, from 0."""
    return (18.2 + 1.956 * i, COUNTER_Y)


def all_windows() -> list[tuple[str, Window, Point, float]]:
    """Return storey, window, middle of its counter, and the angle it faces."""
    return [
        *((GROUND, w, hall_window(i), 0.0) for i, w in enumerate(HALL)),
        *((GROUND, w, wing_window(i), WING_ANGLE) for i, w in enumerate(WING)),
        *((SECOND, w, upper_window(i), 0.0) for i, w in enumerate(UPPER)),
    ]


def counter_spots(storey: str) -> list[Spot]:
    """Return counters, staff chairs and what stands on the counters."""
    found: list[Spot] = []
    for where, window, middle, facing in all_windows():
        if where != storey:
            continue
        zh = NAMES[window.kind][0]
        top = 0.76 if window.low else 1.05
        found.append(
            Spot(
                key=f"window-{window.number:02d}",
                item="window-low" if window.low else "window-high",
                name=f"{window.number}号 {zh}窗口",
                at=middle,
                facing=facing,
                number=str(window.number),
                window_kinds=(window.kind,),
                services=window.services or SERVICES[window.kind],
            )
        )
        found += [
            _on(f"evaluation-{window.number:02d}", "evaluation", middle, facing, (0.55, -0.2), top),
            _on(f"camera-{window.number:02d}", "camera-doc", middle, facing, (-0.5, 0.1), top),
            _on(f"staff-{window.number:02d}", "chair", middle, facing + 180.0, (0.0, 1.0), 0.0),
        ]
    return found


def _on(key: str, item: str, middle: Point, facing: float, shift: Point, z: float) -> Spot:
    dx, dy = turned(shift, facing if item != "chair" else facing - 180.0)
    return Spot(key=key, item=item, at=(middle[0] + dx, middle[1] + dy), facing=facing, z=z)
