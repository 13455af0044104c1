"""6.1.4.4: a sign generally consists of a symbol, Chinese and English."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of
from twin.model.sign import Legend, Sign
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN105", "sign-part-missing", "6.1.4.4", Modality.STATEMENT)
_NAMES: Final = {"symbol": ("图形", "symbol"), "zh": ("中文", "Chinese"), "en": ("英文", "English")}


def check(survey: Survey) -> Report:
    """Look at every sign whose lines are known."""
    return report(RULE, (_judge(sign) for sign in survey.twin.signs.values()))


def _judge(sign: Sign) -> Sequence[Finding] | None:
    lines = lines_of(sign)
    if not lines:
        return None
    lacking = [part for part in _NAMES if _lacks(sign, lines, part)]
    if not lacking:
        return ()
    zh = "、".join(_NAMES[part][0] for part in lacking)
    en = ", ".join(_NAMES[part][1] for part in lacking)
    return (
        fail(
            RULE,
            spot_of(sign),
            message=(f"标识缺少{zh}", f"The sign has no {en}"),
            fix=(f"补上{zh}，图形、中文和英文齐全", f"Add {en}: a symbol, Chinese and English belong together"),
            observed=", ".join(lacking),
            required="symbol, zh, en",
        ),
    )


def _lacks(sign: Sign, lines: Sequence[Legend], part: str) -> bool:
    """Words belong to every line; one symbol, or the logo, is enough for a sign. A storey's number is a symbol itself."""
    if part == "symbol":
        numbered = all((line.target or "").startswith("storey:") for line in lines)
        return not numbered and not sign.logo_present and not any(line.symbol for line in lines)
    return any(not getattr(line, part) and (line.zh or line.en) for line in lines) or not any(
        getattr(line, part) for line in lines
    )
