"""What a storey is called, from its names where they say a number or a word, else by counting from the ground."""

import re
from typing import Final

from twin.guidance.locale import Locale
from twin.model.ids import StoreyId
from twin.model.labels import split_languages
from twin.model.space import Storey
from twin.model.twin import Twin

_ABOVE: Final = re.compile(
    r"(?:f|l|level|floor|storey|story|第)?\s*0*(\d{1,2})\s*(?:f|层|楼|floor|level)?", re.IGNORECASE
)
_BELOW: Final = re.compile(r"(?:b|basement|地下)\s*0*(\d{1,2})\s*(?:f|层|楼)?", re.IGNORECASE)
_PLAIN_WORDS: Final = re.compile(r"[\u3400-\u9fff]{1,8}|[A-Za-z][A-Za-z -]{2,23}")
_ZH_DIGITS: Final = "零一二三四五六七八九十"
_ZH_ABOVE: Final = re.compile(r"(?:地上|第)?([一二三四五六七八九十]|首)[层楼]")
_ZH_BELOW: Final = re.compile(r"地下([一二三四五六七八九十])[层楼]")


def name_storey(twin: Twin, storey: StoreyId, locale: Locale) -> str:
    """Return what people call a storey; two storeys are never called the same."""
    names = {each: _name(twin, twin.storeys[each], locale) for each in twin.storeys}
    name = names[storey]
    own = twin.storeys[storey]
    return name if list(names.values()).count(name) == 1 else own.long_name or own.name


def _name(twin: Twin, storey: Storey, locale: Locale) -> str:
    for text in (storey.long_name, storey.name):
        word = _word(text or "", locale.language)
        if word is not None:
            return word
    number = _number(twin, storey)
    if number < 0:
        return locale.say("storey.below", number=locale.number(-number))
    return locale.say("storey.above", number=locale.number(number))


def _word(text: str, language: str) -> str | None:
    """Return the author's own word for a storey if it is in this language and no mere number."""
    chinese, english = split_languages(text)
    own = chinese if language == "zh-CN" else english
    if own is None or not _PLAIN_WORDS.fullmatch(own) or parse_number(own) is not None:
        return None
    return own


def _number(twin: Twin, storey: Storey) -> int:
    """Return the storey's number, ground 1, first basement -1: the one it is named by if the ground is named 1."""
    ground = next((each for each in twin.storeys.values() if each.ground), None)
    if ground is not None and _named_number(ground) == 1:
        named = _named_number(storey)
        if named is not None:
            return named
    levels = _used_storeys(twin, storey)
    base = next((levels.index(each) for each in levels if each.ground), 0)
    steps = levels.index(storey) - base
    return steps + 1 if steps >= 0 else steps


def _named_number(storey: Storey) -> int | None:
    named = [parse_number(text) for text in (storey.name, storey.long_name or "")]
    return next((number for number in named if number is not None), None)


def _used_storeys(twin: Twin, storey: Storey) -> list[Storey]:
    """Return the storeys that somebody can be on, bottom to top: ceilings and structure do not count."""
    used = {space.storey for space in twin.spaces.values() if space.navigable} | {storey.id}
    return [each for each in twin.storeys.values() if each.id in used or each.ground]


def parse_number(text: str) -> int | None:
    """
    Return the number that a storey's name says, basements negative.

    >>> [parse_number(name) for name in ("F2", "2F", "Level 3", "B1", "二层", "地下一层", "首层", "Roof", "L0")]
    [2, 2, 3, -1, 2, -1, 1, None, None]
    """
    text = text.strip()
    for pattern, sign in ((_BELOW, -1), (_ABOVE, 1)):
        match = pattern.fullmatch(text)
        if match and int(match[1]) > 0:
            return sign * int(match[1])
    for pattern, sign in ((_ZH_BELOW, -1), (_ZH_ABOVE, 1)):
        match = pattern.fullmatch(text)
        if match:
            return sign * (1 if match[1] == "首" else _ZH_DIGITS.index(match[1]))
    return None
