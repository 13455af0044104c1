"""A search as people type: Chinese characters, pinyin, initials, English, service items, with typing errors."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from twin.app.entries import Entry, EntryKind
from twin.model.labels import normalise
from twin.model.space import SpaceUse

EXACT: Final = 1.0
PREFIX: Final = 0.9
INSIDE: Final = 0.75
INITIALS: Final = 0.7
FUZZY: Final = 0.6
_FUZZY_FROM: Final = 75.0
"""rapidfuzz ratio, per cent, from which two words may be one with a typing error."""
_FUZZY_LETTERS: Final = 4
"""Shorter words are too alike to be forgiven an error."""

_SUGGESTED: Final = (EntryKind.ZONE, EntryKind.KIND)
_FOR_STAFF: Final = frozenset({SpaceUse.BACK_OFFICE, SpaceUse.PLANT})
"""Uses of rooms in which visitors have no business, where the model does not say who may enter."""
_NOT_SUGGESTED: Final = _FOR_STAFF | {SpaceUse.CIRCULATION, SpaceUse.OPTIONAL, SpaceUse.ELEVATOR_LOBBY}
"""Areas that one passes through, or whose name says nothing: found when asked for, not offered."""
_ORDER: Final = (EntryKind.ZONE, EntryKind.KIND, EntryKind.SPACE, EntryKind.FACILITY, EntryKind.ENTRANCE)


def search(entries: Iterable[Entry], query: str, *, limit: int = 20) -> list[tuple[Entry, float]]:
    """
    Return the entries that *query* may mean, best first, each with a score in 0 to 1.

    An empty query suggests what most visitors want: zones, then kinds.
    Rooms for staff are found by their whole name, or if nothing else is meant.
    """
    listed = [entry for entry in entries if entry.listed]
    key = normalise(query)
    if not key:
        wanted = [entry for entry in listed if entry.kind in _SUGGESTED and entry.use not in _NOT_SUGGESTED]
        return [(entry, EXACT) for entry in wanted][:limit]
    scored = ((entry, _score(entry, key)) for entry in listed)
    found = [(entry, score) for entry, score in scored if score > 0]
    found = [pair for pair in found if pair[1] == EXACT or not _is_for_staff(pair[0])] or found
    found.sort(key=lambda pair: (-pair[1], _rank(pair[0]), pair[0].label["zh-CN"], pair[0].id))
    return found[:limit]


def _is_for_staff(entry: Entry) -> bool:
    return entry.kind in {EntryKind.SPACE, EntryKind.ZONE} and entry.use in _FOR_STAFF


def _rank(entry: Entry) -> int:
    return _ORDER.index(entry.kind) if entry.kind in _ORDER else len(_ORDER)


def _score(entry: Entry, key: str) -> float:
    return max((_match(word, key) for word in _words(entry)), default=0.0)


def _match(word: str, key: str) -> float:
    plain = _text_score(word, key)
    if plain >= INSIDE or not key.isascii():
        return plain
    spelled, initials = _pinyin(word)
    pinyin = max(_text_score(spelled, key) * 0.98, INITIALS if len(key) > 1 and initials.startswith(key) else 0.0)
    return max(plain, pinyin)


def _text_score(word: str, key: str) -> float:
    if word == key:
        return EXACT
    if word.startswith(key):
        return PREFIX
    if key in word:
        return INSIDE
    if len(key) >= _FUZZY_LETTERS and fuzz.ratio(word[: len(key) + 1], key) >= _FUZZY_FROM:
        return FUZZY * fuzz.ratio(word[: len(key) + 1], key) / 100
    return 0.0


def _words(entry: Entry) -> Iterator[str]:
    for name in dict.fromkeys((*entry.label.values(), *entry.names)):
        word = normalise(name)
        if word:
            yield word


@lru_cache(maxsize=20_000)
def _pinyin(word: str) -> tuple[str, str]:
    """Return the pinyin of a word without tones, in full and as initials."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # its dictionaries take a third of a second: only who searches pays

    syllables = lazy_pinyin(word, style=Style.NORMAL)
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)
