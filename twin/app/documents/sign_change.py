"""What a change of signs or a closure does, as JSON."""

from twin.app.continuity import Continuity
from twin.app.documents.findings import finding_document
from twin.app.documents.shapes import Document
from twin.app.documents.signs import gap_document
from twin.app.sign_change_words import say_change
from twin.app.sign_changes import Aftermath, share_cut_off
from twin.app.target_names import TargetNames
from twin.model.terms import LANGUAGES


def sign_change_document(aftermath: Aftermath, names: TargetNames) -> Document:
    """Return whom a change cuts off, who is led no more with where that is, and the signs that it makes wrong."""
    return {
        "model": {"sha256": aftermath.before.prover.faces.twin.file.sha256},
        "today": aftermath.before.today,
        "profiles": list(aftermath.before.asked),
        "without": list(aftermath.change.without),
        "closed": sorted(aftermath.change.closed),
        "statement": {language: say_change(aftermath, names, language) for language in LANGUAGES},
        "before": _count(aftermath.before),
        "after": _count(aftermath.after),
        "visitors_cut_off": round(share_cut_off(aftermath), 6),
        "cut_off": [
            {"profile": one.profile, "from": one.origin, "to": one.goal, "visitors": round(one.share, 6)}
            for one in aftermath.cut_off
        ],
        "lost": [
            {
                "profile": found.journey.profile,
                "from": found.journey.origin,
                "to": found.journey.goal.id,
                "break": number,
            }
            for number, gap in enumerate(aftermath.lost)
            for found in gap.breaks
        ],
        "breaks": [gap_document(gap) for gap in aftermath.lost],
        "findings": [finding_document(finding) for finding in aftermath.findings],
    }


def _count(continuity: Continuity) -> Document:
    return {
        "pairs": len(continuity.walked.journeys),
        "proved": len(continuity.chains),
        "visitors_proved": round(continuity.proved_share, 6),
    }
