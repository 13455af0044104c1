"""Holes in the floor under a space that was drawn across them: nobody walks there."""

from pathlib import Path

import pytest

from tests.support.bare_storey import read_drawn
from tests.support.make_ifc import Drawing, rectangle
from tests.support.models import real_model
from tests.support.real_readings import read_real
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.twin import Twin


def voids(twin: Twin) -> list[Obstacle]:
    return [body for body in twin.obstacles.values() if body.kind is ObstacleKind.VOID]


def gallery(*, bottom_m: float = -0.3) -> Drawing:
    """Draw a room over a slab with a hole of 4 by 3 m in it, drawn from *bottom_m* under the slab's top."""
    drawing = Drawing()
    upper = drawing.storey("U", 3.0)
    slab = drawing.element("IfcSlab", upper, "slab", rectangle(0.0, 0.0, 10.0, 8.0), height_m=0.3, z_m=-0.3)
    drawing.opening(slab, "void", rectangle(4.0, 3.0, 8.0, 6.0), bottom_m + 0.3, 0.3)
    drawing.space(upper, "gallery", rectangle(0.0, 0.0, 10.0, 8.0))
    return drawing


def test_a_hole_through_the_slab_under_a_room_is_in_the_way(tmp_path: Path) -> None:
    twin, _ = read_drawn(gallery(), tmp_path)

    (hole,) = voids(twin)
    assert hole.footprint.bounds == pytest.approx((4.0, 3.0, 8.0, 6.0))
    assert (hole.name, hole.bottom_z_m) == ("void", 2.7)


def test_a_recess_in_the_slab_is_none(tmp_path: Path) -> None:
    twin, _ = read_drawn(gallery(bottom_m=-0.1), tmp_path)

    assert voids(twin) == []


def test_a_hatch_closes_its_part_of_a_hole(tmp_path: Path) -> None:
    drawing = gallery()
    storey = drawing.model.by_type("IfcBuildingStorey")[0]
    drawing.element("IfcPlate", storey, "hatch", rectangle(4.0, 3.0, 6.0, 6.0), height_m=0.05, z_m=-0.05)

    twin, _ = read_drawn(drawing, tmp_path)

    (hole,) = voids(twin)
    assert hole.footprint.bounds == pytest.approx((6.0, 3.0, 8.0, 6.0))


def test_a_space_that_leaves_the_hole_out_needs_no_obstacle(tmp_path: Path) -> None:
    drawing = gallery()
    drawing.model.by_type("IfcSpace")[0].Representation = drawing.prism(rectangle(0.0, 0.0, 4.0, 8.0), 3.0)

    twin, _ = read_drawn(drawing, tmp_path)

    assert voids(twin) == []


@pytest.mark.real_models
def test_the_open_hall_under_the_gallery_of_a_real_house_is_not_walked_on() -> None:
    """The attic room of FZK-Haus is drawn across 4.26 by 3.71 m of air over the living room."""
    real_model("fzk_haus_ac20.ifc")
    (hole,) = voids(read_real("fzk_haus_ac20.ifc").twin)

    assert hole.footprint.area == pytest.approx(4.26 * 3.71, abs=0.2)
