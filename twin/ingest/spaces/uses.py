"""What a space is for and whether the public may enter: the authoring profile's carriers in their order."""

import re
from collections.abc import Iterator
from typing import Any, Final

from twin.ingest.contents.vocabulary import Category, find_meaning, is_corridor
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_attribute, read_inverse
from twin.ingest.records.properties import Properties, find_flag, find_list
from twin.model.origin import Origin, Sourced
from twin.model.space import SpaceUse

Uses = Sourced[tuple[SpaceUse, ...]]

ZONE_KIND: Final = "Twin_Space.ZoneKind"
CLASSIFICATION_SYSTEM: Final = re.compile(r"^\s*DB\s*46\s*/\s*T\s*659", re.IGNORECASE)
"""The classification system whose codes are zone codes, with or without its edition."""
ZONE_CODES: Final = frozenset(SpaceUse) - {SpaceUse.UNKNOWN}
NOT_PUBLIC: Final = frozenset({SpaceUse.BACK_OFFICE, SpaceUse.SUPPORTING, SpaceUse.PLANT})
"""Uses closed to the public unless the model says otherwise; plant rooms like the profile's other two."""


def classify_space(ifc: IfcFile, space: Any, properties: Properties) -> Uses:
    """
    Return what an IfcSpace is for; ``UNKNOWN``, assumed, where neither a carrier nor a name says it.

    The order is the authoring profile's: declared zone kind, classification,
    zone's name, own names, outdoor by its type.
    """
    return (
        _declared(properties)
        or _classified(space)
        or _by_zone_name(ifc, space)
        or _outdoors(space)
        or _by_own_name(space)
        or Sourced(value=(SpaceUse.UNKNOWN,), origin=Origin.ASSUMED, carrier="no carrier and no known name")
    )


def find_public(properties: Properties, uses: Uses) -> Sourced[bool] | None:
    """Return whether a space is open to the public: declared, else by its use; ``None`` for an unknown use."""
    declared = find_flag(properties, "Pset_SpaceCommon.PubliclyAccessible")
    if declared is not None:
        return declared
    known = [use for use in uses.value if use is not SpaceUse.UNKNOWN]
    if not known:
        return None
    return Sourced(value=not set(known) <= NOT_PUBLIC, origin=Origin.ASSUMED, carrier="space use")


def list_unknown_zone_kinds(properties: Properties) -> tuple[str, ...]:
    """Return what ``Twin_Space.ZoneKind`` says that is no zone code, as written."""
    listed = find_list(properties, ZONE_KIND)
    return () if listed is None else tuple(text for text in listed.value if _use_of(text) is None)


def _declared(properties: Properties) -> Uses | None:
    listed = find_list(properties, ZONE_KIND)
    return None if listed is None else _uses((_use_of(text) for text in listed.value), Origin.DECLARED, ZONE_KIND)


def _classified(space: Any) -> Uses | None:
    return _uses((_use_of(code) for code in sorted(_zone_codes(space))), Origin.DECLARED, "IfcClassificationReference")


def _zone_codes(space: Any) -> Iterator[str]:
    for relation in read_inverse(space, "HasAssociations"):
        if not relation.is_a("IfcRelAssociatesClassification"):
            continue
        reference = relation.RelatingClassification
        if CLASSIFICATION_SYSTEM.match(_system_name(reference)):
            # IFC2X3 calls the code ItemReference.
            yield str(read_attribute(reference, "Identification") or read_attribute(reference, "ItemReference") or "")


def _system_name(reference: Any) -> str:
    """Return the name of the classification that a reference belongs to, however many references lie between."""
    while reference is not None and not reference.is_a("IfcClassification"):
        reference = read_attribute(reference, "ReferencedSource")
    return "" if reference is None else str(reference.Name or "")


def _by_zone_name(ifc: IfcFile, space: Any) -> Uses | None:
    zones = sorted(_zones_of(space), key=ifc.id_of)
    found = (
        _use_named(str(name))
        for zone in zones
        for name in (read_attribute(zone, "LongName"), read_attribute(zone, "Name"))
        if name
    )
    return _uses(found, Origin.DERIVED, "IfcZone.Name")


def _zones_of(space: Any) -> Iterator[Any]:
    for relation in read_inverse(space, "HasAssignments"):
        if relation.is_a("IfcRelAssignsToGroup") and relation.RelatingGroup.is_a("IfcZone"):
            yield relation.RelatingGroup
    for relation in read_inverse(space, "ReferencedInStructures"):
        if relation.RelatingStructure.is_a("IfcSpatialZone"):
            yield relation.RelatingStructure


def _outdoors(space: Any) -> Uses | None:
    kind = read_attribute(space, "PredefinedType")
    side = read_attribute(space, "InteriorOrExteriorSpace")  # IFC2X3's place for the same
    if space.is_a("IfcExternalSpatialElement") or "EXTERNAL" in {kind, side}:
        return Sourced(value=(SpaceUse.OUTDOOR,), origin=Origin.DECLARED, carrier="PredefinedType")
    return None


def _by_own_name(space: Any) -> Uses | None:
    for carrier in ("LongName", "Name", "ObjectType", "Description"):
        found = _uses([_use_named(read_attribute(space, carrier))], Origin.DERIVED, carrier)
        if found is not None:
            return found
    return None


def _use_of(text: str) -> SpaceUse | None:
    """Return the use a code or a zone's full name stands for."""
    code = text.strip().lower()
    return SpaceUse(code) if code in ZONE_CODES else _use_named(text)


def _use_named(text: str | None) -> SpaceUse | None:
    """Return the use that a name tells; the corridor of an office is a corridor, and no name closes it to the public."""
    match = find_meaning(Category.SPACE_USE, text)
    if match is None or text is None:
        return None
    use = SpaceUse(match.meaning)
    return SpaceUse.CIRCULATION if use in NOT_PUBLIC and is_corridor(text) else use


def _uses(found: Any, origin: Origin, carrier: str) -> Uses | None:
    known = tuple(dict.fromkeys(use for use in found if use is not None))
    return Sourced(value=known, origin=origin, carrier=carrier) if known else None
