"""Use case: which signs would lead everybody all the way, and where codes should hang for who is lost."""

from dataclasses import dataclass
from typing import Final

from twin.app.continuity import Continuity, list_readers
from twin.app.journeys import list_via_targets
from twin.app.open_place import OpenPlace
from twin.app.sign_lint import build_onward
from twin.app.target_names import TargetNames
from twin.model.sign import Arrow, Legend
from twin.model.sign_proposal import Anchors, SignProposal
from twin.signage.repair.anchors import place_anchors
from twin.signage.repair.proposal import propose

WITHIN: Final = 2
"""Nobody makes more decisions than these before the next code, if nobody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """The signs that are proposed, and the places for codes."""

    signs: SignProposal
    anchors: Anchors


def propose_signs(place: OpenPlace, continuity: Continuity, names: TargetNames, *, within: int = WITHIN) -> Proposals:
    """Return what would make the ways of a place provable; each sign has been looked at by the proof."""
    journeys = continuity.walked.journeys
    via = list_via_targets(continuity.prover.faces.twin)

    def name(target: str) -> Legend | None:
        zh, en = (names.word(target, language) for language in ("zh-CN", "en"))
        if zh is None:
            return None
        return Legend(arrow=Arrow.NONE, target=target, zh=zh, en=en, symbol=names.symbol(target))

    return Proposals(
        signs=propose(
            continuity.prover, journeys, via, list_readers(continuity.asked), name, onward=build_onward(place)
        ),
        anchors=place_anchors(journeys, within=within),
    )
