"""
Which reader reads which item of a representation.

A reader gives the part that an item is, or ``None`` where it cannot tell it
for certain: then a geometry kernel makes the product.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import ifcopenshell

from twin.ingest.solids.shapes.clippings import BOOLEANS, read_clipping
from twin.ingest.solids.shapes.extrusions import read_extrusion
from twin.ingest.solids.shapes.part import Part, Units

Reader = Callable[[Any], Part | None]
"""Reads an item, an entity of IfcOpenShell."""

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


class ItemReaders:
    """Reads the items of one file by their exact class."""

    def __init__(self, units: Units, others: Mapping[str, Reader] | None = None) -> None:
        """Take the units of the file, and readers of further classes."""
        clippings = dict.fromkeys(BOOLEANS, partial(read_clipping, units=units, read=self.read))
        self._readers: dict[str, Reader] = {
            "IfcExtrudedAreaSolid": partial(read_extrusion, units=units),
            **clippings,
            **(others or {}),
        }

    def read(self, item: Any) -> Part | None:
        """Return what an item is, or ``None`` where only a kernel can tell; whatever it holds, nothing is raised."""
        reader = self._readers.get(item.is_a())
        if reader is None:
            return None
        try:
            return reader(item)
        except MALFORMED:
            return None
