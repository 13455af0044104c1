"""What a thing is called in each language, from the names its author gave it and the kind it is of."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from twin.model.terms import Names

HANZI: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN_PART: Final = re.compile(r"[A-Za-z][\x20-\x7e\u2010-\u2019]*[A-Za-z)]\s*$")


def normalise(text: str) -> str:
    """
    Return what two spellings of one name have in common: width, case, spaces and punctuation are dropped.

    >>> normalise("3 号窗口 ") == normalise("３号窗口")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def split_languages(text: str) -> tuple[str | None, str | None]:
    """
    Part a bilingual name into its Chinese and its English.

    >>> split_languages("母婴室 Nursing Room")
    ('母婴室', 'Nursing Room')
    >>> split_languages("Living Room")
    (None, 'Living Room')
    >>> split_languages("办公室 A102")
    ('办公室 A102', None)
    """
    text = text.strip()
    if not HANZI.search(text):
        return None, text or None
    match = _LATIN_PART.search(text)
    if match and not HANZI.search(match.group()) and len(match.group().split()[0]) > 1:
        chinese = text[: match.start()].strip(" /|·-（(")
        if chinese:
            return chinese, match.group().strip().rstrip(")") if "(" not in match.group() else match.group().strip()
    return text, None


def label_of(name: str, long_name: str | None, kind: Names | None) -> Names:
    """
    Return the label of a thing in both languages.

    The author's own words come first. In a language that the author did not
    use, the kind's name stands in, with the author's word beside it so that a
    visitor can still find it on the door.

    >>> label_of("A104", "Bathroom 1", {"zh-CN": "卫生间", "en": "Restroom"})
    {'zh-CN': '卫生间（Bathroom 1）', 'en': 'Bathroom 1'}
    >>> label_of("17", None, {"zh-CN": "卫生间", "en": "Restroom"})
    {'zh-CN': '卫生间 17', 'en': 'Restroom 17'}
    """
    chinese, english = split_languages(long_name or name)
    if kind is not None and english is not None and english.isdigit():  # a number alone says nothing
        return {language: f"{word} {english}" for language, word in kind.items()}
    if chinese and english:
        return {"zh-CN": chinese, "en": english}
    if chinese:
        if kind is None:
            return {"zh-CN": chinese, "en": chinese}
        same = normalise(chinese) == normalise(kind["zh-CN"])
        return {"zh-CN": chinese, "en": kind["en"] if same else f"{kind['en']} ({chinese})"}
    if english:
        same = kind is None or normalise(english) == normalise(kind["en"])
        chinese_label = (kind["zh-CN"] if kind else english) if same else f"{kind['zh-CN']}（{english}）"  # type: ignore[index]  # not None where it is not the same
        return {"zh-CN": chinese_label, "en": english}
    return dict(kind) if kind else {"zh-CN": "?", "en": "?"}


def distinct(labels: Iterable[tuple[Names, str]]) -> list[Names]:
    """
    Add to each label that several things share the short name that tells them apart.

    >>> foyer = {"zh-CN": "Foyer", "en": "Foyer"}
    >>> [label["en"] for label in distinct([(foyer, "A101"), (foyer, "B101")])]
    ['Foyer A101', 'Foyer B101']
    """
    pairs = list(labels)
    count: dict[str, int] = {}
    for label, _ in pairs:
        count[label["zh-CN"]] = count.get(label["zh-CN"], 0) + 1
    return [
        {language: f"{text} {name}" for language, text in label.items()}
        if count[label["zh-CN"]] > 1 and name and name not in label["zh-CN"]
        else label
        for label, name in pairs
    ]
