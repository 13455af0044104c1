"""What only a person can say: one finding for each signature that the standard asks for."""

from typing import Final

from twin.model.finding import Clause, Evidence, Finding, Verdict
from twin.model.rule import SEVERITIES, place_of
from twin.model.twin import Twin
from twin.rules.clauses import STANDARD, Attestation, Requirement, load_requirements

NAME: Final = "to-be-signed"


def list_attestations(twin: Twin) -> tuple[Finding, ...]:
    """Return what has to be signed for a place, in the order of the standard; none of it is ever a pass."""
    return tuple(
        _finding(twin, one, one.attestation) for one in load_requirements().values() if one.attestation is not None
    )


def _finding(twin: Twin, requirement: Requirement, attestation: Attestation) -> Finding:
    asked = attestation.asked
    return Finding(
        code=attestation.code,
        name=NAME,
        clause=Clause(standard=STANDARD, section=requirement.section, modality=requirement.modality),
        verdict=Verdict.ATTEST,
        severity=SEVERITIES[requirement.modality],
        evidence=Evidence.NONE,
        subject=place_of(twin).subject,
        missing=asked["zh-CN"],
        message={"zh-CN": f"须由人签字确认：{asked['zh-CN']}", "en": f"A person has to sign: {asked['en']}"},
        fix={"zh-CN": f"附上：{asked['zh-CN']}", "en": f"Attach: {asked['en']}"},
    )
