"""The floor from which a sign can be read, against formulas and against rays."""

import math

import pytest
import shapely

from tests.signage.scenes import READERS, compare, draw_scene
from tests.support.signs import make_sign
from twin.geometry.shadows import list_casters
from twin.signage.catchment import find_catchment
from twin.signage.legibility import LOW_VISION, STANDING
from twin.signage.visible import Reason

FLOOR = shapely.box(-50, -50, 50, 50)


@pytest.mark.parametrize("seed", range(24))
def test_areas_agree_with_rays_to_a_grid_of_eyes(seed: int) -> None:
    exact_m2, rays_m2 = compare(seed, step_m=0.1)

    assert exact_m2 == pytest.approx(rays_m2, rel=0.02, abs=0.05)


def test_scenes_hold_bodies_that_hide() -> None:
    """Else the comparison would say nothing about shadows."""
    scenes = [draw_scene(seed) for seed in range(24)]

    assert sum(len(scene.bodies) for scene in scenes) > 24
    assert {scene.reader for scene in scenes} == set(READERS)


def test_at_eye_height_nothing_around_it_is_a_part_of_the_circle_that_touches_the_face() -> None:
    sign = make_sign(at=(0, 0, 1.55), facing_rad=0.0, height_m=0.1, letters_m=0.04)

    catchment = find_catchment(sign, sign.faces[0], STANDING, floor=FLOOR, floor_z_m=0.0, casters=())

    radius_m = 250 * 0.04 / 2
    within_45_degrees_m2 = radius_m**2 * (math.pi / 2 + 1)
    assert catchment.region.area == pytest.approx(within_45_degrees_m2, rel=0.002)
    assert catchment.region.bounds[2] == pytest.approx(10.02, abs=0.001)


def test_who_sees_less_well_has_to_come_nearer() -> None:
    sign = make_sign(at=(0, 0, 1.55), facing_rad=0.0, height_m=0.1, letters_m=0.04)

    catchment = find_catchment(sign, sign.faces[0], LOW_VISION, floor=FLOOR, floor_z_m=0.0, casters=())

    assert catchment.region.bounds[2] == pytest.approx(6.02, abs=0.001)


def test_a_low_table_hides_nothing_and_a_wall_all_behind_it() -> None:
    sign = make_sign(at=(0, 0, 2.2), facing_rad=0.0, letters_m=0.04)
    table = (shapely.box(3, -5, 4, 5), 0.0, 0.75)
    wall = (shapely.box(3, -50, 4, 50), 0.0, 3.0)

    def far_m(*bodies: tuple[shapely.Polygon, float, float]) -> float:
        catchment = find_catchment(
            sign, sign.faces[0], STANDING, floor=FLOOR, floor_z_m=0.0, casters=list_casters(bodies)
        )
        return float(catchment.region.bounds[2])

    assert far_m(table) == far_m() > 9.9
    assert far_m(wall) == pytest.approx(3.0, abs=1e-6)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [({"letters_m": None}, Reason.UNKNOWN_LETTERS), ({"width_m": None}, Reason.UNKNOWN_SIZE)],
)
def test_what_is_not_known_is_not_guessed(changes: dict[str, None], missing: Reason) -> None:
    sign = make_sign(at=(0, 0, 2.2), facing_rad=0.0, **changes)  # type: ignore[arg-type]  # fields by name

    catchment = find_catchment(sign, sign.faces[0], STANDING, floor=FLOOR, floor_z_m=0.0, casters=())

    assert catchment.missing is missing
    assert catchment.region.is_empty
