"""Signage in three dimensions: where signs can be read lies on the floor, breaks stand up from it like pins."""

import math
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from twin.export.batches import Batch, join_batches, triangulate, weld
from twin.export.palette import Rgba, to_linear
from twin.model.ids import StoreyId
from twin.model.overlay import SignageOverlay
from twin.model.passage import Point2
from twin.model.scene import Floats, Ints
from twin.model.twin import Twin

COLOURS: Final[dict[str, Rgba]] = {
    "catchment": to_linear("#1b7f3b", 0.06),
    "decision": to_linear("#3b6fb6", 0.5),
    "link": to_linear("#1b7f3b"),
    "break": to_linear("#c2185b"),
}
LIFT_M: Final = 0.04
STACK_M: Final = 0.0005
"""Catchments overlap: each lies a little over the one before, so that they do not flicker through each other."""
EYE_M: Final = 1.6
"""Links are drawn at the height of standing eyes; the plan has no heights of its own for them."""
LINK_M: Final = 0.02
PIN_M: Final = (0.35, 0.8, 2.0)
"""A pin's half width, and from where to where its head is over the floor."""
STEM_M: Final = 0.03
CORNERS: Final = ((1, 0), (0, 1), (-1, 0), (0, -1))
BOX: Final = np.array(
    [
        [0, 1, 5],
        [0, 5, 4],
        [1, 2, 6],
        [1, 6, 5],
        [2, 3, 7],
        [2, 7, 6],
        [3, 0, 4],
        [3, 4, 7],
        [4, 5, 6],
        [4, 6, 7],
        [0, 2, 1],
        [0, 3, 2],
    ],
    np.int32,
)
"""The sides of a body between two rings of four."""


def list_overlay(twin: Twin, shown: SignageOverlay, storey: StoreyId | None = None) -> Iterator[Batch]:
    """
    Yield what was found of signs as bodies, one batch a storey and layer, bottom storey first.

    Each feature carries its name: the sign and who reads it, or the break and
    whom it stops. Floors are taken at the storey's own height.
    """
    pieces = [piece for piece in _list_pieces(twin, shown) if storey in {None, piece.storey}]
    ranks = {one: rank for rank, one in enumerate(twin.storeys)}
    layers = list(COLOURS)

    def order(piece: Batch) -> tuple[int, int]:
        return ranks[piece.storey or StoreyId("")], layers.index(piece.layer)

    for _, group in groupby(sorted(pieces, key=order), key=order):
        yield join_batches(list(group))


def _list_pieces(twin: Twin, shown: SignageOverlay) -> Iterator[Batch]:
    floors = {one.id: 0.0 if one.elevation_m is None else one.elevation_m.value for one in twin.storeys.values()}
    for number, area in enumerate(shown.catchments):
        z_m = floors[area.storey] + LIFT_M + STACK_M * number
        yield from _lay(area.shape, z_m, "catchment", area.storey, area.name)
    top_m = LIFT_M + STACK_M * (len(shown.catchments) + 1)
    for area in shown.decisions:
        yield from _lay(area.shape, floors[area.storey] + top_m, "decision", area.storey, area.name)
    for tie in shown.links:
        yield _piece(*_make_bar(tie.reader, tie.sign, floors[tie.storey] + EYE_M), "link", tie.storey, tie.name)
    for gap in shown.breaks:
        yield _piece(*_make_pin(gap.at, floors[gap.storey]), "break", gap.storey, gap.name)


def _lay(shape: BaseGeometry, z_m: float, layer: str, storey: StoreyId, name: str) -> Iterator[Batch]:
    for part in shapely.get_parts(shape):
        if isinstance(part, shapely.Polygon) and not part.is_empty:
            flat, faces = triangulate(part)
            yield _piece(np.column_stack([flat, np.full(len(flat), z_m)]), faces, layer, storey, name)


def _make_bar(start: Point2, end: Point2, z_m: float) -> tuple[Floats, Ints]:
    along = math.atan2(end[1] - start[1], end[0] - start[0])
    dx, dy = LINK_M / 2 * -math.sin(along), LINK_M / 2 * math.cos(along)
    ring = [
        (start[0] + dx, start[1] + dy),
        (start[0] - dx, start[1] - dy),
        (end[0] - dx, end[1] - dy),
        (end[0] + dx, end[1] + dy),
    ]
    return np.array([(x, y, z) for z in (z_m, z_m + LINK_M) for x, y in ring]), BOX


def _make_pin(at: Point2, floor_m: float) -> tuple[Floats, Ints]:
    """Return a stem with a head that points down at the place."""
    half_m, low_m, high_m = PIN_M
    rings: Iterable[tuple[float, float]] = ((STEM_M, 0.0), (STEM_M, low_m), (half_m, high_m))
    points = [(at[0] + r * x, at[1] + r * y, floor_m + z) for r, z in rings for x, y in CORNERS]
    return np.array(points), np.concatenate([BOX, BOX + 4]).astype(np.int32)


def _piece(vertices: Floats, faces: Ints, layer: str, storey: StoreyId, name: str) -> Batch:
    points, joined = weld(vertices, faces)
    return Batch(
        storey=storey,
        layer=layer,
        colour=COLOURS[layer],
        vertices=points,
        faces=joined,
        features=(name,),
        feature=np.zeros(len(points), np.int32),
    )
