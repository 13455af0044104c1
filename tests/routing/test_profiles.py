"""Profiles name a source for every number, and the numbers fit each other."""

from dataclasses import fields

import pytest

from twin.model.passage import ConnectorKind
from twin.model.profile import Profile
from twin.routing.profiles.named import PROFILES, WHEELCHAIR


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_every_number_has_a_source(profile: Profile) -> None:
    numbers = {field.name for field in fields(Profile) if isinstance(getattr(profile, field.name), float)}

    assert numbers == set(profile.sources)
    assert all(len(source) > 5 for source in profile.sources.values())


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_the_wish_is_no_narrower_than_the_limit_and_speeds_are_speeds(profile: Profile) -> None:
    assert profile.wish_width_m >= profile.min_width_m
    speeds = [getattr(profile, field.name) for field in fields(Profile) if field.name.endswith("_mps")]
    assert all(0.1 < speed < 2.0 for speed in speeds)


def test_a_wheelchair_takes_neither_stairs_nor_escalators_nor_a_door_under_80_cm() -> None:
    assert {ConnectorKind.STAIR, ConnectorKind.ESCALATOR}.isdisjoint(WHEELCHAIR.connectors)
    assert (WHEELCHAIR.min_width_m, WHEELCHAIR.wish_width_m) == (0.8, 0.9)
