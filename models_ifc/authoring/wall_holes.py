"""Holes in walls and the doors and windows that fill them, as products."""

import math

from models_ifc.authoring.frame import (
    ELEVATION,
    snap,
    turned,
)
from models_ifc.authoring.layout import Hole, Storey, Wall
from models_ifc.authoring.openings import door_psets
from models_ifc.authoring.parts import Product
from models_ifc.authoring.shapes import box
from models_ifc.authoring.values import flag


def holes(storey: Storey) -> list[Product]:
    """Return the openings and what fills them."""
    by_key = {wall.key: wall for wall in storey.walls}
    products: list[Product] = []
    for hole in storey.holes:
        products += _hole(hole, by_key[hole.wall], storey.key)
    return products


def _hole(hole: Hole, wall: Wall, storey: str) -> list[Product]:
    angle = snap(math.degrees(math.atan2(wall.end[1] - wall.start[1], wall.end[0] - wall.start[0])))
    turn = angle + (180.0 if hole.turn else 0.0)
    dx, dy = turned((hole.width / 2, 0.0), turn)
    corner = (snap(hole.at[0] - dx), snap(hole.at[1] - dy), snap(ELEVATION[storey] + hole.sill))
    deep = wall.thickness + 0.2
    opening = Product(
        key=f"{hole.key}/opening",
        ifc_class="IfcOpeningElement",
        name=f"洞口 {hole.key.rsplit('/', 1)[-1]}",
        storey=storey,
        at=corner,
        angle=turn,
        solids=(box(0.0, -deep / 2, 0.0, hole.width, deep, hole.height, "opening"),),
        attributes={"PredefinedType": "OPENING"},
        voids=hole.wall,
    )
    filling = _filling(hole, storey, corner, turn, f"{hole.key}/opening")
    return [opening, *filling]


def _filling(hole: Hole, storey: str, corner: tuple[float, float, float], turn: float, opening: str) -> list[Product]:
    if hole.door is None and hole.window is None:
        return []
    sizes = {"OverallHeight": hole.height, "OverallWidth": hole.width}
    if hole.door is not None:
        return [
            Product(
                key=hole.key.replace("/hole/", "/door/"),
                ifc_class="IfcDoor",
                name=hole.door.name,
                storey=storey,
                at=corner,
                angle=turn,
                type_key=hole.door.type_key,
                attributes={"PredefinedType": "DOOR", **sizes},
                psets=door_psets(hole.door),
                fills=opening,
            )
        ]
    return [
        Product(
            key=hole.key.replace("/hole/", "/window/"),
            ifc_class="IfcWindow",
            name="外窗",
            storey=storey,
            at=corner,
            angle=turn,
            type_key=hole.window,
            attributes={"PredefinedType": "WINDOW", **sizes},
            psets={"Pset_WindowCommon": {"IsExternal": flag(True)}},
            fills=opening,
        )
    ]
