"""The second floor: atrium, gallery, ten more windows, rooms for meetings and complaints. Metres, plan frame."""

from typing import Any

from models_ifc.authoring.frame import LIGHT, PARTITION, SECOND, wing
from models_ifc.authoring.layout import DoorSpec, Edge, Hole, Room, Storey, Wall
from models_ifc.authoring.parts import Point
from models_ifc.authoring.rooms_ground import HOURS
from models_ifc.authoring.storey_facade import facade_windows
from models_ifc.authoring.storey_ground import COUNTER_WALL
from models_ifc.authoring.storey_shell import columns, core_holes, core_rooms, cores, shell
from models_ifc.authoring.storey_upper import STAIR_VOIDS, wing_rooms_walls

F = SECOND
ATRIUM: tuple[Point, ...] = ((10.9, 0.2), (45.0, 0.2), (45.0, 8.4), (18.0, 8.4), (18.0, 3.3), (10.9, 3.3))
"""The hole over reception and over the escalator."""


def _wall(key: str, name: str, start: Point, end: Point, thickness: float = PARTITION, **more: Any) -> Wall:
    return Wall(key=f"{F}/wall/{key}", name=name, start=start, end=end, thickness=thickness, **more)


def _walls() -> list[Wall]:
    return [
        _wall("H45", "中庭东墙", (45.0, 0.0), (45.0, 9.0)),
        _wall("H9", "会议室北墙", (45.0, 9.0), (63.0, 9.0)),
        _wall("H54", "会议室隔墙", (54.0, 0.0), (54.0, 9.0)),
        _wall("R9", "图书角隔断", (9.0, 9.0), (9.0, 18.0), LIGHT, style="glass"),
        _wall("K18", "窗口后墙", (18.0, 18.0), (45.0, 18.0)),
        _wall("K0", "窗口西端墙", (17.2, 15.96), (17.2, 18.0), LIGHT),
        _wall("K1", "窗口东端墙", (36.8, 15.96), (36.8, 18.0), LIGHT),
        _wall("KW", "窗口矮墙", (17.2, 16.0), (36.8, 16.0), LIGHT, height=COUNTER_WALL, style="wood"),
        _wall("O36", "后台隔墙", (36.0, 18.0), (36.0, 27.0)),
        _wall("J18", "茶水间南墙", (57.8, 18.0), (63.0, 18.0)),
        *wing_rooms_walls(F),
    ]


def _hole(
    key: str, wall: str, at: Point, width: float, height: float, door: DoorSpec | None = None, *, turn: bool = False
) -> Hole:
    return Hole(key=f"{F}/hole/{key}", wall=f"{F}/wall/{wall}", at=at, width=width, height=height, door=door, turn=turn)


def _holes() -> list[Hole]:
    staff: dict[str, Any] = {"type_key": "door/wood-100-l", "access": "staff"}
    plain: dict[str, Any] = {"type_key": "door/wood-110-l"}
    return [
        _hole("CW", "B18", (10.8, 18.0), 2.6, 2.8),
        _hole("R9", "R9", (9.0, 14.0), 2.4, 2.6),
        _hole("CR", "H9", (49.5, 9.0), 1.8, 2.2, DoorSpec(type_key="door/wood-double-180", name="共享会议室门")),
        _hole("FB", "H9", (58.5, 9.0), 1.1, 2.1, DoorSpec(name="问题反馈和投诉处理室门", **plain)),
        _hole("KS1", "K18", (20.0, 18.0), 1.0, 2.1, DoorSpec(name="窗口员工门", **staff)),
        _hole("KS2", "K18", (34.0, 18.0), 1.0, 2.1, DoorSpec(name="窗口东侧员工门", **staff)),
        _hole("LD", "K18", (40.5, 18.0), 1.1, 2.1, DoorSpec(name="领导值班室门", **plain)),
        _hole("O36", "O36", (36.0, 22.5), 1.0, 2.1, DoorSpec(name="后台联系门", **staff)),
        _hole(
            "SRV", "B18e", (52.0, 18.0), 1.2, 2.1, DoorSpec(type_key="door/fire-120-l", name="机房门", access="staff")
        ),
        _hole(
            "BABY", "T0", (16.8, 20.4), 1.2, 2.1, DoorSpec(type_key="door/slide-120", name="母婴室门", clear_width=1.0)
        ),
        _hole(
            "CLEAN", "T2", (12.9, 25.2), 0.9, 2.1, DoorSpec(type_key="door/wood-90-l", name="清洁间门", access="staff")
        ),
        _hole("TEA", "J18", (60.4, 18.0), 1.8, 2.4),
        *[
            _hole(f"WR{i}", wall, at, 1.1, 2.1, DoorSpec(name=f"{name}门", access=access, **plain), turn=turn)
            for i, (wall, at, name, access, turn) in enumerate(
                (
                    ("XC", wing(4.0, 4.8), "共享洽谈室", "public", True),
                    ("XC", wing(12.0, 4.8), "共享会议室二", "public", True),
                    ("XC", wing(20.0, 4.8), "志愿者工作室", "staff", True),
                    ("XD", wing(4.0, 7.2), "企业服务专区", "public", False),
                    ("XD", wing(12.0, 7.2), "共享值班室", "staff", False),
                    ("XD", wing(20.0, 7.2), "督查办公室", "staff", False),
                )
            )
        ],
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
        _room("gallery", "2-05", "中庭回廊", "Atrium Gallery", "circulation", (14.0, 6.0), accessible=True),
        _room(
            "acceptance",
            "2-06",
            "业务受理区（二层）",
            "Service Counters 2F",
            "business_acceptance",
            (27.0, 12.0),
            occupants=100,
            **day,
        ),
        _room("passage-w", "2-07", "西侧通道", "West Passage", "circulation", (10.8, 12.0), accessible=True),
        _room("passage-e", "2-08", "东侧通道", "East Passage", "circulation", (47.0, 11.0), accessible=True),
        _room("elevator", "2-09", "电梯厅", "Elevator Lobby", "elevator_lobby", (49.0, 16.0), accessible=True),
        _room(
            "books",
            "2-10",
            "休息等候与图书角",
            "Rest & Reading Corner",
            "convenience_service",
            (2.0, 12.0),
            occupants=40,
            **day,
        ),
        _room("meeting-1", "2-11", "共享会议室", "Shared Meeting Room", "optional", (49.0, 4.0), occupants=24, **day),
        _room(
            "complaints",
            "2-12",
            "问题反馈和投诉处理室",
            "Feedback & Complaints Room",
            "optional",
            (58.0, 4.0),
            occupants=10,
            **day,
        ),
        _room("junction", "2-13", "东连廊", "East Link", "circulation", (60.0, 14.0), accessible=True),
        _room("tea", "2-14", "饮水休息间", "Drinking Water & Rest", "convenience_service", (60.4, 22.0), **day),
        _room("counter", "2-15", "受理窗口内侧", "Behind the Counters", "back_office", (27.0, 17.0), public=False),
        _room(
            "office", "2-16", "业务审批办公室", "Back Office", "back_office", (27.0, 22.0), public=False, occupants=40
        ),
        _room("leader", "2-17", "领导值班室", "Duty Officer's Room", "optional", (41.0, 22.0), occupants=8, **day),
        _room("server", "2-18", "数据机房", "Server Room", "supporting", (52.0, 23.0), public=False),
        _room(
            "nursing",
            "2-19",
            "母婴室",
            "Mother and Baby Room",
            "nursing_room",
            (16.8, 22.0),
            accessible=True,
            hours=HOURS,
        ),
        _room("cleaning", "2-20", "清洁间", "Cleaning Closet", "plant", (14.2, 25.3), public=False),
        _room("wing-corridor", "2-21", "斜翼走廊", "Wing Corridor", "circulation", wing(10.0, 6.0), accessible=True),
        _room(
            "wing-1", "2-22", "共享洽谈室", "Shared Negotiation Room", "optional", wing(4.0, 2.0), occupants=12, **day
        ),
        _room(
            "wing-2", "2-23", "共享会议室二", "Shared Meeting Room 2", "optional", wing(12.0, 2.0), occupants=16, **day
        ),
        _room("wing-3", "2-24", "志愿者工作室", "Volunteers' Office", "back_office", wing(20.0, 2.0), public=False),
        _room(
            "wing-4", "2-25", "企业服务专区", "Enterprise Services", "optional", wing(4.0, 10.0), occupants=20, **day
        ),
        _room("wing-5", "2-26", "共享值班室", "Shared Duty Room", "back_office", wing(12.0, 10.0), public=False),
        _room("wing-6", "2-27", "督查办公室", "Inspection Office", "back_office", wing(20.0, 10.0), public=False),
    ]


def _edges() -> list[Edge]:
    lines: list[tuple[str, str, tuple[Point, ...]]] = [
        ("B", "中庭回廊北界", ((0.0, 0.0), (0.0, 9.0), (45.2, 9.0))),
        ("P12", "西侧通道东界", ((12.6, 9.0), (12.6, 18.2))),
        ("P41", "东侧通道西界", ((41.4, 9.0), (41.4, 18.2))),
        ("J54", "东连廊西界", ((54.0, 8.8), (54.0, 18.2))),
        ("L13", "电梯厅界", ((45.0, 18.2), (45.0, 13.5), (54.0, 13.5))),
    ]
    return [Edge(key=f"{F}/edge/{key}", name=name, line=line) for key, name, line in lines]


def second() -> Storey:
    """Return the second floor's plan."""
    round_columns, square_columns = columns()
    return Storey(
        key=F,
        walls=tuple(shell(F) + cores(F) + _walls()),
        holes=tuple(core_holes(F) + _holes()),
        rooms=tuple(core_rooms(F) + _rooms()),
        edges=tuple(_edges()),
        voids={"atrium": ATRIUM, **STAIR_VOIDS},
        columns=round_columns,
        square_columns=square_columns,
    )
