"""Words as outlines, from the font that the product brings with it: nothing on the machine is asked for."""

import importlib.util
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from twin.errors import ExportError
from twin.export.artwork.drawing import Shape
from twin.export.artwork.outline import Box, Command, Outline, bound
from twin.export.fonts import FONT_PACKAGE, HANZI

TYPEFACE: Final = "Noto Sans SC Regular"
"""A Heiti (even strokes, no serifs) with a sans-serif Latin of the same weight; SIL Open Font License 1.1."""
FONT_FILE: Final = "NotoSansSC-Regular.otf"
FULL_LETTER: Final = "国"
"""Fills its square: the height of Chinese letters is its height."""
CAPITAL: Final = "H"
HALF_WIDE: Final = {"“": 0.5, "（": 0.5, "《": 0.5, "”": 0.0, "）": 0.0, "》": 0.0, "，": 0.0, "。": 0.0, "、": 0.0}
"""Punctuation whose ink takes half of its square, and the share of the square that lies before it."""
SLACK: Final = 1e-6
"""Of widths, mm."""
WORDS: Final = (
    "无障碍", "机动车", "停车位", "卫生间", "24小时", "自助", "办理区", "服务", "设施", "电话", "轮椅", "坡道", "电梯",
    "窗口", "综合", "咨询", "接待区", "业务", "受理区", "制证", "取证区", "政府", "信息", "查阅区", "便民", "会议室",
    "问题", "反馈", "投诉", "处理室", "工作", "人员", "专用", "平面图", "疏散", "扶梯", "母婴室", "培训室", "展厅", "热线",
)  # fmt: skip
"""Words of signs that no line break may part."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter of an em of 1, y down, its baseline at 0."""

    outline: Outline
    advance: float
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Face:
    """A font opened."""

    letters: Any
    names: dict[int, str]
    units: float


@cache
def _open() -> Face:
    spec = importlib.util.find_spec(FONT_PACKAGE)
    folders = [] if spec is None else (spec.submodule_search_locations or [])
    path = next((Path(folder, FONT_FILE) for folder in folders if Path(folder, FONT_FILE).is_file()), None)
    if path is None:
        msg = (
            "the lettering of signs is not here: install the package pylopdf-fonts-zh-cn, which is part of twin's needs"
        )
        raise ExportError(msg)
    font = TTFont(path, lazy=True)
    return Face(font.getGlyphSet(), font.getBestCmap(), float(font["head"].unitsPerEm))


def list_unknown(text: str) -> str:
    """Return the letters of a text that the font lacks."""
    return "".join(sorted({letter for letter in text if ord(letter) not in _open().names and not letter.isspace()}))


@cache
def _draw_letter(letter: str) -> Glyph:
    face = _open()
    name = face.names.get(ord(letter), ".notdef")
    pen = DecomposingRecordingPen(face.letters)
    face.letters[name].draw(pen)
    outline = tuple(_convert(pen.value, face.units))
    advance = float(face.letters[name].width) / face.units
    cut = HALF_WIDE.get(letter)
    return Glyph(outline, advance) if cut is None or advance < 1 else Glyph(outline, 0.5, -cut)


def _convert(recorded: list[tuple[str, tuple[Any, ...]]], units: float) -> Iterator[Command]:
    kinds = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z", "endPath": "Z"}
    for name, points in recorded:
        yield kinds[name], tuple(round(value / units, 6) for x, y in points for value in (x, -y))


@cache
def measure_em(letter: str) -> tuple[float, float]:
    """Return by how much a letter reaches above and below the baseline, in ems."""
    box = bound([_draw_letter(letter).outline]) or (0.0, 0.0, 0.0, 0.0)
    return -box[1], box[3]


def em_of_chinese(height_mm: float) -> float:
    """Return the em at which Chinese letters are that high."""
    above, below = measure_em(FULL_LETTER)
    return height_mm / (above + below)


def em_of_latin(capital_mm: float) -> float:
    """Return the em at which capitals are that high."""
    return capital_mm / sum(measure_em(CAPITAL))


@cache
def measure(text: str, em_mm: float) -> float:
    """Return the width of a line."""
    return sum(_draw_letter(letter).advance for letter in text) * em_mm


def draw_line(text: str, em_mm: float, x: float, baseline: float, colour: str) -> tuple[Shape, ...]:
    """Return a line of letters that starts at *x*."""
    shapes = []
    for letter in text:
        glyph = _draw_letter(letter)
        if glyph.outline:
            at = x + glyph.shift * em_mm
            shapes.append(Shape(outline=glyph.outline, matrix=(em_mm, 0, 0, em_mm, at, baseline), fill=colour))
        x += glyph.advance * em_mm
    return tuple(shapes)


def bound_line(text: str, em_mm: float, x: float, baseline: float) -> Box | None:
    """Return the box around the ink of a line."""
    boxes = [box for shape in draw_line(text, em_mm, x, baseline, "#000000") if (box := shape.bound())]
    if not boxes:
        return None
    lefts, tops, rights, lows = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)


@cache
def wrap(text: str, em_mm: float, width_mm: float, most_lines: int) -> tuple[str, ...] | None:
    """
    Return a text in as few lines as fit a width, of lengths as even as can be; ``None`` where it does not fit.

    Breaks come at spaces, or between Chinese letters that are not of one word.
    """
    whole = measure(text, em_mm)
    if whole <= width_mm + SLACK:
        return (text,)
    breaks = _list_breaks(text)
    least = math.ceil(measure(text.replace(" ", ""), em_mm) / width_mm) if width_mm > 0 else most_lines + 1
    for lines in range(max(2, least), most_lines + 1):
        found = [
            parts
            for places in combinations(breaks, lines - 1)
            for parts in [_part(text, places)]
            if all(measure(part, em_mm) <= width_mm + SLACK for part in parts)
        ]
        if found:
            return min(
                found, key=lambda parts: (-_count_ends(text, parts), max(measure(part, em_mm) for part in parts), parts)
            )
    return None


@cache
def _list_breaks(text: str) -> tuple[int, ...]:
    return tuple(number for number in range(1, len(text)) if _may_break(text, number))


def _count_ends(text: str, parts: tuple[str, ...]) -> int:
    """Return how many lines end where a space is: there the writer broke the text."""
    return sum(f"{part} " in text for part in parts[:-1])


def _part(text: str, places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(text[start:end].strip() for start, end in zip((0, *places), (*places, len(text)), strict=True))


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after == " ":
        return True
    if before == " " or not (HANZI.match(before) and HANZI.match(after)):
        return False
    if after in "”）》，。、号" or before in "“（《":
        return False
    return not any(text.startswith(word, start) for word in WORDS for start in range(max(at - len(word) + 1, 0), at))
