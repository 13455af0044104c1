"""
The bodies of products as parts: each representation is read once, however many products have it.

A product is read here only if it has exactly one body and all of its items
can be read. Everything else is the kernels'.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from twin.ingest.records.instances import read_attribute
from twin.ingest.solids.shapes.frames import IDENTITY, is_rigid, read_operator, read_placement
from twin.ingest.solids.shapes.items import MALFORMED, ItemReaders
from twin.ingest.solids.shapes.mapped import move_part
from twin.ingest.solids.shapes.part import Frame, Part, Units

_BODIES: Final = frozenset({"Body", "Facetation", "Body-Fallback", None})
"""How representations are called that may be the solid of a product."""
_REPRESENTATIONS: Final = 2
_ITEMS: Final = 3
_MAPPING_SOURCE: Final = 0
_MAPPING_TARGET: Final = 1
"""Places of attributes, the same in all schemas."""
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
    """
    Reads representations of one file and remembers them.

    ``parts`` holds those that were read by STEP id, ``sources`` what maps
    repeat and whether they do so from the origin.
    """

    units: Units
    items: ItemReaders
    parts: dict[int, Parts | None] = field(default_factory=dict)
    sources: dict[int, tuple[Any, bool]] = field(default_factory=dict)

    def find(self, product: Any) -> Drawn | None:
        """Return how a product is drawn, or ``None`` where a kernel has to make it."""
        try:
            bodies = _list_bodies(product)
            return self._find(bodies[0][1]) if len(bodies) == 1 and bodies[0][0] == "Body" else None
        except MALFORMED:
            return None

    def _find(self, body: Any) -> Drawn | None:
        items = body.get_argument(_ITEMS)
        if len(items) == 1 and items[0].is_a() == "IfcMappedItem":
            source, frame = self._read_mapping(items[0])
            if frame is not None and _is_upright(frame):
                return None if self._read(source, 1) is None else Drawn(representation=source.id(), frame=frame)
        return None if self._read(body, 0) is None else Drawn(representation=body.id())

    def _read(self, representation: Any, depth: int) -> Parts | None:
        key = representation.id()
        if key not in self.parts:
            self.parts[key] = None  # should it lead back to itself
            self.parts[key] = self._parts_of(representation.get_argument(_ITEMS), depth)
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
        source, frame = self._read_mapping(item)
        parts = None if frame is None or depth >= _DEPTH_MAX else self._read(source, depth + 1)
        if parts is None or frame is None:
            return None
        return parts if frame is IDENTITY else tuple(move_part(part, frame) for part in parts)

    def _read_mapping(self, item: Any) -> tuple[Any, Frame | None]:
        """Return the representation that a mapped item repeats, and where it puts it; no frame if that is left to the kernel."""
        mapping = item.get_argument(_MAPPING_SOURCE)
        source = self.sources.get(mapping.id())
        if source is None:
            origin = read_placement(read_attribute(mapping, "MappingOrigin").get_info(recursive=True), self.units)
            source = (read_attribute(mapping, "MappedRepresentation"), origin is IDENTITY)
            self.sources[mapping.id()] = source
        target = read_operator(item.get_argument(_MAPPING_TARGET).get_info(recursive=True), self.units)
        return source[0], target if source[1] else None


def has_body(product: Any) -> bool:
    """Return whether a product has anything that may be its solid."""
    return bool(_list_bodies(product))


def _list_bodies(product: Any) -> list[tuple[str | None, Any]]:
    """Return the representations that may be the solid of a product, with what they are called."""
    shape = read_attribute(product, "Representation")
    if shape is None:
        return []
    named = ((read_attribute(one, "RepresentationIdentifier"), one) for one in shape.get_argument(_REPRESENTATIONS))
    return [(name, one) for name, one in named if name in _BODIES]


def _is_upright(frame: Frame) -> bool:
    return abs(frame.z[2] - 1.0) < _PLUMB and is_rigid(frame)
