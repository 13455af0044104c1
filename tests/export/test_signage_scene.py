"""What is found of signs, in three dimensions: on its storey's floor, in its layer, under its name."""

import numpy as np
import pytest
from shapely import Polygon, box

from tests.export.hall import GROUND, UPPER, build_hall_scene, build_hall_twin
from tests.support.glb import Glb, parse_glb
from twin.export.gltf import to_glb
from twin.model.overlay import Area, Gap, SignageOverlay, Tie

RING = Polygon([(1, 1), (5, 1), (5, 4), (1, 4)], [[(2, 2), (3, 2), (3, 3)]])
SHOWN = SignageOverlay(
    catchments=(Area(storey=GROUND, shape=RING, name="吊挂"), Area(storey=GROUND, shape=RING, name="墙上")),
    decisions=(Area(storey=GROUND, shape=box(2, 1, 3, 2), name="转弯"),),
    links=(Tie(storey=GROUND, reader=(2, 2), sign=(4, 2), name="业务受理区"),),
    breaks=(Gap(storey=UPPER, at=(3, 3), name="缺标识"),),
)
LAYERS = ("catchment", "decision", "link", "break")


def _read(shown: SignageOverlay | None) -> Glb:
    return parse_glb(to_glb(build_hall_scene(), build_hall_twin(), shown=shown))


def _area_m2(glb: Glb, layer: str) -> float:
    (node,) = glb.nodes(layer)
    a, b, c = np.moveaxis(glb.triangles(node), 1, 0)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def test_each_thing_is_in_its_layer_on_its_storey_under_its_name() -> None:
    glb = _read(SHOWN)
    found = {layer: glb.nodes(layer)[0]["extras"] for layer in LAYERS}

    assert [found[layer]["storey"] for layer in LAYERS] == [GROUND, GROUND, GROUND, UPPER]
    assert [found[layer]["features"] for layer in LAYERS] == [["吊挂", "墙上"], ["转弯"], ["业务受理区"], ["缺标识"]]


def test_catchments_lie_flat_over_the_floor_with_their_holes_and_apart_from_each_other() -> None:
    glb = _read(SHOWN)
    heights = {round(float(y), 4) for y in glb.triangles(glb.nodes("catchment")[0])[:, :, 1].reshape(-1)}

    assert _area_m2(glb, "catchment") == pytest.approx(2 * RING.area, abs=0.01)
    assert len(heights) == 2
    assert 0.0 < min(heights) < max(heights) < 0.06


def test_a_break_stands_up_from_its_own_floor() -> None:
    glb = _read(SHOWN)
    points = glb.triangles(glb.nodes("break")[0]).reshape(-1, 3)
    floor_m = build_hall_twin().storeys[UPPER].elevation_m

    assert floor_m is not None
    assert points[:, 1].min() == pytest.approx(floor_m.value, abs=1e-3)
    assert points[:, 1].max() == pytest.approx(floor_m.value + 2.0, abs=1e-3)
    assert points.mean(axis=0)[[0, 2]] == pytest.approx([3.0, -3.0], abs=1e-3)


def test_links_lead_from_the_reader_to_the_sign() -> None:
    glb = _read(SHOWN)
    points = glb.triangles(glb.nodes("link")[0]).reshape(-1, 3)

    assert (points[:, 0].min(), points[:, 0].max()) == pytest.approx((2.0, 4.0), abs=1e-3)
    assert (points[:, 2].min(), points[:, 2].max()) == pytest.approx((-2.01, -1.99), abs=1e-3)


def test_the_building_is_the_same_with_and_without_and_the_bytes_repeat() -> None:
    bare, drawn = _read(None), _read(SHOWN)

    assert len(drawn.nodes()) == len(bare.nodes()) + len(LAYERS)
    assert to_glb(build_hall_scene(), build_hall_twin(), shown=SHOWN) == to_glb(
        build_hall_scene(), build_hall_twin(), shown=SHOWN
    )
