"""What was found: a clause, a verdict, the place, the value and the limit."""

from dataclasses import dataclass, field
from enum import StrEnum

from twin.model.passage import Point3


class Verdict(StrEnum):
    """Whether a requirement is met."""

    PASS = "pass"  # noqa: S105  # a verdict, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ATTEST = "attest"


class Modality(StrEnum):
    """The clause's own word."""

    SHALL = "shall"
    SHALL_NOT = "shall_not"
    SHOULD = "should"
    SHOULD_NOT = "should_not"
    MAY = "may"
    STATEMENT = "statement"


class Severity(StrEnum):
    """What ``--fail-on`` reads: the modality, lowered to advice where an unproven number decided."""

    SHALL = "shall"
    SHOULD = "should"
    ADVICE = "advice"


class Evidence(StrEnum):
    """How well the number that decided is known: clause text seen, paraphrase, memory, engineering default."""

    V = "V"
    S = "S"
    M = "M"
    E = "E"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A requirement of a standard; import findings use the standard ``Twin import``."""

    standard: str
    section: str
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a finding speaks of; ``id`` is a GlobalId, or ``None`` for the whole model."""

    id: str | None
    kind: str
    name: str
    storey: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One thing found.

    ``message`` and ``fix`` are by language tag, ``zh-CN`` and ``en``.
    ``missing`` names the datum that would decide an unknown one.
    """

    code: str
    name: str
    clause: Clause
    verdict: Verdict
    severity: Severity
    evidence: Evidence
    subject: Subject
    message: dict[str, str]
    fix: dict[str, str] = field(default_factory=dict)
    at: Point3 | None = None
    observed: float | str | None = None
    required: float | str | None = None
    unit: str | None = None
    missing: str | None = None
