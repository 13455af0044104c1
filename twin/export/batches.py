"""
What a picture draws: bodies merged by storey, layer and colour, repeated bodies kept once, floors by use.

Metres, plan frame (z up). The formats turn axes themselves.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from mapbox_earcut import triangulate_float64

from twin.export.palette import LAYER_COLOURS, OTHER, USE_COLOURS, Rgba
from twin.model.ids import StoreyId
from twin.model.scene import Floats, Ints, Scene, SceneItem, TriangleMesh
from twin.model.space import Space
from twin.model.twin import Twin

FLOOR_LAYER: Final = "floor"
"""Floors of spaces; their solids, layer ``space``, would hide everything in them and are not drawn."""

FLOOR_LIFT_M: Final = 0.02
"""How far a floor is drawn above the slab, so that the two do not flicker through each other."""

STEP_M: Final = 2.0**-12
"""Coordinates are rounded to a quarter of a millimetre: nobody sees it, and the bytes compress by half."""

REPEATS_MIN: Final = 4
"""From so many copies on, a body is kept once and placed by nodes."""

REPEATED_TRIANGLES_MIN: Final = 24
"""A smaller body, such as a box, costs less merged than as a node with its id and its draw call."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """
    Triangles of one storey, layer and colour.

    ``vertices`` (n, 3) m, ``faces`` (m, 3) indices; ``features`` the ids of
    the elements in it, ``feature`` (n,) for each vertex the index of its own.
    """

    storey: StoreyId | None
    layer: str
    colour: Rgba
    vertices: Floats
    faces: Ints
    features: tuple[str, ...]
    feature: Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Repeated:
    """A body that is drawn in many places: its parts by colour in its own frame, and its items."""

    parts: tuple[Batch, ...]
    items: tuple[SceneItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that is to be drawn, in a fixed order."""

    batches: tuple[Batch, ...]
    repeated: tuple[Repeated, ...]


def build_drawing(scene: Scene, twin: Twin, storey: StoreyId | None = None, *, keep_repeated: bool = True) -> Drawing:
    """
    Sort a scene into what is merged and what is repeated, and add the floors of the twin's spaces.

    Parameters
    ----------
    storey
        Only what stands on it; ``None`` takes everything, also what has no storey.
    keep_repeated
        Whether repeated bodies are kept once; else they are merged like all others.

    Raises
    ------
    UnknownIdError
        If the twin has no such storey.
    """
    if storey is not None:
        twin.get_storey(storey)
    items = [item for item in scene.items if item.layer != "space" and storey in {None, item.storey}]
    repeated = _list_repeated(items, scene) if keep_repeated else {}
    pieces = [
        piece
        for item in items
        if (item.mesh, item.layer) not in repeated
        for piece in _split_by_colour(scene.meshes[item.mesh], item)
    ]
    pieces.extend(_list_floors(twin, storey))
    return Drawing(
        batches=tuple(_merge(pieces, twin)),
        repeated=tuple(
            Repeated(parts=tuple(_split_by_colour(scene.meshes[mesh], None, layer)), items=tuple(group))
            for (mesh, layer), group in repeated.items()
        ),
    )


def _list_repeated(items: list[SceneItem], scene: Scene) -> dict[tuple[str, str], list[SceneItem]]:
    """Group the items whose body is worth keeping once, by mesh and layer."""
    counts = Counter((item.mesh, item.layer) for item in items)
    found: dict[tuple[str, str], list[SceneItem]] = {}
    for item in items:
        key = (item.mesh, item.layer)
        if counts[key] >= REPEATS_MIN and len(scene.meshes[item.mesh].faces) >= REPEATED_TRIANGLES_MIN:
            found.setdefault(key, []).append(item)
    return found


def _split_by_colour(mesh: TriangleMesh, item: SceneItem | None, layer: str = "") -> Iterator[Batch]:
    """Cut a body into one piece a colour, placed in the plan frame if *item* is given."""
    if not len(mesh.faces):
        return
    layer = layer if item is None else item.layer
    vertices = mesh.vertices
    if item is not None:
        matrix = item.matrix()
        vertices = vertices @ matrix[:3, :3].T + matrix[:3, 3]
    shades = np.where((mesh.materials >= 0) & (mesh.materials < len(mesh.colours)), mesh.materials, -1)
    for shade in np.unique(shades):
        points, faces = weld(vertices, mesh.faces[shades == shade])
        if not len(faces):
            continue
        yield Batch(
            storey=None if item is None else item.storey,
            layer=layer,
            colour=LAYER_COLOURS.get(layer, OTHER) if shade < 0 else _byte_colour(mesh.colours[shade]),
            vertices=points,
            faces=faces,
            features=() if item is None else (item.id,),
            feature=np.zeros(len(points), np.int32),
        )


def _byte_colour(colour: Rgba) -> Rgba:
    """Round to 8 bits a channel, so that colours nobody can tell apart share a batch."""
    red, green, blue, alpha = (round(min(max(channel, 0.0), 1.0) * 255) / 255 for channel in colour)
    return (red, green, blue, alpha)


def weld(vertices: Floats, faces: Ints) -> tuple[Floats, Ints]:
    """
    Round the vertices to ``STEP_M``, join equal ones, drop unused ones and triangles without area.

    Parameters
    ----------
    vertices : (n, 3), m
    faces : (m, 3)

    Returns
    -------
    vertices : (n', 3), m, in the order in which the faces first use them
    faces : (m', 3), m' <= m
    """
    used = vertices[faces.reshape(-1)]
    # a power of two as step: every rounded coordinate is exact, in float32 too up to 4 km
    grid = np.round(used / STEP_M).astype(np.int64)
    _, first, inverse = np.unique(grid, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.zeros(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    joined = rank[inverse.reshape(-1)].reshape(-1, 3)
    a, b, c = joined.T
    whole = (a != b) & (b != c) & (c != a)
    points: Floats = grid[first[order]].astype(np.float64) * STEP_M
    return points, joined[whole].astype(np.int32)


def _list_floors(twin: Twin, storey: StoreyId | None) -> Iterator[Batch]:
    """Yield the floor of each space, but not those of copies in other layers."""
    for space in twin.spaces.values():
        if storey in {None, space.storey} and space.footprint is not None and (space.navigable or space.layer is None):
            yield from _list_floor_parts(space, _floor_z_m(space, twin))


def _floor_z_m(space: Space, twin: Twin) -> float:
    if space.floor_z_m is not None:
        return space.floor_z_m
    elevation = twin.storeys[space.storey].elevation_m if space.storey in twin.storeys else None
    return 0.0 if elevation is None else elevation.value


def _list_floor_parts(space: Space, z_m: float) -> Iterator[Batch]:
    for part in shapely.get_parts(space.footprint):
        flat, faces = triangulate(part)
        if not len(faces):
            continue
        vertices = np.column_stack([flat, np.full(len(flat), z_m + FLOOR_LIFT_M)])
        points, joined = weld(vertices, faces)
        yield Batch(
            storey=space.storey,
            layer=FLOOR_LAYER,
            colour=USE_COLOURS[space.use],
            vertices=points,
            faces=joined,
            features=(space.id,),
            feature=np.zeros(len(points), np.int32),
        )


def triangulate(polygon: shapely.Polygon) -> tuple[Floats, Ints]:
    """
    Cut a polygon with its holes into triangles that face up.

    Returns
    -------
    vertices : (n, 2), m
    faces : (m, 3), counter-clockwise seen from above
    """
    polygon = shapely.orient_polygons(polygon)
    rings = [shapely.get_coordinates(ring)[:-1] for ring in (polygon.exterior, *polygon.interiors) if not ring.is_empty]
    if not rings:
        return np.zeros((0, 2)), np.zeros((0, 3), np.int32)
    vertices: Floats = np.concatenate(rings)
    ends = np.cumsum([len(ring) for ring in rings]).astype(np.uint32)
    faces: Ints = triangulate_float64(vertices, ends).reshape(-1, 3).astype(np.int32)
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    double_area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    faces[double_area < 0] = faces[double_area < 0][:, ::-1]
    return vertices, faces


def _merge(pieces: Iterable[Batch], twin: Twin) -> Iterator[Batch]:
    """Join the pieces of the same storey, layer and colour, bottom storey first."""
    ranks = {storey: rank for rank, storey in enumerate(twin.storeys)}
    groups: dict[tuple[int, str, str, Rgba], list[Batch]] = {}
    for piece in pieces:
        rank = -1 if piece.storey is None else ranks.get(piece.storey, len(ranks))
        groups.setdefault((rank, piece.storey or "", piece.layer, piece.colour), []).append(piece)
    for key in sorted(groups):
        yield join_batches(groups[key])


def join_batches(pieces: list[Batch]) -> Batch:
    """Put batches of one storey, layer and colour into one; an id that comes twice is listed once."""
    features = tuple(dict.fromkeys(name for piece in pieces for name in piece.features))
    index = {name: number for number, name in enumerate(features)}
    starts = np.cumsum([0, *(len(piece.vertices) for piece in pieces)])
    return Batch(
        storey=pieces[0].storey,
        layer=pieces[0].layer,
        colour=pieces[0].colour,
        vertices=np.concatenate([piece.vertices for piece in pieces]),
        faces=np.concatenate(
            [piece.faces + start for piece, start in zip(pieces, starts[:-1], strict=True)],
        ).astype(np.int32),
        features=features,
        feature=np.concatenate(
            [np.array([index[name] for name in piece.features], np.int32)[piece.feature] for piece in pieces],
        ),
    )
