"""
What a name says a thing is, by a word list in Chinese, English, German, French, Dutch, Japanese and Russian.

The list is ``vocabulary.json`` beside this file: category, meaning, language,
words. Latin and Cyrillic words match whole, so that ``hall`` is not found in
``shall``; Chinese and Japanese, which are written without gaps, match
anywhere. The longest word wins, so that an accessible toilet is not a toilet;
of two equally long ones the later, where Chinese and English put the noun.
The meaning ``unknown`` holds names that only look like another one: a
banquet hall is no hall to walk through.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

IDEOGRAPHS = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]")
"""Kana and ideographs: scripts without gaps between words."""
IDEOGRAPH_WEIGHT = 3
"""One ideograph says about as much as three letters; only mixed names depend on it."""
UNKNOWN = "unknown"
NOUN_LAST = frozenset({"zh", "en", "ja"})
"""Languages in which the last word of a name is the thing; in the others it is as often the first."""
PLURAL_S = frozenset({"en", "fr"})
"""Languages whose list gives the singular only, where a plain ``s`` makes the plural."""


class Category(StrEnum):
    """What kind of thing is looked for: a name may mean one thing for a space and another for a piece of furniture."""

    SPACE_USE = "space_use"
    FACILITY = "facility"
    WINDOW = "window"
    CONNECTOR = "connector"
    SIGN = "sign"
    GATE = "gate"
    CORRIDOR = "corridor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name was taken for, and the word that said so."""

    meaning: str
    language: str
    word: str


_Index = dict[str, list[tuple[str, int, int, Match]]]
"""
Pattern, weight, rank from the end of the list, and what it means, by the word that the pattern begins with.

Ideographs are found by the first of them.
"""


@lru_cache(maxsize=16384)
def find_meaning(category: Category, text: str | None) -> Match | None:
    """
    Return what *text* says a thing of *category* is, or ``None``.

    Examples
    --------
    >>> find_meaning(Category.SPACE_USE, "WC_D_11").meaning
    'toilet'
    >>> find_meaning(Category.SPACE_USE, "二层无障碍卫生间").meaning
    'accessible_toilet'
    >>> find_meaning(Category.SPACE_USE, "Marshalling") is None
    True
    """
    if not text:
        return None
    words, compact = _folded(text)
    index = _index(category)
    found = [
        (weight, folded.rfind(pattern), rank, match)
        for firsts, folded in ((words.split(), words), (() if compact.isascii() else compact, compact))
        for first in dict.fromkeys(firsts)
        for pattern, weight, rank, match in index.get(first, ())
        if pattern in folded
    ]
    if not found:
        return None
    match = max(found)[-1]
    return None if match.meaning == UNKNOWN else match


@lru_cache(maxsize=4096)
def is_corridor(text: str) -> bool:
    """
    Return whether a part of a name calls the thing itself a corridor, not something in or beside one.

    Examples
    --------
    >>> is_corridor("Flur Verwaltung"), is_corridor("办公区走廊"), is_corridor("Corridor 3 (staff only)")
    (True, True, True)
    >>> is_corridor("Corridor storage"), is_corridor("走廊储藏室")
    (False, False)
    """
    return any(_is_headed(*_folded(_NUMBERED.sub(" ", part))) for part in _PARTS.split(text))


def _is_headed(words: str, compact: str) -> bool:
    return any(
        (words.endswith(pattern) or (match.language not in NOUN_LAST and words.startswith(pattern)))
        if pattern.startswith(" ")
        else compact.endswith(pattern)
        for entries in _index(Category.CORRIDOR).values()
        for pattern, _, _, match in entries
    )


_PARTS = re.compile(r"[(),;:/|（），；：、]|\s[-–]\s")
_NUMBERED = re.compile(r"\b[A-Za-z][-.]?\d[A-Za-z0-9.]*|\d[A-Za-z0-9.]*|[#号]")
"""Numbers of rooms and storeys, which stand before a name and after it."""


@cache
def _index(category: Category) -> _Index:
    index: _Index = {}
    rank = 0
    for meaning, languages in _list()[category].items():
        for language, words in languages.items():
            for word in words:
                match, weight = Match(meaning=meaning, language=language, word=word), _weight(word)
                for pattern in _patterns(word, language):
                    first = pattern.split(maxsplit=1)[0] if pattern.startswith(" ") else pattern[0]
                    rank -= 1
                    index.setdefault(first, []).append((pattern, weight, rank, match))
    return index


@cache
def _list() -> dict[str, dict[str, dict[str, list[str]]]]:
    listed: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
        files("twin.ingest.contents").joinpath("vocabulary.json").read_text(encoding="utf-8")
    )
    return listed


def _patterns(word: str, language: str) -> tuple[str, ...]:
    spaced, compact = _folded(word)
    if IDEOGRAPHS.search(word):
        return (compact,)
    if language in PLURAL_S and not spaced.endswith("s "):
        return (spaced, f"{spaced[:-1]}s ")
    return (spaced,)


def _weight(word: str) -> int:
    return len(word) + (IDEOGRAPH_WEIGHT - 1) * len(IDEOGRAPHS.findall(word))


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, str]:
    """Return *text* as `` words with gaps `` and withoutgaps: no case, no accents, no punctuation."""
    split = _CAMEL.sub(" ", text)
    bare = split if split.isascii() else _without_accents(split)
    words = _GAP.sub(" ", bare.casefold().replace("'s ", " ")).strip()
    return f" {words} ", words.replace(" ", "")


_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_GAP = re.compile(r"[\W_]+|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")


def _without_accents(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare)
