"""
Storeys: which there are, how high they lie, which one people enter at, and which one an element stands on.

Heights are metres in the plan frame.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from twin.ingest.findings import issues
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import find_flag, read_properties
from twin.model.finding import Finding, Subject
from twin.model.ids import StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.space import Storey

_AGREE_M: Final = 0.01
"""Elevation attribute and placement of a storey agree within this: a rounded attribute is no contradiction."""
_BELOW_FLOOR_M: Final = 0.5
"""How far below a storey's elevation something may stand and still belong to it: ramps, pits, screed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Storeys:
    """The storeys of a model, bottom to top, and the way from an element to its storey."""

    ifc: IfcFile
    by_id: Mapping[StoreyId, Storey]
    findings: tuple[Finding, ...]
    derived: bool = False
    """Whether the file has none and the one storey is derived."""

    def find_of(self, element: Any) -> StoreyId | None:
        """Return the storey that an element hangs in by containment, parts, voids and fillings; ``None`` if in none."""
        key = StoreyId(self.ifc.storey_of(element) or "")
        return key if key in self.by_id else None

    def at_height(self, z_m: float) -> StoreyId:
        """Return the storey that something at a height stands on: the highest one that is not above it."""
        best = next(iter(self.by_id))
        for key, storey in self.by_id.items():
            if storey.elevation_m is not None and storey.elevation_m.value <= z_m + _BELOW_FLOOR_M:
                best = key
        return best

    def of(self, element: Any, z_m: float) -> StoreyId:
        """Return the storey that an element hangs in, else the one at its height."""
        found = self.find_of(element)
        return self.at_height(z_m) if found is None else found

    def elevation_m(self, storey: StoreyId) -> float:
        """Return the elevation of a storey; an unknown one counts as the frame's zero."""
        elevation = self.by_id[storey].elevation_m
        return 0.0 if elevation is None else elevation.value


def read_storeys(ifc: IfcFile) -> Storeys:
    """Read the storeys bottom to top; a file without any gets one, derived from its building."""
    elements = ifc.list_elements("IfcBuildingStorey")
    if not elements:
        return _derived_storey(ifc)
    found: list[tuple[Any, Sourced[float] | None]] = []
    findings: list[Finding] = []
    for element in elements:
        elevation, finding = _read_elevation(ifc, element)
        found.append((element, elevation))
        findings += [finding] if finding is not None else []
    found.sort(
        key=lambda item: (item[1] is None, item[1].value if item[1] else 0.0, str(item[0].Name), ifc.id_of(item[0]))
    )
    ground = _ground_index(ifc, found)
    storeys = [
        Storey(
            id=StoreyId(ifc.id_of(element)),
            name=str(element.Name or element.LongName or f"{ordinal}"),
            long_name=str(element.LongName) if element.LongName else None,
            ordinal=ordinal,
            elevation_m=elevation,
            ground=ordinal == ground,
        )
        for ordinal, (element, elevation) in enumerate(found)
    ]
    return Storeys(ifc=ifc, by_id={storey.id: storey for storey in storeys}, findings=tuple(findings))


def _derived_storey(ifc: IfcFile) -> Storeys:
    key = StoreyId(f"{ifc.id_of(ifc.building)}#0")
    name = str(ifc.building.Name or ifc.building.LongName or "0")
    elevation = Sourced(value=0.0, origin=Origin.ASSUMED, carrier="IfcBuilding placement")
    storey = Storey(id=key, name=name, long_name=None, ordinal=0, elevation_m=elevation, ground=True)
    return Storeys(
        ifc=ifc, by_id={key: storey}, derived=True, findings=(issues.no_storey(ifc.subject(ifc.building, "building")),)
    )


def _heights_of_contents(ifc: IfcFile, storey: Any) -> list[float]:
    """Return the placement heights of the spaces, doors and walls of a storey: they tell which of two elevations is true."""
    key = ifc.id_of(storey)
    contents = ifc.list_elements("IfcSpace", "IfcDoor", "IfcWall")
    origins = (ifc.origin_of(element) for element in contents if ifc.storey_of(element) == key)
    return [origin[2] for origin in origins if origin is not None]


def _read_elevation(ifc: IfcFile, element: Any) -> tuple[Sourced[float] | None, Finding | None]:
    declared = (
        None if element.Elevation is None else round(float(element.Elevation) * ifc.file_of(element).length_unit_m, 6)
    )
    placed = None if element.ObjectPlacement is None else ifc.frame_of(element)[11]
    attribute = None if declared is None else Sourced(value=declared, origin=Origin.DECLARED, carrier="Elevation")
    placement = None if placed is None else Sourced(value=placed, origin=Origin.MEASURED, carrier="ObjectPlacement")
    if declared is None or placed is None:
        return placement or attribute, None
    if abs(declared - placed) <= _AGREE_M:
        return placement, None
    heights = _heights_of_contents(ifc, element)
    trust_attribute = bool(heights) and abs(median(heights) - declared) < abs(median(heights) - placed)
    subject = ifc.subject(element, "storey")
    believed = attribute if trust_attribute else placement
    return believed, issues.elevation_contradiction(subject, declared, placed, trust_attribute=trust_attribute)


def _ground_index(ifc: IfcFile, storeys: list[tuple[Any, Sourced[float] | None]]) -> int:
    """
    Return the index of the storey people enter at.

    The one nearest the sills of most exterior doors; without any, the one
    with spaces or doors nearest the frame's zero.
    """
    known = [(index, elevation.value) for index, (_, elevation) in enumerate(storeys) if elevation is not None]
    with_spaces = {ifc.storey_of(space) for space in ifc.list_elements("IfcSpace")}
    lived_in = {index for index, (element, _) in enumerate(storeys) if ifc.id_of(element) in with_spaces}
    known = [item for item in known if item[0] in lived_in] or known
    if not known:
        return 0
    votes: Counter[int] = Counter()
    for door in ifc.list_elements("IfcDoor"):
        external = find_flag(read_properties(ifc, door), "Pset_DoorCommon.IsExternal")
        if external is not None and external.value and door.ObjectPlacement is not None:
            sill_m = ifc.frame_of(door)[11]
            votes[min(known, key=lambda item: abs(item[1] - sill_m))[0]] += 1
    return min(known, key=lambda item: (-votes[item[0]], abs(item[1]), item[0]))[0]


def storey_subject(storey: Storey) -> Subject:
    """Return a storey as the subject of a finding."""
    return Subject(id=storey.id, kind="storey", name=storey.name, storey=storey.id)
