"""
The solids of a model: one for each shape, placed in the plan frame.

Extrusions, clipped ones and facets are read from their records; everything
else comes from the kernels of IfcOpenShell. Openings are not cut: what people
walk through is known from the openings themselves, and cutting costs more
than everything else. A body that cannot be made is a finding.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import shapely
from shapely import MultiPolygon

from twin.geometry.shadow import floor_of, shadow_between, solid_of
from twin.geometry.solids import Cut, Ints, Solid, build_solids
from twin.ingest import issues
from twin.ingest.ifc_file import IfcFile
from twin.ingest.kernels import list_shapes
from twin.ingest.placements import Floats, points_to_grid, to_grid
from twin.ingest.shapes.frames import IDENTITY
from twin.ingest.shapes.items import ItemReaders
from twin.ingest.shapes.part import Frame, Units
from twin.ingest.shapes.representations import BODIES, Drawn, Representations
from twin.ingest.shapes.solids import build_solids as solids_of
from twin.model.finding import Finding
from twin.model.ids import ElementId
from twin.model.scene import TriangleMesh

WITHOUT_BODY: Final = ("IfcAnnotation", "IfcGrid", "IfcPort", "IfcStructuralActivity", "IfcStructuralItem")
"""Products that are no things."""
ONLY_TO_LOOK_AT: Final = (
    "IfcWindow",
    "IfcSite",
    "IfcFlowSegment",
    "IfcFlowFitting",
    "IfcReinforcingElement",
    "IfcMechanicalFastener",
    "IfcFastener",
)
"""Products that neither carry nor stop a walker: their bodies are made for pictures only."""
_CEILINGS: Final = frozenset(
    {"CEILING", "CLADDING", "ROOFING", "INSULATION", "MEMBRANE", "SLEEVING", "WRAPPING", "MOLDING"}
)
_UPRIGHT: Final = 1e-9

_LARGEST_M: Final = 100_000.0
"""No thing is larger; readers that walk along one take for ever."""

_Box = tuple[Floats, Floats]
Progress = Callable[[float], None]
"""Told how much is done, 0 to 1."""
_Placed = tuple[str, tuple[float, ...]]
"""What a mesh is known by, and the matrix that places it in the world, column by column."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """What bodies of the same form share: a solid, which remembers its shadows, and its triangles once somebody asks."""

    solid: Solid
    _meshes: list[TriangleMesh] = field(default_factory=list)

    @property
    def mesh(self) -> TriangleMesh:
        """Return the triangles, with the colours that the model gives them where it was read for looks."""
        if not self._meshes:
            faces = self.solid.faces.copy()
            colourless = np.full(len(faces), -1, dtype=np.int32)
            mesh = TriangleMesh(vertices=self.solid.vertices.copy(), faces=faces, materials=colourless, colours=())
            self._meshes.append(mesh)
        return self._meshes[0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """The solid of one product; ``placement`` (4, 4) puts its shape into the plan frame."""

    id: ElementId
    ifc_class: str
    shape: Shape
    placement: Floats
    _placed: dict[Cut | None, MultiPolygon] = field(default_factory=dict)
    _bounds: list[_Box] = field(default_factory=list)

    @property
    def solid(self) -> Solid:
        """Return the solid in the frame of the shape."""
        return self.shape.solid

    @property
    def mesh(self) -> TriangleMesh:
        """Return the triangles in the frame of the shape, to look at."""
        return self.shape.mesh

    @property
    def faces(self) -> Ints:
        """Return the triangles (n, 3), indices into ``vertices()``."""
        return self.shape.solid.faces

    def vertices(self) -> Floats:
        """Return the vertices (n, 3), metres, plan frame, on the micrometre grid."""
        return points_to_grid(self.solid.vertices @ self.placement[:3, :3].T + self.placement[:3, 3])

    def bounds(self) -> _Box:
        """Return the lower and upper corner (3,), metres, plan frame."""
        if not self._bounds:
            vertices = self.vertices()
            self._bounds.append((vertices.min(axis=0), vertices.max(axis=0)))
        return self._bounds[0]

    def is_upright(self) -> bool:
        """Return whether the mesh stands in the plan frame turned about the plumb line only, neither tilted nor scaled."""
        matrix = self.placement
        tilt = max(abs(matrix[0, 2]), abs(matrix[1, 2]), abs(matrix[2, 0]), abs(matrix[2, 1]), abs(matrix[2, 2] - 1.0))
        return bool(tilt < _UPRIGHT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bodies:
    """All bodies by element id, and the findings about those that could not be made."""

    by_id: Mapping[ElementId, Body]
    findings: tuple[Finding, ...]

    def find(self, element_id: ElementId) -> Body | None:
        """Return the body of an element, or ``None`` where it has none."""
        return self.by_id.get(element_id)


def read_bodies(
    ifc: IfcFile,
    *,
    for_looks: bool = False,
    cut_openings: bool = False,
    progress: Progress | None = None,
) -> Bodies:
    """Make the bodies of all products; with *for_looks* also of those that no walker meets."""
    files = ifc.list_files()
    parts = [
        _bodies_of_file(file, for_looks=for_looks, cut_openings=cut_openings, progress=_share(progress, i, len(files)))
        for i, file in enumerate(files)
    ]
    by_id = {key: body for part in parts for key, body in part.by_id.items()}
    return Bodies(by_id=dict(sorted(by_id.items())), findings=tuple(odd for part in parts for odd in part.findings))


def _share(progress: Progress | None, index: int, parts: int) -> Progress | None:
    """Return who is told how much of the whole is done when one of some equal parts is."""
    return None if progress is None else lambda done: progress((index + done) / parts)


def _bodies_of_file(ifc: IfcFile, *, for_looks: bool, cut_openings: bool, progress: Progress | None) -> Bodies:
    products = [product for product in ifc.list_elements("IfcProduct") if _has_body(product, for_looks=for_looks)]
    made = make_bodies(ifc, products, cut_openings=cut_openings, for_looks=for_looks, progress=progress)
    failed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    left_out: list[Finding] = []
    for product in products:
        reason = ifc.watch.left_out.get(product.id())
        if reason is not None:
            subject, at = ifc.subject(product, product.is_a()), ifc.origin_of(product)
            left_out.append(
                issues.geometry_too_slow(subject, at) if reason == "time" else issues.geometry_breaks(subject, at)
            )
        elif ifc.id_of(product) not in made:
            failed[product.is_a()].append((ifc.id_of(product), str(product.Name or "")))
    findings = (*left_out, *(issues.geometry_failed(name, elements) for name, elements in sorted(failed.items())))
    return Bodies(by_id=made, findings=findings)


def make_bodies(
    ifc: IfcFile,
    products: Iterable[Any],
    *,
    cut_openings: bool,
    for_looks: bool = False,
    progress: Progress | None = None,
) -> dict[ElementId, Body]:
    """Return the bodies of *products* in id order; those that can neither be read nor made are missing."""
    wanted = [product for product in products if product.id() not in ifc.watch.left_out]
    read = {} if cut_openings or for_looks else _read_bodies(ifc, wanted)
    others = [product for product in wanted if product.id() not in read]
    made = _bodies_by_kernel(ifc, others, cut_openings=cut_openings, progress=progress)
    return {body.id: body for body in sorted((*read.values(), *made), key=lambda body: body.id)}


def _read_bodies(ifc: IfcFile, products: Sequence[Any]) -> dict[int, Body]:
    """Return the bodies by STEP id of the products that need no kernel."""
    units = Units(length_m=ifc.length_unit_m, angle_rad=ifc.angle_unit_rad)
    representations = Representations(units=units, items=ItemReaders(units))
    drawn: dict[int, Drawn] = {}
    for product in products:
        with ifc.watch.product(product.id()):
            found = representations.find(product)
        if found is not None:
            drawn[product.id()] = found
    keys = sorted({one.representation for one in drawn.values()})
    solids = solids_of([representations.parts[key] or () for key in keys])
    shapes = {
        key: Shape(solid=solid)
        for key, solid in zip(keys, solids, strict=True)
        if solid is not None and _is_thing(solid.vertices)
    }
    return {
        product.id(): Body(
            id=ifc.id_of(product),
            ifc_class=product.is_a(),
            shape=shapes[drawn[product.id()].representation],
            placement=_placement(ifc, product, drawn[product.id()].frame),
        )
        for product in products
        if product.id() in drawn and drawn[product.id()].representation in shapes
    }


def _bodies_by_kernel(
    ifc: IfcFile, products: list[Any], *, cut_openings: bool, progress: Progress | None
) -> list[Body]:
    wanted = {product.id(): product for product in products}
    placed: dict[int, _Placed] = {}
    meshes: dict[str, TriangleMesh] = {}
    for made in list_shapes(ifc, products, cut_openings=cut_openings):
        if made.mesh_key not in meshes:
            meshes[made.mesh_key] = _mesh(made.shape.geometry)
        placed[made.shape.id] = (made.mesh_key, made.shape.transformation.matrix)
        if progress is not None:
            progress(made.done)
    things = {key: mesh for key, mesh in meshes.items() if len(mesh.faces) and _is_thing(mesh.vertices)}
    solids = build_solids([(mesh.vertices, mesh.faces) for mesh in things.values()])
    pairs = zip(things.items(), solids, strict=True)
    shapes = {key: Shape(solid=solid, _meshes=[mesh]) for (key, mesh), solid in pairs}
    return [
        Body(
            id=ifc.id_of(wanted[step_id]),
            ifc_class=wanted[step_id].is_a(),
            shape=shapes[key],
            placement=to_grid(ifc.to_plan(np.array(matrix, dtype=np.float64).reshape(4, 4).T)),
        )
        for step_id, (key, matrix) in placed.items()
        if key in shapes
    ]


def footprint_of(body: Body) -> MultiPolygon:
    """Return the floor face of a body seen from above (metres, plan frame): what a space stands for on its storey."""
    if not body.is_upright():
        return floor_of(body.vertices(), body.faces)
    return _placed(body, None, body.solid.floor)


def shadow_of(body: Body, z_low: float, z_high: float) -> MultiPolygon:
    """Return the plan shadow of the part of a body between two heights (metres, plan frame)."""
    if not body.is_upright():
        return _tilted_shadow(body, z_low, z_high)
    lift = float(body.placement[2, 3])
    cut = body.solid.cut(round(z_low - lift, 6), round(z_high - lift, 6))
    return _placed(body, cut, lambda: body.solid.shadow(cut))


def _tilted_shadow(body: Body, z_low: float, z_high: float) -> MultiPolygon:
    band: Cut = ((), (float(z_low), float(z_high)))
    if band not in body._placed:  # noqa: SLF001  # the memory is this module's own
        shadow = shadow_between(body.vertices(), body.faces, z_low, z_high)
        body._placed[band] = shadow  # noqa: SLF001  # the memory is this module's own
    return body._placed[band]  # noqa: SLF001  # the memory is this module's own


def whole_shadow_of(body: Body) -> MultiPolygon:
    """Return the plan shadow of all of a body (metres, plan frame)."""
    lower, upper = body.bounds()
    return shadow_of(body, float(lower[2]) - 1.0, float(upper[2]) + 1.0)


def _placed(body: Body, key: Cut | None, measure: Callable[[], MultiPolygon]) -> MultiPolygon:
    """Measure in the frame that copies share, and place it once for this body."""
    known = body._placed.get(key)  # noqa: SLF001  # the memory is this module's own
    if known is not None:
        return known
    turn, move = body.placement[:2, :2].T, body.placement[:2, 3]
    moved = shapely.transform(measure(), lambda xy: points_to_grid(xy @ turn + move))
    placed = shapely.normalize(moved) if moved.is_valid else solid_of(moved)
    body._placed[key] = placed  # noqa: SLF001  # the memory is this module's own
    return placed


def _has_body(product: Any, *, for_looks: bool) -> bool:
    if any(product.is_a(name) for name in WITHOUT_BODY):
        return False
    if not for_looks and _is_only_to_look_at(product):
        return False
    representation = product.Representation
    return representation is not None and any(
        shape.RepresentationIdentifier in BODIES for shape in representation.Representations
    )


def _is_only_to_look_at(product: Any) -> bool:
    if product.is_a("IfcCovering"):
        return product.PredefinedType in _CEILINGS
    return any(product.is_a(name) for name in ONLY_TO_LOOK_AT)


def _is_thing(vertices: Floats) -> bool:
    """Return whether something has a form, and a size that something built may have."""
    return bool(len(vertices) and np.isfinite(vertices).all() and np.ptp(vertices, axis=0).max() < _LARGEST_M)


def _placement(ifc: IfcFile, product: Any, frame: Frame) -> Floats:
    placement = ifc.placement_m(product)
    if frame is IDENTITY:
        return placement
    mapped = np.eye(4)
    mapped[:3] = np.column_stack([frame.x, frame.y, frame.z, frame.origin])
    return to_grid(placement @ mapped)


def _mesh(geometry: Any) -> TriangleMesh:
    # Copies: the buffers are the kernel's own and go with it.
    vertices = np.frombuffer(geometry.verts_buffer, dtype=np.float64).reshape(-1, 3)
    faces = np.frombuffer(geometry.faces_buffer, dtype=np.int32).reshape(-1, 3).copy()
    materials = np.frombuffer(geometry.material_ids_buffer, dtype=np.int32).copy()
    return TriangleMesh(
        vertices=points_to_grid(vertices),
        faces=faces,
        materials=materials if len(materials) == len(faces) else np.full(len(faces), -1, dtype=np.int32),
        colours=tuple(_colour(material) for material in geometry.materials),
    )


def _colour(material: Any) -> tuple[float, float, float, float]:
    diffuse = material.diffuse
    alpha = 1.0 - material.transparency if material.has_transparency() else 1.0
    return (float(diffuse.r()), float(diffuse.g()), float(diffuse.b()), float(alpha))
