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


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name was taken for, and the word that said so."""

    meaning: str
    language: str
    word: str


@dataclass(frozen=True, slots=True)
class _Entry:
    match: Match
    pattern: str
    weight: int
    spaced: bool


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
    best: tuple[tuple[int, int], Match] | None = None
    for entry in _entries(category):
        folded = words if entry.spaced else compact
        if entry.pattern in folded:
            rank = (entry.weight, folded.rfind(entry.pattern))
            if best is None or rank > best[0]:
                best = (rank, entry.match)
    return None if best is None or best[1].meaning == UNKNOWN else best[1]


@cache
def _entries(category: Category) -> tuple[_Entry, ...]:
    listed = json.loads(files("twin.ingest").joinpath("vocabulary.json").read_text(encoding="utf-8"))[category]
    return tuple(
        _Entry(Match(meaning=meaning, language=language, word=word), pattern, _weight(word), pattern.startswith(" "))
        for meaning, languages in listed.items()
        for language, words in languages.items()
        for word in words
        for pattern in _patterns(word, language)
    )


def _patterns(word: str, language: str) -> tuple[str, ...]:
    spaced, compact = _folded(word)
    if IDEOGRAPHS.search(word):
        return (compact,)
    if language in PLURAL_S and not spaced.endswith("s "):
        return (spaced, f"{spaced[:-1]}s ")
    return (spaced,)


def _weight(word: str) -> int:
    return sum(IDEOGRAPH_WEIGHT if IDEOGRAPHS.match(letter) else 1 for letter in word)


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, str]:
    """Return *text* as `` words with gaps `` and withoutgaps: no case, no accents, no punctuation."""
    split = re.sub(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])", " ", text)
    bare = "".join(c for c in unicodedata.normalize("NFKD", split) if not "̀" <= c <= "ͯ")
    folded = unicodedata.normalize("NFC", bare).casefold().replace("'s ", " ")
    words = re.sub(r"[\W_]+|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", folded).strip()
    return f" {words} ", words.replace(" ", "")
