r"""
Texts in code pages that STEP does not know, found out and written as STEP wants them.

STEP writes all but ASCII as ``\X2\…\X0\``. Some exporters put the bytes of
the machine's code page into the file, as they are or one by one as ``\X\8A``
or ``\S\f``; read by the letter these are mojibake. Which code page it was is
told from all texts of the file together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from twin.ingest.records.integrity.pieces import escape_shifted

_ESCAPED: Final = re.compile(rb"\\X\\([0-9A-Fa-f]{2})|\\S\\(.)|\\(\\)", re.DOTALL)
_UNICODE: Final = (b"\\X2\\", b"\\X4\\", b"\\P")
"""A text with one of these says itself what it means."""
_ODD: Final = re.compile(rb"[\\\x80-\xff]")
_STRING: Final = re.compile(rb"(?<=')[^']+(?=')")
_SURE: Final = 0.75
_MARGIN: Final = 0.1
_FIRST_BEYOND_BMP: Final = 0x10000
_CONTROLS: Final = range(0x80, 0xA0)
_DOUBLE_BYTE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """
    What the strings of a STEP text turned out to be written in.

    ``code_page`` is ``None`` where nothing was foreign or nobody can tell;
    ``unreadable`` counts the texts of the latter kind. ``rewritten`` holds the
    texts to write anew, as they stand in the file and as STEP wants them.
    """

    code_page: str | None = None
    unreadable: int = 0
    rewritten: Mapping[bytes, bytes] = field(default_factory=dict)


def find_legacy(strings: Iterable[bytes]) -> dict[bytes, bytes]:
    """Return the bytes in their code page of all strings that are neither ASCII nor declared Unicode, by how they stand in the file."""
    return {text: raw for text in _list_odd(set(strings)) if (raw := _legacy_bytes(text)) is not None}


def _list_odd(strings: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the strings with a byte that is not ASCII or a backslash: few of many, looked for in all together."""
    whole = b"'".join(strings)
    found = _ODD.search(whole)
    while found is not None:
        begin, end = whole.rfind(b"'", 0, found.start()) + 1, whole.find(b"'", found.end())
        yield whole[begin : end if end >= 0 else None]
        found = _ODD.search(whole, end) if end >= 0 else None


def judge_texts(legacy: Mapping[bytes, bytes]) -> Texts:
    """Find out which code page all texts of a file are in, and how to write them in Unicode."""
    if not legacy:
        return Texts()
    code_page = guess_code_page(sorted(set(legacy.values())))
    if code_page is None:
        return Texts(unreadable=len(legacy))
    rewritten = {
        text: as_step_string(raw.decode(code_page, "replace")).encode("ascii")
        for text, raw in legacy.items()
        if code_page != "cp1252" or not text.isascii() or _has_controls(raw)
    }
    return Texts(code_page=code_page, rewritten=rewritten) if rewritten else Texts()


def rewrite_texts(content: bytes, texts: Texts) -> bytes:
    """Return a STEP text with its foreign strings in Unicode, and nothing else changed."""
    return _STRING.sub(lambda found: texts.rewritten.get(found[0], found[0]), escape_shifted(content))


def guess_code_page(texts: list[bytes]) -> str | None:
    """
    Return the code page that makes the texts look like a language, or ``None``.

    UTF-8 proves itself. The others are told apart by how common the
    characters are that they would give: a wrong one gives rare ones.
    """
    if _is_utf8(texts):
        return "utf-8"
    scores = sorted(((_score(texts, name, common), name) for name, common in _COMMON.items()), reverse=True)
    (best, name), (second, _) = scores[:2]
    return name if best >= _SURE and best - second >= _MARGIN else None


def _is_utf8(texts: list[bytes]) -> bool:
    try:
        for text in texts:
            text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy_bytes(text: bytes) -> bytes | None:
    """Return a string's bytes in its code page, or ``None`` where all of it is ASCII or declared Unicode."""
    if not text.isascii():
        return text  # written as they are, so that a backslash may be half of a character
    if b"\\" not in text or any(mark in text for mark in _UNICODE):
        return None
    raw = _ESCAPED.sub(_byte_of, text)
    return None if raw.isascii() else raw


def _byte_of(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return bytes.fromhex(found[1].decode())
    return bytes([found[2][0] | 0x80]) if found[2] is not None else b"\\"


def _has_controls(raw: bytes) -> bool:
    return any(byte in _CONTROLS for byte in raw)


def as_step_string(text: str) -> str:
    """Write a text as STEP wants it between its apostrophes."""
    parts = []
    for run in re.findall(r"[ -~]+|[^ -~]+", text):
        if run.isascii() and run.isprintable():
            parts.append(run.replace("\\", "\\\\").replace("'", "''"))
        elif max(map(ord, run)) < _FIRST_BEYOND_BMP:
            parts.append("\\X2\\" + run.encode("utf-16-be").hex().upper() + "\\X0\\")
        else:
            parts.append("\\X4\\" + run.encode("utf-32-be").hex().upper() + "\\X0\\")
    return "".join(parts)


def _score(texts: list[bytes], code_page: str, common: Callable[[str, int], float | None]) -> float:
    """Return how common the characters are on average, 0 to 1, that a code page gives for bytes that are not ASCII."""
    total, count = 0.0, 0
    for raw in texts:
        text = raw.decode(code_page, "replace")
        for at, character in enumerate(text):
            value = None if character.isascii() else common(text, at)
            if value is not None:
                total, count = total + value, count + 1
    # Signs that look the same in all of them (° ² ½) leave it to the code page of the West.
    return total / count if count else float(code_page == "cp1252")


def _common_japanese(text: str, at: int) -> float | None:
    character = text[at]
    if "\u3000" <= character <= "\u30ff" or "\uff01" <= character <= "\uff5e":
        return 1.0
    code = character.encode("cp932", "replace")
    if len(code) < _DOUBLE_BYTE or not "\u4e00" <= character <= "\u9fff":
        return 0.2 if "\uff61" <= character <= "\uff9f" else 0.0
    return 1.0 if code < b"\x98\x9f" else 0.3  # level 1 of JIS X 0208: what is in daily use


def _common_chinese(text: str, at: int) -> float | None:
    code = text[at].encode("gb18030")
    if len(code) != _DOUBLE_BYTE:
        return 0.0
    if b"\xb0\xa1" <= code < b"\xd8\xa1" and code[1] >= 0xA1:  # noqa: PLR2004  # level 1 of GB 2312: what is in daily use
        return 1.0
    return 1.0 if b"\xa1\xa1" <= code < b"\xa4\xa1" else 0.2


def _common_cyrillic(text: str, at: int) -> float | None:
    character = text[at]
    if character == "\ufffd" or (not character.isalpha() and ord(character) in _CONTROLS):
        return 0.0
    if not character.isalpha():
        return None
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if any(other.isascii() and other.isalpha() for other in (before, after)):
        return 0.0
    if character.isupper() and before.islower():
        return 0.0
    return 1.0 if "\u0410" <= character <= "\u044f" or character in "Ёё" else 0.2


def _common_western(text: str, at: int) -> float | None:
    character = text[at]
    if character == "\ufffd":
        return 0.0
    if not character.isalpha():
        return None if character in "°²³½¼¾–—’‘“”„€®©§µ×±·…«»\xa0" else 0.2
    if character.isupper() and text[at - 1 : at].islower():
        return 0.0
    near = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return 1.0 if any(other.isascii() and other.isalpha() for other in near) else 0.3


_COMMON: Final[dict[str, Callable[[str, int], float | None]]] = {
    "cp932": _common_japanese,
    "gb18030": _common_chinese,
    "cp1251": _common_cyrillic,
    "cp1252": _common_western,
    "mac_roman": _common_western,
}
