"""Use case: what a building gives to whom. Outages, detours, dead ends and bottlenecks over all its public places."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twin.app.entries import Entry, EntryKind
from twin.app.open_place import Ground, OpenPlace, get_profile
from twin.model.access import Bottleneck, DeadEnd, Detours, Lengthening, Outage
from twin.model.passage import PortalKind
from twin.model.profile import Profile
from twin.model.route import Route
from twin.model.space import SpaceUse
from twin.model.twin import Twin
from twin.routing.profiles.named import WALKING

if TYPE_CHECKING:
    from twin.routing.analysis.all_ways import AllWays
    from twin.routing.analysis.doorways import Doorways
    from twin.routing.analysis.place_graph import PlaceGraph

Told = Callable[[str, float], None]
"""Told what is done and how much of it, 0 to 1."""

PUBLIC_KINDS: Final = frozenset({EntryKind.ENTRANCE, EntryKind.SPACE, EntryKind.FACILITY})
UNVISITED_USES: Final = frozenset({SpaceUse.STAIR, SpaceUse.PLANT})
"""Spaces that one passes through or that serve the building: nobody's goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileAccess:
    """
    What the building gives to one profile. Places are named by their ids.

    ``placeless`` are places where the profile's body cannot stand,
    ``unreached`` those that it does not get to from an entrance and back;
    ``entrances`` are those it may come in by. ``detours`` is ``None`` for
    somebody on foot.
    """

    profile: str
    entrances: tuple[str, ...]
    placeless: tuple[str, ...]
    unreached: tuple[str, ...]
    outages: tuple[Outage, ...]
    lengthenings: tuple[Lengthening, ...]
    dead_ends: tuple[DeadEnd, ...]
    bottlenecks: tuple[Bottleneck, ...]
    ways: int
    detours: Detours | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The accessibility of a building: its public places, and what each profile has of them."""

    places: tuple[Entry, ...]
    asked: tuple[Profile, ...]
    profiles: tuple[ProfileAccess, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Survey:
    """A building as one profile has it; the graph's places are the public ones, in their order."""

    ground: Ground
    graph: "PlaceGraph"
    doorways: "Doorways"


def list_public_places(place: OpenPlace) -> tuple[Entry, ...]:
    """Return the entrances, spaces and facilities that visitors ask for, as the search offers them; no stairwells."""
    return tuple(
        entry
        for entry in place.gazetteer.entries
        if entry.listed and entry.kind in PUBLIC_KINDS and entry.use not in UNVISITED_USES
    )


def analyse_access(
    place: OpenPlace, profiles: Sequence[str | Profile], told: Told = lambda _stage, _done: None
) -> Access:
    """
    Return the accessibility of a building for some profiles.

    Raises
    ------
    UnknownIdError
        If a profile is not known.
    """
    wanted = tuple(dict.fromkeys(get_profile(profile) for profile in profiles))
    compared = tuple(dict.fromkeys([WALKING, *wanted]))
    asked = compared if len(compared) > 1 else wanted
    places = list_public_places(place)
    surveys: dict[Profile, _Survey] = {}
    for number, profile in enumerate(asked):
        told(f"{profile.name}: network", 0.5 * number / len(asked))
        surveys[profile] = _survey(place, profile, places)
    found = []
    for number, profile in enumerate(wanted):
        told(f"{profile.name}: ways and outages", 0.5 + 0.5 * number / len(wanted))
        found.append(_conclude(places, profile, surveys[profile], surveys.get(WALKING)))
    return Access(places=places, asked=wanted, profiles=tuple(found))


def _survey(place: OpenPlace, profile: Profile, places: Sequence[Entry]) -> _Survey:
    from twin.routing.analysis.doorways import find_doorways  # noqa: PLC0415  # loaded with the ground
    from twin.routing.analysis.place_graph import build_place_graph  # noqa: PLC0415

    ground = place.ground(profile)
    graph = build_place_graph(ground.network, [ground.stand_at(entry.id) for entry in places])
    entrances = [entry.id for entry in places if entry.kind is EntryKind.ENTRANCE]
    return _Survey(ground=ground, graph=graph, doorways=find_doorways(graph, entrances))


def _conclude(places: Sequence[Entry], profile: Profile, survey: _Survey, walking: _Survey | None) -> ProfileAccess:
    from twin.routing.analysis.all_ways import find_all_ways  # noqa: PLC0415  # loaded with the ground
    from twin.routing.analysis.bottlenecks import find_bottlenecks  # noqa: PLC0415
    from twin.routing.analysis.dead_ends import find_dead_ends  # noqa: PLC0415
    from twin.routing.analysis.lengthenings import find_lengthenings  # noqa: PLC0415
    from twin.routing.analysis.outages import find_outages, find_served  # noqa: PLC0415

    graph, doorways, twin = survey.graph, survey.doorways, survey.graph.network.twin
    ids = [entry.id for entry in places]
    elements = tuple(_list_closable(twin))
    ways = find_all_ways(graph)
    served = frozenset(find_served(graph, doorways))
    placeless = tuple(entry.id for entry in places if survey.ground.stand_at(entry.id) is None)
    outages = find_outages(graph, doorways, elements)
    edges = [portal.id for portal in twin.portals.values() if portal.kind is PortalKind.VIRTUAL]
    behind = (*outages, *find_outages(graph, doorways, edges, at_lines=True))
    return ProfileAccess(
        profile=profile.name,
        entrances=tuple(ids[number] for number in doorways.inward),
        placeless=placeless,
        unreached=tuple(one for one in ids if one not in served and one not in placeless),
        outages=tuple(sorted(outages, key=lambda one: (-len(one.cut_off), one.element))),
        lengthenings=find_lengthenings(graph, doorways, elements),
        dead_ends=find_dead_ends(graph.network, behind),
        bottlenecks=find_bottlenecks(twin, ways),
        ways=ways.ways,
        detours=None if walking is None or walking is survey else _compare(places, walking, survey, ways),
    )


def _compare(places: Sequence[Entry], walking: _Survey, survey: _Survey, ways: "AllWays") -> Detours:
    """
    Compare ways between the same spots: where the profile stands, and only where it cannot, where one on foot does.

    Somebody on foot has another roomiest spot of a room than a wheelchair has.
    """
    from twin.routing.analysis.all_ways import find_all_ways  # noqa: PLC0415  # loaded with the ground
    from twin.routing.analysis.detours import compare_ways  # noqa: PLC0415
    from twin.routing.analysis.place_graph import build_place_graph  # noqa: PLC0415

    spots = [at or other for at, other in zip(survey.graph.locations, walking.graph.locations, strict=True)]
    on_foot = find_all_ways(build_place_graph(walking.graph.network, spots))
    return compare_ways([entry.id for entry in places], on_foot, ways)


def _list_closable(twin: Twin) -> Iterator[str]:
    """Yield what can fail or be locked: doors, gates, openings and connectors, not the open edges between zones."""
    yield from (portal.id for portal in twin.portals.values() if portal.kind is not PortalKind.VIRTUAL)
    yield from twin.connectors


def find_worst_pair(place: OpenPlace, access: Access) -> tuple[Route, Route] | None:
    """
    Return the pair with the largest ratio of all profiles: the profile's route, then that on foot.

    ``None`` where no profile was compared.
    """
    from twin.routing.find import find_route  # noqa: PLC0415  # loaded with the ground

    compared = [
        (one.detours.worst[0].ratio, profile, one.detours.worst[0])
        for profile, one in zip(access.asked, access.profiles, strict=True)
        if one.detours is not None and one.detours.worst
    ]
    if not compared:
        return None
    _, profile, detour = max(compared, key=lambda found: (found[0], found[1].name))
    start, goal = (place.ground(profile).stand_at(end) for end in (detour.start, detour.goal))
    if start is None or goal is None:
        return None
    own, on_foot = (find_route(place.ground(who).network, start, goal) for who in (profile, WALKING))
    return (own, on_foot) if isinstance(own, Route) and isinstance(on_foot, Route) else None
