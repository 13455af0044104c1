"""Read the file or files of a place into a twin: the stages in their order, and nothing else."""

import time
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from twin.ingest.contents.facilities import read_facilities
from twin.ingest.contents.operation import read_operation
from twin.ingest.contents.place import read_place
from twin.ingest.contents.service_flow import read_service_flows
from twin.ingest.contents.signs import read_signs
from twin.ingest.findings.finding_places import place_findings
from twin.ingest.process.collector import collector_paused
from twin.ingest.process.watch import Watch
from twin.ingest.reachability import find_cut_off
from twin.ingest.records.far_shapes import rebase_far_shapes
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import instances_only_read
from twin.ingest.records.several_files import open_files
from twin.ingest.records.stray import leave_out_strays
from twin.ingest.solids.bodies import Bodies, read_bodies
from twin.ingest.solids.obstacles import read_obstacles
from twin.ingest.solids.scene import build_scene
from twin.ingest.spaces.floor_holes import read_floor_holes
from twin.ingest.spaces.regions.stacked import with_derived_storeys
from twin.ingest.spaces.spaces import read_spaces
from twin.ingest.spaces.zones import read_zones
from twin.ingest.storeys import Storeys, read_storeys
from twin.ingest.ways import read_ways
from twin.model.finding import Finding
from twin.model.twin import FilePart, Ingested, ModelFile, ReadSeconds, Twin

Progress = Callable[[str, float], None]
"""Told the stage and how much of the whole is done, 0 to 1."""

OPENED = 0.1
BODIES_DONE = 0.7
TWIN_DONE = 0.85
"""How much of the work is done after the stages, roughly, as measured on the demo hall."""


@collector_paused()
@instances_only_read()
def read_ifc(
    path: Path,
    *others: Path,
    with_scene: bool = False,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Ingested:
    """
    Read an .ifc or .ifczip file into a twin, in this process; several files of one place together.

    A damaged file can crash or hang the geometry kernel and the process with
    it: use ``worker.read_in_worker`` for files of others. *watch* tells
    another process what the kernel is doing.

    Raises
    ------
    UnusableInputError
        If the input is missing, empty, not IFC, or holds no building.
    IntegrityError
        If the file is cut off, has lost records, or is over a limit.
    """
    tell = progress or _say_nothing
    start = time.perf_counter()
    tell("open", 0.0)
    ifc = open_files((path, *others), watch=watch)
    opened = time.perf_counter()
    tell("geometry", OPENED)
    made = read_bodies(
        ifc, for_looks=with_scene, progress=lambda part: tell("geometry", OPENED + part * (BODIES_DONE - OPENED))
    )
    ifc, near = rebase_far_shapes(ifc, made)
    bodies = leave_out_strays(near)
    shaped = time.perf_counter()
    tell("twin", BODIES_DONE)
    storeys = read_storeys(ifc)
    twin, findings = _build_twin(ifc, bodies, storeys)
    tell("scene", TWIN_DONE)
    scene = build_scene(ifc, bodies, storeys, twin) if with_scene else None
    done = time.perf_counter()
    tell("done", 1.0)
    return Ingested(
        twin=twin,
        findings=findings,
        seconds=ReadSeconds(open=opened - start, geometry=shaped - opened, total=done - start),
        scene=scene,
    )


def _build_twin(ifc: IfcFile, bodies: Bodies, storeys: Storeys) -> tuple[Twin, tuple[Finding, ...]]:
    spaces, space_findings = read_spaces(ifc, bodies, storeys)
    storeys = with_derived_storeys(storeys, spaces)
    ways = read_ways(ifc, bodies, storeys, spaces)
    space_map = _by_id(ways.spaces)
    facilities, facility_findings = read_facilities(ifc, bodies, storeys, space_map)
    signs, sign_findings = read_signs(ifc, bodies, storeys, space_map)
    flows, flow_findings = read_service_flows(ifc)
    place, georeference_findings = read_place(ifc)
    twin = Twin(
        file=_model_file(ifc),
        place=place,
        storeys=storeys.by_id,
        spaces=space_map,
        zones=_by_id(read_zones(ways.spaces)),
        portals=_by_id(ways.portals),
        connectors=_by_id(ways.connectors),
        facilities=_by_id(facilities),
        signs=_by_id(signs),
        obstacles=_by_id(
            (
                *read_obstacles(ifc, bodies, storeys, ways.spaces),
                *read_floor_holes(ifc, bodies, ways.spaces),
                *ways.obstacles,
            )
        ),
        operation=read_operation(ifc, ifc.list_elements("IfcElement")),
        service_flows=flows,
    )
    findings = chain(
        ifc.findings,
        bodies.findings,
        storeys.findings,
        space_findings,
        ways.findings,
        find_cut_off(space_map, ways.portals, ways.connectors),
        facility_findings,
        sign_findings,
        flow_findings,
        georeference_findings,
    )
    return twin, tuple(
        sorted(
            place_findings(findings, ifc, bodies),
            key=lambda finding: (finding.code, finding.subject.id or "", finding.message["en"]),
        )
    )


def _model_file(ifc: IfcFile) -> ModelFile:
    return ModelFile(
        sha256=ifc.sha256,
        name=ifc.path.name,
        schema=ifc.schema,
        length_unit_m=ifc.length_unit_m,
        entities=ifc.entities,
        plan_origin_m=ifc.frame.shift_m,
        plan_to_world=tuple(round(each, 9) + 0.0 for each in np.linalg.inv(ifc.frame.from_world)[:3].ravel().tolist()),
        parts=_parts(ifc),
    )


def _parts(ifc: IfcFile) -> tuple[FilePart, ...]:
    """Return what is known of each of several files, the leading one first; nothing for a single one."""
    files = ifc.list_files()
    parts = [FilePart(sha256=f.sha256, name=f.path.name, schema=f.schema, entities=f.entities) for f in files]
    return tuple(parts) if len(parts) > 1 else ()


def _by_id(items: Iterable[Any]) -> dict[Any, Any]:
    """Return items by id, in the order of their ids."""
    return {item.id: item for item in sorted(items, key=lambda item: str(item.id))}


def _say_nothing(_stage: str, _done: float) -> None:
    """Nobody listens."""
