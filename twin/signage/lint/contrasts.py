"""6.1.4.5: colours; letters that hardly differ from their ground in luminance cannot be read."""

import re
from collections.abc import Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign
from twin.signage.legibility import Limit
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN108", "contrast-too-low", "6.1.4.5", Modality.SHALL)
CONTRAST: Final = Limit(value=4.5, evidence=Evidence.E, source="requirements 6.1.4.5-d: project default, as in WCAG")
_COLOUR: Final = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def check(survey: Survey) -> Report:
    """Look at every sign that has lines."""
    return report(RULE, (_judge(sign) for sign in survey.twin.signs.values()))


def measure_contrast(one: float, other: float) -> float:
    """
    Return the ratio of two luminances, with the light that a room throws on both.

    >>> measure_contrast(1.0, 0.0)
    21.0
    """
    lighter, darker = max(one, other), min(one, other)
    return round((lighter + 0.05) / (darker + 0.05), 9)


def find_luminance(colour: str | None) -> float | None:
    """
    Return the relative luminance of an sRGB colour ``#rrggbb``, ``None`` of anything else.

    >>> find_luminance("#ffffff")
    1.0
    """
    parts = None if colour is None else _COLOUR.fullmatch(colour.strip())
    if parts is None:
        return None
    red, green, blue = (_to_linear(int(part, 16) / 255) for part in parts.groups())
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 12)


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # of sRGB itself


def _judge(sign: Sign) -> Sequence[Finding] | None:
    if not lines_of(sign):
        return None
    text, ground = find_luminance(sign.text_colour), find_luminance(sign.background_colour)
    if text is None or ground is None:
        missing = "Twin_Sign.TextColour" if text is None else "Twin_Sign.BackgroundColour"
        return (unknown(RULE, spot_of(sign), missing, ("不知道标识的颜色", "The colours of the sign are not known")),)
    ratio = measure_contrast(text, ground)
    if ratio >= CONTRAST.value:
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=(
                f"文字与底色的亮度对比为{ratio:.1f}，看不清",
                f"Letters and ground have a luminance contrast of {ratio:.1f}: hard to read",
            ),
            fix=(f"对比提高到{CONTRAST.value:g}以上", f"Raise the contrast to {CONTRAST.value:g} or more"),
            observed=round(ratio, 2),
            required=CONTRAST.value,
            unit="1",
            evidence=CONTRAST.evidence,
        ),
    )
