"""
Which reader reads which item of a representation.

A reader gives the parts of an item, or ``None`` where it cannot tell them for
certain: then a geometry kernel makes the product.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from twin.ingest.shapes.part import Part, Units

Reader = Callable[[Any, Units], Part | None]
"""Reads an item, an entity of IfcOpenShell; never raises, whatever the item holds."""

READERS: Final[Mapping[str, Reader]] = {
    # "IfcExtrudedAreaSolid": read_extrusion,
    # "IfcFacetedBrep", "IfcFaceBasedSurfaceModel", "IfcShellBasedSurfaceModel",
    # "IfcTriangulatedFaceSet", "IfcPolygonalFaceSet": read_facets,
}
"""By the exact class of the item."""


def read_item(item: Any, units: Units) -> Part | None:
    """Return what an item is made of, or ``None`` where only a kernel can tell."""
    reader = READERS.get(item.is_a())
    return None if reader is None else reader(item, units)
