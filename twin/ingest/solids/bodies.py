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

import shapely
from shapely import MultiPolygon

from twin.geometry.shadow import floor_of, shadow_between, solid_of
from twin.geometry.solids import Cut, Ints, Solid
from twin.ingest.findings import issues
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import is_kind, read_attribute
from twin.ingest.records.placements import Floats, points_to_grid
from twin.ingest.solids.drawn_shapes import read_shapes
from twin.ingest.solids.extents import find_extents
from twin.ingest.solids.kernels import make_shapes
from twin.ingest.solids.shapes.representations import has_body
from twin.ingest.solids.shapes.shape import Shape
from twin.model.finding import Finding
from twin.model.ids import ElementId
from twin.model.scene import TriangleMesh

WITHOUT_BODY: Final = frozenset({"IfcAnnotation", "IfcGrid", "IfcPort", "IfcStructuralActivity", "IfcStructuralItem"})
"""Products that are no things."""
ONLY_TO_LOOK_AT: Final = frozenset(
    {
        "IfcWindow",
        "IfcSite",
        "IfcFlowSegment",
        "IfcFlowFitting",
        "IfcReinforcingElement",
        "IfcMechanicalFastener",
        "IfcFastener",
    }
)
"""Products that neither carry nor stop a walker: their bodies are made for pictures only."""
_CEILINGS: Final = frozenset(
    {"CEILING", "CLADDING", "ROOFING", "INSULATION", "MEMBRANE", "SLEEVING", "WRAPPING", "MOLDING"}
)
_COVERINGS: Final = frozenset({"IfcCovering"})
_UPRIGHT: Final = 1e-9

_Box = tuple[Floats, Floats]
Progress = Callable[[float], None]
"""Told how much is done, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """The solid of one product; ``placement`` (4, 4) puts its shape into the plan frame."""

    id: ElementId
    ifc_class: str
    shape: Shape
    placement: Floats
    shadows: dict[Cut | None, MultiPolygon] = field(default_factory=dict)
    """Plan shadows that somebody asked for, by what they are of; the floor face by ``None``. Metres, plan frame."""
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
            measure_bounds([self])
        return self._bounds[0]

    def cut(self, z_low: float, z_high: float) -> Cut:
        """Return what of an upright body lies between two heights (m, plan frame)."""
        lift = float(self.placement[2, 3])
        return self.solid.cut(round(z_low - lift, 6), round(z_high - lift, 6))

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
    progress: Progress | None = None,
) -> Bodies:
    """Make the bodies of all products; with *for_looks* also of those that no walker meets."""
    files = ifc.list_files()
    parts = [
        _bodies_of_file(file, for_looks=for_looks, progress=_share(progress, i, len(files)))
        for i, file in enumerate(files)
    ]
    by_id = {key: body for part in parts for key, body in part.by_id.items()}
    return Bodies(by_id=dict(sorted(by_id.items())), findings=tuple(odd for part in parts for odd in part.findings))


def _share(progress: Progress | None, index: int, parts: int) -> Progress | None:
    """Return who is told how much of the whole is done when one of some equal parts is."""
    return None if progress is None else lambda done: progress((index + done) / parts)


def _bodies_of_file(ifc: IfcFile, *, for_looks: bool, progress: Progress | None) -> Bodies:
    products = [product for product in ifc.list_elements("IfcProduct") if _is_wanted(product, for_looks=for_looks)]
    made = make_bodies(ifc, products, progress=progress)
    failed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    left_out: list[Finding] = []
    for product in products:
        if ifc.id_of(product) in made or not has_body(product):
            continue
        reason = ifc.watch.left_out.get(product.id())
        if reason is not None:
            subject, at = ifc.subject(product, product.is_a()), ifc.origin_of(product)
            left_out.append(
                issues.geometry_too_slow(subject, at) if reason == "time" else issues.geometry_breaks(subject, at)
            )
        else:
            failed[product.is_a()].append((ifc.id_of(product), str(product.Name or "")))
    findings = (*left_out, *(issues.geometry_failed(name, elements) for name, elements in sorted(failed.items())))
    return Bodies(by_id=made, findings=findings)


def make_bodies(ifc: IfcFile, products: Iterable[Any], *, progress: Progress | None = None) -> dict[ElementId, Body]:
    """Return the bodies of *products* in id order; those that can neither be read nor made are missing."""
    wanted = {product.id(): product for product in products if product.id() not in ifc.watch.left_out}
    placed = read_shapes(ifc, wanted)
    others = {step_id: product for step_id, product in wanted.items() if step_id not in placed and has_body(product)}
    placed |= make_shapes(ifc, others, progress=progress)
    bodies = [
        Body(id=ifc.id_of(product), ifc_class=product.is_a(), shape=found.shape, placement=found.placement)
        for step_id, product in wanted.items()
        if (found := placed.get(step_id)) is not None
    ]
    measure_bounds(bodies)
    return {body.id: body for body in sorted(bodies, key=lambda body: body.id)}


def measure_bounds(bodies: Sequence[Body]) -> None:
    """Find the bounds of many bodies at once, for when they are asked for."""
    boxes = find_extents([body.solid for body in bodies], [body.placement for body in bodies])
    for body, (low, high) in zip(bodies, boxes, strict=True):
        body._bounds[:] = [(low, high)]  # noqa: SLF001  # the memory is this module's own


def footprint_of(body: Body) -> MultiPolygon:
    """Return the floor face of a body seen from above (metres, plan frame): what a space stands for on its storey."""
    if not body.is_upright():
        return floor_of(body.vertices(), body.faces)
    return _placed(body, None, body.solid.floor)


def shadow_of(body: Body, z_low: float, z_high: float) -> MultiPolygon:
    """Return the plan shadow of the part of a body between two heights (metres, plan frame)."""
    if not body.is_upright():
        return _tilted_shadow(body, z_low, z_high)
    cut = body.cut(z_low, z_high)
    return _placed(body, cut, lambda: body.solid.shadow(cut))


def _tilted_shadow(body: Body, z_low: float, z_high: float) -> MultiPolygon:
    band: Cut = ((), (float(z_low), float(z_high)))
    if band not in body.shadows:
        body.shadows[band] = shadow_between(body.vertices(), body.faces, z_low, z_high)
    return body.shadows[band]


def whole_shadow_of(body: Body) -> MultiPolygon:
    """Return the plan shadow of all of a body (metres, plan frame)."""
    return shadow_of(body, *whole_band(body))


def whole_band(body: Body) -> tuple[float, float]:
    """Return two heights (m, plan frame) between which all of a body lies."""
    lower, upper = body.bounds()
    return float(lower[2]) - 1.0, float(upper[2]) + 1.0


def _placed(body: Body, key: Cut | None, measure: Callable[[], MultiPolygon]) -> MultiPolygon:
    """Measure in the frame that copies share, and place it once for this body."""
    known = body.shadows.get(key)
    if known is not None:
        return known
    turn, move = body.placement[:2, :2].T, body.placement[:2, 3]
    moved = shapely.transform(measure(), lambda xy: points_to_grid(xy @ turn + move))
    placed = shapely.normalize(moved) if moved.is_valid else solid_of(moved)
    body.shadows[key] = placed
    return placed


def _is_wanted(product: Any, *, for_looks: bool) -> bool:
    if is_kind(product, WITHOUT_BODY):
        return False
    if is_kind(product, _COVERINGS):
        return for_looks or read_attribute(product, "PredefinedType") not in _CEILINGS
    return for_looks or not is_kind(product, ONLY_TO_LOOK_AT)
