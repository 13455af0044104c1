"""
Whether the footprints that ingest makes agree with the geometry kernel's own, element by element.

Both are plan shadows of whole bodies without opening cuts. The kernel's is
the union of all triangles of OpenCASCADE's mesh, taken here without any code
of ingest, so that a fault of either shows. They agree where intersection over
union is more than 0.99.

    python -m benchmarks.footprints MODEL.ifc ...
"""

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import ifcopenshell
import ifcopenshell.geom
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.records.ifc_file import IfcFile, open_ifc
from twin.ingest.solids.bodies import Bodies, read_bodies, whole_shadow_of

CLASSES: Final = ("IfcSpace", "IfcWall", "IfcSlab", "IfcColumn")
SAME_RATIO: Final = 0.99
_MIN_AREA_M2: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Of one class: how many elements the kernel makes, and those whose footprints differ, with their ratio."""

    elements: int
    differing: tuple[tuple[str, float], ...]


def compare_footprints(path: Path) -> dict[str, Agreement]:
    """Return the agreement by class."""
    ifc = open_ifc(path)
    bodies = read_bodies(ifc)
    ratios: dict[str, dict[str, float]] = defaultdict(dict)
    for element, shadow in _shadows_by_kernel(ifc):
        name = next(name for name in CLASSES if element.is_a(name))
        ratios[name][ifc.id_of(element)] = _ratio(shadow, _shadow_by_ingest(ifc, bodies, element))
    return {
        name: Agreement(
            elements=len(found),
            differing=tuple(sorted((key, ratio) for key, ratio in found.items() if ratio <= SAME_RATIO)),
        )
        for name, found in sorted(ratios.items())
    }


def _shadows_by_kernel(ifc: IfcFile) -> list[tuple[Any, BaseGeometry]]:
    elements = [element for element in ifc.list_elements(*CLASSES) if element.Representation is not None]
    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", True)
    iterator = ifcopenshell.geom.iterator(settings, ifc.model, 1, include=elements)
    found: list[tuple[Any, BaseGeometry]] = []
    more = bool(elements) and iterator.initialize()
    while more:
        shape = iterator.get()
        world = ifc.to_plan(np.array(shape.transformation.matrix).reshape(4, 4).T)
        vertices = np.array(shape.geometry.verts).reshape(-1, 3) @ world[:3, :3].T + world[:3, 3]
        corners = vertices[np.array(shape.geometry.faces, dtype=int).reshape(-1, 3)][:, :, :2]
        solid = shapely.polygons(corners) if len(corners) else np.array([])
        shadow = shapely.union_all(solid[shapely.area(solid) > _MIN_AREA_M2])
        if shadow.area > _MIN_AREA_M2:
            found.append((ifc.model.by_id(shape.id), shadow))
        more = iterator.next()
    return found


def _shadow_by_ingest(ifc: IfcFile, bodies: Bodies, element: Any) -> BaseGeometry:
    body = bodies.find(ifc.id_of(element))
    return shapely.MultiPolygon() if body is None else whole_shadow_of(body)


def _ratio(one: BaseGeometry, other: BaseGeometry) -> float:
    common = shapely.intersection(one, other).area
    return float(common / (one.area + other.area - common))


def main() -> None:
    """Print the agreement of each class of each model, and of all together."""
    total = same = 0
    for path in map(Path, sys.argv[1:]):
        for name, agreement in compare_footprints(path).items():
            agreeing = agreement.elements - len(agreement.differing)
            total, same = total + agreement.elements, same + agreeing
            worst = ", ".join(f"{key} {ratio:.3f}" for key, ratio in agreement.differing[:3])
            print(f"{path.stem:36s} {name:10s} {agreeing:5d} of {agreement.elements:5d}  {worst}", flush=True)
    print(f"{same} of {total} agree: {100.0 * same / max(total, 1):.2f} %")


if __name__ == "__main__":
    main()
