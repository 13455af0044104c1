"""The third floor: training and exhibition, offices, archives, canteen in the wing. Metres, plan frame."""

from typing import Any

from models_ifc.authoring.frame import PARTITION, THIRD, WING_WIDTH, wing
from models_ifc.authoring.layout import DoorSpec, Edge, Hole, Room, Storey, Wall
from models_ifc.authoring.parts import Point
from models_ifc.authoring.rooms_ground import HOURS
from models_ifc.authoring.storey_facade import facade_windows
from models_ifc.authoring.storey_shell import columns, core_holes, core_rooms, cores, shell
from models_ifc.authoring.storey_upper import SHAFTS

F = THIRD
CORRIDOR_NORTH = 11.6


def _wall(key: str, name: str, start: Point, end: Point, thickness: float = PARTITION, **more: Any) -> Wall:
    return Wall(key=f"{F}/wall/{key}", name=name, start=start, end=end, thickness=thickness, **more)


def _walls() -> list[Wall]:
    return [
        _wall("H9", "走廊南墙", (9.0, 9.0), (63.0, 9.0)),
        _wall("A9", "档案室东墙", (9.0, 0.0), (9.0, 18.0)),
        _wall("H27", "培训室东墙", (27.0, 0.0), (27.0, 9.0)),
        _wall("H45", "展厅东墙", (45.0, 0.0), (45.0, 9.0)),
        _wall("H54", "会议室隔墙", (54.0, 0.0), (54.0, 9.0)),
        _wall("C11", "走廊北墙", (12.6, CORRIDOR_NORTH), (45.0, CORRIDOR_NORTH)),
        _wall("C12", "办公室西墙", (12.6, CORRIDOR_NORTH), (12.6, 18.0)),
        _wall("C27", "办公室隔墙", (27.0, CORRIDOR_NORTH), (27.0, 18.0)),
        _wall("C45", "办公室东墙", (45.0, CORRIDOR_NORTH), (45.0, 18.0)),
        _wall("K18", "北办公室南墙", (18.0, 18.0), (45.0, 18.0)),
        _wall("O31", "北办公室隔墙", (31.5, 18.0), (31.5, 27.0)),
        _wall("J18", "物业办公室南墙", (57.8, 18.0), (63.0, 18.0)),
        _wall("X15", "厨房西墙", wing(15.0, 0.0), wing(15.0, WING_WIDTH)),
    ]


def _hole(
    key: str, wall: str, at: Point, width: float, height: float, door: DoorSpec | None = None, *, turn: bool = False
) -> Hole:
    return Hole(key=f"{F}/hole/{key}", wall=f"{F}/wall/{wall}", at=at, width=width, height=height, door=door, turn=turn)


def _holes() -> list[Hole]:
    staff: dict[str, Any] = {"type_key": "door/wood-100-l", "access": "staff"}
    double: dict[str, Any] = {"type_key": "door/wood-double-180"}
    return [
        _hole("CW", "B18", (10.8, 18.0), 2.6, 2.8),
        _hole("AR", "A9", (9.0, 10.4), 1.2, 2.1, DoorSpec(type_key="door/fire-120-l", name="档案室门", access="staff")),
        _hole("TR1", "H9", (14.0, 9.0), 1.8, 2.2, DoorSpec(name="共享培训室西门", fire_exit=True, **double), turn=True),
        _hole("TR2", "H9", (23.0, 9.0), 1.8, 2.2, DoorSpec(name="共享培训室东门", fire_exit=True, **double), turn=True),
        _hole(
            "EX1", "H9", (31.0, 9.0), 1.8, 2.2, DoorSpec(name="改革成果展厅西门", fire_exit=True, **double), turn=True
        ),
        _hole(
            "EX2", "H9", (41.0, 9.0), 1.8, 2.2, DoorSpec(name="改革成果展厅东门", fire_exit=True, **double), turn=True
        ),
        _hole("MR", "H9", (49.5, 9.0), 1.8, 2.2, DoorSpec(name="多功能会议室门", **double)),
        _hole("MR2", "H9", (58.5, 9.0), 1.1, 2.1, DoorSpec(type_key="door/wood-110-l", name="共享接待室门")),
        _hole("OF1", "C11", (20.0, CORRIDOR_NORTH), 1.0, 2.1, DoorSpec(name="政务公开科门", **staff)),
        _hole("OF2", "C11", (36.0, CORRIDOR_NORTH), 1.0, 2.1, DoorSpec(name="综合科门", **staff)),
        _hole("OF3", "K18", (22.0, 18.0), 1.0, 2.1, DoorSpec(name="审批一科门", **staff)),
        _hole("OF4", "K18", (40.0, 18.0), 1.0, 2.1, DoorSpec(name="审批二科门", **staff)),
        _hole(
            "ST", "B18e", (52.0, 18.0), 1.2, 2.1, DoorSpec(type_key="door/wood-120-l", name="仓储间门", access="staff")
        ),
        _hole("CLEAN", "T0", (16.8, 20.4), 1.0, 2.1, DoorSpec(name="清洁间门", **staff)),
        _hole(
            "PIPE", "T3", (15.6, 25.2), 0.9, 2.1, DoorSpec(type_key="door/wood-90-l", name="管井检修门", access="staff")
        ),
        _hole("PM", "J18", (60.4, 18.0), 1.0, 2.1, DoorSpec(name="物业办公室门", **staff)),
        _hole(
            "KI", "X15", wing(15.0, 8.0), 1.2, 2.1, DoorSpec(type_key="door/wood-120-l", name="厨房门", access="staff")
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
        _room("corridor", "3-05", "中走廊", "Central Corridor", "circulation", (27.0, 10.3), accessible=True),
        _room("elevator", "3-06", "电梯厅", "Elevator Lobby", "elevator_lobby", (49.0, 16.0), accessible=True),
        _room("junction", "3-07", "东连廊", "East Link", "circulation", (60.0, 14.0), accessible=True),
        _room("training", "3-08", "共享培训室", "Shared Training Room", "optional", (18.0, 5.0), occupants=90, **day),
        _room("exhibition", "3-09", "改革成果展厅", "Reform Exhibition", "optional", (36.0, 5.0), occupants=60, **day),
        _room(
            "meeting",
            "3-10",
            "多功能会议室",
            "Multi-Function Meeting Room",
            "optional",
            (49.0, 5.0),
            occupants=30,
            **day,
        ),
        _room("reception", "3-11", "共享接待室", "Shared Reception Room", "optional", (58.0, 5.0), occupants=12, **day),
        _room("archive", "3-12", "档案室", "Archives", "supporting", (0.0, 9.0), public=False),
        _room(
            "office-1",
            "3-13",
            "政务公开科",
            "Openness Section",
            "back_office",
            (20.0, 15.0),
            public=False,
            occupants=14,
        ),
        _room("office-2", "3-14", "综合科", "General Section", "back_office", (36.0, 15.0), public=False, occupants=16),
        _room(
            "office-3",
            "3-15",
            "审批一科",
            "Approval Section 1",
            "back_office",
            (24.0, 22.0),
            public=False,
            occupants=20,
        ),
        _room(
            "office-4",
            "3-16",
            "审批二科",
            "Approval Section 2",
            "back_office",
            (38.0, 22.0),
            public=False,
            occupants=20,
        ),
        _room("store", "3-17", "仓储间", "Storage", "supporting", (52.0, 23.0), public=False),
        _room("cleaning", "3-18", "清洁间", "Cleaning Closet", "plant", (16.8, 24.0), public=False),
        _room("pipes", "3-22", "管井", "Pipe Shaft", "plant", (14.2, 25.3), public=False),
        _room("property", "3-19", "物业办公室", "Property Office", "supporting", (60.4, 22.0), public=False),
        _room("canteen", "3-20", "食堂", "Canteen", "supporting", wing(7.0, 6.0), public=False, occupants=90),
        _room("kitchen", "3-21", "厨房", "Kitchen", "supporting", wing(20.0, 6.0), public=False),
    ]


def _edges() -> list[Edge]:
    lines: list[tuple[str, str, tuple[Point, ...]]] = [
        ("C45", "中走廊东界", ((45.0, 8.8), (45.0, CORRIDOR_NORTH))),
        ("J54", "东连廊西界", ((54.0, 8.8), (54.0, 18.2))),
    ]
    return [Edge(key=f"{F}/edge/{key}", name=name, line=line) for key, name, line in lines]


def third() -> Storey:
    """Return the third floor's plan."""
    round_columns, square_columns = columns()
    return Storey(
        key=F,
        walls=tuple(shell(F) + cores(F) + _walls()),
        holes=tuple(core_holes(F) + _holes()),
        rooms=tuple(core_rooms(F) + _rooms()),
        edges=tuple(_edges()),
        voids=dict(SHAFTS),
        columns=round_columns,
        square_columns=square_columns,
    )
