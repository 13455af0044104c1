"""
What stands in the way: the shadow of each body between 0.1 and 2.0 m above the floor it stands on.

Floors are those of the spaces nearby, not the storey's elevation: halls have
steps. Doorways are left open in walls, so that a wall with a door in it does
not shut the way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import is_kind, read_attribute, read_inverse
from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Bodies, Body, shadow_of, whole_shadow_of
from twin.ingest.solids.footings import Flags, Ints, Standing, find_heights, list_floors
from twin.ingest.solids.plan_shadows import shadows_of
from twin.ingest.storeys import Storeys
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ElementId, ObstacleId, StoreyId
from twin.model.space import Space

STEP_OVER_M: Final = 0.1
"""What ends below this height above the floor is stepped or rolled over, or is a threshold with its own rule."""
HEADROOM_M: Final = 2.0
"""What begins above this height is walked under; the clear height that 2.0 m of headroom leaves."""
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
_TRANSPORT: Final = frozenset({"IfcTransportElement"})
_GEOGRAPHIC: Final = frozenset({"IfcGeographicElement"})
_SLABS: Final = frozenset({"IfcSlab"})
_WINDOWS: Final = frozenset({"IfcWindow"})
_POLYGON: Final = shapely.GeometryType.POLYGON


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Thing:
    """An element whose body may stand in somebody's way, and the storey that it belongs to."""

    id: ElementId
    element: Any
    kind: ObstacleKind
    body: Body
    home: StoreyId


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Place:
    """A thing on a storey: the bands of heights in which it is in the way there, and what is taken from or added to its shadow."""

    thing: _Thing
    storey: StoreyId
    bands_m: tuple[tuple[float, float], ...]
    doorways: tuple[MultiPolygon, ...]
    holes: tuple[BaseGeometry, ...]


def read_obstacles(ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Iterable[Space]) -> tuple[Obstacle, ...]:
    """Return every body that cuts the free floor of a storey; one that cuts several gives one obstacle for each."""
    things = list(_list_things(ifc, bodies, storeys))
    if not things:
        return ()
    places = list(_list_places(ifc, bodies, things, storeys, spaces))
    shadows = shadows_of([(place.thing.body, *band) for place in places for band in place.bands_m])
    clean = _are_clean(np.array(shadows, dtype=object)).tolist()
    named: dict[ElementId, int] = {}
    found: list[Obstacle] = []
    start = 0
    for place in places:
        end = start + len(place.bands_m)
        # Floors of different height that cut a body alike share its shadow.
        mine = list({id(shadow): shadow for shadow in shadows[start:end]}.values())
        alone = len(mine) == 1 and clean[start] and not place.doorways and not place.holes
        footprint = mine[0] if alone else _footprint(place, mine)
        start = end
        if footprint is not None:
            number = named[place.thing.id] = named.get(place.thing.id, -1) + 1
            found.append(_obstacle(place, footprint, number))
    return tuple(found)


def _list_things(ifc: IfcFile, bodies: Bodies, storeys: Storeys) -> Iterator[_Thing]:
    kinds: dict[ElementId, ObstacleKind] = {}
    for name, kind in _KINDS:
        for element in ifc.list_elements(name):
            kinds.setdefault(ifc.id_of(element), kind)
    for element in ifc.list_elements(*(name for name, _ in _KINDS)):
        key = ifc.id_of(element)
        body = bodies.find(key)
        if body is not None and _is_in_the_way(element) and not _is_ground(element, body):
            home = storeys.of(element, float(body.bounds()[0][2]))
            kind = ObstacleKind.STAIR if _carries_people(element) else kinds[key]
            yield _Thing(id=key, element=element, kind=kind, body=body, home=home)


def _list_places(
    ifc: IfcFile, bodies: Bodies, things: list[_Thing], storeys: Storeys, spaces: Iterable[Space]
) -> Iterator[_Place]:
    """Yield where things may be in the way, thing by thing, each from the lowest storey up."""
    boxes = np.array([thing.body.bounds() for thing in things])
    stairs = np.array([thing.kind is ObstacleKind.STAIR for thing in things], dtype=bool)

    def concern(which: Ints, heights_m: Floats) -> Flags:
        bottom, top = boxes[which, 0, 2], boxes[which, 1, 2]
        reaches = _is_between(bottom, top, heights_m)
        return np.asarray(reaches | (stairs[which] & (bottom < heights_m - _DROP_M)), dtype=bool)

    standing = Standing(
        boxes=boxes,
        homes=[thing.home for thing in things],
        shadow=lambda index: whole_shadow_of(things[index].body),
    )
    by_storey = [(floors.storey, find_heights(standing, floors, concern)) for floors in list_floors(storeys, spaces)]
    for index, thing in enumerate(things):
        for storey, heights in by_storey:
            if index in heights:
                yield _place(ifc, bodies, thing, storey, heights[index])


def _place(ifc: IfcFile, bodies: Bodies, thing: _Thing, storey: StoreyId, heights: tuple[float, ...]) -> _Place:
    lower, upper = thing.body.bounds()
    deep = [z for z in heights if lower[2] < z - _DROP_M and _comes_up_to(ifc, thing, bodies, z)]
    return _Place(
        thing=thing,
        storey=storey,
        bands_m=_join([(z + STEP_OVER_M, z + HEADROOM_M) for z in heights if _is_between(lower[2], upper[2], z)]),
        # A wall may stand near a forecourt lower than its doorways: what is open from one floor is not shut by another.
        doorways=tuple(hole for z in heights for hole in _doorways(ifc, thing.element, bodies, z)),
        holes=tuple(_hole_above(thing.body, z) for z in deep),
    )


def _join(bands_m: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return bands of heights, given from the lowest up, with those that overlap as one: they throw one shadow."""
    joined: list[tuple[float, float]] = []
    for low, high in bands_m:
        if joined and low < joined[-1][1]:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return tuple(joined)


def _is_between(bottom_m: Any, top_m: Any, floor_m: Any) -> Any:
    """Return whether what lies between two heights is in the way on a floor; of arrays too."""
    return (bottom_m < floor_m + HEADROOM_M) & (top_m > floor_m + STEP_OVER_M)


def _footprint(place: _Place, shadows: list[MultiPolygon]) -> MultiPolygon | None:
    parts: list[BaseGeometry] = [*shadows]
    if place.doorways:
        opened = shapely.union_all(place.doorways)
        parts = [shadow.difference(opened) for shadow in shadows]
    parts += place.holes
    if not parts:
        return None
    solid = _without_specks(parts[0] if len(parts) == 1 else shapely.union_all(parts))
    return shapely.normalize(MultiPolygon(list(solid))) if len(solid) else None


def _without_specks(area: BaseGeometry) -> NDArray[np.object_]:
    """Return the polygons of an area that somebody could notice."""
    parts = shapely.get_parts(area)
    found: NDArray[np.object_] = parts[(shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > _MIN_AREA_M2)]
    return found


def _are_clean(shadows: NDArray[np.object_]) -> Flags:
    """Return which shadows, in normal order, are footprints as they are: there is one, and no specks in it."""
    parts, owners = shapely.get_parts(shadows, return_index=True)
    specks = np.bincount(owners[shapely.area(parts) <= _MIN_AREA_M2], minlength=len(shadows))
    return np.asarray((specks == 0) & ~shapely.is_empty(shadows), dtype=bool)


def _obstacle(place: _Place, footprint: MultiPolygon, number: int) -> Obstacle:
    thing = place.thing
    return Obstacle(
        id=ObstacleId(f"{thing.id}#{number}" if number else thing.id),
        kind=thing.kind,
        name=str(read_attribute(thing.element, "Name") or ""),
        storey=place.storey,
        footprint=footprint,
        bottom_z_m=float(thing.body.bounds()[0][2]),
        top_z_m=float(thing.body.bounds()[1][2]),
    )


def _comes_up_to(ifc: IfcFile, thing: _Thing, bodies: Bodies, floor_m: float) -> bool:
    """Return whether a stair, or another flight of the same one, ends at most a riser below a floor."""
    if thing.kind is not ObstacleKind.STAIR:
        return False
    wholes = [relation.RelatingObject for relation in read_inverse(thing.element, "Decomposes")]
    parts = [part for whole in wholes for relation in whole.IsDecomposedBy for part in relation.RelatedObjects]
    made = (bodies.find(ifc.id_of(part)) for part in (parts or [thing.element]) if not part.is_a("IfcRailing"))
    tops = [float(body.bounds()[1][2]) for body in made if body is not None]
    return any(floor_m - _DROP_M < top < floor_m + HEADROOM_M for top in tops)


def _hole_above(body: Body, floor_m: float) -> BaseGeometry:
    """Return where a floor has a hole for the stair that comes up to it, whatever the space's own outline says."""
    below = shadow_of(body, floor_m - _DEEPEST_M, floor_m - _DROP_M)
    return below.difference(shadow_of(body, floor_m - _DROP_M, floor_m + STEP_OVER_M))


def _doorways(ifc: IfcFile, element: Any, bodies: Bodies, floor_m: float) -> Iterator[MultiPolygon]:
    """Yield the plan of the openings of a wall that somebody can walk through, upright, from one floor."""
    for relation in read_inverse(element, "HasOpenings"):
        opening = relation.RelatedOpeningElement
        body = bodies.find(ifc.id_of(opening))
        if body is None or not _may_be_walked_through(opening):
            continue
        lower, upper = body.bounds()
        if lower[2] <= floor_m + _DOORWAY_SILL_M and upper[2] >= floor_m + _DOORWAY_HEAD_M:
            yield whole_shadow_of(body)


def _may_be_walked_through(opening: Any) -> bool:
    if read_attribute(opening, "PredefinedType") == "RECESS":
        return False
    fillings = [relation.RelatedBuildingElement for relation in read_inverse(opening, "HasFillings")]
    return not any(is_kind(filling, _WINDOWS) for filling in fillings)


def _is_in_the_way(element: Any) -> bool:
    return not is_kind(element, _SLABS) or read_attribute(element, "PredefinedType") == "LANDING"


def _is_ground(element: Any, body: Body) -> bool:
    """Return whether a geographic element is the ground itself: terrain, paving, water; trees and stones are not."""
    if not is_kind(element, _GEOGRAPHIC):
        return False
    (x0, y0, _), (x1, y1, _) = body.bounds()
    ground = read_attribute(element, "PredefinedType") == "TERRAIN"
    return ground or float((x1 - x0) * (y1 - y0)) > _LARGEST_THING_M2


def _carries_people(element: Any) -> bool:
    if not is_kind(element, _TRANSPORT):
        return False
    # IFC2X3 calls the kind of a transport element OperationType.
    kind = read_attribute(element, "PredefinedType") or read_attribute(element, "OperationType")
    return kind in _CARRIES_PEOPLE
