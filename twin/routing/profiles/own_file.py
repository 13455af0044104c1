r"""
Own profiles: TOML that starts from a named profile and says what is different.

>>> parse_profile('base = "wheelchair"\nmin_width_m = 0.75', "slim.toml").min_width_m
0.75
"""

import difflib
import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from twin.errors import ProfileError
from twin.model.passage import Access, ConnectorKind
from twin.model.profile import Profile
from twin.routing.profiles.named import PROFILES, WALKING

BASE: Final = "base"
SOURCES: Final = "sources"
NONE: Final = "none"
"""What stands for "no limit": TOML has no word for nothing."""
LIMITLESS: Final = frozenset({"max_slope_ratio", "max_ramp_rise_m", "min_car_width_m", "min_car_depth_m"})
"""The limits that a profile need not have."""
NAME_MAX: Final = 60

_RANGES: Final = {
    "_mps": (0.05, 5.0, "metres per second"),
    "_m": (0.0, 10.0, "metres"),
    "_s": (0.0, 3600.0, "seconds"),
    "slope_ratio": (0.0, 1.0, 'a slope, such as 0.08 or "1:12"'),
    "cost_ratio": (1.0, 1000.0, "how many times dearer; 1 is no dearer"),
}
"""By how a field ends: the least, the most, and what it is."""
_RADIUS_M: Final = (0.05, 2.0)
_SLOPE: Final = re.compile(r"1\s*:\s*(\d+(?:\.\d+)?)")

Name = TypeVar("Name", bound=StrEnum)


def parse_profile(text: str, where: str) -> Profile:
    """
    Return the profile that a file describes.

    Parameters
    ----------
    text
        TOML: ``base`` names the profile to start from (walking if it is not
        given); every other key is a field of ``Profile`` that differs, and the
        table ``[sources]`` says, by field, where numbers come from.
    where
        What to call the file in an error, and in the sources.

    Raises
    ------
    ProfileError
        If it is not such a text; the message says what, where, and what to do.
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"{where} is not TOML: {error}; write lines like `min_width_m = 0.75`"
        raise ProfileError(msg) from error
    base = _base_of(said, where)
    sources = _sources_of(said, where)
    changes: dict[str, Any] = {
        key: _value_of(key, value, where) for key, value in said.items() if key not in {BASE, SOURCES}
    }
    own = {key: f"own profile, {where}" for key in changes if key in _numbers() and changes[key] is not None}
    kept = {key: source for key, source in base.sources.items() if key not in changes}
    profile = replace(base, **changes, sources={**kept, **own, **sources})
    _check_together(profile, where)
    return profile


def _numbers() -> set[str]:
    return {field.name for field in fields(Profile)} - {"name", "connectors", "access", SOURCES}


def _base_of(said: Mapping[str, Any], where: str) -> Profile:
    name = said.get(BASE, WALKING.name)
    base = PROFILES.get(name) if isinstance(name, str) else None
    if base is None:
        msg = f"{where}: base = {name!r} is no profile; start from one of {', '.join(PROFILES)}"
        raise ProfileError(msg)
    return base


def _sources_of(said: Mapping[str, Any], where: str) -> dict[str, str]:
    sources = said.get(SOURCES, {})
    if not isinstance(sources, dict) or not all(isinstance(source, str) for source in sources.values()):
        msg = f'{where}: [sources] must say in words where each number comes from, as in `min_width_m = "measured"`'
        raise ProfileError(msg)
    for key in sources:
        if key not in _numbers():
            raise ProfileError(_unknown(key, f"{where}, [sources]"))
    return sources


def _value_of(key: str, value: object, where: str) -> object:
    """Return a field's value as ``Profile`` has it."""
    if key == "name":
        return _text_of(value, where)
    if key == "connectors":
        return _names_of(key, value, ConnectorKind, where)
    if key == "access":
        return _names_of(key, value, Access, where)
    if key not in _numbers():
        raise ProfileError(_unknown(key, where))
    return _number_of(key, value, where)


def _unknown(key: str, where: str) -> str:
    known = sorted({*_numbers(), "name", "connectors", "access", BASE, SOURCES})
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
    return f"{where}: a profile has no {key!r}; {hint}"


def _text_of(value: object, where: str) -> str:
    if isinstance(value, str) and 0 < len(value.strip()) <= NAME_MAX and value.isprintable():
        return value.strip()
    msg = f"{where}: name = {value!r} is no name; write 1 to {NAME_MAX} characters in quotes"
    raise ProfileError(msg)


def _names_of(key: str, value: object, kind: type[Name], where: str) -> frozenset[Name]:
    known = {name.value: name for name in kind}
    if isinstance(value, list) and all(isinstance(name, str) and name in known for name in value):
        return frozenset(known[name] for name in value)
    msg = f'{where}: {key} = {value!r} is no list of {", ".join(known)}; write a list of these, such as ["{next(iter(known))}"]'
    raise ProfileError(msg)


def _number_of(key: str, value: object, where: str) -> float | None:
    if key in LIMITLESS and value == NONE:
        return None
    ending = next(ending for ending in sorted(_RANGES, key=len, reverse=True) if key.endswith(ending))
    low, high, meaning = _RANGES[ending]
    if key == "radius_m":
        low, high = _RADIUS_M
    slope = _SLOPE.fullmatch(value.strip()) if key.endswith("slope_ratio") and isinstance(value, str) else None
    number = 1.0 / float(slope[1]) if slope and float(slope[1]) > 0.0 else value
    if (
        isinstance(number, int | float)
        and not isinstance(number, bool)
        and math.isfinite(number)
        and low <= number <= high
    ):
        return float(number)
    none = f', or "{NONE}" for no limit' if key in LIMITLESS else ""
    msg = f"{where}: {key} = {value!r} will not do; give a number from {low:g} to {high:g} ({meaning}){none}"
    raise ProfileError(msg)


def _check_together(profile: Profile, where: str) -> None:
    """Refuse wishes below their own limits: they would never be told."""
    for wish, limit in (("wish_width_m", "min_width_m"), ("wish_headroom_m", "min_headroom_m")):
        wished, least = getattr(profile, wish), getattr(profile, limit)
        if wished < least:
            msg = f"{where}: {wish} = {wished:g} is below {limit} = {least:g}; raise the wish or lower the limit"
            raise ProfileError(msg)
