"""What a room is called within a sentence: its name in the language, else what it is, else the number on its door."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from twin.guidance.locale import Locale
from twin.guidance.spoken_names import is_code, is_spoken
from twin.model.labels import split_languages
from twin.model.space import Space, SpaceUse
from twin.model.terms import SPACE_USES

ROOM_CODE: Final = re.compile(r"[A-Za-z]{0,2}\d{2,4}[A-Za-z]?|[A-Za-z]?\d{1,2}-[A-Za-z]?\d{1,3}")
"""A number as it stands on doors: 115, A102, 1-02."""

_TRAILING_CODE: Final = re.compile(rf"\s+(?:{ROOM_CODE.pattern})$")
_STOREY: Final = re.compile(r"\s*[(（](?:地下)?[一二三四五六七八九十\d]+[层楼][)）]$")
"""Who stands on a storey need not be told which."""

BUILDERS_WORDS: Final = {"门斗": "门厅"}
"""Words of architects that visitors do not know, and what they say."""

OWN_KINDS: Final = frozenset(
    {
        SpaceUse.CIRCULATION,
        SpaceUse.TOILET,
        SpaceUse.ACCESSIBLE_TOILET,
        SpaceUse.NURSING_ROOM,
        SpaceUse.STAIR,
        SpaceUse.ELEVATOR_LOBBY,
        SpaceUse.PLANT,
        SpaceUse.OUTDOOR,
    }
)
"""Uses that say what a single room is; the others are those of whole zones."""

EVERYBODYS: Final = frozenset({SpaceUse.TOILET, SpaceUse.ACCESSIBLE_TOILET, SpaceUse.NURSING_ROOM})
"""Rooms that are found by their pictogram in any language."""

LOBBY: Final = re.compile(r"foyer|lobby|vestibule|eingang|windfang|entrance", re.IGNORECASE)


SEXES: Final = {
    "men": re.compile(r"男|\b(?:men|mens|men's|gents|gentlemen|male|herren)\b", re.IGNORECASE),
    "women": re.compile(r"女|\b(?:women|womens|women's|ladies|female|damen)\b", re.IGNORECASE),
}


NAMES_MAX: Final = 8192
"""So many authors' names of spaces are remembered with their words."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a designer wrote on a room."""

    own: str | None
    other: str | None
    code: str | None


GENERIC: Final = frozenset({SpaceUse.BACK_OFFICE, SpaceUse.OPTIONAL, SpaceUse.SUPPORTING, SpaceUse.UNKNOWN})
"""Uses of which a building has many rooms, each for something else."""


def name_space(space: Space, locale: Locale) -> str | None:
    """
    Return what a room is called in a sentence, ``None`` if nothing of it could be said.

    A room that has a name is not called by its number, nor is one of which
    everybody knows what it is: a corridor, a restroom.
    """
    words = _read(space.long_name or "", space.name, locale.language)
    if words.own is not None:
        return words.own
    if space.use in OWN_KINDS:
        return locale.say(f"room.{_kind(space)}")
    if space.use in GENERIC and words.code is not None:
        return locale.say("room", code=words.code)
    if space.use in GENERIC and words.other is not None:
        return words.other
    return None if space.use is SpaceUse.UNKNOWN else SPACE_USES[space.use][locale.language]


def name_space_in_full(space: Space, locale: Locale) -> str | None:
    """Return a room's name with what is written on its door in another language, so that it can be found there."""
    name, words = name_space(space, locale), _read(space.long_name or "", space.name, locale.language)
    if name is None or words.own is not None or words.other is None or words.other == name:
        return name
    if space.use in EVERYBODYS or words.other in SPACE_USES[space.use].values():
        return name
    return locale.say("name.both", name=name, other=words.other)


def sex_of(space: Space) -> str | None:
    """
    Return for whom a restroom is by its name: ``men`` or ``women``, ``None`` for everybody or nobody knows.

    >>> [bool(pattern.search(name)) for name in ("WC Damen", "男卫生间") for pattern in SEXES.values()]
    [False, True, True, False]
    """
    if space.use is not SpaceUse.TOILET:
        return None
    text = f"{space.name} {space.long_name or ''}"
    found = [sex for sex, pattern in SEXES.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def _kind(space: Space) -> str:
    sex = sex_of(space)
    if sex is not None:
        return f"toilet.{sex}"
    lobby = space.use is SpaceUse.CIRCULATION and LOBBY.search(space.long_name or space.name)
    return "lobby" if lobby else space.use.value


@lru_cache(maxsize=NAMES_MAX)
def _read(long_name: str, name: str, language: str) -> _Words:
    own = other = code = None
    for text in (long_name, name):
        if ROOM_CODE.fullmatch(text.strip()) or is_code(text):
            code = code or (text.strip() if ROOM_CODE.fullmatch(text.strip()) else None)
            continue
        trailing = _TRAILING_CODE.search(text)
        code = code or (trailing.group().strip() if trailing else None)
        chinese, english = split_languages(text)
        mine, theirs = (chinese, english) if language == "zh-CN" else (english, chinese)
        own = own or _clean(mine)
        other = other or _clean(theirs)
    return _Words(own, other, code)


def _clean(name: str | None) -> str | None:
    """Return an author's name as visitors say it."""
    if not name or not is_spoken(name):
        return None
    plain = _STOREY.sub("", _TRAILING_CODE.sub("", name))
    return in_visitors_words(plain) if is_spoken(plain) else name


def in_visitors_words(name: str) -> str:
    """
    Return a name without words that only architects know.

    >>> in_visitors_words("门斗内自动门")
    '门厅内自动门'
    """
    for word, said in BUILDERS_WORDS.items():
        name = name.replace(word, said)
    return name
