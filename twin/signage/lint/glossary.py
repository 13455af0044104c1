"""The glossary of sign terms: what a Chinese term may be called in English, and how well that is known."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from twin.model.finding import Evidence
from twin.model.labels import normalise

_STATUS: Final = {
    "FOUND": Evidence.V,
    "DB46": Evidence.V,
    "LOW": Evidence.M,
    "MEM": Evidence.M,
    "PROP": Evidence.E,
}
"""Wording that was seen may decide; what is remembered or proposed may only advise."""
_NOTE: Final = re.compile(r"\([^)]*\)|（[^）]*）")
_NUMBER: Final = re.compile(r"[\d–:/\-]*\d[\d–:/\-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One row: the English that it prefers, all that it allows (as ``normalise`` has them), and its evidence."""

    en: str
    allowed: frozenset[str]
    evidence: Evidence


@cache
def load_glossary() -> Mapping[str, Term]:
    """Return the terms by their Chinese, as ``bare`` has it."""
    rows = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
    return {bare(zh): term for row in rows for zh, term in _list_terms(row)}


def find_term(zh: str) -> Term | None:
    """Return what the glossary says of a Chinese name; numbers (a telephone's, hours) do not matter."""
    return load_glossary().get(bare(zh))


def bare(text: str) -> str:
    """
    Return a name without the numbers after it, for comparison.

    >>> bare("投诉电话 0898-12345") == bare("投诉电话")
    True
    """
    first, *rest = text.split()
    return normalise(" ".join([first, *(part for part in rest if not _NUMBER.fullmatch(part))]))


def _list_terms(row: Mapping[str, str]) -> Iterator[tuple[str, Term]]:
    chinese, english = _split(row["zh"], "/"), _split(row["en"], "/")
    if any("..." in name for name in english):
        return  # a pattern, not a name
    others = _split(row["alt"], ";")
    for number, zh in enumerate(chinese):
        paired = len(chinese) == len(english) > 1
        names = [english[number]] if paired else english
        alternatives = _split(others[0], "/") if others else []
        names_too = [alternatives[number]] if paired and len(alternatives) == len(chinese) else others
        allowed = frozenset(normalise(name) for name in (*names, *names_too))
        yield zh, Term(en=names[0], allowed=allowed, evidence=_STATUS[row["status"]])


def _split(text: str, mark: str) -> list[str]:
    return [part.strip() for part in _NOTE.sub("", text).split(mark) if part.strip()]
