"""What a proof of continuity found, as shapes for a picture."""

from collections.abc import Iterator

import shapely

from twin.app.continuity import Continuity
from twin.app.continuity_words import say_gap
from twin.app.target_names import TargetNames
from twin.model.continuity import Decision, Link
from twin.model.overlay import Area, Gap, SignageOverlay, Tie

ALIKE_M = 1.0
"""Places nearer than this, from which one sign is read, are drawn once."""


def overlay_signage(continuity: Continuity, names: TargetNames, language: str) -> SignageOverlay:
    """Return catchments, what is proved where, and where it breaks with who is stopped there."""
    return SignageOverlay(
        catchments=tuple(_list_catchments(continuity)),
        decisions=tuple(_list_decisions(continuity)),
        links=tuple(_list_ties(continuity)),
        breaks=tuple(
            Gap(
                storey=gap.decision.storey,
                at=gap.decision.at[:2],
                name=f"{gap.share:.1%} {say_gap(gap, names, language)}",
            )
            for gap in continuity.gaps
        ),
    )


def _list_catchments(continuity: Continuity) -> Iterator[Area]:
    for seen in continuity.prover.faces.list_seen():
        if not seen.catchment.region.is_empty:
            name = f"{seen.sign.name} {seen.sign.id} ({seen.reader.name})"
            yield Area(storey=seen.sign.storey, shape=seen.catchment.region, name=name)


def _list_decisions(continuity: Continuity) -> Iterator[Area]:
    """Yield where people have to read who are stopped."""
    for gap in continuity.gaps:
        bands = [shapely.Polygon(section.corners) for section in gap.decision.sections]
        yield Area(storey=gap.decision.storey, shape=shapely.union_all(bands), name=gap.decision.kind.value)


def _list_ties(continuity: Continuity) -> Iterator[Tie]:
    signs = continuity.prover.faces.twin.signs
    drawn = set()
    for chain in continuity.chains:
        for decision, link in zip(chain.journey.decisions, chain.links, strict=True):
            x, y = _read_at(decision, link)
            key = (decision.storey, round(x / ALIKE_M), round(y / ALIKE_M), link.line.sign)
            if key not in drawn:
                drawn.add(key)
                sign = signs[link.line.sign]
                yield Tie(storey=decision.storey, reader=(x, y), sign=sign.at[:2], name=sign.name)


def _read_at(decision: Decision, link: Link) -> tuple[float, float]:
    """Return the middle of the run from which a sign is read."""
    return decision.sections[sum(link.run) // 2].centre
