"""A ramp is as long as what lies between two places to rest, and as slow as it is steep."""

import pytest

from twin.model.origin import Origin, Sourced
from twin.model.passage import Point3, Run
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.profiles.ramps import measure_ramp_rise_m, price_ramp_s


def ramp(*path: Point3, slope: float | None) -> Run:
    return Run(
        lower=0,
        upper=1,
        path=path,
        slope_ratio=None if slope is None else Sourced(value=slope, origin=Origin.MEASURED, carrier="geometry"),
        risers=None,
        riser_m=None,
        tread_m=None,
    )


def test_a_level_stretch_as_long_as_a_wheelchair_parts_two_flights_a_shorter_one_does_not() -> None:
    def rise_with_landing(depth_m: float) -> float | None:
        return measure_ramp_rise_m(
            ramp((0, 0, 0), (7.2, 0, 0.6), (7.2 + depth_m, 0, 0.6), (14.4 + depth_m, 0, 1.2), slope=1 / 12)
        )

    assert rise_with_landing(1.5) == pytest.approx(0.6)
    assert rise_with_landing(1.2) == pytest.approx(0.6)
    assert rise_with_landing(1.1) == pytest.approx(1.2)


def test_down_is_as_high_as_up_and_the_highest_flight_counts() -> None:
    path = [(0.0, 0.0, 0.0), (3.6, 0.0, 0.3), (5.1, 0.0, 0.3), (14.7, 0.0, 1.1)]

    assert measure_ramp_rise_m(ramp(*path, slope=1 / 12)) == pytest.approx(0.8)
    assert measure_ramp_rise_m(ramp(*path[::-1], slope=1 / 12)) == pytest.approx(0.8)


def test_nobody_needs_to_rest_on_one_in_twenty_and_nothing_is_said_of_a_slope_that_is_not_known() -> None:
    assert measure_ramp_rise_m(ramp((0, 0, 0), (40, 0, 2), slope=1 / 20)) == 0.0
    assert measure_ramp_rise_m(ramp((0, 0, 0), (40, 0, 2), slope=None)) is None


def test_a_wheelchair_takes_its_ramp_speed_on_one_in_twelve_and_its_level_speed_on_none() -> None:
    length_m = (12.0**2 + 1.0) ** 0.5
    steep = ramp((0, 0, 0), (12, 0, 1), slope=1 / 12)

    assert price_ramp_s(steep, WHEELCHAIR, up=True) == pytest.approx(length_m / 0.4)
    assert price_ramp_s(steep, WHEELCHAIR, up=False) == pytest.approx(length_m / 0.5)
    assert price_ramp_s(ramp((0, 0, 0), (12, 0, 0), slope=0.0), WHEELCHAIR, up=True) == pytest.approx(12 / 0.69)


def test_halfway_to_one_in_twelve_time_per_metre_is_halfway_and_a_steeper_ramp_is_slower() -> None:
    times_s = [price_ramp_s(ramp((0, 0, 0), (10, 0, 0), slope=slope), WALKING, up=True) for slope in (1 / 24, 1 / 8)]

    assert times_s == pytest.approx([10 * (1 / 1.34 + 1 / 1.0) / 2, 10 * (1 / 1.34 + 1.5 * (1 / 1.0 - 1 / 1.34))])


def test_a_slope_that_is_not_known_is_taken_from_the_line_one_walks() -> None:
    path = ((0.0, 0.0, 0.0), (12.0, 0.0, 1.0))

    assert price_ramp_s(ramp(*path, slope=None), WALKING, up=True) == pytest.approx(
        price_ramp_s(ramp(*path, slope=1 / 12), WALKING, up=True)
    )
