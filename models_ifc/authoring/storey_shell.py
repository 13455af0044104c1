"""What every storey shares: outer walls, cores, toilets and shafts, their doors, and the columns. Metres, plan frame."""

from typing import Any

from models_ifc.authoring.frame import (
    APSE_CENTRE,
    APSE_RADIUS,
    AXES_X,
    EXTERIOR,
    GROUND,
    PARTITION,
    THIRD,
    WING_LENGTH,
    WING_WIDTH,
    wing,
)
from models_ifc.authoring.layout import DoorSpec, Hole, Room, Wall
from models_ifc.authoring.parts import Point

TOILET_FRONT = 20.4
SHAFT_BACK = 20.7
GLASS_APSE = (126.0, 234.0)
"""The glazed part of the apse, degrees about its centre; the rest of the half circle is a curved wall."""


def shell(storey: str) -> list[Wall]:
    """Return the straight outer walls."""
    south_end, north_end = wing(WING_LENGTH, 0.0), wing(WING_LENGTH, WING_WIDTH)
    walls = [
        ("W1", "西外墙 南段", (0.0, 0.0), (0.0, APSE_CENTRE[1] - APSE_RADIUS)),
        ("W2", "西外墙 北段", (0.0, APSE_CENTRE[1] + APSE_RADIUS), (0.0, 27.0)),
        ("N", "北外墙", (0.0, 27.0), (63.0, 27.0)),
        ("E1", "东外墙 南段", (63.0, 0.0), (63.0, 10.0)),
        ("E2", "东外墙 北段", (63.0, 23.0), (63.0, 27.0)),
        ("WS", "斜翼南外墙", (63.0, 10.0), south_end),
        ("WN", "斜翼北外墙", (63.0, 23.0), north_end),
        ("WE", "斜翼东山墙", south_end, north_end),
        *_south(storey),
    ]
    return [
        Wall(
            key=f"{storey}/wall/{key}",
            name=name,
            start=start,
            end=end,
            thickness=EXTERIOR,
            external=True,
            style="stone",
        )
        for key, name, start, end in walls
    ] + _curtains(storey)


def _south(storey: str) -> list[tuple[str, str, Point, Point]]:
    if storey == THIRD:
        return [("S", "南外墙", (0.0, 0.0), (63.0, 0.0))]
    ends = [("S1", "南外墙 西段", (0.0, 0.0), (9.0, 0.0)), ("S3", "南外墙 东段", (45.0, 0.0), (63.0, 0.0))]
    entrance = [("S2", "主入口墙", (27.5, 0.0), (35.5, 0.0))] if storey == GROUND else []
    return ends + entrance


def _curtains(storey: str) -> list[Wall]:
    spans = {GROUND: [("C1", 9.0, 27.5), ("C2", 35.5, 45.0)], THIRD: []}.get(storey, [("C1", 9.0, 45.0)])
    return [
        Wall(
            key=f"{storey}/wall/{key}",
            name="南立面玻璃幕墙",
            start=(x0, 0.0),
            end=(x1, 0.0),
            thickness=0.16,
            external=True,
            curtain=True,
            style="glass",
        )
        for key, x0, x1 in spans
    ]


def cores(storey: str) -> list[Wall]:
    """Return the walls of stairs, elevator shafts, toilets, and the joint with the wing."""
    lines: list[tuple[str, str, Point, Point]] = [
        ("B18", "中部隔墙 西段", (0.0, 18.0), (18.0, 18.0)),
        ("B18e", "电梯厅北墙", (45.0, 18.0), (57.8, 18.0)),
        ("A1", "楼梯A东墙", (3.75, 18.0), (3.75, 27.0)),
        ("T0", "卫生间前墙", (3.75, TOILET_FRONT), (18.0, TOILET_FRONT)),
        ("T1", "女卫男卫隔墙", (8.4, TOILET_FRONT), (8.4, 27.0)),
        ("T2", "男卫东墙", (12.9, TOILET_FRONT), (12.9, 27.0)),
        ("T3", "无障碍卫生间东墙", (15.6, TOILET_FRONT), (15.6, 27.0)),
        ("T4", "无障碍卫生间后墙", (12.9, 23.7), (15.6, 23.7)),
        ("T5", "西走廊东墙", (18.0, 18.0), (18.0, 27.0)),
        ("L0", "电梯井西墙", (45.0, 18.0), (45.0, 27.0)),
        ("L1", "电梯井隔墙", (47.7, 18.0), (47.7, SHAFT_BACK)),
        ("L2", "电梯井东墙", (50.0, 18.0), (50.0, SHAFT_BACK)),
        ("L3", "电梯井后墙", (45.0, SHAFT_BACK), (50.0, SHAFT_BACK)),
        ("B0", "楼梯B西墙", (54.0, 18.0), (54.0, 27.0)),
        ("B1", "楼梯B东墙", (57.8, 18.0), (57.8, 27.0)),
        ("WJ", "斜翼连接墙", (63.0, 10.0), (63.0, 23.0)),
    ]
    return [
        Wall(key=f"{storey}/wall/{key}", name=name, start=start, end=end, thickness=PARTITION)
        for key, name, start, end in lines
    ]


def core_holes(storey: str) -> list[Hole]:
    """Return the doors of stairs, toilets and elevators."""
    fire: dict[str, Any] = {"type_key": "door/fire-double-160"}
    return [
        _hole(
            storey, "SA", "A1", (3.75, 19.25), 1.6, 2.2, DoorSpec(name="楼梯A防火门", fire_exit=True, **fire), turn=True
        ),
        _hole(storey, "SB", "B18e", (55.9, 18.0), 1.6, 2.2, DoorSpec(name="楼梯B防火门", fire_exit=True, **fire)),
        _hole(
            storey, "WCF", "T0", (5.4, TOILET_FRONT), 1.1, 2.1, DoorSpec(type_key="door/wood-110-l", name="女卫生间门")
        ),
        _hole(
            storey, "WCM", "T0", (11.4, TOILET_FRONT), 1.1, 2.1, DoorSpec(type_key="door/wood-110-r", name="男卫生间门")
        ),
        _hole(
            storey,
            "WCA",
            "T0",
            (14.2, TOILET_FRONT),
            1.2,
            2.1,
            DoorSpec(type_key="door/slide-120", name="无障碍卫生间门", clear_width=1.0),
        ),
        _hole(
            storey, "WJ", "WJ", (63.0, 16.45 if storey != GROUND else 13.6), 2.2 if storey != GROUND else 5.0, 2.8, None
        ),
        _elevator(storey, "E1", 46.4, 1.1),
        _elevator(storey, "E2", 48.85, 0.8),
    ]


def _elevator(storey: str, key: str, x: float, width: float) -> Hole:
    kind = "door/elevator-110" if width > 1.0 else "door/elevator-80"
    name = "无障碍电梯层门" if key == "E1" else "普通电梯层门"
    spec = DoorSpec(type_key=kind, name=name, accessible=key == "E1", drive=True, clear_width=width)
    return _hole(storey, key, "B18e", (x, 18.0), width, 2.1, spec)


def _hole(
    storey: str,
    key: str,
    wall: str,
    at: Point,
    width: float,
    height: float,
    door: DoorSpec | None,
    *,
    turn: bool = False,
) -> Hole:
    return Hole(
        key=f"{storey}/hole/{key}",
        wall=f"{storey}/wall/{wall}",
        at=at,
        width=width,
        height=height,
        door=door,
        turn=turn,
    )


def core_rooms(storey: str) -> list[Room]:
    """Return stairwells, toilets and the corridor in front of them."""
    n = storey[0]
    return [
        Room(
            key=f"{storey}/space/stair-a",
            number=f"{n}-S1",
            name="楼梯间A",
            english="Stair A",
            use="stair",
            seed=(1.9, 19.2),
            public=True,
            accessible=False,
        ),
        Room(
            key=f"{storey}/space/stair-b",
            number=f"{n}-S2",
            name="楼梯间B",
            english="Stair B",
            use="stair",
            seed=(55.9, 19.2),
            public=True,
            accessible=False,
        ),
        Room(
            key=f"{storey}/space/corridor-w",
            number=f"{n}-01",
            name="西走廊",
            english="West Corridor",
            use="circulation",
            seed=(10.8, 19.2),
            public=True,
            accessible=True,
        ),
        Room(
            key=f"{storey}/space/wc-f",
            number=f"{n}-02",
            name="女卫生间",
            english="Women's Restroom",
            use="toilet",
            seed=(6.0, 24.0),
            public=True,
        ),
        Room(
            key=f"{storey}/space/wc-m",
            number=f"{n}-03",
            name="男卫生间",
            english="Men's Restroom",
            use="toilet",
            seed=(10.6, 24.0),
            public=True,
        ),
        Room(
            key=f"{storey}/space/wc-a",
            number=f"{n}-04",
            name="无障碍卫生间",
            english="Accessible Restroom",
            use="accessible_toilet",
            seed=(14.2, 22.0),
            public=True,
            accessible=True,
        ),
    ]


def columns() -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return round columns of the hall and square columns in the walls."""
    round_ones = tuple((x, 9.0) for x in AXES_X[1:5])
    wing_ones = tuple(wing(s, 4.8) for s in (8.0, 16.0))
    square_ones = ((18.0, 18.0), (27.0, 18.0), (36.0, 18.0), (45.0, 9.0), (22.5, 26.6), (31.5, 26.6), (40.5, 26.6))
    return (*round_ones, *wing_ones), square_ones
