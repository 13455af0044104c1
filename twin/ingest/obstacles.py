"""
What stands in the way: the shadow of each body between 0.1 and 2.0 m above the floor it stands on.

Floors are those of the spaces nearby, not the storey's elevation: halls have
steps. Doorways are left open in walls, so that a wall with a door in it does
not shut the way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.ingest.bodies import Bodies, Body, shadow_of, whole_shadow_of
from twin.ingest.ifc_file import IfcFile
from twin.ingest.storeys import Storeys
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ObstacleId, StoreyId
from twin.model.space import Space

STEP_OVER_M: Final = 0.1
"""What ends below this height above the floor is stepped or rolled over, or is a threshold with its own rule."""
HEADROOM_M: Final = 2.0
"""What begins above this height is walked under; the clear height that 2.0 m of headroom leaves."""
_NEAR_M: Final = 0.3
"""A body stands on the floors of the spaces that are this near its shadow: a wall lies between footprints."""
_DOORWAY_SILL_M: Final = 0.2
_DOORWAY_HEAD_M: Final = 1.8
"""An opening from below the first to above the second height is a doorway, not a window or a hatch."""
_DROP_M: Final = 0.25
"""Where a stair that reaches a floor lies deeper than this below it, the floor has a hole: more than one riser down."""
_DEEPEST_M: Final = 3.0
"""How far below a floor its hole is looked for: a storey."""
_MIN_AREA_M2: Final = 1e-4
_LARGEST_THING_M2: Final = 150.0
"""A geographic element that takes more of the plan, its crown counted, is ground."""

_KINDS: Final = (
    ("IfcWall", ObstacleKind.WALL),
    ("IfcCurtainWall", ObstacleKind.WALL),
    ("IfcPlate", ObstacleKind.WALL),
    ("IfcMember", ObstacleKind.WALL),
    ("IfcBuildingElementPart", ObstacleKind.WALL),
    ("IfcColumn", ObstacleKind.COLUMN),
    ("IfcBeam", ObstacleKind.COLUMN),
    ("IfcRailing", ObstacleKind.RAILING),
    ("IfcStair", ObstacleKind.STAIR),
    ("IfcStairFlight", ObstacleKind.STAIR),
    ("IfcRamp", ObstacleKind.STAIR),
    ("IfcRampFlight", ObstacleKind.STAIR),
    ("IfcSlab", ObstacleKind.STAIR),
    ("IfcFurnishingElement", ObstacleKind.FURNITURE),
    ("IfcTransportElement", ObstacleKind.EQUIPMENT),
    ("IfcFlowTerminal", ObstacleKind.EQUIPMENT),
    ("IfcFlowStorageDevice", ObstacleKind.EQUIPMENT),
    ("IfcEnergyConversionDevice", ObstacleKind.EQUIPMENT),
    ("IfcElectricalElement", ObstacleKind.EQUIPMENT),
    ("IfcSign", ObstacleKind.EQUIPMENT),
    ("IfcBuildingElementProxy", ObstacleKind.EQUIPMENT),
    ("IfcGeographicElement", ObstacleKind.EQUIPMENT),
)
"""What kind of obstacle a class is; what is not listed (doors, coverings) is none, nor are slabs but a stair's landings."""
_CARRIES_PEOPLE: Final = frozenset({"ESCALATOR", "MOVINGWALKWAY"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Floors:
    """The walkable floors of one storey and the storey's own height, for bodies that stand beside all of them."""

    elevation_m: float
    tree: shapely.STRtree
    heights_m: tuple[float, ...]

    def near(self, areas: Sequence[BaseGeometry]) -> list[tuple[float, ...]]:
        """Return the floor heights near each of some areas, every height once."""
        found: list[set[float]] = [set() for _ in areas]
        which, floors = self.tree.query(np.array(areas, dtype=object), predicate="dwithin", distance=_NEAR_M)
        for area, floor in zip(which.tolist(), floors.tolist(), strict=True):
            found[area].add(self.heights_m[floor])
        return [tuple(sorted(heights)) for heights in found]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Standing:
    """An element whose body may stand in somebody's way, and the storey that it belongs to."""

    element: Any
    body: Body
    home: StoreyId


def read_obstacles(ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Iterable[Space]) -> tuple[Obstacle, ...]:
    """Return every body that cuts the free floor of a storey; one that cuts several gives one obstacle for each."""
    floors = _floors_by_storey(storeys, spaces)
    standing = list(_list_standing(ifc, bodies, storeys))
    boxes = [
        shapely.box(lower[0], lower[1], upper[0], upper[1]) for lower, upper in (s.body.bounds() for s in standing)
    ]
    heights = {key: _heights_under(standing, boxes, key, floor) for key, floor in floors.items()}
    return tuple(
        obstacle
        for index, one in enumerate(standing)
        for obstacle in _obstacles_of(ifc, one, bodies, {key: heights[key][index] for key in floors})
    )


def _list_standing(ifc: IfcFile, bodies: Bodies, storeys: Storeys) -> Iterator[_Standing]:
    for element in ifc.list_elements(*(name for name, _ in _KINDS)):
        body = bodies.find(ifc.id_of(element))
        if body is not None and len(body.mesh.faces) and _is_in_the_way(element) and not _is_ground(element, body):
            home = storeys.of(element, float(body.bounds()[0][2]))
            yield _Standing(element=element, body=body, home=home)


def _heights_under(
    standing: Sequence[_Standing], boxes: Sequence[BaseGeometry], key: StoreyId, floor: _Floors
) -> list[tuple[float, ...]]:
    """Return the heights of a storey's floors that each body stands on."""
    heights = floor.near(boxes)
    # A box may touch floors that the body does not.
    unsure = [i for i, found in enumerate(heights) if len(found) > 1 or (found and standing[i].home != key)]
    for index, found in zip(unsure, floor.near([whole_shadow_of(standing[i].body) for i in unsure]), strict=True):
        heights[index] = found
    return [
        found or ((floor.elevation_m,) if one.home == key else ()) for one, found in zip(standing, heights, strict=True)
    ]


def _floors_by_storey(storeys: Storeys, spaces: Iterable[Space]) -> dict[StoreyId, _Floors]:
    by_storey: dict[StoreyId, list[tuple[MultiPolygon, float]]] = defaultdict(list)
    for space in spaces:
        if space.navigable and space.footprint is not None and space.floor_z_m is not None:
            by_storey[space.storey].append((space.footprint, space.floor_z_m))
    return {
        key: _Floors(
            elevation_m=storeys.elevation_m(key),
            tree=shapely.STRtree([shape for shape, _ in by_storey[key]]),
            heights_m=tuple(height for _, height in by_storey[key]),
        )
        for key in storeys.by_id
    }


def _obstacles_of(
    ifc: IfcFile, standing: _Standing, bodies: Bodies, heights: Mapping[StoreyId, tuple[float, ...]]
) -> Iterator[Obstacle]:
    element, body = standing.element, standing.body
    base, named = ifc.id_of(element), 0
    for key, floors_m in heights.items():
        footprint = _footprint(ifc, element, body, bodies, floors_m) if floors_m else None
        if footprint is None:
            continue
        yield Obstacle(
            id=ObstacleId(base if named == 0 else f"{base}#{named}"),
            kind=_kind_of(element),
            name=str(element.Name or ""),
            storey=key,
            footprint=footprint,
            bottom_z_m=float(body.bounds()[0][2]),
            top_z_m=float(body.bounds()[1][2]),
        )
        named += 1


def _footprint(
    ifc: IfcFile, element: Any, body: Body, bodies: Bodies, heights: tuple[float, ...]
) -> MultiPolygon | None:
    lower, upper = body.bounds()
    parts: list[BaseGeometry] = []
    # A wall may stand near a forecourt lower than its doorways: what is open from one floor is not shut by another.
    doorways = [hole for z in heights for hole in _doorways(ifc, element, bodies, z)]
    for z in heights:
        if lower[2] < z + HEADROOM_M and upper[2] > z + STEP_OVER_M:
            shadow = shadow_of(body, z + STEP_OVER_M, z + HEADROOM_M)
            parts.append(shadow.difference(shapely.union_all(doorways)) if doorways else shadow)
        if lower[2] < z - _DROP_M and _comes_up_to(ifc, element, bodies, z):
            parts.append(_hole_above(body, z))
    if not parts:
        return None
    whole = parts[0] if len(parts) == 1 else shapely.union_all(parts)
    solid = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon" and part.area > _MIN_AREA_M2]
    return shapely.normalize(MultiPolygon(solid)) if solid else None


def _comes_up_to(ifc: IfcFile, element: Any, bodies: Bodies, floor_m: float) -> bool:
    """Return whether a stair, or another flight of the same one, ends at most a riser below a floor."""
    if _kind_of(element) is not ObstacleKind.STAIR:
        return False
    wholes = [relation.RelatingObject for relation in element.Decomposes or ()]
    parts = [part for whole in wholes for relation in whole.IsDecomposedBy for part in relation.RelatedObjects]
    made = (bodies.find(ifc.id_of(part)) for part in (parts or [element]) if not part.is_a("IfcRailing"))
    tops = [float(body.bounds()[1][2]) for body in made if body is not None]
    return any(floor_m - _DROP_M < top < floor_m + HEADROOM_M for top in tops)


def _hole_above(body: Body, floor_m: float) -> BaseGeometry:
    """Return where a floor has a hole for the stair that comes up to it, whatever the space's own outline says."""
    below = shadow_of(body, floor_m - _DEEPEST_M, floor_m - _DROP_M)
    return below.difference(shadow_of(body, floor_m - _DROP_M, floor_m + STEP_OVER_M))


def _doorways(ifc: IfcFile, element: Any, bodies: Bodies, floor_m: float) -> Iterator[MultiPolygon]:
    """Yield the plan of the openings of a wall that somebody can walk through, upright, from one floor."""
    for relation in getattr(element, "HasOpenings", None) or ():
        opening = relation.RelatedOpeningElement
        body = bodies.find(ifc.id_of(opening))
        if body is None or not _may_be_walked_through(opening):
            continue
        lower, upper = body.bounds()
        if lower[2] <= floor_m + _DOORWAY_SILL_M and upper[2] >= floor_m + _DOORWAY_HEAD_M:
            yield whole_shadow_of(body)


def _may_be_walked_through(opening: Any) -> bool:
    if getattr(opening, "PredefinedType", None) == "RECESS":
        return False
    fillings = [relation.RelatedBuildingElement for relation in getattr(opening, "HasFillings", None) or ()]
    return not any(filling.is_a("IfcWindow") for filling in fillings)


def _is_in_the_way(element: Any) -> bool:
    return not element.is_a("IfcSlab") or element.PredefinedType == "LANDING"


def _is_ground(element: Any, body: Body) -> bool:
    """Return whether a geographic element is the ground itself: terrain, paving, water; trees and stones are not."""
    if not element.is_a("IfcGeographicElement"):
        return False
    (x0, y0, _), (x1, y1, _) = body.bounds()
    return element.PredefinedType == "TERRAIN" or float((x1 - x0) * (y1 - y0)) > _LARGEST_THING_M2


def _kind_of(element: Any) -> ObstacleKind:
    if element.is_a("IfcTransportElement"):
        # IFC2X3 calls the kind of a transport element OperationType.
        kind = getattr(element, "PredefinedType", None) or getattr(element, "OperationType", None)
        return ObstacleKind.STAIR if kind in _CARRIES_PEOPLE else ObstacleKind.EQUIPMENT
    return next(kind for name, kind in _KINDS if element.is_a(name))
