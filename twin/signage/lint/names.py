"""6.1.4.12: one thing has one name and one symbol on all signs, on paper and on screens."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.labels import normalise
from twin.model.rule import Report, fail, make_rule, report, spot_of
from twin.model.sign import Sign
from twin.signage.lint.survey import Survey, is_electronic, lines_of

RULE: Final = make_rule("SGN102", "target-with-several-names", "6.1.4.12", Modality.SHALL)
_PARTS: Final = {"zh": ("中文名称", "Chinese name"), "en": ("英文名称", "English name"), "symbol": ("图形", "symbol")}

Usual = Mapping[tuple[str, str], str]
"""By target and part of a line: what most signs have there."""


def check(survey: Survey) -> Report:
    """Look at every sign that names a target; what most signs call it is its name."""
    signs = tuple(survey.twin.signs.values())
    usual = _find_usual(signs)
    return report(RULE, (_judge(sign, usual) for sign in signs))


def _find_usual(signs: Sequence[Sign]) -> Usual:
    """Return the most frequent wording; of two as frequent, that of signs which are no screens."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    fixed: Counter[tuple[str, str, str]] = Counter()
    for sign in signs:
        for target, part, text in dict.fromkeys(_list_wordings(sign)):
            counts.setdefault((target, part), Counter())[text] += 1
            fixed[target, part, text] += not is_electronic(sign)
    return {
        key: min(texts, key=lambda text: (-texts[text], -fixed[(*key, text)], text)) for key, texts in counts.items()
    }


def _list_wordings(sign: Sign) -> Iterator[tuple[str, str, str]]:
    for line in lines_of(sign):
        for part in _PARTS:
            text = getattr(line, part)
            if line.target and text:
                yield line.target, part, text


def _judge(sign: Sign, usual: Usual) -> Sequence[Finding] | None:
    wordings = dict.fromkeys(_list_wordings(sign))
    if not wordings:
        return None
    odd = [one for one in wordings if normalise(one[2]) != normalise(usual[one[0], one[1]])]
    return tuple(
        fail(
            RULE,
            spot_of(sign),
            message=(
                f"{_PARTS[part][0]}“{text}”与其他标识的“{usual[target, part]}”不一致（{target}）",
                f"The {_PARTS[part][1]} {text} differs from {usual[target, part]} on other signs ({target})",
            ),
            fix=(f"改为“{usual[target, part]}”", f"Write {usual[target, part]}"),
            observed=text,
            required=usual[target, part],
        )
        for target, part, text in odd
    )
