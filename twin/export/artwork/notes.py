"""What a sign maker has to know beside the drawing: what was assumed, what is missing, what does not fit."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from twin.model.ids import SignId
from twin.model.terms import Names


class Matter(StrEnum):
    """What a note is about."""

    NO_LEGENDS = "no_legends"
    NO_SIZE = "no_size"
    NO_LETTER_HEIGHT = "no_letter_height"
    OVERFLOW = "overflow"
    TIGHT = "tight"
    NO_SYMBOL = "no_symbol"
    NO_LETTER = "no_letter"
    COLOUR_ASSUMED = "colour_assumed"
    NO_ROUTES = "no_routes"


WORDS: Final[dict[Matter, Names]] = {
    Matter.NO_LEGENDS: {
        "zh-CN": "模型没有写明这一面的内容，不出图。",
        "en": "The model does not say what stands on this face: not drawn.",
    },
    Matter.NO_SIZE: {
        "zh-CN": "模型没有这一面的尺寸，不出图。",
        "en": "The model has no size of this face: not drawn.",
    },
    Matter.NO_LETTER_HEIGHT: {
        "zh-CN": "模型没有字高（Twin_Sign.LetterHeight），不出图。",
        "en": "The model has no letter height (Twin_Sign.LetterHeight): not drawn.",
    },
    Matter.OVERFLOW: {
        "zh-CN": "文字按字高 {mm} mm 在这一面放不下，不出图；请加大牌面、减少条目或降低字高。",
        "en": "The text does not fit at this letter height of {mm} mm: not drawn. Enlarge the face, take lines off it, or lower the letters.",
    },
    Matter.TIGHT: {
        "zh-CN": "字高 {mm} mm 只能紧排，边距和行距只有常规的一半或更少。",
        "en": "Letters of {mm} mm fit only close together: margins and gaps are half of what they should be, or less.",
    },
    Matter.NO_SYMBOL: {
        "zh-CN": "没有图形符号“{name}”，此处空缺，须由业主提供。",
        "en": "There is no symbol '{name}': left out, to be supplied by the owner.",
    },
    Matter.NO_LETTER: {
        "zh-CN": "字库缺字：{name}，不出图。",
        "en": "The font lacks letters: {name}. Not drawn.",
    },
    Matter.COLOUR_ASSUMED: {
        "zh-CN": "模型没有颜色，按白字深蓝底出图。",
        "en": "The model has no colours: drawn white on dark blue.",
    },
    Matter.NO_ROUTES: {
        "zh-CN": "疏散路线、消防设施未画，须由消防专业补充。",
        "en": "Escape routes and fire equipment are not drawn: a fire engineer has to add them.",
    },
}

GENERAL: Final[Names] = {
    "zh-CN": (
        "尺寸取自模型，1:1，单位毫米。中文与英文均为思源黑体（Noto Sans SC Regular，OFL 1.1）的轮廓，模型所写 Arial 等字体以其西文代替。"
        "英文大写字高为中文的 0.42，最紧时 0.28（自定）。箭头与图形的左右关系依 GB/T 20501 的转述（S），竖排关系凭记忆（M），符号为自绘，"
        "均须与标准原文核对。颜色为 sRGB，印前须换算。"
    ),
    "en": (
        "Sizes are the model's, 1:1, in millimetres. Chinese and English are outlines of Noto Sans SC Regular (OFL 1.1), whose Latin stands in for "
        "Arial and others that the model names. English capitals are 0.42 of the Chinese letters, 0.28 where it is tightest (ours). Which side of an arrow a symbol "
        "stands on is known from a paraphrase of GB/T 20501 (S), in vertical layout from memory (M), and the symbols are our own: compare with the "
        "standard's text. Colours are sRGB, to be converted before printing."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing about one face; ``face`` counts from 0."""

    sign: SignId
    face: int
    matter: Matter
    text: Names


def tell(sign: SignId, face: int, matter: Matter, **values: str) -> Note:
    """Return a note in both languages."""
    return Note(
        sign=sign,
        face=face,
        matter=matter,
        text={language: words.format(**values) for language, words in WORDS[matter].items()},
    )
