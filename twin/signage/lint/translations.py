"""6.1.4.7: the English of a sign agrees with the glossary; only wording that was seen in a standard may fail."""

from collections.abc import Iterator, Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Legend, Sign
from twin.signage.lint.glossary import bare, find_term
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN103", "english-not-as-in-glossary", "6.1.4.7", Modality.SHALL)


def check(survey: Survey) -> Report:
    """Look at every sign with lines in both languages."""
    return report(RULE, (_judge(sign) for sign in survey.twin.signs.values()))


def _judge(sign: Sign) -> Sequence[Finding] | None:
    lines = [line for line in dict.fromkeys(lines_of(sign)) if line.zh and line.en]
    return tuple(_find(sign, lines)) if lines else None


def _find(sign: Sign, lines: Sequence[Legend]) -> Iterator[Finding]:
    unlisted = []
    for zh, en in dict.fromkeys((line.zh or "", line.en or "") for line in lines):
        term = find_term(zh)
        if term is None:
            unlisted.append(zh)
        elif bare(en) not in term.allowed:
            yield fail(
                RULE,
                spot_of(sign),
                message=(
                    f"“{zh}”译为“{en}”，术语表为“{term.en}”",
                    f"{zh} is rendered {en}; the glossary has {term.en}",
                ),
                fix=(f"改为“{term.en}”", f"Write {term.en}"),
                observed=en,
                required=term.en,
                evidence=term.evidence,
            )
    if unlisted:
        words = ("、".join(unlisted) + "不在术语表中", ", ".join(unlisted) + ": not in the glossary")
        said = {line.zh: line.en for line in lines}
        fix = (
            "对照 DB46/T 506.9 核对英文：" + "；".join(f"“{zh}”—“{said[zh]}”" for zh in unlisted),
            "Hold the English against DB46/T 506.9: " + "; ".join(f"{zh}: {said[zh]}" for zh in unlisted),
        )
        yield unknown(RULE, spot_of(sign), f"DB46/T 506.9: {', '.join(unlisted)}", words, fix=fix)
