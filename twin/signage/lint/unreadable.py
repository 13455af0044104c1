"""6.1.4.8: clear and conspicuous; a face that can be read from nowhere on the floor is not."""

from collections.abc import Iterator
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Mounting, Sign
from twin.signage.legibility import NORMAL_LETTERS, STANDING
from twin.signage.lint.survey import CARRIERS, Survey

RULE: Final = make_rule("SGN127", "sign-readable-from-nowhere", "6.1.4.8", Modality.SHALL)


def check(survey: Survey) -> Report:
    """Look at every face that stands upright, on storeys with floors."""
    signs = survey.twin.signs.values()
    return report(RULE, (tuple(_find(sign, survey)) if _applies(sign, survey) else None for sign in signs))


def _applies(sign: Sign, survey: Survey) -> bool:
    flat = sign.mounting is not None and sign.mounting.value is Mounting.FLOOR
    return not flat and bool(survey.floors(sign.storey))


def _find(sign: Sign, survey: Survey) -> Iterator[Finding]:
    for number in range(len(sign.faces)):
        catchment = survey.catch(sign, number, STANDING)
        if catchment.missing is not None:
            words = ("数据不足，不知道从哪里能看清", "Too little is known to say from where it can be read")
            yield unknown(RULE, spot_of(sign), CARRIERS.get(catchment.missing, catchment.missing.value), words)
            return
        if catchment.region.is_empty:
            yield fail(
                RULE,
                spot_of(sign),
                message=(f"第{number + 1}面在任何地方都看不清", f"Face {number + 1} can be read from nowhere"),
                fix=("移开遮挡、调整朝向或加大字高", "Clear the view, turn it, or make the letters larger"),
                observed=0.0,
                unit="m2",
                evidence=NORMAL_LETTERS.evidence,
            )
