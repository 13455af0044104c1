"""Numbers as Chinese people say them. espeak-ng's own reading is wrong here: it drops the point of 0.78 and the zero of 102."""

from typing import Final

DIGITS: Final = "零一二三四五六七八九"
PLACES: Final = ("", "十", "百", "千")
MYRIADS: Final = ("", "万", "亿", "万亿")

LEADING_PLACE: Final = 1000
"""A group of four digits below this has a zero in front."""

HIGHEST: Final = 10**16
"""Beyond this a number is read digit by digit."""


def to_cardinal(number: int) -> str:
    """
    Return a number as it is counted.

    >>> [to_cardinal(n) for n in (0, 10, 12, 20, 102, 110, 1010, 20_003)]
    ['零', '十', '十二', '二十', '一百零二', '一百一十', '一千零一十', '二万零三']
    """
    if number >= HIGHEST:
        return to_digits(str(number))
    if number == 0:
        return DIGITS[0]
    spoken, gap = "", False
    for power in reversed(range(len(MYRIADS))):
        group = number // 10_000**power % 10_000
        if group == 0:
            gap = bool(spoken)
            continue
        if spoken and (gap or group < LEADING_PLACE):
            spoken += DIGITS[0]
        spoken += _group(group) + MYRIADS[power]
        gap = False
    return spoken.removeprefix("一") if spoken.startswith("一十") else spoken


def to_decimal(text: str) -> str:
    """
    Return a number written with a point.

    >>> to_decimal("0.78"), to_decimal("12.5")
    ('零点七八', '十二点五')
    """
    whole, _, part = text.partition(".")
    return to_cardinal(int(whole)) + ("点" + to_digits(part) if part else "")


def to_digits(text: str, *, one: str = "一") -> str:
    """
    Return digits one by one; *one* is 幺 where a number is a name and 一 could be heard as 七.

    >>> to_digits("102"), to_digits("12345", one="幺")
    ('一零二', '幺二三四五')
    """
    return "".join(one if digit == "1" else DIGITS[int(digit)] for digit in text)


def _group(number: int) -> str:
    """Return a number of up to four digits, without 零 in front."""
    spoken, gap = "", False
    for place in reversed(range(len(PLACES))):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(spoken)
            continue
        spoken += (DIGITS[0] if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return spoken
