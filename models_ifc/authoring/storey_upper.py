"""What the two upper storeys share: shafts in the floor, rooms along the wing's corridor. Metres, plan frame."""

from models_ifc.authoring.frame import PARTITION, WING_LENGTH, WING_WIDTH, wing, wing_root
from models_ifc.authoring.layout import Wall
from models_ifc.authoring.parts import Point

CORRIDOR_T = (4.8, 7.2)
"""The corridor's walls across the wing."""

SHAFTS: dict[str, tuple[Point, ...]] = {
    "shaft-1": ((45.1, 18.1), (47.6, 18.1), (47.6, 20.6), (45.1, 20.6)),
    "shaft-2": ((47.8, 18.1), (49.9, 18.1), (49.9, 20.6), (47.8, 20.6)),
}
STAIR_VOIDS = SHAFTS


def wing_rooms_walls(storey: str) -> list[Wall]:
    """Return the corridor's two walls and the cross walls between six rooms."""
    south, north = CORRIDOR_T
    lines = [
        ("XC", "斜翼走廊南墙", wing(wing_root(south), south), wing(WING_LENGTH, south)),
        ("XD", "斜翼走廊北墙", wing(wing_root(north), north), wing(WING_LENGTH, north)),
        ("X8", "斜翼横墙 南1", wing(8.0, 0.0), wing(8.0, south)),
        ("X16", "斜翼横墙 南2", wing(16.0, 0.0), wing(16.0, south)),
        ("Y8", "斜翼横墙 北1", wing(8.0, north), wing(8.0, WING_WIDTH)),
        ("Y16", "斜翼横墙 北2", wing(16.0, north), wing(16.0, WING_WIDTH)),
    ]
    return [
        Wall(key=f"{storey}/wall/{key}", name=name, start=start, end=end, thickness=PARTITION)
        for key, name, start, end in lines
    ]
