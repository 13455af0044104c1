"""Bodies that are read, and those that the kernels make, are the bodies that the thorough kernel makes of whole real models."""

from collections import defaultdict
from typing import Any

import ifcopenshell.geom
import numpy as np
import pytest

from tests.support.models import ROOT, real_model
from twin.ingest.records.ifc_file import IfcFile, open_ifc
from twin.ingest.solids.bodies import make_bodies

SAME_M = 2e-4  # arcs are cut into the same chords; bends of less than 10 um are straightened
SAME_VOLUME = 0.002


def extent_and_volume(vertices: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, float]:
    corners = vertices[faces] - vertices.mean(axis=0)
    volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    return np.concatenate([vertices.min(axis=0), vertices.max(axis=0)]), abs(float(volume))


def list_by_kernel(ifc: IfcFile, products: list[Any]) -> dict[int, tuple[np.ndarray, float]]:
    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", True)
    iterator = ifcopenshell.geom.iterator(settings, ifc.model, 1, include=products, geometry_library="opencascade")
    found = {}
    more = iterator.initialize()
    while more:
        shape = iterator.get()
        matrix = ifc.to_plan(np.array(shape.transformation.matrix).reshape(4, 4).T)
        vertices = np.array(shape.geometry.verts).reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
        found[shape.id] = extent_and_volume(vertices, np.array(shape.geometry.faces).reshape(-1, 3))
        more = iterator.next()
    return found


@pytest.mark.parametrize("name", ["demo_hall.ifc", "fzk_haus_ac20.ifc", "voxel_demo2.ifc"])
def test_every_body_has_the_extent_and_volume_that_the_thorough_kernel_gives_it(name: str) -> None:
    ifc = open_ifc(ROOT / "models_ifc" / name if name.startswith("demo") else real_model(name))
    products = [e for e in ifc.model.by_type("IfcElement") if e.Representation and not e.is_a("IfcOpeningElement")]

    ours = make_bodies(ifc, products)

    wrong: dict[str, int] = defaultdict(int)
    for step_id, (extent, volume) in list_by_kernel(ifc, products).items():
        element = ifc.model.by_id(step_id)
        body = ours.get(ifc.id_of(element))
        made = None if body is None else extent_and_volume(body.vertices(), body.faces)
        if (
            made is None
            or np.abs(made[0] - extent).max() > SAME_M
            or abs(made[1] - volume) > SAME_VOLUME * max(volume, 1e-3)
        ):
            wrong[element.is_a()] += 1
    assert dict(wrong) == {}
