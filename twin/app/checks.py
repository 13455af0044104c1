"""Use case: a place held against every clause: rules of the building, of its signs, and what people have to sign."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from twin.app.open_place import OpenPlace
from twin.app.signatures import hold_against
from twin.app.waivers import Waiver, waive, without
from twin.errors import UnknownIdError
from twin.model.dossier import Signature
from twin.model.finding import Finding, Severity, Verdict
from twin.model.rule import Report, Rule
from twin.rules import catalogue as building
from twin.rules.attestations import list_attestations
from twin.rules.case import Case
from twin.rules.clauses import load_requirements
from twin.rules.ground import Ground

if TYPE_CHECKING:
    from twin.app.continuity import Continuity

CONTINUITY: Final = "SGN201"
"""Proved over all pairs of places, which takes a minute: only where it is asked for by its code."""
GRAVITY: Final = (Severity.SHALL, Severity.SHOULD, Severity.ADVICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """
    What was found on one day.

    ``attestations`` is what people have to sign; ``not_run`` lists the codes
    that were left out since nobody asked for them by name. ``signed`` is what
    people did sign, and have to no more. ``aside`` holds the fingerprints of findings that are waived, or were known before.
    """

    today: str
    reports: tuple[Report, ...]
    proved: tuple[Finding, ...]
    attestations: tuple[Finding, ...]
    not_run: tuple[str, ...]
    aside: frozenset[str] = frozenset()
    about_waivers: tuple[Finding, ...] = ()
    signed: tuple[Signature, ...] = ()

    @property
    def everything(self) -> tuple[Finding, ...]:
        """All findings, by code; what people have to sign comes last."""
        return (*(found for one in self.reports for found in one.findings), *self.proved, *self.attestations)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings but those that were set aside; what is wrong with waivers comes last."""
        return (*without(self.everything, self.aside), *self.about_waivers)

    def set_aside(self, waivers: Sequence[Waiver], known_before: frozenset[str]) -> "Checked":
        """Return the same, without what somebody answers for and what was known before."""
        ran = {one.rule.code for one in self.reports} | {found.code for found in self.proved}
        asked = [waiver for waiver in waivers if waiver.code in ran]
        waived, wrong = waive(self.everything, asked, date.fromisoformat(self.today))
        return replace(self, aside=waived | known_before, about_waivers=wrong)

    def with_signatures(self, signatures: Sequence[Signature]) -> "Checked":
        """Return the same with what people have signed; raises ``TwinError`` where nobody asked for it."""
        hold_against(signatures, self.attestations)
        done = {each.code for each in signatures}
        left = tuple(found for found in self.attestations if found.code not in done)
        return replace(self, attestations=left, signed=tuple(signatures))

    def count(self) -> Mapping[Verdict, int]:
        """Return how many elements passed, how many findings there are of each verdict, and what rules do not apply."""
        counts = {verdict: sum(one.verdict is verdict for one in self.findings) for verdict in Verdict}
        counts[Verdict.PASS] = sum(one.passed for one in self.reports)
        counts[Verdict.NOT_APPLICABLE] = sum(not one.examined for one in self.reports)
        return counts

    def fails(self, least: Severity) -> bool:
        """Tell whether anything fails that is at least so grave."""
        grave = GRAVITY[: GRAVITY.index(least) + 1]
        return any(one.verdict is Verdict.FAIL and one.severity in grave for one in self.findings)


def list_rules() -> Mapping[str, Rule]:
    """Return all rules that are decided element by element, by code."""
    from twin.signage.lint import catalogue as signs  # noqa: PLC0415  # loads the compiler

    return dict(sorted({**building.RULES, **signs.RULES}.items()))


def check_place(place: OpenPlace, *, today: date, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Checked:
    """
    Hold a place against the rules.

    Parameters
    ----------
    today
        What is dated is held against it.
    select, ignore
        Codes, beginnings of codes, or sections of the standard; all where
        nothing is selected. Raises ``UnknownIdError`` where one means nothing.
    """
    from twin.app.sign_lint import lint_signs  # noqa: PLC0415  # loads the compiler

    select, ignore = tuple(select), tuple(ignore)
    chosen = choose_codes(select, ignore)
    day = today.isoformat()
    case = Case(twin=place.twin, today=day, ground=Ground(twin=place.twin))
    reports = [check(case) for code, check in building.CHECKS.items() if code in chosen]
    signs = lint_signs(place, today=today, codes=chosen)
    asked = CONTINUITY in chosen and any(CONTINUITY.startswith(one) for one in select)
    return Checked(
        today=day,
        reports=tuple(sorted((*reports, *signs.reports), key=lambda one: one.rule.code)),
        proved=_prove(place, day) if asked else (),
        attestations=tuple(found for found in list_attestations(place.twin) if found.code in chosen),
        not_run=() if asked or CONTINUITY not in chosen else (CONTINUITY,),
    )


def choose_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes that are meant; raises ``UnknownIdError`` where one means nothing."""
    sections = _sections()
    taken = frozenset(code for one in select for code in _match(one, sections)) or frozenset(sections)
    return taken - frozenset(code for one in ignore for code in _match(one, sections))


def _match(asked: str, sections: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the codes that begin so, or that decide a section of that number or under it."""
    found = frozenset(
        code
        for code, read in sections.items()
        if code.startswith(asked) or any(one == asked or one.startswith(f"{asked}.") for one in read)
    )
    if not found:
        msg = f"no rule and no clause is called {asked!r}: give a code (ACC101), the beginning of codes (ACC) or a section"
        raise UnknownIdError(msg)
    return found


def _sections() -> Mapping[str, frozenset[str]]:
    """Return the sections of the standard that each code decides."""
    found: dict[str, set[str]] = {code: {rule.clause.section} for code, rule in list_rules().items()}
    for requirement in load_requirements().values():
        signed = () if requirement.attestation is None else (requirement.attestation.code,)
        for code in (*requirement.rules, *signed):
            found.setdefault(code, set()).add(requirement.section)
    return {code: frozenset(read) for code, read in sorted(found.items())}


def _prove(place: OpenPlace, today: str) -> tuple[Finding, ...]:
    from twin.app.continuity import prove_continuity  # noqa: PLC0415  # loads the solver
    from twin.app.continuity_words import list_findings  # noqa: PLC0415
    from twin.app.target_names import TargetNames  # noqa: PLC0415

    continuity: Continuity = prove_continuity(place, today=today)
    return list_findings(continuity, TargetNames(place))
