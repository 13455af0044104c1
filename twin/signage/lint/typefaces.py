"""6.1.4.6: Chinese should be set in Heiti, English and numerals in an even sans-serif such as Arial."""

from collections.abc import Iterator, Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.labels import normalise
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN106", "typeface-not-heiti-or-sans", "6.1.4.6", Modality.SHOULD)
HEITI: Final = ("黑体", "hei", "sanscjk", "hansans", "notosanssc", "heiti")
"""What is in the names of Heiti-class faces: 黑体, 微软雅黑 (YaHei), 思源黑体 (Source Han Sans), Noto Sans CJK."""
SANS: Final = ("arial", "helvetica", "sans", "univers", "frutiger", "dinpro", "roboto", "inter", "hei")
"""What is in the names of even-stroke faces without serifs."""
YAHEI: Final = "雅黑"


def check(survey: Survey) -> Report:
    """Look at every sign that has lines."""
    return report(RULE, (_judge(sign) for sign in survey.twin.signs.values()))


def _judge(sign: Sign) -> Sequence[Finding] | None:
    return tuple(_find(sign)) if lines_of(sign) else None


def _find(sign: Sign) -> Iterator[Finding]:
    pairs = (
        ("FontZh", sign.font_zh, (*HEITI, YAHEI), "中文", "Chinese", "黑体"),
        ("FontEn", sign.font_en, SANS, "英文", "English", "Arial"),
    )
    for carrier, font, good, zh, en, required in pairs:
        if font is None:
            words = (f"不知道{zh}用什么字体", f"The typeface of the {en} is not known")
            yield unknown(RULE, spot_of(sign), f"Twin_Sign.{carrier}", words)
        elif not any(name in normalise(font) for name in good):
            yield fail(
                RULE,
                spot_of(sign),
                message=(f"{zh}字体是{font}，宜用{required}", f"The {en} is set in {font}; {required} should be used"),
                fix=(f"{zh}改用{required}", f"Set the {en} in {required}"),
                observed=font,
                required=required,
            )
