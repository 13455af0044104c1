"""What was found, put together for reports that people read."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from twin.app.checks import GRAVITY, Checked
from twin.app.documents.checks import section_of
from twin.app.documents.findings import fingerprint
from twin.model.dossier import Dossier, Item, Quote
from twin.model.finding import Finding, Verdict
from twin.model.twin import Twin
from twin.rules.clauses import load_requirements

VERDICTS: Final = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.ATTEST, Verdict.NOT_APPLICABLE, Verdict.PASS)


def build_dossier(title: str, twin: Twin, checked: Checked) -> Dossier:
    """Return what a report of a model tells; *title* is what it is called."""
    quotes = _list_quotes()
    return Dossier(
        twin=twin,
        title=title,
        today=checked.today,
        items=tuple(
            Item(
                number=number,
                finding=found,
                fingerprint=fingerprint(found),
                section=section_of(found.clause),
                quotes=quotes.get(found.code, ()),
            )
            for number, found in enumerate(sorted(checked.findings, key=_rank), start=1)
        ),
        reports=checked.reports,
        counts=checked.count(),
        not_run=checked.not_run,
    )


def _rank(found: Finding) -> tuple[int, int, str]:
    """Return what comes first: what fails, and of that the gravest; findings of a rule stay in their order."""
    return VERDICTS.index(found.verdict), GRAVITY.index(found.severity), found.code


def _list_quotes() -> Mapping[str, tuple[Quote, ...]]:
    """Return the requirements that each code decides, in the order of the standard."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for each in load_requirements().values():
        signed = () if each.attestation is None else (each.attestation.code,)
        for code in (*each.rules, *signed):
            found[code].append(Quote(section=each.section, text=each.text))
    return {code: tuple(quotes) for code, quotes in found.items()}
