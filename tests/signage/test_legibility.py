"""From how far letters can be read."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin.model.finding import Evidence
from twin.signage.legibility import LOW_VISION, SEATED, STANDING, measure_reading_distance_m


def test_six_centimetres_serve_fifteen_metres_and_nine_for_low_vision() -> None:
    """The example of requirements 3.2."""
    assert measure_reading_distance_m(0.06, 0.0, STANDING) == pytest.approx(15.0)
    assert measure_reading_distance_m(0.06, 0.0, LOW_VISION) == pytest.approx(9.0)


@given(st.floats(0.01, 0.5), st.floats(0.0, math.pi / 2))
def test_the_places_from_which_a_face_can_be_read_fill_a_circle_that_touches_it(
    letter_m: float, obliquity_rad: float
) -> None:
    """The point at that distance and angle lies on the circle with the full distance as its diameter."""
    full_m = 250 * letter_m
    reach_m = measure_reading_distance_m(letter_m, obliquity_rad, STANDING)

    x, y = reach_m * math.sin(obliquity_rad), reach_m * math.cos(obliquity_rad)

    assert math.hypot(x, y - full_m / 2) == pytest.approx(full_m / 2)


def test_nothing_is_read_from_behind() -> None:
    assert measure_reading_distance_m(0.06, math.radians(120), STANDING) == 0.0


@pytest.mark.parametrize("reader", [STANDING, SEATED, LOW_VISION])
def test_every_number_says_how_well_it_is_known(reader: object) -> None:
    for limit in (reader.eye_height_m, reader.letter_ratio):  # type: ignore[attr-defined]  # a reader
        assert limit.evidence is Evidence.E
        assert limit.source
