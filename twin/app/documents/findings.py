"""Findings as JSON. The fingerprint is the same for the same finding in the next draft."""

import hashlib

from twin.app.documents.shapes import Document, point
from twin.model.finding import Finding


def finding_document(finding: Finding) -> Document:
    """Return one finding."""
    clause, subject = finding.clause, finding.subject
    return {
        "code": finding.code,
        "name": finding.name,
        "clause": {"standard": clause.standard, "section": clause.section, "modality": clause.modality.value},
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "evidence": finding.evidence.value,
        "subject": {"id": subject.id, "kind": subject.kind, "name": subject.name, "storey": subject.storey},
        "at": None if finding.at is None else point(finding.at),
        "observed": finding.observed,
        "required": finding.required,
        "unit": finding.unit,
        "missing": finding.missing,
        "message": finding.message,
        "fix": finding.fix,
        "fingerprint": fingerprint(finding),
    }


def fingerprint(finding: Finding) -> str:
    """Return what stays the same of a finding while its element, rule and missing datum do."""
    # What is no element of the model is known by its place.
    known_by = finding.subject.id or f"{finding.subject.storey or ''}{finding.subject.name}"
    parts = (finding.code, known_by, finding.subject.kind, finding.missing or "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
