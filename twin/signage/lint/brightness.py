"""6.1.4.13: electronic signs should adjust their brightness to the light."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign
from twin.signage.lint.survey import Survey, is_electronic

RULE: Final = make_rule("SGN113", "brightness-not-automatic", "6.1.4.13", Modality.SHOULD)


def check(survey: Survey) -> Report:
    """Look at every electronic sign."""
    return report(RULE, (_judge(sign) for sign in survey.twin.signs.values()))


def _judge(sign: Sign) -> Sequence[Finding] | None:
    if not is_electronic(sign):
        return None
    if sign.auto_brightness is None:
        words = ("不知道电子标识能否自动调节亮度", "It is not known whether the screen adjusts its brightness")
        return (unknown(RULE, spot_of(sign), "Twin_Sign.AutoBrightness", words),)
    if sign.auto_brightness:
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=("电子标识不能根据光线自动调节亮度", "The screen does not adjust its brightness to the light"),
            fix=("开启或加装自动调光", "Switch on or fit automatic brightness"),
            observed="false",
            required="true",
        ),
    )
