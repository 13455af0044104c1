"""Whichever kernel makes a body, it is the body that the model says: the two kernels are held against each other."""

from collections import defaultdict
from typing import Any

import ifcopenshell.geom
import numpy as np
import pytest

from tests.support.models import ROOT, real_model
from twin.ingest.bodies import WITHOUT_BODY
from twin.ingest.ifc_file import open_ifc
from twin.ingest.kernels import THOROUGH, list_shapes

SAME_M = 2e-3  # arcs are cut into chords alike by both settings; this is rounding
SAME_VOLUME = 0.01


def extent_and_volume(shape: Any) -> tuple[np.ndarray, float]:
    vertices = np.array(shape.geometry.verts).reshape(-1, 3)
    corners = vertices[np.array(shape.geometry.faces).reshape(-1, 3)]
    volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    return np.concatenate([vertices.min(axis=0), vertices.max(axis=0)]), abs(float(volume))


@pytest.mark.parametrize("name", ["demo_hall.ifc", "fzk_haus_ac20.ifc", "voxel_demo2.ifc"])
def test_every_body_has_the_extent_and_volume_that_the_thorough_kernel_gives_it(name: str) -> None:
    path = ROOT / "models_ifc" / name if name.startswith("demo") else real_model(name)
    ifc = open_ifc(path)
    products = [
        product
        for product in ifc.model.by_type("IfcProduct")
        if product.Representation and not product.is_a("IfcOpeningElement") and not any(map(product.is_a, WITHOUT_BODY))
    ]

    ours = {made.shape.guid: extent_and_volume(made.shape) for made in list_shapes(ifc, products, cut_openings=False)}

    settings = ifcopenshell.geom.settings()
    settings.set("disable-opening-subtractions", True)
    wrong: dict[str, int] = defaultdict(int)
    iterator = ifcopenshell.geom.iterator(settings, ifc.model, 1, include=products, geometry_library=THOROUGH)
    more = iterator.initialize()
    while more:
        shape = iterator.get()
        extent, volume = extent_and_volume(shape)
        made = ours.get(shape.guid)
        if (
            made is None
            or np.abs(made[0] - extent).max() > SAME_M
            or abs(made[1] - volume) > SAME_VOLUME * max(volume, 1e-3)
        ):
            wrong[ifc.model.by_guid(shape.guid).is_a()] += 1
        more = iterator.next()
    assert dict(wrong) == {}
