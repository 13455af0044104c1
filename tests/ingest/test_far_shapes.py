"""A model whose shapes carry survey coordinates under placements near zero is the same model somewhere else."""

from typing import Any

import ifcopenshell.util.placement
import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from tests.support.make_ifc import Drawing, rectangle
from tests.support.make_ways import door_through, room_row, stair
from twin.ingest.read import read_ifc
from twin.model.twin import Ingested, Twin

EAST_M, NORTH_M = 436_712.0, 4_207_355.0
TOLERANCE_M = 1e-6


def draw() -> Drawing:
    """Draw three rooms in a row with doors between them, a column in the first and a stair up to a gallery."""
    drawing = Drawing(unit="mm")
    ground = drawing.storey("Ground", 0.0)
    walls = room_row(drawing, ground, [4.0, 5.0, 6.0])
    door_through(drawing, ground, walls[0], "D0", x=4.0, y=1.0, width_m=0.9)
    door_through(drawing, ground, walls[1], "D1", x=9.2, y=1.0, width_m=1.1)
    drawing.element("IfcColumn", ground, "column", rectangle(1.0, 1.0, 1.4, 1.4), height_m=3.0)
    drawing.space(drawing.storey("First", 3.0), "gallery", rectangle(15.5, 0.0, 20.0, 4.0))
    stair(drawing, ground, "stair", (9.9, 1.0, 0.0), risers=20)
    return drawing


def move_shapes(model: Any, unit_m: float) -> None:
    """Add the survey's coordinates to every solid inside its shape; no placement changes."""
    for product in model.by_type("IfcProduct"):
        if product.Representation is None:
            continue
        turn = ifcopenshell.util.placement.get_local_placement(product.ObjectPlacement)[:3, :3]
        moved = turn.T @ np.array([EAST_M, NORTH_M, 0.0]) / unit_m
        for solid in (item for shape in product.Representation.Representations for item in shape.Items):
            point = solid.Position.Location
            point.Coordinates = [a + b for a, b in zip(point.Coordinates, moved, strict=True)]


@pytest.fixture(scope="module")
def near_and_far(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ingested, Ingested]:
    folder = tmp_path_factory.mktemp("far")
    near = read_ifc(draw().write(folder / "near.ifc"))
    drawing = draw()
    move_shapes(drawing.model, 0.001)
    return near, read_ifc(drawing.write(folder / "far.ifc"), with_scene=True)


def shapes_of(twin: Twin) -> dict[str, BaseGeometry]:
    found: dict[str, BaseGeometry] = {}
    found |= {f"space {key}": space.footprint for key, space in twin.spaces.items() if space.footprint is not None}
    found |= {f"obstacle {key}": obstacle.footprint for key, obstacle in twin.obstacles.items()}
    found |= {f"portal {key}": portal.passage for key, portal in twin.portals.items()}
    for key, connector in twin.connectors.items():
        found |= {f"landing {key} {end.storey}": shapely.Point(end.at[:2]) for end in connector.landings}
    return found


def test_everything_lies_where_it_lay_up_to_the_shift(near_and_far: tuple[Ingested, Ingested]) -> None:
    near, far = near_and_far
    shift = np.array([EAST_M, NORTH_M]) - far.twin.file.plan_origin_m[:2]

    here, there = shapes_of(near.twin), shapes_of(far.twin)

    assert far.twin.file.plan_origin_m[2] == 0.0
    assert np.abs(shift).max() < 100.0
    assert list(here) == list(there)
    for key, shape in here.items():
        corners, moved = (np.unique(shapely.get_coordinates(found), axis=0) for found in (shape, there[key]))
        assert np.abs(corners + shift - moved).max() <= TOLERANCE_M, key


def test_nothing_else_of_the_twin_changes(near_and_far: tuple[Ingested, Ingested]) -> None:
    near, far = (ingested.twin for ingested in near_and_far)

    assert [portal.spaces for portal in near.portals.values()] == [portal.spaces for portal in far.portals.values()]
    for one, other in zip(near.portals.values(), far.portals.values(), strict=True):
        assert (one.clear_width_m is None) == (other.clear_width_m is None)
        if one.clear_width_m is not None and other.clear_width_m is not None:
            assert other.clear_width_m.value == pytest.approx(one.clear_width_m.value, abs=TOLERANCE_M)
    (stair_here,), (stair_there,) = near.connectors.values(), far.connectors.values()
    assert [end.space for end in stair_here.landings] == [end.space for end in stair_there.landings]


def test_what_is_looked_at_is_drawn_near_its_origin(near_and_far: tuple[Ingested, Ingested]) -> None:
    _, far = near_and_far

    assert far.scene is not None
    assert max(float(np.abs(mesh.vertices).max()) for mesh in far.scene.meshes.values()) < 100.0
    assert [finding.code for finding in far.findings if finding.code == "ING106"] == ["ING106"]
