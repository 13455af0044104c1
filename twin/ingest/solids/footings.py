"""
Which floors a body stands on or reaches up to: those of the spaces near its shadow. Metres, plan frame.

Most bodies are far from most floors and most storeys are level, so boxes and
heights decide nearly all; a shadow is looked at only where they cannot.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from twin.ingest.records.placements import Floats
from twin.ingest.storeys import Storeys
from twin.model.ids import StoreyId
from twin.model.space import Space

NEAR_M: Final = 0.3
"""A body stands on the floors of the spaces that are this near its shadow: a wall lies between footprints."""

Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]
Concern = Callable[[Ints, Floats], Flags]
"""Whether bodies (n,), by number, are anything to floors at heights (n,)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Floors:
    """The walkable floors of one storey and the storey's own height, for bodies that stand beside all of them."""

    storey: StoreyId
    elevation_m: float
    areas: NDArray[np.object_]
    heights_m: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standing:
    """Bodies by number: their boxes (n, 2, 3), the storeys they belong to, and how to take the shadow of one."""

    boxes: Floats
    homes: Sequence[StoreyId]
    shadow: Callable[[int], MultiPolygon]


def list_floors(storeys: Storeys, spaces: Iterable[Space]) -> list[Floors]:
    """Return the floors of each storey, in the order of storeys."""
    by_storey: dict[StoreyId, list[tuple[MultiPolygon, float]]] = defaultdict(list)
    for space in spaces:
        if space.navigable and space.footprint is not None and space.floor_z_m is not None:
            by_storey[space.storey].append((space.footprint, space.floor_z_m))
    return [
        Floors(
            storey=key,
            elevation_m=storeys.elevation_m(key),
            areas=np.array([area for area, _ in by_storey[key]], dtype=object),
            heights_m=np.array([height for _, height in by_storey[key]], dtype=np.float64),
        )
        for key in storeys.by_id
    ]


def find_heights(standing: Standing, floors: Floors, concern: Concern) -> Mapping[int, tuple[float, ...]]:
    """
    Return the heights of a storey's floors that bodies stand on, low to high, by the body's number.

    Bodies that none of these floors concerns are left out. One that is far
    from all floors of the storey it belongs to stands at the storey's height.
    """
    every = np.arange(len(standing.boxes))
    at_home = np.array([home == floors.storey for home in standing.homes], dtype=bool)
    beside = at_home & concern(every, np.full(len(every), floors.elevation_m))
    body, floor = _pairs_by_box(standing.boxes, floors.areas)
    asked, other_height = beside.copy(), np.zeros(len(every), dtype=bool)
    asked[body[concern(body, floors.heights_m[floor])]] = True
    other_height[body[floors.heights_m[floor] != floors.elevation_m]] = True
    level = at_home & ~other_height
    found: dict[int, tuple[float, ...]] = dict.fromkeys(np.flatnonzero(asked & level).tolist(), (floors.elevation_m,))
    open_pairs = (asked & ~level)[body]
    near = _heights_near(standing, floors, body[open_pairs], floor[open_pairs])
    for index in np.flatnonzero(asked & ~level).tolist():
        heights = near.get(index) or ({floors.elevation_m} if at_home[index] else set())
        if heights:
            found[index] = tuple(sorted(heights))
    return found


def _pairs_by_box(boxes: Floats, areas: NDArray[np.object_]) -> tuple[Ints, Ints]:
    """Return which bodies come near the boxes of which floors, as two columns."""
    wide = shapely.box(*(boxes[:, 0, :2] - NEAR_M).T, *(boxes[:, 1, :2] + NEAR_M).T)
    body, floor = shapely.STRtree(areas).query(wide)
    return body, floor


def _heights_near(standing: Standing, floors: Floors, body: Ints, floor: Ints) -> dict[int, set[float]]:
    """Return the heights of the floors near bodies, of pairs whose boxes are near."""
    flat = shapely.box(*standing.boxes[body][:, 0, :2].T, *standing.boxes[body][:, 1, :2].T)
    near = _are_near(floors.areas, floor, np.asarray(flat, dtype=object))
    body, floor = body[near], floor[near]
    heights = _by_body(floors, body, floor)
    # A box may touch floors that the body does not.
    unsure = [i for i, found in heights.items() if len(found) > 1 or standing.homes[i] != floors.storey]
    shadows = {i: standing.shadow(i) for i in unsure}
    again = np.isin(body, unsure)
    body, floor = body[again], floor[again]
    touched = _are_near(floors.areas, floor, np.array([shadows[i] for i in body.tolist()], dtype=object))
    exact = _by_body(floors, body[touched], floor[touched])
    return {i: exact.get(i, set()) if i in shadows else found for i, found in heights.items()}


def _by_body(floors: Floors, body: Ints, floor: Ints) -> dict[int, set[float]]:
    heights: dict[int, set[float]] = defaultdict(set)
    for i, height in zip(body.tolist(), floors.heights_m[floor].tolist(), strict=True):
        heights[i].add(height)
    return heights


def _are_near(areas: NDArray[np.object_], which: Ints, shapes: NDArray[np.object_]) -> Flags:
    """Return for each shape (n,) whether it is near its area, *which* (n,) by number."""
    near = np.zeros(len(which), dtype=bool)
    if len(which) == 0:
        return near
    order = np.argsort(which, kind="stable")
    floors, starts = np.unique(which[order], return_index=True)
    shapely.prepare(areas[floors])
    for floor, mine in zip(floors.tolist(), np.split(order, starts[1:]), strict=True):
        near[mine] = shapely.dwithin(areas[floor], shapes[mine], NEAR_M)
    return near
