"""
Which reader reads which item of a representation.

A reader gives the parts of an item, or ``None`` where it cannot tell them for
certain: then a geometry kernel makes the product.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import ifcopenshell

from twin.ingest.shapes.extrusions import read_extrusion
from twin.ingest.shapes.part import Part, Units

Reader = Callable[[Any, Units], Part | None]
"""Reads an item, an entity of IfcOpenShell; ``read_item`` catches what records raise that do not hold what they should."""

READERS: Final[Mapping[str, Reader]] = {
    "IfcExtrudedAreaSolid": read_extrusion,
}
"""By the exact class of the item."""

MALFORMED: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    ifcopenshell.Error,
)
"""What comes of records that do not hold what their class says."""


def read_item(item: Any, units: Units) -> Part | None:
    """Return what an item is made of, or ``None`` where only a kernel can tell."""
    reader = READERS.get(item.is_a())
    if reader is None:
        return None
    try:
        return reader(item, units)
    except MALFORMED:
        return None
