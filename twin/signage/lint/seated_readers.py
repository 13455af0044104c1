"""GB 55019-2021 4.0.2: accessibility signs can be read standing and seated."""

from collections.abc import Iterator
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Mounting, Sign, SignKind
from twin.signage.legibility import SEATED, SEATED_EYE_M, STANDING
from twin.signage.lint.survey import CARRIERS, Survey, is_kind

RULE: Final = make_rule("SGN126", "accessible-sign-not-for-all-eyes", "4.0.2", Modality.SHALL, standard="GB 55019-2021")


def check(survey: Survey) -> Report:
    """Look at every accessibility sign: is there a place from which both can read it."""
    return report(
        RULE,
        (
            tuple(_find(sign, survey)) if is_kind(sign, SignKind.ACCESSIBLE) and _is_upright(sign) else None
            for sign in survey.twin.signs.values()
        ),
    )


def _is_upright(sign: Sign) -> bool:
    return sign.mounting is None or sign.mounting.value is not Mounting.FLOOR


def _find(sign: Sign, survey: Survey) -> Iterator[Finding]:
    for number in range(len(sign.faces)):
        standing, seated = (survey.catch(sign, number, reader) for reader in (STANDING, SEATED))
        if standing.missing is not None:
            words = ("数据不足，无法判断站姿和坐姿能否看清", "Too little is known to say who can read the sign")
            yield unknown(RULE, spot_of(sign), CARRIERS.get(standing.missing, standing.missing.value), words)
        elif standing.region.is_empty or seated.region.is_empty:
            yield _fail(sign, standing.region.is_empty, seated.region.is_empty)


def _fail(sign: Sign, standing: bool, seated: bool) -> Finding:  # noqa: FBT001  # which of the two read it nowhere
    who = [words for words, nowhere in ((("站姿", "standing"), standing), (("坐姿", "seated"), seated)) if nowhere]
    zh, en = "、".join(words[0] for words in who), " or ".join(words[1] for words in who)
    return fail(
        RULE,
        spot_of(sign),
        message=(f"{zh}的人看不清这块标识", f"Nobody {en} can read the sign"),
        fix=(
            "调整高度、位置或字高，使站姿和坐姿都能看清",
            "Change its height, place or letters so that both can read it",
        ),
        observed=en,
        required="standing and seated",
        evidence=SEATED_EYE_M.evidence,
    )
