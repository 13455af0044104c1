"""Use case: what is wrong with the signs of a place. The checks ask for ways through a port that routing fills."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from twin.app.journeys import list_shut
from twin.app.open_place import Ground, OpenPlace
from twin.model.finding import Finding, Verdict
from twin.model.ids import PortalId, SignId, StoreyId
from twin.model.passage import Access, Point3
from twin.model.route import Leg, Location, Route
from twin.model.rule import Report
from twin.model.twin import Twin
from twin.signage.lint.catalogue import CHECKS
from twin.signage.lint.survey import Onward, Step, Survey
from twin.signage.targets import list_spots

SET_OUT_M: Final = (3.0, 6.0)
"""Where a way leads is seen from so far along it (E)."""
WALKING: Final = "walking"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLint:
    """The reports of all checks, in the order of their codes, on one day."""

    today: str
    reports: tuple[Report, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, check by check, in the order of the signs' ids."""
        return tuple(finding for one in self.reports for finding in one.findings)

    def count(self) -> Mapping[Verdict, int]:
        """Return how many elements passed, and how many findings failed or stayed unknown."""
        found = self.findings
        counts = {verdict: sum(one.verdict is verdict for one in found) for verdict in (Verdict.FAIL, Verdict.UNKNOWN)}
        return {Verdict.PASS: sum(one.passed for one in self.reports), **counts}


def lint_signs(
    place: OpenPlace,
    *,
    today: date,
    codes: Iterable[str] | None = None,
    without: Collection[SignId] = (),
    closed: frozenset[str] = frozenset(),
) -> SignLint:
    """
    Check the signs of a place.

    Parameters
    ----------
    today
        Signs that are valid for a time are held against it.
    codes
        The checks to run, all where not given.
    without
        Signs that are taken away.
    closed
        What nobody gets through.
    """
    wanted = None if codes is None else frozenset(codes)
    signs = {key: sign for key, sign in place.twin.signs.items() if key not in without}
    twin = replace(place.twin, signs=signs) if without else place.twin
    survey = Survey(twin=twin, today=today.isoformat(), onward=build_onward(place, closed=closed))
    reports = tuple(check(survey) for code, check in CHECKS.items() if wanted is None or code in wanted)
    return SignLint(today=survey.today, reports=reports)


def build_onward(place: OpenPlace, profile: str = WALKING, *, closed: frozenset[str] = frozenset()) -> Onward:
    """Return how the way from a place to the nearest instance of a target sets out, as somebody of a profile goes."""
    shut = closed | list_shut(place.twin, closed)

    @cache
    def list_goals(target: str) -> tuple[Location, ...]:
        ground = place.ground(profile)
        return tuple(_list_goals(place.twin, ground, target, shut))

    def onward(storey: StoreyId, at: Point3, target: str) -> Step | None:
        from twin.routing.questions.nearest import find_nearest_route  # noqa: PLC0415  # loaded with the ground

        goals = list_goals(target)
        near = [goal for goal in goals if goal.storey == storey] or goals
        if not near:
            return None
        start = Location(storey=storey, x_m=at[0], y_m=at[1])
        way = find_nearest_route(place.ground(profile).under(closed), [start], near)
        return _set_out(way) if isinstance(way, Route) and way.legs else None

    return onward


def _list_goals(twin: Twin, ground: Ground, target: str, shut: frozenset[str]) -> Iterator[Location]:
    kind, _, name = target.partition(":")
    elements = list(list_spots(twin, target))
    if target == "exit":
        portals = [twin.portals[PortalId(element)] for element in elements]
        elements = [one.id for one in portals if one.access is None or one.access.value is Access.PUBLIC]
    if kind == "storey":
        elements = [space.id for space in twin.list_spaces(StoreyId(name)) if space.navigable]
    for element in elements:
        stand = None if element in shut else ground.stand_at(element)
        if stand is not None:
            yield stand


def _set_out(way: Route) -> Step:
    """Return how a way sets out: to where it is some metres off, or to the end of its first leg."""
    first, *others = way.legs
    near = first.length_m <= SET_OUT_M[0] and others
    rising = others[0] if near and first.connector is None else first
    return Step(headings_rad=tuple(_heading(first, far_m) for far_m in SET_OUT_M), rises=_rises(rising))


def _heading(leg: Leg, far_m: float) -> float:
    start = leg.path[0]
    gone = next((p for p in leg.path if math.dist(p[:2], start[:2]) > far_m), leg.path[-1])
    return math.atan2(gone[1] - start[1], gone[0] - start[0])


def _rises(leg: Leg) -> bool | None:
    return None if leg.connector is None else leg.path[-1][2] > leg.path[0][2]
