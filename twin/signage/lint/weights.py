"""6.1.4.6: letters should be regular or semi-bold."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.labels import normalise
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN107", "letters-too-light-or-bold", "6.1.4.6", Modality.SHOULD)
GOOD: Final = frozenset(
    {"regular", "normal", "book", "medium", "semibold", "demibold", "常规", "常规体", "半粗体", "中等"}
)
LIGHTEST, BOLDEST = 400, 600
"""On the scale of CSS: regular to semi-bold."""


def check(survey: Survey) -> Report:
    """Look at every sign that has lines."""
    return report(RULE, (_judge(sign) for sign in survey.twin.signs.values()))


def _judge(sign: Sign) -> Sequence[Finding] | None:
    if not lines_of(sign):
        return None
    weight = sign.font_weight
    if weight is None:
        words = ("不知道字体的粗细", "The weight of the letters is not known")
        return (unknown(RULE, spot_of(sign), "Twin_Sign.FontWeight", words),)
    if _is_good(weight):
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=(f"字体粗细是{weight}", f"The weight of the letters is {weight}"),
            fix=("改用常规字体或半粗体", "Use regular or semi-bold"),
            observed=weight,
            required="regular, semi-bold",
        ),
    )


def _is_good(weight: str) -> bool:
    name = normalise(weight)
    return LIGHTEST <= int(name) <= BOLDEST if name.isdecimal() else name in GOOD
