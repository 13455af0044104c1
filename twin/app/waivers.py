"""Findings that somebody answers for until a day, and those that were known before."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from twin.app.documents.findings import fingerprint
from twin.errors import TwinError
from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict

CLAUSE: Final = Clause(standard="Twin waivers", section="waivers", modality=Modality.SHALL)
ASKED: Final = frozenset({"code", "subject", "who", "why", "until"})
KNOWN_BEFORE: Final = frozenset({Verdict.FAIL, Verdict.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """What somebody answers for: a rule's findings at an element, and until when."""

    code: str
    subject: str
    who: str
    why: str
    until: date

    def covers(self, found: Finding) -> bool:
        """Tell whether a finding is what was waived."""
        return found.verdict is Verdict.FAIL and (found.code, found.subject.id) == (self.code, self.subject)


def read_waivers(text: str) -> tuple[Waiver, ...]:
    """Return the waivers of a TOML file; raises ``TwinError`` where one says too little."""
    try:
        rows = tomllib.loads(text).get("waiver", [])
    except tomllib.TOMLDecodeError as error:
        msg = f"the waivers are no TOML: {error}"
        raise TwinError(msg) from error
    return tuple(_waiver(row) for row in rows)


def _waiver(row: Mapping[str, Any]) -> Waiver:
    if (
        set(row) != ASKED
        or not isinstance(row["until"], date)
        or not (str(row["who"]).strip() and str(row["why"]).strip())
    ):
        msg = f"a waiver says code, subject, who, why and until (a date such as 2026-12-31), not {dict(row)!r}"
        raise TwinError(msg)
    return Waiver(**row)


def waive(
    findings: Sequence[Finding], waivers: Sequence[Waiver], today: date
) -> tuple[frozenset[str], tuple[Finding, ...]]:
    """Return the fingerprints that are answered for, and what is wrong with the waivers: unused, or run out."""
    valid = [waiver for waiver in waivers if waiver.until >= today]
    used = {waiver: [found for found in findings if waiver.covers(found)] for waiver in waivers}
    aside = frozenset(fingerprint(found) for waiver in valid for found in used[waiver])
    wrong = [_run_out(waiver) for waiver in waivers if waiver.until < today]
    wrong += [_unused(waiver) for waiver in valid if not used[waiver]]
    return aside, tuple(wrong)


def read_baseline(text: str) -> frozenset[str]:
    """Return the fingerprints of an earlier report; raises ``TwinError`` where it is none."""
    try:
        found = json.loads(text)["findings"]
        return frozenset(one["fingerprint"] for one in found if Verdict(one["verdict"]) in KNOWN_BEFORE)
    except (ValueError, KeyError, TypeError) as error:
        msg = "the baseline is no report of `twin check --json`"
        raise TwinError(msg) from error


def without(findings: Iterable[Finding], aside: frozenset[str]) -> tuple[Finding, ...]:
    """Return the findings that are not set aside; what people have to sign stays."""
    return tuple(found for found in findings if found.verdict not in KNOWN_BEFORE or fingerprint(found) not in aside)


def _run_out(waiver: Waiver) -> Finding:
    words = (
        f"{waiver.who}对{waiver.code}的豁免已于{waiver.until}到期",
        f"The waiver of {waiver.code} by {waiver.who} ran out on {waiver.until}",
    )
    return _finding("WVR102", "waiver-run-out", waiver, words, ("整改，或重新批准", "Mend it, or have it waived again"))


def _unused(waiver: Waiver) -> Finding:
    words = (f"{waiver.code}的豁免没有对应的问题", f"The waiver of {waiver.code} covers nothing")
    return _finding("WVR101", "waiver-unused", waiver, words, ("删除该豁免", "Take the waiver out"))


def _finding(code: str, name: str, waiver: Waiver, message: tuple[str, str], fix: tuple[str, str]) -> Finding:
    return Finding(
        code=code,
        name=name,
        clause=CLAUSE,
        verdict=Verdict.FAIL,
        severity=Severity.SHALL,
        evidence=Evidence.NONE,
        subject=Subject(id=waiver.subject, kind="waiver", name=waiver.code),
        observed=waiver.until.isoformat(),
        message={"zh-CN": message[0], "en": message[1]},
        fix={"zh-CN": fix[0], "en": fix[1]},
    )
