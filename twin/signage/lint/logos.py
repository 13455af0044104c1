"""6.1.4.1: the place has one recognisable logo, and its name sign carries it."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign
from twin.signage.lint.name_signs import is_name_sign
from twin.signage.lint.survey import Survey

RULE: Final = make_rule("SGN120", "logo-missing", "6.1.4.1", Modality.SHALL)


def check(survey: Survey) -> Report:
    """Look at every sign that bears the name of the place."""
    return report(
        RULE, (_judge(sign) if is_name_sign(sign, survey.twin) else None for sign in survey.twin.signs.values())
    )


def _judge(sign: Sign) -> Sequence[Finding]:
    if sign.logo_present is None:
        words = ("不知道名称标识有没有徽标", "It is not known whether the name sign carries the logo")
        return (unknown(RULE, spot_of(sign), "Twin_Sign.LogoPresent", words),)
    if sign.logo_present:
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=("名称标识没有徽标", "The name sign does not carry the logo"),
            fix=("加上统一的徽标", "Add the logo of the place"),
            observed="false",
            required="true",
        ),
    )
