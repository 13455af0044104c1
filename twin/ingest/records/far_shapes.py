"""
Coordinates of a survey inside the shapes, under placements near the origin: everything is moved back, in double precision.

Metres, plan frame. What a placement alone says (a sign's face, a symbol
without a body) stays where its placement puts it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import numpy as np

from twin.geometry.solids import build_solids
from twin.ingest.findings import issues
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.placements import FAR_M, Floats, PlanFrame, to_grid
from twin.ingest.records.several_files import JointFile
from twin.ingest.solids.bodies import Bodies, Body, measure_bounds
from twin.ingest.solids.shapes.shape import Shape
from twin.model.ids import ElementId

File = TypeVar("File", bound=IfcFile)


def rebase_far_shapes(ifc: IfcFile, bodies: Bodies) -> tuple[IfcFile, Bodies]:
    """Return a file and its bodies with the plan frame where most bodies are, if that is far from its origin."""
    if not bodies.by_id:
        return ifc, bodies
    boxes = np.array([body.bounds() for body in bodies.by_id.values()])
    middle = np.quantile(boxes.mean(axis=1), 0.5, axis=0)
    shift = np.where(np.abs(middle) > FAR_M, np.round(middle), 0.0)
    if not shift.any():
        return ifc, bodies
    moved = _moved(ifc, shift)
    if isinstance(moved, JointFile):
        moved = replace(moved, members=tuple(_moved(file, shift) for file in moved.members))
    others = (finding for finding in ifc.findings if finding.code != "ING106")
    moved = replace(moved, findings=(*others, issues.far_coordinates(moved.frame.shift_m)))
    return moved, replace(bodies, by_id=draw_near(bodies.by_id, shift))


def _moved(file: File, shift: Floats) -> File:
    from_world = file.frame.from_world.copy()
    from_world[:3, 3] -= shift
    x, y, z = (np.array(file.frame.shift_m) + shift).tolist()
    return replace(file, frame=PlanFrame(from_world=from_world, shift_m=(x, y, z)))


def draw_near(bodies: Mapping[ElementId, Body], shift: Floats | float = 0.0) -> dict[ElementId, Body]:
    """Return bodies with far shapes drawn around their own origins, and moved back by a shift."""
    shapes: dict[int, tuple[Shape, Floats]] = {}
    near: dict[ElementId, Body] = {}
    for key, body in bodies.items():
        if id(body.shape) not in shapes:
            shapes[id(body.shape)] = _drawn_near(body.shape)
        shape, origin = shapes[id(body.shape)]
        placement = body.placement.copy()
        placement[:3, 3] += placement[:3, :3] @ origin - shift
        near[key] = Body(id=key, ifc_class=body.ifc_class, shape=shape, placement=to_grid(placement))
    measure_bounds(list(near.values()))
    return near


def _drawn_near(shape: Shape) -> tuple[Shape, Floats]:
    """Return a shape drawn around its own origin, and where that lay."""
    mesh = shape.mesh
    origin = np.round((mesh.vertices.min(axis=0) + mesh.vertices.max(axis=0)) / 2)
    origin = np.where(np.abs(origin) > FAR_M, origin, 0.0)
    if not origin.any():
        return shape, origin
    (solid,) = build_solids([(np.round(mesh.vertices - origin, 6), mesh.faces)])
    return Shape(solid=solid, _meshes=[replace(mesh, vertices=np.round(mesh.vertices - origin, 6))]), origin
