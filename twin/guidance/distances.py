"""The distances of guidance in one table, each with where it is from. Metres."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

WAYFINDR: Final = "Wayfindr Open Standard, Recommendation 2.0 (31 January 2018)"
NAVCOG: Final = "NavCog, as its sources have it"
SOUNDSCAPE: Final = "Soundscape, as its sources have it"
OWN: Final = "own choice (E)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A distance that decides when or how something is said, and its source."""

    value_m: float
    source: str


DISTANCES: Final[Mapping[str, Spoken]] = MappingProxyType(
    {
        "announce": Spoken(value_m=6.0, source=f"{WAYFINDR}: a feature is announced 6 m, plus or minus 1 m, before it"),
        "announce_slack": Spoken(value_m=1.0, source=f"{WAYFINDR}: plus or minus 1 m"),
        "reassure": Spoken(value_m=10.0, source=f"{WAYFINDR} 1.9.2.4: reassurance every 10 m"),
        "and_then": Spoken(value_m=4.0, source=f'{NAVCOG}: what comes within 4 m is told with "and then"'),
        "round_to": Spoken(value_m=5.0, source=f"{SOUNDSCAPE}: far distances are rounded to 5 m"),
        "round_from": Spoken(value_m=20.0, source=f"{OWN}: nearer ones are told in whole metres"),
        "about_from": Spoken(value_m=10.0, source=f'{OWN}: from here on nobody counts, so it is "about"'),
        "room": Spoken(value_m=9.0, source=f"{OWN}: what was said less than 3 m before an announcement is still heard"),
        "at_once": Spoken(value_m=1.5, source=f"{OWN}: two paces; what comes within them follows at once"),
        "untold": Spoken(value_m=1.0, source=f"{OWN}: a pace; less is not told"),
    }
)
"""Every distance, by what it is for."""

ANNOUNCE_M: Final = DISTANCES["announce"].value_m
ANNOUNCE_SLACK_M: Final = DISTANCES["announce_slack"].value_m
REASSURE_M: Final = DISTANCES["reassure"].value_m
AND_THEN_M: Final = DISTANCES["and_then"].value_m
ROUND_M: Final = DISTANCES["round_to"].value_m
FAR_M: Final = DISTANCES["round_from"].value_m
ABOUT_M: Final = DISTANCES["about_from"].value_m
ROOM_M: Final = DISTANCES["room"].value_m
AT_ONCE_M: Final = DISTANCES["at_once"].value_m
UNTOLD_M: Final = DISTANCES["untold"].value_m
