"""Walls, the curved ones of the apse among them, and curtain walls as products."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shapely import Polygon
from shapely.ops import unary_union

from models_ifc.authoring.frame import (
    APSE_CENTRE,
    APSE_RADIUS,
    CLEAR,
    ELEVATION,
    EXTERIOR,
    STOREY_HEIGHT,
    apse_outline,
    snap,
    turned,
)
from models_ifc.authoring.layout import Storey, Wall
from models_ifc.authoring.outlines import largest, polygons, rings
from models_ifc.authoring.parts import Point, Product, Solid
from models_ifc.authoring.rooms import body
from models_ifc.authoring.shapes import box, prism, sector
from models_ifc.authoring.storey_shell import GLASS_APSE
from models_ifc.authoring.values import flag

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SLIVER = 0.004
"""Square metres: what trimming leaves of a wall's end may be this small and is then left out."""


def apse_ring() -> Polygon:
    """Return the plan of the curved wall, as facets fine enough for a room's outline."""
    outer, inner = (Polygon(apse_outline(APSE_RADIUS + side * EXTERIOR / 2)) for side in (1, -1))
    return largest(outer.difference(inner))


def walls(storey: Storey) -> list[Product]:
    """Return the storey's walls, each trimmed by those before it, and the apse."""
    taken: BaseGeometry = apse_ring()
    products = []
    for wall in storey.walls:
        whole = body(wall)
        parts = [part for part in polygons(whole.difference(taken)) if part.area > SLIVER]
        products.append(_wall(wall, storey.key, sorted(parts, key=lambda part: part.bounds)))
        taken = unary_union([taken, whole])
    return products + _apse(storey.key)


def _wall(wall: Wall, storey: str, parts: Sequence[Polygon]) -> Product:
    angle = math.degrees(math.atan2(wall.end[1] - wall.start[1], wall.end[0] - wall.start[0]))
    full = wall.height is None
    height = STOREY_HEIGHT if full and wall.external else CLEAR if wall.height is None else wall.height
    outlines = [[_local(point, wall.start, angle) for point in rings(part)[0]] for part in parts]
    solids = tuple(prism(outline, 0.0, height, wall.style) for outline in outlines)
    run = math.dist(wall.start, wall.end)
    return Product(
        key=wall.key,
        ifc_class="IfcCurtainWall" if wall.curtain else "IfcWall",
        name=wall.name,
        storey=storey,
        at=(wall.start[0], wall.start[1], ELEVATION[storey]),
        angle=snap(angle),
        solids=_curtain(wall) if wall.curtain else solids,
        axis_line=((0.0, 0.0), (snap(run), 0.0)),
        attributes={} if wall.curtain else {"PredefinedType": "SOLIDWALL" if full else "PARAPET"},
        psets={
            ("Pset_CurtainWallCommon" if wall.curtain else "Pset_WallCommon"): {"IsExternal": flag(wall.external)},
        },
    )


def _local(point: Point, origin: Point, angle: float) -> Point:
    x, y = turned((point[0] - origin[0], point[1] - origin[1]), -angle)
    return (snap(x), snap(y))


def _curtain(wall: Wall) -> tuple[Solid, ...]:
    run = math.dist(wall.start, wall.end)
    fields = max(1, round(run / 1.5))
    half = wall.thickness / 2
    posts = [
        box(run * i / fields - 0.03, -half, 0.0, 0.06, wall.thickness, STOREY_HEIGHT, "frame")
        for i in range(fields + 1)
    ]
    rails = [box(0.0, -0.05, z, run, 0.1, 0.06, "frame") for z in (0.0, 2.7, STOREY_HEIGHT - 0.3)]
    return (box(0.0, -0.012, 0.06, run, 0.024, STOREY_HEIGHT - 0.06, "glass"), *posts, *rails)


def _apse(storey: str) -> list[Product]:
    inner, outer = APSE_RADIUS - EXTERIOR / 2, APSE_RADIUS + EXTERIOR / 2
    low, high = GLASS_APSE
    glass = [sector(APSE_RADIUS - 0.02, APSE_RADIUS + 0.02, low, high, 0.0, STOREY_HEIGHT, "glass")]
    posts = [
        sector(APSE_RADIUS - 0.08, APSE_RADIUS + 0.08, a - 0.25, a + 0.25, 0.0, STOREY_HEIGHT, "frame")
        for a in (low + (high - low) * i / 12 for i in range(13))
    ]
    spans = (("AN", "弧形外墙 北段", 90.0, low), ("AS", "弧形外墙 南段", high, 270.0))
    curved = [
        Product(
            key=f"{storey}/wall/{key}",
            ifc_class="IfcWall",
            name=name,
            storey=storey,
            at=(*APSE_CENTRE, ELEVATION[storey]),
            solids=(sector(inner, outer, start, end, 0.0, STOREY_HEIGHT, "stone"),),
            attributes={"PredefinedType": "SOLIDWALL"},
            psets={"Pset_WallCommon": {"IsExternal": flag(True)}},
        )
        for key, name, start, end in spans
    ]
    facade = Product(
        key=f"{storey}/wall/AG",
        ifc_class="IfcCurtainWall",
        name="弧形玻璃幕墙",
        storey=storey,
        at=(*APSE_CENTRE, ELEVATION[storey]),
        solids=(*glass, *posts),
        psets={"Pset_CurtainWallCommon": {"IsExternal": flag(True)}},
    )
    return [*curved, facade]
