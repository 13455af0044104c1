"""What was found against the clauses, as JSON."""

import hashlib
from collections import Counter, defaultdict
from typing import Final

from twin.app.checks import Checked, list_rules
from twin.app.documents.findings import finding_document
from twin.app.documents.shapes import Document
from twin.model.finding import Clause, Verdict
from twin.model.rule import Report
from twin.model.twin import Twin
from twin.rules.clauses import STANDARD, load_requirements

VERSION_DIGITS: Final = 12


def checks_document(twin: Twin, checked: Checked) -> Document:
    """Return what was found, with how much each rule looked at."""
    return {
        "model": {"sha256": twin.file.sha256},
        "today": checked.today,
        "rules_version": rules_version(),
        "summary": {
            **{verdict.value: count for verdict, count in checked.count().items()},
            "by_clause": _by_clause(checked),
        },
        "rules": [_rule_document(one) for one in checked.reports],
        "not_run": list(checked.not_run),
        "signed": [{"code": one.code, "who": one.who, "on": one.on, "record": one.record} for one in checked.signed],
        "findings": [finding_document(found) for found in checked.findings],
    }


def rules_version() -> str:
    """Return what changes when a rule, its clause, one of its limits, or what decides a requirement does."""
    rules = [(code, rule.name, str(rule.clause), str(rule.page)) for code, rule in list_rules().items()]
    text = f"{rules}{sorted(load_requirements().items())}"
    return hashlib.sha256(text.encode()).hexdigest()[:VERSION_DIGITS]


def section_of(clause: Clause) -> str:
    """Return a clause as people quote it: of DB46/T 659-2024 its section alone."""
    return clause.section if clause.standard == STANDARD else f"{clause.standard} {clause.section}"


def _by_clause(checked: Checked) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in checked.reports:
        section = section_of(one.rule.clause)
        counts[section][Verdict.PASS.value] += one.passed
        counts[section][Verdict.NOT_APPLICABLE.value] += not one.examined
    for found in checked.findings:
        counts[section_of(found.clause)][found.verdict.value] += 1
    return {
        section: {key: count for key, count in sorted(some.items()) if count}
        for section, some in sorted(counts.items())
    }


def _rule_document(report: Report) -> Document:
    verdicts = Counter(found.verdict for found in report.findings)
    return {
        "code": report.rule.code,
        "name": report.rule.name,
        "clause": section_of(report.rule.clause),
        "examined": report.examined,
        "pass": report.passed,
        "fail": verdicts[Verdict.FAIL],
        "unknown": verdicts[Verdict.UNKNOWN],
        "not_applicable": report.not_applicable,
    }
