"""Use case: what becomes of wayfinding when signs are taken away, or something is closed."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from twin.app.closures import list_closable
from twin.app.continuity import Continuity, Gap, gather, list_gaps, list_readers, prove_continuity
from twin.app.journeys import PROFILES, list_journeys, list_shut, list_via_targets
from twin.app.open_place import OpenPlace
from twin.app.sign_lint import build_onward, lint_signs
from twin.app.target_names import TargetNames
from twin.errors import UnknownIdError
from twin.model.continuity import Journey
from twin.model.finding import Finding, Modality, Verdict
from twin.model.ids import SignId
from twin.model.rule import fail, make_rule, spot_of
from twin.model.sign import Legend, Sign
from twin.model.twin import Twin
from twin.signage.proof import Prover
from twin.signage.targets import list_spots

RULE: Final = make_rule("SGN202", "leads-to-closed", "6.1.4.15", Modality.SHALL)
"""A line to what is closed is invalid (失效) for as long as it is."""
CANDIDATES: Final = 8
"""So many signs are listed where several have the name."""
Pair = tuple[str, str, str]
"""Profile, origin, goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignChange:
    """What is to be tried: signs that are taken away; portals, connectors and spaces that are closed."""

    without: tuple[SignId, ...] = ()
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """A pair that had a way and has none now."""

    profile: str
    origin: str
    goal: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """
    What a change does.

    ``lost`` are the places where those are left alone now who were led all
    the way before. ``findings`` are failed checks that did not fail before,
    lines first that lead to what is closed.
    """

    change: SignChange
    before: Continuity
    after: Continuity
    cut_off: tuple[CutOff, ...]
    lost: tuple[Gap, ...]
    findings: tuple[Finding, ...]

    @property
    def lost_pairs(self) -> int:
        """How many pairs lost the signs that led them."""
        return sum(len(gap.breaks) for gap in self.lost)

    @property
    def harms(self) -> bool:
        """Whether anybody is worse off, or any sign is wrong now."""
        return bool(self.cut_off or self.lost or self.findings)


def name_change(place: OpenPlace, *, without: Sequence[str] = (), closed: Sequence[str] = ()) -> SignChange:
    """
    Return a change in the words of a person.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        If something is not there, or several things have the name.
    """
    signs = dict.fromkeys(_find_sign(place.twin, said) for said in without)
    return SignChange(
        without=tuple(signs), closed=frozenset(element for said in closed for element in list_closable(place, said))
    )


def try_change(place: OpenPlace, change: SignChange, profiles: tuple[str, ...] = PROFILES, *, today: date) -> Aftermath:
    """Return whom a change cuts off, who is led no more, and which signs it makes wrong."""
    before = prove_continuity(place, profiles, today=today.isoformat())
    after = _prove_after(place, change, before)
    ways = {_pair(journey): journey for journey in before.walked.journeys}
    led = {_pair(chain.journey) for chain in before.chains}
    lost = [found for gap in after.gaps for found in gap.breaks if _pair(found.journey) in led]
    return Aftermath(
        change=change,
        before=before,
        after=after,
        cut_off=tuple(
            CutOff(profile=pair[0], origin=pair[1], goal=pair[2], share=ways[pair].weight / len(profiles))
            for pair in after.walked.unreachable
            if pair in ways
        ),
        lost=list_gaps(lost, len(profiles)),
        findings=(*_list_dead_lines(place, change), *_list_new_failures(place, change, today)),
    )


def share_cut_off(aftermath: Aftermath) -> float:
    """Return the visitors who have no way any more, as a share of all."""
    return math.fsum(one.share for one in aftermath.cut_off)


def _find_sign(twin: Twin, said: str) -> SignId:
    if SignId(said) in twin.signs:
        return SignId(said)
    named = [sign.id for sign in twin.signs.values() if sign.name == said]
    if len(named) == 1:
        return named[0]
    if not named:
        msg = f"no sign has the GlobalId or name {said!r}; twin ingest --json lists the signs"
        raise UnknownIdError(msg)
    some = ", ".join(named[:CANDIDATES]) + (" …" if len(named) > CANDIDATES else "")
    msg = f"{len(named)} signs are called {said!r}: give the GlobalId of one: {some}"
    raise UnknownIdError(msg)


def _pair(journey: Journey) -> Pair:
    return journey.profile, journey.origin, journey.goal.id


def _prove_after(place: OpenPlace, change: SignChange, before: Continuity) -> Continuity:
    """Return what is proved after a change; where only signs go, what does not hang on them is kept."""
    if not change.closed:
        prover = before.prover.with_signs((), change.without)
        return gather(before.walked, prover.prove_all(before.walked.journeys), prover, before.asked, before.today)
    faces = before.prover.faces
    prover = Prover(
        faces.with_signs((), change.without) if change.without else faces,
        list_via_targets(place.twin),
        list_readers(before.asked),
    )
    walked = list_journeys(place, before.asked, closed=change.closed)
    return gather(walked, prover.prove_all(walked.journeys), prover, before.asked, before.today)


def _list_dead_lines(place: OpenPlace, change: SignChange) -> Iterator[Finding]:
    """Yield the lines that name what is closed, or what nobody gets to from them any more."""
    if not change.closed:
        return
    names = TargetNames(place)
    shut = change.closed | list_shut(place.twin, change.closed)
    open_way, closed_way = build_onward(place), build_onward(place, closed=change.closed)
    for sign in place.twin.signs.values():
        lines = {legend.target: legend for face in sign.faces for legend in face.legends or () if legend.target}
        for target, legend in lines.items() if sign.id not in change.without else ():
            at = sign.at
            if _is_out_of_use(place.twin, target, shut):
                yield _find_dead(sign, legend, names, is_shut=True)
            elif open_way(sign.storey, at, target) and closed_way(sign.storey, at, target) is None:
                yield _find_dead(sign, legend, names, is_shut=False)


def _is_out_of_use(twin: Twin, target: str, shut: frozenset[str]) -> bool:
    """Whether all that a target may mean is closed."""
    spots = set(list_spots(twin, target))
    served = {one for one, targets in list_via_targets(twin).items() if one in twin.connectors and target in targets}
    return bool(spots | served) and (spots | served) <= shut


def _find_dead(sign: Sign, legend: Legend, names: TargetNames, *, is_shut: bool) -> Finding:
    target = legend.target or ""
    zh, en = legend.zh or names.name(target, "zh-CN"), legend.en or legend.zh or names.name(target, "en")
    return fail(
        RULE,
        spot_of(sign),
        message=(
            f"“{zh}”所指之处已关闭" if is_shut else f"从这里已无路可到“{zh}”",
            f"{en}, which this sign names, is closed" if is_shut else f"No way leads from here to {en} any more",
        ),
        fix=(
            f"关闭期间遮盖“{zh}”一行，并注明替代路线",
            f"Cover the line {en} for as long as it is closed, and say where to go instead",
        ),
        observed=target,
    )


def _list_new_failures(place: OpenPlace, change: SignChange, today: date) -> Iterator[Finding]:
    """Yield the failed checks that did not fail before: arrows into the closure, what no sign says any more."""
    before = {_sign_of(found) for found in lint_signs(place, today=today).findings}
    after = lint_signs(place, today=today, without=change.without, closed=change.closed)
    for found in after.findings:
        if found.verdict is Verdict.FAIL and _sign_of(found) not in before:
            yield found


def _sign_of(found: Finding) -> tuple[str, Verdict, str | None, str]:
    return found.code, found.verdict, found.subject.id, found.message["zh-CN"]
