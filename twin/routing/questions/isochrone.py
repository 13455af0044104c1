"""
How far one gets in a time: the floor of every storey that is reached, and when.

The graph tells exactly when each bend and landing is reached. From there the
times spread over spots ``STEP_M`` apart: each spot asks the bends that its
neighbours were reached over, straight and through open doors only. So every
time is that of a real way, never too early; the edge of an area is right to
within one step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from twin.geometry.blockers import Blockers, is_blocked
from twin.geometry.compiled import compiled, frozen
from twin.geometry.locate import Bins, find_triangle
from twin.geometry.polygon import to_multipolygon
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.geometry.visibility import sees_point
from twin.model.ids import StoreyId
from twin.routing.doors import Doors, is_crossed
from twin.routing.network import Network, StoreyNetwork
from twin.routing.places import Place
from twin.routing.search import pop, push
from twin.routing.trees import DURATION_S, Reach, build_forest

STEP_M: Final = 0.5
"""Half the diagonal of a square of this size is less than what lies between the meshes on both sides of a wall."""

AROUND: Final = 8
"""So many spots in a row around a bend are asked first: what opens behind it holds some of them."""

Floats = NDArray[np.float64]


class Sources(NamedTuple):
    """Points from which one goes on straight: ``points`` (n, 2) m, a triangle that holds each, when it is reached, s."""

    points: Floats
    triangles: NDArray[np.int32]
    times_s: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Isochrone:
    """
    What is reached within a time from the nearest of some places.

    ``areas`` is, by storey, where the middle of the body can be; ``tree``
    holds when each node of the graph is reached.
    """

    within_s: float
    areas: Mapping[StoreyId, MultiPolygon]
    tree: Reach


def find_isochrone(
    network: Network, starts: Sequence[Place], within_s: float, *, search: Network | None = None
) -> Isochrone:
    """
    Return how far one gets from the nearest of some places.

    Parameters
    ----------
    search
        As in ``find_route``.
    """
    tree = build_forest(search or network).grow(*starts)
    times_s = np.where(np.isfinite(tree.costs_s), tree.measures[:, DURATION_S], np.inf)
    areas = {}
    for name, storey in network.storeys.items():
        sources = _list_sources(network, storey, starts, times_s)
        areas[name] = _find_area(storey, sources, network.profile.speed_mps, within_s)
    reached = {name: area for name, area in areas.items() if not area.is_empty}
    return Isochrone(within_s=within_s, areas=reached, tree=tree)


def _list_sources(network: Network, storey: StoreyNetwork, starts: Sequence[Place], times_s: Floats) -> Sources:
    mesh = storey.mesh.triangles
    here = [start.foothold for start in starts if start.foothold.storey == storey.mesh.storey]
    bends, last = storey.first_node + len(mesh.bends), storey.first_node + len(mesh.bends) + len(storey.sites.points)
    points = [network.graph.points[storey.first_node : last], np.array([(f.x_m, f.y_m) for f in here]).reshape(-1, 2)]
    held = np.array([foothold.triangle for foothold in here], dtype=np.int32)
    triangles = [mesh.fan[mesh.fan_start[mesh.bends]], storey.sites.triangles, held]
    times = [times_s[storey.first_node : bends], times_s[bends:last], np.zeros(len(here))]
    return Sources(np.concatenate(points), np.concatenate(triangles).astype(np.int32), np.concatenate(times))


def _find_area(storey: StoreyNetwork, sources: Sources, speed_mps: float, within_s: float) -> MultiPolygon:
    reached = sources.times_s <= within_s
    if not reached.any():
        return MultiPolygon()
    near = frozen(Sources(sources.points[reached], sources.triangles[reached], sources.times_s[reached]))
    low = np.floor(shapely.bounds(storey.mesh.floor)[:2] / STEP_M) * STEP_M
    shape = np.ceil((shapely.bounds(storey.mesh.floor)[2:] - low) / STEP_M).astype(np.int64) + 2
    mesh = storey.mesh
    times_s = spread(mesh.triangles, mesh.bins, mesh.blockers, storey.doors, near, low, shape, speed_mps, within_s)
    columns, rows = np.nonzero(times_s <= within_s)
    x, y = low[0] + STEP_M * columns, low[1] + STEP_M * rows
    squares = shapely.box(x - STEP_M / 2, y - STEP_M / 2, x + STEP_M / 2, y + STEP_M / 2)
    return to_multipolygon(storey.mesh.hold(shapely.union_all(squares)))


@compiled
def spread(
    mesh: Triangulation,
    bins: Bins,
    blockers: Blockers,
    doors: Doors,
    sources: Sources,
    low: np.ndarray,
    shape: np.ndarray,
    speed_mps: float,
    within_s: float,
) -> np.ndarray:
    """
    Return when each spot is reached: (columns, rows) s, infinite for those that are not, or off the floor.

    Parameters
    ----------
    low : (2,), m
        Where the first spot lies.
    shape : (2,)
        How many columns and rows of spots there are.
    """
    columns, rows = shape[0], shape[1]
    times = np.full(columns * rows, np.inf)
    held = np.full(columns * rows, -2, dtype=np.int32)
    by = np.full(columns * rows, NOTHING, dtype=np.int32)
    keys, values, size = np.zeros(256), np.zeros(256, dtype=np.int32), 0
    for source in range(len(sources.points)):
        column = int((sources.points[source, 0] - low[0]) / STEP_M)
        row = int((sources.points[source, 1] - low[1]) / STEP_M)
        for step in range(AROUND * AROUND):
            near, beside = column + step // AROUND - AROUND // 2 + 1, row + step % AROUND - AROUND // 2 + 1
            if near < 0 or beside < 0 or near >= columns or beside >= rows:
                continue
            spot = near * rows + beside
            time = _reach(mesh, bins, blockers, doors, sources, source, spot, rows, low, speed_mps, times, held)
            if time < times[spot] and time <= within_s:
                times[spot], by[spot] = time, source
                keys, values = push(keys, values, size, time, spot)
                size += 1
    while size > 0:
        time, spot = keys[0], values[0]
        size = pop(keys, values, size)
        if time > times[spot]:
            continue
        for step in range(9):
            column, row = spot // rows + step // 3 - 1, spot % rows + step % 3 - 1
            if step == 4 or column < 0 or row < 0 or column >= columns or row >= rows:  # noqa: PLR2004  # the spot itself
                continue
            other = column * rows + row
            time = _reach(mesh, bins, blockers, doors, sources, by[spot], other, rows, low, speed_mps, times, held)
            if time < times[other] and time <= within_s:
                times[other], by[other] = time, by[spot]
                keys, values = push(keys, values, size, time, other)
                size += 1
    return times.reshape(columns, rows)


@compiled
def _reach(  # compiled functions take arrays, not objects
    mesh: Triangulation,
    bins: Bins,
    blockers: Blockers,
    doors: Doors,
    sources: Sources,
    source: int,
    spot: int,
    rows: int,
    low: np.ndarray,
    speed_mps: float,
    times: np.ndarray,
    held: np.ndarray,
) -> float:
    """Return when a spot is reached straight from a source; infinite where it is not seen, or is reached earlier."""
    x, y = low[0] + STEP_M * (spot // rows), low[1] + STEP_M * (spot % rows)
    from_x, from_y = sources.points[source, 0], sources.points[source, 1]
    time = sources.times_s[source] + np.hypot(x - from_x, y - from_y) / speed_mps
    if time >= times[spot]:
        return np.inf
    if held[spot] == -2:  # noqa: PLR2004  # not looked for yet
        held[spot] = find_triangle(mesh, bins, x, y)
    if held[spot] == NOTHING:
        return np.inf
    for door in range(len(doors.lines)):
        if doors.durations_s[door] > 0.0 and is_crossed(doors, door, from_x, from_y, x, y):
            time += doors.durations_s[door]
    if time >= times[spot] or is_blocked(blockers, from_x, from_y, x, y):
        return np.inf
    if not sees_point(mesh, from_x, from_y, sources.triangles[source], x, y, held[spot]):
        return np.inf
    return float(time)
