"""How wide the gap is that bodies leave: the widest one that still gets past them."""

from typing import Final

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.polygon import erode, list_polygons, to_multipolygon
from twin.model.ids import ObstacleId, StoreyId
from twin.routing.network import Network
from twin.routing.remedies.barred import Barred, build_barred
from twin.routing.remedies.openings import Opening

WINDOW_M: Final = 1.0
"""How far around the bodies a gap is looked for, beyond a body's width."""
STEPS: Final = 8
"""Halvings of the radius: a gap for a wheelchair is found to 4 mm."""


def measure_gaps_m(network: Network, opening: Opening) -> dict[str, float]:
    """Return the width left at each body to be moved, m, 0 where nothing gets past; not where a way starts or ends there."""
    barred = build_barred(network)
    found: dict[str, float] = {}
    for before, behind, bodies in opening.stretches:
        if before is None or behind is None:
            continue
        width_m = 0.0 if before == behind else _measure_m(barred, before, behind, bodies)
        if width_m is not None:
            found |= dict.fromkeys(sorted(bodies), width_m)
    return found


def _measure_m(barred: Barred, before: int, behind: int, bodies: frozenset[str]) -> float | None:
    network = barred.network
    storey = _find_storey(barred, before)
    if storey is None or storey != _find_storey(barred, behind):
        return None
    shapes = [network.twin.obstacles[ObstacleId(body)].footprint for body in sorted(bodies)]
    reach_m = 2.0 * network.profile.radius_m + WINDOW_M
    window = shapely.buffer(shapely.union_all(shapes), reach_m)
    pieces = [
        to_multipolygon(shapely.intersection(_shape_of(barred, storey, node), window)) for node in (before, behind)
    ]
    if any(piece.is_empty for piece in pieces):
        return None
    wide = shapely.buffer(window, network.profile.radius_m)
    free = to_multipolygon(network.storeys[storey].mesh.hold_free(wide))
    narrow_m, wide_m = 0.0, network.profile.radius_m
    for _ in range(STEPS):
        radius_m = (narrow_m + wide_m) / 2.0
        if _joins(to_multipolygon(shapely.intersection(erode(free, radius_m), window)), pieces):
            narrow_m = radius_m
        else:
            wide_m = radius_m
    return 2.0 * narrow_m


def _find_storey(barred: Barred, node: int) -> StoreyId | None:
    return next((storey for storey, nodes in barred.node_of.items() if node in nodes), None)


def _shape_of(barred: Barred, storey: StoreyId, node: int) -> BaseGeometry:
    faces = barred.faces[storey]
    own = [faces.shapes[i] for i, other in enumerate(barred.node_of[storey]) if other == node]
    return shapely.union_all(own)


def _joins(floor: MultiPolygon, pieces: list[MultiPolygon]) -> bool:
    """Tell whether one part of a floor reaches both pieces."""

    def reaches_both(part: Polygon) -> bool:
        return all(part.intersects(piece) for piece in pieces)

    return any(reaches_both(part) for part in list_polygons(floor))
