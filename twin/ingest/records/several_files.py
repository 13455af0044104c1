"""
Several files of one place, read as one: architecture, furniture, signs, as the drawing offices exported them.

The file with most spaces leads: its building, storeys and plan frame are the
place's. The others are put into its frame, their storeys are matched to its,
and what two files carry is taken once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

from twin.ingest.findings import issues_several
from twin.ingest.process.watch import Watch
from twin.ingest.records.file_frames import place_in_frame
from twin.ingest.records.ifc_file import IfcFile, open_ifc
from twin.model.finding import Finding
from twin.model.ids import ElementId
from twin.model.twin import hash_of_files

SAME_ELEVATION_M: Final = 0.1
"""Storeys of two files this near in height are one, whatever they are called."""
SAME_PLACE_M: Final = 0.001
"""Two copies of an element whose placements differ by more contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JointFile(IfcFile):
    """Files that are asked as if they were one; every element is answered for by the file that it is in."""

    members: tuple[IfcFile, ...]

    def list_files(self) -> tuple[IfcFile, ...]:
        """Return the files, the leading one first."""
        return self.members

    def file_of(self, element: Any) -> IfcFile:
        """Return the file that holds an element."""
        pointer = element.file_pointer()
        return next(file for file in self.members if file.model.file_pointer() == pointer)

    def list_elements(self, *classes: str) -> list[Any]:
        """Return all instances of IFC classes in all files, in id order; copies once."""
        return sorted((e for file in self.members for e in file.list_elements(*classes)), key=self.id_of)

    def list_instances(self, name: str) -> list[Any]:
        """Return all instances of a class without GlobalIds, file by file."""
        return [instance for file in self.members for instance in file.list_instances(name)]

    def id_of(self, element: Any) -> ElementId:
        """Return the id that names *element* in the twin."""
        return self.file_of(element).id_of(element)


def open_files(paths: Sequence[Path], *, watch: Watch | None = None) -> IfcFile:
    """
    Open the files of one place; one file is simply opened.

    The order of *paths* does not matter, and a file named twice counts once.

    Raises
    ------
    UnusableInputError, IntegrityError
        As ``open_ifc``, for the first file that cannot be used.
    """
    told = watch or Watch()
    opened = [open_ifc(path, watch=told.of_file(number)) for number, path in enumerate(paths)]
    distinct = list({file.sha256: file for file in opened}.values())
    ranked = sorted(distinct, key=lambda file: (*(-len(file.list_elements(name)) for name in _LEADING), file.sha256))
    return ranked[0] if len(ranked) == 1 else _join(ranked)


_LEADING: Final = ("IfcSpace", "IfcDoor", "IfcWall", "IfcElement")
"""The file with most of the first, then of the next, leads."""


def _join(files: Sequence[IfcFile]) -> JointFile:
    lead, *others = files
    findings: list[Finding] = [issues_several.read_together([file.path.name for file in files])]
    members = [lead]
    for other in others:
        placed, frame_findings = place_in_frame(other, lead)
        aliases, storey_findings = _match_storeys(placed, members)
        members.append(replace(placed, aliases=aliases))
        findings += [*frame_findings, *storey_findings]
    members, copy_findings = _take_copies_once(members)
    own = {(finding.code, finding.message["en"]): finding for file in files for finding in file.findings}
    return JointFile(
        model=lead.model,
        path=lead.path.with_name(" + ".join(file.path.name for file in files)),
        sha256=hash_of_files(file.sha256 for file in files),
        schema=lead.schema,
        length_unit_m=lead.length_unit_m,
        angle_unit_rad=lead.angle_unit_rad,
        entities=sum(file.entities for file in files),
        building=lead.building,
        frame=lead.frame,
        element_ids={},
        facets=lead.facets,
        findings=(*own.values(), *findings, *copy_findings),
        watch=lead.watch,
        aliases={key: storey for file in members for key, storey in file.aliases.items()},
        members=tuple(members),
    )


def _match_storeys(file: IfcFile, known: Sequence[IfcFile]) -> tuple[dict[ElementId, ElementId], list[Finding]]:
    """Return which storey of the files before stands for each of a file's: by GlobalId, else name, else height."""
    listed = {before.id_of(s): (before, s) for before in known for s in before.list_elements("IfcBuildingStorey")}
    aliases: dict[ElementId, ElementId] = {}
    findings: list[Finding] = []
    for storey in file.list_elements("IfcBuildingStorey"):
        key, z = file.id_of(storey), _height_m(file, storey)
        if key in listed:
            continue
        named = [k for k, (_, other) in sorted(listed.items()) if other.Name == storey.Name]
        level = [k for k, (f, other) in sorted(listed.items()) if abs(_height_m(f, other) - z) <= SAME_ELEVATION_M]
        chosen = next(chain((k for k in named if k in level), named, level), None)
        subject = file.subject(storey, "storey")
        if chosen is None:
            findings.append(issues_several.storey_of_one_file(subject, file.path.name))
            continue
        aliases[key] = chosen
        at = _height_m(*listed[chosen])
        if abs(at - z) > SAME_ELEVATION_M:
            findings.append(issues_several.storey_heights_differ(subject, file.path.name, z, at))
    return aliases, findings


def _height_m(file: IfcFile, storey: Any) -> float:
    if storey.ObjectPlacement is not None:
        return float(file.placement_m(storey)[2, 3])
    return float(storey.Elevation or 0.0) * file.length_unit_m


def _take_copies_once(files: Sequence[IfcFile]) -> tuple[list[IfcFile], list[Finding]]:
    """Hide each later copy of a product, task or group, and each storey that another stands for; tell which copies contradict."""
    first: dict[str, tuple[IfcFile, Any]] = {}
    hidden: dict[int, set[int]] = {number: set() for number in range(len(files))}
    apart: list[tuple[str, str]] = []
    for number, file in enumerate(files):
        hidden[number] |= {s.id() for s in file.list_elements("IfcBuildingStorey") if file.id_of(s) in file.aliases}
        for product in file.list_elements("IfcObject"):
            key = file.id_of(product)
            if key not in first:
                first[key] = (file, product)
                continue
            hidden[number].add(product.id())
            if _contradict(*first[key], file, product):
                apart.append((key, str(product.Name or "")))
    placed = [replace(file, hidden=frozenset(hidden[number])) for number, file in enumerate(files)]
    return placed, [issues_several.copies_contradict(apart)] if apart else []


def _contradict(file: IfcFile, one: Any, other_file: IfcFile, other: Any) -> bool:
    if one.is_a() != other.is_a():
        return True
    here, there = file.origin_of(one), other_file.origin_of(other)
    return (
        here is not None
        and there is not None
        and max(abs(a - b) for a, b in zip(here, there, strict=True)) > SAME_PLACE_M
    )
