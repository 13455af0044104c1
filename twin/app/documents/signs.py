"""What was found of a place's signs, as JSON."""

from collections.abc import Iterable

from twin.app.continuity import Continuity, Gap
from twin.app.continuity_words import list_findings, name_datum, say_proved
from twin.app.documents.findings import finding_document
from twin.app.documents.ingest import sign_document
from twin.app.documents.shapes import Document, degrees, metres, point, polygons
from twin.app.sign_lint import SignLint
from twin.app.sign_proposals import Proposals
from twin.app.target_names import TargetNames
from twin.model.continuity import Break, Chain, Decision, Link, Want
from twin.model.finding import Verdict
from twin.model.terms import LANGUAGES
from twin.signage.faces import SeenFace


def signs_document(
    continuity: Continuity, lint: SignLint, names: TargetNames, proposals: Proposals | None = None
) -> Document:
    """Return the proof of continuity for each origin, destination and profile, the catchments, findings, proposals."""
    twin = continuity.prover.faces.twin
    broken = {found: number for number, gap in enumerate(continuity.gaps) for found in map(id, gap.breaks)}
    outcomes: list[Chain | Break] = [*continuity.chains, *(found for gap in continuity.gaps for found in gap.breaks)]
    pairs = sorted(outcomes, key=lambda one: (one.journey.profile, one.journey.origin, one.journey.goal.id))
    findings = (*list_findings(continuity, names), *lint.findings)
    return {
        "model": {"sha256": twin.file.sha256},
        "today": lint.today,
        "profiles": list(continuity.asked),
        "summary": {
            "pairs": len(continuity.walked.journeys),
            "proved": len(continuity.chains),
            "unknown": continuity.unknown,
            "visitors_proved": round(continuity.proved_share, 6),
            **{verdict.value: count for verdict, count in lint.count().items() if verdict is not Verdict.UNKNOWN},
            "statement": {language: say_proved(continuity, language) for language in LANGUAGES},
        },
        "unreachable": [
            {"profile": profile, "from": origin, "to": goal} for profile, origin, goal in continuity.walked.unreachable
        ],
        "pairs": [_pair(outcome, broken.get(id(outcome))) for outcome in pairs],
        "breaks": [gap_document(gap) for gap in continuity.gaps],
        "catchments": [_catchment(seen) for seen in continuity.prover.faces.list_seen()],
        "findings": [finding_document(finding) for finding in findings],
        "proposals": None if proposals is None else _proposals(proposals),
    }


def _proposals(proposals: Proposals) -> Document:
    found = proposals.signs
    return {
        "signs": [
            {"work": each.work.value, "sign": sign_document(each.sign), "mends": each.mends, "visitors": each.share}
            for each in found.signs
        ],
        "pairs": found.journeys,
        "proved": found.proved,
        "cost": found.cost,
        "bound": found.bound,
        "gap": found.gap,
        "anchors": [
            {"storey": anchor.storey, "at": point(anchor.at), "decisions": anchor.decisions}
            for anchor in proposals.anchors.anchors
        ],
        "anchors_bound": proposals.anchors.bound,
        "anchors_within": proposals.anchors.within,
    }


def certificate_document(continuity: Continuity) -> Document:
    """
    Return the proofs themselves: every chain, link by link, with where each sign is read.

    Decisions that chains share are written once, as ``decisions``; links name them by their place in that list.
    """
    numbers: dict[int, int] = {}
    decisions: list[Decision] = []
    for chain in continuity.chains:
        for decision in chain.journey.decisions:
            if id(decision) not in numbers:
                numbers[id(decision)] = len(decisions)
                decisions.append(decision)
    return {
        "model": {"sha256": continuity.prover.faces.twin.file.sha256},
        "today": continuity.today,
        "decisions": [_decision(decision) for decision in decisions],
        "chains": [_chain(chain, numbers) for chain in continuity.chains],
    }


def _pair(outcome: Chain | Break, gap: int | None) -> Document:
    journey = outcome.journey
    unknown = isinstance(outcome, Break) and outcome.want is Want.DATUM
    verdict = Verdict.PASS if isinstance(outcome, Chain) else Verdict.UNKNOWN if unknown else Verdict.FAIL
    return {
        "from": journey.origin,
        "to": journey.goal.id,
        "profile": journey.profile,
        "verdict": verdict.value,
        "signs": _list_signs(outcome.links),
        "break": gap,
    }


def _list_signs(links: Iterable[Link]) -> list[str]:
    """Return the signs of a chain in the order in which they are read, one that goes on leading once."""
    return list(dict.fromkeys(link.line.sign for link in links))


def gap_document(gap: Gap) -> Document:
    """Return a place where signs leave people alone."""
    line = gap.worst.line
    return {
        "kind": gap.decision.kind.value,
        "want": gap.worst.want.value,
        "storey": gap.decision.storey,
        "at": point(gap.decision.at),
        "onward_deg": degrees(gap.decision.onward_rad),
        "arrow": gap.worst.arrow.value,
        "sign": None if line is None else {"id": line.sign, "face": line.face, "legend": line.legend},
        "missing": name_datum(gap),
        "pairs": len(gap.breaks),
        "visitors": round(gap.share, 6),
        "profiles": list(gap.profiles),
        "goals": list(gap.goals),
    }


def _catchment(seen: SeenFace) -> Document:
    region = seen.catchment.region
    return {
        "sign": seen.sign.id,
        "face": seen.index,
        "reader": seen.reader.name,
        "area_m2": None if seen.catchment.missing else metres(region.area),
        "missing": None if seen.catchment.missing is None else seen.catchment.missing.value,
        "polygons": polygons(region),
    }


def _decision(decision: Decision) -> Document:
    return {
        "kind": decision.kind.value,
        "storey": decision.storey,
        "at": [*decision.at],
        "onward_rad": decision.onward_rad,
        "rises": decision.rises,
        "via": decision.via,
        "before": [[*place] for place in decision.before],
        "onward": [[*place] for place in decision.onward],
        "sections": [
            {"corners": [[*corner] for corner in section.corners], "heading_rad": section.heading_rad}
            for section in decision.sections
        ],
    }


def _chain(chain: Chain, numbers: dict[int, int]) -> Document:
    journey = chain.journey
    return {
        "from": journey.origin,
        "to": journey.goal.id,
        "profile": journey.profile,
        "links": [
            {
                "decision": numbers[id(decision)],
                "sign": link.line.sign,
                "face": link.line.face,
                "legend": link.line.legend,
                "target": link.target,
                "role": link.role.value,
                "run": [*link.run],
            }
            for decision, link in zip(journey.decisions, chain.links, strict=True)
        ],
    }
