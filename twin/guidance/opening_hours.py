"""Opening hours in words, from the notation of OpenStreetMap."""

import re
from typing import Final

from twin.guidance.locale import Locale

_WORDS: Final = {"24/7": "always", "closed": "off"}
_SPAN: Final = re.compile(r"(\d{1,2}:\d{2}|[A-Z][a-z])\s*-\s*(\d{1,2}:\d{2}|[A-Z][a-z])")
_TERM: Final = re.compile(r"24/7|Mo|Tu|We|Th|Fr|Sa|Su|PH|off|closed")
_KNOWN: Final = re.compile(r"(?:24/7|Mo|Tu|We|Th|Fr|Sa|Su|PH|off|closed|\d{1,2}:\d{2}|[-,;\s])+")


def say_hours(text: str, locale: Locale) -> str:
    """Return opening hours in words; a notation with anything else in it than days and times is left as it is."""
    if not _KNOWN.fullmatch(text):
        return text
    spans = _SPAN.sub(lambda found: locale.say("hours.to", first=found[1], last=found[2]), text)
    words = _TERM.sub(lambda found: locale.say(f"hours.{_WORDS.get(found[0], found[0].lower())}"), spans)
    return re.sub(r"\s*([,;])\s*", lambda found: locale.say(f"hours.{'and' if found[1] == ',' else 'then'}"), words)
