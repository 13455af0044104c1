"""A camera stands in the project's own frame, wherever the plan lies in it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.export.reports.halls import draw_hall, gather
from twin.export.reports.viewpoint import find_viewpoint


def test_the_camera_turns_and_moves_with_the_building() -> None:
    twin = draw_hall()
    found = gather(twin).items[0].finding
    # A quarter turn to the left, and off by (100, 200, 30) m.
    placed = replace(twin, file=replace(twin.file, plan_to_world=(0, -1, 0, 100, 1, 0, 0, 200, 0, 0, 1, 30)))
    plain, turned = find_viewpoint(twin, found), find_viewpoint(placed, found)
    assert plain is not None
    assert turned is not None
    assert turned.at == pytest.approx((100 - plain.at[1], 200 + plain.at[0], 30 + plain.at[2]))
    assert turned.direction == pytest.approx((-plain.direction[1], plain.direction[0], plain.direction[2]))
    assert np.dot(turned.direction, turned.up) == pytest.approx(0.0, abs=1e-5)


def test_ceilings_are_cut_away_and_what_hangs_is_not() -> None:
    twin = draw_hall()
    found = gather(twin).items[0].finding
    assert found.at is not None
    low = find_viewpoint(twin, found)
    high = find_viewpoint(twin, replace(found, at=(*found.at[:2], found.at[2] + 3.0)))
    assert low is not None
    assert high is not None
    assert low.cut[2] == pytest.approx(found.at[2] + 2.6)
    assert high.cut[2] == pytest.approx(found.at[2] + 3.6)


def test_what_has_no_place_is_not_looked_at() -> None:
    assert find_viewpoint(draw_hall(), gather(draw_hall()).items[2].finding) is None
