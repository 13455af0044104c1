"""
The bodies of products as parts: each representation is read once, however many products have it.

A product is read here only if it has exactly one body and all of its items
can be read. Everything else is the kernels'.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from twin.ingest.instances import read_attribute
from twin.ingest.shapes.frames import IDENTITY, is_rigid, read_operator, read_placement
from twin.ingest.shapes.items import MALFORMED, ItemReaders
from twin.ingest.shapes.mapped import move_part
from twin.ingest.shapes.part import Frame, Part, Units

BODIES: Final = frozenset({"Body", "Facetation", "Body-Fallback", None})
"""How representations are called that may be the solid of a product."""
_DEPTH_MAX: Final = 5
_MOST_PARTS: Final = 50_000
_PLUMB: Final = 1e-9

Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Which representation a product is drawn by, and where it stands in the product's own frame (rigid and upright)."""

    representation: int
    frame: Frame = IDENTITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Representations:
    """Reads representations of one file and remembers them; ``parts`` holds those that were read, by STEP id."""

    units: Units
    items: ItemReaders
    parts: dict[int, Parts | None] = field(default_factory=dict)

    def find(self, product: Any) -> Drawn | None:
        """Return how a product is drawn, or ``None`` where a kernel has to make it."""
        try:
            body = _only_body(product)
            return None if body is None else self._find(body)
        except MALFORMED:
            return None

    def _find(self, body: Any) -> Drawn | None:
        items = read_attribute(body, "Items")
        if len(items) == 1 and items[0].is_a() == "IfcMappedItem":
            source, frame = _read_mapping(items[0], self.units)
            if frame is not None and _is_upright(frame):
                return None if self._read(source, 1) is None else Drawn(representation=source.id(), frame=frame)
        return None if self._read(body, 0) is None else Drawn(representation=body.id())

    def _read(self, representation: Any, depth: int) -> Parts | None:
        key = representation.id()
        if key not in self.parts:
            self.parts[key] = None  # should it lead back to itself
            self.parts[key] = self._parts_of(read_attribute(representation, "Items"), depth)
        return self.parts[key]

    def _parts_of(self, items: tuple[Any, ...], depth: int) -> Parts | None:
        parts: list[Part] = []
        for item in items:
            found = self._mapped(item, depth) if item.is_a() == "IfcMappedItem" else self._plain(item)
            if not found or len(parts) + len(found) > _MOST_PARTS:
                return None
            parts += found
        return tuple(parts) or None

    def _plain(self, item: Any) -> Parts | None:
        part = self.items.read(item)
        return None if part is None else (part,)

    def _mapped(self, item: Any, depth: int) -> Parts | None:
        source, frame = _read_mapping(item, self.units)
        parts = None if frame is None or depth >= _DEPTH_MAX else self._read(source, depth + 1)
        if parts is None or frame is None:
            return None
        return parts if frame is IDENTITY else tuple(move_part(part, frame) for part in parts)


def _only_body(product: Any) -> Any:
    representation = read_attribute(product, "Representation")
    bodies = [
        shape
        for shape in read_attribute(representation, "Representations") or ()
        if read_attribute(shape, "RepresentationIdentifier") in BODIES
    ]
    only = len(bodies) == 1 and read_attribute(bodies[0], "RepresentationIdentifier") == "Body"
    return bodies[0] if only else None


def _read_mapping(item: Any, units: Units) -> tuple[Any, Frame | None]:
    """Return the representation that a mapped item repeats, and where it puts it; ``None`` for a frame left to the kernel."""
    mapping = read_attribute(item, "MappingSource")
    source = read_attribute(mapping, "MappedRepresentation")
    origin = read_placement(read_attribute(mapping, "MappingOrigin").get_info(recursive=True), units)
    target = read_operator(read_attribute(item, "MappingTarget").get_info(recursive=True), units)
    return source, target if origin == IDENTITY else None


def _is_upright(frame: Frame) -> bool:
    return abs(frame.z[2] - 1.0) < _PLUMB and is_rigid(frame)
