"""
Dense rays from floor to faces of signs, past upright bodies: for checking, so it shares no code with the product.

It reads the twin's plain data. Metres, plan frame.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from twin.model.sign import Sign
from twin.model.twin import Twin

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

STEP_M = 0.08
TOLERANCE_M = 2e-3
"""A ray that goes no deeper into a body than this touches it."""
SPOTS = [(up, aside) for up in (0.05, 0.5, 0.95) for aside in (-0.45, 0.0, 0.45)]
LEAF_M, DOOR_M, PLATE_M = 0.05, 2.1, 0.02
EYES_M = {"standing": 1.60, "seated": 1.10}


@dataclass(frozen=True, kw_only=True, eq=False)
class Body:
    """An upright body by the edges of its outline, shape (n, 2, 2)."""

    edges: Floats
    outline: BaseGeometry
    bottom_m: float
    top_m: float
    coarse: bool
    sign: str | None


class Building:
    """The bodies and floors of a storey as the twin has them."""

    def __init__(self, twin: Twin, storey: str) -> None:
        self.bodies = [
            *_list_things(twin, storey),
            *_list_leaves(twin, storey),
            *(body for sign in twin.signs.values() if sign.storey == storey for body in _list_plates(sign)),
        ]
        self._boxes = np.array([body.outline.bounds for body in self.bodies]).reshape(-1, 4)
        self._slopes = _list_slopes(twin, storey)
        self._floors: list[tuple[BaseGeometry, float]] = [
            (space.footprint, space.floor_z_m or 0.0)
            for space in twin.spaces.values()
            if space.storey == storey and space.navigable and space.footprint is not None
        ]
        self._floors += [(portal.passage, portal.z_m) for portal in twin.portals.values() if portal.storey == storey]
        self._standing = [
            (body.footprint, body.bottom_z_m, body.top_z_m, body.kind.value == "stair")
            for body in twin.obstacles.values()
            if body.storey == storey
        ]
        for shape in (*(floor for floor, _ in self._floors), *(body[0] for body in self._standing)):
            shapely.prepare(shape)
        self._floor_boxes = np.array([floor.bounds for floor, _ in self._floors]).reshape(-1, 4)
        self._standing_boxes = np.array([body[0].bounds for body in self._standing]).reshape(-1, 4)

    def stand_on(self, places: Floats) -> Floats:
        """Return how high the floor is at places, shape (n,); not a number where nobody can stand."""
        height_m = np.full(len(places), math.nan)
        sloping = np.zeros(len(places), dtype=np.bool_)
        for index in _touching(self._floor_boxes, places):
            floor, z_m = self._floors[index]
            height_m[np.isnan(height_m) & shapely.contains_xy(floor, places)] = z_m
        for area, path in self._slopes:
            inside = shapely.contains_xy(area, places) & ~np.isnan(height_m)
            height_m[inside], sloping[inside] = _climb(path, places[inside]), True
        for index in _touching(self._standing_boxes, places):
            footprint, bottom_m, top_m, stair = self._standing[index]
            taken = shapely.contains_xy(footprint, places) & (bottom_m < height_m + 2.0) & (top_m > height_m)
            height_m[taken & ~(sloping & stair)] = math.nan
        return height_m

    def see(self, sign: Sign, index: int, places: Floats, heights_m: Floats) -> Booleans:
        """Return from which places eyes at some heights see all nine spots of a face past everything."""
        face = sign.faces[index]
        assert face.width_m is not None
        assert face.height_m is not None
        ahead = np.array([math.cos(face.facing_rad), math.sin(face.facing_rad)])
        right = np.array([-ahead[1], ahead[0]])
        front = np.array(sign.at[:2]) + 0.02 * ahead
        middle = np.append(front, sign.at[2] + face.height_m / 2)
        held = [body for body in self.bodies if body.coarse and _holds(body, middle)]
        box = np.concatenate([places, [front - face.width_m, front + face.width_m]])
        near = [
            body
            for i, body in enumerate(self.bodies)
            if body not in held
            and body.sign != sign.id
            and not ((self._boxes[i, :2] > box.max(axis=0)).any() or (self._boxes[i, 2:] < box.min(axis=0)).any())
        ]
        seen = np.ones(len(places), dtype=np.bool_)
        for share, aside in SPOTS:
            spot = np.append(front + aside * face.width_m * right, sign.at[2] + share * face.height_m)
            for body in near:
                seen &= ~_meets(places, heights_m, spot, body)
        return seen


def _touching(boxes: Floats, places: Floats) -> list[int]:
    low, high = places.min(axis=0), places.max(axis=0)
    apart = (boxes[:, :2] > high).any(axis=1) | (boxes[:, 2:] < low).any(axis=1)
    return [int(i) for i in np.flatnonzero(~apart)]


def _holds(body: Body, middle: Floats) -> bool:
    inside = bool(shapely.contains_xy(body.outline, middle[0], middle[1]))
    return inside and body.bottom_m < float(middle[2]) < body.top_m


def _meets(eyes: Floats, heights_m: Floats, spot: Floats, body: Body) -> Booleans:
    """Return which rays enter a body: cut to its heights, then crossed with its outline."""
    start, end = _cut(heights_m, float(spot[2]), body)
    ways = spot[:2] - eyes
    a, b = eyes + start[:, None] * ways, eyes + end[:, None] * ways
    step, sides = (b - a)[:, None], (body.edges[:, 1] - body.edges[:, 0])[None]
    from_a, from_corner = body.edges[None, :, 0] - a[:, None], a[:, None] - body.edges[None, :, 0]
    across = step[..., 0] * sides[..., 1] - step[..., 1] * sides[..., 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        along_ray = (from_a[..., 0] * sides[..., 1] - from_a[..., 1] * sides[..., 0]) / across
        along_side = (step[..., 0] * from_corner[..., 1] - step[..., 1] * from_corner[..., 0]) / across
    crossed = ((along_ray > 0) & (along_ray < 1) & (along_side >= 0) & (along_side < 1)).any(axis=1)
    inside = shapely.contains_xy(body.outline, (a + b) / 2)
    return np.asarray((start < end) & (crossed | inside))


def _cut(heights_m: Floats, spot_m: float, body: Body) -> tuple[Floats, Floats]:
    """Return between which shares of their length rays are at the heights of a body."""
    rise_m = spot_m - heights_m
    bottom_m, top_m = body.bottom_m + TOLERANCE_M, body.top_m - TOLERANCE_M
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.stack([(bottom_m - heights_m) / rise_m, (top_m - heights_m) / rise_m])
    start, end = np.maximum(shares.min(axis=0), 0.0), np.minimum(shares.max(axis=0), 1.0)
    level = rise_m == 0.0
    within = (heights_m > bottom_m) & (heights_m < top_m)
    return np.where(level, 0.0, start), np.where(level, np.where(within, 1.0, -1.0), end)


def _list_things(twin: Twin, storey: str) -> list[Body]:
    return [
        body
        for thing in twin.obstacles.values()
        if thing.storey == storey
        and thing.id not in {str(sign) for sign in twin.signs}
        and thing.kind.value in {"wall", "column", "stair", "furniture", "equipment"}
        for body in _pieces(
            thing.footprint,
            thing.bottom_z_m,
            thing.top_z_m,
            coarse=thing.kind.value in {"furniture", "equipment"},
        )
    ]


def _list_leaves(twin: Twin, storey: str) -> list[Body]:
    leaves = []
    for portal in twin.portals.values():
        if portal.storey == storey and portal.kind.value == "door":
            height_m = DOOR_M if portal.clear_height_m is None else portal.clear_height_m.value
            ends = np.array(portal.line.coords)
            along = (ends[-1] - ends[0]) / math.dist(ends[0], ends[-1])
            aside = np.array([-along[1], along[0]]) * LEAF_M / 2
            leaf = shapely.Polygon([ends[0] + aside, ends[-1] + aside, ends[-1] - aside, ends[0] - aside])
            leaves += _pieces(leaf, portal.z_m, portal.z_m + height_m)
    return leaves


def _list_plates(sign: Sign) -> list[Body]:
    """Return a sign as a plate; none where its size is unknown, on the floor, or with faces at an angle."""
    faces = [face for face in sign.faces if face.width_m is not None and face.height_m is not None]
    if not faces or (sign.mounting is not None and sign.mounting.value.value == "floor"):
        return []
    facing_rad = faces[0].facing_rad
    if any(abs(math.sin(face.facing_rad - facing_rad)) > math.sin(math.radians(1)) for face in faces):
        return []
    half_m = max(face.width_m or 0.0 for face in faces) / 2
    ahead = np.array([math.cos(facing_rad), math.sin(facing_rad)])
    right = np.array([-ahead[1], ahead[0]])
    at = np.array(sign.at[:2])
    ring = [at + PLATE_M / 2 * s * ahead + half_m * t * right for s, t in ((1, 1), (1, -1), (-1, -1), (-1, 1))]
    top_m = sign.at[2] + max(face.height_m or 0.0 for face in faces)
    return _pieces(shapely.Polygon(ring), sign.at[2], top_m, sign=sign.id)


def _pieces(
    outline: BaseGeometry, bottom_m: float, top_m: float, *, coarse: bool = False, sign: str | None = None
) -> list[Body]:
    """Return the pieces of a body, a hair smaller, so that what is only touched is not entered."""
    pieces = []
    for part in shapely.get_parts(outline):
        inner = part.buffer(-TOLERANCE_M, join_style="mitre")
        for piece in shapely.get_parts(inner):
            if not piece.is_empty:
                rings = [np.array(ring.coords) for ring in (piece.exterior, *piece.interiors)]
                edges = np.concatenate([np.stack([ring[:-1], ring[1:]], axis=1) for ring in rings])
                pieces.append(
                    Body(edges=edges, outline=piece, bottom_m=bottom_m, top_m=top_m, coarse=coarse, sign=sign)
                )
    return pieces


def _list_slopes(twin: Twin, storey: str) -> list[tuple[BaseGeometry, Floats]]:
    """Return the slopes and flights that stay on a storey, with the lines walked on them."""
    slopes: list[tuple[BaseGeometry, Floats]] = []
    for connector in twin.connectors.values():
        for run in connector.runs:
            ends = {connector.landings[run.lower].storey, connector.landings[run.upper].storey}
            if ends == {storey}:
                lane_m = 1.5 if connector.clear_width_m is None else connector.clear_width_m.value
                area = shapely.LineString([at[:2] for at in run.path]).buffer(lane_m / 2 + 0.3, cap_style="flat")
                slopes.append((area, np.array(run.path)))
    return slopes


def _climb(path: Floats, places: Floats) -> Floats:
    """Return how high a sloping way is beside places."""
    line = shapely.LineString(path[:, :2])
    along_m = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path[:, :2], axis=0).T))])
    return np.asarray(np.interp(shapely.line_locate_point(line, shapely.points(places)), along_m, path[:, 2]))


def spread(section: Mapping[str, Any]) -> Floats:
    """Return places all over a section, its corners too, at most ``STEP_M`` apart."""
    area = shapely.Polygon(section["corners"]).buffer(-0.003, join_style="mitre")
    left, low, right, high = area.bounds
    ticks = [np.arange(a, b + STEP_M, STEP_M) for a, b in ((left, right), (low, high))]
    grid = np.stack(np.meshgrid(*ticks), axis=-1).reshape(-1, 2)
    rim = shapely.get_coordinates(area.exterior.segmentize(STEP_M))
    return np.concatenate([grid[shapely.contains_xy(area, grid)], rim, [section["centre"]]])
