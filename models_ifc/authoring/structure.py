"""Walls, holes, slabs, columns, rooms and open edges of a storey as products."""

import itertools
import math
from collections.abc import Mapping, Sequence

from shapely import LineString, Polygon
from shapely import Point as PlanPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from models_ifc.authoring.frame import (
    APSE_CENTRE,
    APSE_RADIUS,
    CLEAR,
    ELEVATION,
    EXTERIOR,
    GROUND,
    SLAB,
    STOREY_HEIGHT,
    apse_outline,
    plate_outline,
    snap,
    turned,
)
from models_ifc.authoring.layout import Hole, Room, Storey, Wall
from models_ifc.authoring.openings import door_psets
from models_ifc.authoring.outlines import largest, polygons, rings
from models_ifc.authoring.parts import Boundary, Point, Product, Solid
from models_ifc.authoring.rooms import Footprint, body
from models_ifc.authoring.shapes import box, cylinder, prism, sector
from models_ifc.authoring.storey_shell import GLASS_APSE
from models_ifc.authoring.values import Value, area, count, flag, label, length

COLUMN_RADIUS = 0.35
SQUARE_COLUMN = 0.6
SLIVER = 0.004
"""Square metres: what trimming leaves of a wall's end may be this small and is then left out."""
VIRTUAL_THICKNESS = 0.02


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


def slab(storey: Storey, stairwells: Mapping[str, tuple[Point, ...]]) -> Product:
    """Return the storey's floor slab, with the voids of its plan and, above ground, those of the stairs."""
    voids = dict(storey.voids) | (dict(stairwells) if storey.key != GROUND else {})
    thickness = 0.6 if storey.key == GROUND else SLAB
    return Product(
        key=f"{storey.key}/slab",
        ifc_class="IfcSlab",
        name=f"{storey.key} 楼板",
        storey=storey.key,
        at=(0.0, 0.0, ELEVATION[storey.key]),
        solids=(prism(plate_outline(EXTERIOR / 2), -thickness, thickness, "floor", voids.values()),),
        attributes={"PredefinedType": "BASESLAB" if storey.key == GROUND else "FLOOR"},
        psets={"Pset_SlabCommon": {"IsExternal": flag(False), "LoadBearing": flag(True)}},
    )


def column_products(storey: Storey) -> list[Product]:
    """Return round columns and square columns."""
    height = CLEAR
    round_body = (cylinder(COLUMN_RADIUS, 0.0, height, "concrete"),)
    half = SQUARE_COLUMN / 2
    square_body = (box(-half, -half, 0.0, SQUARE_COLUMN, SQUARE_COLUMN, height, "concrete"),)
    return [
        Product(
            key=f"{storey.key}/column/{point[0]:.2f}-{point[1]:.2f}",
            ifc_class="IfcColumn",
            name=name,
            storey=storey.key,
            at=(*point, ELEVATION[storey.key]),
            solids=solids,
            attributes={"PredefinedType": "COLUMN"},
            psets={"Pset_ColumnCommon": {"LoadBearing": flag(True)}},
        )
        for name, points, solids in (
            ("圆柱 Φ700", storey.columns, round_body),
            ("方柱 600×600", storey.square_columns, square_body),
        )
        for point in points
    ]


def spaces(storey: Storey, footprints: Mapping[str, Footprint]) -> list[Product]:
    """Return the rooms as spaces."""
    return [_space(storey.key, room, footprints[room.key]) for room in storey.rooms]


def _space(storey: str, room: Room, footprint: Footprint) -> Product:
    own = {"ZoneKind": label(room.use), **room.extra}
    if room.hours is not None:
        own["OpeningHours"] = label(room.hours)
    shared = {"PubliclyAccessible": flag(room.public), "IsExternal": flag(False)}
    if room.accessible is not None:
        shared["HandicapAccessible"] = flag(room.accessible)
    psets: dict[str, Mapping[str, Value]] = {"Twin_Space": own, "Pset_SpaceCommon": shared}
    if room.occupants is not None:
        psets["Pset_SpaceOccupancyRequirements"] = {"OccupancyNumber": count(room.occupants)}
    plan = footprint.polygon()
    psets["Qto_SpaceBaseQuantities"] = {"NetFloorArea": area(snap(plan.area)), "Height": length(CLEAR)}
    return Product(
        key=room.key,
        ifc_class="IfcSpace",
        name=room.number,
        description=room.english,
        storey=storey,
        at=(0.0, 0.0, ELEVATION[storey]),
        solids=(prism(footprint.outline, 0.0, CLEAR, "space", footprint.holes),),
        attributes={"LongName": room.name, "PredefinedType": "INTERNAL", "CompositionType": "ELEMENT"},
        psets=psets,
    )


def edges(storey: Storey, footprints: Mapping[str, Footprint]) -> tuple[list[Product], list[Boundary]]:
    """Return a virtual element for each pair of rooms that share an open edge, and what it joins."""
    products: list[Product] = []
    boundaries: list[Boundary] = []
    polygons = {key: footprint.polygon() for key, footprint in footprints.items()}
    for edge in storey.edges:
        line = LineString(edge.line).buffer(0.002)
        near = sorted(key for key, polygon in polygons.items() if polygon.distance(line) < 0.001)
        for i, one in enumerate(near):
            for other in near[i + 1 :]:
                shared = polygons[one].buffer(0.001).intersection(polygons[other].buffer(0.001)).intersection(line)
                spans = [span for start, end in _legs(edge.line) if (span := _span(start, end, shared)) is not None]
                if not spans:
                    continue
                key = f"{edge.key}/{one.rsplit('/', 1)[-1]}-{other.rsplit('/', 1)[-1]}"
                products.append(_virtual(key, edge.name, storey.key, spans))
                boundaries.append(Boundary(key=f"{key}/boundary", element=key, spaces=(one, other)))
    return products, boundaries


def _legs(line: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(itertools.pairwise(line))


def _span(start: Point, end: Point, shared: BaseGeometry) -> tuple[Point, Point] | None:
    """Return the part of a leg that lies in *shared*, if it is long enough to pass."""
    part = LineString([start, end]).intersection(shared.buffer(0.0005))
    if part.is_empty or part.length < 0.3:
        return None
    along = sorted(PlanPoint(start).distance(PlanPoint(p)) for g in getattr(part, "geoms", [part]) for p in g.coords)
    run = math.dist(start, end)
    ends = [
        (snap(start[0] + (end[0] - start[0]) * d / run), snap(start[1] + (end[1] - start[1]) * d / run))
        for d in (along[0], along[-1])
    ]
    return (ends[0], ends[1])


def _virtual(key: str, name: str, storey: str, spans: Sequence[tuple[Point, Point]]) -> Product:
    origin = spans[0][0]
    solids = []
    for start, end in spans:
        strip = LineString([start, end]).buffer(VIRTUAL_THICKNESS / 2, cap_style="flat")
        ring = [(snap(x - origin[0]), snap(y - origin[1])) for x, y in list(strip.exterior.coords)[:-1]]
        solids.append(prism(ring, 0.0, 2.8, "virtual"))
    return Product(
        key=key,
        ifc_class="IfcVirtualElement",
        name=name,
        storey=storey,
        at=(*origin, ELEVATION[storey]),
        solids=tuple(solids),
    )
