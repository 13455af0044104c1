"""What was found as SARIF 2.1.0, which code hosts show beside a change."""

from typing import Final

from twin import __version__
from twin.app.checks import Checked
from twin.app.documents.checks import section_of
from twin.app.documents.findings import fingerprint
from twin.app.documents.shapes import Document
from twin.model.finding import Finding, Severity, Verdict

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {Severity.SHALL: "error", Severity.SHOULD: "warning", Severity.ADVICE: "note"}
KINDS: Final = {Verdict.FAIL: "fail", Verdict.UNKNOWN: "open", Verdict.ATTEST: "review"}


def sarif_document(model: str, checked: Checked, language: str) -> Document:
    """Return the findings of a model as one run."""
    rules = {found.code: found for found in checked.findings}
    driver = {
        "name": "twin",
        "version": __version__,
        "rules": [_rule(found) for _, found in sorted(rules.items())],
    }
    results = [_result(model, found, language) for found in checked.findings]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rule(found: Finding) -> Document:
    return {"id": found.code, "name": found.name, "shortDescription": {"text": section_of(found.clause)}}


def _result(model: str, found: Finding, language: str) -> Document:
    """Return one finding; only what fails has a level, as SARIF asks."""
    failed = found.verdict is Verdict.FAIL
    logical = {
        "name": found.subject.name,
        "fullyQualifiedName": found.subject.id or found.subject.name,
        "kind": "object",
    }
    return {
        "ruleId": found.code,
        "kind": KINDS[found.verdict],
        "level": LEVELS[found.severity] if failed else "none",
        "message": {"text": f"{found.message[language]}。{found.fix.get(language, '')}".rstrip("。")},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": model}}, "logicalLocations": [logical]},
        ],
        "partialFingerprints": {"twin/v1": fingerprint(found)},
    }
