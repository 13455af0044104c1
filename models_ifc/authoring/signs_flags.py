"""Signs that stand out from walls, for who walks along them: at every room for visitors and every toilet. Metres, plan frame."""

from models_ifc.authoring.frame import GROUND, STOREYS, turned
from models_ifc.authoring.legends import line
from models_ifc.authoring.parts import Point
from models_ifc.authoring.sign_parts import Sign

ROOM = "房间标识"
"""Plates of this name have a flag over them."""
TOILETS = (
    ("wc-m", 12.2, "zone:toilet", True),
    ("wc-a", 15.1, "zone:accessible_toilet", True),
    ("nursing", 17.3, "zone:nursing_room", False),
)
"""Key, place along the corridor, target, and whether people come from both sides."""
TOILET_WALL = 20.27
LARGE, SMALL = (0.7, 0.4), (0.45, 0.35)


def flags(signs: list[Sign]) -> list[Sign]:
    """Return a flag for each room's plate, and those of the toilets."""
    rooms = [
        _flag(sign.storey, sign.key, sign.at, sign.lines[0], sign.facing + 90.0) for sign in signs if sign.name == ROOM
    ]
    toilets = [
        _flag(storey, key, (x, TOILET_WALL), line("none", target), 90.0 if both else -90.0, size=SMALL, both=both)
        for storey in STOREYS
        for key, x, target, both in TOILETS
        if key != "nursing" or storey != "3F"
    ]
    return [*rooms, *toilets, _flag(GROUND, "24h", (47.2, -0.15), line("none", "zone:self_service_24h"), 90.0)]


def _flag(
    storey: str, key: str, wall: Point, legend: str, facing: float, *, size: Point = LARGE, both: bool = True
) -> Sign:
    out = size[0] / 2 + 0.02
    dx, dy = turned((-out if both else out, 0.0), facing)
    return Sign(
        key=f"flag-{key}",
        storey=storey,
        name=legend.split(" | ")[2] + "侧挂标识",
        kind="location",
        mounting="projecting",
        at=(wall[0] + dx, wall[1] + dy),
        z=2.25,
        size=size,
        facing=facing,
        lines=(legend,),
        back=(legend,) if both else None,
        letter=0.08 if both else 0.06,
    )
