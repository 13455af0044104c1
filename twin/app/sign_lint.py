"""Use case: what is wrong with the signs of a place. The checks ask for ways through a port that routing fills."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from twin.app.open_place import Ground, OpenPlace
from twin.model.finding import Finding, Verdict
from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.route import Leg, Location, Route
from twin.signage.lint.catalogue import CHECKS
from twin.signage.lint.rule import Report
from twin.signage.lint.survey import Onward, Step, Survey, spots_of_target

if TYPE_CHECKING:
    from twin.model.twin import Twin

SET_OUT_M: Final = 3.0
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


def lint_signs(place: OpenPlace, *, today: date, codes: Iterable[str] | None = None) -> SignLint:
    """
    Check the signs of a place.

    Parameters
    ----------
    today
        Signs that are valid for a time are held against it.
    codes
        The checks to run, all where not given.
    """
    wanted = None if codes is None else frozenset(codes)
    survey = Survey(twin=place.twin, today=today.isoformat(), onward=build_onward(place))
    reports = tuple(check(survey) for code, check in CHECKS.items() if wanted is None or code in wanted)
    return SignLint(today=survey.today, reports=reports)


def build_onward(place: OpenPlace, profile: str = WALKING) -> Onward:
    """Return how the way from a place to the nearest instance of a target sets out, as somebody of a profile goes."""

    @cache
    def list_goals(target: str) -> tuple[Location, ...]:
        ground = place.ground(profile)
        return tuple(_list_goals(place.twin, ground, target))

    def onward(storey: StoreyId, at: Point3, target: str) -> Step | None:
        from twin.routing.find import find_route  # noqa: PLC0415  # loaded with the ground

        start = Location(storey=storey, x_m=at[0], y_m=at[1])
        network = place.ground(profile).network
        goals = list_goals(target)
        same = [goal for goal in goals if goal.storey == storey] or goals
        found = (find_route(network, start, goal) for goal in same)
        ways = [way for way in found if isinstance(way, Route) and way.legs]
        return _set_out(min(ways, key=lambda way: way.cost_s)) if ways else None

    return onward


def _list_goals(twin: "Twin", ground: Ground, target: str) -> Iterable[Location]:
    kind, _, name = target.partition(":")
    elements = list(spots_of_target(twin, target))
    if kind == "storey":
        elements = [space.id for space in twin.list_spaces(StoreyId(name)) if space.navigable]
    for element in elements:
        stand = ground.stand_at(element)
        if stand is not None:
            yield stand


def _set_out(way: Route) -> Step:
    """Return the first step of a way: to where it is three metres off, or to the end of its first leg."""
    first = way.legs[0]
    if first.connector is not None:
        return Step(heading_rad=_heading(first), length_m=way.length_m, rises=_rises(first))
    follows = way.legs[1] if len(way.legs) > 1 and first.length_m <= SET_OUT_M else None
    return Step(heading_rad=_heading(first), length_m=way.length_m, rises=None if follows is None else _rises(follows))


def _heading(leg: Leg) -> float:
    start = leg.path[0]
    gone = next((p for p in leg.path if math.dist(p[:2], start[:2]) > SET_OUT_M), leg.path[-1])
    return math.atan2(gone[1] - start[1], gone[0] - start[0])


def _rises(leg: Leg) -> bool | None:
    if leg.connector is None:
        return None
    return leg.path[-1][2] > leg.path[0][2]
