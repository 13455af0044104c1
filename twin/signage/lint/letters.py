"""6.1.4.5: text; a guide sign has letters that can be read from where one decides, ten metres before it."""

from collections.abc import Sequence
from typing import Final

import shapely

from twin.model.finding import Evidence, Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign, SignKind
from twin.signage.catchment import Catchment
from twin.signage.legibility import NORMAL_LETTERS, STANDING, Limit
from twin.signage.lint.survey import Survey, is_kind, with_letters
from twin.signage.visible import known_letters_m

RULE: Final = make_rule("SGN128", "letters-too-small", "6.1.4.5", Modality.SHALL)
READ_FROM_M: Final = Limit(value=10.0, evidence=Evidence.E, source="requirements 3.5: read 2 to 10 m before a decision")
NOTICED_M: Final = 0.1
"""Larger letters that carry no farther than this help nobody: a wall or the edge of the floor is in the way."""


def check(survey: Survey) -> Report:
    """Look at every guide sign."""
    return report(RULE, (_judge(sign, survey) for sign in survey.twin.signs.values()))


def _judge(sign: Sign, survey: Survey) -> Sequence[Finding] | None:
    if not is_kind(sign, SignKind.GUIDANCE):
        return None
    letters_m = known_letters_m(sign)
    if letters_m is None:
        words = ("不知道字高", "The height of the letters is not known")
        return (unknown(RULE, spot_of(sign), "Twin_Sign.LetterHeight", words),)
    required_m = READ_FROM_M.value / NORMAL_LETTERS.value
    if letters_m >= required_m or not _is_read_farther(sign, survey, required_m):
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=(
                f"字高{1000 * letters_m:.0f}毫米，在{READ_FROM_M.value:g}米处看不清",
                f"Letters of {1000 * letters_m:.0f} mm cannot be read from {READ_FROM_M.value:g} m",
            ),
            fix=(f"字高不小于{1000 * required_m:.0f}毫米", f"Letters of {1000 * required_m:.0f} mm or more"),
            observed=round(letters_m, 4),
            required=round(required_m, 4),
            unit="m",
            evidence=NORMAL_LETTERS.evidence,
        ),
    )


def _is_read_farther(sign: Sign, survey: Survey, letters_m: float) -> bool:
    larger = with_letters(sign, letters_m)
    return any(
        _reach_m(sign, survey.catch(larger, number, STANDING))
        > _reach_m(sign, survey.catch(sign, number, STANDING)) + NOTICED_M
        for number in range(len(sign.faces))
    )


def _reach_m(sign: Sign, catchment: Catchment) -> float:
    if catchment.region.is_empty:
        return 0.0
    return float(shapely.hausdorff_distance(catchment.region, shapely.Point(sign.at[:2])))
