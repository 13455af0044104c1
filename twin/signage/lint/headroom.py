"""Signs hang high enough: 2.1 m over ways of escape (GB 55037-2022 7.1.5), 2.2 m as guide signs should."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality
from twin.model.limits import HUNG_SIGN_M, SIGN_HEADROOM_M, Limit
from twin.model.rule import Report, Rule, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Mounting, Sign
from twin.signage.lint.survey import Survey

RULE: Final = make_rule(
    "SGN118", "headroom-under-sign", SIGN_HEADROOM_M.clause, Modality.SHALL, standard=SIGN_HEADROOM_M.standard
)
WISH: Final = make_rule("SGN118", "headroom-under-sign", "6.1.4.5", Modality.SHALL)
OVERHEAD: Final = frozenset({Mounting.HANGING, Mounting.PROJECTING})


def check(survey: Survey) -> Report:
    """Look at every sign that hangs or juts out."""
    return report(RULE, (_judge(sign, survey) for sign in survey.twin.signs.values()))


def _judge(sign: Sign, survey: Survey) -> Sequence[Finding] | None:
    if sign.mounting is None:
        words = (
            "不知道标识如何安装，净高无法判断",
            "How the sign is fixed is not known, nor whether it hangs overhead",
        )
        return (unknown(RULE, spot_of(sign), "Twin_Sign.Mounting", words),)
    if sign.mounting.value not in OVERHEAD:
        return None
    height_m = round(sign.at[2] - survey.floor_z_m(sign), 6)
    if height_m < SIGN_HEADROOM_M.value:
        return (_fail(RULE, sign, height_m, SIGN_HEADROOM_M, SIGN_HEADROOM_M.status),)
    if height_m < HUNG_SIGN_M.value:
        return (_fail(WISH, sign, height_m, HUNG_SIGN_M, HUNG_SIGN_M.status),)
    return ()


def _fail(rule: Rule, sign: Sign, height_m: float, limit: Limit, evidence: Evidence) -> Finding:
    return fail(
        rule,
        spot_of(sign),
        message=(
            f"标识下缘离地{height_m:.2f}米，不足{limit.value:g}米（{limit.standard}）",
            f"The lower edge is {height_m:.2f} m over the floor, less than {limit.value:g} m ({limit.standard})",
        ),
        fix=(f"提高到{limit.value:g}米以上", f"Hang it at {limit.value:g} m or higher"),
        observed=round(height_m, 3),
        required=limit.value,
        unit="m",
        evidence=evidence,
    )
