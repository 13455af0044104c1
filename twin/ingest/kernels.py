"""
Shapes of products from IfcOpenShell's geometry kernels, the fast one first.

Manifold makes a model's bodies ten to twenty times faster than OpenCASCADE,
but not all of them: bodies that are not plain, and those that it says it
failed at, are made by OpenCASCADE. Where openings are cut it has crashed on
real files, and is not asked. Nor is it where products are made one by one
because a kernel broke before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import ifcopenshell
import ifcopenshell.geom

from twin.ingest.ifc_file import IfcFile
from twin.ingest.plain import PlainShapes
from twin.ingest.watch import SOME_PRODUCT

FAST: Final = "manifold"
THOROUGH: Final = "opencascade"

_FAILED: Final = re.compile(r"\{([0-9A-Za-z_$]{22})\} Manifold kernel: failed")
"""What the fast kernel logs of a product that it made without some part, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Made:
    """A kernel's shape of one product, what its mesh is known by, and how much of the whole is done, 0 to 1."""

    shape: Any
    mesh_key: str
    done: float


def list_shapes(ifc: IfcFile, products: list[Any], *, cut_openings: bool) -> Iterator[Made]:
    """Yield the shapes of products, telling the watch what is under way; of two shapes of one the later is the better."""
    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", not cut_openings)
    settings.set("no-normals", True)
    settings.set("apply-default-materials", False)  # a colour that the model does not declare is unknown
    wanted = [product for product in products if product.id() not in ifc.watch.left_out]
    if ifc.watch.careful:
        yield from _one_by_one(ifc, settings, wanted)
    elif cut_openings:
        yield from _all_of(ifc, settings, wanted, THOROUGH)
    else:
        yield from _fast_then_thorough(ifc, settings, wanted)


def _fast_then_thorough(ifc: IfcFile, settings: Any, products: list[Any]) -> Iterator[Made]:
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


def _all_of(ifc: IfcFile, settings: Any, products: list[Any], kernel: str) -> Iterator[Made]:
    if not products:
        return
    with ifc.watch.product(SOME_PRODUCT):
        iterator = ifcopenshell.geom.iterator(settings, ifc.model, 1, include=products, geometry_library=kernel)
        more = iterator.initialize()
    while more:
        shape = iterator.get()
        yield Made(shape=shape, mesh_key=f"{kernel} {shape.geometry.id}", done=iterator.progress() / 100.0)
        with ifc.watch.product(SOME_PRODUCT):
            more = iterator.next()


def _one_by_one(ifc: IfcFile, settings: Any, products: list[Any]) -> Iterator[Made]:
    """Make each product alone: twice as slow, and it is known at which the kernel is."""
    for index, product in enumerate(products):
        with ifc.watch.product(product.id()):
            try:
                shape = ifcopenshell.geom.create_shape(settings, product)
            except (ifcopenshell.Error, RuntimeError):  # no body; the same that the iterator passes over
                continue
        yield Made(shape=shape, mesh_key=f"{THOROUGH} {shape.geometry.id}", done=(index + 1) / len(products))
