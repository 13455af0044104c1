"""6.1.4.15: damaged, expired and withdrawn signs are replaced or taken away."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign, SignStatus
from twin.signage.lint.survey import Survey

RULE: Final = make_rule("SGN114", "sign-out-of-service", "6.1.4.15", Modality.SHALL)
_STATES: Final = {
    SignStatus.DAMAGED: ("已破损", "damaged"),
    SignStatus.EXPIRED: ("已过期", "expired"),
    SignStatus.WITHDRAWN: ("已停用，仍在原处", "withdrawn, and still there"),
}


def check(survey: Survey) -> Report:
    """Look at every sign: its state, and until when it is valid."""
    return report(RULE, (_judge(sign, survey.today) for sign in survey.twin.signs.values()))


def _judge(sign: Sign, today: str) -> Sequence[Finding]:
    if sign.status in _STATES:
        zh, en = _STATES[sign.status]
        return (_fail(sign, (f"标识{zh}", f"The sign is {en}"), sign.status.value, SignStatus.IN_SERVICE.value),)
    if sign.valid_until is not None and sign.valid_until < today:
        words = (f"标识已于{sign.valid_until}过期", f"The sign expired on {sign.valid_until}")
        return (_fail(sign, words, sign.valid_until, today),)
    if sign.status is None:
        words = ("不知道标识的状态", "The state of the sign is not known")
        return (unknown(RULE, spot_of(sign), "Twin_Sign.Status", words),)
    return ()


def _fail(sign: Sign, message: tuple[str, str], observed: str, required: str) -> Finding:
    fix = ("更换或撤除", "Replace it or take it away")
    return fail(RULE, spot_of(sign), message=message, fix=fix, observed=observed, required=required)
