"""
Shapes of products from IfcOpenShell's geometry kernels: what cannot be read from records, and what is looked at.

OpenCASCADE makes them. Of many to look at the manifold kernel makes those that
are plain, ten to twenty times faster; those that it says it failed at are made
again. Where openings are cut it has crashed on real files, and is not asked.
Nor is it where products are made one by one because a kernel broke before.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import ifcopenshell
import ifcopenshell.geom
import numpy as np

from twin.geometry.solids import build_solids
from twin.ingest.process.watch import SOME_PRODUCT
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.placements import points_to_grid, to_grid
from twin.ingest.solids.plain import PlainShapes
from twin.ingest.solids.shapes.shape import Placed, Shape
from twin.ingest.solids.shapes.solids import is_thing
from twin.model.scene import TriangleMesh

FAST: Final = "manifold"
THOROUGH: Final = "opencascade"

_FAILED: Final = re.compile(r"\{([0-9A-Za-z_$]{22})\} Manifold kernel: failed")
"""What the fast kernel logs of a product that it made without some part, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Made:
    """A kernel's shape of one product, what its mesh is known by, and how much of the whole is done, 0 to 1."""

    shape: Any
    mesh_key: str
    done: float


def make_shapes(
    ifc: IfcFile,
    products: Mapping[int, Any],
    *,
    cut_openings: bool = False,
    fast: bool = False,
    progress: Callable[[float], None] | None = None,
) -> dict[int, Placed]:
    """Return the shapes of products, by STEP id; those that the kernels cannot make are missing."""
    matrices: dict[int, tuple[str, tuple[float, ...]]] = {}
    meshes: dict[str, TriangleMesh] = {}
    for made in _list_made(ifc, list(products.values()), cut_openings=cut_openings, fast=fast):
        if made.mesh_key not in meshes:
            meshes[made.mesh_key] = _mesh(made.shape.geometry)
        matrices[made.shape.id] = (made.mesh_key, made.shape.transformation.matrix)
        if progress is not None:
            progress(made.done)
    things = {key: mesh for key, mesh in meshes.items() if len(mesh.faces) and is_thing(mesh.vertices)}
    solids = build_solids([(mesh.vertices, mesh.faces) for mesh in things.values()])
    pairs = zip(things.items(), solids, strict=True)
    shapes = {key: Shape(solid=solid, _meshes=[mesh]) for (key, mesh), solid in pairs}
    return {
        step_id: Placed(shapes[key], to_grid(ifc.to_plan(np.array(matrix, dtype=np.float64).reshape(4, 4).T)))
        for step_id, (key, matrix) in matrices.items()
        if key in shapes
    }


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


def _list_made(ifc: IfcFile, products: list[Any], *, cut_openings: bool, fast: bool) -> Iterator[_Made]:
    """Yield the shapes of products, telling the watch what is under way; of two shapes of one the later is the better."""
    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", not cut_openings)
    settings.set("no-normals", True)
    settings.set("apply-default-materials", False)  # a colour that the model does not declare is unknown
    if ifc.watch.careful:
        yield from _one_by_one(ifc, settings, products)
    elif fast and not cut_openings:
        yield from _fast_then_thorough(ifc, settings, products)
    else:
        yield from _all_of(ifc, settings, products, THOROUGH)


def _fast_then_thorough(ifc: IfcFile, settings: Any, products: list[Any]) -> Iterator[_Made]:
    plain = PlainShapes()
    truly = [product for product in products if plain.has_plain_body(product)]
    made_truly = {product.id() for product in truly}
    yield from _all_of(ifc, settings, [p for p in products if p.id() not in made_truly], THOROUGH)
    meshes: dict[int, str] = {}
    ifcopenshell.get_log()  # drops what was logged before
    for made in _all_of(ifc, settings, truly, FAST):
        meshes[made.shape.id] = made.mesh_key if len(made.shape.geometry.faces_buffer) else ""
        yield made
    failed = set(_FAILED.findall(str(ifcopenshell.get_log())))
    incomplete = {meshes.get(product.id(), "") for product in truly if str(product.GlobalId) in failed} | {""}
    again = [product for product in truly if meshes.get(product.id(), "") in incomplete]
    yield from _all_of(ifc, settings, again, THOROUGH)


def _all_of(ifc: IfcFile, settings: Any, products: list[Any], kernel: str) -> Iterator[_Made]:
    if not products:
        return
    with ifc.watch.product(SOME_PRODUCT):
        iterator = ifcopenshell.geom.iterator(settings, ifc.model, 1, include=products, geometry_library=kernel)
        more = iterator.initialize()
    while more:
        shape = iterator.get()
        yield _Made(shape=shape, mesh_key=f"{kernel} {shape.geometry.id}", done=iterator.progress() / 100.0)
        with ifc.watch.product(SOME_PRODUCT):
            more = iterator.next()


def _one_by_one(ifc: IfcFile, settings: Any, products: list[Any]) -> Iterator[_Made]:
    """Make each product alone: twice as slow, and it is known at which the kernel is."""
    for index, product in enumerate(products):
        with ifc.watch.product(product.id()):
            try:
                shape = ifcopenshell.geom.create_shape(settings, product)
            except (ifcopenshell.Error, RuntimeError):  # no body; the same that the iterator passes over
                continue
        yield _Made(shape=shape, mesh_key=f"{THOROUGH} {shape.geometry.id}", done=(index + 1) / len(products))
