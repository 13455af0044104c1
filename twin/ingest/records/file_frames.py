"""Where one file of a place lies in the plan frame of another: by their map coordinates, their building, their origin."""

from dataclasses import replace
from typing import Final

import numpy as np

from twin.ingest.findings import issues_several
from twin.ingest.georeference import read_georeference
from twin.ingest.records.ifc_file import IfcFile, list_positions
from twin.ingest.records.placements import Floats, PlanFrame, build_plan_frame, to_matrix, to_metres, world_placement
from twin.model.finding import Finding
from twin.model.space import Georeference

AGREE_M: Final = 0.01
"""Two ways to place a file that differ by less are the same; what is left is rounding."""


def place_in_frame(file: IfcFile, lead: IfcFile) -> tuple[IfcFile, list[Finding]]:
    """
    Return a file whose answers are in the plan frame of the leading one.

    Map coordinates decide if both files have them, else the building that
    both carry, else the origin of the project. Where two of them put the file
    to different places, that is a finding.
    """
    by_map = _by_map(file, lead)
    by_building = _by_building(file, lead) if _is_same_building(file, lead) else None
    ways = {"map": by_map, "building": by_building, "origin": lead.frame.from_world}
    chosen, from_world = next((name, way) for name, way in ways.items() if way is not None)
    findings = []
    for name, way in ways.items():
        if way is not None and name not in {chosen, "origin"}:
            apart_m = _apart_m(file, from_world, way)
            if apart_m > AGREE_M:
                findings.append(issues_several.frames_contradict(file.path.name, chosen, name, apart_m))
            elif name == "building":
                from_world = way  # the same place without the rounding of large map coordinates
    frame = PlanFrame(from_world=from_world, shift_m=lead.frame.shift_m)
    return replace(file, frame=frame), findings


def _is_same_building(file: IfcFile, lead: IfcFile) -> bool:
    """Return whether two files are of one building: by GlobalId, else by name."""
    one, other = file.building, lead.building
    return bool(one.GlobalId == other.GlobalId or (one.Name and one.Name == other.Name))


def _by_building(file: IfcFile, lead: IfcFile) -> Floats:
    """Return the matrix that puts a file's building where the leading file's is."""
    placement = to_metres(world_placement(file.building.ObjectPlacement, {}), file.length_unit_m)
    from_world = build_plan_frame(to_matrix(placement), []).from_world.copy()
    from_world[:3, 3] -= lead.frame.shift_m
    return from_world


def _by_map(file: IfcFile, lead: IfcFile) -> Floats | None:
    """Return the matrix that goes over map coordinates, if both files have them in one reference system."""
    one, other = read_georeference(file), read_georeference(lead)
    if one is None or other is None or "MapConversion" not in one.carrier or "MapConversion" not in other.carrier:
        return None
    if not all(found.easting_m or found.northing_m for found in (one, other)):
        return None
    if (one.crs or other.crs) != (other.crs or one.crs):
        return None
    over_map: Floats = np.linalg.inv(_to_map(other)) @ _to_map(one) @ file.frame.from_world
    return over_map


def _to_map(georeference: Georeference) -> Floats:
    """Return the matrix from a plan frame to the map."""
    cos, sin = np.cos(georeference.rotation_rad), np.sin(georeference.rotation_rad)
    matrix = np.eye(4)
    matrix[:2, :2] = [[cos, -sin], [sin, cos]]
    matrix[:3, 3] = georeference.easting_m, georeference.northing_m, georeference.height_m
    return matrix


def _apart_m(file: IfcFile, one: Floats, other: Floats) -> float:
    """Return how far two matrices put the middle of a file's elements apart."""
    places = list_positions(file.list_instances("IfcProduct"), file.length_unit_m, {})
    middle = np.append(np.quantile(np.array(places), 0.5, axis=0) if places else np.zeros(3), 1.0)
    return float(np.linalg.norm((one @ middle - other @ middle)[:3]))
