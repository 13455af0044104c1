"""What every check of any engine shares: its rule, how a finding of it is made, and how much it looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict
from twin.model.limits import Limit
from twin.model.passage import Point3
from twin.model.sign import Sign
from twin.model.twin import Twin

STANDARD: Final = "DB46/T 659-2024"

SEVERITIES: Final = {
    Modality.SHALL: Severity.SHALL,
    Modality.SHALL_NOT: Severity.SHALL,
    Modality.SHOULD: Severity.SHOULD,
    Modality.SHOULD_NOT: Severity.SHOULD,
    Modality.MAY: Severity.ADVICE,
    Modality.STATEMENT: Severity.ADVICE,
}
_UNPROVEN: Final = frozenset({Evidence.M, Evidence.E})

Value = float | str | None


Words = tuple[str, str]
"""Chinese, English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    What there is to know of a rule before one believes it.

    ``needs`` names the data as an author would look for them; ``blind`` says
    what the rule cannot see.
    """

    what: Words
    why: Words
    needs: tuple[str, ...]
    blind: Words
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check's code and name, the clause that it reads, and its page."""

    code: str
    name: str
    clause: Clause
    page: Page | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """
    What a check found, and how much it looked at.

    ``examined`` counts the elements that the rule speaks of; those among
    them without a finding have passed. Where it is zero, nothing has.
    ``not_applicable`` counts those that it was asked of and does not speak of.
    """

    rule: Rule
    examined: int
    passed: int
    findings: tuple[Finding, ...]
    not_applicable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What a finding speaks of, and where that is."""

    subject: Subject
    at: Point3 | None


def make_rule(code: str, name: str, section: str, modality: Modality, *, standard: str = STANDARD) -> Rule:
    """Return a rule of a clause."""
    return Rule(code=code, name=name, clause=Clause(standard=standard, section=section, modality=modality))


def spot_of(sign: Sign) -> Spot:
    """Return a sign as what a finding speaks of."""
    return Spot(subject=Subject(id=sign.id, kind="sign", name=sign.name, storey=sign.storey), at=sign.at)


def place_of(twin: Twin) -> Spot:
    """Return the whole place as what a finding speaks of: something is nowhere in it."""
    name = "" if twin.place.name is None else twin.place.name.value
    return Spot(subject=Subject(id=twin.place.id, kind="place", name=name), at=None)


def fail(
    rule: Rule,
    spot: Spot,
    *,
    message: tuple[str, str],
    fix: tuple[str, str],
    observed: Value = None,
    required: Value = None,
    unit: str | None = None,
    evidence: Evidence = Evidence.NONE,
) -> Finding:
    """Return that a rule is broken; words are in Chinese and English, *evidence* is that of the number that decided."""
    return Finding(
        code=rule.code,
        name=rule.name,
        clause=rule.clause,
        verdict=Verdict.FAIL,
        severity=Severity.ADVICE if evidence in _UNPROVEN else SEVERITIES[rule.clause.modality],
        evidence=evidence,
        subject=spot.subject,
        at=spot.at,
        observed=float(observed) if isinstance(observed, float) else observed,  # numpy's are floats nobody can write
        required=required,
        unit=unit,
        message=_by_language(message),
        fix=_by_language(fix),
    )


def unknown(rule: Rule, spot: Spot, missing: str, message: Words, *, fix: Words | None = None) -> Finding:
    """Return that nobody can know from this model; *missing* names the datum that would decide, *fix* how it is had."""
    return Finding(
        code=rule.code,
        name=rule.name,
        clause=rule.clause,
        verdict=Verdict.UNKNOWN,
        severity=SEVERITIES[rule.clause.modality],
        evidence=Evidence.NONE,
        subject=spot.subject,
        at=spot.at,
        missing=missing,
        message=_by_language(message),
        fix=_by_language(fix or (f"在模型中填写 {missing}", f"State {missing} in the model")),
    )


def report(rule: Rule, judged: Iterable[Sequence[Finding] | None]) -> Report:
    """Return the report on elements: their findings, none where they pass, ``None`` where the rule does not apply."""
    asked = list(judged)
    applicable = [findings for findings in asked if findings is not None]
    return Report(
        rule=rule,
        examined=len(applicable),
        passed=sum(not findings for findings in applicable),
        findings=tuple(finding for findings in applicable for finding in findings),
        not_applicable=len(asked) - len(applicable),
    )


def _by_language(words: tuple[str, str]) -> dict[str, str]:
    return {"zh-CN": words[0], "en": words[1]}
