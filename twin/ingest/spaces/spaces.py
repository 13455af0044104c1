"""Spaces: their floors, heights, uses and who may enter; every IfcSpace of the file is listed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from shapely import MultiPolygon

from twin.ingest.findings import issues, issues_regions
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import Properties, find_flag, find_number, find_text, read_properties
from twin.ingest.solids.bodies import Bodies, Body, footprint_of
from twin.ingest.spaces.layers import choose_layers
from twin.ingest.spaces.regions.derive import Derived, derive_regions
from twin.ingest.spaces.regions.stacked import is_derived_storey
from twin.ingest.spaces.uses import classify_space, find_public, list_unknown_zone_kinds
from twin.ingest.storeys import Storeys, storey_subject
from twin.model.finding import Finding
from twin.model.ids import SpaceId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point3
from twin.model.space import Space

AGGREGATE: Final = "aggregate"
"""The layer of a space that other spaces are parts of: its parts are walked on, not itself."""
_CLASSES: Final = ("IfcSpace", "IfcExternalSpatialElement")
_LIVED_IN: Final = ("IfcDoor", "IfcStair", "IfcStairFlight", "IfcRamp", "IfcWall")
"""What makes a storey one that people would expect to walk on."""


def read_spaces(ifc: IfcFile, bodies: Bodies, storeys: Storeys) -> tuple[tuple[Space, ...], tuple[Finding, ...]]:
    """
    Read every space; copies that lie over others are kept as data and not walked on.

    Storeys without a usable space get free regions, derived.
    """
    findings: list[Finding] = []
    spaces: list[Space] = []
    labels: dict[SpaceId, str | None] = {}
    for element in ifc.list_elements(*_CLASSES):
        space, space_findings = _read_space(ifc, element, bodies.find(ifc.id_of(element)), storeys)
        spaces.append(space)
        labels[space.id] = _layer_label(element)
        findings += space_findings
    chosen, layer_findings = choose_layers(spaces, labels, storeys)
    found = {storeys.find_of(element) for element in ifc.list_elements(*_LIVED_IN)}
    lived_in = [key for key in storeys.by_id if key in found or storeys.derived]
    derived = derive_regions(ifc, bodies, storeys, chosen)
    return derived.spaces, (*findings, *layer_findings, *_storey_findings(derived.storeys, derived, lived_in))


def _read_space(ifc: IfcFile, element: Any, body: Body | None, storeys: Storeys) -> tuple[Space, list[Finding]]:
    properties = read_properties(ifc, element)
    footprint = None if body is None else footprint_of(body)
    footprint = None if footprint is None or footprint.is_empty else footprint
    floor_z_m, top_z_m = (None, None) if body is None else (float(body.bounds()[0][2]), float(body.bounds()[1][2]))
    hangs_in = storeys.find_of(element)
    storey = storeys.at_height(floor_z_m or 0.0) if hangs_in is None else hangs_in
    whole = _has_parts(element)
    uses = classify_space(ifc, element, properties)
    space = Space(
        id=SpaceId(ifc.id_of(element)),
        storey=storey,
        name=str(element.Name or element.LongName or ""),
        long_name=str(element.LongName) if element.LongName else None,
        uses=uses,
        footprint=footprint,
        floor_z_m=floor_z_m,
        height_m=None if floor_z_m is None or top_z_m is None else round(top_z_m - floor_z_m, 6),
        public=find_public(properties, uses),
        accessible=find_flag(properties, "Pset_SpaceCommon.HandicapAccessible"),
        opening_hours=find_text(properties, "Twin_Space.OpeningHours"),
        occupants=None,
        navigable=footprint is not None and not whole,
        layer=AGGREGATE if whole else None,
    )
    space = replace(space, occupants=_occupants(properties, space.area_m2))
    return space, list(_findings(ifc, element, space, properties, placed=hangs_in is not None or storeys.derived))


def _findings(ifc: IfcFile, element: Any, space: Space, properties: Properties, *, placed: bool) -> Iterator[Finding]:
    subject = ifc.subject(element, "space", space.storey)
    if space.footprint is None and space.layer is None:
        yield issues.space_without_footprint(subject)
    if not placed:
        yield issues.space_without_storey(subject)
    unknown = list_unknown_zone_kinds(properties)
    if unknown:
        yield issues.unknown_zone_kind(subject, unknown)


def _has_parts(element: Any) -> bool:
    """Return whether other spaces are parts of this one."""
    return any(part.is_a("IfcSpace") for relation in element.IsDecomposedBy or () for part in relation.RelatedObjects)


def _layer_label(element: Any) -> str | None:
    """Return what tells the layer of a space: its ObjectType, else the groups it is in."""
    if element.ObjectType:
        return str(element.ObjectType)
    groups = sorted(
        str(relation.RelatingGroup.Name)
        for relation in element.HasAssignments or ()
        if relation.is_a("IfcRelAssignsToGroup") and relation.RelatingGroup.Name
    )
    return "; ".join(groups) or None


def _occupants(properties: Properties, area_m2: float | None) -> Sourced[float] | None:
    number = find_number(
        properties,
        "Pset_SpaceOccupancyRequirements.OccupancyNumber",
        "Pset_SpaceOccupancyRequirements.OccupancyNumberPeak",
    )
    if number is not None:
        return number
    per_person = find_number(properties, "Pset_SpaceOccupancyRequirements.AreaPerOccupant")
    if per_person is None or per_person.value <= 0.0 or area_m2 is None:
        return None
    return Sourced(value=area_m2 / per_person.value, origin=Origin.DERIVED, carrier=per_person.carrier)


def _storey_findings(storeys: Storeys, derived: Derived, lived_in: Iterable[StoreyId]) -> Iterator[Finding]:
    """Yield what is odd about storeys: regions derived, area plans set aside, no floor at all."""
    plans: dict[StoreyId, list[str]] = defaultdict(list)
    for space in derived.area_plans:
        plans[space.storey].append(space.name)
    for key, names in sorted(plans.items()):
        yield issues_regions.area_plans(storey_subject(storeys.by_id[key]), names)
    for key, regions in derived.regions.items():
        area_m2 = sum(space.area_m2 or 0.0 for space in regions)
        subject, spot = storey_subject(storeys.by_id[key]), _at(regions[0])
        if is_derived_storey(key):
            yield issues_regions.floor_over_floor(subject, area_m2, spot)
        else:
            yield issues_regions.regions_derived(subject, len(regions), area_m2, spot)
    for target in sorted(set(derived.merged.values())):
        rooms = [storeys.by_id[key].name for key in storeys.by_id if derived.merged.get(key) == target]
        yield issues_regions.storeys_are_rooms(storey_subject(storeys.by_id[target]), rooms)
    for key, target in sorted(derived.grounds.items()):
        yield issues_regions.storey_is_ground(storey_subject(storeys.by_id[key]), storeys.by_id[target].name)
    for key in sorted({room.storey for room in derived.uncovered}):
        bare = [room.shape for room in derived.uncovered if room.storey == key]
        at = bare[0].representative_point()
        yield issues_regions.storey_partly_covered(
            storey_subject(storeys.by_id[key]),
            sum(shape.area for shape in bare),
            (at.x, at.y, storeys.elevation_m(key)),
        )
    with_floor = {space.storey for space in derived.spaces if space.navigable}
    for key in lived_in:
        if key not in with_floor and key not in derived.merged and key not in derived.grounds:
            yield issues.storey_without_floor(storey_subject(storeys.by_id[key]))


def _at(region: Space) -> Point3:
    middle = (region.footprint or MultiPolygon()).representative_point()
    return (middle.x, middle.y, region.floor_z_m or 0.0)
