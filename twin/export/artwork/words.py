"""The words of a line of a sign, broken and measured: Chinese above English, or before it where one line is enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from twin.export.artwork.lettering import em_of_chinese, em_of_latin, measure, wrap
from twin.model.sign import Legend

ABOVE: Final = 0.075
"""By how much Chinese letters may reach over the square of 国, in letter heights."""
BELOW: Final = 0.025
LEAD: Final = 0.18
"""Between lines of Chinese."""
LANGUAGE_GAP: Final = 0.16
"""Between Chinese and English."""
LATIN_TOP: Final = 1.12
"""From a line's upper edge to its baseline, in capitals: ascenders are higher."""
LATIN_BOX: Final = 1.5
FULL_BASELINE: Final = 0.795 / 0.875
"""Where the baseline of 国 lies in its height."""


class Role(StrEnum):
    """What stands in a box."""

    ARROW = "arrow"
    SYMBOL = "symbol"
    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A box on the face, mm. ``line`` is the legend's number; ``text``, ``em_mm`` and ``baseline`` are those of words."""

    role: Role
    line: int
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    em_mm: float = 0.0
    baseline: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The text of a legend in lines; ``beside`` sets English behind the Chinese, on one baseline."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    letter_mm: float
    capital_mm: float
    beside: bool = False

    @property
    def chinese_em(self) -> float:
        """The em of Chinese."""
        return em_of_chinese(self.letter_mm)

    @property
    def latin_em(self) -> float:
        """The em of English."""
        return em_of_latin(self.capital_mm)

    @property
    def width(self) -> float:
        """Of the longest line."""
        chinese = max((measure(line, self.chinese_em) for line in self.zh), default=0.0)
        english = max((measure(line, self.latin_em) for line in self.en), default=0.0)
        return chinese + self._gap + english if self.beside else max(chinese, english)

    @property
    def height(self) -> float:
        """Of all lines."""
        chinese = (len(self.zh) * (1 + ABOVE + BELOW) + max(len(self.zh) - 1, 0) * LEAD) * self.letter_mm
        if self.beside:
            return chinese + max(LATIN_BOX - LATIN_TOP, 0) * self.capital_mm * 0.5
        return (
            chinese
            + (LANGUAGE_GAP * self.letter_mm if self.zh and self.en else 0)
            + len(self.en) * LATIN_BOX * self.capital_mm
        )

    @property
    def _gap(self) -> float:
        return 0.45 * self.letter_mm if self.zh and self.en else 0.0

    def lay(self, line: int, x: float, y: float, width: float, share: float) -> Iterator[Placed]:
        """Yield the boxes of lines in a column; *share* is 0 for flush left, 0.5 for centred, 1 for flush right."""
        h, capital = self.letter_mm, self.capital_mm
        left = x + (width - self.width) * share if self.beside else x
        across = self.width if self.beside else width
        for text in self.zh:
            own = measure(text, self.chinese_em)
            yield Placed(
                role=Role.CHINESE, line=line, x=left + (0 if self.beside else (across - own) * share), y=y, width=own,
                height=(1 + ABOVE + BELOW) * h, text=text, em_mm=self.chinese_em, baseline=y + (ABOVE + FULL_BASELINE) * h,
            )  # fmt: skip
            y += (1 + ABOVE + BELOW + LEAD) * h
        y -= LEAD * h if self.zh else 0
        y = (
            y - (BELOW + 1 - FULL_BASELINE) * h - LATIN_TOP * capital
            if self.beside
            else y + (LANGUAGE_GAP * h if self.zh else 0)
        )
        for text in self.en:
            own = measure(text, self.latin_em)
            yield Placed(
                role=Role.ENGLISH, line=line, x=left + (across - own if self.beside else (across - own) * share), y=y,
                width=own, height=LATIN_BOX * capital, text=text, em_mm=self.latin_em, baseline=y + LATIN_TOP * capital,
            )  # fmt: skip
            y += LATIN_BOX * capital


def break_words(
    legend: Legend, letter_mm: float, capital_mm: float, width: float, most: tuple[int, int]
) -> Words | None:
    """Return a legend's text in at most so many lines of Chinese and of English that fit a width, or ``None``."""
    zh = wrap(legend.zh, em_of_chinese(letter_mm), width, most[0]) if legend.zh else ()
    en = wrap(legend.en, em_of_latin(capital_mm), width, most[1]) if legend.en else ()
    return None if zh is None or en is None else Words(zh=zh, en=en, letter_mm=letter_mm, capital_mm=capital_mm)


def set_beside(legend: Legend, letter_mm: float, capital_mm: float, width: float) -> Words | None:
    """Return a legend's text on one line, or ``None`` where that is too long."""
    words = Words(
        zh=(legend.zh,) if legend.zh else (), en=(legend.en,) if legend.en else (), letter_mm=letter_mm,
        capital_mm=capital_mm, beside=bool(legend.zh and legend.en),
    )  # fmt: skip
    return words if words.width <= width else None
