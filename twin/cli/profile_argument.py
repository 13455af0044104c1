"""Who is going: a named profile, or a file with one's own."""

import argparse
from pathlib import Path
from typing import Final

from twin.errors import ProfileError
from twin.model.profile import Profile
from twin.routing.profiles.named import PROFILES
from twin.routing.profiles.own_file import parse_profile

NAMES: Final = "步行 walking, 轮椅 wheelchair, 老年人 elderly, 婴儿车 stroller, 视障 blind, 疏散 evacuation"
SIZE_MAX_BYTES: Final = 65536
"""A profile has some thirty lines: what is larger is another kind of file."""


def add_profile_argument(parser: argparse.ArgumentParser, note: str = "") -> None:
    """Add who is going; *note* says for what, where that is not everything the command does."""
    parser.add_argument(
        "--profile",
        default="walking",
        metavar="PROFILE",
        help=f"{note}谁在走 · who is going: {NAMES}, or a TOML file with an own profile (default: %(default)s)",
    )


def read_profile(said: str) -> str | Profile:
    """
    Return a profile's name, or the profile in a file.

    Raises
    ------
    ProfileError
        If it is neither.
    """
    if said in PROFILES:
        return said
    path = Path(said)
    if not path.is_file():
        msg = f"--profile {said}: neither a profile nor a file; profiles are {', '.join(PROFILES)}; docs/profiles.md shows how to write an own one"
        raise ProfileError(msg)
    with path.open("rb") as file:
        content = file.read(SIZE_MAX_BYTES + 1)
    if len(content) > SIZE_MAX_BYTES:
        msg = f"{path.name} has more than {SIZE_MAX_BYTES} bytes: that is no profile; give a TOML file as in docs/profiles.md"
        raise ProfileError(msg)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        msg = f"{path.name} is not UTF-8 text (byte {error.start}): save it as UTF-8"
        raise ProfileError(msg) from error
    return parse_profile(text, path.name)
