"""
What is said for what is written: numbers, units, door numbers and times in words, and which voice reads which part.

Rules are tables of pattern and replacement, tried in order; each has its
example in the tests. They are by language, because people read the same
"A102" differently.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from twin.voice.numerals import to_cardinal, to_decimal, to_digits

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff"
ZH_MEASURES: Final = "米|个|台|分钟|小时|秒|级|道|扇|次|部|位|人|排|步|条|处|点钟"
"""Words that follow a count; before them a lone 2 is 两."""

ZH_SPANNED: Final = f"{ZH_MEASURES}|厘米|毫米|公里|平方米|号|层|楼|岁|点|月|日|天|元|周|项|款|分|倍|%|％"
"""What two numbers with a dash may count; before anything else 1-02 is a code on a door."""

ZH_UNITS: Final = {"km": "公里", "m²": "平方米", "m2": "平方米", "㎡": "平方米", "cm": "厘米", "mm": "毫米", "m": "米"}
EN_UNITS: Final = {
    "km": "kilometer",
    "m²": "square meter",
    "m2": "square meter",
    "㎡": "square meter",
    "cm": "centimeter",
    "mm": "millimeter",
    "m": "meter",
}
UNIT: Final = "|".join(ZH_UNITS)
LONG_NUMBER: Final = 5
"""From this many digits on, a number is a name (a telephone, a code) and read digit by digit."""

ROOM_NUMBER: Final = 3
"""From this many digits on, a number after a letter is read digit by digit: A102."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words for one voice."""

    language: str
    text: str


def list_runs(text: str, language: str) -> tuple[Run, ...]:
    """
    Return what is said of *text*, in parts for one voice each; none where nothing can be said.

    The Chinese voice also reads Latin words; the English one cannot read
    Chinese characters, so those go to the Chinese one.

    >>> list_runs("净宽0.78米", "zh-CN")
    (Run(language='zh-CN', text='净宽零点七八米'),)
    >>> list_runs("Go to 业务受理区.", "en")
    (Run(language='en', text='Go to'), Run(language='zh-CN', text='业务受理区'))
    """
    plain = _plain(text)
    if language == "zh-CN":
        parts = [("zh-CN", plain)]
    else:
        parts = [
            ("zh-CN" if _is_han(part) else language, part) for part in re.split(rf"([{HAN}][{HAN}\d]*)", plain) if part
        ]
    runs = [Run(tag, _apply(RULES[tag], part).strip()) for tag, part in parts]
    return tuple(run for run in runs if any(letter.isalnum() for letter in run.text))


def _plain(text: str) -> str:
    """Fold full-width letters and digits, drop control characters; Chinese punctuation stays: it makes the pauses."""
    folded = "".join(unicodedata.normalize("NFKC", c) if c.isalnum() else c for c in text)
    return " ".join("".join(c if c.isprintable() else " " for c in folded).split())


def _is_han(part: str) -> bool:
    return re.match(rf"[{HAN}]", part) is not None


def _apply(rules: tuple[Rule, ...], text: str) -> str:
    for pattern, replace in rules:
        text = pattern.sub(replace, text)
    return text


def _rule(pattern: str, replace: Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern), replace


def _zh_code(match: re.Match[str]) -> str:
    letters, digits = match[1], match[2]
    number = to_digits(digits, one="幺") if len(digits) >= ROOM_NUMBER else to_cardinal(int(digits))
    return f"{' '.join(letters)} {number}"


def _zh_number(match: re.Match[str]) -> str:
    digits = match[0]
    if len(digits) >= LONG_NUMBER or (len(digits) > 1 and digits[0] == "0"):
        return to_digits(digits, one="幺")
    return to_cardinal(int(digits))


def _zh_door_code(match: re.Match[str]) -> str:
    """Read 1-02 as 一杠零二: 1 and 一 at the end of a code can be told apart from 七 by the dash between."""
    return "杠".join(to_digits(part) for part in match[0].split("-"))


def _zh_time(match: re.Match[str]) -> str:
    hours, minutes = int(match[1]), int(match[2])
    spoken = to_cardinal(minutes) if minutes > 9 else f"零{to_cardinal(minutes)}"  # noqa: PLR2004  # two digits
    said = "两" if hours == 2 else to_cardinal(hours)  # noqa: PLR2004  # two o'clock
    return f"{said}点" + (f"{spoken}分" if minutes else "")


def _en_unit(match: re.Match[str]) -> str:
    unit = EN_UNITS[match[2]]
    return f"{match[1]} {unit}" if match[1] in {"1", "1.0"} else f"{match[1]} {unit}s"


ZH_RULES: Final = (
    _rule(
        r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)",
        lambda m: f"{to_digits(m[1])}年{to_cardinal(int(m[2]))}月{to_cardinal(int(m[3]))}日",
    ),
    _rule(
        r"(?<!\d)(\d{3,4})-(\d{3,4})-(\d{4})(?!\d)",
        lambda m: "，".join(to_digits(part, one="幺") for part in m.groups()),
    ),
    _rule(r"(?<!\d)(\d{3,4})-(\d{5,8})(?!\d)", lambda m: to_digits(m[1] + m[2], one="幺")),
    _rule(r"(\d{4})(?=年)", lambda m: to_digits(m[1])),
    _rule(r"(?<!\d)1[:：](\d+(?:\.\d+)?)", lambda m: f"一比{to_decimal(m[1])}"),
    _rule(r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)", _zh_time),
    _rule(rf"(?<![\d.:：-])\d{{1,2}}-\d{{2,3}}(?![\d.:：-]|\s*(?:{ZH_SPANNED}|{UNIT}))", _zh_door_code),
    _rule(r"(?<![\dA-Za-z-])(\d{1,2})-([A-Z])(\d{1,2})(?![\d.-])", lambda m: f"{m[1]}杠{m[2]} {m[3]}"),
    _rule(r"(?<=[\d分点])\s*[-–~～—]\s*(?=[\d一二三四五六七八九十])", lambda _: "到"),
    _rule(rf"(?<=\d)\s*({UNIT})(?![A-Za-z\d])", lambda m: ZH_UNITS[m[1]]),
    _rule(r"(\d+(?:\.\d+)?)\s*[%％]", lambda m: f"百分之{to_decimal(m[1])}"),
    _rule(r"(?<![A-Za-z])([A-Za-z]{1,2})-?(\d+)(?![\d.])", _zh_code),
    _rule(r"\d+\.\d+", lambda m: to_decimal(m[0])),
    _rule(rf"(?<![\d.])2(?=\s*(?:{ZH_MEASURES}))", lambda _: "两"),
    _rule(r"(\d{3,})(?=\s*(?:室|房|教室|会议室))", lambda m: to_digits(m[1], one="幺")),
    _rule(r"\d+", _zh_number),
    _rule(r"\s*/\s*", lambda _: " "),  # else read out as the English word for it
    _rule(r"(?<![A-Za-z])[B-DF-HJ-NP-TV-XZ]{2,4}(?![A-Za-z])|(?<![A-Za-z])AED(?![A-Za-z])", lambda m: " ".join(m[0])),
)
EN_RULES: Final = (
    _rule(r"(?<!\d)1[:：](\d+(?:\.\d+)?)", lambda m: f"1 to {m[1]}"),
    _rule(rf"(\d+(?:\.\d+)?)\s*({UNIT})(?![A-Za-z\d])", _en_unit),
    _rule(
        r"(?<![A-Za-z])([A-Za-z]{1,2})-?(\d{3,})(?![\d.])", lambda m: f"{m[1]}{' '.join(m[2])}"
    ),  # "A 1" would be an article
    _rule(r"(?<![\d.])\d{5,}(?![\d.])", lambda m: " ".join(m[0])),
    _rule(r"(?<![A-Za-z])AED(?![A-Za-z])", lambda m: " ".join(m[0])),
)
RULES: Final = {"zh-CN": ZH_RULES, "en": EN_RULES}
