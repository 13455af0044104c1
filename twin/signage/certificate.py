"""A chain of signs as a document that somebody else can check against the building, without this engine."""

from collections.abc import Sequence

from twin.model.continuity import Chain, Decision, Link, Section
from twin.signage.legibility import Reader

Document = dict[str, object]

FORM = "twin-sign-chain/1"


def certify(chain: Chain, reader: Reader, *, today: str | None) -> Document:
    """
    Return a chain as a document: who reads, the decisions on the way, and the line that answers each.

    It claims that every place of each link's run of sections that is floor
    sees the whole face near enough, and that the line is true there; the
    building itself is not in it. Lengths in metres, angles in radians.
    """
    journey = chain.journey
    return {
        "form": FORM,
        "profile": journey.profile,
        "today": today,
        "reader": {
            "name": reader.name,
            "eye_height_m": reader.eye_height_m.value,
            "letter_ratio": reader.letter_ratio.value,
        },
        "origin": journey.origin,
        "goal": {"id": journey.goal.id, "own": sorted(journey.goal.own), "wider": sorted(journey.goal.wider)},
        "decisions": [
            _decision(decision) | {"link": _link(link)}
            for decision, link in zip(journey.decisions, chain.links, strict=True)
        ],
    }


def _decision(decision: Decision) -> Document:
    return {
        "kind": decision.kind.value,
        "storey": decision.storey,
        "at": list(decision.at),
        "onward_rad": decision.onward_rad,
        "rises": decision.rises,
        "via": decision.via,
        "within": decision.within,
        "sections": [_section(section) for section in decision.sections],
        "before": _places(decision.before),
        "onward": _places(decision.onward),
    }


def _section(section: Section) -> Document:
    return {
        "centre": list(section.centre),
        "corners": _places(section.corners),
        "heading_rad": section.heading_rad,
    }


def _places(places: Sequence[tuple[float, float]]) -> list[list[float]]:
    return [list(place) for place in places]


def _link(link: Link) -> Document:
    return {
        "sign": link.line.sign,
        "face": link.line.face,
        "legend": link.line.legend,
        "role": link.role.value,
        "target": link.target,
        "run": list(link.run),
    }
