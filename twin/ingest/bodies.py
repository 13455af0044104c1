"""
The solids of a model: one mesh for each shape, placed in the plan frame.

Geometry comes from the kernel of IfcOpenShell. Openings are not cut: what
people walk through is known from the openings themselves, and cutting costs
more than everything else. A body that cannot be made is a finding.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import ifcopenshell
import ifcopenshell.geom
import numpy as np
import shapely
from shapely import MultiPolygon

from twin.geometry.shadow import floor_of, shadow_between, solid_of
from twin.ingest import issues
from twin.ingest.ifc_file import IfcFile
from twin.ingest.placements import Floats, points_to_grid, to_grid
from twin.ingest.watch import SOME_PRODUCT
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
_SOLID_REPRESENTATIONS: Final = frozenset({"Body", "Facetation", "Body-Fallback"})
_UPRIGHT: Final = 1e-9

_Box = tuple[Floats, Floats]
_Band = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """
    The solid of one product; ``placement`` (4, 4) puts its mesh into the plan frame.

    Bodies of the same shape share ``mesh`` and the memory of its shadows.
    """

    id: ElementId
    ifc_class: str
    mesh: TriangleMesh
    placement: Floats
    _shadows: dict[_Band | None, MultiPolygon] = field(default_factory=dict)
    _placed: dict[_Band | None, MultiPolygon] = field(default_factory=dict)
    _bounds: list[_Box] = field(default_factory=list)

    def vertices(self) -> Floats:
        """Return the vertices (n, 3), metres, plan frame, on the micrometre grid."""
        return points_to_grid(self.mesh.vertices @ self.placement[:3, :3].T + self.placement[:3, 3])

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
    progress: Callable[[float], None] | None = None,
) -> Bodies:
    """Make the bodies of all products; with *for_looks* also of those that no walker meets."""
    products = [product for product in ifc.list_elements("IfcProduct") if _has_body(product, for_looks=for_looks)]
    made = make_bodies(ifc, products, cut_openings=cut_openings, progress=progress)
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
    ifc: IfcFile, products: Iterable[Any], *, cut_openings: bool, progress: Callable[[float], None] | None = None
) -> dict[ElementId, Body]:
    """Return the bodies of *products* in id order; those that the kernel cannot make are missing."""
    wanted = list(products)
    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", not cut_openings)
    settings.set("no-normals", True)
    settings.set("apply-default-materials", False)  # a colour that the model does not declare is unknown
    made: dict[ElementId, Body] = {}
    meshes: dict[str, tuple[TriangleMesh, dict[_Band | None, MultiPolygon]]] = {}
    for shape, done in _shapes(ifc, settings, wanted):
        if shape.geometry.id not in meshes:
            meshes[shape.geometry.id] = (_mesh(shape.geometry), {})
        mesh, shadows = meshes[shape.geometry.id]
        if len(mesh.vertices) and np.isfinite(mesh.vertices).all():
            product = ifc.model.by_id(shape.id)
            world = np.array(shape.transformation.matrix, dtype=np.float64).reshape(4, 4).T
            key = ifc.id_of(product)
            placement = to_grid(ifc.to_plan(world))
            made[key] = Body(id=key, ifc_class=product.is_a(), mesh=mesh, placement=placement, _shadows=shadows)
        if progress is not None:
            progress(done)
    return dict(sorted(made.items()))


def _shapes(ifc: IfcFile, settings: Any, products: list[Any]) -> Iterator[tuple[Any, float]]:
    """Yield the kernel's shapes and how much is done, telling the watch what is under way."""
    wanted = [product for product in products if product.id() not in ifc.watch.left_out]
    if ifc.watch.careful:
        yield from _shapes_one_by_one(ifc, settings, wanted)
        return
    with ifc.watch.product(SOME_PRODUCT):
        iterator: Any = ifcopenshell.geom.iterator(settings, ifc.model, 1, include=wanted) if wanted else None
        more = bool(wanted) and iterator.initialize()
    while more:
        yield iterator.get(), iterator.progress() / 100.0
        with ifc.watch.product(SOME_PRODUCT):
            more = iterator.next()


def _shapes_one_by_one(ifc: IfcFile, settings: Any, products: list[Any]) -> Iterator[tuple[Any, float]]:
    """Make each product alone: twice as slow, and it is known at which the kernel is."""
    for index, product in enumerate(products):
        with ifc.watch.product(product.id()):
            try:
                shape = ifcopenshell.geom.create_shape(settings, product)
            except (ifcopenshell.Error, RuntimeError):  # no body; the same that the iterator passes over
                continue
        yield shape, (index + 1) / len(products)


def footprint_of(body: Body) -> MultiPolygon:
    """Return the floor face of a body seen from above (metres, plan frame): what a space stands for on its storey."""
    return _in_plan(body, None, lambda vertices: floor_of(vertices, body.mesh.faces))


def shadow_of(body: Body, z_low: float, z_high: float) -> MultiPolygon:
    """Return the plan shadow of the part of a body between two heights (metres, plan frame)."""
    lift = body.placement[2, 3] if body.is_upright() else 0.0
    low, high = float(np.round(z_low - lift, 6)), float(np.round(z_high - lift, 6))
    return _in_plan(body, (low, high), lambda vertices: shadow_between(vertices, body.mesh.faces, low, high))


def whole_shadow_of(body: Body) -> MultiPolygon:
    """Return the plan shadow of all of a body (metres, plan frame)."""
    lower, upper = body.bounds()
    return shadow_of(body, float(lower[2]) - 1.0, float(upper[2]) + 1.0)


def _in_plan(body: Body, key: _Band | None, measure: Callable[[Floats], MultiPolygon]) -> MultiPolygon:
    """Measure once in the mesh's own frame where copies stand upright, else for this body alone; place it once."""
    placed = body._placed.get(key)  # noqa: SLF001  # the memory is this module's own
    if placed is None:
        placed = body._placed[key] = _place(body, key, measure)  # noqa: SLF001  # the memory is this module's own
    return placed


def _place(body: Body, key: _Band | None, measure: Callable[[Floats], MultiPolygon]) -> MultiPolygon:
    if not body.is_upright():
        return measure(body.vertices())
    found = body._shadows.get(key)  # noqa: SLF001  # the memory is this module's own
    if found is None:
        found = body._shadows[key] = measure(body.mesh.vertices)  # noqa: SLF001  # the memory is this module's own
    turn, move = body.placement[:2, :2], body.placement[:2, 3]
    return solid_of(shapely.transform(found, lambda xy: points_to_grid(xy @ turn.T + move)))


def _has_body(product: Any, *, for_looks: bool) -> bool:
    if any(product.is_a(name) for name in WITHOUT_BODY):
        return False
    if not for_looks and _is_only_to_look_at(product):
        return False
    representation = product.Representation
    return representation is not None and any(
        shape.RepresentationIdentifier in _SOLID_REPRESENTATIONS or shape.RepresentationIdentifier is None
        for shape in representation.Representations
    )


def _is_only_to_look_at(product: Any) -> bool:
    if product.is_a("IfcCovering"):
        return product.PredefinedType in _CEILINGS
    return any(product.is_a(name) for name in ONLY_TO_LOOK_AT)


def _mesh(geometry: Any) -> TriangleMesh:
    vertices = np.array(geometry.verts, dtype=np.float64).reshape(-1, 3)
    faces = np.array(geometry.faces, dtype=np.int32).reshape(-1, 3)
    materials = np.array(geometry.material_ids, dtype=np.int32)
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
