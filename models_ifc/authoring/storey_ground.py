"""The ground floor: lobby, hall, windows, certificate wing, 24-hour area. Metres, plan frame."""

from typing import Any

from models_ifc.authoring.frame import GROUND, LIGHT, PARTITION, WING_LENGTH, WING_WIDTH, wing
from models_ifc.authoring.layout import DoorSpec, Edge, Hole, Room, Storey, Wall
from models_ifc.authoring.parts import Point
from models_ifc.authoring.storey_facade import facade_windows
from models_ifc.authoring.storey_shell import columns, core_holes, core_rooms, cores, shell

F = GROUND
HOURS = "Mo-Fr 08:30-12:00,14:30-17:30"
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


def _room(
    key: str, number: str, name: str, english: str, use: str, seed: Point, *, public: bool = True, **more: Any
) -> Room:
    return Room(
        key=f"{F}/space/{key}", number=number, name=name, english=english, use=use, seed=seed, public=public, **more
    )


def _rooms() -> list[Room]:
    day: dict[str, Any] = {"hours": HOURS, "accessible": True}
    return [
        _room("lobby", "1-05", "门斗", "Draught Lobby", "circulation", (30.0, 2.0), accessible=True),
        _room(
            "reception",
            "1-06",
            "咨询接待区",
            "Information & Reception",
            "consultation_reception",
            (40.0, 5.0),
            occupants=60,
            **day,
        ),
        _room(
            "acceptance",
            "1-07",
            "业务受理区",
            "Service Counters",
            "business_acceptance",
            (27.0, 12.0),
            occupants=160,
            **day,
        ),
        _room("passage-w", "1-08", "西侧通道", "West Passage", "circulation", (10.8, 12.0), accessible=True),
        _room("passage-e", "1-09", "东侧通道", "East Passage", "circulation", (47.0, 11.0), accessible=True),
        _room("elevator", "1-10", "电梯厅", "Elevator Lobby", "elevator_lobby", (49.0, 16.0), accessible=True),
        _room(
            "convenience",
            "1-11",
            "便民服务区",
            "Convenience Services",
            "convenience_service",
            (15.0, 6.0),
            occupants=50,
            **day,
        ),
        _room(
            "reading",
            "1-12",
            "政府信息查阅区",
            "Government Information Access",
            "information_reading",
            (4.0, 9.0),
            occupants=40,
            **day,
        ),
        _room(
            "24h",
            "1-13",
            "24小时自助办理区",
            "24-Hour Self-Service",
            "self_service_24h",
            (47.0, 4.0),
            hours="24/7",
            accessible=True,
            occupants=30,
        ),
        _room("shared", "1-14", "共享接待室", "Shared Reception Room", "optional", (58.0, 4.0), occupants=16, **day),
        _room("junction", "1-15", "东连廊", "East Link", "circulation", (60.0, 14.0), accessible=True),
        _room(
            "issuing",
            "1-16",
            "制证和取证区",
            "Certificate Issuing & Collection",
            "certificate_issuing",
            wing(9.0, 2.0),
            occupants=60,
            **day,
        ),
        _room("counter-n", "1-17", "受理窗口内侧", "Behind the Counters", "back_office", (30.0, 17.0), public=False),
        _room(
            "office", "1-18", "综合审批办公区", "Back Office", "back_office", (27.0, 22.0), public=False, occupants=45
        ),
        _room(
            "papers",
            "1-19",
            "材料流转与打印室",
            "Document Handling",
            "back_office",
            (41.0, 22.0),
            public=False,
            occupants=12,
        ),
        _room(
            "counter-w",
            "1-20",
            "取证窗口内侧",
            "Behind the Collection Counters",
            "back_office",
            wing(8.0, 10.0),
            public=False,
        ),
        _room(
            "making",
            "1-21",
            "制证中心",
            "Certificate Production",
            "back_office",
            wing(20.0, 9.0),
            public=False,
            occupants=8,
        ),
        _room(
            "wing-exit", "1-22", "斜翼疏散走道", "Wing Exit Passage", "circulation", wing(20.0, 2.0), accessible=False
        ),
        _room(
            "security",
            "1-23",
            "消防控制室（安保值班室）",
            "Fire Control & Security",
            "supporting",
            (52.0, 23.0),
            public=False,
            occupants=4,
        ),
        _room("plant", "1-24", "配电间", "Electrical Room", "plant", (14.2, 25.0), public=False),
        _room(
            "nursing",
            "1-25",
            "母婴室",
            "Mother and Baby Room",
            "nursing_room",
            (16.8, 24.0),
            accessible=True,
            hours=HOURS,
        ),
    ]


def _edges() -> list[Edge]:
    lines: list[tuple[str, str, tuple[Point, ...]]] = [
        ("B", "咨询接待区与业务受理区分界", ((8.9, 9.0), (45.2, 9.0))),
        ("C20", "便民服务区东界", ((20.0, -0.3), (20.0, 9.0))),
        ("P12", "西侧通道东界", ((12.6, 9.0), (12.6, 18.0))),
        ("P41", "东侧通道西界", ((41.4, 9.0), (41.4, 18.0))),
        ("J54", "东连廊西界", ((54.0, 8.8), (54.0, 18.2))),
        ("L13", "电梯厅界", ((45.0, 18.2), (45.0, 13.5), (54.0, 13.5))),
    ]
    return [Edge(key=f"{F}/edge/{key}", name=name, line=line) for key, name, line in lines]


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
        rooms=tuple(core_rooms(F) + _rooms()),
        edges=tuple(_edges()),
        voids=shafts,
        columns=round_columns,
        square_columns=square_columns,
    )
