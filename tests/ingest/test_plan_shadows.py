"""Shadows of many bodies at once are those of each by itself."""

import math
from pathlib import Path

from shapely import Polygon, affinity

from tests.support.make_ifc import Drawing
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.solids.bodies import read_bodies, shadow_of
from twin.ingest.solids.plan_shadows import shadows_of

ELL = [(0.0, 0.0), (3.0, 0.0), (3.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0)]


def test_copies_of_a_shape_throw_its_shadow_where_they_stand(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    for number in range(4):
        thing = drawing.element("IfcFurniture", storey, f"thing {number}", ELL, height_m=1.0)
        angle = number * math.pi / 5.0
        axes = drawing.placement((10.0 * number, 2.0, 0.5), storey)
        axes.RelativePlacement.Axis = drawing.model.create_entity("IfcDirection", (0.0, 0.0, 1.0))
        axes.RelativePlacement.RefDirection = drawing.model.create_entity(
            "IfcDirection", (math.cos(angle), math.sin(angle), 0.0)
        )
        thing.ObjectPlacement = axes
    opened = open_ifc(drawing.write(tmp_path / "copies.ifc"))
    bodies = sorted(read_bodies(opened).by_id.values(), key=lambda body: float(body.bounds()[0][0]))

    shadows = shadows_of([(body, z, z + 0.4) for body in bodies for z in (0.6, 0.8, 1.6)])

    outline = Polygon(ELL)
    for number, (low, middle, high) in enumerate(zip(shadows[::3], shadows[1::3], shadows[2::3], strict=True)):
        turned = affinity.rotate(outline, 36.0 * number, origin=(0, 0))
        expected = affinity.translate(turned, 10.0 * number, 2.0)
        assert low.symmetric_difference(expected).area < 1e-5
        assert middle is low
        assert high.is_empty
    assert [shadow_of(body, 0.6, 1.0) for body in bodies] == shadows[::3]


def test_no_bands_have_no_shadows() -> None:
    assert shadows_of([]) == []
