"""Phrases of a language, from its file: templates with the values they take and an example of what comes out."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from twin.errors import UnknownIdError
from twin.guidance.modes import Mode
from twin.model.terms import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A template in the syntax of ``str.format``; ``example`` is what it gives with ``values``."""

    text: str
    example: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """
    A language, in one way of wording.

    Its phrases by key, its words for small numbers, and whether sentences
    start with a capital. ``phrases`` holds those of every mode; one of the
    mode's own, ``blind.door.plain``, stands before the plain one.
    """

    language: str
    numerals: tuple[str, ...]
    capitals: bool
    phrases: Mapping[str, Phrase]
    mode: Mode = Mode.PLAIN

    def say(self, key: str, **values: str) -> str:
        """Return a phrase with its values filled in, in the mode's own words if it has some."""
        own = None if self.mode is Mode.PLAIN else self.phrases.get(f"{self.mode}.{key}")
        return (own or self.phrases[key]).text.format(**values)

    def has(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in self.phrases

    def number(self, number: int) -> str:
        """Return a number as it stands in names of storeys: in words where the language does so."""
        return self.numerals[number] if 0 <= number < len(self.numerals) else str(number)

    def sentence(self, text: str) -> str:
        """Return words as a sentence that stands by itself."""
        whole = self.say("sentence", text=text)
        return whole[:1].upper() + whole[1:] if self.capitals else whole

    def join(self, sentences: Iterable[str]) -> str:
        """Return several sentences as they are written after one another."""
        return (" " if self.capitals else "").join(sentences)


@cache
def get_locale(language: str, mode: Mode = Mode.PLAIN) -> Locale:
    """Return a language by its tag, in a mode; raises ``UnknownIdError``."""
    if language not in LANGUAGES:
        msg = f"no phrases in language {language!r}; there are: {', '.join(LANGUAGES)}"
        raise UnknownIdError(msg)
    file = resources.files("twin.guidance") / "locales" / f"{language}.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    return Locale(
        language=language,
        numerals=tuple(content["numerals"]),
        capitals=content["capitals"],
        mode=mode,
        phrases={
            key: Phrase(text=entry["text"], example=entry["example"], values=entry.get("values", {}))
            for key, entry in content["phrases"].items()
        },
    )
