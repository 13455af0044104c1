"""
Solids that others are taken from: extrusions cut by half spaces, as walls are under a roof. Metres.

Manifold cuts in double precision. A half space that does not reach the body
is left out before; cuts are many and most touch a corner or nothing.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import shapely
from manifold3d import Error, Manifold, Mesh64, OpType

from twin.geometry.sweeps import faces_of_sweep
from twin.ingest.records.instances import read_attribute
from twin.ingest.solids.shapes.curves import is_readable, read_ring
from twin.ingest.solids.shapes.frames import dot, invert, place, read_placement
from twin.ingest.solids.shapes.part import Facets, Floats, Frame, Ints, Part, Ring, Sweep, Units, Vector

BOOLEANS: Final = frozenset({"IfcBooleanResult", "IfcBooleanClippingResult"})
_HALF_SPACES: Final = frozenset({"IfcHalfSpaceSolid", "IfcBoxedHalfSpace", "IfcPolygonalBoundedHalfSpace"})
_OPERATIONS: Final = {"DIFFERENCE": OpType.Subtract, "UNION": OpType.Add, "INTERSECTION": OpType.Intersect}
_MOST_OPERATIONS: Final = 1_000
_MOST_TRIANGLES: Final = 200_000
_BEYOND_M: Final = 1.0
"""How far cutters reach out of the body."""
_GRID_M: Final = 1e-6
_MIN_VOLUME_M3: Final = 1e-9

Read = Callable[[Any], Part | None]
_Box = tuple[float, float, float, float, float, float]


def read_clipping(item: Any, units: Units, read: Read) -> Facets | None:
    """
    Return what is left of a solid after all operations on it.

    Parameters
    ----------
    item : an IfcBooleanResult
    units : of its file
    read : reads an operand that is not a half space, and gives ``None`` where it cannot
    """
    operations: list[tuple[str, Any]] = []
    first = item
    while first.is_a() in BOOLEANS:
        operations.append((read_attribute(first, "Operator"), read_attribute(first, "SecondOperand")))
        first = read_attribute(first, "FirstOperand")
        if len(operations) > _MOST_OPERATIONS:
            return None
    part = read(first)
    body = None if part is None else to_manifold(part)
    for operator, operand in reversed(operations):
        body = None if body is None else _operate(body, operator, operand, units, read)
    return None if body is None else _to_facets(body)


def to_manifold(part: Part) -> Manifold | None:
    """Return a part as a closed solid, or ``None`` where it is none."""
    if isinstance(part, Facets):
        return _closed(part.vertices, part.faces)
    columns = [_column(part, area) for area in part.areas]
    if not columns or None in columns:
        return None
    return columns[0] if len(columns) == 1 else Manifold.batch_boolean(columns, OpType.Add)


def _column(sweep: Sweep, area: tuple[Ring, ...]) -> Manifold | None:
    if not shapely.Polygon(area[0], area[1:]).is_valid:
        return None
    corners = np.array([corner for ring in area for corner in ring], dtype=np.float64)
    axes = np.array((sweep.frame.x, sweep.frame.y, sweep.frame.z))
    base, along = corners @ axes[:2] + sweep.frame.origin, np.array(sweep.along) @ axes
    faces = faces_of_sweep(corners, [len(ring) for ring in area])
    if np.linalg.det(np.stack([*axes[:2], along])) < 0.0:
        faces = faces[:, ::-1]
    return _closed(np.round(np.concatenate([base, base + along]), 6), faces)


def _closed(vertices: Floats, faces: Ints) -> Manifold | None:
    if len(faces) > _MOST_TRIANGLES or not np.isfinite(vertices).all():
        return None
    body = Manifold(Mesh64(np.ascontiguousarray(vertices), np.ascontiguousarray(faces, dtype=np.uint64)))
    return body if body.status() == Error.NoError and body.volume() > _MIN_VOLUME_M3 else None


def _operate(body: Manifold, operator: str, operand: Any, units: Units, read: Read) -> Manifold | None:
    kind = operand.is_a()
    if kind in _HALF_SPACES:
        return _cut(body, operand, units) if operator == "DIFFERENCE" else None
    if kind in BOOLEANS:
        return None
    part = read(operand)
    other = None if part is None else to_manifold(part)
    return None if other is None else Manifold.batch_boolean([body, other], _OPERATIONS[operator])


def _cut(body: Manifold, half_space: Any, units: Units) -> Manifold | None:
    """Return a body without what lies in a half space."""
    surface = read_attribute(half_space, "BaseSurface")
    if surface.is_a() != "IfcPlane":
        return None
    frame = read_placement(read_attribute(surface, "Position").get_info(recursive=True), units)
    side = 1.0 if read_attribute(half_space, "AgreementFlag") else -1.0
    normal = (frame.z[0] * side, frame.z[1] * side, frame.z[2] * side)
    offset = dot(normal, frame.origin)
    if _lies_beyond(body.bounding_box(), normal, offset):
        return body
    if half_space.is_a() != "IfcPolygonalBoundedHalfSpace":
        return body.trim_by_plane(normal, offset)
    boundary = read_attribute(half_space, "PolygonalBoundary")
    if not is_readable(boundary):
        return None
    position = read_placement(read_attribute(half_space, "Position").get_info(recursive=True), units)
    ring = read_ring(boundary.get_info(recursive=True), units)
    return None if ring is None else _cut_within(body, ring, position, (normal, offset))


def _cut_within(body: Manifold, ring: Ring, position: Frame, plane: tuple[Vector, float]) -> Manifold | None:
    """Return a body without what lies within a boundary, swept both ways without end, and behind a plane."""
    normal, offset = plane
    box = _box_in(position, body.bounding_box())
    if _passes(ring, box):
        return body
    low, high = box[2] - _BEYOND_M, box[5] + _BEYOND_M
    frame = Frame(x=position.x, y=position.y, z=position.z, origin=place(position, (0.0, 0.0, low)))
    column = _column(Sweep(areas=((ring,),), frame=frame, along=(0.0, 0.0, high - low)), (ring,))
    if column is None:
        return None
    behind = (-normal[0], -normal[1], -normal[2])
    return body - column.trim_by_plane(behind, -offset)


def _to_facets(body: Manifold) -> Facets | None:
    if body.status() != Error.NoError or body.volume() < _MIN_VOLUME_M3:
        return None
    mesh = body.simplify(_GRID_M).to_mesh64()
    return Facets(vertices=mesh.vert_properties[:, :3].copy(), faces=mesh.tri_verts.astype(np.int32))


def _lies_beyond(box: _Box, normal: Vector, offset: float) -> bool:
    """Return whether a box lies on the side of a plane that its normal shows to."""
    nearest = sum(n * (box[k] if n > 0.0 else box[k + 3]) for k, n in enumerate(normal))
    return nearest >= offset - _GRID_M


def _box_in(frame: Frame, box: _Box) -> _Box:
    """Return the box of a box in another frame."""
    corners = [(x, y, z) for x in box[::3] for y in box[1::3] for z in box[2::3]]
    inverse = invert(frame)
    seen = [place(inverse, corner) for corner in corners]
    low, high = [min(one[k] for one in seen) for k in range(3)], [max(one[k] for one in seen) for k in range(3)]
    return (low[0], low[1], low[2], high[0], high[1], high[2])


def _passes(ring: Ring, box: _Box) -> bool:
    """Return whether the box of a ring lies beside a box in plan."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (
        min(xs) >= box[3] - _GRID_M
        or max(xs) <= box[0] + _GRID_M
        or min(ys) >= box[4] - _GRID_M
        or max(ys) <= box[1] + _GRID_M
    )
