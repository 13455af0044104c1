"""The use case of "what is within reach", and of all ways between all public places at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from twin.app.entries import Entry, EntryKind
from twin.app.open_place import OpenPlace
from twin.app.question import Question, put_question
from twin.errors import RequestError
from twin.model.profile import Profile
from twin.model.route import Location

if TYPE_CHECKING:
    from twin.routing.places import Place
    from twin.routing.questions.isochrone import Isochrone
    from twin.routing.questions.matrix import CostMatrix

WITHIN_MAX_S: Final = 3600.0
"""Nobody walks in a building for longer than an hour."""
KINDS: Final = frozenset({EntryKind.SPACE, EntryKind.FACILITY, EntryKind.ENTRANCE, EntryKind.CONNECTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A place, when one is there and how far it is."""

    entry: Entry
    duration_s: float
    length_m: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nearby:
    """What is reached within a time, the soonest first; the floor of each storey is in ``isochrone``."""

    profile: str
    at: datetime
    language: str
    starts: tuple[Location, ...]
    isochrone: "Isochrone"
    places: tuple[Reached, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AllPairs:
    """What it costs, takes and measures to get from each public place to each other."""

    profile: str
    at: datetime
    entries: tuple[Entry, ...]
    matrix: "CostMatrix"


def find_nearby(
    place: OpenPlace,
    *,
    origin: str,
    within_s: float,
    profile: str | Profile = "walking",
    language: str = "zh-CN",
    avoid: tuple[str, ...] = (),
    closed: tuple[str, ...] = (),
    at: datetime | None = None,
) -> Nearby:
    """
    Return what somebody reaches within a time.

    What is outside its opening hours is closed if a time is asked for.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        If a name, profile or kind to avoid is not understood.
    RequestError
        If the time makes no sense.
    """
    from twin.routing.places import find_place  # noqa: PLC0415  # loaded with it
    from twin.routing.questions.isochrone import find_isochrone  # noqa: PLC0415  # its compiler loads slowly: only who walks pays

    if not 0.0 < within_s <= WITHIN_MAX_S:
        msg = f"{within_s:g} s is no time to walk in: more than 0 and at most {WITHIN_MAX_S:g} can be asked for"
        raise RequestError(msg)
    question = put_question(place, (origin,), profile=profile, language=language, avoid=avoid, closed=closed, at=at)
    network = question.network
    starts = [found for start in question.stops[0] if (found := find_place(network, start)) is not None]
    search = question.restless_search
    isochrone = find_isochrone(network, starts, within_s, search=search)
    return Nearby(
        profile=network.profile.name,
        at=question.closures.at,
        language=language,
        starts=question.stops[0],
        isochrone=isochrone,
        places=_list_reached(question, starts, isochrone),
    )


def find_all_pairs(
    place: OpenPlace,
    *,
    profile: str | Profile = "walking",
    closed: tuple[str, ...] = (),
    at: datetime | None = None,
) -> AllPairs:
    """
    Return what the ways between all public spaces, windows, desks and entrances cost.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        If a profile, or what is said to be closed, is not understood.
    """
    from twin.routing.questions.matrix import build_cost_matrix  # noqa: PLC0415  # its compiler loads slowly: only who walks pays

    question = put_question(place, (), profile=profile, language="zh-CN", closed=closed, at=at)
    entries = [entry for entry in _list_places(place) if entry.kind is not EntryKind.CONNECTOR]
    stands = [(entry, question.ground.stand_at(entry.id)) for entry in entries]
    known = [(entry, at_place) for entry, at_place in stands if at_place is not None]
    return AllPairs(
        profile=question.network.profile.name,
        at=question.closures.at,
        entries=tuple(entry for entry, _ in known),
        matrix=build_cost_matrix(question.restless_search, [stand for _, stand in known]),
    )


def _list_places(place: OpenPlace) -> list[Entry]:
    """Return what visitors may look for, one entry for each element; a back office is none."""
    private = {space.id for space in place.twin.spaces.values() if space.public is not None and not space.public.value}
    return [
        entry for entry in place.gazetteer.entries if entry.kind in KINDS and entry.listed and entry.id not in private
    ]


def _list_reached(question: Question, starts: "list[Place]", isochrone: "Isochrone") -> tuple[Reached, ...]:
    from twin.routing.places import find_place  # noqa: PLC0415  # loaded with the ground
    from twin.routing.questions.matrix import reach_places  # noqa: PLC0415  # loaded with the ground
    from twin.routing.trees import approach, measure_direct  # noqa: PLC0415  # loaded with the ground

    network = question.network
    stands = [(entry, question.ground.stand_at(entry.id)) for entry in _list_places(question.place)]
    goals = [
        (entry, goal)
        for entry, stand in stands
        if stand is not None and (goal := find_place(network, stand)) is not None
    ]
    reach = reach_places(isochrone.tree, [approach(network, goal) for _, goal in goals])
    best = {entry.id: (float(cost), *map(float, sums)) for (entry, _), cost, sums in zip(goals, *reach, strict=True)}
    for start in starts:
        near = [(entry, goal) for entry, goal in goals if goal.foothold.storey == start.foothold.storey]
        direct = measure_direct(network, start, [goal for _, goal in near])
        for (entry, _), cost, sums in zip(near, *direct, strict=True):
            best[entry.id] = min(best[entry.id], (float(cost), *map(float, sums)))
    found = [
        Reached(entry=entry, length_m=best[entry.id][1], duration_s=best[entry.id][2])
        for entry, _ in goals
        if best[entry.id][2] <= isochrone.within_s
    ]
    return tuple(sorted(found, key=lambda reached: (reached.duration_s, reached.entry.id)))
