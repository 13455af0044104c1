"""The ground floor: lobby, hall, windows, certificate wing, 24-hour area. Metres, plan frame."""

from typing import Any

from models_ifc.authoring.frame import GROUND, LIGHT, PARTITION, WING_LENGTH, WING_WIDTH, wing
from models_ifc.authoring.layout import DoorSpec, Hole, Storey, Wall
from models_ifc.authoring.parts import Point
from models_ifc.authoring.rooms_ground import HOURS, ground_edges, ground_rooms
from models_ifc.authoring.storey_facade import facade_windows
from models_ifc.authoring.storey_shell import columns, core_holes, core_rooms, cores, shell

F = GROUND
COUNTER_WALL = 0.78
"""Height of the low walls behind the service windows."""
ISSUING_T = 8.3
"""Line of the certificate windows across the wing."""


def _wall(key: str, name: str, start: Point, end: Point, thickness: float = PARTITION, **more: Any) -> Wall:
    return Wall(key=f"{F}/wall/{key}", name=name, start=start, end=end, thickness=thickness, **more)


def _walls() -> list[Wall]:
    return [
        _wall("R9", "查阅区玻璃隔断", (9.0, 0.0), (9.0, 18.0), LIGHT, style="glass"),
        _wall("G1", "门斗西隔断", (27.5, 0.0), (27.5, 3.9), LIGHT, style="glass"),
        _wall("G2", "门斗东隔断", (35.5, 0.0), (35.5, 3.9), LIGHT, style="glass"),
        _wall("G3", "门斗内隔断", (27.5, 3.9), (35.5, 3.9), LIGHT, style="glass"),
        _wall("H45", "24小时区西墙", (45.0, 0.0), (45.0, 9.0)),
        _wall("H9", "东南室北墙", (45.0, 9.0), (63.0, 9.0)),
        _wall("H54", "24小时区东墙", (54.0, 0.0), (54.0, 9.0)),
        _wall("K18", "窗口后墙", (18.0, 18.0), (45.0, 18.0)),
        _wall("K0", "窗口西端墙", (12.6, 15.96), (12.6, 18.0), LIGHT),
        _wall("K1", "窗口东端墙", (41.4, 15.96), (41.4, 18.0), LIGHT),
        _wall("KW", "窗口矮墙", (12.6, 16.0), (41.4, 16.0), LIGHT, height=COUNTER_WALL, style="wood"),
        _wall("O36", "后台隔墙", (36.0, 18.0), (36.0, 27.0)),
        _wall("X16", "斜翼横墙", wing(16.0, 0.0), wing(16.0, WING_WIDTH)),
        _wall("XI", "取证窗口端墙", wing(1.5, ISSUING_T), wing(1.5, WING_WIDTH), LIGHT),
        _wall(
            "XW", "取证窗口矮墙", wing(1.5, ISSUING_T), wing(16.0, ISSUING_T), LIGHT, height=COUNTER_WALL, style="wood"
        ),
        _wall("XC", "制证室南墙", wing(16.0, 4.8), wing(WING_LENGTH, 4.8)),
    ]


def _hole(
    key: str, wall: str, at: Point, width: float, height: float, door: DoorSpec | None = None, *, turn: bool = False
) -> Hole:
    return Hole(key=f"{F}/hole/{key}", wall=f"{F}/wall/{wall}", at=at, width=width, height=height, door=door, turn=turn)


def _holes() -> list[Hole]:
    auto: dict[str, Any] = {"type_key": "door/auto-240", "drive": True, "clear_width": 2.0}
    swing: dict[str, Any] = {"type_key": "door/glass-double-180", "fire_exit": True, "clear_width": 1.6}
    staff: dict[str, Any] = {"type_key": "door/wood-100-l", "access": "staff"}
    return [
        _hole(
            "D1", "S2", (31.5, 0.0), 2.4, 2.5, DoorSpec(name="主入口自动门", external=True, opening_hours=HOURS, **auto)
        ),
        _hole("D2", "S2", (29.1, 0.0), 1.8, 2.4, DoorSpec(name="主入口西平开门", external=True, **swing), turn=True),
        _hole("D3", "S2", (33.9, 0.0), 1.8, 2.4, DoorSpec(name="主入口东平开门", external=True, **swing), turn=True),
        _hole("D4", "G3", (31.5, 3.9), 2.4, 2.5, DoorSpec(name="门斗内自动门", **auto)),
        _hole("D5", "G3", (29.1, 3.9), 1.8, 2.4, DoorSpec(name="门斗内西平开门", **swing), turn=True),
        _hole("D6", "G3", (33.9, 3.9), 1.8, 2.4, DoorSpec(name="门斗内东平开门", **swing), turn=True),
        _hole(
            "D7",
            "S3",
            (49.5, 0.0),
            2.4,
            2.5,
            DoorSpec(name="24小时自助办理区自动门", external=True, opening_hours="24/7", **auto),
        ),
        _hole("R9", "R9", (9.0, 12.6), 4.2, 2.8),
        _hole("CW", "B18", (10.8, 18.0), 2.6, 2.8),
        _hole("CR", "H9", (58.5, 9.0), 1.8, 2.2, DoorSpec(type_key="door/wood-double-180", name="共享接待室门")),
        _hole("KS1", "K18", (20.0, 18.0), 1.0, 2.1, DoorSpec(name="窗口西侧员工门", **staff)),
        _hole("KS2", "K18", (33.6, 18.0), 1.0, 2.1, DoorSpec(name="窗口东侧员工门", **staff)),
        _hole("KS3", "K18", (38.7, 18.0), 1.0, 2.1, DoorSpec(name="材料流转室门", **staff)),
        _hole("O36", "O36", (36.0, 22.5), 1.0, 2.1, DoorSpec(name="后台联系门", **staff)),
        _hole(
            "ON",
            "N",
            (27.0, 27.0),
            1.8,
            2.2,
            DoorSpec(type_key="door/fire-double-180", name="员工出入口", access="staff", external=True, fire_exit=True),
            turn=False,
        ),
        _hole(
            "SEC",
            "B18e",
            (52.0, 18.0),
            1.2,
            2.1,
            DoorSpec(type_key="door/wood-120-l", name="消防控制室门", access="staff"),
        ),
        _hole(
            "SECN",
            "N",
            (47.5, 27.0),
            1.2,
            2.1,
            DoorSpec(type_key="door/fire-120-l", name="消防控制室外门", access="staff", external=True),
        ),
        _hole(
            "PLANT",
            "N",
            (14.2, 27.0),
            1.2,
            2.1,
            DoorSpec(type_key="door/fire-120-l", name="配电间外门", access="staff", external=True),
        ),
        _hole(
            "SAX",
            "W2",
            (0.0, 19.25),
            1.6,
            2.2,
            DoorSpec(
                type_key="door/fire-double-160", name="楼梯A安全出口", access="emergency", external=True, fire_exit=True
            ),
        ),
        _hole(
            "NX",
            "N",
            (60.4, 27.0),
            1.8,
            2.2,
            DoorSpec(
                type_key="door/fire-double-180", name="北侧安全出口", access="emergency", external=True, fire_exit=True
            ),
        ),
        _hole(
            "BABY", "T0", (16.8, 20.4), 1.2, 2.1, DoorSpec(type_key="door/slide-120", name="母婴室门", clear_width=1.0)
        ),
        _hole("XM", "X16", wing(16.0, 10.2), 1.0, 2.1, DoorSpec(name="制证室员工门", **staff)),
        _hole(
            "XE",
            "X16",
            wing(16.0, 2.4),
            1.8,
            2.2,
            DoorSpec(type_key="door/fire-double-180", name="斜翼疏散走道门", fire_exit=True),
        ),
        _hole(
            "XN",
            "XC",
            wing(20.0, 4.8),
            1.2,
            2.1,
            DoorSpec(type_key="door/wood-120-l", name="制证中心门", access="staff"),
        ),
        _hole(
            "XX",
            "WE",
            wing(WING_LENGTH, 2.4),
            1.8,
            2.2,
            DoorSpec(
                type_key="door/fire-double-180", name="斜翼安全出口", access="emergency", external=True, fire_exit=True
            ),
            turn=True,
        ),
        *facade_windows(F),
    ]


def ground() -> Storey:
    """Return the ground floor's plan."""
    round_columns, square_columns = columns()
    shafts: dict[str, tuple[Point, ...]] = {
        "shaft-1": ((45.1, 18.1), (47.6, 18.1), (47.6, 20.6), (45.1, 20.6)),
        "shaft-2": ((47.8, 18.1), (49.9, 18.1), (49.9, 20.6), (47.8, 20.6)),
    }
    return Storey(
        key=F,
        walls=tuple(shell(F) + cores(F) + _walls()),
        holes=tuple(core_holes(F) + _holes()),
        rooms=tuple(core_rooms(F) + ground_rooms()),
        edges=tuple(ground_edges()),
        voids=shafts,
        columns=round_columns,
        square_columns=square_columns,
    )
