"""Own profiles: a named one with differences; what cannot be is refused with what, where and what to do."""

import pytest

from twin.errors import ProfileError
from twin.model.passage import Access, ConnectorKind
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.profiles.own_file import parse_profile

POWERED = """
base = "wheelchair"
name = "powered chair"
min_width_m = 0.72
speed_mps = 0.89
max_slope_ratio = "1:8"
max_ramp_rise_m = "none"
connectors = ["ramp"]
access = ["public", "staff"]

[sources]
speed_mps = "Boyce, Shields and Silcock 1999, electric wheelchair (R)"
"""


def test_an_own_profile_differs_in_what_it_says_and_in_nothing_else() -> None:
    profile = parse_profile(POWERED, "powered.toml")

    assert (profile.name, profile.min_width_m, profile.speed_mps) == ("powered chair", 0.72, 0.89)
    assert (profile.max_slope_ratio, profile.max_ramp_rise_m) == (0.125, None)
    assert profile.connectors == {ConnectorKind.RAMP}
    assert profile.access == {Access.PUBLIC, Access.STAFF}
    assert (profile.radius_m, profile.wish_width_m, profile.unknown_s) == (
        WHEELCHAIR.radius_m,
        WHEELCHAIR.wish_width_m,
        WHEELCHAIR.unknown_s,
    )


def test_numbers_of_its_own_name_the_file_or_the_source_it_gives() -> None:
    sources = parse_profile(POWERED, "powered.toml").sources

    assert sources["min_width_m"] == "own profile, powered.toml"
    assert sources["speed_mps"].startswith("Boyce")
    assert sources["radius_m"] == WHEELCHAIR.sources["radius_m"]
    assert "max_ramp_rise_m" not in sources


def test_an_empty_file_is_somebody_who_walks() -> None:
    assert parse_profile("", "empty.toml") == WALKING


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("min_width_m 0.8", ["is not TOML", "line 1", "min_width_m = 0.75"]),
        ('base = "tricycle"', ["base = 'tricycle'", "walking, wheelchair"]),
        ("base = 3", ["base = 3", "walking, wheelchair"]),
        ("min_widht_m = 0.8", ["'min_widht_m'", "did you mean min_width_m?"]),
        ("colour = 1", ["'colour'", "there are: access, base"]),
        ("min_width_m = -0.1", ["min_width_m = -0.1", "from 0 to 10 (metres)"]),
        ("min_width_m = true", ["min_width_m = True", "from 0 to 10 (metres)"]),
        ("min_width_m = nan", ["min_width_m = nan"]),
        ("speed_mps = 0.0", ["speed_mps = 0.0", "from 0.05 to 5 (metres per second)"]),
        ("radius_m = 0.0", ["radius_m = 0.0", "from 0.05 to 2"]),
        ("unknown_s = 1e6", ["unknown_s", "from 0 to 3600 (seconds)"]),
        ('door_s = "none"', ["door_s = 'none'"]),
        ("stair_cost_ratio = 0.5", ["stair_cost_ratio = 0.5", "from 1 to 1000"]),
        ('max_slope_ratio = "steep"', ["max_slope_ratio = 'steep'", '"none" for no limit', '"1:12"']),
        ('max_slope_ratio = "1:0"', ["max_slope_ratio = '1:0'"]),
        ('connectors = ["lift"]', ["connectors = ['lift']", "elevator", 'such as ["stair"]']),
        ('connectors = "stair"', ["connectors = 'stair'", "elevator"]),
        ('access = ["all"]', ["access = ['all']", "public, staff, emergency"]),
        ('name = ""', ["name = ''", "1 to 60 characters"]),
        ("wish_width_m = 0.3", ["wish_width_m = 0.3", "min_width_m = 0.51", "raise the wish"]),
        ("sources = 3", ["[sources]", "in words"]),
        ('[sources]\nwidth = "seen"', ["[sources]", "'width'"]),
    ],
)
def test_what_cannot_be_is_refused_with_the_file_the_field_and_the_remedy(text: str, parts: list[str]) -> None:
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "mine.toml")

    message = str(caught.value)
    assert message.startswith("mine.toml")
    assert [part for part in parts if part not in message] == []
